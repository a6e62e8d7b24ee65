//! The lead's calendars: connected at their word, read when they ask for it, and at no other time. They are the lead's and no team's.

mod connect;
mod keep;
mod keeping;
mod kept;
mod reading;
mod words;

pub use connect::{Connection, Found, Wishes, disconnect, finish, forget, look};
pub(crate) use connect::{all, forget_read, read_again};
pub use keep::keep;
pub use kept::{Known, known, load};
pub use reading::{ReadOf, Whose, host_of};
pub use words::{how_far, kept_of, left_out, place_of, unseen};

/// The name under which what is read of a calendar is kept, and what opens it.
fn source(name: &str) -> String {
    format!("calendar {name}")
}
