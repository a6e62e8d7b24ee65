//! The forges of the team's repositories: connected at the lead's word, read when they ask for it, and at no other time.

mod assigned;
mod connect;
mod issues;
mod keeping;
mod kept;
mod lines;
mod reading;
mod words;

pub(crate) use collect::forge::{Wait, Why};
pub(crate) use connect::read_again;
pub use connect::{Connection, connected, disconnect, finish, forget, place_of};
pub(crate) use issues::forget_issues;
pub use kept::{keep, load};
pub use reading::{ReadOf, read};
pub use words::{how_far, left_out, named, places};

use std::sync::Arc;

use records::Place;
use store::Secret;

use crate::Failure;

/// Opens what a secret says: whoever runs the program knows its environment.
pub type OpensSecrets = Arc<dyn Fn(&Secret) -> Result<String, Failure> + Send + Sync>;

/// Opens what is kept here, and nothing else.
pub fn only_kept() -> OpensSecrets {
    Arc::new(|secret| match secret {
        Secret::Kept(text) => Ok(text.clone()),
        _ => Err(Failure::new("a secret that is elsewhere is not opened here")),
    })
}

/// The name under which what is read of a place is kept, and its secret; `repository` by its key.
pub fn source(repository: &str, place: &Place) -> String {
    let Place { kind, address, name } = place;
    format!("{} {address} {name} of {repository}", kind.name())
}
