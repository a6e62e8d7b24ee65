//! Who else knows some of an area: counted, or by name, for the lead's own screen alone.

use jiff::civil::Date;
use team::{Ground, PersonIx};
use unicode_width::UnicodeWidthStr;

use crate::text::{clean, cut, day_short, number_of};

/// Somebody else, with what they did here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What they are called, clean.
    pub name: String,
    /// Days of the year: `4 days`, `none this year`.
    pub days: String,
    /// The last: `12 Nov`, or the year where it is long ago.
    pub last: String,
}

/// Each by name, in the order of the alphabet, whatever they did.
pub fn by_name(ground: &Ground, others: &[(PersonIx, usize, i64)]) -> Vec<Other> {
    let mut all: Vec<Other> = others
        .iter()
        .map(|&(person, days, last)| Other {
            name: called(ground, person),
            days: if days == 0 { "none this year".to_owned() } else { number_of(days, "day") },
            last: short(ground, last),
        })
        .collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// `2 others, last 12 Nov`; none where there is nobody.
pub fn counted(ground: &Ground, others: &[(PersonIx, usize, i64)]) -> Option<String> {
    let last = others.iter().map(|(_, _, last)| *last).max()?;
    Some(format!("{}, last {}", number_of(others.len(), "other"), short(ground, last)))
}

/// What somebody is called: by the first name where nobody else active shares it.
pub(crate) fn called(ground: &Ground, person: PersonIx) -> String {
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
