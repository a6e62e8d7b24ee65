//! Which five of ten weeks are on: drawn by lot from a seed.

use crate::cycle::WEEKS;

/// In so many orders five of ten weeks can be on.
pub const ORDERS: u64 = 252;

/// The generator of Steele, Lea and Flood (2014), as Vigna wrote it down (2015): a counter that grows by a constant, and
/// three rounds of shifts and multiplications. Here because an order must stay what it was for as long as there are records.
#[derive(Clone, Debug)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// Begins at a seed.
    pub fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// The next number below a bound that is not 0, each as likely as the other: what would make some likelier is drawn again.
    pub fn below(&mut self, bound: u64) -> u64 {
        let rest = (u64::MAX % bound + 1) % bound;
        loop {
            let drawn = self.draw();
            if drawn <= u64::MAX - rest {
                return drawn % bound;
            }
        }
    }
}

/// Ten weeks, five of them on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order([bool; WEEKS]);

impl Order {
    /// The order of a seed, the same on every machine: the number that [`SplitMix64`] draws below [`ORDERS`] says which
    /// one of [`Order::all`] it is.
    pub fn drawn(seed: u64) -> Order {
        let number = SplitMix64::new(seed).below(ORDERS) as usize;
        Order::all().nth(number).expect("there are 252 orders, and the number is below that")
    }

    /// All orders, sorted as one would write them: on comes before off.
    pub fn all() -> impl Iterator<Item = Order> {
        let weeks = |bits: u16| std::array::from_fn(|week| bits >> (WEEKS - 1 - week) & 1 == 1);
        (0..1_u16 << WEEKS)
            .rev()
            .filter(|bits| bits.count_ones() as usize == WEEKS / 2)
            .map(move |bits| Order(weeks(bits)))
    }

    /// Week by week, whether it is on.
    pub fn weeks(self) -> [bool; WEEKS] {
        self.0
    }
}
