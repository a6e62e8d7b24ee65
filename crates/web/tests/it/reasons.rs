//! The weekly pass: what waits, what is answered, and how often git thinks the same.

use axum::http::StatusCode;
use desk::corrections::{of_week, waiting};
use records::Answer;

use crate::markup::{Element, read, text_of};
use crate::valid;
use crate::visitor::Visitor;

/// The changes of the week, by id, newest first.
async fn week(visitor: &Visitor) -> Vec<String> {
    visitor
        .look(|seen| of_week(seen.ground).iter().map(|change| seen.ground.id(change).to_string()).collect())
        .await
}

async fn elements(visitor: &Visitor) -> Vec<Element> {
    let page = visitor.get("/reasons").await;
    assert_eq!(page.status, StatusCode::OK);
    valid::check("reasons", &page.body);
    read(&page.body).unwrap()
}

fn heading(elements: &[Element], id: &str) -> String {
    elements.iter().find(|one| one.get("id") == Some(id)).unwrap().text.clone()
}

#[tokio::test]
async fn the_lead_s_changes_of_the_week_wait_and_then_earlier_ones() {
    let visitor = Visitor::of_the_team().await;
    let week = week(&visitor).await;
    let mine = |seen: &web::Seen| {
        let ground = seen.ground;
        waiting(ground).open.iter().map(|change| ground.id(change).to_string()).collect::<Vec<_>>()
    };
    let open = visitor.look(mine).await;
    assert!(week.len() > 2 && open.starts_with(&week), "the newest that wait are the week's");
    let elements = elements(&visitor).await;
    let forms = elements.iter().filter_map(|one| one.get("action")?.strip_prefix("/reasons/"));
    assert_eq!(forms.collect::<Vec<_>>(), open.iter().take(week.len() + 8).collect::<Vec<_>>());
    assert!(heading(&elements, "pass").starts_with("None said, "));
    assert_eq!(elements.iter().filter(|one| one.get("class") == Some("is-now")).count(), 1);
    assert!(
        elements
            .iter()
            .any(|one| one.text.starts_with(&format!("{} earlier changes", open.len() - week.len())))
    );
}

#[tokio::test]
async fn an_answer_is_kept_counted_and_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let week = week(&visitor).await;
    for (at, answer) in ["yes", "no", "wanted"].into_iter().enumerate() {
        let sent = visitor.post(&format!("/reasons/{}", week[at]), &format!("answer={answer}")).await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/reasons#pass"));
    }
    let page = elements(&visitor).await;
    assert!(heading(&page, "pass").starts_with("Three said, "));
    let pressed: Vec<&str> = page
        .iter()
        .filter(|one| one.get("aria-pressed") == Some("true"))
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(pressed, ["yes", "no", "I wanted to"]);
    let (said, count) =
        visitor.look(|seen| (seen.report.own_it.said, seen.report.own_it.signal.count.unwrap())).await;
    assert_eq!((said.answers, said.could, said.wanted, said.wins.of), (3, 2, 1, count.of));
    let text = text_of(&page, "stack");
    assert!(text.contains(&format!("3 of your {} changes", count.of)), "{text}");
    assert!(text.contains("someone else could have owned 1, nobody could 1, and 1 you wanted to."), "{text}");
    assert!(
        text.contains(&format!(
            "someone could have owned {}. You and it agree on {}.",
            said.estimated, said.agree
        )),
        "{text}"
    );

    // A later answer takes the place of the earlier one.
    visitor.post(&format!("/reasons/{}", week[0]), "answer=no").await;
    let held = |seen: &web::Seen| seen.ground.settings.reasons.values().copied().collect::<Vec<_>>();
    let mut held_now = visitor.look(held).await;
    held_now.sort_by_key(|answer| format!("{answer:?}"));
    assert_eq!(held_now, [Answer::No, Answer::No, Answer::Wanted]);
    visitor.post("/undo", "back=%2Freasons").await;
    let page = elements(&visitor).await;
    assert!(text_of(&page, "undo").starts_with("Taken back: the reason of "), "{}", text_of(&page, "undo"));
    assert_eq!(visitor.look(|seen| seen.report.own_it.said.could).await, 2);
}

#[tokio::test]
async fn an_answer_against_the_estimate_says_which_figure_it_changed() {
    let visitor = Visitor::of_the_team().await;
    let estimates = |seen: &web::Seen| {
        let ground = seen.ground;
        let all = of_week(ground).into_iter();
        let could = all.map(|change| {
            (ground.id(change).to_string(), signals::s1b::people_who_could(ground, change).unwrap() > 0)
        });
        (could.collect::<Vec<_>>(), seen.report.own_it.said.wins)
    };
    let (estimates, before) = visitor.look(estimates).await;
    let could = &estimates.iter().find(|(_, could)| *could).unwrap().0;
    visitor.post(&format!("/reasons/{could}"), "answer=yes").await;
    assert!(text_of(&elements(&visitor).await, "undo").starts_with("Kept. No figure changes."));
    visitor.post(&format!("/reasons/{could}"), "answer=no").await;
    visitor.post("/undo", "back=%2Freasons").await;
    let other = &estimates.iter().find(|(_, could)| !could).unwrap().0;
    visitor.post(&format!("/reasons/{other}"), "answer=wanted").await;
    let said = text_of(&elements(&visitor).await, "undo");
    let figures = format!("({} of {}) to ", before.part, before.of);
    assert!(said.starts_with("Kept. own-it share with your answers: ") && said.contains(&figures), "{said}");
    assert!(said.contains(&format!("({} of {})", before.part + 1, before.of)), "{said}");
}

#[tokio::test]
async fn when_all_is_said_nothing_is_asked_and_answers_stay() {
    let visitor = Visitor::of_the_team().await;
    let week = week(&visitor).await;
    for id in &week {
        visitor.post(&format!("/reasons/{id}"), "answer=yes").await;
    }
    let page = elements(&visitor).await;
    assert!(text_of(&page, "lede").ends_with("of your changes last week have their answer."));
    assert!(heading(&page, "pass").ends_with(" said, none to go"));
    assert_eq!(page.iter().filter(|one| one.get("aria-pressed") == Some("true")).count(), week.len());
}

#[tokio::test]
async fn what_is_no_change_of_the_lead_s_has_no_reason() {
    let visitor = Visitor::of_the_team().await;
    let of_another = |seen: &web::Seen| {
        let all = seen.ground.changes.all.iter().rev();
        let other = all.into_iter().find(|change| change.person != seen.ground.lead()).unwrap();
        seen.ground.id(other).to_string()
    };
    let other = visitor.look(of_another).await;
    for commit in [other.as_str(), "0000000", "%3Cb%3E", "HEAD"] {
        let answer = visitor.post(&format!("/reasons/{commit}"), "answer=yes").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{commit}");
        valid::check(commit, &answer.body);
    }
    let own = &week(&visitor).await[0];
    for form in ["answer=maybe", "answer=", ""] {
        let answer = visitor.post(&format!("/reasons/{own}"), form).await;
        assert!(answer.status.is_client_error(), "{form}");
    }
    assert!(visitor.look(|seen| seen.ground.settings.reasons.is_empty()).await, "nothing was kept");
}
