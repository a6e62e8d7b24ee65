//! s2, s3 and s4 against cases worked out by hand, with their arithmetic, in the fixture.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use records::{Request, RequestEvent};
use signals::reviews::{Gate, Wait, concentration, gate, review_days, waits};
use signals::stats::{Length, median_length};
use team::weekday_seconds;

use crate::story::{Cast, LEAD, moment, request};

const FIXTURE: &str = include_str!("../fixtures/reviews-by-hand.txt");

/// The lines of a case, such as 3.12.
fn case(number: &str) -> Vec<&'static str> {
    let title = |line: &&str| line.starts_with(&format!("{number} "));
    let mut lines = FIXTURE.lines().skip_while(|line| !title(line)).skip(1);
    let own: Vec<&str> = lines.by_ref().take_while(|line| line.is_empty() || line.starts_with(' ')).collect();
    assert!(!own.is_empty(), "{number}");
    own.into_iter().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn after<'l>(lines: &[&'l str], key: &str) -> &'l str {
    let found = lines.iter().find_map(|line| line.strip_prefix(key));
    found.unwrap_or_else(|| panic!("no {key:?} in {lines:#?}")).trim()
}

/// Minutes of a length in hours such as `0.75` or `24+`, and whether it ended.
fn length(words: &str) -> Length {
    let hours: f64 = words.trim_end_matches('+').parse().unwrap_or_else(|_| panic!("hours: {words:?}"));
    Length { long: (hours * 60.0).round() as i64, ended: !words.ends_with('+') }
}

fn lengths(words: &str) -> Vec<Length> {
    words.split_whitespace().map(length).collect()
}

fn median_words(median: Option<i64>) -> String {
    median.map_or("none".to_owned(), |minutes| (minutes as f64 / 60.0).to_string())
}

#[test]
fn a_median_is_that_of_the_steps_written_out() {
    for number in (1..=13).map(|n| format!("3.{n}")) {
        let lines = case(&number);
        let found = median_length(&lengths(after(&lines, "waits:")));
        assert_eq!(median_words(found), after(&lines, "median:"), "{number}");
    }
    for number in (14..=19).map(|n| format!("3.{n}")) {
        let lines = case(&number);
        let (lead, others) = (after(&lines, "lead:"), after(&lines, "sorted:"));
        let medians = [lead, others].map(|waits| median_words(median_length(&lengths(waits))));
        let wanted = after(&lines, "medians:").split(',').next().expect("both");
        assert_eq!(medians.join(" and "), wanted, "{number}");
    }
}

#[test]
fn a_length_leaves_the_weekends_of_its_zone_out() {
    let mut seen = 0;
    for number in ["3.9", "3.10", "3.11"] {
        let lines = case(number);
        let zone = TimeZone::get(after(&lines, "zone:")).expect("a zone");
        let written =
            if lines.iter().any(|line| line.contains("from (UTC)")) { TimeZone::UTC } else { zone.clone() };
        for line in &lines {
            let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
            let [from, to, .., hours] = cells[..] else { continue };
            if !from.contains(':') || !to.contains(':') {
                continue;
            }
            let found = weekday_seconds(&zone, moment(&written, from), moment(&written, to));
            assert_eq!(found, length(hours).long * 60, "{number}: {line}");
            seen += 1;
        }
    }
    assert_eq!(seen, 10 + 3 + 3);
}

/// Events of lines such as `Mon 2 Nov 09:00   jonas opens it`.
fn events(cast: &mut Cast, lines: &[&str]) -> Vec<RequestEvent> {
    let is_event = |line: &&&str| {
        let words: Vec<&str> = line.splitn(5, ' ').collect();
        words.len() == 5
            && words[3].contains(':')
            && words[4].starts_with(' ')
            && !words[4].trim().starts_with(|c: char| c.is_uppercase())
    };
    let dated = lines.iter().filter(is_event).map(|line| {
        let at = line.match_indices(' ').nth(3).expect("four words").0;
        (moment(&TimeZone::UTC, &line[..at]), line[at..].trim())
    });
    dated.filter_map(|(at, what)| cast.event(at, what)).collect()
}

fn hours(wait: &Wait) -> String {
    let long = weekday_seconds(&TimeZone::UTC, wait.begins, wait.ends) as f64 / 3600.0;
    format!("{long}{}", if wait.answered { "" } else { "+" })
}

#[test]
fn a_story_with_everything_in_it_has_these_waits() {
    let lines = case("3.12");
    let mut cast = Cast::default();
    let lead = cast.account(LEAD);
    let author = cast.account("jonas");
    let story = events(&mut cast, &lines);
    assert_eq!(story.len(), 18);
    let end = moment(&TimeZone::UTC, "Mon 16 Nov 00:00");
    let found = waits(&request(author, false, story), |who| cast.who(who), end);
    let mut of: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for wait in &found {
        let signals::reviews::Who::Person(person) = wait.whom else { panic!("{wait:?}") };
        of.entry(cast.name(person)).or_default().push(hours(wait));
    }
    assert_eq!(of[cast.name(lead)], ["24+", "3", "18+", "24"]);
    assert_eq!(of["priya"], ["47+"]);
    assert_eq!(of.len(), 2, "{of:?}");
}

