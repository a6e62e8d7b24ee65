//! Calendars, read into meetings: a file, the address of a feed, a CalDAV server.
//!
//! **Invariant.** Of what stands in a calendar only the fields of [`records::Meeting`] are kept. Nobody but the lead is named in them. What cannot
//! be read is counted and said, and never guessed: an event in an unknown zone is left out. Whatever a calendar holds, reading it ends,
//! in bounded time and memory.
//!
//! [What is read](../../../docs/reading-calendars.md) has the fields and their sources.

mod ask;
pub mod caldav;
mod definition;
mod error;
mod left_out;
mod part;
mod people;
mod rule;
mod scan;
mod series;
mod sources;
mod words;
mod zone;

use std::time::{Duration, Instant};

use calcard::icalendar::ICalendarComponentType;
use calcard::{Entry, Parser};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use records::{Meeting, Opaque};
use siphasher::sip128::{Hasher128, SipHasher24};

pub use crate::forge::{Wait, Why as WhyWait};
pub use crate::line::Bounds;
pub use ask::BOUNDS;
pub use error::Error;
pub use left_out::LeftOut;
use people::folded;
pub use sources::{Fed, Feed, file};

/// Instances that are worked out of one series, from its beginning: fifty years of every day.
const MOST_OF_SERIES: usize = 20_000;
/// Instances that are worked out of one calendar, and those of them that are kept.
const MOST_OF_ALL: usize = 2_000_000;
const MOST_KEPT: usize = 300_000;
/// Time that rules of one calendar may take. A rule that matches nothing is looked at for long, and yields nothing to count.
const LONGEST: Duration = Duration::from_secs(20);

/// What is asked of a calendar.
#[derive(Clone)]
pub struct Wanted {
    from: i64,
    to: i64,
    zone: TimeZone,
    mine: Vec<String>,
    key: [u8; 16],
    titles: bool,
    long_horizon: Vec<String>,
}

impl Wanted {
    /// Instances from one instant to before another, in seconds since 1970. Times without a zone, and days, are of `zone`. `mine` are the lead's
    /// addresses. `key` is a secret of the data directory: with another one the same person has another opaque name.
    pub fn new(from: i64, to: i64, zone: TimeZone, mine: &[String], key: [u8; 16]) -> Wanted {
        let mine = mine.iter().map(|address| folded(address)).filter(|address| !address.is_empty()).collect();
        Wanted { from, to, zone, mine, key, titles: false, long_horizon: Vec::new() }
    }

    /// With titles, if the lead wants them kept.
    pub fn with_titles(self, titles: bool) -> Wanted {
        Wanted { titles, ..self }
    }

    /// With the lead's words for work on the long run, of which a title or a category has one.
    pub fn with_long_horizon(self, words: &[String]) -> Wanted {
        Wanted { long_horizon: words.to_vec(), ..self }
    }

    /// What is wanted, as one text that says nothing of it. What was read for another one cannot be gone on with: a server sees to that by itself, and the
    /// tag of a feed is to be kept beside this and asked with only where it is the same.
    pub fn mark(&self) -> String {
        let zone = self.zone.iana_name().unwrap_or_default();
        let all = format!(
            "{} {} {zone} {:?} {} {:?}",
            self.from, self.to, self.mine, self.titles, self.long_horizon
        );
        self.opaque("wanted", &all).to_string()
    }

    /// The window as a server is asked for it, a day wider: times without a zone are the lead's, and not the server's.
    fn range(&self) -> Option<(String, String)> {
        let day = |at: i64| Some(Timestamp::from_second(at).ok()?.strftime("%Y%m%dT%H%M%SZ").to_string());
        Some((day(self.from.checked_sub(86_400)?)?, day(self.to.checked_add(86_400)?)?))
    }

    fn is_mine(&self, address: &str) -> bool {
        self.mine.iter().any(|mine| mine == address)
    }

    /// An opaque name of something of a kind.
    fn opaque(&self, kind: &str, text: &str) -> Opaque {
        use std::hash::Hasher;
        let mut hasher = SipHasher24::new_with_key(&self.key);
        hasher.write(kind.as_bytes());
        hasher.write(&[0]);
        hasher.write(text.as_bytes());
        Opaque(hasher.finish128().as_u128())
    }
}

/// The key is a secret.
impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wanted").field("from", &self.from).field("to", &self.to).finish_non_exhaustive()
    }
}

/// What a calendar says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its instances in the window, those that were cancelled or taken out included; by series, and in it by time.
    pub meetings: Vec<Meeting>,
    /// What could not be taken.
    pub left_out: LeftOut,
}

/// Reads the bytes of a calendar (iCalendar, RFC 5545).
pub fn read(bytes: &[u8], wanted: &Wanted) -> Result<Reading, Error> {
    let scan = scan::scan(bytes)?;
    let mut reading = Reading::default();
    let left_out = &mut reading.left_out;
    (left_out.cut_off, left_out.broken, left_out.beyond) = (scan.cut_off, scan.broken, scan.beyond);
    let Some(last) = Timestamp::from_second(wanted.to).ok().map(|to| to.to_zoned(TimeZone::UTC).datetime())
    else {
        return Ok(reading);
    };
    let mut zones = zone::Zones::new(wanted.zone.clone(), &scan.zones, last.saturating_add(400.days()));
    let (begun, mut worked_out) = (Instant::now(), 0);
    for (uid, text) in &scan.events {
        let is_full = worked_out >= MOST_OF_ALL || reading.meetings.len() >= MOST_KEPT;
        if is_full || begun.elapsed() > LONGEST {
            left_out.beyond += 1;
            continue;
        }
        let Entry::ICalendar(calendar) =
            Parser::new(&format!("BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")).entry()
        else {
            left_out.broken += 1;
            continue;
        };
        let events =
            calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
        let mut parts = Vec::new();
        for event in events {
            match part::part(event, &mut zones, wanted) {
                Ok(part) => parts.push(part),
                Err(why) => left_out.add(why),
            }
        }
        let most = MOST_OF_SERIES.min(MOST_OF_ALL - worked_out);
        let Some(found) = series::instances(&parts, wanted.opaque("series", uid), wanted, most) else {
            left_out.add(left_out::Why::Rule);
            continue;
        };
        worked_out += found.worked_out.max(1);
        left_out.too_often += u64::from(found.cut);
        reading.meetings.extend(found.meetings);
    }
    Ok(reading)
}
