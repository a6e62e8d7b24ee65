//! The team's incidents: whoever led one was there, and fewer and fewer are led by Mira.

use std::collections::{BTreeMap, BTreeSet};

use growth::{Entry, Note};
use jiff::civil::{Date, date};
use madeup::kassa;

use crate::kassa::asked;

/// Day, class and lead of each. None of the file's cells that are asked for here has a comma.
fn incidents() -> Vec<(Date, String, String)> {
    let text = std::str::from_utf8(kassa::incidents()).expect("it is UTF-8");
    let rows = text.lines().skip(1).map(|row| {
        let cells: Vec<&str> = row.rsplit(',').collect();
        let day = cells[3].split('T').next().unwrap_or_default();
        (day.parse().expect("a day"), cells[4].to_owned(), cells[1].to_owned())
    });
    rows.collect()
}

#[test]
fn there_are_fourteen_in_two_years_of_five_classes() {
    let all = incidents();
    let classes: BTreeSet<&str> = all.iter().map(|(_, class, _)| class.as_str()).collect();
    assert_eq!((all.len(), classes.len()), (14, 5));
    assert!(all.windows(2).all(|two| two[0].0 < two[1].0));
    assert!(all.iter().all(|(day, ..)| (date(2024, 11, 18)..=date(2026, 11, 15)).contains(day)));
}

#[test]
fn whoever_led_one_worked_in_that_week() {
    let log = asked(&["log", "--no-merges", "--format=%ad|%aN", "--date=format:%Y-%m-%d"]);
    for (day, _, lead) in incidents() {
        let near = log.iter().filter_map(|row| row.split_once('|')).any(|(on, who)| {
            let on: Date = on.parse().expect("a day");
            who == lead && (on - day).get_days().abs() <= 3
        });
        assert!(near, "{lead} is not there on {day}");
    }
}

#[test]
fn mira_leads_most_before_her_role_and_few_since() {
    let (year, month, day) = kassa::ROLE;
    let role = date(year as i16, month as i8, day as i8);
    let mut led: BTreeMap<bool, (u32, u32)> = BTreeMap::new();
    for (day, _, lead) in incidents() {
        let (hers, all) = led.entry(day >= role).or_default();
        *hers += u32::from(lead == kassa::LEAD);
        *all += 1;
    }
    assert_eq!(led, BTreeMap::from([(false, (4, 5)), (true, (2, 9))]));
}

#[test]
fn what_the_log_says_of_a_class_is_in_the_file_on_that_day() {
    let known: BTreeSet<(Date, String)> =
        incidents().into_iter().map(|(day, class, _)| (day, class)).collect();
    let of_class = |class: &str| -> BTreeSet<Date> {
        known.iter().filter(|(_, one)| one == class).map(|(day, _)| *day).collect()
    };
    let mut said: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for (_, word) in kassa::notes() {
        let Note::Kept { entry: Entry::Again(again), day } = word.said else { continue };
        let kept =
            date(1970, 1, 1).saturating_add(jiff::Span::new().days(word.at.div_euclid(86_400_000_000)));
        let days = said.entry(again.class).or_default();
        days.insert(day.unwrap_or(kept));
        days.extend(again.before);
    }
    for class in ["bank holidays", "certificates"] {
        assert_eq!(said[class], of_class(class), "{class}");
    }
}
