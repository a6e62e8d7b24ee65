//! Percentiles, and the usual range of a line (definitions 1.8).

/// The middle of what was usual: from this to that value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The 10th percentile.
    pub low: f64,
    /// The 90th.
    pub high: f64,
}

/// The q-th quantile (0 to 1) of values, by linear interpolation between order statistics at
/// (n − 1)·q. None of no values.
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = last as f64 * q;
    let below = at.floor() as usize;
    let above = (below + 1).min(last);
    let part = at - below as f64;
    Some(sorted[below] + (sorted[above] - sorted[below]) * part)
}

/// The middle 80 % of values.
pub fn middle(values: &[f64]) -> Option<Range> {
    Some(Range { low: quantile(values, 0.1)?, high: quantile(values, 0.9)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_order_statistics() {
        assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5), Some(2.5));
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 0.1), Some(1.5));
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
