//! A trend before anything began, and what is left when it is taken out (Tarlow, 2017).

use std::cmp::Ordering;

use super::fraction::{Fraction, median};
use super::overlap::{Overlap, pairs};
use super::points::Point;
use super::{MOST_BEFORE, Wanted};

/// Whether the points before rise or fall with time, by Kendall's S.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Pairs of points that rise less pairs that fall.
    pub s: i64,
    /// Of all orders the same points could stand in: how many have an S as far from zero.
    pub as_far: u64,
    /// How many orders there are; points of equal share do not make a new one.
    pub orders: u64,
}

impl Trend {
    /// The share of orders with an S as far from zero.
    pub fn p(self) -> f64 {
        self.as_far as f64 / self.orders as f64
    }

    /// Whether there is one: at most one order in twenty has as much.
    pub fn is_there(self) -> bool {
        20 * self.as_far <= self.orders
    }
}

/// The trend of the points before; at most [`MOST_BEFORE`] are looked at, the newest.
pub fn trend(before: &[Point]) -> Trend {
    let newest = &before[before.len().saturating_sub(MOST_BEFORE)..];
    let shares: Vec<Fraction> = newest.iter().map(|point| Fraction::share(point.count)).collect();
    let mut s = 0;
    for (later, share) in shares.iter().enumerate() {
        s += shares[..later].iter().map(|earlier| sign(share.cmp(earlier))).sum::<i64>();
    }
    let groups = sizes_of_equal(shares);
    let by_inversions = orders_by_inversions(&groups);
    // Of u pairs that differ, i inversions leave S = u − 2i.
    let differing = by_inversions.len() as i64 - 1;
    let far = |inversions: usize| (differing - 2 * inversions as i64).abs() >= s.abs();
    let as_far = by_inversions.iter().enumerate().filter(|(inversions, _)| far(*inversions));
    Trend {
        s,
        as_far: as_far.map(|(_, orders)| *orders as u64).sum(),
        orders: by_inversions.iter().sum::<i64>() as u64,
    }
}

fn sign(order: Ordering) -> i64 {
    order as i64
}

/// How many are equal to each other, for each value there is.
fn sizes_of_equal(mut shares: Vec<Fraction>) -> Vec<usize> {
    shares.sort_unstable();
    shares.chunk_by(|one, other| one == other).map(<[Fraction]>::len).collect()
}

/// How many distinct orders of things, in groups of equal ones, have 0, 1, 2, … inversions: the coefficients of
/// ∏(1 − qⁱ) over all things, divided by the same over each group (MacMahon, 1916).
fn orders_by_inversions(groups: &[usize]) -> Vec<i64> {
    let all: usize = groups.iter().sum();
    let most = (all * all - groups.iter().map(|size| size * size).sum::<usize>()) / 2;
    let mut orders = vec![0; most + 1];
    orders[0] = 1;
    for i in 1..=all {
        for at in (i..=most).rev() {
            orders[at] -= orders[at - i];
        }
    }
    for i in groups.iter().flat_map(|size| 1..=*size) {
        for at in i..=most {
            orders[at] += orders[at - i];
        }
    }
    orders
}

/// Pairs as [`super::overlap()`] counts them, after the slope of the points before was taken out of all points: the
/// median of the slopes between each two of them (Theil, 1950; Sen, 1968). None where a side has too few points.
pub fn corrected(before: &[Point], since: &[Point], wanted: Wanted) -> Option<Overlap> {
    let slope = slope(before)?;
    let change = |one: &Point, other: &Point| {
        let expected = slope * Fraction::new(i128::from(other.at - one.at), 1);
        (Fraction::share(other.count) - Fraction::share(one.count)).cmp(&expected)
    };
    pairs(before, since, wanted, change)
}

/// The median slope, in shares a point. None of fewer than two points.
fn slope(points: &[Point]) -> Option<Fraction> {
    let between = |one: &Point, other: &Point| {
        let rise = Fraction::share(other.count) - Fraction::share(one.count);
        rise * Fraction::new(1, i128::from(other.at - one.at))
    };
    let from = |at: usize| points[at + 1..].iter().map(move |other| between(&points[at], other));
    median((0..points.len()).flat_map(from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orders_of_four_different_things_by_inversions_are_the_known_ones() {
        // The row of n = 4 in the triangle of Mahonian numbers.
        assert_eq!(orders_by_inversions(&[1, 1, 1, 1]), [1, 3, 5, 6, 5, 3, 1]);
    }

    #[test]
    fn the_orders_of_two_pairs_of_equal_things_are_six() {
        // aabb abab abba baab baba bbaa: inversions 0 1 2 2 3 4.
        assert_eq!(orders_by_inversions(&[2, 2]), [1, 1, 2, 1, 1]);
        assert_eq!(orders_by_inversions(&[]), [1]);
    }
}
