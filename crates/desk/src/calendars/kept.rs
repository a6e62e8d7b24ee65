//! What is kept of a calendar, piece by piece, and of all of them as one.

use std::collections::HashMap;

use collect::calendar::caldav::Kept;
use collect::calendar::{LeftOut, Reading};
use records::{Calendar, Meeting, Opaque, Reply};
use serde::{Deserialize, Serialize};
use store::Data;
use team::Settings;

use super::source;
use crate::Failure;

/// A piece of a calendar, replaced as one: what one item of a server holds, or one series of a file or a feed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) meetings: Vec<Meeting>,
    pub(super) left_out: LeftOut,
}

impl From<Reading> for Piece {
    fn from(reading: Reading) -> Piece {
        Piece { meetings: reading.meetings, left_out: reading.left_out }
    }
}

/// How far a calendar was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct State {
    /// When, in seconds: what was planned later is not in it.
    pub(super) read: i64,
    /// From when to before when.
    pub(super) window: (i64, i64),
    /// What was asked of it, as [`collect::calendar::Wanted::mark`] says it.
    pub(super) mark: String,
    /// What could not be taken of it as a whole.
    pub(super) left_out: LeftOut,
    /// What a feed called its state, to be asked with where the mark is the same.
    pub(super) etag: Option<String>,
    /// How far a server was read.
    pub(super) server: Option<Kept>,
}

pub(super) const PIECE: &str = "piece";
/// Things of which there is one.
pub(super) const ONE: &str = "one";
pub(super) const STATE: &str = "state";

/// How far a calendar was read; none where it was not yet.
pub(super) fn state(data: &Data, name: &str) -> Result<Option<State>, Failure> {
    Ok(data.item(&source(name), ONE, STATE)?)
}

/// What was read of one calendar.
#[derive(Clone, Debug)]
pub struct Known {
    /// When, in seconds.
    pub read: i64,
    /// From when to before when.
    pub window: (i64, i64),
    /// Its meetings.
    pub meetings: Vec<Meeting>,
    /// What could not be taken.
    pub left_out: LeftOut,
}

/// What was read of a calendar; none where nothing was yet.
pub fn known(data: &Data, name: &str) -> Result<Option<Known>, Failure> {
    let Some(state) = state(data, name)? else { return Ok(None) };
    let mut known =
        Known { read: state.read, window: state.window, meetings: Vec::new(), left_out: state.left_out };
    for (_, piece) in data.items::<Piece>(&source(name), PIECE)? {
        known.meetings.extend(piece.meetings);
        known.left_out.and(piece.left_out);
    }
    Ok(Some(known))
}

/// All calendars as one; none where none is connected, or one of them was not read yet: of a part of one's time nothing can be said.
pub fn load(data: &Data, settings: &Settings) -> Result<Option<Calendar>, Failure> {
    let mut all = Vec::new();
    for name in settings.calendars.keys() {
        let Some(known) = known(data, name)? else { return Ok(None) };
        all.push(known);
    }
    Ok(together(all))
}

/// One of several. What stands in two is there once, as the one has it that says most of it.
fn together(all: Vec<Known>) -> Option<Calendar> {
    let last = all.iter().map(|known| known.read).min()?;
    let from = all.iter().map(|known| known.window.0).max()?;
    let to = all.iter().map(|known| known.window.1).min()?;
    let mut best: HashMap<(Opaque, i64), (Says, usize)> = HashMap::new();
    for (at, known) in all.iter().enumerate() {
        for meeting in &known.meetings {
            let says = says(known.read, meeting);
            let of = best.entry((meeting.series, meeting.planned)).or_insert((says, at));
            if says > of.0 {
                *of = (says, at);
            }
        }
    }
    // One calendar may itself have a time twice; what tells calendars apart is not asked of it.
    let is_of = |at: usize, one: &Meeting| best[&(one.series, one.planned)].1 == at;
    let each = all.into_iter().enumerate();
    let mut meetings: Vec<Meeting> = each
        .flat_map(|(at, known)| known.meetings.into_iter().map(move |one| (at, one)))
        .filter(|(at, one)| is_of(*at, one))
        .map(|(_, one)| one)
        .collect();
    meetings.sort_by_key(|meeting| (meeting.begins, meeting.series, meeting.planned));
    Some(Calendar { meetings, window: (from, to.max(from)), read: last })
}

/// How much a copy says, from what matters most.
type Says = (bool, bool, i64);

/// That it lists people, the lead among them: a copy that shows only that somebody is busy has no answer of the lead's, however late it
/// was read. Then that the lead is in it at all; then the later second, for what was changed since.
fn says(read: i64, one: &Meeting) -> Says {
    let is_in = one.reply != Reply::Unlisted;
    (is_in && one.attendees > 0, is_in, read)
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use super::*;

    const DAY: i64 = 86_400;

    fn meeting(series: u128, reply: Reply, attendees: u32) -> Meeting {
        Meeting { series: Opaque(series), reply, attendees, ..testkit::meeting(3_600, 7_200) }
    }

    fn calendar<const N: usize>(read: i64, meetings: [Meeting; N]) -> Known {
        Known { read, window: (0, 9 * DAY), meetings: meetings.into(), left_out: LeftOut::default() }
    }

    /// What is taken of two calendars, in either order.
    fn of_two(one: &Known, other: &Known) -> Vec<Meeting> {
        let of =
            |all: [&Known; 2]| together(all.map(Known::clone).into()).map_or(Vec::new(), |one| one.meetings);
        let found = of([one, other]);
        assert_eq!(of([other, one]), found);
        found
    }

    #[test]
    fn a_copy_that_knows_no_answer_of_the_lead_hides_none() {
        let own = meeting(1, Reply::Declined, 4);
        let (busy, unlisted) = (meeting(1, Reply::Accepted, 0), meeting(1, Reply::Unlisted, 4));
        let mine = calendar(2 * DAY, [own.clone()]);
        // Read with it, and later on the same day.
        assert_eq!(of_two(&mine, &calendar(2 * DAY, [busy.clone()])), from_ref(&own));
        assert_eq!(of_two(&mine, &calendar(2 * DAY + 300, [busy.clone()])), from_ref(&own));
        // And on a later day: a file is as old as the day it was written.
        assert_eq!(of_two(&mine, &calendar(5 * DAY, [busy])), from_ref(&own));
        // Where the lead is not in it, however late it was read.
        assert_eq!(of_two(&mine, &calendar(5 * DAY, [unlisted])), [own]);
    }

    #[test]
    fn of_two_copies_the_one_read_later_is_taken() {
        let (before, after) = (meeting(1, Reply::Open, 4), meeting(1, Reply::Accepted, 5));
        let (early, late) = (calendar(DAY, [before.clone()]), calendar(3 * DAY, [after.clone()]));
        assert_eq!(of_two(&early, &late), from_ref(&after));
        let late = calendar(DAY + 1, [after.clone()]);
        assert_eq!(of_two(&early, &late), [after]);
        // What only one has is there, and a time that one has twice is there twice.
        let twice = calendar(DAY, [before.clone(), before.clone(), meeting(2, Reply::Unlisted, 9)]);
        assert_eq!(of_two(&twice, &calendar(0, [before])).len(), 3);
    }
}
