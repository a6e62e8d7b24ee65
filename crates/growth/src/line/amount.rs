//! Odds, lengths of time and levels, as people type them.

use super::cursor::Cursor;
use crate::{Level, Minutes, Odds};

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// `3`, `three`; with `a` and `an` for one.
pub(super) fn number(cursor: &mut Cursor) -> Option<u32> {
    let word = cursor.peek()?;
    let number = match word.lower.as_str() {
        "a" | "an" => 1,
        lower => match NUMBERS.iter().position(|name| *name == lower) {
            Some(at) => at as u32 + 1,
            None => digits(lower)?,
        },
    };
    cursor.at += 1;
    Some(number)
}

/// Figures and nothing else: no sign, no point.
pub(super) fn digits(text: &str) -> Option<u32> {
    let figures = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| text.parse().ok()).flatten()
}

/// `70%`, `70 %`, `70 percent`, `70 per cent`, and `sure` or `likely` after it.
pub(super) fn percent(cursor: &mut Cursor) -> Option<Odds> {
    let word = cursor.peek()?;
    let odds = match word.lower.strip_suffix('%') {
        Some(figures) => {
            let odds = odds(figures)?;
            cursor.at += 1;
            odds
        }
        None => {
            let odds = odds(&word.lower)?;
            cursor.at += 1;
            let unit = cursor.skip(&["%", "percent"]) || cursor.skip_all(&["per", "cent"]);
            unit.then_some(odds)?
        }
    };
    cursor.skip(&["sure", "likely", "certain", "confident", "odds", "chance"]);
    Some(odds)
}

/// `odds 70`, `odds: 70%`, `odds of 70 percent`; not `odds 3 to 1`.
pub(super) fn odds_said(cursor: &mut Cursor) -> Option<Odds> {
    cursor.skip(&["odds"]).then_some(())?;
    cursor.over(":");
    cursor.skip(&["of", "at"]);
    if let Some(odds) = cursor.take(percent) {
        return Some(odds);
    }
    let odds = odds(&cursor.peek()?.lower)?;
    cursor.at += 1;
    (!cursor.skip(&["to", "in", "on", "out"])).then_some(odds)
}

fn odds(figures: &str) -> Option<Odds> {
    Odds::try_from(u8::try_from(digits(figures)?).ok()?).ok()
}

/// `level 5`, `level: five`, `at level 5`.
pub(super) fn level(cursor: &mut Cursor) -> Option<Level> {
    cursor.skip(&["at"]);
    cursor.skip(&["level", "lvl"]).then_some(())?;
    cursor.over(":");
    Level::try_from(u8::try_from(number(cursor)?).ok()?).ok()
}

const HOURS: [&str; 5] = ["h", "hr", "hrs", "hour", "hours"];
const MINUTES: [&str; 4] = ["min", "mins", "minute", "minutes"];

/// `40 min`, `2 h`, `1h30`, `1.5 hours`, `half an hour`.
pub(super) fn minutes(cursor: &mut Cursor) -> Option<Minutes> {
    cursor.take(in_one_word).or_else(|| cursor.take(in_words)).map(Minutes)
}

/// `40min`, `2h`, `1h30`, `1h30m`, `1.5h`.
fn in_one_word(cursor: &mut Cursor) -> Option<u32> {
    let word = cursor.peek()?.lower.clone();
    let unit = word.find(|c: char| c.is_ascii_alphabetic())?;
    let (amount, rest) = word.split_at(unit);
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (unit, more) = rest.split_at(end);
    cursor.at += 1;
    if MINUTES.contains(&unit) && more.is_empty() {
        return digits(amount);
    }
    HOURS.contains(&unit).then_some(())?;
    if !more.is_empty() {
        let more = more.strip_suffix("min").or_else(|| more.strip_suffix('m')).unwrap_or(more);
        return with_minutes(digits(amount)?, digits(more)?);
    }
    let hours = sixtieths(amount)?;
    if hours.is_multiple_of(60)
        && let Some(more) = cursor.take(rest_of_an_hour)
    {
        return with_minutes(hours / 60, more);
    }
    Some(hours)
}

/// `40 min`, `two hours`, `1 hour 30 minutes`, `1 h 30`, `1.5 h`, `half an hour`.
fn in_words(cursor: &mut Cursor) -> Option<u32> {
    if cursor.skip_all(&["half", "an", "hour"]) {
        return Some(30);
    }
    let Some(amount) = cursor.take(number) else {
        let hours = sixtieths(&cursor.peek()?.lower)?;
        cursor.at += 1;
        return cursor.skip(&HOURS).then_some(hours);
    };
    if cursor.skip(&MINUTES) {
        return Some(amount);
    }
    cursor.skip(&HOURS).then_some(())?;
    match cursor.take(rest_of_an_hour) {
        Some(more) => with_minutes(amount, more),
        None => amount.checked_mul(60),
    }
}

/// The `30` or `30 min` of `1 h 30`.
fn rest_of_an_hour(cursor: &mut Cursor) -> Option<u32> {
    cursor.skip(&["and"]);
    let minutes = digits(&cursor.peek()?.lower)?;
    cursor.at += 1;
    let unit = cursor.skip(&MINUTES) || cursor.skip(&["m"]);
    (minutes < 60 && (unit || cursor.at_end_of_part() || minutes >= 10)).then_some(minutes)
}

fn with_minutes(hours: u32, minutes: u32) -> Option<u32> {
    hours.checked_mul(60)?.checked_add(minutes).filter(|_| minutes < 60)
}

/// Hours with a point or a comma, in minutes: `1.5` is 90.
fn sixtieths(hours: &str) -> Option<u32> {
    let (whole, part) = hours.split_once(['.', ',']).unwrap_or((hours, "0"));
    let tens = 10_u32.checked_pow(u32::try_from(part.len()).ok()?).filter(|tens| *tens <= 100)?;
    digits(whole)?.checked_mul(60)?.checked_add(digits(part)? * 60 / tens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::words;

    fn took(text: &str) -> Option<u32> {
        let words = words::of(text);
        let mut cursor = Cursor::new(&words, 0);
        minutes(&mut cursor).filter(|_| cursor.at == words.len()).map(|minutes| minutes.0)
    }

    #[test]
    fn lengths_of_time_are_read_as_people_type_them() {
        let lengths =
            [("40min", 40), ("2h", 120), ("1h05", 65), ("1h30min", 90), ("1,25 h", 75), ("2.5h", 150)];
        for (text, minutes) in lengths {
            assert_eq!(took(text), Some(minutes), "{text}");
        }
        for text in
            ["40", "40 m", "h", "1h75", "1.333 h", "-2 h", "2 days", "é", "71582789 h", "1..5h", "½ h"]
        {
            assert_eq!(took(text), None, "{text}");
        }
    }
}
