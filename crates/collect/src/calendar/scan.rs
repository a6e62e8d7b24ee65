//! The bytes of a calendar, cut into what is read: the lines of its events by their UID, and its definitions of zones.
//!
//! An event is read with those of its UID and no others, because the library that parses it mixes the exceptions of one series into
//! another. What is not asked for, such as descriptions and alarms, is passed over here and parsed by nobody.

use std::collections::BTreeMap;

use super::Error;

/// Properties of an event that are read.
const OF_EVENTS: [&str; 17] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "SEQUENCE",
    "STATUS",
    "TRANSP",
    "CLASS",
    "ORGANIZER",
    "ATTENDEE",
    "SUMMARY",
    "CATEGORIES",
    "X-MICROSOFT-CDO-BUSYSTATUS",
];
/// Properties of a definition of a zone that are read.
const OF_ZONES: [&str; 6] = ["TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"];
/// Bytes of a line that is read, when its parts are put together.
const LONGEST: usize = 64 * 1024;
/// Bytes that are kept of one component; a meeting that invites a thousand people has less than half.
const LARGEST: usize = 256 * 1024;
/// Bytes that are kept of all events of one UID.
const LARGEST_OF_ONE: usize = 8 * 1024 * 1024;
/// Events that are read of one calendar.
const MOST_EVENTS: usize = 200_000;
/// Definitions of zones that are read of one calendar.
const MOST_ZONES: usize = 1_000;

/// A calendar, cut up. Each text is whole components, one after the other, and no calendar around them.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The events of each UID; those without one stand alone.
    pub events: BTreeMap<String, String>,
    /// The definition of each zone by its name, the last where there are several.
    pub zones: BTreeMap<String, String>,
    /// Whether the calendar ends before its end.
    pub cut_off: bool,
    /// Events that are not whole, or hold more than is taken.
    pub broken: u64,
    /// Events after the most that are taken.
    pub beyond: u64,
}

/// Cuts it up. An error where it is no calendar at all.
pub(super) fn scan(bytes: &[u8]) -> Result<Scan, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if bytes.first() == Some(&b'<') {
        return Err(Error::Page);
    }
    const BEGINS: &[u8] = b"BEGIN:VCALENDAR";
    if !bytes.get(..BEGINS.len()).is_some_and(|first| first.eq_ignore_ascii_case(BEGINS)) {
        return Err(Error::NoCalendar);
    }
    let mut cut = Cut::default();
    let mut line: Vec<u8> = Vec::new();
    let mut is_long = false;
    for part in bytes.split(|&byte| byte == b'\n') {
        let part = part.strip_suffix(b"\r").unwrap_or(part);
        let (folded, part) = match part {
            [b' ' | b'\t', rest @ ..] => (true, rest),
            _ => (false, part),
        };
        if !folded {
            cut.take(&line, is_long);
            line.clear();
            is_long = false;
        }
        is_long |= line.len() + part.len() > LONGEST;
        // What is too long still says what it is: without a rule, say, an event would be another.
        let room = LONGEST - line.len();
        line.extend_from_slice(&part[..room.min(part.len())]);
    }
    cut.take(&line, is_long);
    Ok(cut.ended())
}

/// A component that is being read.
struct Open {
    is_event: bool,
    /// Components open inside of it; of an event they are passed over.
    inside: u32,
    text: String,
    name: Option<String>,
    broken: bool,
}

#[derive(Default)]
struct Cut {
    scan: Scan,
    open: Option<Open>,
    calendars: u32,
    events: usize,
}

impl Cut {
    fn take(&mut self, line: &[u8], is_long: bool) {
        let name = property(line);
        match name {
            Name::Begin(component) => self.begins(component),
            Name::End(component) => self.ends(component),
            Name::Property(name) => self.holds(name, line, is_long),
        }
    }

    fn begins(&mut self, component: &[u8]) {
        let is = |name: &str| component.eq_ignore_ascii_case(name.as_bytes());
        let is_event = is("VEVENT");
        match &mut self.open {
            // An event in an event: the first one was never ended.
            Some(open) if is_event && open.is_event => {
                self.scan.broken += 1;
                self.open = Some(Open::new(true));
            }
            Some(open) => {
                open.inside = open.inside.saturating_add(1);
                if !open.is_event && (is("STANDARD") || is("DAYLIGHT")) {
                    open.text += "BEGIN:STANDARD\r\n";
                }
            }
            None if is_event || is("VTIMEZONE") => self.open = Some(Open::new(is_event)),
            None => self.calendars += u32::from(is("VCALENDAR")),
        }
    }

    fn ends(&mut self, component: &[u8]) {
        let is = |name: &str| component.eq_ignore_ascii_case(name.as_bytes());
        match self.open.take() {
            // Whatever is still open inside of it ends with it.
            Some(open) if is(open.component()) => self.whole(open),
            Some(mut open) => {
                open.inside = open.inside.saturating_sub(1);
                if !open.is_event && (is("STANDARD") || is("DAYLIGHT")) {
                    open.text += "END:STANDARD\r\n";
                }
                self.open = Some(open);
            }
            None => self.calendars -= u32::from(is("VCALENDAR")).min(self.calendars),
        }
    }

