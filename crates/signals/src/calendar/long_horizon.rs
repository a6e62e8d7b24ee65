//! Time for what is far off, as the lead marks it.

use std::collections::BTreeMap;

use records::{Meeting, Opaque, Reply, Standing};
use team::clock::Seconds;

use super::spans::{Span, union};

/// What the lead said by hand. What is said of one time goes before what is said of its series, and that before a word of its title.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// Whether a series is.
    pub series: BTreeMap<Opaque, bool>,
    /// Whether one time is, by when its series has it begin; in the order said.
    pub times: BTreeMap<Opaque, Vec<(Seconds, bool)>>,
}

impl ByHand {
    /// Whether something is time for what is far off.
    pub fn is_far_off(&self, one: &Meeting) -> bool {
        self.said_of(one).unwrap_or_else(|| self.is_by_series(one))
    }

    /// The same, but for what was said of this one time.
    pub fn is_by_series(&self, one: &Meeting) -> bool {
        self.series.get(&one.series).copied().unwrap_or(one.long_horizon)
    }

    /// What was said of this one time. What is there once keeps it wherever it is moved to.
    pub fn said_of(&self, one: &Meeting) -> Option<bool> {
        let said = self.times.get(&one.series)?;
        let said = said.iter().rfind(|&&(time, _)| !one.recurring || time == one.planned);
        said.map(|&(_, yes)| yes)
    }
}

/// Whether it counts where it is marked: it stands, has hours, and the lead said yes. Meetings and time with nobody count alike, also where the lead
/// counts as free meanwhile.
pub fn can_be_far_off(one: &Meeting) -> bool {
    one.standing == Standing::Stands && one.days.is_none() && one.reply == Reply::Accepted
}

/// The times that count.
pub fn far_off<'m>(all: &'m [Meeting], by_hand: &ByHand) -> impl Iterator<Item = &'m Meeting> {
    all.iter().filter(|one| can_be_far_off(one) && by_hand.is_far_off(one))
}

/// The time they cover; where it overlaps it counts once.
pub fn long_horizon_spans(all: &[Meeting], by_hand: &ByHand) -> Vec<Span> {
    union(far_off(all, by_hand).map(|one| (one.begins, one.ends)).collect())
}
