//! Who is named in a plan: a name, a pronoun, a group; never the lead.

use super::tokens::{Token, are, one_of};

/// Somebody else, at some words of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// Behind their last word.
    pub end: usize,
    pub kind: Kind,
    /// It is something of theirs that is named: `his`, `Tomás's`.
    pub possessive: bool,
    /// As the lead wrote it.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// By name.
    Named,
    /// `he`, `them`: whoever was named before.
    Pronoun,
    /// `the team`, `everyone`, `my manager`.
    Group,
    /// Whoever it will be: `someone else`, `the other`. To leave them room is an act of one's own.
    Whoever,
    /// `you`, who is spoken to.
    Addressed,
}

impl Person {
    /// "You", where it is who acts.
    pub fn addressed(end: usize) -> Person {
        Person { end, kind: Kind::Addressed, possessive: false, words: "you".to_owned() }
    }

    /// "You" in what the lead says to somebody.
    pub fn spoken_to(end: usize) -> Person {
        Person { end, kind: Kind::Pronoun, possessive: false, words: "they".to_owned() }
    }

    /// A part of the company, where only somebody can stand: "expect QA to", "sales has to".
    pub fn department(tokens: &[Token], at: usize) -> Option<Person> {
        let token = tokens.get(at)?;
        let letters = token.word.len() > 1 && token.word.chars().all(char::is_uppercase);
        let named = letters || DEPARTMENTS.contains(&token.lower.as_str());
        named.then(|| Person {
            end: at + 1,
            kind: Kind::Group,
            possessive: false,
            words: token.word.to_owned(),
        })
    }
}

const DEPARTMENTS: [&str; 14] = [
    "product",
    "sales",
    "support",
    "marketing",
    "finance",
    "legal",
    "operations",
    "ops",
    "management",
    "design",
    "security",
    "engineering",
    "leadership",
    "procurement",
];

const SUBJECTS: [&str; 3] = ["he", "she", "they"];
const OBJECTS: [&str; 3] = ["him", "her", "them"];
const OWNERS: [&str; 3] = ["his", "her", "their"];

const GROUPS: [&str; 11] = [
    "everyone else",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "nobody",
    "no one",
    "people",
    "others",
    "other people",
    "no-one",
];

const WHOEVER: [&str; 11] = [
    "someone else",
    "somebody else",
    "someone",
    "somebody",
    "anyone who",
    "whoever",
    "the other",
    "one of them",
    "the others",
    "the other person",
    "each other",
];

const DETERMINERS: [&str; 14] = [
    "the", "my", "our", "a", "an", "another", "each", "every", "that", "this", "these", "those", "one", "any",
];

/// Words for people by what they are at work.
const ROLES: [&str; 48] = [
    "team",
    "teams",
    "manager",
    "managers",
    "boss",
    "lead",
    "leads",
    "colleague",
    "colleagues",
    "developer",
    "developers",
    "dev",
    "devs",
    "engineer",
    "engineers",
    "programmer",
    "programmers",
    "tester",
    "testers",
    "designer",
    "designers",
    "junior",
    "juniors",
    "senior",
    "seniors",
    "reviewer",
    "reviewers",
    "author",
    "peer",
    "peers",
    "member",
    "members",
    "newcomer",
    "newcomers",
    "person",
    "people",
    "guy",
    "guys",
    "pm",
    "director",
    "stakeholder",
    "stakeholders",
    "architect",
    "coworker",
    "lads",
    "folks",
    "crew",
    "staff",
];

const NO_NAMES: [&str; 24] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "slack",
    "jira",
    "github",
    "english",
    "git",
];

