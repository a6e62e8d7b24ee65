//! An act, as the rule looks at it.

use super::person::{self, Kind, Person};
use super::tokens::{self, Token, one_of};
use super::verbs;

/// The words of an act, and the names that are known.
pub(super) struct Act<'a> {
    pub tokens: Vec<Token<'a>>,
    /// In small letters.
    people: Vec<String>,
}

/// Who acts.
pub(super) enum Subject {
    Lead,
    /// A thing, or "my": a sentence of its own.
    Thing,
    /// Nobody is named, so the lead is meant.
    Unnamed,
    /// "We": the lead is one of them.
    Shared,
    Other(Person),
}

const AUXILIARY: [&str; 6] = ["will", "can", "could", "may", "would", "never"];
/// An act that begins so is a sentence about a thing.
const THINGS: [&str; 16] = [
    "my", "the", "a", "an", "one", "two", "exactly", "at", "it", "this", "that", "next", "nothing", "there",
    "every", "each",
];
/// A word that begins nothing of hers.
const AFTER_PERSON: [&str; 49] = [
    "to", "from", "when", "if", "about", "on", "in", "at", "for", "with", "and", "or", "first", "again",
    "that", "why", "what", "how", "before", "after", "out", "not", "into", "straight", "down", "over",
    "along", "every", "each", "the", "a", "an", "until", "once", "now", "always", "never", "more", "it",
    "because", "as", "of", "while", "who", "off", "up", "by", "this", "next",
];

impl<'a> Act<'a> {
    pub fn of(text: &'a str, people: &[&str]) -> Act<'a> {
        let people = people.iter().map(|name| name.to_lowercase()).filter(|name| !name.trim().is_empty());
        Act { tokens: tokens::of(text), people: people.collect() }
    }

    /// Who stands at `at`.
    pub fn person(&self, at: usize) -> Option<Person> {
        person::at(&self.tokens, at, &self.people)
    }

    /// Somebody, and not something of theirs, at `at`.
    pub fn somebody(&self, at: usize) -> Option<Person> {
        self.person(at).filter(|person| !self.is_owner(person))
    }

    /// The end of the first of these words that stands at `at`.
    pub fn is(&self, at: usize, any: &[&str]) -> Option<usize> {
        one_of(&self.tokens, at, any)
    }

    pub fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.lower)
    }

    /// "Her" before a thing is hers; before anything else she is meant.
    pub fn is_owner(&self, person: &Person) -> bool {
        let next = self.lower(person.end);
        let goes_on = !self.ends(person.end) && !AFTER_PERSON.contains(&next);
        person.possessive || person.words == "her" && goes_on
    }

    /// What is theirs is how they are: "his attitude", "Tomás's constant lateness".
    pub fn is_fault_of(&self, person: &Person) -> bool {
        let theirs = person.possessive || person.words == "her";
        theirs && (0..2).any(|between| verbs::FAULTS.contains(&self.lower(person.end + between)))
    }

    /// Nothing more of its clause follows the word before `at`.
    pub fn ends(&self, at: usize) -> bool {
        at >= self.tokens.len() || at.checked_sub(1).is_some_and(|before| self.tokens[before].ends)
    }

    /// Behind an aside between commas ("her, friendly but firmly, to") and an adverb ("them finally write").
    pub fn after_aside(&self, at: usize) -> usize {
        let aside = at > 0 && self.ends(at);
        let close = (at..self.tokens.len().min(at + 5)).find(|at| self.tokens[*at].ends).filter(|_| aside);
        let at = close.map_or(at, |close| close + 1);
        let adverb = self.lower(at).ends_with("ly") || ["again", "now", "please"].contains(&self.lower(at));
        at + usize::from(adverb)
    }

    /// What follows in this clause is to last: "from now on", "every time".
    pub fn lasts(&self, at: usize) -> bool {
        let end = (at..self.tokens.len()).find(|at| self.tokens[*at].ends).unwrap_or(self.tokens.len());
        (at..end).any(|at| self.is(at, &verbs::LASTING).is_some())
    }

    /// Where the clause begins in which `at` stands.
    pub fn clause(&self, at: usize) -> usize {
        let begins = |at: &usize| self.tokens[*at].ends || ["and", "but"].contains(&self.lower(*at));
        (0..at).rev().find(begins).map_or(0, |before| before + 1)
    }

    /// The lead acts as well: "Priya gets it and I keep out".
    pub fn lead_acts_as_well(&self) -> bool {
        (1..self.tokens.len()).any(|at| self.lower(at) == "i" && self.clause(at) == at)
    }

    /// The last who is named or grouped before `until`.
    pub fn last_named(&self, until: usize) -> Option<String> {
        let mut at = 0;
        let mut last = None;
        while at < until {
            match self.person(at) {
                Some(person) => {
                    at = person.end;
                    if matches!(person.kind, Kind::Named | Kind::Group) && at <= until {
                        last = Some(person.words);
                    }
                }
                None => at += 1,
            }
        }
        last
    }

    pub fn subject(&self) -> Subject {
        // "Then must Jonas write it": a verb may stand before who acts.
        let inverted = usize::from(["must", "should", "will", "has"].contains(&self.lower(0)));
        match self.lower(inverted) {
            "i" | "i'll" | "i'm" | "i'd" | "i've" => return Subject::Lead,
            "we" | "we'll" | "us" | "let's" => return Subject::Shared,
            "you" => return Subject::Other(Person::addressed(inverted + 1)),
            _ if self.lower(1) == "i" => return Subject::Lead,
            _ => {}
        }
        if let Some(person) = self.person(inverted) {
            // A form may begin with a capital: "Ask who wants it" is no name, "Tomás writes" is.
            let word = &self.tokens[inverted];
            let known = self.people.iter().any(|name| name.starts_with(&word.lower));
            let next = self.lower(person.end);
            let acts = next.ends_with('s')
                || self.is(person.end, &verbs::MUST).is_some()
                || AUXILIARY.contains(&next);
            if person.kind != Kind::Named || known || acts || word.possessive || inverted == 1 {
                return Subject::Other(person);
            }
        }
        let department = Person::department(&self.tokens, inverted)
            .filter(|one| self.lower(one.end).ends_with('s') || self.is(one.end, &verbs::MUST).is_some());
        if let Some(department) = department {
            return Subject::Other(department);
        }
        let thing =
            THINGS.contains(&self.lower(0)) || self.tokens.first().is_some_and(|first| first.possessive);
        if thing { Subject::Thing } else { Subject::Unnamed }
    }
}
