//! A calendar that is at hand, kept as if it had been read where it is.

use collect::calendar::{LeftOut, read};
use records::CalendarSource;
use store::Data;

use super::keeping;
use super::kept::State;
use super::reading::{Whose, key, window};
use crate::Failure;

/// Keeps what the bytes of a calendar say, read at a second of 1970; that it is connected is a word of its own.
pub fn keep(
    data: &mut Data,
    (name, of): (&str, &CalendarSource),
    bytes: &[u8],
    whose: &Whose,
    now: i64,
) -> Result<(), Failure> {
    let window = window(now);
    let wanted = whose.wants(of, key(data)?, window);
    let mark = wanted.mark();
    let state = State { read: now, window, mark, left_out: LeftOut::default(), etag: None, server: None };
    keeping::whole(data, name, read(bytes, &wanted)?, state)
}
