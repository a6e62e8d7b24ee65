//! One signal in words: what it says, how it is made, what stands beside it, and the records behind it.

mod calendar;
mod detail;
mod facts;
mod figure;
mod finding;
mod incidents;
mod proposals;
mod records;
mod requests;

pub use detail::{Detail, Rows, detail};
pub use facts::{Fact, facts};
pub use figure::figure;
pub use finding::{even, finding, quantity, share};
pub use incidents::CONNECT_INCIDENTS;
pub use records::{Opens, git_show, is_of_git, newest_first, object, opens, shown};
pub(crate) use requests::item_words;
