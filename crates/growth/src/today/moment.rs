use jiff::civil::{Date, Time};
use records::{Word, WordId};

use crate::cycle::Cycle;
use crate::days::{Zones, days_after, monday_of};
use crate::log::Log;
use crate::{Entry, Note, Trigger};

use super::Given;

/// A moment of the lead's work that a plan can be tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its kind.
    pub trigger: Trigger,
    /// Its day.
    pub day: Date,
    /// Its time, where it has one.
    pub time: Option<Time>,
    /// What it is, in words; may be empty.
    pub words: String,
    /// The day the lead said so; none where it was found in records.
    pub marked: Option<Date>,
}

/// The moments the lead marked, in the order they did.
pub fn marked(notes: &[(WordId, Word<Note>)], zones: &Zones) -> Vec<Moment> {
    let moment = |word: &Word<Note>| match &word.said {
        Note::Marked { trigger, day, words } => Some(Moment {
            trigger: *trigger,
            day: *day,
            time: None,
            words: words.clone(),
            marked: Some(zones.day_of(word.at)),
        }),
        _ => None,
    };
    notes.iter().filter_map(|(_, word)| moment(word)).collect()
}

/// The moment of the week of a day that a practice is tied to: today's; else the last one before that was not
/// answered since; else the next. The one before stands behind the next once it was asked about. Of several on
/// one day the earliest.
pub(super) fn of_the_week(cycle: &Cycle, trigger: Trigger, given: Given) -> Option<Moment> {
    let (day, monday) = (given.day, monday_of(given.day));
    let week = monday..=days_after(monday, 6);
    let friday = (trigger == Trigger::Friday).then(|| friday(monday));
    let all = given.moments.iter().filter(|moment| moment.trigger == trigger && week.contains(&moment.day));
    let mut all: Vec<Moment> = all.cloned().chain(friday).collect();
    if trigger == Trigger::IncidentClosed {
        all.extend(happened_again(given.log).filter(|moment| week.contains(&moment.day)));
    }
    // Of those without a time, and of those at one time, what the lead said comes first.
    all.sort_by_key(|moment| (moment.day, moment.time.is_none(), moment.time, moment.marked.is_none()));
    let on = |of: Date| all.iter().find(|moment| moment.day == of);
    let open = all.iter().filter(|moment| moment.day < day && answered(cycle, moment.day, day).is_none());
    let before = open.map(|moment| moment.day).next_back();
    let fresh = before.filter(|&of| given.shown.range(of..day).next().is_none());
    let next = all.iter().map(|moment| moment.day).find(|&of| of > day);
    [Some(day), fresh, next, before].into_iter().flatten().find_map(on).cloned()
}

/// The next day after the week of a day that is known to have a moment of this kind: one that was marked.
pub(super) fn after_the_week(trigger: Trigger, given: Given) -> Option<Date> {
    let sunday = days_after(monday_of(given.day), 6);
    let of_its_kind = given.moments.iter().filter(|moment| moment.trigger == trigger && moment.day > sunday);
    of_its_kind.map(|moment| moment.day).min()
}

/// The last day of this week that was answered.
pub(super) fn answered_this_week(cycle: &Cycle, day: Date) -> Option<Date> {
    answered(cycle, monday_of(day), day)
}

/// The last day between two, both included, that was answered.
fn answered(cycle: &Cycle, first: Date, last: Date) -> Option<Date> {
    if last < first {
        return None;
    }
    cycle.answers.range(first..=last).next_back().map(|(&day, _)| day)
}

fn friday(monday: Date) -> Moment {
    let day = days_after(monday, 4);
    Moment { trigger: Trigger::Friday, day, time: None, words: String::new(), marked: None }
}

/// Incidents as the log has them: what the lead wrote down as having happened again, on the day they did.
fn happened_again(log: &Log) -> impl Iterator<Item = Moment> {
    let again = log.lines().iter().filter(|line| matches!(line.entry, Entry::Again(_)));
    again.map(|line| Moment {
        trigger: Trigger::IncidentClosed,
        day: line.kept,
        time: None,
        words: line.entry.words().to_owned(),
        marked: None,
    })
}
