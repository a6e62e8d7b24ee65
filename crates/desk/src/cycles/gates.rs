//! Gates: what each needs, in words, and that it is reached or left again.

use growth::Step;
use growth::content::Content;
use growth::cycle::{Cycle, Gate, Met, Needed};

use super::Noted;
use crate::Failure;
use crate::text::number_of;

/// A gate is reached, or left again. What is missing is said, and nothing is refused: the lead knows.
pub fn gate(cycle: &Cycle, content: &Content, id: &str, reached: bool) -> Result<Noted, Failure> {
    let gate = Gate::by_id(id).ok_or_else(|| Failure::usage("there is no such gate"))?;
    let name = content.gates.iter().find(|known| known.id == id).map_or(id, |known| known.name.as_str());
    let kept = if reached {
        format!("Kept: {name}.")
    } else {
        format!("Kept: {name} is left again. Nothing else is lost.")
    };
    Ok(Noted::step(cycle.id, Step::Gate { gate: gate.id().to_owned(), reached }, kept))
}

/// What a gate still needs.
pub fn missing_of(needed: Needed) -> String {
    match needed {
        Needed::Baseline => "a measure of your own past".to_owned(),
        Needed::LookBack => "one week looked back on, or one assumption tested".to_owned(),
        Needed::OwnPart => "your part in it, in a sentence".to_owned(),
        Needed::OnePlan { weeks, of } => format!("one plan for {of} weeks; {weeks} so far"),
        Needed::Weeks { weeks, of } => format!("{of} weeks of practice; {weeks} so far"),
        Needed::Met(Met { came_up: 0, .. }) => "a moment that came up".to_owned(),
        Needed::Met(Met { came_up: 1, .. }) => "half of its moments met; not the one so far".to_owned(),
        Needed::Met(Met { came_up, did }) => {
            format!("half of its moments met; {did} of {}", number_of(came_up, "moment"))
        }
        Needed::Told => "somebody who was told".to_owned(),
        Needed::Faded { weeks, of } => format!("{of} weeks without prompts; {weeks} so far"),
        Needed::Stayed => "that it stayed: in the signal, or as most say who were asked since".to_owned(),
        Needed::Peer => "one peer helped through the same".to_owned(),
    }
}
