//! The page to print holds only what is ticked, and nothing of others.

use madeup::kassa;
use records::Said;

use crate::markup::{Element, read};
use crate::team;
use crate::visitor::Visitor;

const ALL: &str = "show=unseen&show=areas&show=s1a&show=s1a-said&show=s6b&show=s9&show=one";

async fn sheet(visitor: &Visitor, asked: &str) -> (String, Vec<Element>, String) {
    let answer = visitor.get(&format!("/scorecard/print?{asked}")).await;
    crate::valid::check(asked, &answer.body);
    let elements = read(&answer.body).unwrap();
    let sheet = elements.iter().find(|one| one.get("class") == Some("sheet"));
    let text = sheet.map_or(String::new(), |one| one.text.clone());
    (text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" "), elements, answer.body)
}

async fn who_disagreed() -> Visitor {
    let visitor = Visitor::of_the_team().await;
    let why = "I paired on half of these".to_owned();
    visitor.hear(vec![Said::Disagreed { signal: "s1a".to_owned(), why }]).await;
    visitor
}

#[tokio::test]
async fn only_what_is_ticked_stands_on_it() {
    let visitor = who_disagreed().await;
    let (nothing, ..) = sheet(&visitor, "").await;
    assert_eq!(nothing, "");
    let (all, ..) = sheet(&visitor, ALL).await;
    for (tick, words) in [
        ("unseen", "Git sees what was merged, not reviews"),
        ("areas", "only you have worked recently"),
        ("s1a", "Down from before: 34 %. Usually 32 to 37 %."),
        ("s1a-said", "“I paired on half of these”, 19 November 2026."),
        ("s6b", "Team dependency"),
        ("one", "Someone else does the weekly release on Wednesday 25 November and you watch."),
    ] {
        assert!(all.contains(words), "{words}: {all}");
        let (one, ..) = sheet(&visitor, &format!("show={tick}")).await;
        assert!(one.contains(words), "{tick}: {one}");
        let without: Vec<&str> = ALL.split('&').filter(|part| *part != format!("show={tick}")).collect();
        let (rest, ..) = sheet(&visitor, &without.join("&")).await;
        assert!(!rest.contains(words), "{tick} is not ticked: {rest}");
    }
}

#[tokio::test]
async fn no_name_and_no_count_of_others_stands_on_it() {
    let visitor = who_disagreed().await;
    let (text, elements, body) = sheet(&visitor, ALL).await;
    let others = visitor.look(|seen| {
        let people =
            seen.ground.active.others.iter().map(|&person| &seen.ground.people.persons[person as usize]);
        people
            .flat_map(|person| person.name.split(' ').map(str::to_owned).chain([person.address.clone()]))
            .collect::<Vec<_>>()
    });
    for name in others.await {
        assert!(!body.contains(&name), "{name}");
    }
    assert!(!body.contains(kassa::LEAD), "the lead may write their name on it themselves");
    let counts = visitor.look(|seen| {
        let verdicts = [&seen.report.maker_share.signal, &seen.report.absence.signal]
            .map(|signal| signal.verdict.unwrap());
        let of =
            verdicts.map(|verdict| [verdict.now.of, verdict.before.of, verdict.now.of - verdict.now.part]);
        of.concat()
    });
    assert!(!text.contains("of the last"), "how often it was others: {text}");
    // In the text and in what a picture says to those who do not see it.
    let said: String = elements
        .iter()
        .filter(|one| one.name == "desc" || one.name == "title")
        .map(|one| one.text.clone())
        .collect();
    for count in counts.await {
        let count = desk::text::thousands(count);
        assert!(!format!("{text} {said}").contains(&count), "{count}");
    }
}

#[tokio::test]
async fn the_choice_is_no_part_of_what_is_printed_and_the_rest_is() {
    let (_, elements, _) = sheet(&who_disagreed().await, ALL).await;
    let form = elements.iter().position(|one| one.get("action") == Some("/scorecard/print")).unwrap();
    assert!(elements[form].get("method") == Some("get") && elements[form].is_inside("section"));
    let css = &web::assets::ALL[0].body;
    assert!(css.contains(".not-printed"));
    let hidden =
        elements.iter().find(|one| one.get("class").is_some_and(|class| class.contains("not-printed")));
    assert!(hidden.unwrap().text.contains("On the page"));
    let _ = team::repository();
}
