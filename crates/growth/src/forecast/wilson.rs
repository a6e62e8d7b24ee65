//! Where a share may lie.

use crate::{Count, Interval};

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The score interval of Wilson (1927) at 95 %. None of nothing.
///
/// For things that come one by one. Changes of one week belong together: this is never used on them.
pub fn wilson(count: Count) -> Option<Interval> {
    let share = count.share()?;
    let n = count.of as f64;
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    // At the ends the formula gives 0 and 1 but for rounding.
    let low = if count.part == 0 { 0.0 } else { (middle - half) / whole };
    let high = if count.part == count.of { 1.0 } else { (middle + half) / whole };
    Some(Interval { low, high })
}
