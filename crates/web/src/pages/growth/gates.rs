use desk::content;
use desk::cycles::missing_of;
use desk::text::day;
use growth::cycle::{Cycle, GateStands, Outside};
use jiff::civil::Date;

/// A gate, as it stands in the row.
pub struct GateRow {
    /// Its id and its name.
    pub id: &'static str,
    pub name: &'static str,
    /// What it means, or when it was reached.
    pub said: String,
    /// Whether it is reached, or the one that is next.
    pub is_done: bool,
    pub is_now: bool,
    /// What it still needs.
    pub missing: Vec<String>,
}

/// All gates, as they stand on a day.
pub fn rows(cycle: &Cycle, outside: Outside, today: Date) -> Vec<GateRow> {
    let next = cycle.next_gate();
    let row = |stands: GateStands| {
        let words = content().gates.iter().find(|gate| gate.id == stands.gate.id());
        let evidence = words.map_or("", |words| words.evidence.as_str());
        GateRow {
            id: stands.gate.id(),
            name: words.map_or("", |words| words.name.as_str()),
            said: match (stands.reached, stands.left) {
                (Some(reached), _) => day(reached),
                (None, Some(left)) => format!("left again on {}", day(left)),
                (None, None) => evidence.trim_end_matches('.').to_owned(),
            },
            is_done: stands.reached.is_some(),
            is_now: next == Some(stands.gate),
            missing: stands.missing().map(missing_of).collect(),
        }
    };
    cycle.gates(outside, today).into_iter().map(row).collect()
}
