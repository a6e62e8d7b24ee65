//! What the log asks, in words, with the answers there are; each answer is the note that it keeps.

use growth::content::Content;
use growth::days::days_after;
use growth::log::{Due as LogDue, Line, Why};
use growth::today::{Due, due};
use growth::{Entry, Note, Outcome};
use jiff::civil::Date;
use records::WordId;

use super::{Notebook, outcome_in_words, title_of_given};
use crate::text::{capital, clean, day_short, day_with_weekday};

/// "Cannot say yet" asks again after four weeks, and a talk or a check after a week.
const AGAIN: i32 = 28;
const SOON: i32 = 7;

/// Something the log asks.
pub struct Question {
    /// The line it is about.
    pub line: WordId,
    /// Since when, and about what: `Due today: we keep the nightly batch`.
    pub heading: String,
    /// What was said then, and what is asked.
    pub said: String,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Reasons stand with it that are shown after the answer, or when somebody asks for them.
    pub has_reasons: bool,
}

/// An answer, and the note that it keeps.
pub struct Answer {
    /// As it is pressed.
    pub words: String,
    /// What is kept.
    pub note: Note,
}

/// Something the log asks, on one row of Today or of a calendar.
pub(crate) struct Short {
    /// The question.
    pub what: String,
    /// What more there is to it.
    pub more: String,
    /// What is pressed.
    pub act: &'static str,
}

/// What is due, on one row; `name` is what its line is called there.
pub(crate) fn on_a_row(due: &LogDue, name: &str, today: Date) -> Short {
    let short = |date: Date| day_short(date, today.year());
    let line = due.line;
    let (what, more, act) = match due.why {
        Why::Review => (
            format!("Was it right? {name}"),
            format!("{}. Score it before you reread why.", gave(line, today)),
            "Score it",
        ),
        Why::Check { agreed, first } => (
            capital(&format!("{}: {name}", which_check(first))),
            format!("For {}. Ask what they would like from you, nothing else.", short(agreed)),
            "Note it",
        ),
        Why::NotHappened => (
            format!("Has it still not happened? {name}"),
            format!("You noted it on {}.", short(line.day)),
            "Say it",
        ),
        Why::Condition => (
            format!("Is the condition changed? {name}"),
            format!("It happened on {}.", short(line.day)),
            "Say it",
        ),
        Why::Talk => (
            format!("The talk: {name}"),
            format!("Noted on {}, not held yet.", short(noted(line))),
            "Note it",
        ),
    };
    Short { what, more, act }
}

/// What the log has due, in the order it is asked: that of Today.
pub fn asked_today<'b>(book: &'b Notebook) -> Vec<LogDue<'b>> {
    let of_the_log = |due| match due {
        Due::Log(due) => Some(due),
        Due::FollowUp { .. } | Due::Review { .. } => None,
    };
    due(&book.log, &book.cycles, book.today).into_iter().filter_map(of_the_log).collect()
}

/// What is due, in words, oldest first.
pub fn questions(book: &Notebook, content: &Content) -> Vec<Question> {
    book.log.due_on(book.today).iter().map(|due| question(due, book.today, content)).collect()
}

/// One thing that is due, in words.
pub fn question(due: &LogDue, today: Date, content: &Content) -> Question {
    let of = due.line.id;
    let came = |outcome: Outcome| Answer {
        words: pressed(&due.line.entry, outcome),
        note: Note::Came { of, outcome, words: String::new() },
    };
    let put_off = |words: &str, days: i32| {
        let until = days_after(today, days);
        Answer {
            words: format!("{words}, ask on {}", day_with_weekday(until)),
            note: Note::PutOff { of, until },
        }
    };
    let answers = match due.why {
        Why::Review | Why::NotHappened => {
            vec![came(Outcome::Held), came(Outcome::DidNotHold), put_off("Cannot say yet", AGAIN)]
        }
        Why::Condition => vec![came(Outcome::Held), came(Outcome::DidNotHold), put_off("Not yet", SOON)],
        Why::Talk => vec![came(Outcome::Held), came(Outcome::Moot), put_off("Not yet", SOON)],
        Why::Check { .. } => vec![
            Answer {
                words: "We looked at it together".to_owned(),
                note: Note::Checked { of, day: today, agreed: true },
            },
            came(Outcome::TakenBack),
            put_off("Not yet", SOON),
        ],
    };
    Question {
        line: of,
        heading: format!("{}: {}", since(due.day, today), called(due)),
        said: asks(due, today, content),
        answers,
        has_reasons: due.why == Why::Review && has_reasons(&due.line.entry),
    }
}

fn since(day: Date, today: Date) -> String {
    if day == today { "Due today".to_owned() } else { format!("Due since {}", day_short(day, today.year())) }
}

