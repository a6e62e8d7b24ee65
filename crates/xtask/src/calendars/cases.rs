//! Calendars with one series each: every rule on every clock, with exceptions drawn from a fixed seed.

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use records::Meeting;

/// A calendar, and what it is for.
pub struct Case {
    /// Its file, which says what it holds.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where its times without a zone are.
    pub clock: Clock,
}

/// A clock of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// By its name in the table of zones.
    Zone(&'static str),
    /// Defined in the calendar, under a name that nobody else has.
    Defined,
    Utc,
    Floating,
    /// Days without hours.
    Days,
}

/// What a series has besides its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    None,
    TakenOut,
    TakenOutInUtc,
    Moved,
    MovedBehindTheNext,
    Cancelled,
    Added,
    AddedAndTakenOut,
    AddedWithItsOwnLength,
    FromThenOn,
    All,
}

const CLOCKS: [Clock; 9] = [
    Clock::Zone("Europe/Lisbon"),
    Clock::Zone("America/New_York"),
    Clock::Zone("Australia/Lord_Howe"),
    Clock::Zone("America/Sao_Paulo"),
    Clock::Zone("Asia/Kolkata"),
    Clock::Defined,
    Clock::Utc,
    Clock::Floating,
    Clock::Days,
];

const EXCEPTIONS: [Exception; 11] = [
    Exception::None,
    Exception::TakenOut,
    Exception::TakenOutInUtc,
    Exception::Moved,
    Exception::MovedBehindTheNext,
    Exception::Cancelled,
    Exception::Added,
    Exception::AddedAndTakenOut,
    Exception::AddedWithItsOwnLength,
    Exception::FromThenOn,
    Exception::All,
];

/// Rules; `{until}` is an end that is put in as the clock wants it.
const RULES: [&str; 18] = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=60",
    "FREQ=DAILY;UNTIL={until}",
    "FREQ=DAILY;BYMONTH=3,4,10,11",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
    "FREQ=WEEKLY;BYDAY=SU;UNTIL={until}",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=-1SU,2SU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH;COUNT=8",
    "FREQ=YEARLY;BYMONTH=3,10,11;BYDAY=-1SU,1SU,2SU",
    "FREQ=YEARLY;BYYEARDAY=1,100,-1",
    "FREQ=YEARLY;BYWEEKNO=10,44;BYDAY=SU",
    "FREQ=DAILY;BYHOUR=1,2,9;BYMINUTE=30",
];

/// Hours at which clocks of these zones are put forward and back, and two others.
const HOURS: [(i8, i8); 6] = [(0, 30), (1, 30), (2, 15), (2, 45), (9, 0), (23, 30)];

/// United States rules from 2007 on, under a name of one's own.
const DEFINED: &str = "BEGIN:VTIMEZONE\r\nTZID:Our office\r\nBEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n\
    TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n\
    TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// All of them. `planned` says when a calendar's instances take place, so that exceptions hit some.
pub fn all(planned: impl Fn(&str) -> Vec<Meeting>) -> Vec<Case> {
    let mut draw = Draw(2_026);
    let mut cases = Vec::new();
    for clock in CLOCKS {
        for (number, rule) in RULES.iter().enumerate() {
            if clock == Clock::Days && rule.contains("BYHOUR") {
                continue;
            }
            // Each rule meets some exceptions on each clock, and all of them on several.
            for turn in 0..3 {
                let exception = EXCEPTIONS[(number * 3 + turn + cases.len() / 7) % EXCEPTIONS.len()];
                let series = Series::drawn(clock, rule, &mut draw);
                let plain = series.text(&[]);
                let lines = series.exception(exception, &planned(&plain), &mut draw);
                let name = format!("{:04}-{clock:?}-{exception:?}.ics", cases.len())
                    .replace(['(', ')', '"', '/'], "_");
                cases.push(Case { name, text: series.text(&lines), clock });
            }
        }
    }
    cases
}

/// One series, before its exceptions.
struct Series {
    clock: Clock,
    rule: String,
    start: DateTime,
    minutes: i64,
    by_duration: bool,
}

impl Series {
    fn drawn(clock: Clock, rule: &str, draw: &mut Draw) -> Series {
        let (hour, minute) = HOURS[draw.below(HOURS.len())];
        let (hour, minute) = if clock == Clock::Days { (0, 0) } else { (hour, minute) };
        let start = date(2018, 1, 1).saturating_add((draw.below(60) as i64).days()).at(hour, minute, 0, 0);
        let end = start.saturating_add((draw.below(300) as i64 + 200).days());
        let until = match clock {
            Clock::Days => end.strftime("%Y%m%d").to_string(),
            Clock::Floating => written(end),
            // The end of a rule is in UTC: exactly at an instance, or a second before it.
            _ => format!("{}Z", written(in_utc(clock, end).saturating_sub((draw.below(2) as i64).seconds()))),
        };
        let rule = rule.replace("{until}", &until);
        Series {
            clock,
            rule,
            start,
            minutes: [30, 60, 150, 1_440][draw.below(4)],
            by_duration: draw.below(2) == 0,
        }
    }

    fn text(&self, lines: &[String]) -> String {
        let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cases//EN\r\n".to_owned();
        if self.clock == Clock::Defined {
            text += DEFINED;
        }
        // Exceptions of the same event come after it, and lines of its own inside of it.
        let (parts, own): (Vec<&String>, Vec<&String>) =
            lines.iter().partition(|line| line.starts_with("BEGIN:"));
        text += &format!(
            "BEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20180101T000000Z\r\nSUMMARY:series\r\n{}",
            self.times(self.start)
        );
        text += &format!("RRULE:{}\r\n", self.rule);
        own.iter().for_each(|line| text += &format!("{line}\r\n"));
        text += "END:VEVENT\r\n";
        parts.iter().for_each(|part| text += part);
        text + "END:VCALENDAR\r\n"
    }

