//! The map of the capabilities, and the ways to it.

use axum::http::StatusCode;
use desk::content;
use growth::content::Capability;
use growth::cycle::Cycle;
use signals::DEFINITIONS;

use crate::markup::read;
use crate::team::{Team, repository};
use crate::typed::done;
use crate::valid;
use crate::visitor::Visitor;

/// The text of a page as it is read.
fn text(body: &str) -> String {
    let all = read(body).unwrap();
    let main = all.iter().find(|one| one.name == "main").unwrap();
    main.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn path(known: &Capability) -> String {
    format!("/growth/capabilities/{}", known.id.to_lowercase())
}

/// Whatever writers wrote of a capability is on its page, and the page is on the map.
#[tokio::test]
async fn everything_that_is_written_of_a_capability_can_be_read() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let map = visitor.get("/growth/capabilities").await;
    assert!(visitor.get("/growth").await.body.contains("href=\"/growth/capabilities\""));
    let told = text(&map.body);
    for words in content()
        .shifts
        .iter()
        .map(|shift| &shift.meaning)
        .chain(content().gates.iter().map(|gate| &gate.meaning))
    {
        assert!(told.contains(words.as_str()), "{words}");
    }
    for known in &content().capabilities {
        assert!(map.body.contains(&format!("href=\"{}\"", path(known))), "{}", known.id);
        let page = visitor.get(&path(known)).await;
        assert_eq!(page.status, StatusCode::OK);
        valid::check(&known.id, &page.body);
        let told = text(&page.body);
        let shift = content().shifts.iter().find(|shift| shift.id == known.shift).unwrap();
        let mut all: Vec<&String> = vec![&known.name, &known.meaning, &shift.meaning];
        all.extend(&known.notice);
        all.extend(known.behaviours.iter().map(|one| &one.text));
        all.extend(known.practices.iter().flat_map(|one| [&one.moment, &one.act, &one.good, &one.poor]));
        all.extend(known.items.iter().map(|one| &one.text));
        all.extend(known.strengths.iter().flat_map(|one| [&one.name, &one.overused, &one.differently]));
        all.extend(known.claims.iter().flat_map(|one| [&one.text, &one.source, &one.size]));
        for words in all {
            assert!(told.contains(words.as_str()), "{}: {words}", known.id);
        }
        for definition in DEFINITIONS {
            let linked = page.body.contains(&format!("href=\"/signals/{}\"", definition.slug));
            assert_eq!(
                linked,
                known.signals.iter().any(|id| id == definition.id),
                "{}: {}",
                known.id,
                definition.id
            );
        }
    }
    assert_eq!(visitor.get("/growth/capabilities/k11").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn practices_can_be_narrowed_to_where_they_fit() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let page = visitor.get("/growth/capabilities/k2?fits=on-call").await;
    let told = text(&page.body);
    assert!(told.contains("I sit beside somebody who does it"));
    assert!(!told.contains("I swap it for one that nobody waits for"));
    assert!(page.body.contains("<b>on call</b>"));
    let all = visitor.get("/growth/capabilities/k2?fits=%3Cb%3E").await;
    assert!(text(&all.body).contains("I swap it for one that nobody waits for"), "there is no such context");
}

#[tokio::test]
async fn a_capability_is_begun_on_its_page_unless_something_is_practised() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let page = visitor.get("/growth/capabilities/k9").await;
    assert!(page.body.contains("value=\"K9:The same thing keeps breaking\""));
    let begun = visitor.keeps("/growth", &[("start", "K9:The same thing keeps breaking")]).await;
    assert!(begun.body.contains("href=\"/growth/capabilities/k9\""));
    let of_it = begun.body.split_once("/part\"").unwrap().0.rsplit_once('"').unwrap().1;
    visitor.keeps(&format!("{of_it}/practices"), &[("practice", "k9-third-time")]).await;
    let page = visitor.get("/growth/capabilities/k9").await;
    assert!(!page.body.contains("name=\"start\""));
    assert!(text(&page.body).contains("You are practising something already"));
    let notice = visitor.get("/growth/notice?signal=comes-back").await;
    assert!(
        !notice.body.contains("name=\"start\"")
            && text(&notice.body).contains("You are practising something already")
    );
}

/// The cycle the lead is in.
async fn current(visitor: &Visitor) -> Cycle {
    let current = |seen: &web::Seen| seen.notes(|book| Ok(book.cycles.current(book.today).unwrap().clone()));
    visitor.sees(move |seen| current(seen).unwrap()).await
}

#[tokio::test]
async fn a_signal_and_an_area_lead_to_a_cycle_that_knows_them() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    for definition in DEFINITIONS {
        let page = visitor.get(&format!("/signals/{}", definition.slug)).await;
        let to = format!("/growth/notice?signal={}", definition.slug);
        let named = content().capabilities.iter().any(|one| one.signals.iter().any(|id| id == definition.id));
        assert_eq!(page.body.contains(&format!("href=\"{to}\"")), named, "{}", definition.id);
    }
    let area = visitor.get("/knowledge/ledger").await;
    assert!(area.body.contains("href=\"/growth/notice?signal=fresh-knowledge&#38;area=ledger\""));
    let notice = visitor.get("/growth/notice?signal=fresh-knowledge&area=ledger").await;
    assert!(text(&notice.body).contains("It was noticed in Fresh knowledge, in ledger."));
    assert!(
        notice.body.contains("value=\"K2:Everything waits for me\"") && !notice.body.contains("value=\"K9:")
    );
    let where_ = [("signal", "fresh-knowledge"), ("area", "ledger")];
    let refused = visitor
        .refuses(
            "/growth",
            &[&where_[..], &[("words", "The ledger is mine")]].concat(),
            "no sentence is chosen",
        )
        .await;
    assert!(
        refused.body.contains("name=\"area\" value=\"ledger\"")
            && refused.body.contains("The ledger is mine")
    );
    let typed =
        [&where_[..], &[("start", "K2:Everything waits for me"), ("words", "The ledger is mine")]].concat();
    let page = visitor.keeps("/growth", &typed).await;
    assert!(done(&page).contains("The ledger is mine"));
    assert!(text(&page.body).contains("Noticed in Fresh knowledge, in ledger."));
    let cycle = current(&visitor).await;
    assert_eq!(cycle.signal.as_deref(), Some("s5b"));
    assert_eq!(
        cycle.place.map(|place| (place.team, place.area)),
        Some(("kassa".to_owned(), "ledger".to_owned()))
    );
    for wrong in
        ["/growth/notice", "/growth/notice?signal=none", "/growth/notice?signal=maker-share&area=nowhere"]
    {
        assert_eq!(visitor.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}
