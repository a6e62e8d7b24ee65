//! Who may merge, asked for only where a request comes from a fork.

use std::collections::HashSet;

use super::wire::Member;
use crate::forge::reading::{MOST_HELD_PAGES, items};
use crate::forge::{Client, Error};

/// The level from which on one may push and merge: `Developer`.
///
/// Source: GitLab's documentation, "Members API", access levels.
const DEVELOPER: u64 = 30;

/// The logins of those who may merge, in small letters; none where the token may not read them.
pub(super) fn insiders(client: &mut Client<'_>, project: &str) -> Result<Option<HashSet<String>>, Error> {
    let address = format!("{project}/members/all?per_page=100");
    match items::<Member>(client, address, "the list of members", MOST_HELD_PAGES) {
        Ok((members, _)) => {
            let inside = members.into_iter().filter(|member| member.access_level >= DEVELOPER);
            Ok(Some(inside.map(|member| member.username.to_ascii_lowercase()).collect()))
        }
        Err(Error::NoRight { .. } | Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
