//! Change requests on the pages: the sign, the pages of their signals, and what opens in the forge.

use testkit::cases::{self, Case};

use crate::forge::{APPROVES, LEAD, asks, at, comments, forge, request, sixty_weeks};
use crate::markup::{Element, read};
use crate::team::Team;
use crate::valid;
use crate::visitor::Visitor;

/// A page: its words in one line, and its elements.
struct Page {
    words: String,
    elements: Vec<Element>,
}

impl Page {
    async fn of(visitor: &Visitor, path: &str) -> Page {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        valid::check(path, &answer.body);
        let elements = read(&answer.body).unwrap();
        let main = elements.iter().find(|one| one.name == "main").unwrap();
        Page { words: in_one_line(&main.text), elements }
    }

    fn says(&self, sentences: &[&str]) {
        for words in sentences {
            assert!(self.words.contains(words), "\"{words}\" is not said:\n{}", self.words);
        }
    }

    /// The words of the row of a sign.
    fn row(&self, name: &str) -> String {
        let mut rows =
            self.elements.iter().filter(|one| one.name == "article").map(|one| in_one_line(&one.text));
        rows.find(|text| text.starts_with(name)).unwrap_or_else(|| panic!("no sign {name}"))
    }

    fn leads_to(&self, address: &str) -> bool {
        self.elements.iter().any(|one| one.name == "a" && one.get("href") == Some(address))
    }
}

fn in_one_line(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn connected(case: Case) -> Visitor {
    let mut team = Team::of(case);
    team.forge = Some(records::Forge { comments: comments(), ..forge(sixty_weeks()) });
    Visitor::of(team).await
}

#[tokio::test]
async fn the_sign_has_hours_a_line_of_its_own_scale_and_what_waits() {
    let page = Page::of(&connected(cases::seven()).await, "/scorecard").await;
    let row = page.row("Bottlenecks");
    for words in [
        "Wait on you: median wait on you for a review, weekends out",
        "20 h of 26 waits",
        "Down. Before: 30 h. Usually 30 h.",
        "Beside it: The others, 4 h.",
        "4 wait for you, the oldest since Tuesday 10 November.",
        "Wait on you: 20 h now, usually 30 h",
        "No value for",
    ] {
        assert!(row.contains(words), "\"{words}\" is not in\n{row}");
    }
    assert!(page.row("Overinvolvement").contains("merged on your approval alone"));
    // Its scale is one of hours, and those of shares end where they did.
    assert!(page.row("Bottlenecks").contains("40 h") || page.row("Bottlenecks").contains("30 h"));
    assert!(!page.row("Team dependency").contains(" h "));
    page.says(&["Read from your forge: kassa/kassa, 244 change requests to 19 November 2026."]);
    assert!(page.leads_to("/signals/wait-on-you"));
}

#[tokio::test]
async fn without_a_forge_the_sign_keeps_its_place_and_says_the_command() {
    let page = Page::of(&Visitor::of(Team::of(cases::seven())).await, "/scorecard").await;
    let row = page.row("Bottlenecks");
    assert!(row.contains("Not seen: git does not record who was asked for review."), "{row}");
    assert!(row.contains("groundwork connect github OWNER/REPO") && row.contains("No number"), "{row}");
    page.says(&["No forge is connected, so reviews and waiting cannot be seen."]);
}

#[tokio::test]
async fn each_request_opens_in_the_forge() {
    let visitor = connected(cases::seven()).await;
    for (slug, sentence) in [
        ("gate-share", "Merged without any approval: 0 by you, 0 by others."),
        ("wait-on-you", "20 h at the median; the others’ 4 h."),
        ("waiting-for-you", "#241 Settle"),
        ("review-concentration", "Spread over 7 people"),
        ("question-share", "12 of 48 in the twelve weeks to 15 November 2026. Down: before 50 %, 96 of 192."),
    ] {
        let page = Page::of(&visitor, &format!("/signals/{slug}")).await;
        page.says(&[
            sentence,
            "Each opens in your forge.",
            "GitHub kassa/kassa from 23 October 2023 to 19 November 2026",
        ]);
        let opens = |one: &Element| {
            one.get("href").is_some_and(|to| to.starts_with("https://github.com/kassa/kassa/pull/"))
        };
        assert!(page.elements.iter().any(opens), "{slug}");
        let csv = visitor.get(&format!("/signals/{slug}.csv")).await;
        if slug == "question-share" {
            page.says(&["They stand on 4 requests", "12 comments behind 25 %", "All 48 it is a share of"]);
            assert!(csv.body.starts_with("12 weeks to,Comments,Ask,"), "{}", &csv.body[..80]);
        }
        if slug == "wait-on-you" {
            assert!(
                csv.body.starts_with("12 weeks to,Waits,Median\r\n2026-11-15,26,20.00\r\n"),
                "{}",
                &csv.body[..80]
            );
        }
    }
}

#[tokio::test]
async fn few_waits_are_a_list_and_no_line() {
    let mut team = Team::of(cases::seven());
    let opened = at(2, 0, 9);
    let acts = [(opened, 1, asks(LEAD)), (opened + 7 * 3_600, LEAD, APPROVES)];
    team.forge = Some(forge(vec![request(1, 1, opened, &acts)]));
    let visitor = Visitor::of(team).await;
    let row = Page::of(&visitor, "/scorecard").await.row("Bottlenecks");
    assert!(row.contains("1 request to you for a review, 10 needed for a median; the longest 7 h"), "{row}");
    let page = Page::of(&visitor, "/signals/wait-on-you").await;
    page.says(&["#1 Settle", ": 7 h"]);
}

#[tokio::test]
async fn before_leaving_there_is_what_only_the_lead_approved_and_what_waits_the_oldest_first() {
    let visitor = connected(cases::seven()).await;
    let known = |seen: &web::Seen| {
        let report = seen.report;
        let waits: Vec<String> = report.waiting.items.iter().map(|item| item.record.id.clone()).collect();
        (report.gate.signal.count.unwrap(), waits)
    };
    let (gate, waits) = visitor.look(known).await;
    let page = Page::of(&visitor, "/away").await;
    page.says(&[&format!(
        "{} of the {} requests by others that were merged in twelve weeks had your approval and nobody else’s.",
        gate.part, gate.of
    )]);
    assert!(gate.part > 0 && page.leads_to("/signals/gate-share#records"));
    let listed: Vec<&str> = page
        .elements
        .iter()
        .filter(|one| one.name == "a" && one.get("href").is_some_and(|to| to.contains("/pull/")))
        .map(|one| one.text.as_str())
        .collect();
    let first: Vec<&str> = waits.iter().take(desk::away::NAMED).map(String::as_str).collect();
    assert_eq!(listed, first);
    assert!(!waits.is_empty());
    if let Some(more @ 1..) = waits.len().checked_sub(desk::away::NAMED) {
        page.says(&[&format!("And {more} more")]);
    }
    page.says(&["Before you leave: do each of them, or name in it who does so in your place."]);
}

#[tokio::test]
async fn without_a_forge_one_sentence_says_what_would_show_it() {
    let page = Page::of(&Visitor::of(Team::of(cases::seven())).await, "/away").await;
    page.says(&["Before you leave", "Your forge does: groundwork connect github OWNER/REPO reads it."]);
    assert_eq!(page.words.matches("groundwork connect").count(), 1, "{}", page.words);
    assert!(!page.words.contains("Nothing waits for you now"), "it is not known");
}
