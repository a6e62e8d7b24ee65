//! The three shifts, as signals, log and gates say of them. They are not added up.

use growth::content::{Content, Shift};
use growth::cycle::Cycle;
use signals::{Definition, Status};

use crate::Report;
use crate::cycles::eyebrow;
use crate::notes::Notebook;
use crate::signal::figure;
use crate::text::{Sentence, number_of};

/// What stands of one shift.
pub struct ShiftRow<'c> {
    /// The shift.
    pub shift: &'c Shift,
    /// The names of its capabilities.
    pub capabilities: Vec<&'c str>,
    /// Signals in which some of it shows, and that have a figure.
    pub signals: Vec<SignalLine>,
    /// What was written down.
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
    content.shifts.iter().map(|shift| of(shift, report, book, content)).collect()
}

fn of<'c>(shift: &'c Shift, report: &Report, book: &Notebook, content: &'c Content) -> ShiftRow<'c> {
    let own: Vec<_> = content.capabilities.iter().filter(|capability| capability.shift == shift.id).collect();
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
        log: match shift.id.as_str() {
            "own-to-ours" => achieved(book),
            "sure-to-able" => able(book),
            "tasks-to-people" => people(book),
            _ => Vec::new(),
        },
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

fn achieved(book: &Notebook) -> Vec<String> {
    let mut said = Vec::new();
    let (all, held) =
        (book.log.unseen().count(), book.log.unseen().filter(|(line, _)| line.held() == Some(true)).count());
    if all > 0 {
        let later = if held > 0 { format!(", {held} confirmed later") } else { String::new() };
        said.push(format!("{} of work nobody saw{later}", pieces(all)));
    }
    let given = book.log.delegations(book.today);
    if !given.is_empty() {
        use growth::log::Stands;
        let taken = given.iter().filter(|given| matches!(given.stands, Stands::TakenBack(_))).count();
        let finished = given.iter().filter(|given| matches!(given.stands, Stands::Finished(_))).count();
        let more = [(finished, "finished without rescue"), (taken, "taken back")];
        let more = more.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("; {n} {what}"));
        said.push(format!("{} given away{}", number_of(given.len(), "thing"), more.collect::<String>()));
    }
    said
}

fn able(book: &Notebook) -> Vec<String> {
    let mut said = Vec::new();
    let (all, others) = book.log.decisions().fold((0, 0), |(all, others), (_, decision)| {
        (all + 1, others + usize::from(!decision.made_by.trim().is_empty()))
    });
    if all > 0 {
        let others = if others > 0 { format!(", {others} made by others") } else { String::new() };
        said.push(format!("{}{others}", number_of(all, "decision")));
    }
    let closed = book.log.forecasts().len();
    if closed > 0 {
        let least = growth::forecast::LEAST_CLOSED;
        let more =
            if closed < least { format!("; {least} are needed for calibration") } else { String::new() };
        said.push(format!("{} closed{more}", number_of(closed, "forecast")));
    }
    let proposals = book.log.proposals();
    if !proposals.is_empty() {
        let landed = proposals.iter().filter(|proposal| proposal.landed_within(30)).count();
        said.push(format!("{}: {landed} landed within 30 days", number_of(proposals.len(), "proposal")));
    }
    said
}

fn people(book: &Notebook) -> Vec<String> {
    let mut said = Vec::new();
    let talks = book.log.talks();
    let held: Vec<String> =
        talks.iter().filter_map(|talk| talk.days()).map(|days| days.to_string()).collect();
    if !talks.is_empty() {
        let waited =
            if held.is_empty() { String::new() } else { format!(", after {} days", held.join(", ")) };
        said.push(format!("{} held of {} noted{waited}", number_of(held.len(), "talk"), talks.len()));
    }
    let back = book.log.recurrences();
    if !back.is_empty() {
        let changed = back.iter().filter(|class| class.condition_changed()).count();
        said.push(format!(
            "{} that came back; a condition changed in {changed}",
            number_of(back.len(), "problem")
        ));
    }
    said
}

fn pieces(n: usize) -> String {
    number_of(n, "piece")
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
