//! Who is who.

use desk::people::{members, pairs, visitors, yours};
use madeup::kassa;
use web::Seen;

use crate::typed::{done, hidden, texts, wrong};
use crate::visitor::Visitor;

async fn active(visitor: &Visitor) -> usize {
    visitor.sees(|seen| seen.ground.active.len()).await
}

async fn open_pairs(visitor: &Visitor) -> Vec<(String, String)> {
    let open = |seen: &Seen| pairs(seen.desk, seen.ground).into_iter().map(|pair| (pair.one.1, pair.other.1));
    visitor.sees(move |seen| open(seen).collect()).await
}

/// An address of somebody of the team who is not the lead.
async fn somebody(visitor: &Visitor) -> String {
    let all = visitor.sees(|seen| members(seen.desk, seen.ground)).await;
    all.into_iter().find(|member| !member.lead).unwrap().address
}

#[tokio::test]
async fn the_team_stands_in_the_order_of_the_alphabet_and_visitors_are_one_number() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/people").await;
    let rows = texts(&page, "th", "tbody");
    let (names, strangers, sentence) = visitor
        .sees(|seen| {
            let ground = seen.ground;
            let name = |at: u32| ground.people.persons[at as usize].name.clone();
            let mut team: Vec<String> = ground.active.others.iter().map(|&at| name(at)).collect();
            team.push(format!("{} (you)", name(ground.lead())));
            team.sort_by_key(|name| name.to_lowercase());
            let asked: Vec<String> =
                pairs(seen.desk, ground).into_iter().flat_map(|pair| [pair.one.0, pair.other.0]).collect();
            let all = 0..ground.people.persons.len() as u32;
            let strangers: Vec<String> = all
                .filter(|&at| at != ground.lead() && !ground.active.has_other(at))
                .map(name)
                .filter(|name| !asked.iter().any(|asked| asked.contains(name.as_str())))
                .collect();
            (team, strangers, visitors(ground))
        })
        .await;
    assert_eq!(rows, names);
    assert!(page.body.contains(&sentence), "{sentence}");
    assert!(!strangers.is_empty());
    for name in strangers {
        assert!(!page.body.contains(&name), "a visitor is listed");
    }
}

#[tokio::test]
async fn each_address_of_the_lead_stands_with_what_was_written_under_it() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/people").await;
    let (own, commits) = visitor
        .sees(|seen| {
            let ground = seen.ground;
            let by_lead =
                |commit: &&records::Commit| ground.people.person(0, commit.author) == Some(ground.lead());
            (yours(seen.desk, ground), seen.desk.histories[0].commits.iter().filter(by_lead).count())
        })
        .await;
    assert_eq!(own.iter().map(|own| own.wrote.commits).sum::<usize>(), commits);
    assert_eq!(own.len(), 3);
    for own in own {
        let row = format!("{} {}; {}.", own.who, own.wrote.words(), own.why);
        assert!(texts(&page, "span", "li").contains(&row), "{row}");
    }
}

#[tokio::test]
async fn who_is_removed_from_a_day_is_in_no_figure_until_that_is_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let before = active(&visitor).await;
    let who = somebody(&visitor).await;
    let out = [("is", "out"), ("who", who.as_str()), ("from", "2026-11-02"), ("to", "")];
    let page = visitor.keeps("/members", &out).await;
    assert!(done(&page).contains(&format!("active people: {before} to {}", before - 1)), "{}", done(&page));
    assert_eq!(active(&visitor).await, before - 1);
    assert!(page.body.contains(&format!("{who} is not in the team from 2 November 2026")));

    visitor.keeps("/withdrawals", &[("word", &hidden(&page, "word")[0]), ("back", "/people")]).await;
    assert_eq!(active(&visitor).await, before);
    let page = visitor.keeps("/undo", &[("back", "/people")]).await;
    assert!(done(&page).starts_with("It holds again"), "{}", done(&page));
    assert_eq!(active(&visitor).await, before - 1);
    visitor.keeps("/members", &[("is", "in"), ("who", &who), ("from", ""), ("to", "")]).await;
    assert_eq!(active(&visitor).await, before);
}

