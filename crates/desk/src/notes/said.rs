//! A line of the log in words: what it is called, and what more there is to it.

use growth::days::days_from;
use growth::log::Line;
use growth::{Again, Decision, Entry, GivenAway, Landing, Minutes, Person, Talk, Unseen};
use jiff::civil::Date;

use super::undo::outcome_in_words;
use crate::text::{capital, clean, day_short, full_stop, number_of};

/// What a line is called: its words, with whom where that belongs to it.
pub fn title(entry: &Entry) -> String {
    capital(&title_as_written(entry))
}

/// The same with its first letter as it was written: a name in small letters does not become one that is known.
pub fn title_as_written(entry: &Entry) -> String {
    let text = match entry {
        Entry::GivenAway(given) if !given.to.is_empty() && !says(&given.what, "to", &given.to) => {
            format!("{} to {}", given.what, given.to)
        }
        Entry::Talk(talk) if !talk.with.is_empty() && !says(&talk.words, "with", &talk.with) => {
            format!("With {}, about {}", talk.with, talk.words)
        }
        other => other.words().to_owned(),
    };
    clean(&text)
}

/// Whether words hold already who it is: a name within a sentence is noted, and stays where it stands.
fn says(words: &str, before: &str, who: &str) -> bool {
    let (words, said) = (words.to_lowercase(), format!("{before} {}", who.to_lowercase()));
    let ends = |at: usize| !words[at..].starts_with(char::is_alphanumeric);
    let begins = |at: usize| !words[..at].ends_with(char::is_alphanumeric);
    words.match_indices(&said).any(|(at, said)| begins(at) && ends(at + said.len()))
}

/// What was given away, by itself.
pub(super) fn title_of_given(given: &GivenAway) -> String {
    capital(&clean(&given.what))
}

/// What more there is to a line, a sentence each, on a day.
pub fn details(line: &Line, today: Date) -> Vec<String> {
    let day = |date: Date| day_short(date, today.year());
    let mut said = match &line.entry {
        Entry::Line { .. } => Vec::new(),
        Entry::Unseen(unseen) => of_unseen(unseen, day),
        Entry::Decision(decision) => of_decision(decision, day),
        Entry::GivenAway(given) => of_given(given, day),
        Entry::Again(again) => of_again(again, day),
        Entry::Talk(talk) => of_talk(line, talk, day),
        Entry::Landing(landing) => of_landing(landing),
        Entry::Person(person) => of_person(person, day),
        Entry::Opportunity(opportunity) => given("Seen in", &opportunity.seen_in).into_iter().collect(),
    };
    said.extend(line.because.iter().map(|because| format!("Because of it: {}", because.words)));
    if let Some(became) = line.settled() {
        let words = if became.words.is_empty() { String::new() } else { format!(": {}", became.words) };
        said.push(format!("{}, {}{words}", capital(outcome_in_words(became.outcome)), day(became.day)));
    } else if let Some(until) = line.put_off {
        said.push(format!("Put off until {}", day(until)));
    }
    said.iter().map(|sentence| full_stop(sentence)).collect()
}

fn of_unseen(unseen: &Unseen, day: impl Fn(Date) -> String) -> Vec<String> {
    let mut said = Vec::new();
    if !unseen.with.is_empty() {
        said.push(format!("With {}", and(&unseen.with)));
    }
    said.extend(unseen.took.map(took));
    said.extend(
        unseen.not_happened_by.map(|date| format!("Whether it stayed away is asked on {}", day(date))),
    );
    said
}

fn of_decision(decision: &Decision, day: impl Fn(Date) -> String) -> Vec<String> {
    let odds = decision.odds.map(|odds| format!("{} %", u8::from(odds)));
    let review = decision.review.map(|date| format!("review {}", day(date)));
    let head: Vec<String> = odds.into_iter().chain(review).collect();
    let mut said = if head.is_empty() { vec!["No odds yet".to_owned()] } else { vec![head.join(", ")] };
    said.extend(given("Expected:", &decision.expected));
    said.extend(given("Decided by", &decision.made_by));
    said
}

fn of_given(away: &GivenAway, day: impl Fn(Date) -> String) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(away.level.map(|level| format!("Level {}", u8::from(level))));
    said.extend(away.place.as_ref().map(|place| format!("Area {}", place.area)));
    said.extend(given("Limits:", &away.limits));
    if !away.checks.is_empty() {
        let days: Vec<String> = away.checks.iter().map(|&check| day(check)).collect();
        said.push(format!("Checks agreed: {}", and(&days)));
    }
    said
}

fn of_again(again: &Again, day: impl Fn(Date) -> String) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(given("Class:", &again.class));
    if !again.before.is_empty() {
        let days: Vec<String> = again.before.iter().map(|&date| day(date)).collect();
        said.push(format!("Before: {}", and(&days)));
    }
    if !again.condition.is_empty() {
        let owner = (!again.owner.is_empty()).then(|| format!("owner {}", again.owner));
        let due = again.due.map(day);
        let parts: Vec<String> = [again.condition.clone()].into_iter().chain(owner).chain(due).collect();
        said.push(format!("Condition to change: {}", parts.join(", ")));
    }
    said
}

fn of_talk(line: &Line, talk: &Talk, day: impl Fn(Date) -> String) -> Vec<String> {
    let noted = talk.noted.unwrap_or(line.day);
    let mut said = Vec::new();
    match talk.held {
        Some(held) if held > noted => said.push(format!(
            "Held {} after the first note",
            number_of(days_from(noted, held).unsigned_abs() as usize, "day")
        )),
        Some(_) => said.push("Held the day it was noted".to_owned()),
        None => said.push(format!("Noted {}, not held yet", day(noted))),
    }
    if talk.rehearsed {
        said.push("Rehearsed".to_owned());
    }
    said.extend(given("Agreed:", &talk.agreed));
    said
}

fn of_landing(landing: &Landing) -> Vec<String> {
    let parts = [
        given("To", &landing.audience),
        given("The ask:", &landing.ask),
        given("They heard:", &landing.heard),
        given("Next:", &landing.next),
    ];
    parts.into_iter().flatten().collect()
}

fn of_person(person: &Person, day: impl Fn(Date) -> String) -> Vec<String> {
    let last = person.last_talk.map(|date| format!("Last talk {}", day(date)));
    given("Cares about", &person.cares_about)
        .into_iter()
        .chain(given("Fears", &person.fears))
        .chain(last)
        .collect()
}

/// `40 min`, `2 h`, `1 h 30 min`
pub fn took(Minutes(minutes): Minutes) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn given(what: &str, words: &str) -> Option<String> {
    (!words.trim().is_empty()).then(|| format!("{what} {}", words.trim()))
}

/// `Aiko`, `Aiko and Jonas`, `Aiko, Jonas and Priya`
fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_within_the_words_is_not_named_once_more() {
        let today = jiff::civil::date(2026, 11, 19);
        for (line, said) in [
            ("g refunds to Jonas from the platform team", "Refunds to Jonas from the platform team"),
            ("g refunds to Jonas", "Refunds to Jonas"),
            ("g the port to Rust to Aiko", "The port to Rust to Aiko"),
            ("g handing Jo to Jonathan's care, to Jo", "Handing Jo to Jonathan's care to Jo"),
            ("t the long talk with Leila about fees", "The long talk with Leila about fees"),
            ("t with Leila about fees", "With Leila, about fees"),
        ] {
            assert_eq!(title(&growth::line(line, today).expect("it has words").entry), said, "{line}");
        }
    }
}
