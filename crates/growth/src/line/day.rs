//! Days as people write them in a line. A day is civil: no clock, no zone, no hour that is missing or twice.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::amount::{digits, number};
use super::cursor::Cursor;

/// Which of all such days is meant where a year is left out, and on which side of today a day has to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The next such day, after today.
    Ahead,
    /// The last such day, today included.
    Behind,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// One day, on its side of today. Figures alone (`03/04`) are not read: half of their readers mean another day.
pub(super) fn day(cursor: &mut Cursor, today: Date, side: Side) -> Option<Date> {
    named(cursor, today, side).filter(|date| match side {
        Side::Ahead => *date >= today,
        Side::Behind => *date <= today,
    })
}

/// The same, wherever it lies where its year was typed.
pub(super) fn named(cursor: &mut Cursor, today: Date, side: Side) -> Option<Date> {
    let fixed =
        |cursor: &mut Cursor| iso(cursor).or_else(|| cursor.take(|cursor| written(cursor)?.on(today, side)));
    // "Monday 30 November": the two have to agree.
    let with_weekday = |cursor: &mut Cursor| {
        let weekday = weekday_named(cursor)?;
        cursor.over(",");
        fixed(cursor).map(|date| (weekday, date))
    };
    match cursor.take(with_weekday) {
        Some((weekday, date)) => (date.weekday() == weekday).then_some(date),
        None => cursor.take(fixed).or_else(|| cursor.take(|cursor| relative(cursor, today, side))),
    }
}

/// Several days: `10 dec and 14 jan`, `10 dec, 14 jan`.
pub(super) fn days(cursor: &mut Cursor, today: Date, side: Side) -> Option<Vec<Date>> {
    let mut days = vec![day(cursor, today, side)?];
    let another = |cursor: &mut Cursor| {
        cursor.over(",");
        cursor.skip(&["and"]);
        day(cursor, today, side)
    };
    while let Some(day) = cursor.take(another) {
        days.push(day);
    }
    Some(days)
}

/// A month alone, `in March` or `March 2027`: its first day.
pub(super) fn month_alone(cursor: &mut Cursor, today: Date) -> Option<Date> {
    cursor.skip(&["in"]);
    let month = month(cursor)?;
    let year = cursor.take(year);
    Written { day: 1, month, year }.on(today, Side::Ahead).filter(|date| *date >= today)
}

/// It begins as a month or a weekday, so it is no name where a day would make sense.
pub(super) fn begins_as_a_day(cursor: &Cursor) -> bool {
    let mut cursor = *cursor;
    month(&mut cursor).is_some() || cursor.peek().is_some_and(|word| weekday(&word.lower).is_some())
}

/// It is said from today: `yesterday`, `3 days ago`, `last friday`.
pub(super) fn is_said_from_today(cursor: &Cursor) -> bool {
    let mut cursor = *cursor;
    cursor.skip(&["today", "yesterday", "last"])
        || cursor.take(|cursor| number(cursor).filter(|_| cursor.skip(&UNITS))).is_some()
}

/// A day and a month as they are written, and a year where one is.
struct Written {
    day: i8,
    month: i8,
    year: Option<i16>,
}

impl Written {
    fn on(&self, today: Date, side: Side) -> Option<Date> {
        let in_year = |year: i16| Date::new(year, self.month, self.day).ok();
        if let Some(year) = self.year {
            return in_year(year);
        }
        // A 29 February may be eight years away.
        let mut years = 0..=8_i16;
        match side {
            Side::Ahead => {
                years.find_map(|n| in_year(today.year().checked_add(n)?).filter(|day| *day > today))
            }
            Side::Behind => {
                years.find_map(|n| in_year(today.year().checked_sub(n)?).filter(|day| *day <= today))
            }
        }
    }
}

/// `2027-03-01`, and no other order of figures.
fn iso(cursor: &mut Cursor) -> Option<Date> {
    let word = cursor.peek()?;
    let mut figures = word.lower.split('-');
    let mut next = |length: usize| figures.next().filter(|text| text.len() == length).and_then(digits);
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    figures.next().is_none().then_some(())?;
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    cursor.at += 1;
    Some(date)
}

/// `1 mar`, `1st of March 2027`, `1mar`, `1-mar-2027`, `March 1`, `Mar 1st, 2027`.
fn written(cursor: &mut Cursor) -> Option<Written> {
    cursor.skip(&["the"]);
    if let Some(written) = cursor.take(in_one_word) {
        return Some(written);
    }
    if let Some(day) = cursor.take(nth) {
        cursor.skip(&["of"]);
        let month = month(cursor)?;
        return Some(Written { day, month, year: cursor.take(year) });
    }
    let month = month(cursor)?;
    let day = nth(cursor)?;
    let after_a_comma = |cursor: &mut Cursor| {
        cursor.over(",");
        year(cursor)
    };
    Some(Written { day, month, year: cursor.take(after_a_comma) })
}

