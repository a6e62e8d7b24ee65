//! Away in words: a year of spans replayed, what happened in absences that were, and what waits before the next.

mod asked;
mod gate;
mod happened;

use jiff::ToSpan;
use jiff::civil::Date;
use signals::Count;
use signals::s6b::Span;
use signals::s6c::Act;

pub use asked::{decided, decisions, requests};
pub use gate::{AREAS, BEFORE_LEAVING, InArea, NAMED, approvals, approved, waiting};
pub use happened::{A_TABLE, Row, each, happened, kept, name, rows, why_missing, why_none};

use crate::Report;
use crate::scorecard::met;
use crate::text::{Sentence, Source, day_with_weekday, percent, thousands};

/// A middle fortnight, by its 50th percentile; none where there are too few with a share.
pub fn middle(report: &Report) -> Option<Sentence> {
    let [_, half, _] = report.absence.percentiles?;
    let sentence =
        Sentence::from("In a middle fortnight of the last year, ").opens(percent(half), Source::Absence);
    Some(sentence.and(" of what the others merged touched a file only you had worked on."))
}

/// The 10th, 50th and 90th percentile of the fortnights.
pub fn percentiles([tenth, half, ninetieth]: [f64; 3]) -> String {
    format!("10th percentile {}, 50th {}, 90th {}.", percent(tenth), percent(half), percent(ninetieth))
}

/// How often the lead did an act.
pub fn done(act: &Act) -> String {
    match act.path {
        None => format!("you did {} of the last {}", act.done.part, act.done.of),
        Some(_) => format!("you in {} of 12 months, nobody else", act.done.part),
    }
}

/// When a release comes after its next time, where it comes at all. A file has a usual day of the month, which a gap in days
/// would miss.
pub fn after_that(act: &Act, today: Date) -> Option<String> {
    let (next, gap) = (act.coming(today)?, act.gap.filter(|_| act.path.is_none())?);
    Some(format!("Next after that: {}.", day_with_weekday(next.saturating_add(gap.days()))))
}

/// What the spans come to: the changes that met what only the lead had worked on.
pub fn finding(report: &Report, spans: &[Span]) -> String {
    let hits: Count = spans.iter().map(|span| span.hits).sum();
    let looser: Count = spans.iter().map(|span| span.looser).sum();
    if hits.part == 0 {
        return "Nothing in git met what only you had worked on. That is not the same as nothing.".to_owned();
    }
    if report.absence.hits_only {
        return format!("In the last year {} a file only you had worked on.", met(hits.part));
    }
    let enough = hits.of >= 30;
    let share = |count: Count| count.share().map(percent).unwrap_or_default();
    let shares = if enough {
        format!(" ({}; {} if once in half a year is enough)", share(hits), share(looser))
    } else {
        String::new()
    };
    format!(
        "In the last year {} of {} changes by the others{shares} touched a file only you had worked on.",
        thousands(hits.part),
        thousands(hits.of)
    )
}
