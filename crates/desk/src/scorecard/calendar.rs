//! What a calendar says, as it stands beside something else.

use signals::Status;
use signals::s8::{Mean, Week};
use team::clock::{BEFORE, NOW};

use crate::Report;
use crate::text::{hours, number_of, whole_or_tenth};

/// The command that connects a calendar.
pub const CONNECT_CALENDAR: &str = "groundwork connect calendar FILE";

/// The command that connects a source.
pub fn connects(source: &str) -> &'static str {
    match source {
        signals::FORGE => super::CONNECT,
        signals::s12::INCIDENTS => crate::signal::CONNECT_INCIDENTS,
        _ => CONNECT_CALENDAR,
    }
}

/// A mean of the weeks of *now*, and that of *before*; none where the first is not known.
#[derive(Clone, Copy, Debug)]
pub struct NowAndBefore {
    /// Of *now*.
    pub now: Mean,
    /// Of *before*, where enough of its weeks were read.
    pub before: Option<Mean>,
}

/// The means of something over the weeks of a calendar.
pub fn now_and_before(report: &Report, of: impl Fn(&Week) -> Option<f64>) -> Option<NowAndBefore> {
    let says = report.calendar.says.as_ref()?;
    let now = says.mean(NOW, 0, &of)?;
    Some(NowAndBefore { now, before: says.mean(NOW + BEFORE, NOW, &of) })
}

/// Hours in meetings a week.
pub fn in_meetings(report: &Report) -> Option<NowAndBefore> {
    now_and_before(report, |week| Some(in_hours(week.meetings)))
}

/// Stretches of two hours without a meeting, a week.
pub fn without_meetings(report: &Report) -> Option<NowAndBefore> {
    now_and_before(report, |week| week.focus.map(|blocks| blocks as f64))
}

/// Hours a week for what is far off; none where nothing is marked.
pub fn far_off(report: &Report) -> Option<NowAndBefore> {
    now_and_before(report, |week| Some(in_hours(week.long_horizon))).filter(|_| report.calendar.marks)
}

/// Seconds as hours.
pub fn in_hours(seconds: i64) -> f64 {
    seconds as f64 / 3600.0
}

/// Beside the days outside of the lead's hours.
pub fn beside_hours(report: &Report) -> String {
    let signal = &report.calendar.signal;
    match signal.status {
        Status::NotConnected(_) => return "calendar not connected".to_owned(),
        Status::Dropped(_) => return "too little of your calendar was read".to_owned(),
        _ => {}
    }
    let count = signal.count.filter(|count| count.of > 0);
    let kept = count.map(|count| {
        let planned = number_of(count.of as usize, "one-to-one");
        format!("{} of {planned} kept", count.part)
    });
    let meetings = in_meetings(report).map(|mean| format!("{} a week in meetings", hours(mean.now.a_week)));
    let free = without_meetings(report)
        .map(|mean| format!("two hours without {} times", whole_or_tenth(mean.now.a_week)));
    [kept, meetings, free].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
