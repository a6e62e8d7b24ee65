use std::fmt;
use std::str::FromStr;

use crate::forge::Error;
use crate::forge::part::is_part;

/// The path of a project of GitLab: `GROUP/PROJECT`, or with groups in groups, `GROUP/SUBGROUP/PROJECT`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(String);

/// Groups in groups that GitLab lets one make, the project besides.
const DEEPEST: usize = 21;

impl Name {
    /// As a part of an address: the path of a project is one part of it, so its strokes are written in another way.
    pub(super) fn in_address(&self) -> String {
        self.0.replace('/', "%2F")
    }
}

impl FromStr for Name {
    type Err = Error;

    fn from_str(text: &str) -> Result<Name, Error> {
        let is_part = |part: &str| is_part(part, 255);
        let text = text.trim();
        let parts = text.split('/').count();
        if (2..=DEEPEST).contains(&parts) && text.split('/').all(is_part) {
            Ok(Name(text.to_owned()))
        } else {
            Err(Error::Name)
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
    fn a_name_is_groups_and_a_project_and_one_part_of_an_address() {
        for (name, part) in [
            ("kassa/kassa", "kassa%2Fkassa"),
            ("a-b/sub.group/c_d.e", "a-b%2Fsub.group%2Fc_d.e"),
            ("o/p/q/.github", "o%2Fp%2Fq%2F.github"),
        ] {
            let parsed: Name = name.parse().expect(name);
            assert_eq!((parsed.to_string().as_str(), parsed.in_address().as_str()), (name, part));
        }
        for name in [
            "",
            "kassa",
            "/x",
            "x/",
            "a//b",
            "a/../b",
            "a/b/..",
            "../b",
            "a/b?c",
            "a/b#c",
            "a b/c",
            "a/b%2Fc",
            "ä/b",
            "https://x/y",
            &"a/".repeat(40),
        ] {
            assert!(name.parse::<Name>().is_err(), "{name}");
        }
    }
}
