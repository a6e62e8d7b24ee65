//! What may be said of counts, and what not.

mod range;
mod verdict;

pub use range::{Range, middle, quantile};
pub use verdict::{LEAST_N, Verdict, Word, verdict};
