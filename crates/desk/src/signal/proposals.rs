//! What the signals of proposals say in words: first leads (s7f), discussion spread (s15), landing (s16).

use signals::incidents::{all, until};
use signals::{Count, Signal, Status};

use super::facts::Fact;
use super::finding::{quantity, share};
use super::requests;
use crate::Report;
use crate::scorecard::CONNECT;
use crate::text::{Sentence, day, number_of, thousands};

/// The command that says how a proposal is known.
pub const SAY: &str = "groundwork proposals";

/// Why a kind is in no figure.
const LATE: &str = "are in no figure, because no record of one that names who led is older than sixty weeks";

/// Why nothing is said, and the command that changes it.
pub(super) fn not_said() -> Sentence {
    Sentence::from("No figure until you say how a proposal is known, by a label or by words of a title: ")
        .types(SAY)
        .and(" shows how.")
}

/// The same where no forge is.
pub(super) fn not_connected(signal: &Signal) -> Sentence {
    let also = match signal.definition.id {
        "s7f" => "; so would incidents that name who led",
        "s16" => "; so would proposals in your log",
        _ => "",
    };
    Sentence::from("Not seen: git does not record what was proposed. Your forge does: ")
        .types(CONNECT)
        .and(format!(" reads it{also}."))
}

/// What stands below.
pub(super) fn detail(report: &Report, signal: &Signal) -> Vec<Sentence> {
    if !matches!(signal.status, Status::Value | Status::NotEnough { .. }) {
        return Vec::new();
    }
    let said = match signal.definition.id {
        "s7f" => first_leads(report),
        "s15" => speaks(report).into_iter().collect(),
        _ => landing(report),
    };
    said.into_iter().map(Sentence::from).collect()
}

/// Which kinds are in it, and since when each is told.
fn first_leads(report: &Report) -> Vec<String> {
    let found = &report.first_leads;
    if !matches!(found.signal.status, Status::Value) {
        return Vec::new();
    }
    let kinds = match (found.designs, found.incidents) {
        (Some(designs), Some(incidents)) => {
            format!("Designs {}, incidents {}.", thousands(designs as u64), thousands(incidents as u64))
        }
        (Some(_), None) => match found.unread {
            Some(unread) => format!("They are of designs; incidents are in no figure: {}.", unread.why()),
            None => format!("They are of designs; incidents {LATE}."),
        },
        (None, _) => format!("They are of incidents; designs {LATE}."),
    };
    let people = match found.people {
        0 => None,
        1 => Some("It is one person, who is not named.".to_owned()),
        n => Some(format!("They are {n} people, who are not named.")),
    };
    std::iter::once(kinds).chain(people).collect()
}

/// How evenly people speak.
fn speaks(report: &Report) -> Option<String> {
    let found = &report.spread;
    let as_if = found.as_if?;
    Some(format!(
        "{} spoke on them, as evenly as if {as_if:.1} had spoken equally; from 1, where one says all, to {}. One person's words on one \
         proposal on one day are one.",
        quantity(found.people as u64, "people"),
        found.people
    ))
}

/// What is in no figure, where the proposals stand, and how many rounds the landed took.
fn landing(report: &Report) -> Vec<String> {
    let found = &report.landing;
    let mut said = Vec::new();
    if let Some(rounds) = found.median_rounds() {
        let of = number_of(found.rounds.len(), "request");
        said.push(format!(
            "Rounds of review until they landed: {rounds} at the median of {of} that had any, at most {}.",
            found.rounds.last().copied().unwrap_or(rounds)
        ));
    }
    if found.of_log > 0 {
        said.push(format!("{} in your log alone.", stand(found.of_log)));
    }
    if found.young > 0 {
        said.push(format!(
            "{} made in the last thirty days, and in no figure yet.",
            number_of(found.young as usize, "more proposal")
                + if found.young == 1 { " was" } else { " were" }
        ));
    }
    if found.untold > 0 {
        let issues = number_of(found.untold as usize, "issue");
        let is = if found.untold == 1 { "is" } else { "are" };
        said.push(format!("{issues} of yours {is} in no figure: the forge does not say why one is closed."));
    }
    said
}

fn stand(n: u64) -> String {
    if n == 1 { "1 of them stands".to_owned() } else { format!("{} of them stand", thousands(n)) }
}

/// What stands beside a figure.
pub(super) fn beside(report: &Report, signal: &Signal) -> Vec<Fact> {
    let shown = |count: Option<Count>, signal: &Signal| count.filter(|_| signal.status == Status::Value);
    let text = match signal.definition.id {
        "s7f" => {
            let owners = &report.new_owners;
            if owners.signal.status != Status::Value {
                return Vec::new();
            }
            format!("new owners: {}", owners.owners.len()).into()
        }
        "s15" => {
            let own = Sentence::from("your part of what was said: ").and(share(report.spread.lead));
            let landing = &report.landing.signal;
            match shown(landing.count, landing) {
                Some(landed) => own.and("; landing: ").and(share(landed)),
                None => own,
            }
        }
        _ => {
            let spread = &report.spread.signal;
            let Some(others) = shown(spread.count, spread) else { return Vec::new() };
            Sentence::from("proposals that come from others: ").and(share(others))
        }
    };
    vec![("Beside it", text)]
}

/// What it rests on.
pub(super) fn coverage(report: &Report, signal: &Signal) -> String {
    let ground = report.ground;
    let mut parts = Vec::new();
    if signal.coverage.requests.is_some() {
        parts.push(requests::coverage(ground, signal));
    }
    if signal.definition.id == "s16" {
        let lines = ground.settings.proposed.len();
        parts.push(format!("{} in your log", number_of(lines, "proposal")));
    } else if let Some(until) = until(ground) {
        let incidents = all(ground);
        let named = incidents.iter().filter(|incident| incident.by.is_some()).count();
        let all = number_of(incidents.len(), "incident");
        let until = day(ground.clock.day(until));
        parts.push(format!("{all} up to {until}, {} with who led", thousands(named as u64)));
    }
    if parts.is_empty() {
        parts.push("nothing that is connected".to_owned());
    }
    parts.join("; ")
}
