//! By how much the weeks on differ from the weeks off.

use super::Order;
use super::fraction::Fraction;
use crate::Count;
use crate::cycle::WEEKS;

/// The weeks of an order that are on, together, and those that are off.
pub(super) fn sides(weeks: &[Count; WEEKS], order: Order) -> (Count, Count) {
    let of = |on: bool| {
        let of_side = weeks.iter().zip(order.weeks()).filter(|(_, is_on)| *is_on == on);
        of_side.map(|(count, _)| *count).sum()
    };
    (of(true), of(false))
}

/// The share of the weeks on less that of the weeks off. None where a side is of nothing.
pub(super) fn difference(weeks: &[Count; WEEKS], order: Order) -> Option<Fraction> {
    let (on, off) = sides(weeks, order);
    (on.of > 0 && off.of > 0).then(|| Fraction::share(on) - Fraction::share(off))
}
