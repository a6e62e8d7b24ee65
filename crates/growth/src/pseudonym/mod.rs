//! Pseudonyms for other people: the same name is the same pseudonym in all that leaves one data directory, and without
//! its key nobody can work one out, or try names until one fits.
//!
//! A name written in two ways has two: `Priya` and `Priya Nair` are not guessed to be one.

mod people;
mod sip;
mod text;
mod words;

use std::collections::BTreeMap;

use crate::madr::slug;

use people::{Is, Part};

pub use people::{first_name, named};
pub use text::{is_pseudonym, pseudonyms_in};

/// The key of a data directory, drawn once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(pub [u8; 16]);

/// The end of addresses that are pseudonyms: nothing is ever delivered there (RFC 2606).
const NOWHERE: &str = "@pseudonym.invalid";
/// Hexadecimal digits of a pseudonym, and where two names of one export would share them.
const DIGITS: [usize; 2] = [6, 16];

/// Whether a word begins sentences or is said of groups: with a capital, it is no name by itself.
pub fn is_of_the_language(word: &str) -> bool {
    words::is_of_the_language(&word.to_lowercase())
}

/// What tells names of other people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tells {
    /// A name, whole.
    Name(String),
    /// A field that holds people, and groups of them.
    People(String),
    /// A field that says in sentences who and what: who disagreed, and why.
    Mentions(String),
}

/// The names that are known, each with its pseudonym.
pub struct Pseudonyms {
    key: Key,
    /// By the name in small letters.
    known: BTreeMap<String, Known>,
    /// Addresses that are the lead's own, in small letters.
    own: Vec<String>,
}

/// A name that is known.
struct Known {
    /// As it was written.
    name: String,
    pseudonym: String,
}

impl Pseudonyms {
    /// For what is known of other people; the lead's own names and addresses stay what they are.
    pub fn new(key: Key, known: impl IntoIterator<Item = Tells>, own: &[String]) -> Pseudonyms {
        let own: Vec<String> = own.iter().map(|own| small(own)).collect();
        let mut pseudonyms = Pseudonyms { key, known: BTreeMap::new(), own };
        for tells in known {
            match &tells {
                Tells::Name(name) => pseudonyms.know(name),
                Tells::People(field) => pseudonyms.know_all(people::parts(field)),
                Tells::Mentions(field) => pseudonyms.know_all(people::mentions(field)),
            }
        }
        pseudonyms.tell_apart();
        pseudonyms
    }

    fn know_all(&mut self, parts: Vec<Part<'_>>) {
        for part in parts.into_iter().filter(|part| part.is == Is::Name) {
            if !self.is_own(part.text) {
                self.know(part.text);
                people::called_by(part.text).for_each(|word| self.know(word));
            }
        }
    }

    /// What stands in a field that holds people: each of them by pseudonym. What is known to be said of a group or a role
    /// ("the team", "from the board") stays.
    pub fn people(&self, field: &str) -> String {
        self.replaced(people::parts(field))
    }

    /// What stands in a field that says in sentences who and what: each name of somebody, known or not, by pseudonym.
    pub fn mentions(&self, field: &str) -> String {
        self.replaced(people::mentions(field))
    }