/// A line of s2: number, author, and the request with the moment of its merge.
fn story_of_a_merge(cast: &mut Cast, line: &str) -> Request {
    let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let cells: Vec<&str> = cells
        .into_iter()
        .flat_map(|cell| match cell.split_once(' ') {
            Some((number, by)) if number.starts_with('#') => vec![number, by.trim()],
            _ => vec![cell],
        })
        .collect();
    let author = cast.account(cells[1].strip_prefix("by ").expect("an author"));
    let mut at = moment(&TimeZone::UTC, "Mon 3 Aug 00:00");
    let mut story = Vec::new();
    let clauses = cells[2].split([';', ',']).map(str::trim);
    for clause in clauses {
        if clause.contains(':') {
            // The moment of the clause before it, which happened then and not just after the last.
            let last: &mut RequestEvent = story.last_mut().expect("something happened");
            at = moment(&TimeZone::UTC, clause);
            last.at = at;
        } else {
            at += 1;
            story.extend(cast.event(at, clause));
        }
    }
    request(author, false, story)
}

#[test]
fn the_gate_share_is_that_of_the_stories() {
    let zone = TimeZone::UTC;
    let now = moment(&zone, "Mon 24 Aug 00:00")..moment(&zone, "Mon 16 Nov 00:00");
    for number in (1..=7).map(|n| format!("2.{n}")) {
        let lines = case(&number);
        let mut cast = Cast::default();
        let lead = cast.account(LEAD);
        let (mut leads, mut all, mut by_lead, mut by_others) = (0, 0, 0, 0);
        for line in lines.iter().filter(|line| line.starts_with('#')) {
            let request = story_of_a_merge(&mut cast, line);
            match gate(&request, |who| cast.who(who), lead).filter(|(at, _)| now.contains(at)) {
                None => continue,
                Some((_, Gate::Lead)) => leads += 1,
                Some((_, Gate::Others)) => {}
                Some((_, Gate::NoneLeadMerged)) => by_lead += 1,
                Some((_, Gate::NoneOthersMerged)) => by_others += 1,
            }
            all += 1;
        }
        let found = format!("{leads} of {all}; unapproved by lead {by_lead}, by others {by_others}");
        assert_eq!(found, after(&lines, "result:"), "{number}");
    }
}

#[test]
fn concentration_is_the_fraction_worked_out() {
    for number in (1..=10).map(|n| format!("4.{n}")) {
        let lines = case(&number);
        let counts: Vec<(&str, u64)> = after(&lines, "counts:")
            .split(", ")
            .map(|one| one.split_once(' ').expect("a name and a number"))
            .map(|(name, count)| (name, count.parse().expect("a number")))
            .collect();
        let lead = counts.iter().find(|(name, _)| *name == LEAD).expect("the lead").1;
        let others: Vec<u64> = counts.iter().filter(|(name, _)| *name != LEAD).map(|(_, own)| *own).collect();
        let result = after(&lines, "result:");
        let Some(found) = concentration(lead, &others) else {
            assert!(result.starts_with("not enough"), "{number}: {result}");
            continue;
        };
        let (share, index) = result.split_once(", index ").expect("both");
        let fraction = |words: &str| {
            let (part, of) = words.split_once('/').unwrap_or((words, "1"));
            part.parse::<f64>().expect("a number") / of.parse::<f64>().expect("a number")
        };
        let share = fraction(share.strip_prefix("share ").expect("a share"));
        let index = fraction(index.split(' ').next().expect("a fraction"));
        assert!((found.lead.share().expect("some") - share).abs() < 1e-12, "{number}");
        assert!((found.index - index).abs() < 1e-12, "{number}: {}", found.index);
    }
}

#[test]
fn a_review_is_a_person_a_request_and_a_day() {
    let lines = case("4.10");
    let zone = TimeZone::UTC;
    let now = moment(&zone, "Mon 24 Aug 00:00")..moment(&zone, "Mon 16 Nov 00:00");
    let mut cast = Cast::default();
    let mut stories: Vec<Request> = Vec::new();
    for line in &lines {
        let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let cells = match cells.as_slice() {
            [first, number_rest @ ..] if first.starts_with('#') => {
                let by = first
                    .split_once("by ")
                    .map_or_else(|| number_rest[0].trim_start_matches("by "), |(_, by)| by);
                stories.push(request(cast.account(by), false, Vec::new()));
                let skip = usize::from(!first.contains("by "));
                number_rest[skip..].to_vec()
            }
            other => other.to_vec(),
        };
        let [when, what, ..] = cells[..] else { continue };
        if !when.contains(':') || stories.is_empty() {
            continue;
        }
        let event = cast.event(moment(&zone, when), what.trim_end_matches(", dismissed later"));
        stories.last_mut().expect("a request").events.extend(event);
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for story in &stories {
        for (person, _) in review_days(story, |who| cast.who(who), &zone, now.clone()) {
            *counts.entry(cast.name(person)).or_default() += 1;
        }
    }
    // Zoe is a visitor: who counts is for the team to say.
    assert_eq!(counts, BTreeMap::from([("leila", 2), ("mira", 3), ("priya", 3), ("zoe", 1)]));
}
