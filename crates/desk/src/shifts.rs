//! The three shifts, as signals, log and gates say of them. They are not added up.

use growth::content::{Capability, Content, Shift};
use growth::cycle::Cycle;
use signals::{Definition, Status};

use crate::Report;
use crate::cycles::eyebrow;
use crate::notes::{LogFigure, Notebook, figures_beside};
use crate::signal::figure;
use crate::text::Sentence;

/// What stands of one shift.
pub struct ShiftRow<'c> {
    /// The shift.
    pub shift: &'c Shift,
    /// The names of its capabilities.
    pub capabilities: Vec<&'c str>,
    /// Signals in which some of it shows, and that have a figure.
    pub signals: Vec<SignalLine>,
    /// What the log says of signals in which some of it shows.
    pub log: Vec<String>,
    /// How far its cycles are; of none, nothing.
    pub gates: Vec<String>,
}

/// A signal, in a line.
pub struct SignalLine {
    /// Its definition.
    pub definition: &'static Definition,
    /// Its figure.
    pub figure: Sentence,
    /// What can be said of now against before; empty where nothing can.
    pub verdict: String,
}

/// All of them, in the order of the content.
pub fn shifts<'c>(report: &Report, book: &Notebook, content: &'c Content) -> Vec<ShiftRow<'c>> {
    let log = figures_beside(report, book, content);
    content.shifts.iter().map(|shift| of(shift, report, (book, &log), content)).collect()
}

fn of<'c>(
    shift: &'c Shift,
    report: &Report,
    (book, log): (&Notebook, &[LogFigure]),
    content: &'c Content,
) -> ShiftRow<'c> {
    let own: Vec<_> = content.capabilities.iter().filter(|capability| capability.shift == shift.id).collect();
    // What the log says of a signal stands once: in the first shift that has a capability it shows in.
    let is_first = |id: &str| {
        let names = |capability: &&Capability| capability.signals.iter().any(|signal| signal == id);
        let of = |shift: &Shift| {
            content.capabilities.iter().filter(|one| one.shift == shift.id).any(|one| names(&one))
        };
        content.shifts.iter().find(|known| of(known)).is_some_and(|first| first.id == shift.id)
    };
    let shows = |id: &str| own.iter().any(|capability| capability.signals.iter().any(|signal| signal == id));
    let line = |signal: &signals::Signal| SignalLine {
        definition: signal.definition,
        figure: figure(report, signal),
        verdict: signal.verdict.map(|verdict| verdict.word.text().to_owned()).unwrap_or_default(),
    };
    let seen = report.signals().into_iter().filter(|signal| signal.status == Status::Value);
    let cycles = book.cycles.all().iter();
    let of_it = cycles.filter(|cycle| own.iter().any(|capability| capability.id == cycle.capability));
    ShiftRow {
        capabilities: own.iter().map(|capability| capability.name.as_str()).collect(),
        signals: seen.filter(|signal| shows(signal.definition.id)).map(line).collect(),
        log: log
            .iter()
            .filter(|figure| shows(figure.id) && is_first(figure.id))
            .map(|figure| figure.words.clone())
            .collect(),
        gates: of_it.map(|cycle| gate(cycle, book, content)).collect(),
        shift,
    }
}

/// `First cycle, week 3 of 10, ends Sunday 31 January: Try`
fn gate(cycle: &Cycle, book: &Notebook, content: &Content) -> String {
    let name = cycle.reached().and_then(|gate| content.gates.iter().find(|known| known.id == gate.id()));
    let name = name.map_or("no gate yet", |gate| gate.name.as_str());
    format!("{}: {name}", eyebrow(cycle, &book.cycles, book.today))
}

/// Where most stands, and where nothing does yet. How much is written down is no measure of how far one is.
pub fn lede(rows: &[ShiftRow]) -> String {
    const NAMES: [&str; 3] = ["first", "second", "third"];
    let stands = |row: &ShiftRow| row.log.len() + row.gates.len();
    let name = |at: usize| NAMES.get(at).copied().unwrap_or("last");
    let most = rows.iter().map(stands).max().unwrap_or(0);
    let empty: Vec<&str> = (0..rows.len()).filter(|&at| stands(&rows[at]) == 0).map(name).collect();
    if most == 0 {
        return "Nothing is written down yet. What records see stands here by itself.".to_owned();
    }
    let first: Vec<&str> = (0..rows.len()).filter(|&at| stands(&rows[at]) == most).map(name).collect();
    let others = rows.len() - first.len();
    let where_most = match first.as_slice() {
        all if all.len() == rows.len() => "What you began or wrote down is spread over all three.".to_owned(),
        all if empty.len() == others => {
            format!("What you began or wrote down is in the {}.", all.join(" and the "))
        }
        all => format!("Most of what you began or wrote down is in the {}.", all.join(" and the ")),
    };
    match empty.as_slice() {
        [] => where_most,
        [one] => format!("{where_most} In the {one} nothing of yours stands yet."),
        _ => format!("{where_most} In the others nothing of yours stands yet."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_says_where_something_of_the_lead_stands_and_where_nothing_does() {
        let of = |lines: [usize; 3]| {
            let content = crate::content();
            let row = |(shift, lines)| ShiftRow {
                shift,
                capabilities: Vec::new(),
                signals: Vec::new(),
                log: Vec::new(),
                gates: vec![String::new(); lines],
            };
            lede(&content.shifts.iter().zip(lines).map(row).collect::<Vec<_>>())
        };
        assert_eq!(of([0, 0, 0]), "Nothing is written down yet. What records see stands here by itself.");
        assert_eq!(
            of([1, 0, 0]),
            "What you began or wrote down is in the first. In the others nothing of yours stands yet."
        );
        assert_eq!(
            of([1, 1, 0]),
            "What you began or wrote down is in the first and the second. In the third nothing of yours stands yet."
        );
        assert_eq!(of([2, 1, 1]), "Most of what you began or wrote down is in the first.");
        assert_eq!(
            of([2, 0, 1]),
            "Most of what you began or wrote down is in the first. In the second nothing of yours stands yet."
        );
        assert_eq!(of([1, 1, 1]), "What you began or wrote down is spread over all three.");
    }
}
