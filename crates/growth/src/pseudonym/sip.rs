//! SipHash-2-4 (Aumasson and Bernstein, 2012): a short hash with a key, made so that nobody without the key can tell
//! what it gives. Here because a pseudonym must stay what it was, and std says of its own only that it may change.

/// The hash of bytes under a key.
pub(super) fn hash(key: [u8; 16], bytes: &[u8]) -> u64 {
    let half = |at: usize| word(&key[at..at + 8]);
    let (k0, k1) = (half(0), half(8));
    let mut state = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let (words, rest) = bytes.as_chunks::<8>();
    for bytes in words {
        compress(&mut state, u64::from_le_bytes(*bytes));
    }
    // The last word: what is left, and the length in its highest byte.
    compress(&mut state, word(rest) | (bytes.len() as u64) << 56);
    state[2] ^= 0xff;
    (0..4).for_each(|_| round(&mut state));
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

fn word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

fn compress(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    round(state);
    state[0] ^= word;
}

fn round([a, b, c, d]: &mut [u64; 4]) {
    *a = a.wrapping_add(*b);
    *b = b.rotate_left(13) ^ *a;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*d);
    *d = d.rotate_left(16) ^ *c;
    *a = a.wrapping_add(*d);
    *d = d.rotate_left(21) ^ *a;
    *c = c.wrapping_add(*b);
    *b = b.rotate_left(17) ^ *c;
    *c = c.rotate_left(32);
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_gives_what_its_authors_published() {
        // Appendix A of the paper, and the first of the vectors of the reference code: the key is 00 to 0f, the bytes
        // are 00 01 02 …
        let key: [u8; 16] = std::array::from_fn(|at| at as u8);
        let bytes: Vec<u8> = (0..15).collect();
        assert_eq!(super::hash(key, &bytes), 0xa129_ca61_49be_45e5);
        assert_eq!(super::hash(key, &[]), 0x726f_db47_dd0e_0e31);
        assert_eq!(super::hash(key, &bytes[..8]), 0x93f5_f579_9a93_2462);
    }
}
