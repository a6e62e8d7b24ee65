//! The year, replayed, in pictures.

use chart::{Count, CountWords, DotMarks, Fortnight, Name, columns, dots};
use desk::Report;
use desk::text::counted;
use signals::Count as Counted;
use signals::s6b::LEAST_IN_SPAN;

use super::Days;

/// The pictures of the year.
pub struct Replay {
    pub heading: &'static str,
    pub columns: String,
    pub dots: String,
    pub table: String,
    pub left_out: Option<String>,
    pub band: bool,
}

/// The pictures, for fortnights or for spans of four weeks.
pub fn replay(report: &Report, days: Days) -> Replay {
    let (spans, (words, fortnights)) = (days.spans(report), data(report, days));
    let percentiles = report.absence.percentiles.filter(|_| days == Days::Fortnight);
    let marks = DotMarks {
        percentiles,
        own: Some(("your own share of all changes then", count(report.absence.own))),
    };
    let hits: Counted = spans.iter().map(|span| span.hits).sum();
    let (heading, name) = match days {
        Days::Fortnight => ("Twenty-six fortnights", "fortnights"),
        Days::FourWeeks => ("Thirteen spans of four weeks", "spans of four weeks"),
    };
    let title = format!(
        "{} {name} replayed: {} changes by others touched a file only you had worked on",
        spans.len(),
        counted(hits)
    );
    let picture = columns(Name { id: "columns", title: &title }, words, &fortnights);
    let title = format!("The same {name} by the share that touched a file only you had worked on");
    let by_size = dots(Name { id: "dots", title: &title }, words, marks, &fortnights);
    let few = spans.iter().filter(|span| span.hits.of < LEAST_IN_SPAN).count();
    let is = if few == 1 { "is" } else { "are" };
    Replay {
        heading,
        columns: picture.svg,
        dots: by_size.svg,
        table: picture.table.html(),
        left_out: (few > 0)
            .then(|| format!("{few} with fewer than {LEAST_IN_SPAN} changes {is} left out of it.")),
        band: percentiles.is_some(),
    }
}

/// The values behind the pictures, as a file.
pub fn csv(report: &Report, days: Days) -> String {
    let (words, fortnights) = data(report, days);
    columns(Name { id: "columns", title: "" }, words, &fortnights).table.csv()
}

/// What is drawn, oldest first.
fn data(report: &Report, days: Days) -> (CountWords<'static>, Vec<Fortnight>) {
    let clock = &report.ground.clock;
    let spans = days.spans(report).iter();
    let fortnights = spans
        .rev()
        .map(|span| Fortnight {
            sunday: clock.last_sunday(span.weeks_ago - days.weeks()),
            count: count(span.hits),
        })
        .collect();
    let words =
        CountWords { what: "Changes merged by others", whole: "By others", part: "Only you had worked on" };
    (words, fortnights)
}

fn count(count: Counted) -> Count {
    Count { part: count.part, of: count.of }
}
