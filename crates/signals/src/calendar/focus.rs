//! Time without meetings, in stretches that are worth something.

use team::clock::Seconds;

use super::spans::gaps;
use super::{Days, Span};

/// The least stretch that counts, in seconds: two hours.
pub const BLOCK: Seconds = 2 * 60 * 60;

/// How often two hours lie one behind the other without a meeting, in the lead's hours of the days that begin in a stretch of time. None where no hours
/// were said. A stretch of four hours counts twice, so that one more meeting never makes more of them.
///
/// `meetings` are a union.
pub fn focus_blocks(days: &Days, meetings: &[Span], within: Span) -> Option<u64> {
    days.hours?;
    let hours = days.between(within).filter_map(|day| days.hours_of(day));
    let free = hours.flat_map(|hours| gaps(meetings, hours)).map(|(from, to)| (to - from) / BLOCK);
    Some(free.sum::<Seconds>().unsigned_abs())
}
