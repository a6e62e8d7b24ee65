//! How much of one blob is in another, as git counts it for renames.
//!
//! A blob is cut behind each line end, and after 64 bytes at the latest; each piece is hashed, and
//! the bytes of equal hashes are compared. Source: git 2.47, diffcore-delta.c.

use std::collections::HashMap;

/// git's scores go from 0 to this.
pub(super) const MAX_SCORE: u64 = 60_000;
/// Hashes are taken modulo this.
const HASH_BASE: u32 = 107_927;
/// A piece is at most so long.
const PIECE: usize = 64;
/// A blob with a NUL in its first bytes is binary.
const LOOKED_AT: usize = 8_000;

/// Bytes by hash of the piece they are in.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    bytes: HashMap<u32, u64>,
}

impl Pieces {
    pub(super) fn of(blob: &[u8]) -> Pieces {
        let text = !blob[..blob.len().min(LOOKED_AT)].contains(&0);
        let mut pieces = Pieces::default();
        let (mut one, mut other, mut n) = (0_u32, 0_u32, 0_usize);
        for (at, &byte) in blob.iter().enumerate() {
            // The CR of a CR LF in text is passed over.
            if text && byte == b'\r' && blob.get(at + 1) == Some(&b'\n') {
                continue;
            }
            let before = one;
            one = (one << 7) ^ (other >> 25);
            other = (other << 7) ^ (before >> 25);
            one = one.wrapping_add(u32::from(byte));
            n += 1;
            if n >= PIECE || byte == b'\n' {
                pieces.add(one, other, n);
                (one, other, n) = (0, 0, 0);
            }
        }
        if n > 0 {
            pieces.add(one, other, n);
        }
        pieces
    }

    fn add(&mut self, one: u32, other: u32, n: usize) {
        let hash = one.wrapping_add(other.wrapping_mul(0x61)) % HASH_BASE;
        *self.bytes.entry(hash).or_default() += n as u64;
    }

    /// Bytes of this blob that are in the other.
    fn copied_to(&self, other: &Pieces) -> u64 {
        self.bytes.iter().map(|(hash, &bytes)| bytes.min(other.bytes.get(hash).copied().unwrap_or(0))).sum()
    }
}

/// Whether sizes alone say that two blobs are too different for a score of at least `minimum`.
pub(super) fn sizes_differ(one: u64, other: u64, minimum: u64) -> bool {
    let (large, small) = (one.max(other), one.min(other));
    large * (MAX_SCORE - minimum) < (large - small) * MAX_SCORE
}

/// git's score of a pair.
pub(super) fn score(source: &Pieces, source_size: u64, target: &Pieces, target_size: u64) -> u64 {
    let large = source_size.max(target_size);
    if target_size == 0 { 0 } else { source.copied_to(target) * MAX_SCORE / large }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(one: &[u8], other: &[u8]) -> u64 {
        score(&Pieces::of(one), one.len() as u64, &Pieces::of(other), other.len() as u64)
    }

    #[test]
    fn a_blob_is_wholly_in_itself_and_not_in_another() {
        let text = b"fn main() {\n    println!(\"one\");\n}\n";
        assert_eq!(between(text, text), MAX_SCORE);
        assert_eq!(between(text, b"quite something else\n"), 0);
    }

    #[test]
    fn half_of_the_lines_are_half_of_the_score() {
        assert_eq!(between(b"aaaa\nbbbb\n", b"aaaa\ncccc\n"), MAX_SCORE / 2);
    }

    #[test]
    fn sizes_decide_before_content() {
        assert!(!sizes_differ(100, 50, MAX_SCORE / 2));
        assert!(sizes_differ(100, 49, MAX_SCORE / 2));
    }
}
