//! Mira's calendar and the incidents of her team as they are read, against what the story says, counted by hand.

use std::collections::{BTreeMap, BTreeSet};

use collect::calendar::{Wanted, read};
use collect::incidents;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use records::{Meeting, Reply, Standing};

/// Days off of hers, both included: those she says, those of Christmas, which she does not say, and New Year 2025.
const OFF: [(Date, Date); 5] = [
    (date(2025, 1, 1), date(2025, 1, 2)),
    (date(2025, 8, 4), date(2025, 8, 15)),
    (date(2025, 12, 23), date(2026, 1, 2)),
    (date(2026, 2, 16), date(2026, 2, 20)),
    (date(2026, 7, 27), date(2026, 8, 7)),
];
/// The Mondays of two years and a bit, of the twelve weeks now, and of the 48 before.
const YEARS: (Date, Date) = (date(2024, 8, 26), date(2026, 11, 16));
const NOW: (Date, Date) = (date(2026, 8, 24), date(2026, 11, 16));
const BEFORE: (Date, Date) = (date(2025, 9, 22), date(2026, 8, 24));

fn zone() -> TimeZone {
    TimeZone::get("Europe/Lisbon").expect("bundled zones hold Lisbon")
}

fn at(day: Date) -> i64 {
    day.to_zoned(zone()).expect("a day of this century").timestamp().as_second()
}

fn day(at: i64) -> Date {
    Timestamp::from_second(at).expect("an instant of this century").to_zoned(zone()).date()
}

/// From a day to eight weeks behind the last.
fn meetings() -> Vec<Meeting> {
    let wanted =
        Wanted::new(at(YEARS.0), at(date(2027, 1, 11)), zone(), &["mira@kassa.example".to_owned()], [3; 16]);
    let wanted = wanted.with_titles(true).with_long_horizon(&["roadmap".to_owned()]);
    let reading = read(&testkit::calendar_of_kassa(), &wanted).expect("a calendar");
    assert!(reading.left_out.is_nothing(), "{:?}", reading.left_out);
    reading.meetings
}

fn within(one: &Meeting, (from, to): (Date, Date)) -> bool {
    (at(from)..at(to)).contains(&one.planned)
}

fn is_off(day: Date) -> bool {
    OFF.iter().any(|&(first, last)| (first..=last).contains(&day))
}

/// Those of a title; titles of one-to-ones end alike.
fn called<'m>(all: &'m [Meeting], end: &str) -> Vec<&'m Meeting> {
    all.iter().filter(|one| one.title.as_deref().is_some_and(|title| title.ends_with(end))).collect()
}

#[test]
fn each_working_day_has_its_stand_up_and_she_is_in_it_unless_she_is_off() {
    let all = meetings();
    let stand_ups: BTreeMap<Date, &Meeting> =
        called(&all, "Stand-up").into_iter().map(|one| (day(one.begins), one)).collect();
    let mut on = YEARS.0;
    let mut count = 0;
    while on < YEARS.1 {
        let is_weekend = on.weekday().to_monday_zero_offset() > 4;
        assert_eq!(stand_ups.contains_key(&on), !is_weekend, "{on}");
        if let Some(one) = stand_ups.get(&on) {
            count += 1;
            let local = Timestamp::from_second(one.begins).expect("an instant").to_zoned(zone());
            assert_eq!((local.hour(), local.minute(), one.ends - one.begins), (9, 30, 900), "{on}");
            assert_eq!(one.reply == Reply::Declined, is_off(on), "{on}");
            assert_eq!(one.attendees, 7);
        }
        on = on.saturating_add(1.days());
    }
    assert_eq!(count, 116 * 5);
}

