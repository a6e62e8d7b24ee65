use std::cmp::Reverse;

use jiff::civil::Date;

use crate::cycle::{Cycle, Cycles, FollowUp};
use crate::log::{self, Log, Why};

/// Something that is asked from a day on, by the log or by a cycle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Due<'a> {
    /// By a line of the log.
    Log(log::Due<'a>),
    /// Somebody is to be asked again.
    FollowUp {
        /// In which cycle.
        cycle: &'a Cycle,
        /// Whom, and when.
        follow_up: FollowUp<'a>,
    },
    /// The ten weeks are over: what becomes of the practice?
    Review {
        /// Of which cycle.
        cycle: &'a Cycle,
        /// From which day on it is asked.
        day: Date,
    },
}

impl Due<'_> {
    /// The day from which on it is asked.
    pub fn day(&self) -> Date {
        match self {
            Due::Log(due) => due.day,
            Due::FollowUp { follow_up, .. } => follow_up.due,
            Due::Review { day, .. } => *day,
        }
    }

    /// Whether it is a talk that was due before a day: it waits for the lead alone, and can for weeks.
    pub(super) fn is_overdue_talk(&self, today: Date) -> bool {
        matches!(self, Due::Log(due) if due.why == Why::Talk && due.day < today)
    }
}

/// All that is asked, of the log and of all cycles, as it stands on a day: what is due and what is to come,
/// oldest first.
pub fn asked<'a>(log: &'a Log, cycles: &'a Cycles, today: Date) -> Vec<Due<'a>> {
    let mut asked: Vec<Due> = log.asked(today).into_iter().map(Due::Log).collect();
    for cycle in cycles.all() {
        asked.extend(cycle.review_asked().map(|day| Due::Review { cycle, day }));
        let open = cycle.follow_ups().into_iter().filter(|follow_up| follow_up.held.is_none());
        asked.extend(open.map(|follow_up| Due::FollowUp { cycle, follow_up }));
    }
    // Stable: of one day the log's own order, then the cycles', oldest first.
    asked.sort_by_key(Due::day);
    asked
}

/// What is due on a day, in the order it is shown: what came due last first, so that a decision comes back on its day
/// whatever waits. Of the talks that are overdue the last stands in its place, the others behind everything else.
pub fn due<'a>(log: &'a Log, cycles: &'a Cycles, today: Date) -> Vec<Due<'a>> {
    in_order(asked(log, cycles, today).into_iter().filter(|due| due.day() <= today).collect(), today)
}

/// What is due, in the order it is shown.
pub(super) fn in_order(mut due: Vec<Due<'_>>, today: Date) -> Vec<Due<'_>> {
    due.sort_by_key(|due| Reverse(due.day()));
    let mut has_talk = false;
    let (first, behind): (Vec<Due>, Vec<Due>) = due.into_iter().partition(|due| {
        let is_talk = due.is_overdue_talk(today);
        !is_talk || !std::mem::replace(&mut has_talk, true)
    });
    first.into_iter().chain(behind).collect()
}
