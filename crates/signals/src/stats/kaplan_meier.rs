//! How long something takes where some of it has not ended yet: Kaplan and Meier, 1958 (Journal of the American Statistical
//! Association 53, 457–481).

/// A length of time, in any unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// How long.
    pub long: i64,
    /// Whether it ended there; else it was followed no further.
    pub ended: bool,
}

/// One half is met from here on: a product of fractions that is one half may come out a little above it.
const HALF: f64 = 0.5 + 1e-9;

/// The smallest length at which the estimate of those that last longer is at most one half; none where it stays above, because too many were
/// followed no further. Whatever was cut off at a length was still there at it.
pub fn median_length(lengths: &[Length]) -> Option<i64> {
    let mut sorted = lengths.to_vec();
    sorted.sort_unstable();
    let mut lasting = 1.0;
    let mut at_risk = sorted.len();
    for same in sorted.chunk_by(|one, other| one.long == other.long) {
        let ended = same.iter().filter(|length| length.ended).count();
        lasting *= (at_risk - ended) as f64 / at_risk as f64;
        if lasting <= HALF {
            return Some(same[0].long);
        }
        at_risk -= same.len();
    }
    None
}
