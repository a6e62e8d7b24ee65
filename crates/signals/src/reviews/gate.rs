//! Whether a request was merged on the lead's approval alone (definitions, s2).

use std::collections::BTreeMap;

use records::{AccountIx, Decision, Request, RequestAct};

use super::Who;

/// Whose approval a merged request had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// The lead's, and without it none.
    Lead,
    /// Another human's.
    Others,
    /// Nobody's, and the lead merged it.
    NoneLeadMerged,
    /// Nobody's, and somebody else merged it.
    NoneOthersMerged,
}

/// When a request was merged, and on whose approval; none where it was not, or is the lead's own or a program's.
///
/// An approval is a human's, not the author's, is their last decision, and stands at the merge.
pub fn gate(request: &Request, who: impl Fn(AccountIx) -> Who, lead: u32) -> Option<(i64, Gate)> {
    let (author, lead) = (who(request.author), Who::Person(lead));
    if author == lead || author == Who::Machine {
        return None;
    }
    let mut decisions: BTreeMap<Who, Decision> = BTreeMap::new();
    for event in &request.events {
        let by = event.by.map(&who);
        match (&event.act, by) {
            (RequestAct::Merged, by) => {
                decisions.retain(|_, decision| *decision == Decision::Approved);
                let leads = decisions.remove(&lead).is_some();
                let gate = match (decisions.is_empty(), leads) {
                    (false, _) => Gate::Others,
                    (true, true) => Gate::Lead,
                    (true, false) if by == Some(lead) => Gate::NoneLeadMerged,
                    (true, false) => Gate::NoneOthersMerged,
                };
                return Some((event.at, gate));
            }
            (RequestAct::Decided(decision), Some(by)) if by.is_human() && by != author => {
                decisions.insert(by, *decision);
            }
            (RequestAct::Dismissed(whose, decision), _) => take_away(&mut decisions, who(*whose), *decision),
            (RequestAct::Withdrew, Some(by)) => take_away(&mut decisions, by, Decision::Approved),
            _ => {}
        }
    }
    None
}

fn take_away(decisions: &mut BTreeMap<Who, Decision>, whose: Who, decision: Decision) {
    if decisions.get(&whose) == Some(&decision) {
        decisions.remove(&whose);
    }
}