    fn holds(&mut self, name: &[u8], line: &[u8], is_long: bool) {
        let Some(open) = &mut self.open else { return };
        let read: &[&str] = if open.is_event { &OF_EVENTS } else { &OF_ZONES };
        let is_read = read.iter().any(|read| name.eq_ignore_ascii_case(read.as_bytes()));
        if !is_read || (open.is_event && open.inside > 0) {
            return;
        }
        if is_long || open.text.len() + line.len() > LARGEST {
            open.broken = true;
            return;
        }
        let line = String::from_utf8_lossy(line);
        if name.eq_ignore_ascii_case(b"UID") || name.eq_ignore_ascii_case(b"TZID") {
            open.name = line.split_once(':').map(|(_, name)| name.trim().to_owned());
        }
        open.text += &line;
        open.text += "\r\n";
    }

    fn whole(&mut self, open: Open) {
        if open.broken {
            self.scan.broken += u64::from(open.is_event);
            return;
        }
        if !open.is_event {
            if let (Some(name), true) = (open.name, self.scan.zones.len() < MOST_ZONES) {
                self.scan.zones.insert(name, format!("BEGIN:VTIMEZONE\r\n{}END:VTIMEZONE\r\n", open.text));
            }
            return;
        }
        if self.events == MOST_EVENTS {
            self.scan.beyond += 1;
            return;
        }
        // Without a UID an event is known by all it says.
        let uid = open.name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("\n{}", open.text));
        let all = self.scan.events.entry(uid).or_default();
        if all.len() > LARGEST_OF_ONE {
            self.scan.beyond += 1;
            return;
        }
        self.events += 1;
        *all += "BEGIN:VEVENT\r\n";
        *all += &open.text;
        *all += "END:VEVENT\r\n";
    }

    fn ended(mut self) -> Scan {
        self.scan.cut_off = self.open.is_some() || self.calendars > 0;
        self.scan.broken += u64::from(self.open.is_some_and(|open| open.is_event));
        self.scan
    }
}

impl Open {
    fn new(is_event: bool) -> Open {
        Open { is_event, inside: 0, text: String::new(), name: None, broken: false }
    }

    fn component(&self) -> &'static str {
        if self.is_event { "VEVENT" } else { "VTIMEZONE" }
    }
}

/// What a line is.
enum Name<'l> {
    Begin(&'l [u8]),
    End(&'l [u8]),
    Property(&'l [u8]),
}

fn property(line: &[u8]) -> Name<'_> {
    let ends = line.iter().position(|&byte| byte == b':' || byte == b';').unwrap_or(line.len());
    let (name, rest) = line.split_at(ends);
    let value = || rest.strip_prefix(b":").unwrap_or(rest).trim_ascii();
    if name.eq_ignore_ascii_case(b"BEGIN") {
        Name::Begin(value())
    } else if name.eq_ignore_ascii_case(b"END") {
        Name::End(value())
    } else {
        Name::Property(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Scan {
        scan(text.replace('\n', "\r\n").as_bytes()).expect("a calendar")
    }

    #[test]
    fn events_are_cut_out_by_their_uid_with_what_is_read_alone() {
        let found = cut(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:lo\n ng\nDESCRIPTION:x\nBEGIN:VALARM\nSUMMARY:no\nEND:VALARM\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:b\nEND:VEVENT\nBEGIN:VTODO\nUID:a\nEND:VTODO\nbegin:vevent\nuid:a\nend:vevent\nEND:VCALENDAR\n",
        );
        assert_eq!(found.events.len(), 2);
        let of_a =
            "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:long\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nuid:a\r\nEND:VEVENT\r\n";
        assert_eq!(found.events["a"], of_a);
        assert!(!found.cut_off && found.broken == 0);
    }

    #[test]
    fn of_half_a_calendar_what_is_whole_is_taken() {
        for (text, events, broken) in [
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nDTST", 1, 1),
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\n", 1, 0),
            ("BEGIN:VCALENDAR", 0, 0),
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nBEGIN:VALARM\n", 0, 1),
        ] {
            let found = cut(text);
            assert_eq!((found.events.len(), found.broken, found.cut_off), (events, broken, true), "{text}");
        }
        let lost_end =
            cut("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nBEGIN:VEVENT\nUID:b\nEND:VEVENT\nEND:VCALENDAR");
        assert_eq!((lost_end.events.len(), lost_end.broken, lost_end.cut_off), (1, 1, false));
    }

    #[test]
    fn lines_and_nests_without_measure_are_passed_over() {
        let long = "x".repeat(LONGEST);
        let found = cut(&format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDESCRIPTION:{long}\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:{long}\nEND:VEVENT\nEND:VCALENDAR"
        ));
        assert_eq!((found.events.len(), found.broken), (1, 1));
        let nest = "BEGIN:VALARM\n".repeat(100_000);
        let found = cut(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n{nest}END:VEVENT\nEND:VCALENDAR"));
        assert_eq!((found.events.len(), found.broken, found.cut_off), (1, 0, false));
    }

    #[test]
    fn what_is_no_calendar_is_said() {
        assert!(matches!(scan(b"\n <!DOCTYPE html>"), Err(Error::Page)));
        for text in ["", "BEGIN:VCARD", "{}", "BEGIN:VEVENT\nEND:VEVENT", "\0\0"] {
            assert!(matches!(scan(text.as_bytes()), Err(Error::NoCalendar)), "{text}");
        }
        assert!(scan(b"\xef\xbb\xbfbegin:vcalendar\nEND:VCALENDAR").is_ok());
    }
}
