//! Chance from a seed.

/// Numbers drawn by lot from a seed; the same seed draws the same for ever.
///
/// `SplitMix64` (Steele, Lea, Flood 2014), written out here and not taken from a crate: commit ids depend on
/// every number drawn, and no crate promises that its next version draws the same.
#[derive(Clone, Debug)]
pub struct Draw {
    state: u64,
}

impl Draw {
    /// Begins with a seed.
    pub fn new(seed: u64) -> Draw {
        Draw { state: seed }
    }

    /// A draw of its own for one thing, so that drawing more for it does not move all others.
    pub fn aside(&self, about: u64) -> Draw {
        let mut aside = Draw { state: self.state ^ about.wrapping_mul(0xd134_2543_de82_ef95) };
        aside.next();
        aside
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end` − 1; 0 where `end` is 0. The bias of the multiplication is below
    /// `end` / 2⁶⁴ and of no matter here.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below((last - first + 1).max(1) as usize) as i64
    }

    /// Yes in so many of a hundred cases.
    pub fn percent(&mut self, yes: u32) -> bool {
        self.below(100) < yes as usize
    }

    /// One of them; there must be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// The place of one weight, drawn by weight; the last place where all are 0.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().map(|&weight| weight as usize).sum());
        for (at, &weight) in weights.iter().enumerate() {
            if left < weight as usize {
                return at;
            }
            left -= weight as usize;
        }
        weights.len().saturating_sub(1)
    }

    /// Puts them into an order drawn by lot.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_published_algorithm() {
        // Reference values of splitmix64.c for the seed 1234567.
        let mut draw = Draw::new(1_234_567);
        assert_eq!(
            [draw.next(), draw.next(), draw.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn what_is_drawn_stays_within_its_bounds() {
        let mut draw = Draw::new(7);
        for _ in 0..1_000 {
            assert!(draw.below(3) < 3);
            assert!((-2..=2).contains(&draw.between(-2, 2)));
            assert_eq!(draw.weighted(&[0, 5, 0]), 1);
        }
        assert_eq!(draw.below(0), 0);
        assert_eq!(draw.weighted(&[0, 0]), 1);
    }

    #[test]
    fn a_shuffle_keeps_what_it_was_given() {
        let mut items: Vec<u32> = (0..50).collect();
        Draw::new(3).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
