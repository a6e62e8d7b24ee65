//! `.mailmap`: under which name and address somebody wants to be known.

use std::collections::HashMap;

use records::Identity;

/// The mappings of a `.mailmap`, applied as `git check-mailmap` does.
///
/// Own code, because `gix-mailmap` differs from git on purpose (it rewrites the case of addresses)
/// and trims within the brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailmap {
    /// By lower-cased address in commits.
    entries: HashMap<String, Entry>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    whatever_the_name: Proper,
    /// By lower-cased name in commits.
    by_name: HashMap<String, Proper>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Proper {
    name: Option<String>,
    email: Option<String>,
}

impl Mailmap {
    /// Reads a `.mailmap`; lines that say nothing are passed over.
    pub fn parse(text: &[u8]) -> Mailmap {
        let mut mailmap = Mailmap::default();
        for line in String::from_utf8_lossy(text).split('\n').filter(|line| !line.starts_with('#')) {
            mailmap.read(line);
        }
        mailmap
    }

    /// The proper name and address of an identity; itself where nothing is said of it.
    pub fn map(&self, identity: &Identity) -> Identity {
        let Some(entry) = self.entries.get(&identity.email.to_ascii_lowercase()) else {
            return identity.clone();
        };
        let by_name = entry.by_name.get(&identity.name.to_ascii_lowercase());
        let proper = by_name.unwrap_or(&entry.whatever_the_name);
        Identity {
            name: proper.name.as_ref().unwrap_or(&identity.name).clone(),
            email: proper.email.as_ref().unwrap_or(&identity.email).clone(),
        }
    }

    fn read(&mut self, line: &str) {
        let Some((name, email, rest)) = name_and_email(line).filter(|(_, email, _)| !email.is_empty()) else {
            return;
        };
        let second = name_and_email(rest);
        let (old_name, old_email, new_email) = match second {
            Some((old_name, old_email, _)) => (old_name, old_email, Some(email)),
            None => (None, email, None),
        };
        let entry = self.entries.entry(old_email.to_ascii_lowercase()).or_default();
        let (name, email) = (name.map(str::to_owned), new_email.map(str::to_owned));
        match old_name {
            Some(old_name) => {
                entry.by_name.insert(old_name.to_ascii_lowercase(), Proper { name, email });
            }
            None => {
                let proper = &mut entry.whatever_the_name;
                proper.name = name.or(proper.name.take());
                proper.email = email.or(proper.email.take());
            }
        }
    }
}

/// `Name <address>` and what follows; the address may be empty, the name absent.
fn name_and_email(text: &str) -> Option<(Option<&str>, &str, &str)> {
    let (name, rest) = text.split_once('<')?;
    let (email, rest) = rest.split_once('>')?;
    let name = name.trim_matches([' ', '\t', '\r']);
    Some(((!name.is_empty()).then_some(name), email, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mapped(text: &str, name: &str, email: &str) -> String {
        let own = Identity { name: name.into(), email: email.into() };
        let Identity { name, email } = Mailmap::parse(text.as_bytes()).map(&own);
        format!("{name} <{email}>")
    }

    #[test]
    fn each_kind_of_line_does_what_git_says() {
        let text = "Ann <a@x>\n<new@x> <b@x>\nCai <c@x> <C@OLD>\nDee <d@x> Deedee <shared@x>\n";
        assert_eq!(mapped(text, "annie", "A@X"), "Ann <A@X>");
        assert_eq!(mapped(text, "Ben", "b@x"), "Ben <new@x>");
        assert_eq!(mapped(text, "c", "c@old"), "Cai <c@x>");
        assert_eq!(mapped(text, "deedee", "shared@x"), "Dee <d@x>");
        assert_eq!(mapped(text, "Eve", "shared@x"), "Eve <shared@x>");
        assert_eq!(mapped(text, "Eve", "eve@x"), "Eve <eve@x>");
    }

    #[test]
    fn broken_lines_are_passed_over() {
        let text = "# Ann <a@x>\nno address\nopen <a@x\nEmpty <>\nAnn <a@x>\r\n";
        assert_eq!(mapped(text, "annie", "a@x"), "Ann <a@x>");
        assert_eq!(mapped(text, "nobody", ""), "nobody <>");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_text_makes_it_panic(text in prop::collection::vec(any::<u8>(), 0..40), line in "[<># a@\n]{0,30}") {
            let who = Identity { name: "a".into(), email: "a@".into() };
            Mailmap::parse(&text).map(&who);
            Mailmap::parse(line.as_bytes()).map(&who);
        }
    }
}
