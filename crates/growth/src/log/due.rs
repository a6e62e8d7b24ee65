use jiff::civil::Date;

use super::given::delegation;
use super::{CheckStands, Line, Log};
use crate::days::days_after;
use crate::{Entry, Talk};

/// How many days after a tension was first noted the talk is asked about.
const TALK_AFTER: i32 = 3;

/// Something the log asks, from a day on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due<'a> {
    /// The day from which on it is asked.
    pub day: Date,
    /// The line it is about.
    pub line: &'a Line,
    /// What is asked.
    pub why: Why,
}

/// What is asked about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Did what was expected of a decision come to pass?
    Review,
    /// The check that was agreed on for this day. `first`: it is the first of them.
    Check {
        /// The day agreed on.
        agreed: Date,
        /// Whether it is the first.
        first: bool,
    },
    /// It had not happened; has it still not?
    NotHappened,
    /// Was the one condition changed?
    Condition,
    /// A tension was noted; was the talk held?
    Talk,
}

impl Log {
    /// What is due on a day, oldest first.
    pub fn due_on(&self, today: Date) -> Vec<Due<'_>> {
        let mut due = self.asked(today);
        due.retain(|due| due.day <= today);
        due
    }

    /// Everything that is asked, on a day or after it, as it stands on that day: what is due and what is to
    /// come, oldest first.
    pub fn asked(&self, today: Date) -> Vec<Due<'_>> {
        let open = self.lines.iter().filter(|line| line.settled().is_none());
        let mut asked: Vec<Due> = open.flat_map(|line| asked_of(line, today)).collect();
        asked.sort_by_key(|due| (due.day, due.line.at, due.line.id, due.why));
        asked
    }
}

fn asked_of(line: &Line, today: Date) -> Vec<Due<'_>> {
    let put_off = |day: Date| line.put_off.map_or(day, |until| until.max(day));
    let one = |day: Option<Date>, why| {
        day.map(|day| Due { day: put_off(day), line, why }).into_iter().collect::<Vec<Due>>()
    };
    match &line.entry {
        Entry::Decision(decision) => one(decision.review, Why::Review),
        Entry::Unseen(unseen) => one(unseen.not_happened_by, Why::NotHappened),
        Entry::Again(again) => one(again.due, Why::Condition),
        Entry::Talk(talk) => one(talk_asked(line, talk), Why::Talk),
        Entry::GivenAway(_) => delegation(line, today)
            .into_iter()
            .flat_map(|delegation| delegation.checks.into_iter().enumerate())
            .filter(|(_, check)| matches!(check.stands, CheckStands::Due | CheckStands::Coming))
            .map(|(place, check)| Due {
                day: put_off(check.day),
                line,
                why: Why::Check { agreed: check.day, first: place == 0 },
            })
            .collect(),
        Entry::Line { .. } | Entry::Landing(_) | Entry::Person(_) | Entry::Opportunity(_) => Vec::new(),
    }
}

fn talk_asked(line: &Line, talk: &Talk) -> Option<Date> {
    talk.held.is_none().then(|| days_after(talk.noted.unwrap_or(line.day), TALK_AFTER))
}
