//! "Did it change?" (definitions 1.8): the last twelve weeks against the forty-eight before, in
//! blocks of four weeks, against every other choice of three blocks.

use crate::Count;

/// Blocks of *now*.
const NOW_BLOCKS: usize = 3;
/// Fewer blocks of *before* than this are too few to compare with.
const LEAST_BEFORE: usize = 6;
/// Fewer choices than this allow no verdict.
const LEAST_CHOICES: u32 = 50;
/// The least n on each side.
pub const LEAST_N: u64 = 20;

/// What can be said of now against before, in the order in which it is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Fewer than six blocks of before lie after the lead began.
    TooEarly,
    /// The way of merging changed in between.
    NotCompared,
    /// n is short on a side.
    TooFew,
    /// More than chance, and larger.
    Up,
    /// More than chance, and smaller.
    Down,
    /// Nothing more than chance.
    NoClearChange,
}

impl Word {
    /// As it is printed.
    pub fn text(self) -> &'static str {
        match self {
            Word::TooEarly => "too early",
            Word::NotCompared => "not compared",
            Word::TooFew => "too few to compare",
            Word::Up => "up",
            Word::Down => "down",
            Word::NoClearChange => "no clear change",
        }
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The word.
    pub word: Word,
    /// The sum of the blocks of now.
    pub now: Count,
    /// The sum of the blocks of before that count.
    pub before: Count,
    /// Of how many choices of blocks how many differ as much: (as much, all). Absent without a test.
    pub rank: Option<(u32, u32)>,
}

/// Compares.
///
/// `blocks` holds the newest block first, at most fifteen; those that end before the lead began are
/// not in it. `mark` says whether a way of merging changed inside of them.
pub fn verdict(blocks: &[Count], mark: bool) -> Verdict {
    let split = blocks.len().min(NOW_BLOCKS);
    let (now, before) = (sum(&blocks[..split]), sum(&blocks[split..]));
    let plain = |word| Verdict { word, now, before, rank: None };
    if blocks.len() < NOW_BLOCKS + LEAST_BEFORE {
        return plain(Word::TooEarly);
    }
    if mark {
        return plain(Word::NotCompared);
    }
    if now.of < LEAST_N || before.of < LEAST_N {
        return plain(Word::TooFew);
    }
    let (as_much, all) = rank(blocks);
    let significant = all >= LEAST_CHOICES && 50 * as_much <= all;
    let larger = now.part * before.of > before.part * now.of;
    let word = match (significant, larger) {
        (false, _) => Word::NoClearChange,
        (true, true) => Word::Up,
        (true, false) => Word::Down,
    };
    Verdict { word, now, before, rank: Some((as_much, all)) }
}

/// Of all choices of three blocks, how many differ from the rest by at least as much as the newest
/// three do, as fractions of integers; a choice with an empty side counts as no smaller.
fn rank(blocks: &[Count]) -> (u32, u32) {
    let total = sum(blocks);
    let observed = difference(sum(&blocks[..NOW_BLOCKS]), total);
    let (mut as_much, mut all) = (0, 0);
    for first in 0..blocks.len() {
        for second in first + 1..blocks.len() {
            for third in second + 1..blocks.len() {
                let chosen = sum(&[blocks[first], blocks[second], blocks[third]]);
                all += 1;
                let no_smaller = match (difference(chosen, total), observed) {
                    (Some((num, den)), Some((num_seen, den_seen))) => num * den_seen >= num_seen * den,
                    _ => true,
                };
                as_much += u32::from(no_smaller);
            }
        }
    }
    (as_much, all)
}

/// |part/of of the chosen − part/of of the rest| as a fraction; none where a side is empty.
fn difference(chosen: Count, total: Count) -> Option<(u128, u128)> {
    let rest = Count { part: total.part - chosen.part, of: total.of - chosen.of };
    if chosen.of == 0 || rest.of == 0 {
        return None;
    }
    let one = u128::from(chosen.part) * u128::from(rest.of);
    let other = u128::from(rest.part) * u128::from(chosen.of);
    Some((one.abs_diff(other), u128::from(chosen.of) * u128::from(rest.of)))
}

fn sum(blocks: &[Count]) -> Count {
    blocks
        .iter()
        .fold(Count::default(), |sum, block| Count { part: sum.part + block.part, of: sum.of + block.of })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(now: (u64, u64), before: (u64, u64)) -> Vec<Count> {
        let block = |(part, of): (u64, u64)| Count { part, of };
        std::iter::repeat_n(block(now), 3).chain(std::iter::repeat_n(block(before), 12)).collect()
    }

    #[test]
    fn a_plain_fall_is_down_and_only_its_own_choice_is_as_large() {
        let found = verdict(&blocks((2, 10), (5, 10)), false);
        assert_eq!((found.word, found.rank), (Word::Down, Some((1, 455))));
        assert_eq!((found.now, found.before), (Count { part: 6, of: 30 }, Count { part: 60, of: 120 }));
        assert_eq!(verdict(&blocks((8, 10), (5, 10)), false).word, Word::Up);
    }

    #[test]
    fn no_difference_is_no_clear_change() {
        let found = verdict(&blocks((5, 10), (5, 10)), false);
        assert_eq!((found.word, found.rank), (Word::NoClearChange, Some((455, 455))));
    }

    #[test]
    fn the_words_are_decided_in_their_order() {
        let few = blocks((1, 2), (1, 2));
        assert_eq!(verdict(&few[..8], true).word, Word::TooEarly);
        assert_eq!(verdict(&few, true).word, Word::NotCompared);
        assert_eq!(verdict(&few, false).word, Word::TooFew);
    }

    #[test]
    fn nine_blocks_are_enough_for_a_verdict() {
        let found = verdict(&blocks((1, 20), (9, 20))[..9], false);
        assert_eq!(found.word, Word::Down);
        assert_eq!(found.rank.map(|(_, all)| all), Some(84));
    }

    #[test]
    fn an_empty_side_counts_as_no_smaller() {
        let mut only_one = blocks((0, 0), (0, 0));
        only_one[0] = Count { part: 10, of: 40 };
        only_one[5] = Count { part: 10, of: 40 };
        let found = verdict(&only_one, false);
        assert_eq!(found.word, Word::NoClearChange);
    }
}
