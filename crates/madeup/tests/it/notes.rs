//! What the lead of kassa keeps agrees with what git has of kassa: whoever and whatever is named was there, then and there.

use std::collections::{BTreeMap, BTreeSet};

use growth::{About, Entry, Note, Outcome, Sort};
use jiff::civil::{Date, Weekday, date};
use madeup::kassa;
use records::WordId;

use crate::kassa::asked;

/// A change that landed on the branch.
struct Change {
    id: String,
    day: Date,
    who: String,
    areas: BTreeSet<String>,
}

fn changes() -> Vec<Change> {
    let log = asked(&[
        "log",
        "--first-parent",
        "-m",
        "--format=@%H|%ad|%an",
        "--date=format:%Y-%m-%d",
        "--name-only",
        "--since=2025-09-01",
    ]);
    let mut changes: Vec<Change> = Vec::new();
    for row in log {
        if let Some(head) = row.strip_prefix('@') {
            let parts: Vec<&str> = head.split('|').collect();
            let day = parts[1].parse().expect("a day");
            changes.push(Change {
                id: parts[0].to_owned(),
                day,
                who: first_name(parts[2]),
                areas: BTreeSet::new(),
            });
        } else if let (Some((area, _)), Some(change)) = (row.split_once('/'), changes.last_mut()) {
            change.areas.insert(area.to_owned());
        }
    }
    changes
}

fn first_name(name: &str) -> String {
    name.split(' ').next().unwrap_or_default().to_owned()
}

/// First names of the team, and of who left it.
const TEAM: [&str; 7] = ["Aiko", "Jonas", "Leila", "Priya", "Sam", "Tomás", "Henrik"];

/// Who of the team is named in a text.
fn named(text: &str) -> BTreeSet<&'static str> {
    let words: BTreeSet<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    TEAM.into_iter().filter(|name| words.contains(name)).collect()
}

/// A line of the log: its day, its entry, all that was said in it and of it, and when.
struct Line {
    day: Date,
    entry: Entry,
    said: Vec<(Date, String)>,
    areas: BTreeSet<String>,
}

impl Line {
    fn text(&self) -> String {
        self.said.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// From the day it was kept to the last day something was said of it.
    fn last(&self) -> Date {
        self.said.iter().map(|(day, _)| *day).max().expect("it was kept")
    }
}

fn day_of(at: i64) -> Date {
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(at.div_euclid(86_400_000_000)))
}

fn lines() -> BTreeMap<WordId, Line> {
    let mut lines = BTreeMap::new();
    for (id, word) in kassa::notes() {
        let day = day_of(word.at);
        match word.said {
            Note::Kept { entry, .. } => {
                let areas = match &entry {
                    Entry::GivenAway(given) => given.place.iter().map(|place| place.area.clone()).collect(),
                    _ => BTreeSet::new(),
                };
                let text = format!("{entry:?}");
                lines.insert(id, Line { day, entry, said: vec![(day, text)], areas });
            }
            Note::Linked { of, to: About::Place(place) } => {
                let line: &mut Line = lines.get_mut(&of).expect("a line is kept before it is linked");
                line.areas.insert(place.area);
            }
            Note::Came { of, words, .. } | Note::Because { of, words } => {
                let line: &mut Line =
                    lines.get_mut(&of).expect("a line is kept before something comes of it");
                line.said.push((day, words));
            }
            _ => {}
        }
    }
    lines
}

fn days_between(one: Date, other: Date) -> i32 {
    (other - one).get_days()
}