/// `1mar`, `1-mar`, `1mar2027`, `1-mar-2027`; a year may follow as its own word.
fn in_one_word(cursor: &mut Cursor) -> Option<Written> {
    let word = cursor.peek()?.lower.replace('-', "");
    let name = word.find(|c: char| c.is_ascii_alphabetic())?;
    let end = word[name..].find(|c: char| !c.is_ascii_alphabetic()).map_or(word.len(), |end| name + end);
    let day = day_of_month(&word[..name])?;
    let month = month_named(&word[name..end])?;
    let written = &word[end..];
    cursor.at += 1;
    let year = if written.is_empty() { cursor.take(year) } else { Some(year_of(written)?) };
    Some(Written { day, month, year })
}

/// `1`, `1st`, `22nd`.
fn nth(cursor: &mut Cursor) -> Option<i8> {
    let lower = cursor.peek()?.lower.as_str();
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(lower);
    let day = day_of_month(figures)?;
    cursor.at += 1;
    Some(day)
}

fn day_of_month(figures: &str) -> Option<i8> {
    digits(figures).filter(|day| (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok())
}

fn month(cursor: &mut Cursor) -> Option<i8> {
    let month = month_named(&cursor.peek()?.lower)?;
    cursor.at += 1;
    Some(month)
}

/// `mar` and `march`, and `sept`.
fn month_named(name: &str) -> Option<i8> {
    let named =
        |month: &&str| name == *month || name == &month[..3] || (name == "sept" && month.starts_with(name));
    (1..).zip(MONTHS).find(|(_, month)| named(month)).map(|(number, _)| number)
}

fn year(cursor: &mut Cursor) -> Option<i16> {
    let year = year_of(&cursor.peek()?.lower)?;
    cursor.at += 1;
    Some(year)
}

/// Four figures that are likely to be a year, and not a number of something.
fn year_of(figures: &str) -> Option<i16> {
    digits(figures).filter(|year| figures.len() == 4 && (1970..2200).contains(year)).map(|year| year as i16)
}

/// `mon` and `monday`, `tues`, `thur`.
fn weekday(name: &str) -> Option<Weekday> {
    let named = |day: &str| (3..=5).contains(&name.len()) && day.starts_with(name) || name == day;
    WEEKDAYS.iter().find(|(day, _)| named(day)).map(|(_, weekday)| *weekday)
}

const UNITS: [&str; 8] = ["day", "days", "week", "weeks", "month", "months", "year", "years"];

fn relative(cursor: &mut Cursor, today: Date, side: Side) -> Option<Date> {
    if cursor.skip(&["today"]) {
        return Some(today);
    }
    match side {
        Side::Ahead => ahead(cursor, today),
        Side::Behind => behind(cursor, today),
    }
}

/// `tomorrow`, `friday`, `next friday`, `next week`, `in 3 weeks`.
fn ahead(cursor: &mut Cursor, today: Date) -> Option<Date> {
    if cursor.skip(&["tomorrow"]) {
        return today.tomorrow().ok();
    }
    if cursor.skip(&["next"]) {
        if let Some(weekday) = cursor.take(weekday_named) {
            // Of the week after this one, which begins on Monday.
            let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
            let days = i64::from(weekday.to_monday_zero_offset());
            return monday.checked_add(Span::new().try_days(days).ok()?).ok();
        }
        let span = unit(cursor, 1)?;
        return today.checked_add(span).ok();
    }
    if cursor.skip(&["in"]) {
        let span = if cursor.skip_all(&["a", "fortnight"]) {
            Span::new().days(14)
        } else {
            let number = number(cursor)?;
            unit(cursor, number)?
        };
        return today.checked_add(span).ok();
    }
    cursor.skip(&["this"]);
    today.nth_weekday(1, weekday_named(cursor)?).ok()
}

/// `yesterday`, `friday`, `last friday`, `3 days ago`.
fn behind(cursor: &mut Cursor, today: Date) -> Option<Date> {
    if cursor.skip(&["yesterday"]) {
        return today.yesterday().ok();
    }
    let ago = |cursor: &mut Cursor| {
        let number = number(cursor)?;
        let span = unit(cursor, number)?;
        cursor.skip(&["ago"]).then_some(span)
    };
    if let Some(span) = cursor.take(ago) {
        return today.checked_sub(span).ok();
    }
    cursor.skip(&["last"]);
    today.nth_weekday(-1, weekday_named(cursor)?).ok()
}

fn weekday_named(cursor: &mut Cursor) -> Option<Weekday> {
    let word = &cursor.peek()?.lower;
    let weekday = weekday(word)?;
    cursor.at += 1;
    // "Sat with Leila" is somebody who sat; "sat 3 oct" and "sat:" are days.
    let sat =
        word == "sat" && cursor.peek().is_some_and(|next| !next.lower.starts_with(|c: char| c.is_numeric()));
    (!sat).then_some(weekday)
}

/// So many days, weeks, months or years, if the calendar has as many.
fn unit(cursor: &mut Cursor, number: u32) -> Option<Span> {
    let unit = cursor.peek()?.lower.clone();
    cursor.skip(&UNITS).then_some(())?;
    match unit.trim_end_matches('s') {
        "day" => Span::new().try_days(number),
        "week" => Span::new().try_weeks(number),
        "month" => Span::new().try_months(number),
        _ => Span::new().try_years(number),
    }
    .ok()
}
