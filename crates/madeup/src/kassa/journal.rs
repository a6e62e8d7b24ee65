//! The file of the log: each line as it was typed, what was put in on its page, and what came of it later.

use growth::{About, Entry, Note, Outcome, Place, Sort, line};
use jiff::civil::Date;
use records::WordId;

const LOG: &str = include_str!("../../data/kassa-log.txt");
/// The team, as places name it.
const TEAM: &str = "kassa";

/// A line, and all that was said of it.
pub(super) struct Said {
    pub entry: Entry,
    /// The day it was kept.
    pub day: Date,
    /// The day it is about, where one was named.
    pub about: Option<Date>,
    /// What it is about, said on its day.
    pub links: Vec<About>,
    /// What was said of it later, and when: a note about the line of that name.
    pub later: Vec<(Date, Later)>,
}

pub(super) type Later = Box<dyn FnOnce(WordId) -> Note>;

/// All of them, in the order they were kept.
pub(super) fn lines() -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for row in LOG.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        match (row.strip_prefix("  > "), row.strip_prefix("  ")) {
            (Some(came), _) => came_of(came, last(&mut all)),
            (None, Some(field)) => put_in(field, last(&mut all)),
            (None, None) => all.push(typed(row)),
        }
    }
    all
}

fn last(all: &mut [Said]) -> &mut Said {
    all.last_mut().expect("what is indented belongs to a line")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn typed(row: &str) -> Said {
    let (kept, text) = row.split_once(" | ").expect("a day, and words");
    let day = day(kept);
    let read = line(text, day).expect("every line of the file has words");
    Said { entry: read.entry, day, about: read.day, links: Vec::new(), later: Vec::new() }
}

/// `name: value`, put in on the page of a line. A talk that was held says so on that day.
fn put_in(field: &str, said: &mut Said) {
    let (name, value) = field.split_once(": ").expect("a name, and a value");
    let text = value.to_owned();
    match (&mut said.entry, name) {
        (Entry::GivenAway(given), "area") => given.place = Some(place(value)),
        (_, "area") => said.links.push(About::Place(place(value))),
        (Entry::Talk(talk), "held") => {
            talk.noted = Some(said.day);
            let held = growth::Talk { held: Some(day(value)), ..talk.clone() };
            said.later.push((day(value), rewritten(held)));
        }
        (Entry::Talk(talk), "agreed" | "rehearsed") => {
            let on = said.later.pop().map(|(on, _)| on).expect("it was held");
            let mut held = growth::Talk { held: Some(on), ..talk.clone() };
            match name {
                "agreed" => held.agreed = text,
                _ => {
                    held.rehearsed = true;
                    talk.rehearsed = true;
                }
            }
            said.later.push((on, rewritten(held)));
        }
        (Entry::Unseen(unseen), "sort") => {
            unseen.sort = Some(sort(value));
        }
        (Entry::Decision(decision), _) => {
            let at = match name {
                "expected" => &mut decision.expected,
                "question" => &mut decision.question,
                "reason" => &mut decision.reason,
                "dissent" => &mut decision.dissent,
                "time" => &mut decision.costs.time,
                "trust" => &mut decision.costs.trust,
                "undoing" => &mut decision.undoing,
                "option" => return decision.options.push(text),
                _ => panic!("a decision has no {name}"),
            };
            *at = text;
        }
        (Entry::GivenAway(given), "limits") => given.limits = text,
        (Entry::GivenAway(given), "means") => given.means = text,
        (Entry::Again(again), "class") => again.class = text,
        (Entry::Again(again), "likely") => again.likely = text,
        (Entry::Again(again), "own habit") => again.own_habit = text,
        (Entry::Again(again), "condition") => again.condition = text,
        (Entry::Again(again), "expected") => again.expected = text,
        (Entry::Landing(landing), "ask") => landing.ask = text,
        (Entry::Landing(landing), "heard") => landing.heard = text,
        (Entry::Landing(landing), "next") => landing.next = text,
        (Entry::Person(person), "cares about") => person.cares_about = text,
        (Entry::Person(person), "fears") => person.fears = text,
        (Entry::Opportunity(opportunity), "seen in") => opportunity.seen_in = text,
        _ => panic!("{field} is nothing of {}", said.entry.words()),
    }
}

fn sort(name: &str) -> Sort {
    match name {
        "context_given" => Sort::ContextGiven,
        "conflict_defused" => Sort::ConflictDefused,
        "direction_corrected" => Sort::DirectionCorrected,
        "someone_kept_or_grown" => Sort::SomeoneKeptOrGrown,
        "trouble_prevented" => Sort::TroublePrevented,
        "others_unblocked" => Sort::OthersUnblocked,
        "good_no" => Sort::GoodNo,
        _ => panic!("{name} is no sort"),
    }
}

fn place(area: &str) -> Place {
    Place { team: TEAM.to_owned(), area: area.to_owned() }
}

fn rewritten(talk: growth::Talk) -> Later {
    Box::new(|of| Note::Rewritten { of, entry: Entry::Talk(talk), day: None })
}

/// `day what: words`, said of a line later.
fn came_of(came: &str, said: &mut Said) {
    let (on, rest) = came.split_once(' ').expect("a day, and what came");
    let on = day(on);
    let (what, words) = rest.split_once(": ").unwrap_or((rest, ""));
    let words = words.to_owned();
    let outcome = match what {
        "held" => Outcome::Held,
        "did not hold" => Outcome::DidNotHold,
        "landed" => Outcome::Landed,
        "finished" => Outcome::Finished,
        "taken back" => Outcome::TakenBack,
        "moot" => Outcome::Moot,
        "because" => {
            said.later.push((on, Box::new(|of| Note::Because { of, words })));
            return;
        }
        "checked" | "looked" => {
            let agreed = what == "checked";
            said.later.push((on, Box::new(move |of| Note::Checked { of, day: on, agreed })));
            return;
        }
        _ => {
            let commit = what.strip_prefix("commit ").unwrap_or_else(|| panic!("{what} is nothing known"));
            let to = About::Commit(commit.parse().expect("an id of a commit"));
            said.later.push((on, Box::new(|of| Note::Linked { of, to })));
            return;
        }
    };
    said.later.push((on, Box::new(move |of| Note::Came { of, outcome, words })));
}
