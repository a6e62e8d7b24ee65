//! A line of the log in words: what it is called, and what more there is to it.

use growth::days::days_from;
use growth::log::{Line, TalkDelay};
use growth::{Again, Decision, Entry, GivenAway, Landing, Minutes, Person, Talk, Unseen};
use jiff::civil::Date;

use super::outcome_in_words;
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
        Entry::Unseen(unseen) => of_unseen(line, unseen, day),
        Entry::Decision(decision) => of_decision(line, decision, day),
        Entry::GivenAway(given) => of_given(given, day),
        Entry::Again(again) => of_again(line, again, day),
        Entry::Talk(talk) => of_talk(line, talk, day),
        Entry::Landing(landing) => of_landing(landing),
        Entry::Person(person) => of_person(person, day),
        Entry::Opportunity(opportunity) => given("Seen in", &opportunity.seen_in).into_iter().collect(),
    };
    said.extend(line.because.iter().map(|because| format!("Because of it: {}", because.words)));
    if let Some(became) = line.settled() {
        let words = if became.words.is_empty() { String::new() } else { format!(": {}", became.words) };
        let what = capital(outcome_in_words(&line.entry, became.outcome));
        // Of a talk that was held, that and when is said already.
        if TalkDelay::of(line).is_none() {
            said.push(format!("{what}, {}{words}", day(became.day)));
        }
    } else if let Some(until) = line.put_off {
        said.push(format!("Put off until {}", day(until)));
    }
    said.iter().map(|sentence| full_stop(sentence)).collect()
}

fn of_unseen(line: &Line, unseen: &Unseen, day: impl Fn(Date) -> String) -> Vec<String> {
    let mut said = Vec::new();
    if !unseen.with.is_empty() {
        said.push(format!("With {}", and(&unseen.with)));
    }
    said.extend(unseen.took.map(took));
    let asked = unseen.not_happened_by.filter(|_| line.settled().is_none());
    said.extend(asked.map(|date| format!("Whether it stayed away is asked on {}", day(date))));
    said
}

fn of_decision(line: &Line, decision: &Decision, day: impl Fn(Date) -> String) -> Vec<String> {
    let odds = decision.odds.map(|odds| format!("{} %", u8::from(odds)));
    let review = decision.review.map(|date| format!("review {}", day(date)));
    let head: Vec<String> = odds.into_iter().chain(review).collect();
    let mut said = match head.join(", ") {
        head if !head.is_empty() => vec![head],
        _ if line.settled().is_none() => vec!["No odds yet".to_owned()],
        _ => Vec::new(),
    };
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

fn of_again(line: &Line, again: &Again, day: impl Fn(Date) -> String) -> Vec<String> {
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
        let what = if line.settled().is_none() { "Condition to change" } else { "The one condition" };
        said.push(format!("{what}: {}", parts.join(", ")));
    }
    said
}

fn of_talk(line: &Line, talk: &Talk, day: impl Fn(Date) -> String) -> Vec<String> {
    let mut said = Vec::new();
    match TalkDelay::of(line) {
        Some(TalkDelay { held: Some(held), noted, .. }) => {
            let words = line.settled().map(|became| became.words.as_str()).unwrap_or_default();
            let words = if words.is_empty() { String::new() } else { format!(": {words}") };
            said.push(format!(
                "Held {}{}{words}",
                day(held),
                noted.map_or_else(String::new, |noted| after(noted, held))
            ));
        }
        Some(_) => said.push(format!("Noted {}, not held yet", day(talk.noted.unwrap_or(line.day)))),
        None => said.push(format!("Noted {}", day(talk.noted.unwrap_or(line.day)))),
    }
    if talk.rehearsed {
        said.push("Rehearsed".to_owned());
    }
    said.extend(given("Agreed:", &talk.agreed));
    said
}

/// `, 39 days after the first note`
fn after(noted: Date, held: Date) -> String {
    match days_from(noted, held) {
        ..=0 => ", the day it was noted".to_owned(),
        days => format!(", {} after the first note", number_of(days.unsigned_abs() as usize, "day")),
    }
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
pub(crate) fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use growth::days::Zones;
    use growth::log::Log;
    use growth::{Note, Outcome};

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

    /// Details of a line kept on 20 August, after what came of it on 28 September.
    fn after(text: &str, came: &[(Outcome, &str)]) -> String {
        let (kept, then) = (jiff::civil::date(2026, 8, 20), jiff::civil::date(2026, 9, 28));
        let line = growth::line(text, kept).expect("it has words");
        let at = |day: Date| {
            day.at(12, 0, 0, 0).in_tz("UTC").expect("a zone that is there").timestamp().as_microsecond()
        };
        let id = |n: u8| records::WordId::from_bytes([n; 16]);
        let word = |day: Date, said: Note| records::Word { at: at(day), said };
        let mut notes = vec![(id(1), word(kept, Note::Kept { entry: line.entry, day: line.day }))];
        notes.extend(came.iter().map(|&(outcome, words)| {
            (id(2), word(then, Note::Came { of: id(1), outcome, words: words.to_owned() }))
        }));
        let log = Log::of(&notes, &Zones::one(jiff::tz::TimeZone::UTC));
        details(&log.lines()[0], then).join(" ")
    }

    #[test]
    fn what_became_of_a_line_stands_in_the_place_of_what_was_pending() {
        use Outcome::{DidNotHold, Held, Landed, Moot};
        let talk = "t with Sam about reviews";
        for (text, came, said) in [
            (talk, &[][..], "Noted 20 Aug, not held yet."),
            (talk, &[(Held, "")], "Held 28 Sep, 39 days after the first note."),
            (talk, &[(Held, "two rounds")], "Held 28 Sep, 39 days after the first note: two rounds."),
            (talk, &[(Moot, "")], "Noted 20 Aug. It is not needed any more, 28 Sep."),
            ("t with Sam on 10 aug about reviews", &[], "Held 10 Aug."),
            ("i no outage, not happened by 1 sep", &[], "Whether it stayed away is asked on 1 Sep."),
            ("i no outage, not happened by 1 sep", &[(Held, "")], "It stayed away, 28 Sep."),
            ("i no outage, not happened by 1 sep", &[(DidNotHold, "")], "It happened, 28 Sep."),
            (
                "r settlement failed, owner: Scott, by 4 sep",
                &[(Held, "")],
                "The condition is changed, 28 Sep.",
            ),
            ("d nightly export", &[(Held, "")], "It held, 28 Sep."),
            ("l one ledger", &[(DidNotHold, "")], "It did not land, 28 Sep."),
            ("o a ledger for all", &[(Landed, "")], "The team took it up, 28 Sep."),
        ] {
            assert_eq!(after(text, came), said, "{text}");
        }
    }
}
