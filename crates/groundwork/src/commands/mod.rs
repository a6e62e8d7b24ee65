//! One file a command: its arguments, whose comments are its help, then one function.

pub mod add;
pub mod areas;
pub mod away;
pub mod completions;
pub mod config;
pub mod days_off;
pub mod debug;
pub mod demo;
pub mod disagree;
pub mod exclude;
pub mod forget;
pub mod hours;
pub mod knowledge;
pub mod man;
pub mod me;
pub mod people;
pub mod reasons;
pub mod records;
pub mod role;
pub mod scorecard;
pub mod signal;
pub mod sources;
pub mod team;
pub mod truck_factor;
pub mod undo;

use jiff::civil::Date;

use crate::failure::Failure;

/// A date as people type it: `2026-09-15`, `15sep`, `1jun2026`; without a year the last such day.
pub(crate) fn parse_date(text: &str, today: Date) -> Result<Date, Failure> {
    let wrong = || {
        Failure::usage(format!("{} is no date", crate::term::clean(text)))
            .hint("2026-09-15, 15sep or 15sep2025")
    };
    if let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    let lower = text.to_lowercase().replace([' ', '-'], "");
    let letters = lower.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(wrong)?;
    let end = lower[letters..].find(|c: char| c.is_ascii_digit()).map_or(lower.len(), |at| letters + at);
    let day: i8 = lower[..letters].parse().map_err(|_| wrong())?;
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month =
        MONTHS.iter().position(|month| lower[letters..end].starts_with(month)).ok_or_else(wrong)? as i8 + 1;
    if end < lower.len() {
        let year: i16 = lower[end..].parse().map_err(|_| wrong())?;
        return Date::new(year, month, day).map_err(|_| wrong());
    }
    let this_year = Date::new(today.year(), month, day).map_err(|_| wrong())?;
    if this_year <= today {
        Ok(this_year)
    } else {
        Date::new(today.year() - 1, month, day).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::parse_date;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = date(2026, 11, 19);
        let read = |text| parse_date(text, today).ok();
        assert_eq!(read("2026-09-15"), Some(date(2026, 9, 15)));
        assert_eq!(read("15sep"), Some(date(2026, 9, 15)));
        assert_eq!(read("1 Dec"), Some(date(2025, 12, 1)));
        assert_eq!(read("1jun2024"), Some(date(2024, 6, 1)));
        assert_eq!(read("31feb"), None);
        assert_eq!(read("soon"), None);
        assert_eq!(read("é"), None);
    }
}
