//! Who else knows some of an area: counted, or by name where names were asked for.

use desk::others::{by_name, counted};
use team::{Ground, PersonIx};

/// A line for each: with days of the year and the last date, in the order of the alphabet.
pub fn who(ground: &Ground, others: &[(PersonIx, usize, i64)], names: bool) -> Vec<String> {
    let Some(counted) = counted(ground, others) else { return vec!["nobody else".to_owned()] };
    if !names {
        return vec![counted];
    }
    let line = |other: desk::others::Other| format!("{} {}, {}", other.name, other.days, other.last);
    by_name(ground, others).into_iter().map(line).collect()
}
