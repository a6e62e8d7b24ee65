//! Pictures of single records, each a mark on its day: those of the numerator solid.

use std::collections::HashSet;

use chart::{Chart, Marks, Name};
use desk::Report;
use signals::{Record, Signal};
use team::clock::{HALF, YEAR};

use crate::drawn::time;

/// Marks that are drawn one by one at most.
const MOST: usize = 1_000;

/// What is drawn of a signal.
#[derive(Clone, Copy)]
pub struct Marked {
    /// What the marks are, as an id of the drawing.
    id: &'static str,
    /// Its window, in weeks.
    pub weeks: i32,
    /// Over the picture.
    pub heading: &'static str,
    /// What it is, for who does not see it.
    title: &'static str,
    /// All marks.
    what: &'static str,
    /// The solid and the hollow.
    kinds: [&'static str; 2],
    /// Under the picture.
    pub caption: &'static str,
    /// Where nothing is drawn.
    pub without: &'static str,
}

/// Those of a signal that is a list of dated records, and no line.
pub fn of(id: &str) -> Option<Marked> {
    let marked = match id {
        "s6c" => Marked {
            id: "tags",
            weeks: YEAR,
            heading: "The tags of the year",
            title: "Annotated tags of the year, by you and by others",
            what: "Annotated tags of the year",
            kinds: ["by you", "by somebody else"],
            caption: "Each mark is a tag, on the day it was made: solid by you, hollow by somebody else.",
            without: "No annotated tag of the year is on the branch.",
        },
        "s12" => Marked {
            id: "incidents",
            weeks: YEAR,
            heading: "The incidents of the year",
            title: "Incidents of the year, and those that came again within 90 days",
            what: "Incidents of the year",
            kinds: ["came again", "did not"],
            caption: "Each mark is an incident, on the day it began: solid where one of its class came at most 90 days before.",
            without: "There is none to draw, or too many to be told apart.",
        },
        "s15" => Marked {
            id: "proposals",
            weeks: HALF,
            heading: "The proposals of the half year",
            title: "Proposals of the half year, by others and by you",
            what: "Proposals of the half year",
            kinds: ["by others", "by you"],
            caption: "Each mark is a proposal, on the day it was made: solid by others, hollow by you.",
            without: "There is none to draw, or too many to be told apart.",
        },
        "s16" => Marked {
            id: "landed",
            weeks: HALF,
            heading: "Your proposals of the half year, those of the last 30 days aside",
            title: "Your proposals of the half year that are older than 30 days, and those that landed in 30 days",
            what: "Your proposals of the half year that are older than 30 days",
            kinds: ["landed", "did not"],
            caption: "Each mark is a proposal, on the day it was made: solid where it landed in 30 days.",
            without: "There is none to draw, or too many to be told apart.",
        },
        _ => return None,
    };
    Some(marked)
}

impl Marked {
    /// The picture; none where there is nothing to draw, or too much.
    pub fn chart(&self, report: &Report, signal: &Signal) -> Option<Chart> {
        let named = |record: &Record| (record.day, record.id.clone());
        let solid: HashSet<_> = signal.numerator.iter().map(named).collect();
        let mark = |record: &Record| (record.day, solid.contains(&named(record)));
        let marks = Marks {
            what: self.what.to_owned(),
            kinds: self.kinds.map(str::to_owned),
            marks: signal.denominator.iter().map(mark).collect(),
        };
        let is_clear = (1..=MOST).contains(&marks.marks.len());
        let name = Name { id: self.id, title: self.title };
        is_clear.then(|| chart::marks(name, &time(report.ground, self.weeks), &marks))
    }
}
