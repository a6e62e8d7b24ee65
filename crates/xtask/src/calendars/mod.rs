//! Calendars, against programs of others: `tests/calendar`, in Python.
//!
//! The one that the program writes is read back by two; what it reads of calendars is what another one reads; and it reads from a real server.

mod cases;
mod made_up;
mod oracle;
mod radicale;
mod read_back;

pub use made_up::tests as made_up;
pub use oracle::tests as oracle;
pub use radicale::tests as server;
pub use read_back::tests as read_back;

use crate::test::outcome::Outcome;

/// What is read of calendars, for who asked for it alone.
pub fn some() -> Result<bool, String> {
    for tests in [oracle::tests, made_up::tests, radicale::tests] {
        match tests() {
            Outcome::Passed(said) => println!("{said}"),
            other => return Err(other.reason()),
        }
    }
    Ok(true)
}