#[test]
fn of_thirty_four_one_to_ones_she_keeps_thirty_one() {
    let all = meetings();
    let of_two = called(&all, " and Mira");
    assert!(of_two.iter().all(|one| one.recurring && one.attendees == 2 && one.other.is_some()));
    let now: Vec<&&Meeting> = of_two.iter().filter(|one| within(one, NOW)).collect();
    let people: BTreeSet<_> = now.iter().map(|one| one.other).collect();
    // Each second week with five, each third with one.
    assert_eq!((now.len(), people.len()), (5 * 6 + 4, 6));
    let count = |is: &dyn Fn(&Meeting) -> bool| now.iter().filter(|one| is(one)).count();
    let stands = |one: &Meeting| one.standing == Standing::Stands && one.reply != Reply::Declined;
    assert_eq!(count(&stands), 31);
    assert_eq!(count(&|one| stands(one) && one.moved), 6);
    assert_eq!(count(&|one| stands(one) && one.moved && one.organizes), 5);
    assert_eq!(count(&|one| one.standing == Standing::Cancelled), 1);
    assert_eq!(count(&|one| one.standing == Standing::TakenOut), 1);
    assert_eq!(count(&|one| one.reply == Reply::Declined && !one.organizes), 1);
    // Before, where she and the other were there, most were kept, and none before she led them.
    let before: Vec<&&Meeting> =
        of_two.iter().filter(|one| within(one, BEFORE) && !is_off(day(one.planned))).collect();
    let kept = before.iter().filter(|one| stands(one)).count();
    assert!(
        (120..160).contains(&before.len()) && 100 * kept / before.len() >= 80,
        "{kept} of {}",
        before.len()
    );
    assert!(of_two.iter().all(|one| one.planned >= at(BEFORE.0)));
}

#[test]
fn she_is_in_no_meeting_on_a_day_off_and_one_absence_is_in_the_calendar_alone() {
    let all = meetings();
    let attended: Vec<&Meeting> =
        all.iter().filter(|one| one.is_attended() && is_off(day(one.begins))).collect();
    assert!(attended.is_empty(), "{attended:#?}");
    let away: BTreeSet<(Date, Date)> = all
        .iter()
        .filter(|one| one.away && one.reply == Reply::Accepted)
        .filter_map(|one| one.days)
        .collect();
    assert_eq!(away, OFF[1..].iter().copied().collect());
}

#[test]
fn every_way_to_stand_in_a_calendar_is_in_it() {
    let all = meetings();
    let now: Vec<&Meeting> = all.iter().filter(|one| within(one, NOW)).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &now {
        for (what, is) in [
            ("hers alone", one.attendees == 0 && !one.private && one.days.is_none()),
            ("private", one.private),
            ("free", one.free && one.days.is_none()),
            ("a group", one.group),
            ("perhaps", one.reply == Reply::Tentative),
            ("no", one.reply == Reply::Declined),
            ("not yet", one.reply == Reply::Open),
            ("moved", one.moved),
        ] {
            *seen.entry(what).or_default() += usize::from(is);
        }
    }
    assert!(seen.values().all(|&many| many >= 2), "{seen:?}");
    assert!(all.iter().filter(|one| one.private).all(|one| one.title.is_none()));
    // Each Thursday two hours, but for three that gave way.
    let far_off: Vec<_> = now.iter().filter(|one| one.long_horizon).collect();
    let stands: Vec<_> = far_off.iter().filter(|one| one.standing == Standing::Stands).collect();
    assert_eq!((far_off.len(), stands.len()), (12, 9));
    assert!(stands.iter().all(|one| one.ends - one.begins == 7_200));
    let overlapping = now.iter().filter(|one| one.is_attended()).any(|one| {
        now.iter().any(|other| other.is_attended() && one.begins < other.begins && other.begins < one.ends)
    });
    assert!(overlapping, "some lie one over the other");
}

#[test]
fn the_incidents_of_its_file_are_read_whole_by_their_headings() {
    let bytes = testkit::incidents_of_kassa();
    let columns = incidents::propose(&incidents::headings(bytes).expect("headings"));
    let reading = incidents::read(bytes, &columns, &zone()).expect("a table");
    assert_eq!((reading.incidents.len(), reading.left_out, reading.guessed), (14, 0, false));
    assert!(reading.unread.is_empty());
    for one in &reading.incidents {
        assert!(one.class.is_some() && one.lead.is_some() && one.url.is_some(), "{one:?}");
        assert!(one.closed.is_some_and(|closed| closed > one.opened), "{one:?}");
    }
}