#[tokio::test]
async fn a_question_about_two_is_answered_both_ways_and_asked_again_when_the_answer_is_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let open = open_pairs(&visitor).await;
    let (one, other) = open[0].clone();
    let persons = async || visitor.sees(|seen| seen.ground.people.persons.len()).await;
    let before = persons().await;
    for (same, then) in [("yes", before - 1), ("no", before)] {
        visitor.keeps("/pairs", &[("one", &one), ("other", &other), ("same", same)]).await;
        assert!(!open_pairs(&visitor).await.contains(&open[0]), "{same}");
        assert_eq!(persons().await, then, "{same}");
        visitor.keeps("/undo", &[("back", "/people")]).await;
        assert_eq!(open_pairs(&visitor).await, open);
    }
}

#[tokio::test]
async fn an_address_is_taken_out_and_the_last_one_is_not() {
    let visitor = Visitor::of_the_team().await;
    visitor.keeps("/addresses", &[("address", kassa::ADDRESS), ("mine", "no")]).await;
    let own = visitor.sees(|seen| yours(seen.desk, seen.ground).len()).await;
    assert_eq!(own, 1, "what is joined by the name of that address goes with it");
    let last = [("address", kassa::LAPTOP), ("mine", "no")];
    visitor.refuses("/addresses", &last, "none of the authors here would be you").await;
    visitor.keeps("/undo", &[("back", "/people")]).await;
    let own = visitor.sees(|seen| yours(seen.desk, seen.ground).len()).await;
    assert_eq!(own, 3);
}

#[tokio::test]
async fn what_is_no_address_and_no_day_is_said_beside_its_field() {
    let visitor = Visitor::of_the_team().await;
    let nobody = "<script>alert(1)</script>@example.org";
    for (path, field, rest) in [
        ("/members", "who", &[("is", "in")] as &[(&str, &str)]),
        ("/addresses", "address", &[("from", "typed"), ("mine", "yes")]),
    ] {
        let mut fields = vec![(field, nobody)];
        fields.extend(rest);
        let page = visitor.refuses(path, &fields, "nobody here has the address").await;
        assert_eq!(wrong(&page), [(field.to_owned(), nobody.to_owned())]);
        assert!(!page.body.contains("<script>alert"));
    }
    let who = somebody(&visitor).await;
    visitor.refuses("/members", &[("is", "in"), ("who", &who), ("from", "soon")], "soon is no date").await;
    visitor.refuses("/bots", &[("pattern", "*")], "would make you a program").await;
    visitor.refuses("/bots", &[("pattern", " ")], "there is no pattern").await;
    let page = visitor
        .refuses(
            "/scope",
            &[("path", "ledger/\nnowhere/"), ("back", "/people")],
            "no file lies below nowhere/",
        )
        .await;
    assert_eq!(wrong(&page), [("path".to_owned(), "ledger/\nnowhere/".to_owned())]);
    visitor.keeps("/scope", &[("path", "ledger/"), ("back", "/people")]).await;
    assert_eq!(visitor.sees(|seen| seen.ground.settings.scope.clone()).await, ["ledger/"]);
}

#[tokio::test]
async fn a_program_counts_nowhere() {
    let visitor = Visitor::of_the_team().await;
    let bots = async || visitor.sees(|seen| seen.ground.changes.bots).await;
    let before = bots().await;
    let who = somebody(&visitor).await;
    let team = active(&visitor).await;
    let page = visitor.keeps("/bots", &[("pattern", &who)]).await;
    assert!(bots().await > before);
    assert_eq!(active(&visitor).await, team - 1);
    assert!(page.body.contains(&format!("{who} is a program")));
}