#[test]
fn what_is_kept_is_in_order_on_working_days_of_the_leads_and_never_after_now() {
    let notes = kassa::notes();
    assert!(notes.windows(2).all(|two| two[0].1.at <= two[1].1.at));
    assert!(notes.iter().all(|(_, word)| word.at <= kassa::NOW * 1_000_000));
    let ids: BTreeSet<WordId> = notes.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), notes.len(), "each note has a name of its own");
    let off = |day: Date| {
        let of = |(year, month, day): (i64, i64, i64)| date(year as i16, month as i8, day as i8);
        kassa::AWAY.iter().any(|&(first, last)| of(first) <= day && day <= of(last))
    };
    let by_mira: BTreeSet<Date> =
        changes().into_iter().filter(|one| one.who == "Mira").map(|one| one.day).collect();
    for line in lines().values() {
        let is_weekend = matches!(line.day.weekday(), Weekday::Saturday | Weekday::Sunday);
        assert!(!is_weekend && !off(line.day), "{}: {}", line.day, line.text());
        let near = by_mira.iter().any(|day| days_between(*day, line.day).abs() <= 7);
        assert!(near, "the lead is not there on {}: {}", line.day, line.text());
    }
}

#[test]
fn it_is_a_year_with_each_kind_of_line_each_sort_of_work_and_each_way_it_goes_on() {
    let lines = lines();
    let first = lines.values().map(|line| line.day).min().expect("there are lines");
    assert!(days_between(first, day_of(kassa::NOW * 1_000_000)) > 360, "since {first}");
    let letters: BTreeSet<char> = lines.values().map(|line| line.entry.letter()).collect();
    assert_eq!(letters, "idgrtlpo?".chars().collect());
    let sorts: Vec<Option<Sort>> = lines
        .values()
        .filter_map(|line| if let Entry::Unseen(unseen) = &line.entry { Some(unseen.sort) } else { None })
        .collect();
    assert!(sorts.iter().all(Option::is_some));
    let different = |sort: &&Option<Sort>| sorts.iter().filter(|other| other == sort).count();
    assert_eq!(sorts.iter().map(|sort| format!("{sort:?}")).collect::<BTreeSet<_>>().len(), 7);
    assert!(sorts.iter().all(|sort| different(&sort) >= 4));
    let prevented =
        lines.values().any(|line| matches!(&line.entry, Entry::Unseen(one) if one.not_happened_by.is_some()));
    assert!(prevented);
    let mut outcomes = BTreeSet::new();
    let mut others = BTreeSet::new();
    for (_, word) in kassa::notes() {
        match word.said {
            Note::Came { outcome, .. } => drop(outcomes.insert(format!("{outcome:?}"))),
            Note::Linked { .. } => drop(others.insert("linked")),
            Note::Checked { agreed, .. } => drop(others.insert(if agreed { "checked" } else { "looked" })),
            Note::Because { .. } => drop(others.insert("because")),
            Note::Week { .. } => drop(others.insert("week")),
            Note::Marked { .. } => drop(others.insert("marked")),
            _ => {}
        }
    }
    use Outcome::{DidNotHold, Finished, Held, Landed, Moot, TakenBack};
    for outcome in [Held, DidNotHold, TakenBack, Finished, Landed, Moot] {
        assert!(outcomes.contains(&format!("{outcome:?}")), "{outcome:?}");
    }
    assert_eq!(others, BTreeSet::from(["because", "checked", "linked", "looked", "marked", "week"]));
}

/// From twenty closed forecasts on there is something to say of the lead's judgement.
#[test]
fn more_than_twenty_forecasts_are_closed() {
    let lines = lines();
    let closed = kassa::notes()
        .into_iter()
        .filter(|(_, word)| match &word.said {
            Note::Came { of, outcome: Outcome::Held | Outcome::DidNotHold, .. } => {
                matches!(&lines[of].entry, Entry::Decision(decision) if decision.odds.is_some())
            }
            _ => false,
        })
        .count();
    assert!(closed >= 20, "{closed}");
}

#[test]
fn each_area_and_each_release_that_is_named_is_there() {
    let areas: BTreeSet<String> = asked(&["ls-tree", "-d", "--name-only", "main"]).into_iter().collect();
    let tags: BTreeSet<String> = asked(&["tag"]).into_iter().collect();
    let (mut places, mut releases) = (0, 0);
    for line in lines().values() {
        for area in &line.areas {
            places += 1;
            assert!(areas.contains(area), "{area}: {}", line.text());
        }
    }
    for (_, word) in kassa::notes() {
        let text = format!("{:?}", word.said);
        let is_release = |word: &&str| word.len() == 8 && word.starts_with("v20");
        for release in
            text.split(|letter: char| !letter.is_alphanumeric() && letter != '.').filter(is_release)
        {
            releases += 1;
            assert!(tags.contains(release.trim_end_matches('.')), "{release}");
        }
    }
    assert!(places > 25 && releases >= 2, "{places} areas, {releases} releases");
}

