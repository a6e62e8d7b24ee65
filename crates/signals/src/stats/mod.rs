//! What may be said of counts, and what not.

mod kaplan_meier;
mod range;
mod verdict;

pub use kaplan_meier::{Length, median_length};
pub use range::{Range, middle, quantile};
pub use verdict::{LEAST_N, Verdict, Word, verdict};
