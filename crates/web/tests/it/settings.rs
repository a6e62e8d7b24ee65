//! Settings.

use desk::corrections::hours;
use desk::values::values;
use web::page::{BEHIND, ROOMS};

use crate::typed::{done, hidden, texts, wrong};
use crate::visitor::Visitor;

const WEEK: [(&str, &str); 6] = [
    ("mon-from", "08:30"),
    ("mon-to", "18:00"),
    ("tue-from", "08:30"),
    ("tue-to", "18:00"),
    ("sat-from", "10:00"),
    ("sat-to", "12:00"),
];

async fn said(visitor: &Visitor) -> Option<String> {
    visitor.sees(|seen| seen.desk.settings.hours.map(|hours| hours::shown(&hours))).await
}

#[tokio::test]
async fn every_value_stands_with_where_it_comes_from() {
    let visitor = Visitor::of_the_team().await;
    visitor.keeps("/hours", &WEEK).await;
    visitor.keeps("/targets", &[("signal", "s1a"), ("percent", "20"), ("back", "/settings")]).await;
    let page = visitor.get("/settings").await;
    let all = visitor.sees(|seen| values(seen.desk, "--data").unwrap()).await;
    let names: Vec<&str> = all.iter().map(|value| value.name).collect();
    assert_eq!(texts(&page, "th", "tbody"), names);
    let cells = texts(&page, "td", "tbody");
    for (value, cells) in all.iter().zip(cells.chunks(2)) {
        assert_eq!(cells[0], value.value);
        assert!(value.name == "data" || cells[1] == value.from, "{cells:?}");
    }
    assert!(page.body.contains("groundwork forget --everything"));
}

#[tokio::test]
async fn hours_are_kept_day_by_day_shown_and_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.keeps("/hours", &WEEK).await;
    assert_eq!(said(&visitor).await.as_deref(), Some("08:30-18:00 mon-tue 10:00-12:00 sat"));
    assert!(done(&page).starts_with("Kept. Outside your hours: "), "{}", done(&page));
    assert!(page.body.contains(r#"name="sat-to" value="12:00""#));
    let half = [("wed-from", "09:00"), ("wed-to", "")];
    let page = visitor.refuses("/hours", &half, "Wednesday has one end only").await;
    assert!(wrong(&page).contains(&("wed-from".to_owned(), "09:00".to_owned())));
    visitor.refuses("/hours", &[("wed-from", "19:00"), ("wed-to", "09:00")], "ends before it begins").await;
    visitor.keeps("/undo", &[("back", "/settings")]).await;
    assert_eq!(said(&visitor).await, None);
    visitor.keeps("/hours", &WEEK).await;
    visitor.keeps("/hours", &[("mon-from", ""), ("mon-to", "")]).await;
    assert_eq!(said(&visitor).await, None, "all empty: none are said");
}

#[tokio::test]
async fn how_a_proposal_is_known_is_kept_shown_and_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let known = async || visitor.sees(|seen| seen.desk.settings.proposals.clone()).await;
    let typed = [("labels", "rfc, type: design,"), ("titles", " RFC ")];
    let page = visitor.keeps("/proposals", &typed).await;
    let now = known().await;
    assert_eq!(
        (&now.labels[..], &now.titles[..]),
        (&["rfc".to_owned(), "type: design".to_owned()][..], &["RFC".to_owned()][..])
    );
    assert!(
        done(&page).starts_with(
            "Kept: a proposal is known by the labels rfc or type: design, or by RFC in its title."
        )
    );
    assert!(page.body.contains(r#"name="labels" autocomplete="off" value="rfc, type: design""#));
    let refused = [("labels", ""), ("titles", "::")];
    let page = visitor.refuses("/proposals", &refused, "holds no letter and no digit").await;
    assert!(wrong(&page).contains(&("titles".to_owned(), "::".to_owned())));
    visitor.keeps("/proposals", &[("labels", ""), ("titles", "")]).await;
    assert!(known().await.is_empty());
    visitor.keeps("/undo", &[("back", "/settings")]).await;
    assert_eq!(known().await, now);
}

#[tokio::test]
async fn role_days_off_target_and_zone_are_kept_and_each_is_taken_back_by_itself() {
    let visitor = Visitor::of_the_team().await;
    let settings = async || visitor.sees(|seen| seen.desk.settings.clone()).await;
    let before = settings().await;
    visitor.keeps("/role", &[("date", "2025-09-15")]).await;
    visitor.keeps("/days-off", &[("back", "/settings"), ("from", "2026-07-27"), ("to", "2026-08-07")]).await;
    visitor.keeps("/days-off", &[("back", "/settings"), ("from", "2026-09-01"), ("to", "")]).await;
    visitor.keeps("/targets", &[("signal", "s1a"), ("percent", "20"), ("back", "/settings")]).await;
    let page = visitor.keeps("/zone", &[("name", "Europe/Berlin")]).await;
    let now = settings().await;
    assert_eq!(now.role.flatten().unwrap().to_string(), "2025-09-15");
    assert_eq!(now.days_off.len(), 2);
    assert_eq!(now.days_off[1].0, now.days_off[1].1);
    assert_eq!((now.targets["s1a"], now.zone.as_deref()), (0.2, Some("Europe/Berlin")));
    assert!(page.body.contains("27 July 2026 to 7 August 2026"));
    assert_eq!(hidden(&page, "word").len(), 5);
    for word in hidden(&page, "word") {
        visitor.keeps("/withdrawals", &[("word", &word), ("back", "/settings")]).await;
    }
    assert_eq!(settings().await, before);
}

#[tokio::test]
async fn what_is_none_is_said_beside_its_field() {
    let visitor = Visitor::of_the_team().await;
    for (path, fields, why) in [
        ("/role", [("date", "2031-01-01"), ("", "")], "has not come yet"),
        ("/role", [("date", "<b>"), ("", "")], "is no date"),
        ("/days-off", [("from", "2026-08-07"), ("to", "2026-07-27")], "the last day is before the first"),
        ("/days-off", [("from", ""), ("to", "")], "no day was given"),
        ("/targets", [("percent", "300"), ("signal", "s1a")], "0 to 100"),
        ("/targets", [("percent", "-1"), ("signal", "s1a")], "0 to 100"),
        ("/zone", [("name", "Mars/Phobos"), ("", "")], "there is no zone Mars/Phobos"),
    ] {
        let (name, typed) = fields[0];
        let fields = [fields[0], fields[1], ("back", "/settings")];
        let page = visitor.refuses(path, &fields, why).await;
        assert!(wrong(&page).contains(&(name.to_owned(), typed.to_owned())), "{path} {fields:?}");
    }
}

#[tokio::test]
async fn single_keys_are_switched_off_on_every_page_and_that_is_kept() {
    let visitor = Visitor::of_the_team().await;
    let kept = async || visitor.sees(|seen| web::keys_act(&seen.desk.data).unwrap()).await;
    assert!(kept().await);
    for (to, off) in [("off", true), ("on", false)] {
        let page = visitor.keeps("/keys", &[("keys", to)]).await;
        assert!(done(&page).contains(&format!("single keys are {to}")));
        assert!(!page.body.contains("action=\"/undo\"><"), "there is no word to take back");
        assert_eq!(kept().await, !off);
        for link in ROOMS.iter().chain(BEHIND) {
            let body = visitor.get(link.path).await.body;
            assert_eq!(body.contains("data-keys=\"off\""), off, "{}", link.path);
        }
        assert_eq!(visitor.get("/no-such-page").await.body.contains("data-keys=\"off\""), off);
    }
}
