//! Pseudonyms for other people: the same name is the same pseudonym in all that leaves one data directory, and without
//! its key nobody can work one out, or try names until one fits.
//!
//! A name written in two ways has two: `Priya` and `Priya Nair` are not guessed to be one.

mod sip;
mod text;

use std::collections::BTreeMap;

pub use text::is_pseudonym;

/// The key of a data directory, drawn once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(pub [u8; 16]);

/// The end of addresses that are pseudonyms: nothing is ever delivered there (RFC 2606).
const NOWHERE: &str = "@pseudonym.invalid";
/// Hexadecimal digits of a pseudonym, and where two names of one export would share them.
const DIGITS: [usize; 2] = [6, 16];

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
    /// For these names, which are other people's; the lead's own names and addresses stay what they are.
    pub fn new(key: Key, names: impl IntoIterator<Item = String>, own: &[String]) -> Pseudonyms {
        let own: Vec<String> = own.iter().map(|own| own.trim().to_lowercase()).collect();
        let mut pseudonyms = Pseudonyms { key, known: BTreeMap::new(), own };
        for name in names {
            for part in text::parts(&name).into_iter().filter(|part| part.is_name) {
                pseudonyms.know(part.text);
            }
        }
        pseudonyms.tell_apart();
        pseudonyms
    }

    /// What stands in a field that holds people: each of them by pseudonym. A group ("the team") stays, with the names
    /// in it replaced.
    pub fn people(&self, field: &str) -> String {
        text::parts(field)
            .into_iter()
            .map(|part| if part.is_name { self.person(part.text) } else { self.text(part.text) })
            .collect()
    }

    /// A text with every known name in it replaced, where it stands as whole words, and every address.
    pub fn text(&self, text: &str) -> String {
        text::replaced(text, self)
    }

    /// The pseudonym of an address; that of the lead stays.
    pub fn address(&self, address: &str) -> String {
        let small = address.trim().to_lowercase();
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
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key([7; 16]);

    fn knowing(names: &[&str]) -> Pseudonyms {
        Pseudonyms::new(KEY, names.iter().map(|&name| name.to_owned()), &["mira@kassa.example".to_owned()])
    }

    #[test]
    fn the_same_name_is_the_same_pseudonym_with_one_key_and_another_with_another() {
        let (one, other) = (knowing(&["Jonas"]), knowing(&["Jonas", "Leila"]));
        assert_eq!(one.people("Jonas"), other.people(" jonas").trim());
        let elsewhere = Pseudonyms::new(Key([8; 16]), ["Jonas".to_owned()], &[]);
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
        let again = Pseudonyms::new(Key([9; 16]), [once.people("Jonas"), once.people("Ada")], &[]);
        assert_eq!(again.text(&text), text);
        assert_eq!(again.people(&once.people("Jonas")), once.people("Jonas"));
    }
}
