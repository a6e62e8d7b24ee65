use records::Said;
use team::Ground;

use super::Correction;
use crate::text::number_of;

/// Whether the merges that look like a sync of an upstream are one.
pub fn upstream(ground: &Ground, yes: bool) -> Correction {
    let listed = ground.changes.syncs.iter().filter(|sync| sync.listed);
    let merge = |repository: usize, at: u32| ground.branches[repository].history.commits[at as usize].id;
    let said: Vec<Said> =
        listed.map(|sync| Said::Sync { merge: merge(sync.repository, sync.merge), yes }).collect();
    let kept = format!("Kept for {}.", number_of(said.len(), "merge"));
    Correction { said, kept }
}
