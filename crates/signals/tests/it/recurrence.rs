//! s12, by hand.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use signals::s12::{Changed, Happened, Recurrence, Source, Told, joined, recurrence_of};
use signals::{Count, Named, Status};
use team::Ground;

use crate::ground::{T, Team};

fn happened(source: Source, id: &str, class: &str, day: Date) -> Happened {
    let named = Named { id: id.to_owned(), title: format!("{id} happened"), ..Named::default() };
    Happened { named, class: Some(class.to_owned()).filter(|class| !class.is_empty()), day, source }
}

fn recurrence(
    ground: &Ground,
    happened: &[Happened],
    changed: &[Changed],
    since: Option<Date>,
) -> Recurrence {
    let told =
        Told { happened: happened.to_vec(), changed: changed.to_vec(), since, until: None, unread: None };
    recurrence_of(ground, &told)
}

fn file(id: &str, class: &str, day: Date) -> Happened {
    happened(Source::File, id, class, day)
}

fn at(one: Happened, link: &str) -> Happened {
    Happened { named: Named { link: Some(link.to_owned()), ..one.named }, ..one }
}

#[test]
fn again_is_the_same_class_at_most_ninety_days_after_it_came() {
    let team = Team::with(3);
    let ground = team.ground();
    // The year begins on Monday 17 November 2025.
    let all = [
        file("I-1", "Deploy", date(2025, 11, 10)),   // before the year
        file("I-2", "deploy ", date(2026, 1, 1)), // 52 days after it: again, though that one is of the year before
        file("I-3", "deploy", date(2026, 4, 1)),  // 90 days: again
        file("I-4", "deploy", date(2026, 7, 1)),  // 91 days: not
        file("I-5", "deploy", date(2026, 7, 1)),  // the same day: again
        file("I-6", "payments", date(2026, 7, 2)), // another class
        file("I-7", "", date(2026, 7, 3)),        // without a class
        file("I-8", "", date(2026, 7, 4)),        // nothing says that it is the same
        file("I-9", "payments", date(2026, 11, 17)), // after T: in no share, and the last of its class
    ];
    let changed = [
        Changed { class: "DEPLOY".to_owned(), day: date(2026, 3, 1) },
        Changed { class: "deploy".to_owned(), day: date(2026, 2, 1) },
    ];
    let found = recurrence(&ground, &all, &changed, None);
    assert_eq!(found.signal.count, Some(Count { part: 3, of: 7 }));
    let ids =
        |records: &[signals::Record]| -> Vec<String> { records.iter().map(|one| one.id.clone()).collect() };
    assert_eq!(ids(&found.signal.numerator), ["I-2", "I-3", "I-5"]);
    assert_eq!(ids(&found.signal.denominator), ["I-2", "I-3", "I-4", "I-5", "I-6", "I-7", "I-8"]);
    assert_eq!((found.without_class, found.changed), (2, Count { part: 1, of: 2 }));
    let [deploy, payments] = &found.classes[..] else { panic!("{:?}", found.classes) };
    assert_eq!((deploy.again, deploy.changed), (Count { part: 3, of: 4 }, Some(date(2026, 3, 1))));
    assert_eq!((deploy.since_changed, deploy.days_since), (3, 141));
    assert_eq!((payments.name.as_str(), payments.days_since, payments.changed), ("payments", 2, None));
    assert!(found.signal.coverage.reaches, "there was one before the year");
}

#[test]
fn nothing_that_happened_is_no_share_of_zero() {
    let team = Team::with(3);
    let found = recurrence(&team.ground(), &[], &[], None);
    assert!(matches!(found.signal.status, Status::NotEnough { have: 0, need: 1, .. }));
    assert_eq!((found.signal.value, found.trend), (None, None));
}

#[test]
fn a_trend_is_watched_from_where_the_sources_begin() {
    let team = Team::with(3);
    let ground = team.ground();
    // Watched from Sunday 16 November 2025 to Sunday 15 November 2026: 364 days. On days 40, 60, 80 and 100 of them:
    // Σt/n = 70, U = (70 − 182)/(364·√(1/48)) = −112/52.539 = −2.132.
    let first = date(2025, 11, 16);
    let on = |days: &[i64]| -> Vec<Happened> {
        let day = |(number, days): (usize, &i64)| file(&format!("I-{number}"), "x", first + days.days());
        days.iter().enumerate().map(day).collect()
    };
    let whole = recurrence(&ground, &on(&[40, 60, 80, 100]), &[], Some(date(2025, 1, 1)));
    let trend = whole.trend.expect("four");
    assert_eq!(
        (format!("{:.3}", trend.u), trend.n, trend.said.text()),
        ("-2.132".to_owned(), 4, "no clear trend")
    );
    assert_eq!(whole.classes[0].trend, whole.trend);
    // Where nothing says since when, the first is where it begins, and three of four are no trend.
    assert_eq!(recurrence(&ground, &on(&[40, 60, 80, 100]), &[], None).trend, None);
    // Five from day 40 on: 20, 40, 60, 80 of 324: (50 − 162)/(324·√(1/48)) = −112/46.765 = −2.395.
    let five =
        recurrence(&ground, &on(&[40, 60, 80, 100, 120]), &[], None).trend.expect("four after the first");
    assert_eq!((format!("{:.3}", five.u), five.said.text()), ("-2.395".to_owned(), "less often"));
}

