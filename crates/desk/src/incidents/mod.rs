//! The team's incidents, from a file or from issues of its forges: connected at the lead's word, read when they ask for it, and at no
//! other time.

mod columns;
mod connect;
mod disconnect;
mod kept;
mod labels;
mod reading;
mod words;

pub use collect::incidents::Part;
pub use columns::{Chosen, Question, Typed, typed};
pub use connect::{Connection, read_again};
pub use disconnect::{Disconnected, disconnect, disconnects, names};
pub use kept::{forget, forget_others, keep, load};
pub(crate) use labels::in_words;
pub use labels::{CLASS_PREFIX, CONNECT_ISSUES, Labels, finish_labels, labels_in_words};
pub(crate) use reading::name;
pub use reading::{ReadOf, Table};
pub use words::{Row, columns_in_words, rows};