    fn replaced(&self, parts: Vec<Part<'_>>) -> String {
        let put = |part: Part<'_>| match part.is {
            Is::Name | Is::Called => self.person(part.text),
            Is::Around => self.text(part.text),
        };
        parts.into_iter().map(put).collect()
    }

    /// A path with every known name in it replaced, where it stands between two marks, in the letters of a path: a record
    /// of a decision is called after its words.
    pub fn path(&self, path: &str) -> String {
        let small = small(path);
        let begins = |name: &str| {
            name.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| small.contains(word))
        };
        let known =
            self.known.iter().filter(|(name, _)| begins(name) && name.chars().any(char::is_alphanumeric));
        known.fold(path.to_owned(), |path, (name, known)| {
            text::replaced_in_path(&path, &slug(name), &slug(&known.pseudonym))
        })
    }

    fn is_own(&self, name: &str) -> bool {
        self.own.contains(&small(name))
    }

    /// A text with every known name in it replaced, where it stands as whole words, and every address.
    pub fn text(&self, text: &str) -> String {
        text::replaced(text, self)
    }

    /// The pseudonym of an address; that of the lead stays.
    pub fn address(&self, address: &str) -> String {
        let small = small(address);
        if self.own.contains(&small) || small.ends_with(NOWHERE) {
            return address.to_owned();
        }
        format!("person-{}{NOWHERE}", self.digits(&small, DIGITS[0]))
    }

    fn person(&self, name: &str) -> String {
        let small = small(name);
        if is_pseudonym(name) || self.own.contains(&small) {
            return name.to_owned();
        }
        if name.contains('@') {
            return self.address(name);
        }
        self.known
            .get(&small)
            .map_or_else(|| called(&self.digits(&small, DIGITS[0])), |known| known.pseudonym.clone())
    }

    fn know(&mut self, name: &str) {
        let small = small(name);
        if is_pseudonym(name) || name.contains('@') || small.is_empty() || self.own.contains(&small) {
            return;
        }
        let pseudonym = called(&self.digits(&small, DIGITS[0]));
        let known = self.known.entry(small).or_insert_with(|| Known { name: name.to_owned(), pseudonym });
        // Typed small once, it is looked for small.
        if name.starts_with(char::is_lowercase) {
            known.name = name.to_owned();
        }
    }

    /// Gives names that would share a pseudonym longer ones.
    fn tell_apart(&mut self) {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for known in self.known.values() {
            *times.entry(known.pseudonym.clone()).or_default() += 1;
        }
        let key = self.key;
        for (small, known) in &mut self.known {
            if times[&known.pseudonym] > 1 {
                known.pseudonym = called(&digits(key, small, DIGITS[1]));
            }
        }
    }

    fn digits(&self, small: &str, digits_of: usize) -> String {
        digits(self.key, small, digits_of)
    }
}

fn digits(key: Key, small: &str, digits: usize) -> String {
    format!("{:016x}", sip::hash(key.0, small.as_bytes()))[..digits].to_owned()
}

fn called(digits: &str) -> String {
    format!("Person {digits}")
}

