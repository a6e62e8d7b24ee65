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

/// The time of what the lead marked, by a word of its title or a category, or by hand; where it overlaps it counts once. Meetings and time with nobody
/// count alike, also where the lead counts as free meanwhile.
pub fn long_horizon_spans(all: &[Meeting], by_hand: &ByHand) -> Vec<Span> {
    let is_marked = |one: &&Meeting| {
        let by_hand_alone = by_hand.instances.contains(&(one.series, one.planned));
        let by_series = one.long_horizon || by_hand.series.contains(&one.series);
        by_hand_alone || (by_series && !by_hand.not_series.contains(&one.series))
    };
    let takes_place = |one: &&Meeting| {
        one.standing == Standing::Stands && one.days.is_none() && one.reply == Reply::Accepted
    };
    union(all.iter().filter(takes_place).filter(is_marked).map(|one| (one.begins, one.ends)).collect())
}
