//! How a calendar is written: RFC 5545.

use std::fmt::Write;

use super::super::people::{ALL, MIRA};
use super::days::Days;
use super::meeting::{Answer, Change, Every, Mark, Meeting};
use crate::civil::{date, weekday};

/// Octets of a line, without its end (3.1).
const LONGEST: usize = 75;
const ZONE: &str = super::super::ZONE;
/// The rules of the European Union, as every program writes them out.
const DEFINITION: [&str; 16] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Lisbon",
    "BEGIN:DAYLIGHT",
    "DTSTART:19970330T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19971026T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
    "",
];
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// All of it.
pub(super) fn calendar(meetings: &[Meeting], days: &[Days]) -> Vec<u8> {
    let mut text = Lines(String::new());
    text.all(&["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kassa//made up//EN", "CALSCALE:GREGORIAN"]);
    text.all(&DEFINITION[..DEFINITION.len() - 1]);
    for (number, meeting) in meetings.iter().enumerate() {
        text.meeting(&format!("m{number}@kassa.example"), meeting);
    }
    for (number, days) in days.iter().enumerate() {
        text.days(&format!("d{number}@kassa.example"), days);
    }
    text.line("END:VCALENDAR");
    text.0.into_bytes()
}

struct Lines(String);

impl Lines {
    /// One line, folded between two signs.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST;
        for sign in line.chars() {
            if sign.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(sign);
            room -= sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn all(&mut self, lines: &[&str]) {
        lines.iter().for_each(|line| self.line(line));
    }

    /// A meeting, and each instance that is not as its series has it.
    fn meeting(&mut self, uid: &str, meeting: &Meeting) {
        self.begin(uid, meeting.day);
        self.times(meeting.day, meeting.minute, meeting.minutes);
        if let Some(rule) = rule(meeting) {
            self.line(&rule);
        }
        let taken_out = meeting.changes.iter().filter(|(_, change)| **change == Change::TakenOut);
        for (&day, _) in taken_out {
            self.line(&format!("EXDATE;TZID={ZONE}:{}", time(day, meeting.minute)));
        }
        self.rest(meeting, meeting.answer, false);
        for (&day, &change) in &meeting.changes {
            let (to, minute) = match change {
                Change::TakenOut => continue,
                Change::Moved(to, minute) => (to, minute),
                Change::Declined | Change::Cancelled => (day, meeting.minute),
            };
            let answer = if change == Change::Declined { Answer::No } else { meeting.answer };
            self.begin(uid, day);
            self.line(&format!("RECURRENCE-ID;TZID={ZONE}:{}", time(day, meeting.minute)));
            self.line("SEQUENCE:1");
            self.times(to, minute, meeting.minutes);
            self.rest(meeting, answer, change == Change::Cancelled);
        }
    }

    fn begin(&mut self, uid: &str, day: i64) {
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{uid}"));
        // A week before: when it was written matters to nobody.
        self.line(&format!("DTSTAMP:{}Z", time(day - 7, 9 * 60)));
    }

    fn times(&mut self, day: i64, minute: i64, minutes: i64) {
        self.line(&format!("DTSTART;TZID={ZONE}:{}", time(day, minute)));
        self.line(&format!("DTEND;TZID={ZONE}:{}", time(day, minute + minutes)));
    }

    /// What an event says beside its times.
    fn rest(&mut self, meeting: &Meeting, answer: Answer, cancelled: bool) {
        self.line(&format!("SUMMARY:{}", escaped(&meeting.title)));
        match meeting.mark {
            Mark::Busy => {}
            Mark::Private => self.line("CLASS:PRIVATE"),
            Mark::Free => self.line("TRANSP:TRANSPARENT"),
        }
        self.line(if cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        if !meeting.with.is_empty() || meeting.group.is_some() {
            self.people(meeting, answer);
        }
        self.line("END:VEVENT");
    }

    fn people(&mut self, meeting: &Meeting, answer: Answer) {
        let named = |address: &str| ALL.iter().find(|person| person.email == address);
        let name =
            |address: &str| named(address).map_or_else(String::new, |person| format!(";CN={}", person.name));
        self.line(&format!("ORGANIZER{}:mailto:{}", name(meeting.by), meeting.by));
        let mira = &ALL[MIRA];
        let said = match answer {
            Answer::Yes => "ACCEPTED",
            Answer::Perhaps => "TENTATIVE",
            Answer::No => "DECLINED",
            Answer::NotYet => "NEEDS-ACTION",
        };
        self.line(&format!("ATTENDEE;CN={};PARTSTAT={said}:mailto:{}", mira.name, mira.email));
        for address in &meeting.with {
            self.line(&format!("ATTENDEE{};PARTSTAT=ACCEPTED:mailto:{address}", name(address)));
        }
        if let Some(group) = meeting.group {
            self.line(&format!("ATTENDEE;CUTYPE=GROUP:mailto:{group}"));
        }
        if meeting.room {
            self.line("ATTENDEE;CUTYPE=ROOM;CN=Sala Tejo;PARTSTAT=ACCEPTED:mailto:tejo@kassa.example");
        }
    }

    fn days(&mut self, uid: &str, days: &Days) {
        self.begin(uid, days.first);
        self.line(&format!("DTSTART;VALUE=DATE:{}", of_day(days.first)));
        self.line(&format!("DTEND;VALUE=DATE:{}", of_day(days.last + 1)));
        self.line(&format!("SUMMARY:{}", escaped(&days.title)));
        if days.free {
            self.line("TRANSP:TRANSPARENT");
        }
        self.line("END:VEVENT");
    }
}

/// The rule it comes again by; none for what takes place once.
fn rule(meeting: &Meeting) -> Option<String> {
    let mut rule = match meeting.every {
        Every::Once => return None,
        Every::Weeks(weeks, on) => {
            let on: Vec<&str> = on.iter().map(|&day| DAYS[day as usize]).collect();
            format!("RRULE:FREQ=WEEKLY;INTERVAL={weeks};BYDAY={}", on.join(","))
        }
        Every::Month(nth) => {
            format!("RRULE:FREQ=MONTHLY;BYDAY={nth}{}", DAYS[weekday(meeting.day) as usize])
        }
    };
    if let Some(last) = meeting.last {
        let _ = write!(rule, ";UNTIL={}Z", time(last, 23 * 60));
    }
    Some(rule)
}

/// `20261109T093000`
fn time(day: i64, minute: i64) -> String {
    format!("{}T{:02}{:02}00", of_day(day), minute / 60, minute % 60)
}

fn of_day(day: i64) -> String {
    let (year, month, of_month) = date(day);
    format!("{year:04}{month:02}{of_month:02}")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;")
}
