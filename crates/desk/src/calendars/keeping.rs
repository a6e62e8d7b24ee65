//! A reading of a calendar, kept at once: what was there before, or all of the new.

use std::collections::BTreeMap;

use collect::calendar::caldav::Change;
use collect::calendar::{LeftOut, Reading};
use records::Opaque;
use store::{Data, Pieces};

use super::kept::{ONE, PIECE, Piece, STATE, State};
use super::source;
use crate::Failure;

/// Keeps all of a file or a feed, a series a piece.
pub(super) fn whole(data: &mut Data, name: &str, reading: Reading, state: State) -> Result<(), Failure> {
    let mut pieces = Pieces::default();
    pieces.begin_anew();
    let mut series: BTreeMap<Opaque, Piece> = BTreeMap::new();
    for meeting in reading.meetings {
        series.entry(meeting.series).or_default().meetings.push(meeting);
    }
    for (of, piece) in &series {
        pieces.keep(PIECE, of.to_string(), piece);
    }
    end(data, name, pieces, &State { left_out: reading.left_out, ..state })
}

/// Keeps what changed on a server, an item a piece; what it was asked for and did not give is asked for again next time.
pub(super) fn changed(data: &mut Data, name: &str, change: Change, state: State) -> Result<(), Failure> {
    let mut pieces = Pieces::default();
    if change.whole {
        pieces.begin_anew();
    }
    for item in change.gone {
        pieces.drop(PIECE, item);
    }
    let unanswered = change.unanswered;
    for (item, reading) in change.items {
        pieces.keep(PIECE, item, &Piece::from(reading));
    }
    let left_out = LeftOut { broken: unanswered, ..LeftOut::default() };
    let server = if unanswered == 0 || change.whole { Some(change.kept) } else { state.server.clone() };
    end(data, name, pieces, &State { left_out, server, ..state })
}

/// Keeps that nothing changed.
pub(super) fn as_it_was(data: &mut Data, name: &str, state: &State) -> Result<(), Failure> {
    end(data, name, Pieces::default(), state)
}

fn end(data: &mut Data, name: &str, mut pieces: Pieces, state: &State) -> Result<(), Failure> {
    pieces.keep(ONE, STATE.to_owned(), state);
    Ok(data.change_pieces(&source(name), &pieces)?)
}
