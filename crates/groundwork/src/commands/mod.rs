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
use crate::typed;

/// A date as people type it: `2026-09-15`, `15sep`, `1jun2026`; without a year the last such day.
pub(crate) fn parse_date(text: &str, today: Date) -> Result<Date, Failure> {
    let wrong = || {
        Failure::usage(format!("{} is no date", crate::term::clean(text)))
            .hint("2026-09-15, 15sep or 15sep2025")
    };
    typed::date(text, today).ok_or_else(wrong)
}

/// The first and the last day of a span: `2026-07-27..2026-08-07`, or one day alone.
pub(crate) fn parse_span(text: &str, today: Date) -> Result<(Date, Date), Failure> {
    let wrong = || {
        Failure::usage(format!("{} is no span of days", crate::term::clean(text)))
            .hint("2026-07-27..2026-08-07, 27jul..7aug or 27jul")
    };
    typed::span(text, today).ok_or_else(wrong)
}

/// A day that has come.
pub(crate) fn parse_past_date(text: &str, today: Date) -> Result<Date, Failure> {
    let date = parse_date(text, today)?;
    if date > today {
        return Err(not_come_yet(date));
    }
    Ok(date)
}

/// What is said of a day in the future.
pub(crate) fn not_come_yet(date: Date) -> Failure {
    Failure::usage(format!("{} has not come yet", crate::term::day(date)))
        .hint("a day up to today, such as 2025-09-15")
}

/// Of names, those a slip away from a word, nearest first, at most three.
pub(crate) fn close_to<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let word = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = names
        .map(|name| {
            let lower = name.to_lowercase();
            let within = lower
                .split(['/', ' ', '-'])
                .any(|part| part.len() > 2 && (word.contains(part) || part == word));
            (slips(&word, &lower).min(if within { 2 } else { usize::MAX }), name)
        })
        .filter(|(slips, name)| *slips <= 2.max(name.chars().count() / 3))
        .collect();
    near.sort_unstable();
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// How many characters must be put in, left out or replaced to come from one text to another.
fn slips(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, c) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, d) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(c != *d);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

/// What is said of an area that is not there, with those that are called nearly so.
pub(crate) fn no_area(ground: &::team::Ground, name: &str) -> Failure {
    let all = ground.areas.all.iter().filter(|area| area.files > 0).map(|area| area.name.as_str());
    let close = close_to(name, all);
    let failure = Failure::new(format!("there is no area {}", crate::term::clean(name)));
    let failure = if close.is_empty() {
        failure
    } else {
        failure.looked_at(format!("close: {}", crate::term::clean(&close.join(", "))))
    };
    failure.hint("groundwork areas lists those there are")
}

/// The signal of an id or a slug.
pub(crate) fn named_signal(name: &str) -> Result<&'static signals::Definition, Failure> {
    let wanted = name.to_lowercase();
    let all = signals::DEFINITIONS;
    if let Some(found) = all.iter().find(|definition| definition.id == wanted || definition.slug == wanted) {
        return Ok(found);
    }
    let names = all.iter().flat_map(|definition| [definition.id, definition.slug]);
    let close = close_to(&wanted, names);
    let failure = Failure::usage(format!("there is no signal {}", crate::term::clean(name)));
    if close.is_empty() {
        let slugs: Vec<&str> = all.iter().map(|definition| definition.slug).collect();
        return Err(failure
            .looked_at(format!("there are {}", slugs.join(", ")))
            .hint("groundwork signal maker-share"));
    }
    Err(failure
        .looked_at(format!("close: {}", close.join(", ")))
        .hint(format!("groundwork signal {}", close[0])))
}

/// An address somebody wrote a commit with. Another one changes nothing, and is more likely a slip; those
/// that are nearly so are shown where names were asked for.
pub(crate) fn known_address(desk: &crate::desk::Desk, address: &str, names: bool) -> Result<String, Failure> {
    let folded = ::team::fold::canonical_address(address);
    let all = || desk.histories.iter().flat_map(|history| &history.identities).map(|own| own.email.as_str());
    if all().any(|email| ::team::fold::canonical_address(email) == folded) {
        return Ok(address.to_owned());
    }
    let mut failure = Failure::new(format!("nobody here has the address {}", crate::term::clean(address)));
    if names {
        let all: std::collections::BTreeSet<&str> = all().collect();
        let close = close_to(address, all.into_iter());
        if !close.is_empty() {
            failure = failure.looked_at(format!("close: {}", crate::term::clean(&close.join(", "))));
        }
    }
    Err(failure.hint("groundwork people --names shows the addresses there are"))
}

#[cfg(test)]
mod tests {
    use super::{close_to, slips};

    #[test]
    fn a_slip_is_near() {
        assert_eq!(slips("ledger", "ledgre"), 2);
        assert_eq!(slips("", "abc"), 3);
        let names = ["maker-share", "own-it", "hand-overs", "ledger"];
        assert_eq!(close_to("makershare", names.into_iter()), ["maker-share"]);
        assert_eq!(close_to("Ledgre", names.into_iter()), ["ledger"]);
        assert_eq!(close_to("zzz", names.into_iter()), Vec::<&str>::new());
    }
}
