//! Fractions of integers, so that a tie is a tie.
//!
//! What is compared is made of at most four counts below 40,000 and two distances below 1,000, so products stay below 2^127.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Sub};

use crate::Count;

/// A fraction in lowest terms. The lower number is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    upper: i128,
    lower: i128,
}

impl Fraction {
    /// One number over another that is not 0.
    pub fn new(upper: i128, lower: i128) -> Fraction {
        let divisor = common(upper.unsigned_abs(), lower.unsigned_abs()) as i128 * lower.signum();
        Fraction { upper: upper / divisor, lower: lower / divisor }
    }

    /// The share of a count that is not of nothing.
    pub fn share(count: Count) -> Fraction {
        Fraction::new(i128::from(count.part), i128::from(count.of))
    }

    pub fn abs(self) -> Fraction {
        Fraction { upper: self.upper.abs(), ..self }
    }

    pub fn value(self) -> f64 {
        self.upper as f64 / self.lower as f64
    }
}

impl Add for Fraction {
    type Output = Fraction;

    fn add(self, other: Fraction) -> Fraction {
        Fraction::new(self.upper * other.lower + other.upper * self.lower, self.lower * other.lower)
    }
}

impl Sub for Fraction {
    type Output = Fraction;

    fn sub(self, other: Fraction) -> Fraction {
        Fraction::new(self.upper * other.lower - other.upper * self.lower, self.lower * other.lower)
    }
}

impl Mul for Fraction {
    type Output = Fraction;

    fn mul(self, other: Fraction) -> Fraction {
        Fraction::new(self.upper * other.upper, self.lower * other.lower)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        (self.upper * other.lower).cmp(&(other.upper * self.lower))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest common divisor; of nothing and one, the one.
fn common(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

/// The middle one; the mean of two where two are in the middle. None of none.
pub(super) fn median(mut all: Vec<Fraction>) -> Option<Fraction> {
    all.sort_unstable();
    let half = all.len() / 2;
    match all.len() {
        0 => None,
        len if len % 2 == 1 => Some(all[half]),
        _ => Some((all[half - 1] + all[half]) * Fraction::new(1, 2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_in_lowest_terms_with_the_sign_above() {
        assert_eq!(Fraction::new(6, -4), Fraction { upper: -3, lower: 2 });
        assert_eq!(Fraction::new(0, -7), Fraction { upper: 0, lower: 1 });
        assert_eq!(Fraction::new(1, 2) - Fraction::new(1, 3), Fraction::new(1, 6));
        assert!(Fraction::new(-1, 2) < Fraction::new(1, 3));
    }

    #[test]
    fn a_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
        let of = |all: &[i128]| median(all.iter().map(|&upper| Fraction::new(upper, 1)).collect());
        assert_eq!(of(&[3, 1, 2]), Some(Fraction::new(2, 1)));
        assert_eq!(of(&[4, 1, 2, 7]), Some(Fraction::new(3, 1)));
        assert_eq!(of(&[]), None);
    }
}
