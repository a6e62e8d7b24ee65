//! What Today shows: one practice, tied to a moment that exists this week, and at most two things due.
//!
//! **Invariant.** One practice at most, and none without a moment. Who passes it over three times in a row is not
//! asked a fourth time. Where nothing stands, it is known why.
//!
//! **Does not** find moments in records, know whether the page was looked at, or say anything in sentences.

mod due;
mod moment;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::cycle::{Answer, Cycle, Cycles, Goes, Planned};
use crate::log::Log;

pub use due::{Due, asked, due};
pub use moment::{Moment, marked};

/// So many things due are shown.
pub const MOST_DUE: usize = 2;
/// Passed over so many times in a row, a practice is not shown any more.
pub const PASSED_OVER: usize = 3;

/// What a day is worked out of.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The log.
    pub log: &'a Log,
    /// The cycles.
    pub cycles: &'a Cycles,
    /// Moments found in records, and those the lead marked, see [`marked`]. Fridays need not be among them.
    pub moments: &'a [Moment],
    /// The days on which a practice that asks was on the page the lead looked at: [`Tied::asks`].
    pub shown: &'a BTreeSet<Date>,
    /// An experiment is under way, and in this week the practice is off.
    pub week_off: bool,
    /// The day.
    pub day: Date,
}

/// A day.
#[derive(Clone, Debug, PartialEq)]
pub struct Today<'a> {
    /// The day.
    pub day: Date,
    /// The practice, or why there is none.
    pub practice: Practice<'a>,
    /// What came due last, at most two things, and at most one talk that is overdue.
    pub due: Vec<Due<'a>>,
    /// How many more are due.
    pub more_due: usize,
    /// The next day on which something comes due.
    pub next: Option<Date>,
}

/// The practice of a day, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Practice<'a> {
    /// The first day: nothing was noticed yet, and nothing kept before today.
    FirstDay,
    /// None was chosen, or it was let go.
    NoneChosen,
    /// Something was noticed, and there is no plan yet.
    NoPlan(&'a Cycle),
    /// It is tied to a moment of this week.
    Tied(Tied<'a>),
    /// Its moment does not exist this week, or is over and answered.
    NoMoment {
        /// The cycle.
        cycle: &'a Cycle,
        /// The day of this week that was answered last.
        answered: Option<Date>,
        /// The next day after this week that is known to have its moment.
        next: Option<Date>,
    },
    /// It was passed over three times in a row. An answer, a moment that is marked, or a new plan brings it back.
    PassedOver(&'a Cycle),
    /// It is paused.
    Paused {
        /// The cycle.
        cycle: &'a Cycle,
        /// The last day of the pause.
        until: Date,
    },
    /// By the order drawn it is off this week.
    WeekOff(&'a Cycle),
    /// Its ten weeks are over, and what becomes of it is asked first.
    WaitsForReview(&'a Cycle),
    /// It goes on without prompts.
    Quiet(&'a Cycle),
}

/// A practice, tied to a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Tied<'a> {
    /// The cycle.
    pub cycle: &'a Cycle,
    /// The plan that holds.
    pub plan: &'a Planned,
    /// The moment.
    pub moment: Moment,
    /// What was answered today.
    pub answered: Option<&'a Answer>,
}

impl Tied<'_> {
    /// Whether it asks: its moment has come by `day`, and was not answered. A day on which it asks, is looked at, and
    /// brings no answer is one on which it was passed over.
    pub fn asks(&self, day: Date) -> bool {
        self.moment.day <= day && self.answered.is_none()
    }
}

impl<'a> Today<'a> {
    /// What that day shows.
    pub fn of(given: Given<'a>) -> Today<'a> {
        let mut due = asked(given.log, given.cycles, given.day);
        let to_come = due.split_off(due.partition_point(|due| due.day() <= given.day));
        let all = due.len();
        let mut due = due::in_order(due, given.day);
        due.truncate(MOST_DUE);
        if due.iter().all(|due| due.is_overdue_talk(given.day)) {
            due.truncate(1);
        }
        let more_due = all - due.len();
        let next = to_come.first().map(Due::day);
        Today { day: given.day, practice: practice(given), due, more_due, next }
    }

    /// Whether nothing is due and no practice was chosen.
    pub fn is_empty(&self) -> bool {
        self.due.is_empty() && matches!(self.practice, Practice::FirstDay | Practice::NoneChosen)
    }
}

fn practice(given: Given) -> Practice {
    let day = given.day;
    let Some(cycle) = given.cycles.current(day) else {
        let first = given.cycles.all().is_empty() && given.log.lines().iter().all(|line| line.kept >= day);
        return if first { Practice::FirstDay } else { Practice::NoneChosen };
    };
    let Some(plan) = cycle.plan().filter(|_| cycle.goes(day) != Goes::NoPlan) else {
        return Practice::NoPlan(cycle);
    };
    match cycle.goes(day) {
        Goes::WaitsForReview => return Practice::WaitsForReview(cycle),
        Goes::Quietly => return Practice::Quiet(cycle),
        _ => {}
    }
    if let Some(until) = cycle.paused_until(day) {
        return Practice::Paused { cycle, until };
    }
    if given.week_off {
        return Practice::WeekOff(cycle);
    }
    if passed_over(cycle, plan, given) >= PASSED_OVER {
        return Practice::PassedOver(cycle);
    }
    match moment::of_the_week(cycle, plan.plan.trigger, given) {
        Some(moment) => Practice::Tied(Tied { cycle, plan, moment, answered: cycle.answers.get(&day) }),
        None => Practice::NoMoment {
            cycle,
            answered: moment::answered_this_week(cycle, day),
            next: moment::after_the_week(plan.plan.trigger, given),
        },
    }
}

/// On how many days the practice asked, was looked at, and was passed over: days before today, not paused, since
/// the lead last had to do with it: answered, marked its moment, made the plan, or chose to keep it.
fn passed_over(cycle: &Cycle, plan: &Planned, given: Given) -> usize {
    let answered = cycle.answers.values().map(|answer| answer.said);
    let of_its_kind = given.moments.iter().filter(|moment| moment.trigger == plan.plan.trigger);
    let marked = of_its_kind.filter_map(|moment| moment.marked);
    let kept = cycle.review.iter().map(|review| review.day);
    let last = answered.chain(marked).chain(kept).fold(plan.day, Date::max);
    let since = given.shown.iter().filter(|&&shown| last < shown && shown < given.day);
    since.filter(|&&shown| cycle.paused_until(shown).is_none()).count()
}
