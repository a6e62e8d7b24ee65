//! What is kept of a calendar, piece by piece, and of all of them as one.

use std::collections::HashSet;

use collect::calendar::caldav::Kept;
use collect::calendar::{LeftOut, Reading};
use records::{Calendar, Meeting};
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

/// One of several. What stands in two is there once, as the one has it that was read last.
fn together(mut all: Vec<Known>) -> Option<Calendar> {
    all.sort_by_key(|known| std::cmp::Reverse(known.read));
    let last = all.last()?.read;
    let from = all.iter().map(|known| known.window.0).max()?;
    let to = all.iter().map(|known| known.window.1).min()?;
    let mut seen = HashSet::new();
    let mut meetings: Vec<Meeting> = Vec::new();
    for known in all {
        // One calendar may itself have a time twice; what tells calendars apart is not asked of it.
        let fresh: Vec<Meeting> = known
            .meetings
            .into_iter()
            .filter(|meeting| !seen.contains(&(meeting.series, meeting.planned)))
            .collect();
        seen.extend(fresh.iter().map(|meeting| (meeting.series, meeting.planned)));
        meetings.extend(fresh);
    }
    meetings.sort_by_key(|meeting| (meeting.begins, meeting.series, meeting.planned));
    Some(Calendar { meetings, window: (from, to.max(from)), read: last })
}
