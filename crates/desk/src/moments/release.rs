//! The usual day of a release that the lead makes.

use growth::Trigger;
use growth::days::days_from;
use signals::{s6c, was_read};
use team::Ground;

use super::Moment;
use crate::text::capital;
use crate::week::Week;

/// So many usual days without a release, and there is no usual day any more.
const MISSED: i64 = 3;

/// By the tags there were when the week began: a release of the week itself does not move its own day.
pub(super) fn moment(ground: &Ground, week: Week) -> Option<Moment> {
    if !was_read(ground, s6c::DEFINITION.needs.figure) {
        return None;
    }
    let weeks_ago = days_from(week.monday(), ground.clock.date()) / 7;
    let act = s6c::release_before(ground, weeks_ago.max(0))?;
    let day = act.coming(week.monday())?;
    let since = i64::from(days_from(act.last, day));
    if !week.has(day) || since > MISSED * act.gap? {
        return None;
    }
    Some(Moment {
        trigger: Trigger::ReleaseDay,
        day,
        area: None,
        file: None,
        count: act.done.part as usize,
        words: capital(act.release()),
        why: format!(
            "Its usual day, by the last five gaps. You tagged {} of the last {}.",
            act.done.part, act.done.of
        ),
        records: Vec::new(),
        read: None,
    })
}
