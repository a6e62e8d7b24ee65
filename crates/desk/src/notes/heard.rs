//! What figures rest on of all that is noted.

use growth::Note;
use growth::Outcome;
use growth::log::{Line, Log, Recurrence, TalkDelay};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Data;
use team::{CameBack, HandOver, Proposed, Recurrences, Talked};

use super::given::hand_overs;
use super::zones;
use crate::Failure;

/// What signals rest on of the lead's log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// The areas of the team that are given away (s10g).
    pub given: Vec<HandOver>,
    /// The problems that came back, whatever the team (s12).
    pub recurrences: Recurrences,
    /// What the lead proposed, whatever the team (s16).
    pub proposed: Vec<Proposed>,
    /// When talks were noted and held, whatever the team (s19).
    pub talks: Vec<Talked>,
}

/// Hears the log.
pub(crate) fn heard(data: &Data, system: &TimeZone, today: Date, team: &str) -> Result<Heard, Failure> {
    let log = Log::of(&data.named_words::<Note>("")?, &zones(data, system)?);
    Ok(Heard {
        given: hand_overs(&log, today, team),
        recurrences: recurrences(&log),
        proposed: proposed(&log),
        talks: talks(&log),
    })
}

/// Each time that something came back: the days of the lines, and those before that they name.
fn recurrences(log: &Log) -> Recurrences {
    let mut found = Recurrences::default();
    for recurrence in log.recurrences() {
        let Some((last, _)) = recurrence.lines.last() else { continue };
        let class = class(&recurrence, last);
        let came_back = recurrence.days.iter().map(|&day| {
            let of_day = recurrence.lines.iter().rev().find(|(line, _)| line.day == day);
            let line = of_day.map_or(*last, |(line, _)| *line);
            let words = line.entry.words().to_owned();
            CameBack { line: line.id.to_string(), words, class: class.clone(), day }
        });
        found.came_back.extend(came_back);
        for (line, _) in &recurrence.lines {
            let changed = line.settled().filter(|became| became.outcome == Outcome::Held);
            found.changed.extend(class.clone().zip(changed.map(|became| became.day)));
        }
    }
    found.came_back.sort_by(|one, other| (one.day, &one.line).cmp(&(other.day, &other.line)));
    found
}

/// A line without a class that names days before says that they are one problem: that of the line.
fn class(recurrence: &Recurrence, last: &Line) -> Option<String> {
    match recurrence.class {
        "" if recurrence.days.len() > 1 => Some(last.entry.words().to_owned()),
        "" => None,
        class => Some(class.to_owned()),
    }
}

/// Proposals and explanations, without those that became moot.
fn proposed(log: &Log) -> Vec<Proposed> {
    let of = |proposal: growth::log::Proposal| Proposed {
        line: proposal.line.id.to_string(),
        words: proposal.landing.words.clone(),
        day: proposal.line.day,
        landed: proposal.landed,
    };
    log.proposals().into_iter().map(of).collect()
}

/// The days of talks alone: what they are about, and with whom, stays in the log.
pub(crate) fn talks(log: &Log) -> Vec<Talked> {
    let of = |talk: TalkDelay| {
        let (noted, held, rehearsed) = (talk.noted, talk.held, talk.talk.rehearsed);
        Talked { noted, held, rehearsed }
    };
    log.talks().into_iter().map(of).collect()
}