#[test]
fn what_several_sources_tell_of_one_incident_is_one() {
    let day = date(2026, 6, 1);
    let issue = at(happened(Source::Forge, "#7", "", day), "https://forge.example/o/r/issues/7");
    let row = at(file("INC-7", "payments", day), "https://forge.example/o/r/issues/7/");
    let bare = file("7", "payments", day); // a number names nothing outside of its file
    let same_id = at(happened(Source::Forge, "inc-7", "refunds", day), "https://elsewhere.example/1");
    let line = happened(Source::Log, "0192", "Payments", day);
    let other_day = happened(Source::Log, "0193", "payments", date(2026, 6, 2));
    let found = |all: &[&Happened]| -> Vec<(String, Option<String>)> {
        let all: Vec<Happened> = all.iter().map(|&one| one.clone()).collect();
        joined(&all).into_iter().map(|one| (one.named.id, one.class)).collect()
    };
    let payments = || Some("payments".to_owned());
    assert_eq!(found(&[&row, &issue]), [("#7".to_owned(), payments())], "the issue, with the row's class");
    assert_eq!(found(&[&issue, &bare]).len(), 2);
    assert_eq!(found(&[&row, &same_id]), [("inc-7".to_owned(), Some("refunds".to_owned()))]);
    assert_eq!(found(&[&line, &row]), [("INC-7".to_owned(), payments())]);
    assert_eq!(found(&[&line, &row, &other_day]).len(), 2);
    assert_eq!(found(&[&line, &line]).len(), 1);
    // One line may tell of several days.
    let also = Happened { day: date(2026, 7, 1), ..line.clone() };
    assert_eq!(found(&[&line, &also]).len(), 2);
    // A row that has the id of one and the address of another makes all three one.
    let elsewhere = at(happened(Source::Forge, "#9", "", day), "https://forge.example/o/r/issues/7");
    assert_eq!(found(&[&elsewhere, &same_id]).len(), 2);
    assert_eq!(found(&[&elsewhere, &same_id, &row]).len(), 1);
}

proptest! {
    #[test]
    fn the_order_of_the_sources_changes_nothing_and_no_incident_counts_twice(
        told in prop::collection::vec((0..3_usize, 0..6_u32, prop::option::of(0..3_usize), 0..400_i64), 0..25),
        turn in 0..25_usize,
    ) {
        let team = Team::with(3);
        let ground = team.ground();
        let all: Vec<Happened> = told
            .iter()
            .enumerate()
            .map(|(place, &(source, id, class, before))| {
                let source = [Source::Forge, Source::File, Source::Log][source];
                let class = class.map_or("", |class| ["a", "b", "c"][class]);
                // A line has a name that no other source knows.
                let id = if source == Source::Log { format!("line-{place}") } else { format!("I-{id}") };
                happened(source, &id, class, T - before.days())
            })
            .collect();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len().max(1));
        let (one, other) = (recurrence(&ground, &all, &[], None), recurrence(&ground, &turned, &[], None));
        prop_assert_eq!(one.signal.count, other.signal.count);
        prop_assert_eq!(&one.classes, &other.classes);
        let mut ids: Vec<&str> = one.signal.denominator.iter().map(|one| one.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), one.signal.denominator.len());
        prop_assert!(one.signal.numerator.iter().all(|record| one.signal.denominator.contains(record)));
    }
}

#[test]
fn a_file_tells_up_to_the_day_it_was_written_and_an_old_one_of_no_year() {
    let mut team = Team::with(3);
    let second = |day: Date| {
        day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp().as_second()
    };
    let incident = |id: &str, day: Date| records::Incident {
        id: format!("{day} {id}"),
        title: id.to_owned(),
        class: Some("deploy".to_owned()),
        opened: second(day),
        closed: None,
        lead: None,
        url: None,
    };
    let all = vec![incident("one", date(2025, 12, 1)), incident("two", date(2026, 2, 1))];
    // 52 weeks are 364 days; 292 of them are 80.2 %, 291 are 79.9 %. The year begins on 17 November 2025.
    let enough = first_day_after(292);
    team.incidents = Some(records::Incidents { all, until: second(enough) });
    let found = signals::s12::recurrence(&team.ground());
    assert_eq!(found.signal.count, Some(Count { part: 1, of: 2 }));
    assert_eq!((found.until, found.classes[0].days_since), (Some(enough), 216));
    assert_eq!(found.signal.numerator[0].id, "2026-02-01", "without an id its beginning is its name");
    let too_old = first_day_after(291);
    team.incidents.as_mut().expect("a file").until = second(too_old);
    let found = signals::s12::recurrence(&team.ground());
    assert!(found.signal.is_dropped(), "{:?}", found.signal.status);
    team.incidents = None;
    let found = signals::s12::recurrence(&team.ground());
    assert_eq!(found.signal.status, Status::NotConnected("source of incidents"));
}

/// The day on which so many days of the year are over.
fn first_day_after(days: i64) -> Date {
    date(2025, 11, 17) + days.days()
}
