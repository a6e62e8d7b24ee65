//! Which authors are programs (definitions 1.2; `classes.md`, last paragraph).

use records::Identity;

use crate::fold::{canonical_address, github_login};

/// Patterns of names and addresses of programs: the shipped list and the lead's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bots {
    patterns: Vec<Pattern>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    written: String,
    /// Lower-cased, an address folded, cut at each `*`.
    parts: Vec<String>,
    is_address: bool,
}

impl Bots {
    /// The shipped list, and after it the lead's own patterns.
    pub fn shipped(own: &[String]) -> Bots {
        let mut bots = Bots::parse(crate::tables::BOTS);
        bots.patterns.extend(own.iter().filter_map(|pattern| Pattern::new(pattern)));
        bots
    }

    /// One pattern a line; empty lines are nothing.
    pub fn parse(text: &str) -> Bots {
        Bots { patterns: text.lines().filter_map(Pattern::new).collect() }
    }

    /// Whether a name and address are a program's.
    pub fn is_bot(&self, identity: &Identity) -> bool {
        self.pattern_for(identity).is_some()
    }

    /// The first pattern that says so, as written.
    pub fn pattern_for(&self, identity: &Identity) -> Option<&str> {
        let name = identity.name.trim().to_lowercase();
        let address = canonical_address(&identity.email);
        let login = github_login(&identity.email);
        let hits = |pattern: &&Pattern| match pattern.is_address {
            true => pattern.matches(&address),
            false => pattern.matches(&name) || login.as_deref().is_some_and(|login| pattern.matches(login)),
        };
        self.patterns.iter().find(hits).map(|pattern| pattern.written.as_str())
    }
}

impl Pattern {
    fn new(line: &str) -> Option<Pattern> {
        let written = line.trim();
        if written.is_empty() {
            return None;
        }
        let is_address = written.contains('@');
        let folded = if is_address { canonical_address(written) } else { written.to_lowercase() };
        let parts = folded.split('*').map(str::to_owned).collect();
        Some(Pattern { written: written.to_owned(), parts, is_address })
    }

    fn matches(&self, text: &str) -> bool {
        let [first, others @ ..] = self.parts.as_slice() else { return false };
        let Some((last, middle)) = others.split_last() else { return first == text };
        let Some(mut rest) =
            text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
        else {
            return false;
        };
        for part in middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn identity(name: &str, email: &str) -> Identity {
        Identity { name: name.into(), email: email.into() }
    }

    #[test]
    fn programs_are_known_by_name_login_or_address() {
        let bots = Bots::shipped(&[]);
        for (name, email) in [
            ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"),
            ("Someone", "49699333+Dependabot[bot]@users.noreply.github.com"),
            ("GitHub Actions", "x@example.org"),
            ("Claude", "noreply@anthropic.com"),
            ("F", "7+facebook-github-bot@users.noreply.github.com"),
            ("bors", "bors@rust-lang.org"),
            ("The Foo Cronjob Bot", "x@example.org"),
            ("x", "project_12_bot_ab@noreply.gitlab.example"),
            ("conda-forge-webservices-bot", ""),
        ] {
            assert!(bots.is_bot(&identity(name, email)), "{name} <{email}>");
        }
    }

    #[test]
    fn people_are_not_programs() {
        let bots = Bots::shipped(&[]);
        for (name, email) in [
            ("Ann Abbot", "ann@example.org"),
            ("Claude Dupont", "claude@example.org"),
            ("Jules", "jenkins@example.org"),
            ("", ""),
            ("Homura Akemi", "homura@example.org"),
        ] {
            assert_eq!(bots.pattern_for(&identity(name, email)), None, "{name} <{email}>");
        }
    }

    #[test]
    fn the_leads_own_patterns_add_to_the_list() {
        let bots = Bots::shipped(&["Release Robot".into(), "CI-*@example.org".into(), " ".into()]);
        assert!(bots.is_bot(&identity("release robot", "a@b")));
        assert_eq!(bots.pattern_for(&identity("x", "ci-7@Example.org")), Some("CI-*@example.org"));
        assert!(!bots.is_bot(&identity("ci-7", "a@b")));
    }

    #[test]
    fn every_shipped_pattern_finds_itself() {
        for line in crate::tables::BOTS.lines() {
            let text = line.replace('*', "x");
            let found = match line.contains('@') {
                true => identity("Ann Abbot", &text),
                false => identity(&text.to_uppercase(), "ann@example.org"),
            };
            assert!(Bots::shipped(&[]).is_bot(&found), "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_text_makes_it_panic(pattern in "\\PC{0,9}|[*@+a]{0,8}", name in "\\PC{0,9}", email in "\\PC{0,9}") {
            Bots::shipped(&[pattern]).is_bot(&identity(&name, &email));
        }

        #[test]
        fn stars_stand_for_any_run(parts in prop::collection::vec("[ab]{0,2}", 1..4), fill in "[ab]{0,3}") {
            let bots = Bots::parse(&format!("z{}z", parts.join("*")));
            let text = format!("z{}z", parts.join(&fill));
            prop_assert!(bots.is_bot(&identity(&text, "")));
        }
    }
}
