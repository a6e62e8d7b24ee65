//! One signal in words: what it says, and how it is made.

mod facts;
mod finding;

pub use facts::{Fact, facts};
pub use finding::{capital, even, finding, quantity, share};
