//! What became of the others' requests when the lead was away, and what they decided, in words.

use growth::log::Log;
use jiff::civil::Date;
use signals::s6a::{Absence, Asked, Span};

use super::happened::name;
use crate::Report;
use crate::text::{hours, thousands};

/// What became of the others' requests then: in all absences, or in the newest of which nothing is missing.
pub fn requests(report: &Report) -> Option<String> {
    let found = &report.happened;
    if let Some(asked) = found.pooled.as_ref().and_then(|sum| sum.asked.as_ref()) {
        return Some(of_requests(&asked.each_ref()));
    }
    let (newest, asked) =
        found.all.iter().rev().find_map(|absence| Some((absence, asked_of(absence.whole()?)?)))?;
    let only =
        if found.all.len() == 1 { String::new() } else { format!("{}: ", name(newest.first, newest.last)) };
    Some(format!("{only}{}", of_requests(&asked)))
}

pub(super) fn asked_of(spans: [&Span; 3]) -> Option<[&Asked; 3]> {
    let [during, before, after] = spans.map(|span| span.asked.as_ref());
    Some([during?, before?, after?])
}

/// `Requests by others: 46 merged, 48 before, 44 after. 12 asked you, and somebody else answered 9 of them first; before 6 of 15, after 5 of 14. …`
pub(super) fn of_requests([during, before, after]: &[&Asked; 3]) -> String {
    let merged = format!(
        "Requests by others: {} merged, {} before, {} after.",
        thousands(during.merged),
        thousands(before.merged),
        thousands(after.merged)
    );
    let yours = format!(
        " {} asked you, and somebody else was first to answer {} of them; before {} of {}, after {} of {}.",
        thousands(during.lead),
        thousands(during.by_others),
        thousands(before.by_others),
        thousands(before.lead),
        thousands(after.by_others),
        thousands(after.lead)
    );
    let median = |asked: &Asked| asked.median().map_or("too few to say".to_owned(), hours);
    let first = match (during.median(), before.median(), after.median()) {
        (None, None, None) => String::new(),
        _ => format!(
            " The first answer of anybody, at the median: {}; before {}, after {}.",
            median(during),
            median(before),
            median(after)
        ),
    };
    merged + &yours + &first
}

/// Decisions of the log that others made: during, before and after the absences that are summed, or the newest that is whole. None where the log names
/// nobody else, or begins later.
pub fn decisions(log: &Log, report: &Report) -> Option<[usize; 3]> {
    let made: Vec<Date> = log
        .decisions()
        .filter(|(_, decision)| !decision.made_by.trim().is_empty())
        .map(|(line, _)| line.day)
        .collect();
    let begins = log.lines().iter().map(|line| line.kept).min()?;
    let found = &report.happened;
    let whole = found.all.iter().filter_map(Absence::whole);
    let known: Vec<[&Span; 3]> = whole.filter(|[_, before, _]| begins <= before.from).collect();
    let all = found.pooled.is_some() && found.pooled.as_ref().map(|sum| sum.absences) == Some(known.len());
    let taken = if all { known.as_slice() } else { known.last().map(std::slice::from_ref)? };
    let of = |at: usize| {
        let spans = || taken.iter().map(|spans| spans[at]);
        made.iter().filter(|&&day| spans().any(|span| span.from <= day && day < span.until)).count()
    };
    (!made.is_empty()).then(|| [of(0), of(1), of(2)])
}

/// The same in a sentence, where there is one at all.
pub fn decided(log: &Log, report: &Report) -> Option<String> {
    let [during, before, after] = decisions(log, report).filter(|all| *all != [0, 0, 0])?;
    Some(format!("Decisions of your log that others made: {during}, before {before}, after {after}."))
}
