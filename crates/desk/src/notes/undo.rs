use growth::load::Answered;
use growth::log::Log;
use growth::{Happened, Note, Step};
use jiff::tz::TimeZone;
use records::Said;
use store::Data;

use super::{Notebook, name_of, outcome_in_words};
use crate::Failure;
use crate::corrections::{self, Undone};
use crate::text::{clean, entries};

/// As many words are said one by one; more, as of an import, are counted.
const LISTED: usize = 6;

/// Takes the last act that is not about one team back, or brings it again; none where nothing was said yet.
/// Days are those of the lead's zone, which is the system's until another is known.
pub fn undo(data: &mut Data, now: i64, names: bool, system: &TimeZone) -> Result<Option<Undone>, Failure> {
    undo_of(data, "", now, names, system)
}

/// The same, of a team and of all.
pub(crate) fn undo_of(
    data: &mut Data,
    team: &str,
    now: i64,
    names: bool,
    system: &TimeZone,
) -> Result<Option<Undone>, Failure> {
    let act = data.last_act(team)?;
    let Some(turned) = data.undo(team, now)? else { return Ok(None) };
    crate::leave::turned(data, act, data.last_act(team)?, turned.holds)?;
    let said = turned.of::<Said>()?;
    let corrections = said.iter().map(|said| corrections::in_words(said, names));
    let notes = turned.of::<Note>()?;
    let log = if notes.is_empty() { Log::default() } else { Notebook::open(data, now, system)?.log };
    let mut words: Vec<String> = corrections.chain(notes.iter().map(|note| in_words(note, &log))).collect();
    // What was answered is said on its own page alone.
    words.extend(turned.of::<Answered>()?.iter().map(|_| "a week's look at your load".to_owned()));
    let number = words.len();
    words.dedup();
    if words.len() > LISTED {
        words = vec![entries(number)];
    }
    if data.has_prompt() {
        crate::prompt::renew(&mut Notebook::open(data, now, system)?, None);
    }
    Ok(Some(Undone { words, holds: turned.holds }))
}

/// A note as it was meant; what became of a line is said in the words of its kind, where it is in the log.
pub fn in_words(note: &Note, log: &Log) -> String {
    let text = match note {
        Note::Kept { entry, .. } => format!("{}, \"{}\"", name_of(entry), entry.words()),
        Note::Rewritten { entry, .. } => format!("the new words \"{}\"", entry.words()),
        Note::Linked { .. } => "a link".to_owned(),
        Note::Came { of, outcome, .. } => match log.line(*of) {
            Some(line) => format!("that {}", outcome_in_words(&line.entry, *outcome)),
            None => "what became of a line".to_owned(),
        },
        Note::PutOff { until, .. } => format!("putting it off until {}", crate::text::day(*until)),
        Note::Checked { day, .. } => format!("the check of {}", crate::text::day(*day)),
        Note::Because { words, .. } => format!("\"{words}\""),
        Note::Marked { words, .. } => format!("the moment \"{words}\""),
        Note::Noticed { words, .. } => format!("what you noticed, \"{words}\""),
        Note::Step { step, .. } => step_in_words(step),
        Note::Week { sunday, .. } => format!("the week to {}", crate::text::day(*sunday)),
        Note::Dropped { .. } => "dropping a draft".to_owned(),
    };
    clean(&text)
}

fn step_in_words(step: &Step) -> String {
    match step {
        Step::MyPart { .. } => "your part".to_owned(),
        Step::Assumed { .. } => "an assumption".to_owned(),
        Step::Tested { .. } => "what became of a test".to_owned(),
        Step::Predicted { .. } => "what you expect".to_owned(),
        Step::Looked => "looking without anything expected".to_owned(),
        Step::Chose { .. } => "the behaviour you chose".to_owned(),
        Step::Planned { plan, .. } => format!("the plan \"If {}, then {}\"", plan.moment, plan.act),
        Step::SaidBack => "saying the plan back".to_owned(),
        Step::Came { happened: Happened::Did, .. } => "that you did it".to_owned(),
        Step::Came { happened: Happened::DidNot, .. } => "that you did not".to_owned(),
        Step::Came { happened: Happened::NeverCame, .. } => "that it never came up".to_owned(),
        Step::Came { happened: Happened::NotToday, .. } => "that it is not for today".to_owned(),
        Step::Announced { .. } => "having told somebody".to_owned(),
        Step::Asked { .. } => "having asked somebody".to_owned(),
        Step::Suggested { .. } => "a suggestion".to_owned(),
        Step::Picked { .. } => "the suggestion you took".to_owned(),
        Step::FollowedUp { .. } => "a follow-up".to_owned(),
        Step::Experiment { .. } => "the weeks on and off".to_owned(),
        Step::Paused { first, last } => {
            format!("the pause from {} to {}", crate::text::day(*first), crate::text::day(*last))
        }
        Step::Helped { .. } => "having helped a peer".to_owned(),
        Step::Guessed { .. } => "your guess".to_owned(),
        Step::Reviewed { .. } => "the review".to_owned(),
        Step::Gate { gate, reached: true } => format!("reaching the gate {gate}"),
        Step::Gate { gate, reached: false } => format!("leaving the gate {gate}"),
    }
}
