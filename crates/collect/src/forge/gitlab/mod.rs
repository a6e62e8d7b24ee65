//! Reading GitLab: what it calls things, and what of that is read.
//!
//! What is relied on, with its sources, is in `docs/reading-forges.md`.

mod accounts;
mod comments;
mod issues;
mod mark;
mod name;
mod note;
mod people;
mod read;
mod remarks;
mod story;
mod wire;

pub use issues::{assigned_on, issues, said_on};
pub use name::Name;
pub use read::read;

use records::Account;

use super::{Client, Dialect, Error};

/// The address of GitLab itself; a server of one's own answers under `https://HOST/api/v4` as well.
pub const ADDRESS: &str = "https://gitlab.com/api/v4";

/// How GitLab is asked.
pub const DIALECT: Dialect = Dialect {
    headers: &[("Accept", "application/json")],
    token: ("PRIVATE-TOKEN", ""),
    remaining: "ratelimit-remaining",
    reset: "ratelimit-reset",
};

/// Whose token it is.
pub fn whose_token(client: &mut Client<'_>) -> Result<Account, Error> {
    let user: wire::User = client.ask(&client.at("/user"), "the account of the token")?.read()?;
    Ok(accounts::account(Some(&user)))
}
