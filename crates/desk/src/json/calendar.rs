use serde_json::{Value, json};
use signals::Signal;
use signals::calendar::{CALENDAR, Days, OneToOnes};
use signals::s8::record;
use signals::s9::Joined;
use team::clock::{BEFORE, NOW};

use crate::Report;
use crate::scorecard::{NowAndBefore, far_off, in_hours, in_meetings, now_and_before, without_meetings};

/// How far the calendar was read; null where a signal asks none, or none is connected.
pub(super) fn coverage(report: &Report, signal: &Signal) -> Value {
    let calendar = &report.calendar;
    if signal.definition.source != CALENDAR || calendar.signal.is_not_connected() {
        return Value::Null;
    }
    let day = |at: i64| report.ground.clock.day(at);
    let read = |from: i32, to: i32| calendar.says.as_ref().map(|says| says.weeks_read(from, to).part);
    json!({
        "from": day(calendar.known.0),
        "to": day(calendar.known.1),
        "weeks_of_now_read": read(NOW, 0),
        "weeks_of_before_read": read(NOW + BEFORE, NOW),
    })
}

/// What is joined with commits in the days of s9.
pub(super) fn joined(joined: Joined) -> Value {
    json!({ "forge": joined.forge.is_joined(), "calendar": joined.calendar.is_joined() })
}

/// What a calendar says besides its figure; counts and hours, and nobody's name.
pub(super) fn detail(report: &Report) -> Value {
    let Some(says) = &report.calendar.says else { return Value::Null };
    let clock = &report.ground.clock;
    let days = Days::of(report.ground);
    let week = |(weeks_ago, week): (usize, &Option<signals::s8::Week>)| {
        json!({
            "week": clock.last_sunday(weeks_ago as i32),
            "meeting_hours": week.map(|week| in_hours(week.meetings)),
            "focus_blocks": week.and_then(|week| week.focus),
            "days": week.and_then(|week| week.days),
            "far_off_hours": week.map(|week| in_hours(week.long_horizon)),
        })
    };
    json!({
        "one_to_ones": { "now": says.now.as_ref().map(became), "before": says.before.as_ref().map(became) },
        "meeting_hours_a_week": means(in_meetings(report)),
        "focus_blocks_a_week": means(without_meetings(report)),
        "days_a_week": means(now_and_before(report, |week| week.days.map(|days| days as f64))),
        "far_off_hours_a_week": means(far_off(report)),
        "far_off_times": report.calendar.far_off.iter().map(|one| record(&days, one, "time").id).collect::<Vec<_>>(),
        "lists_people": says.lists_people,
        "unlisted": says.unlisted,
        "weeks": says.weeks.iter().enumerate().rev().map(week).collect::<Vec<_>>(),
    })
}

fn became(one_to_ones: &OneToOnes) -> Value {
    let all = one_to_ones.all();
    json!({
        "planned": all.planned, "kept": all.kept, "moved": all.moved, "moved_by_you": all.moved_by_lead,
        "declined": all.declined, "cancelled": all.cancelled, "on_days_off": one_to_ones.on_days_off,
    })
}

fn means(means: Option<NowAndBefore>) -> Value {
    means.map_or(
        Value::Null,
        |means| json!({ "now": means.now.a_week, "before": means.before.map(|before| before.a_week) }),
    )
}
