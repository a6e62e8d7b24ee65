//! Reading GitHub: what it calls things, and what of that is read.
//!
//! What is relied on, with its sources, is in `docs/reading-forges.md`.

mod accounts;
mod awaited;
mod comments;
mod commits;
mod event;
mod issues;
mod mark;
mod name;
mod pushes;
mod read;
mod story;
mod wire;

pub use comments::{Lines, line_comments};
pub use issues::{assigned_on, issues, said_on};
pub use name::Name;
pub use read::read;

use records::Account;

use super::{Client, Dialect, Error};

/// The address of GitHub itself; a server of one's own answers under `https://HOST/api/v3`.
pub const ADDRESS: &str = "https://api.github.com";

/// How GitHub is asked.
pub const DIALECT: Dialect = Dialect {
    headers: &[("Accept", "application/vnd.github+json"), ("X-GitHub-Api-Version", "2022-11-28")],
    token: ("Authorization", "Bearer "),
    remaining: "x-ratelimit-remaining",
    reset: "x-ratelimit-reset",
};

/// Whose token it is.
pub fn whose_token(client: &mut Client<'_>) -> Result<Account, Error> {
    let user: wire::User = client.ask(&client.at("/user"), "the account of the token")?.read()?;
    Ok(accounts::account(Some(&user)))
}
