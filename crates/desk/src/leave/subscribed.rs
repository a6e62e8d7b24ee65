//! The address under which a calendar program may ask for the calendar, for as long as the lead wants.

use std::hint::black_box;

use jiff::tz::TimeZone;
use store::Data;

use super::feed;
use crate::Failure;

/// Under which names they are kept.
const TOKEN: &str = "calendar";
const NAMES: &str = "calendar names";
/// Random bytes of a token.
const BYTES: u8 = 32;

/// What an address is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscribed {
    /// The secret in it, in hexadecimal digits.
    pub token: String,
    /// Whether other people stand in the calendar by name.
    pub names: bool,
}

/// The address there is, if one was made.
pub fn subscribed(data: &Data) -> Result<Option<Subscribed>, Failure> {
    let Some(token) = data.kept("", TOKEN)? else { return Ok(None) };
    Ok(Some(Subscribed { token, names: data.kept("", NAMES)?.is_some() }))
}

/// Makes a new address; one that was made before works no longer.
pub fn subscribe(data: &mut Data, names: bool, system: &TimeZone) -> Result<Subscribed, Failure> {
    unsubscribe(data)?;
    if names {
        data.keep("", NAMES, "yes")?;
    }
    // What is kept when a calendar is first made is kept now, and not when it is asked for.
    feed(data, names, system)?;
    Ok(Subscribed { token: data.secret(TOKEN, BYTES)?, names })
}

/// Takes the address back; whether there was one.
pub fn unsubscribe(data: &mut Data) -> Result<bool, Failure> {
    data.drop_kept("", NAMES)?;
    Ok(data.drop_kept("", TOKEN)?)
}

/// The calendar for who knows the token; none for anybody else.
pub fn feed_for(data: &mut Data, token: &str, system: &TimeZone) -> Result<Option<String>, Failure> {
    match subscribed(data)? {
        Some(known) if is_same(&known.token, token) => Ok(Some(feed(data, known.names, system)?)),
        _ => Ok(None),
    }
}

/// Compared in a time that does not depend on where they differ.
fn is_same(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |differ, (a, b)| black_box(differ | (a ^ b)));
    one.len() == other.len() && !one.is_empty() && black_box(differ) == 0
}
