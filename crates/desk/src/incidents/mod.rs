//! The team's file of incidents: connected at the lead's word, read when they ask for it, and at no other time.

mod columns;
mod connect;
mod kept;
mod reading;
mod words;

pub use collect::incidents::Part;
pub use columns::{Chosen, Question, Typed, typed};
pub use connect::{Connection, disconnect, read_again};
pub use kept::{forget, forget_others, keep, load};
pub(crate) use reading::name;
pub use reading::{ReadOf, Table};
pub use words::{Row, columns_in_words, row};
