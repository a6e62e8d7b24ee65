//! The rule: whose act it is, and what it aims at.

use super::person::{self, Kind, Person};
use super::tokens::{self, Token, one_of};
use super::{Because, Refusal, Taken, verbs, wording};

/// What the rule read.
pub(super) struct Read {
    pub taken: Taken,
    /// It begins with what is done, as under "then I" in a form.
    pub lacks_its_subject: bool,
}

/// Something in an act that is about somebody else.
struct Found {
    person: Person,
    because: Because,
    /// Whether it can be nothing else.
    sure: bool,
}

/// An act, and who may be named in it.
struct Act<'a> {
    tokens: Vec<Token<'a>>,
    people: &'a [&'a str],
}

/// Who acts.
enum Subject {
    Lead,
    /// A thing, or "my": a sentence of its own.
    Thing,
    /// Nobody is named, so the lead is meant.
    Unnamed,
    /// "We", "you": the lead and others, or the lead speaking to themselves.
    Shared,
    Other(Person),
}

pub(super) fn read(moment: &str, act: &str, people: &[&str]) -> Read {
    let act = Act { tokens: tokens::of(act), people };
    let subject = act.subject();
    let lacks_its_subject = matches!(subject, Subject::Unnamed);
    let shared = matches!(subject, Subject::Shared);
    let mut found = Vec::new();
    if let Subject::Other(person) = subject {
        found.push(act.acts(person));
    }
    found.extend((0..act.tokens.len()).filter_map(|at| act.found_at(at)));
    let taken = match found.iter().find(|found| found.sure) {
        Some(found) => Taken::Refused(refusal(moment, &act, found)),
        None if shared || !found.is_empty() => Taken::InDoubt,
        None => Taken::Yours,
    };
    Read { taken, lacks_its_subject }
}

/// Whom it is about: for a pronoun, who was named before it.
fn refusal(moment: &str, act: &Act, found: &Found) -> Refusal {
    let moment = tokens::of(moment);
    let named = |tokens: &[Token], until: usize| {
        let all = (0..until).rev().filter_map(|at| person::at(tokens, at, act.people));
        all.filter(|person| matches!(person.kind, Kind::Named | Kind::Group))
            .map(|person| person.words)
            .next()
    };
    let start = found.person.end.saturating_sub(1);
    let before = || named(&act.tokens, start).or_else(|| named(&moment, moment.len()));
    let words = match found.person.kind {
        Kind::Pronoun => before().unwrap_or_else(|| wording::object(&found.person.words).to_owned()),
        _ => wording::object(&found.person.words).to_owned(),
    };
    Refusal {
        about: wording::to_the_lead(&words),
        because: found.because,
        instead: wording::instead(found.because, &words),
    }
}

