use std::fmt;
use std::str::FromStr;

use crate::forge::Error;
use crate::forge::part::is_part;

/// The name of a repository of GitHub: `OWNER/REPOSITORY`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(String);

impl FromStr for Name {
    type Err = Error;

    fn from_str(text: &str) -> Result<Name, Error> {
        let is_part = |part: &str| is_part(part, 100);
        match text.trim().split_once('/') {
            Some((owner, repository)) if is_part(owner) && is_part(repository) => {
                Ok(Name(format!("{owner}/{repository}")))
            }
            _ => Err(Error::Name),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_an_owner_and_a_repository_and_leads_nowhere_else() {
        for name in ["kassa/kassa", "a-b/c_d.e", "o/.github"] {
            assert_eq!(name.parse::<Name>().expect(name).to_string(), name);
        }
        for name in [
            "",
            "kassa",
            "/x",
            "x/",
            "a/b/c",
            "a/../b",
            "a/..",
            "../b",
            "a/b?c",
            "a/b#c",
            "a b/c",
            "a/b%2F",
            "ä/b",
            "https://x/y",
        ] {
            assert!(name.parse::<Name>().is_err(), "{name}");
        }
    }
}
