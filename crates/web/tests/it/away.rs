//! The year, replayed, and days off: what stands there, and what is kept or refused.

use axum::http::StatusCode;
use desk::text::{counted, percent, thousands};
use signals::Count;
use signals::handover::SHOWN;

use crate::markup::{read, rows, text_of};
use crate::valid;
use crate::visitor::Visitor;

#[tokio::test]
async fn the_year_is_replayed_in_fortnights_or_in_four_weeks() {
    let visitor = Visitor::of_the_team().await;
    let both = |seen: &web::Seen| {
        let absence = &seen.report.absence;
        let hits = |spans: &[signals::s6b::Span]| spans.iter().map(|span| span.hits).collect::<Vec<Count>>();
        (hits(&absence.fortnights), hits(&absence.months), absence.percentiles.unwrap())
    };
    let (fortnights, months, [low, half, high]) = visitor.look(both).await;
    for (path, spans) in [("/away", &fortnights), ("/away?days=14", &fortnights), ("/away?days=28", &months)]
    {
        let page = visitor.get(path).await.body;
        let table: Vec<_> =
            rows(&read(&page).unwrap()).into_iter().filter(|row| row.len() == 4).skip(1).collect();
        let values = |count: &Count| (thousands(count.of), thousands(count.part));
        let shown: Vec<_> = table.iter().map(|row| (row[1].clone(), row[2].clone())).collect();
        assert_eq!(shown, spans.iter().map(values).collect::<Vec<_>>(), "{path}");
        assert_eq!(table[0][0], "15 Nov 2026");
        assert_eq!(page.matches("class=\"col-open\" x=").count(), spans.len(), "{path}");
        let csv = visitor.get(&path.replace("/away", "/away.csv")).await.body;
        assert_eq!(csv.lines().count(), spans.len() + 1);
        assert!(
            csv.lines()
                .nth(1)
                .unwrap()
                .starts_with(&format!("2026-11-15,{},{},", spans[0].of, spans[0].part))
        );
    }
    let page = visitor.get("/away").await.body;
    let lede = text_of(&read(&page).unwrap(), "lede");
    assert_eq!(
        lede,
        format!(
            "In a middle fortnight of the last year, {} of what the others merged touched a file only you had worked on.",
            percent(half)
        )
    );
    for (name, share) in [("10th", low), ("50th", half), ("90th", high)] {
        assert!(page.contains(&format!(">{name}: {}", percent(share).replace(' ', "\u{a0}"))), "{name}");
    }
    for odd in ["/away?days=21", "/away?days=", "/away?days=14&days=28"] {
        let answer = visitor.get(odd).await;
        assert!(answer.status.is_client_error(), "{odd}");
        valid::check(odd, &answer.body);
    }
}

#[tokio::test]
async fn what_to_hand_over_first_is_the_list_of_the_report() {
    let visitor = Visitor::of_the_team().await;
    let list = |seen: &web::Seen| {
        let entries = seen.report.list.areas.iter().take(SHOWN);
        let entry = |entry: &signals::handover::Entry| {
            let (part, of) = entry.hits;
            let step = entry.step.as_ref().map(desk::steps::sentence);
            (format!("{} {}", entry.area, counted(Count { part, of })), step, entry.others.len())
        };
        (entries.map(entry).collect::<Vec<_>>(), seen.report.list.acts.len())
    };
    let (entries, acts) = visitor.look(list).await;
    let page = visitor.get("/away").await.body;
    let elements = read(&page).unwrap();
    let names: Vec<&str> = elements
        .iter()
        .filter(|one| one.name == "b" && one.is_inside("ol"))
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(names, entries.iter().map(|(name, _, _)| name.as_str()).collect::<Vec<_>>());
    let steps: Vec<&str> = elements
        .iter()
        .filter(|one| one.get("class") == Some("said-s"))
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(
        steps,
        entries.iter().map(|(_, step, _)| step.as_deref().unwrap_or_default()).collect::<Vec<_>>()
    );
    let people = elements.iter().filter(|one| one.get("class") == Some("people"));
    let people: Vec<usize> = people.map(|one| one.text.matches("last").count()).collect();
    assert_eq!(people, entries.iter().map(|(_, _, others)| *others).collect::<Vec<_>>());
    assert_eq!(elements.iter().filter(|one| one.get("class") == Some("when")).count(), acts);
    assert!(acts > 0 && !entries.is_empty());
}