/// Who stands at `at`; names with a capital count, but not where a sentence begins.
pub(super) fn at(tokens: &[Token], at: usize, people: &[String]) -> Option<Person> {
    let found = |end: usize, kind| {
        let words: Vec<&str> = tokens[at..end].iter().map(|token| token.word).collect();
        let last = &tokens[end - 1];
        let possessive = last.possessive || kind == Kind::Pronoun && OWNERS.contains(&last.lower.as_str());
        Some(Person { end, kind, possessive, words: words.join(" ") })
    };
    let token = tokens.get(at)?;
    let lower = token.lower.as_str();
    if let Some(end) = known(tokens, at, people) {
        return found(end, Kind::Named);
    }
    if SUBJECTS.contains(&lower) || OBJECTS.contains(&lower) || OWNERS.contains(&lower) {
        // "her" is both; it is hers where something of hers follows, which only the rule can tell.
        return found(at + 1, Kind::Pronoun)
            .map(|person| Person { possessive: person.possessive && lower != "her", ..person });
    }
    if let Some(end) = one_of(tokens, at, &WHOEVER) {
        let role = tokens.get(end).is_some_and(|token| ROLES.contains(&token.lower.as_str()));
        return found(end + usize::from(role && lower == "the"), Kind::Whoever);
    }
    if let Some(end) = one_of(tokens, at, &GROUPS) {
        return found(end, Kind::Group);
    }
    if let Some(end) = by_role(tokens, at) {
        return found(end, Kind::Group);
    }
    if is_name(token) {
        let more = tokens[at..].iter().take_while(|token| is_name(token)).count();
        let possessive = tokens[at..at + more].iter().position(|token| token.possessive || token.ends);
        return found(at + possessive.map_or(more, |nth| nth + 1), Kind::Named);
    }
    None
}

/// `the new developer`, `my manager`: at most two words between.
fn by_role(tokens: &[Token], at: usize) -> Option<usize> {
    DETERMINERS.contains(&tokens[at].lower.as_str()).then_some(())?;
    let rest = tokens.get(at + 1..)?;
    let role = rest.iter().take(3).position(|token| ROLES.contains(&token.lower.as_str()))?;
    let whole = rest[..role]
        .iter()
        .all(|token| !token.ends && !token.possessive && !CLOSED.contains(&token.lower.as_str()));
    let end = at + 1 + role;
    // "the team goal", "a team item": the role only says what sort of thing it is.
    let is_a_thing = tokens.get(end + 1).is_some_and(|next| THINGS.contains(&next.lower.as_str()));
    (whole && (tokens[end].ends || !is_a_thing)).then_some(end + 1)
}

/// Words that do not stand between "the" and a role.
const CLOSED: [&str; 14] =
    ["of", "to", "in", "on", "at", "for", "from", "with", "and", "or", "is", "that", "who", "which"];
const THINGS: [&str; 22] = [
    "meeting",
    "goal",
    "goals",
    "channel",
    "chat",
    "page",
    "board",
    "day",
    "calendar",
    "list",
    "lunch",
    "breakfast",
    "event",
    "offsite",
    "retro",
    "review",
    "call",
    "session",
    "planning",
    "wiki",
    "room",
    "agreement",
];

fn known(tokens: &[Token], at: usize, people: &[String]) -> Option<usize> {
    let whole = people.iter().filter_map(|name| are(tokens, at, name)).max();
    // A first name alone names them too.
    let mut first = people.iter().filter_map(|name| name.split_whitespace().next());
    whole.or_else(|| first.find_map(|name| are(tokens, at, name)))
}

/// It has a capital, and is no abbreviation, no day and no month.
fn is_name(token: &Token) -> bool {
    let mut chars = token.word.chars().skip_while(|char| *char == '@');
    let capital = chars.next().is_some_and(char::is_uppercase) || token.word.starts_with('@');
    let rest: Vec<char> = chars.collect();
    let abbreviation = rest.iter().all(|char| !char.is_lowercase()) || rest.iter().any(char::is_ascii_digit);
    capital && !abbreviation && !token.lower.starts_with("i'") && !NO_NAMES.contains(&token.lower.as_str())
}
