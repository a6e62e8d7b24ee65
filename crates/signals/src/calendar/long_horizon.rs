//! Time for what is far off, as the lead marks it.

use std::collections::BTreeSet;

use records::{Meeting, Opaque, Reply, Standing};
use team::clock::Seconds;

use super::spans::{Span, union};

/// What the lead marked by hand, whatever its words: whole series, and single instances by when their series has them begin. What was taken out by
/// hand is out, also where a word would have it in.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// Series that are.
    pub series: BTreeSet<Opaque>,
    /// Instances that are.
    pub instances: BTreeSet<(Opaque, Seconds)>,
    /// Series that are not.
    pub not_series: BTreeSet<Opaque>,
}

impl ByHand {
    /// Whether something is time for what is far off.
    pub fn is_far_off(&self, one: &Meeting) -> bool {
        let by_hand_alone = self.instances.contains(&(one.series, one.planned));
        let by_series = one.long_horizon || self.series.contains(&one.series);
        by_hand_alone || (by_series && !self.not_series.contains(&one.series))
    }
}

/// The time of what the lead marked, by a word of its title or a category, or by hand; where it overlaps it counts once. Meetings and time with nobody
/// count alike, also where the lead counts as free meanwhile.
pub fn long_horizon_spans(all: &[Meeting], by_hand: &ByHand) -> Vec<Span> {
    let takes_place = |one: &&Meeting| {
        one.standing == Standing::Stands && one.days.is_none() && one.reply == Reply::Accepted
    };
    let marked = all.iter().filter(takes_place).filter(|one| by_hand.is_far_off(one));
    union(marked.map(|one| (one.begins, one.ends)).collect())
}