#[tokio::test]
async fn days_off_are_kept_compared_and_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let before = visitor.get("/away").await.body;
    assert!(!before.contains("27 Jul to"));
    let answer = visitor.post("/days-off", "from=2026-07-27&to=2026-08-07").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/away"));
    let page = visitor.get("/away").await.body;
    valid::check("away", &page);
    assert!(text_of(&read(&page).unwrap(), "undo").starts_with("Kept: 10 working days. The others merged"));
    let absence = visitor.look(|seen| seen.report.happened.all.clone()).await;
    assert_eq!(absence.len(), 1);
    let row = rows(&read(&page).unwrap())
        .into_iter()
        .find(|row| row.len() == 5 && row[0] == "27 Jul to 7 Aug 2026")
        .unwrap();
    let a_day = |all: u64| format!("{:.1} {all}", all as f64 / 10.0);
    let [during, before, after] = absence[0].whole().unwrap().map(|span| a_day(span.changes));
    assert_eq!(row[1..], ["10".to_owned(), during, before, after]);
    assert!(!page.contains("All 1"), "one absence is not summed");
    let answer = visitor.post("/undo", "back=%2Faway").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = visitor.get("/away").await.body;
    assert!(
        text_of(&read(&page).unwrap(), "undo").starts_with("Taken back: days off 2026-07-27..2026-08-07.")
    );
    assert!(!page.contains("27 Jul to"));
}

#[tokio::test]
async fn three_absences_are_summed_and_a_short_one_is_not_compared() {
    let visitor = Visitor::of_the_team().await;
    for span in [
        "from=2026-02-16&to=2026-02-20",
        "from=2026-04-06&to=2026-04-10",
        "from=2026-07-27&to=2026-08-07",
        "from=2026-05-04&to=2026-05-06",
    ] {
        assert_eq!(visitor.post("/days-off", span).await.status, StatusCode::SEE_OTHER);
    }
    let page = visitor.get("/away").await.body;
    let rows: Vec<_> = rows(&read(&page).unwrap()).into_iter().filter(|row| row.len() == 5).skip(1).collect();
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["16 to 20 Feb 2026", "6 to 10 Apr 2026", "27 Jul to 7 Aug 2026", "All 3"]);
    let count = |row: &[String]| row[2].split(' ').nth(1).unwrap().parse::<u64>().unwrap();
    assert_eq!(count(&rows[3]), rows[..3].iter().map(|row| count(row)).sum::<u64>());
    assert_eq!(rows[3][1], "20");
}

#[tokio::test]
async fn days_off_that_are_none_stay_in_their_fields_with_what_is_wrong() {
    let visitor = Visitor::of_the_team().await;
    for (form, from, said) in [
        ("from=&to=", "", "no day was given."),
        ("from=2026-08-07&to=2026-07-27", "2026-08-07", "the last day is before the first."),
        ("from=%3Cscript%3E%E2%80%AE&to=2026-07-27", "<script>\u{202e}", "is no span of days."),
    ] {
        let answer = visitor.post("/days-off", form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        valid::check(form, &answer.body);
        let elements = read(&answer.body).unwrap();
        assert!(text_of(&elements, "problem").contains(said), "{form}: {}", text_of(&elements, "problem"));
        assert!(!text_of(&elements, "problem").contains("groundwork"), "{form}");
        let field = elements.iter().find(|one| one.get("name") == Some("from")).unwrap();
        assert_eq!((field.get("value"), field.get("aria-invalid")), (Some(from), Some("true")));
    }
    assert!(visitor.look(|seen| seen.ground.settings.days_off.is_empty()).await, "nothing was kept");
    // One day is a span of one.
    assert_eq!(visitor.post("/days-off", "from=2026-08-03&to=").await.status, StatusCode::SEE_OTHER);
}