impl Act<'_> {
    fn person(&self, at: usize) -> Option<Person> {
        person::at(&self.tokens, at, self.people)
    }

    fn is(&self, at: usize, any: &[&str]) -> Option<usize> {
        one_of(&self.tokens, at, any)
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.lower)
    }

    fn subject(&self) -> Subject {
        match self.lower(0) {
            "i" | "i'll" | "i'm" | "i'd" | "i've" => return Subject::Lead,
            "we" | "we'll" | "you" | "us" | "let's" => return Subject::Shared,
            _ => {}
        }
        if let Some(person) = self.person(0) {
            // A form may begin with a capital: "Ask who wants it" is no name, "Tomás writes" is.
            let word = &self.tokens[0];
            let known = self.people.iter().any(|name| name.to_lowercase().starts_with(&word.lower));
            let next = self.lower(person.end);
            let acts = next.ends_with('s')
                || self.is(person.end, &verbs::MUST).is_some()
                || AUXILIARY.contains(&next);
            if person.kind != Kind::Named || known || acts || word.possessive {
                return Subject::Other(person);
            }
        }
        let thing =
            THINGS.contains(&self.lower(0)) || self.tokens.first().is_some_and(|first| first.possessive);
        if thing { Subject::Thing } else { Subject::Unnamed }
    }

    /// Somebody else is the one who acts.
    fn acts(&self, person: Person) -> Found {
        let fault = self.fault_of(&person);
        let with_the_lead = ["everyone", "everybody", "each person"].contains(&person.words.as_str());
        let obliged = self.is(person.end, &verbs::MUST).is_some();
        let theirs = person.kind != Kind::Whoever && !with_the_lead && !person.possessive;
        let sure = theirs || fault || obliged;
        Found { because: if fault { Because::FoundFault } else { Because::TheyAct }, sure, person }
    }

    /// What is theirs is how they are: "his attitude", "Tomás's constant lateness".
    fn fault_of(&self, person: &Person) -> bool {
        let theirs = person.possessive || person.words == "her";
        theirs && (0..2).any(|between| verbs::FAULTS.contains(&self.lower(person.end + between)))
    }

    /// "Her" before a thing is hers; before anything else she is meant.
    fn is_owner(&self, person: &Person) -> bool {
        let next = self.lower(person.end);
        person.possessive || person.words == "her" && !next.is_empty() && !AFTER_PERSON.contains(&next)
    }

    /// The act at `at` is the one that is left off: "instead of telling Tomás to …".
    fn left_off(&self, at: usize) -> bool {
        let clause =
            (0..at).rev().find(|at| self.tokens[*at].ends || self.lower(*at) == "and").map_or(0, |at| at + 1);
        (clause.max(at.saturating_sub(5))..at).any(|at| self.is(at, &verbs::LEFT_OFF).is_some())
    }

    fn found_at(&self, at: usize) -> Option<Found> {
        if self.left_off(at) {
            return self.not_let(at);
        }
        self.kept_from(at)
            .or_else(|| self.wanted(at))
            .or_else(|| self.made(at))
            .or_else(|| self.asked_for_conduct(at))
            .or_else(|| self.ensured(at))
            .or_else(|| self.watched(at))
            .or_else(|| self.fixed(at))
            .or_else(|| self.told_how_they_are(at))
            .or_else(|| self.obliged(at))
            .or_else(|| self.turned(at))
            .or_else(|| self.acts_as_well(at))
            .or_else(|| self.fault(at))
    }

    fn found(&self, person: Person, because: Because) -> Option<Found> {
        Some(Found { sure: person.kind != Kind::Whoever, because, person })
    }

    /// Somebody, and not something of theirs, at `at`.
    fn somebody(&self, at: usize) -> Option<Person> {
        self.person(at).filter(|person| !self.is_owner(person))
    }

    /// "Stop Tomás", "keep them from", "block the author".
    fn kept_from(&self, at: usize) -> Option<Found> {
        if let Some(end) = self.is(at, &verbs::KEEP) {
            return self.found(self.somebody(end)?, Because::KeptFrom);
        }
        let person = self.somebody(self.is(at, &["keep", "keeping"])?)?;
        (self.lower(person.end) == "from").then_some(())?;
        self.found(person, Because::KeptFrom)
    }

    /// "Do not let Tomás merge".
    fn not_let(&self, at: usize) -> Option<Found> {
        let end = self.is(at, &["let", "allow", "permit"])?;
        let negated = at
            .checked_sub(1)
            .is_some_and(|before| ["not", "don't", "never", "won't"].contains(&self.lower(before)));
        negated.then_some(())?;
        self.found(self.somebody(end)?, Because::KeptFrom)
    }

    /// "Tell Tomás to", "remind the team to", "want her to".
    fn wanted(&self, at: usize) -> Option<Found> {
        let person = self.somebody(self.is(at, &verbs::WANT)?)?;
        self.is(person.end, &["to", "not to"])?;
        self.found(person, Because::MadeTo)
    }

    /// "Make Tomás write", "get them to", "push Tomás". To make somebody the owner is to give.
    fn made(&self, at: usize) -> Option<Found> {
        let person = self.somebody(self.is(at, &verbs::MAKE)?)?;
        let next = self.lower(person.end);
        let made = match self.lower(at) {
            "get" => next == "to" || next.ends_with("ing"),
            "make" | "making" => !next.is_empty() && !GIVEN.contains(&next),
            _ => true,
        };
        made.then(|| self.found(person, Because::MadeTo)).flatten()
    }

    /// "Ask Tomás to stop", "teach them a lesson".
    fn asked_for_conduct(&self, at: usize) -> Option<Found> {
        let person = self.somebody(self.is(at, &verbs::REQUEST)?)?;
        let conduct = self.is(person.end, &["to"]).is_some_and(|to| self.is(to, &verbs::CONDUCT).is_some());
        let lesson = self.is(person.end, &["a lesson", "not to"]).is_some();
        (conduct || lesson).then(|| self.found(person, Because::MadeTo)).flatten()
    }

    /// "Make sure Tomás tests it". That somebody can or knows is room, and in doubt.
    fn ensured(&self, at: usize) -> Option<Found> {
        let end = self.is(at, &verbs::ENSURE)?;
        let end = self.is(end, &["that"]).unwrap_or(end);
        let person = self.person(end)?;
        let room = self.is(person.end, &verbs::ROOM).is_some();
        let sure = !room && !self.is_owner(&person) && person.kind != Kind::Whoever;
        Some(Found { person, because: Because::WatchedOver, sure })
    }

    /// "Check on Tomás", "check whether she did", "hold them to it".
    fn watched(&self, at: usize) -> Option<Found> {
        if let Some(end) = self.is(at, &verbs::WATCH) {
            return self.found(self.somebody(end)?, Because::WatchedOver);
        }
        if let Some(end) = self.is(at, &["check whether", "check if"]) {
            return Some(Found { person: self.person(end)?, because: Because::WatchedOver, sure: false });
        }
        let person = self.somebody(self.is(at, &["hold"])?)?;
        self.is(person.end, &["accountable", "responsible", "to"])?;
        self.found(person, Because::WatchedOver)
    }

    /// "Fix Tomás", "correct their attitude", "change how the team works".
    fn fixed(&self, at: usize) -> Option<Found> {
        let fix = self.is(at, &verbs::FIX);
        let end = fix.or_else(|| self.is(at, &verbs::POINT_AT))?;
        if let Some(how) = self.is(end, &["how", "the way"]) {
            return self.found(self.person(how)?, Because::MadeTo);
        }
        let person = self.person(end)?;
        if self.fault_of(&person) {
            return self.found(person, Because::FoundFault);
        }
        let owner = self.is_owner(&person);
        fix.and(Some(Found {
            sure: !owner && person.kind != Kind::Whoever,
            because: Because::MadeTo,
            person,
        }))
    }

    /// "Tell Tomás that he is too slow", "explain to them why they should".
    fn told_how_they_are(&self, at: usize) -> Option<Found> {
        let told = ["tell", "remind", "show", "explain to", "point out to", "convince", "persuade", "let"];
        let person = self.somebody(self.is(at, &told)?)?;
        let end = self.is(person.end, &["know"]).unwrap_or(person.end);
        let end = self.is(end, &["that", "why", "how", "what"]).unwrap_or(end);
        let again = self.person(end).filter(|again| !self.is_owner(again))?;
        self.is(again.end, &verbs::MUST).or_else(|| self.is(again.end, &["is", "are", "was", "were"]))?;
        self.found(person, Because::FoundFault)
    }

    /// "That Tomás must", but not "what they should".
    fn obliged(&self, at: usize) -> Option<Found> {
        let person = self.somebody(at)?;
        self.is(person.end, &verbs::MUST)?;
        let asks = (at.saturating_sub(3)..at).any(|at| verbs::QUESTION.contains(&self.lower(at)));
        (!asks && at > 0).then(|| self.found(person, Because::MadeTo)).flatten()
    }

    /// "Until he stops", "so that the team learns".
    fn turned(&self, at: usize) -> Option<Found> {
        let person = self.somebody(self.is(at, &["until", "till", "so that", "so"])?)?;
        let end = self.is(person.end, &["will", "finally"]).unwrap_or(person.end);
        self.is(end, &verbs::TURN)?;
        self.found(person, Because::MadeTo)
    }

    /// A later clause is theirs: "and Tomás writes the tests". The lead may have left them room.
    fn acts_as_well(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1)?;
        let begins = self.tokens[before].ends || ["and", "then", "but"].contains(&self.lower(before));
        let person = self.somebody(at).filter(|_| begins)?;
        let acts =
            self.lower(person.end).ends_with('s') || ["he", "she", "they"].contains(&person.words.as_str());
        acts.then_some(Found { person, because: Because::TheyAct, sure: false })
    }

    /// How somebody is comes up in what the lead does: a hard talk, or a judgement.
    fn fault(&self, at: usize) -> Option<Found> {
        let person = self.person(at)?;
        self.fault_of(&person).then_some(Found { person, because: Because::FoundFault, sure: false })
    }
}

const AUXILIARY: [&str; 6] = ["will", "can", "could", "may", "would", "never"];
/// An act that begins so is a sentence about a thing.
const THINGS: [&str; 16] = [
    "my", "the", "a", "an", "one", "two", "exactly", "at", "it", "this", "that", "next", "nothing", "there",
    "every", "each",
];
const AFTER_PERSON: [&str; 22] = [
    "to", "from", "when", "if", "about", "on", "in", "at", "for", "with", "and", "or", "first", "again",
    "that", "why", "what", "how", "before", "after", "out", "not",
];
/// After "make somebody": what is given.
const GIVEN: [&str; 8] = ["a", "an", "the", "owner", "responsible", "lead", "reviewer", "my"];