    /// Begin and end.
    fn times(&self, start: DateTime) -> String {
        let end = start.saturating_add(self.minutes.minutes());
        let begins = self.at("DTSTART", start);
        match self.clock {
            Clock::Days => {
                let days = 1 + self.minutes / 1_440;
                format!("{begins}\r\n{}\r\n", self.at("DTEND", start.saturating_add(days.days())))
            }
            _ if self.by_duration => format!("{begins}\r\nDURATION:PT{}M\r\n", self.minutes),
            _ => format!("{begins}\r\n{}\r\n", self.at("DTEND", end)),
        }
    }

    /// A property with a time on the clock of the series.
    fn at(&self, name: &str, at: DateTime) -> String {
        match self.clock {
            Clock::Zone(zone) => format!("{name};TZID={zone}:{}", written(at)),
            Clock::Defined => format!("{name};TZID=Our office:{}", written(at)),
            Clock::Utc => format!("{name}:{}Z", written(at)),
            Clock::Floating => format!("{name}:{}", written(at)),
            Clock::Days => format!("{name};VALUE=DATE:{}", at.strftime("%Y%m%d")),
        }
    }

    /// A part that stands in place of an instance.
    fn instead(
        &self,
        original: DateTime,
        range: &str,
        start: DateTime,
        more: &str,
        draw: &mut Draw,
    ) -> String {
        let id = self.at(&format!("RECURRENCE-ID{range}"), original);
        let sequence =
            if draw.below(2) == 0 { String::new() } else { format!("SEQUENCE:{}\r\n", draw.below(3) + 1) };
        let times = self.times(start);
        format!(
            "BEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20180101T000000Z\r\nSUMMARY:instead\r\n{id}\r\n{times}{sequence}{more}END:VEVENT\r\n"
        )
    }

    fn exception(&self, exception: Exception, planned: &[Meeting], draw: &mut Draw) -> Vec<String> {
        if planned.len() < 4 {
            return Vec::new();
        }
        let pick = |draw: &mut Draw| local(self.clock, planned[draw.below(planned.len() - 2)].planned);
        let one = pick(draw);
        let by = (draw.below(5) as i64 - 2).days().hours(if self.clock == Clock::Days { 0 } else { 2 });
        let out = |at| self.at("EXDATE", at);
        match exception {
            Exception::None => Vec::new(),
            Exception::TakenOut => vec![out(one), out(pick(draw))],
            Exception::TakenOutInUtc if matches!(self.clock, Clock::Days | Clock::Floating) => vec![out(one)],
            Exception::TakenOutInUtc => vec![format!("EXDATE:{}Z", written(in_utc(self.clock, one)))],
            Exception::Moved => vec![self.instead(one, "", one.saturating_add(by), "", draw)],
            Exception::MovedBehindTheNext => {
                let next =
                    planned.iter().map(|next| local(self.clock, next.planned)).find(|&next| next > one);
                let behind = next.unwrap_or(one).saturating_add(1.days());
                vec![self.instead(one, "", behind, "", draw)]
            }
            Exception::Cancelled => vec![self.instead(one, "", one, "STATUS:CANCELLED\r\n", draw)],
            Exception::Added => vec![self.at("RDATE", self.own_day(one, draw)), self.at("RDATE", one)],
            Exception::AddedAndTakenOut => {
                let added = self.own_day(one, draw);
                vec![self.at("RDATE", added), out(added)]
            }
            Exception::AddedWithItsOwnLength if self.clock == Clock::Days => {
                vec![self.at("RDATE", self.own_day(one, draw))]
            }
            Exception::AddedWithItsOwnLength => {
                vec![self.at("RDATE;VALUE=PERIOD", self.own_day(one, draw)) + "/PT45M"]
            }
            Exception::FromThenOn => {
                vec![self.instead(one, ";RANGE=THISANDFUTURE", one.saturating_add(by), "", draw)]
            }
            Exception::All => {
                let (two, three) = (pick(draw), pick(draw));
                let mut lines = vec![out(two), self.at("RDATE", self.own_day(three, draw))];
                if two != one {
                    lines.push(self.instead(one, "", one.saturating_add(by), "", draw));
                }
                lines
            }
        }
    }

    /// A time of the day of an instance at which the series has none.
    fn own_day(&self, at: DateTime, draw: &mut Draw) -> DateTime {
        match self.clock {
            Clock::Days => at.saturating_add((draw.below(3) as i64 + 400).days()),
            _ => at.date().at(17, 20, 0, 0),
        }
    }
}

fn written(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// The zone whose clock a series goes by.
pub fn zone(clock: Clock) -> TimeZone {
    match clock {
        Clock::Zone(name) => TimeZone::get(name).expect("it is in the table of zones"),
        Clock::Defined => TimeZone::get("America/New_York").expect("it is in the table of zones"),
        Clock::Utc | Clock::Floating | Clock::Days => TimeZone::UTC,
    }
}

fn in_utc(clock: Clock, local: DateTime) -> DateTime {
    let zoned = local.to_zoned(zone(clock)).expect("a time of this century");
    zoned.timestamp().to_zoned(TimeZone::UTC).datetime()
}

fn local(clock: Clock, at: i64) -> DateTime {
    Timestamp::from_second(at).expect("a time of this century").to_zoned(zone(clock)).datetime()
}

/// Numbers from a seed (SplitMix64), the same on every machine.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}
