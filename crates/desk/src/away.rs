//! A year of spans away, replayed, in a sentence.

use signals::Count;
use signals::s6b::Span;

use crate::Report;
use crate::scorecard::met;
use crate::text::{percent, thousands};

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