/// A name as it is compared: in small letters, with one space between its parts.
fn small(name: &str) -> String {
    let words = name.split_whitespace().map(|word| word.chars().flat_map(lower).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

/// A letter in small, the same in whichever place of a word it stands.
fn lower(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().map(|small| if small == 'ς' { 'σ' } else { small })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key([7; 16]);

    fn knowing(names: &[&str]) -> Pseudonyms {
        Pseudonyms::new(
            KEY,
            names.iter().map(|&name| Tells::People(name.to_owned())),
            &["mira@kassa.example".to_owned()],
        )
    }

    #[test]
    fn the_same_name_is_the_same_pseudonym_with_one_key_and_another_with_another() {
        let (one, other) = (knowing(&["Jonas"]), knowing(&["Jonas", "Leila"]));
        assert_eq!(one.people("Jonas"), other.people(" jonas").trim());
        let elsewhere = Pseudonyms::new(Key([8; 16]), [Tells::People("Jonas".to_owned())], &[]);
        assert_ne!(one.people("Jonas"), elsewhere.people("Jonas"));
    }

    #[test]
    fn a_name_is_replaced_where_it_stands_as_whole_words() {
        let known = knowing(&["Jonas", "Priya Nair", "Sam", "aiko", "Will"]);
        let jonas = known.people("Jonas");
        assert_eq!(known.text("Jonas's plan, for Jonas."), format!("{jonas}'s plan, for {jonas}."));
        assert_eq!(known.text("asked JONAS, @jonas"), format!("asked {jonas}, @{jonas}"));
        assert_eq!(
            known.text("the same sample, Jonasson, it will do"),
            "the same sample, Jonasson, it will do"
        );
        assert!(!known.text("priya  nair said").contains("nair"));
        assert!(!known.text("told aiko and Aiko").to_lowercase().contains("aiko"));
    }

    #[test]
    fn several_people_in_one_field_are_several_and_a_group_is_none() {
        let known = knowing(&["Jonas and Priya", "the team", "Priya's team"]);
        let (jonas, priya) = (known.people("Jonas"), known.people("Priya"));
        assert_eq!(known.people("Jonas and Priya"), format!("{jonas} and {priya}"));
        assert_eq!(known.people("Jonas, Priya & Sam").matches("Person ").count(), 3);
        assert_eq!(known.people("the team"), "the team");
        assert_eq!(known.text("the team met"), "the team met");
        assert_eq!(known.people("Priya's team"), format!("{priya}'s team"));
    }

    #[test]
    fn who_is_not_known_to_be_a_group_is_somebody_and_the_role_beside_them_stays() {
        let fields = [
            ("Sarah from the board", "@ from the board"),
            ("Sven (management)", "@ (management)"),
            ("sven (management)", "@ (management)"),
            ("Ann of us all", "@ of us all"),
            ("my manager Ruth", "my manager @"),
            ("the tech lead, Ruth, and her team", "the tech lead, @, and her team"),
            ("An Nguyen", "@"),
            ("CTO Sarah", "@"),
            ("Sarah Head/Bo Li", "@/@"),
            ("J. Weber & the on-call engineers", "@ & the on-call engineers"),
            ("Ludwig van der Berg – sales", "@ – sales"),
            ("Priya’s team", "@’s team"),
            ("Sarah from Kassa Bank", "@ from @"),
            ("the settlement team", "the settlement team"),
            ("Sarah from the docs team", "@ from the docs team"),
            ("sven, the docs guild", "@, the docs guild"),
            ("sven's team and the Settlement team", "@'s team and the @ team"),
            ("the settlement engineers", "the @ engineers"),
            ("the platform team", "the platform team"),
            ("head of payments", "head of @"),
            ("the whole board", "the whole board"),
            ("two of us, management and the other leads", "two of us, management and the other leads"),
            ("山田 from the board", "@ from the board"),
            ("ΝΙΚΟΣ", "@"),
        ];
        for (field, left) in fields {
            let known = knowing(&[field]);
            let left_as = without(&known.people(field));
            assert_eq!(left_as, left, "{field}");
            assert_eq!(known.people(&known.people(field)), known.people(field), "{field}");
        }
        let known =
            knowing(&["the settlement team", "Sarah Weber from the board", "山田 from the board", "ΝΙΚΟΣ"]);
        let text =
            known.text("Sarah said so, Weber too, 山田さんと and Νίκος and ΝΙΚΟΣ; the settlement is up");
        assert_eq!(without(&text), "@ said so, @ too, @さんと and Νίκος and @; the settlement is up");
    }

    /// A text with each pseudonym as `@`.
    fn without(text: &str) -> String {
        let mut parts = text.split("Person ");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + "@" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
    }

    #[test]
    fn who_disagreed_is_found_in_the_sentence_that_says_so() {
        let fields = [
            ("Sarah and Sven: too early", "@ and @: too early"),
            ("sarah: too early", "@: too early"),
            ("Ana thinks nightly is too late", "@ thinks nightly is too late"),
            ("Nobody. Too early, said Ben", "Nobody. Too early, said @"),
            ("The CTO, who knows the SLA", "The CTO, who knows the SLA"),
            ("Everybody but me: the plan of Monday", "Everybody but me: the plan of Monday"),
        ];
        for (field, left) in fields {
            let known = Pseudonyms::new(KEY, [Tells::Mentions(field.to_owned())], &[]);
            let once = known.mentions(field);
            assert_eq!(without(&once), left, "{field}");
            assert_eq!(known.mentions(&once), once);
        }
    }

    #[test]
    fn a_record_that_is_called_after_somebody_is_called_by_their_pseudonym() {
        let known = knowing(&["Tomás", "Priya Nair"]);
        let path = known.path("docs/adr/0007-tomás-and-priya-nair-move-the-ledger.md");
        assert!(!path.contains("tomás") && !path.contains("nair"), "{path}");
        assert!(path.starts_with("docs/adr/0007-person-") && path.ends_with("-move-the-ledger.md"), "{path}");
        assert_eq!(known.path(&path), path);
        assert_eq!(known.path("docs/adr/0008-queue.md"), "docs/adr/0008-queue.md");
    }

    #[test]
    fn addresses_are_replaced_but_the_leads_own() {
        let known = knowing(&[]);
        let text = known.text("write to jonas@kassa.example or mira@kassa.example.");
        assert!(!text.contains("jonas") && text.contains("mira@kassa.example."), "{text}");
        assert_eq!(known.text(&text), text);
    }

    #[test]
    fn a_pseudonym_is_its_own_whatever_the_key() {
        let once = knowing(&["Jonas", "Ada"]);
        let text = once.text("Jonas met Ada");
        let again =
            Pseudonyms::new(Key([9; 16]), ["Jonas", "Ada"].map(|name| Tells::People(once.people(name))), &[]);
        assert_eq!(again.text(&text), text);
        assert_eq!(again.people(&once.people("Jonas")), once.people("Jonas"));
    }
}
