//! All-day events as an iCalendar file (RFC 5545).
//!
//! Here and not by a library: what is written is eight properties of one component, and the rules they need are three:
//! text is escaped, lines are folded at 75 octets, and an all-day event ends before its `DTEND`. What reads it back in
//! the tests is another program.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::days::days_after;

/// Octets of a line, without its end (RFC 5545, 3.1).
const FOLDED_AT: usize = 75;

/// Something that stands on whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, which stays when its day or its words change; told from those of others by its end.
    pub uid: String,
    /// When what it says was noted: microseconds since 1970-01-01T00:00:00Z.
    pub noted: i64,
    /// The first day.
    pub first: Date,
    /// The last day, which is of it.
    pub last: Date,
    /// What it is called.
    pub summary: String,
    /// What more there is to it; may be empty.
    pub description: String,
}

/// A calendar of events, in their order. The same events give the same text.
pub fn text(name: &str, events: &[Event]) -> String {
    let mut text = String::new();
    let mut put = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut text);
    put("BEGIN", "VCALENDAR");
    put("VERSION", "2.0");
    put("PRODID", "-//Groundwork//Groundwork//EN");
    put("CALSCALE", "GREGORIAN");
    put("NAME", &escaped(name));
    put("X-WR-CALNAME", &escaped(name));
    // A whole day is no reason to ask more often.
    put("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    for event in events {
        put("BEGIN", "VEVENT");
        put("UID", &escaped(&event.uid));
        put("DTSTAMP", &stamp(event.noted));
        put("DTSTART;VALUE=DATE", &day(event.first));
        put("DTEND;VALUE=DATE", &day(days_after(event.last.max(event.first), 1)));
        put("SUMMARY", &escaped(&event.summary));
        if !event.description.is_empty() {
            put("DESCRIPTION", &escaped(&event.description));
        }
        // It takes no time of the day, and nobody else is to see it.
        put("TRANSP", "TRANSPARENT");
        put("CLASS", "PRIVATE");
        put("END", "VEVENT");
    }
    put("END", "VCALENDAR");
    text
}

/// `20270301`; days outside of four digits of a year are brought to their edge.
fn day(date: Date) -> String {
    let year = date.year().clamp(1, 9999);
    format!("{year:04}{:02}{:02}", date.month(), date.day())
}

/// `20261119T090000Z`
fn stamp(at: i64) -> String {
    let instant = Timestamp::from_microsecond(at).unwrap_or_default();
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value: backslash, semicolon, comma and line end escaped (3.3.11), other control characters left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' | '\r' => value.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

/// A line in pieces of at most 75 octets, each but the first with a space before it; no character is cut.
fn fold(line: &str, into: &mut String) {
    let mut room = FOLDED_AT;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            into.push_str("\r\n ");
            room = FOLDED_AT - 1;
        }
        into.push(letter);
        room -= letter.len_utf8();
    }
    into.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn one(summary: &str) -> Event {
        let first = date(2027, 3, 1);
        let (uid, description) = ("a@groundwork".to_owned(), String::new());
        Event {
            uid,
            noted: 1_795_078_800_000_000,
            first,
            last: first,
            summary: summary.to_owned(),
            description,
        }
    }

    #[test]
    fn a_day_ends_before_the_next_and_its_words_are_escaped() {
        let text = text("Groundwork", &[one("Was it right? a, b; c\\d\ne")]);
        for line in [
            "DTSTAMP:20261119T090000Z",
            "DTSTART;VALUE=DATE:20270301",
            "DTEND;VALUE=DATE:20270302",
            "SUMMARY:Was it right? a\\, b\\; c\\\\d\\ne",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
        }
        assert!(!text.contains("DESCRIPTION"));
    }

    #[test]
    fn a_long_line_is_folded_between_characters_at_75_octets() {
        let summary = "决".repeat(100);
        let text = text("Groundwork", &[one(&summary)]);
        assert!(text.lines().all(|line| line.len() <= FOLDED_AT), "{text}");
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{summary}\r\n")));
    }
}
