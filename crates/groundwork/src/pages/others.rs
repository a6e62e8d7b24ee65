//! Who else knows some of an area: counted, or by name where names were asked for.

use desk::text::{clean, cut, day_short, number_of};
use jiff::civil::Date;
use team::{Ground, PersonIx};
use unicode_width::UnicodeWidthStr;

/// A line for each: with days of the year and the last date, in the order of the alphabet.
pub fn who(ground: &Ground, others: &[(PersonIx, usize, i64)], names: bool) -> Vec<String> {
    if others.is_empty() {
        return vec!["nobody else".to_owned()];
    }
    if !names {
        let last = others.iter().map(|(_, _, last)| *last).max().unwrap_or_default();
        let people =
            if others.len() == 1 { "1 other".to_owned() } else { format!("{} others", others.len()) };
        return vec![format!("{people}, last {}", short(ground, last))];
    }
    let mut lines: Vec<String> = others
        .iter()
        .map(|&(person, days, last)| {
            let days = if days == 0 { "none this year".to_owned() } else { number_of(days, "day") };
            format!("{} {days}, {}", called(ground, person), short(ground, last))
        })
        .collect();
    lines.sort();
    lines
}

/// What somebody is called: by the first name where nobody else active shares it.
fn called(ground: &Ground, person: PersonIx) -> String {
    let name = |person: PersonIx| clean(&ground.people.persons[person as usize].name);
    let first = |name: &str| name.split_whitespace().next().unwrap_or(name).to_owned();
    let whole = name(person);
    let own = first(&whole);
    let team = ground.active.others.iter().copied().chain([ground.lead()]);
    let alone = !team.into_iter().any(|other| other != person && first(&name(other)) == own);
    if alone && own.width() <= 14 { own } else { cut(&whole, 20) }
}

/// A date in six cells: day and month, or the year alone when it is long ago.
pub fn short(ground: &Ground, at: i64) -> String {
    short_date(ground.clock.day(at), ground.clock.date())
}

fn short_date(date: Date, today: Date) -> String {
    if (today - date).get_days() < 330 { day_short(date, date.year()) } else { date.year().to_string() }
}

#[cfg(test)]
mod tests {
    use super::short_date;
    use jiff::civil::date;

    #[test]
    fn a_date_long_ago_is_a_year() {
        assert_eq!(short_date(date(2026, 2, 5), date(2026, 11, 16)), "5 Feb");
        assert_eq!(short_date(date(2025, 12, 28), date(2026, 11, 16)), "28 Dec");
        assert_eq!(short_date(date(2025, 12, 1), date(2026, 11, 16)), "2025");
    }
}