#[test]
fn whoever_is_named_works_there_in_those_days() {
    let changes = changes();
    let theirs = |name: &'static str| changes.iter().filter(move |change| change.who == name);
    let (mut looked_at, mut wrong) = (0, Vec::new());
    for line in lines().values() {
        for (day, text) in &line.said {
            for name in named(text) {
                looked_at += 1;
                let near = theirs(name).any(|change| days_between(change.day, *day).abs() <= 10);
                // Of somebody who has left or will come it is said so; nobody works with them.
                if !near && !text.contains(&format!("{name}’s seat")) {
                    wrong.push(format!("{name} is not there on {day}: {text}"));
                }
                let lately = |change: &Change| {
                    days_between(line.day, change.day) >= -31 && days_between(line.last(), change.day) <= 31
                };
                for area in &line.areas {
                    if !theirs(name).any(|change| lately(change) && change.areas.contains(area)) {
                        wrong.push(format!("{name} does nothing in {area} around {}: {text}", line.day));
                    }
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(looked_at > 40, "{looked_at}");
}

#[test]
fn each_commit_that_is_named_had_landed_lately_in_that_area_and_by_somebody_who_is_named() {
    let (changes, lines) = (changes(), lines());
    let (mut linked, mut wrong) = (0, Vec::new());
    for (_, word) in kassa::notes() {
        let Note::Linked { of, to: About::Commit(id) } = word.said else { continue };
        linked += 1;
        let (line, on) = (&lines[&of], day_of(word.at));
        let (words, text) = (line.entry.words(), line.text());
        let Some(change) = changes.iter().find(|change| change.id == id.to_string()) else {
            wrong.push(format!("{id} is no change of the branch: {words}"));
            continue;
        };
        if !(0..=31).contains(&days_between(change.day, on)) {
            wrong.push(format!("{id} is of {}, linked on {on}: {words}", change.day));
        }
        let who = change.who.as_str();
        if who != "Mira" && !named(&text).contains(who) {
            wrong.push(format!("{id} is {who}’s: {words}"));
        }
        if !line.areas.is_empty() && line.areas.is_disjoint(&change.areas) {
            wrong.push(format!("{id} is in {:?}: {words}", change.areas));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(linked >= 12, "{linked}");
}

#[test]
fn what_is_given_away_in_the_log_is_what_the_areas_say() {
    let given: BTreeMap<String, (Date, Option<u8>)> = lines()
        .into_values()
        .filter_map(|line| match line.entry {
            Entry::GivenAway(given) => {
                Some((given.place?.area, (given.since.unwrap_or(line.day), given.level.map(u8::from))))
            }
            _ => None,
        })
        .collect();
    for (area, (year, month, day), level) in kassa::HAND_OVERS {
        assert_eq!(given[area], (date(year as i16, month as i8, day as i8), Some(level)), "{area}");
    }
    assert_eq!(given.keys().collect::<Vec<_>>(), ["payouts", "refunds", "settlement", "webhooks"]);
}

#[test]
fn her_load_is_looked_at_in_most_weeks_and_never_in_one_to_come() {
    let weeks = kassa::load();
    assert!((30..=52).contains(&weeks.len()), "{}", weeks.len());
    for (_, word) in &weeks {
        assert_eq!(word.said.monday.weekday(), Weekday::Monday);
        assert!(word.at <= kassa::NOW * 1_000_000 && day_of(word.at) >= word.said.monday);
    }
    assert!(weeks.windows(2).all(|two| two[0].1.said.monday < two[1].1.said.monday));
}