fn called(due: &LogDue) -> String {
    match (&due.line.entry, due.why) {
        (Entry::GivenAway(given), Why::Check { first, .. }) => {
            let article = if first { "the" } else { "an" };
            format!("{}, {article} {}", title_of_given(given), which_check(first))
        }
        (entry, _) => clean(entry.words()),
    }
}

fn asks(due: &LogDue, today: Date, content: &Content) -> String {
    let line = due.line;
    let short = |date: Date| day_short(date, today.year());
    let text = match &line.entry {
        Entry::Decision(decision) => {
            format!("{}{}. Did it hold?", gave(line, today), quoted(&decision.expected))
        }
        Entry::Unseen(_) => {
            format!("Noted on {}, before it could happen. Did it stay away?", short(line.day))
        }
        Entry::Again(again) => {
            let by = if again.owner.is_empty() { String::new() } else { format!(", by {}", again.owner) };
            match again.condition.as_str() {
                "" => format!(
                    "One condition was to be changed{by}; which one is not written down. Is it changed?"
                ),
                condition => format!("To be changed{by}: {condition}. Is it changed?"),
            }
        }
        Entry::Talk(talk) => {
            let with = if talk.with.is_empty() { String::new() } else { format!(" with {}", talk.with) };
            format!("First noted on {}. Was the talk{with} held?", short(noted(line)))
        }
        Entry::GivenAway(given) => {
            let to = if given.to.is_empty() { String::new() } else { format!(" to {}", given.to) };
            let level = given.level.and_then(|level| content.level(level));
            let level =
                level.map_or_else(String::new, |level| format!(" Level {}: {}.", level.number, level.name));
            format!("Given{to} on {}.{level} How does it stand?", short(given.since.unwrap_or(line.day)))
        }
        _ => String::new(),
    };
    clean(&text)
}

/// `You gave it 70 % on 20 Aug`
fn gave(line: &Line, today: Date) -> String {
    let on = day_short(line.day, today.year());
    match &line.entry {
        Entry::Decision(decision) => match decision.odds {
            Some(odds) => format!("You gave it {} % on {on}", u8::from(odds)),
            None => format!("Decided on {on}, without odds"),
        },
        _ => format!("Decided on {on}"),
    }
}

/// The day a tension was first noted.
fn noted(line: &Line) -> Date {
    match &line.entry {
        Entry::Talk(talk) => talk.noted.unwrap_or(line.day),
        _ => line.day,
    }
}

fn which_check(first: bool) -> &'static str {
    if first { "first agreed check" } else { "agreed check" }
}

/// `, “that nobody will ask for it”`, where something was expected.
fn quoted(words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { format!(", “{}”", words.trim()) }
}

/// Whether an entry has reasons to read again, which are kept back until its outcome is said.
pub fn has_reasons(entry: &Entry) -> bool {
    matches!(entry, Entry::Decision(_)) && !reasons(entry).is_empty()
}

/// Whether the reasons of a line are kept back: it is due and nothing was said of it yet.
pub fn keeps_back(line: &Line, book: &Notebook) -> bool {
    let due = book.log.due_on(book.today);
    has_reasons(&line.entry) && due.iter().any(|due| due.line.id == line.id)
}

/// The reasons of a decision, a sentence each.
pub fn reasons(entry: &Entry) -> Vec<String> {
    let Entry::Decision(decision) = entry else { return Vec::new() };
    let costs = &decision.costs;
    let parts = [
        ("The question", decision.question.as_str()),
        ("What else could have been chosen", &decision.options.join("; ")),
        ("Why this", &decision.reason),
        ("Who disagreed, and why", &decision.dissent),
        ("It costs money", &costs.money),
        ("It costs time", &costs.time),
        ("It costs people", &costs.people),
        ("It costs trust", &costs.trust),
        ("Undoing it costs", &decision.undoing),
    ];
    let said = parts.iter().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(what, words)| clean(&format!("{what}: {}", words.trim()))).collect()
}

/// What can become of an entry of its kind, as it is pressed.
pub fn outcomes(entry: &Entry) -> Vec<(Outcome, String)> {
    use Outcome::*;
    let all: &[Outcome] = match entry {
        Entry::Decision(_) | Entry::Unseen(_) | Entry::Again(_) => &[Held, DidNotHold, Moot],
        Entry::GivenAway(_) => &[Finished, Rescued, TakenBack, Moot],
        Entry::Talk(_) => &[Held, Moot],
        Entry::Landing(_) => &[Landed, DidNotHold, Moot],
        Entry::Opportunity(_) => &[Landed, Moot],
        Entry::Line { .. } | Entry::Person(_) => &[],
    };
    all.iter().map(|&outcome| (outcome, pressed(entry, outcome))).collect()
}

/// An outcome as it is pressed: the lead speaks.
fn pressed(entry: &Entry, outcome: Outcome) -> String {
    match outcome {
        Outcome::TakenBack => "I took it back".to_owned(),
        outcome => capital(outcome_in_words(entry, outcome)),
    }
}
