//! The patterns of the rule: each finds one way in which an act is about somebody else.

use super::Because;
use super::about::Found;
use super::act::Act;
use super::person::{Kind, Person};
use super::verbs;

/// One pattern: what it finds at a word.
type Pattern = fn(&Act, usize) -> Option<Found>;

const PATTERNS: [Pattern; 13] = [
    kept_from,
    wanted,
    made,
    done_to,
    asked_for_conduct,
    ensured,
    watched,
    fixed,
    told_how_they_are,
    obliged,
    turned,
    acts_as_well,
    fault,
];

/// What is found anywhere in an act.
pub(super) fn all(act: &Act) -> Vec<Found> {
    let at_word = |at: usize| {
        if left_off(act, at) {
            return not_let(act, at);
        }
        PATTERNS.iter().find_map(|pattern| pattern(act, at))
    };
    (0..act.tokens.len()).filter_map(at_word).collect()
}

/// Somebody else is the one who acts.
pub(super) fn acts(act: &Act, person: Person) -> Found {
    let fault = act.is_fault_of(&person);
    let obliged = act.lower(0) == "must" || act.is(person.end, &verbs::MUST).is_some();
    let theirs = !person.possessive && !act.lead_acts_as_well();
    let because = if fault { Because::FoundFault } else { Because::TheyAct };
    Found { sure: theirs || fault || obliged, because, person }
}

fn found(person: Person, because: Because) -> Option<Found> {
    Some(Found { sure: person.kind != Kind::Whoever, because, person })
}

/// The act at `at` is the one that is left off: "instead of telling Tomás to …".
fn left_off(act: &Act, at: usize) -> bool {
    let start = act.clause(at).max(at.saturating_sub(5));
    (start..at).any(|at| act.is(at, &verbs::LEFT_OFF).is_some())
}

/// "Stop Tomás", "keep them from", "block the author".
fn kept_from(act: &Act, at: usize) -> Option<Found> {
    if let Some(end) = act.is(at, &verbs::KEEP) {
        return found(act.somebody(end)?, Because::KeptFrom);
    }
    let person = act.somebody(act.is(at, &["keep", "keeping"])?)?;
    (act.lower(person.end) == "from").then_some(())?;
    found(person, Because::KeptFrom)
}

/// "Do not let Tomás merge".
fn not_let(act: &Act, at: usize) -> Option<Found> {
    let end = act.is(at, &["let", "allow", "permit"])?;
    let before = act.lower(at.checked_sub(1)?);
    ["not", "don't", "never", "won't"].contains(&before).then_some(())?;
    found(act.somebody(end)?, Because::KeptFrom)
}

/// "Tell Tomás to", "remind the team to", "expect QA to"; not "bring them to the table".
fn wanted(act: &Act, at: usize) -> Option<Found> {
    let end = act.is(at, &verbs::WANT)?;
    let person = act.somebody(end).or_else(|| Person::department(&act.tokens, end))?;
    if act.lower(at) == "remind" && act.lasts(person.end) {
        return found(person, Because::MadeTo);
    }
    let to = act.is(act.after_aside(person.end), &["to", "not to"])?;
    let place = ["the", "a", "an", "my", "our", "their", "this"].contains(&act.lower(to));
    (!place).then(|| found(person, Because::MadeTo)).flatten()
}

/// "Make Tomás write", "get them to", "push Tomás". To make somebody the owner is to give.
fn made(act: &Act, at: usize) -> Option<Found> {
    let person = act.somebody(act.is(at, &verbs::MAKE)?)?;
    let after = act.after_aside(person.end);
    let next = act.lower(after);
    let goes_on = !next.is_empty() && !act.ends(after);
    let made = match act.lower(at) {
        "get" => next == "to" || next.ends_with("ing"),
        "make" | "making" => goes_on && !GIVEN.contains(&next),
        "have" | "having" => goes_on && !NO_VERBS.contains(&next),
        _ => true,
    };
    made.then(|| found(person, Because::MadeTo)).flatten()
}

/// After "make somebody": what is given.
const GIVEN: [&str; 8] = ["a", "an", "the", "owner", "responsible", "lead", "reviewer", "my"];
/// After "have somebody": they are only there.
const NO_VERBS: [&str; 14] =
    ["to", "in", "on", "at", "with", "for", "who", "around", "over", "here", "there", "and", "as", "of"];

/// "Talk her out of it", "set him straight".
fn done_to(act: &Act, at: usize) -> Option<Found> {
    let (_, ends) = verbs::DONE_TO.iter().find(|(verb, _)| act.lower(at) == *verb)?;
    let person = act.somebody(at + 1)?;
    act.is(person.end, ends)?;
    found(person, Because::MadeTo)
}

/// "Ask Tomás to stop", "ask her to test from now on": other conduct, or a lasting change, and no piece of work.
fn asked_for_conduct(act: &Act, at: usize) -> Option<Found> {
    if act.lower(at) == "you" {
        return instructed(act, at);
    }
    let person = act.somebody(act.is(at, &verbs::REQUEST)?)?;
    if act.is(person.end, &["a lesson", "not to"]).is_some() {
        return found(person, Because::MadeTo);
    }
    let to = act.is(act.after_aside(person.end), &["to"])?;
    let lasting = act.lasts(to) || act.is(at.wrapping_sub(3), &["from now on"]).is_some();
    let conduct = act.is(to, &verbs::CONDUCT).is_some();
    if conduct || lasting {
        return found(person, Because::MadeTo);
    }
    // "To be friendlier" is conduct, "to be the owner" is a thing that is given; "to be honest" may be either.
    let how = act.lower(act.is(to, &["be"])?);
    let given = GIVEN.contains(&how) || ["in", "there", "at", "on", "part", "our", "with"].contains(&how);
    (!given).then(|| Found { sure: how.ends_with("er"), because: Because::MadeTo, person })
}

/// "From now on you write to me first": what is said is an order.
fn instructed(act: &Act, at: usize) -> Option<Found> {
    let lasting = (at.saturating_sub(3)..at).any(|at| act.is(at, &verbs::LASTING).is_some());
    let asks = (at.saturating_sub(3)..at).any(|at| verbs::QUESTION.contains(&act.lower(at)));
    let must = act.is(at + 1, &verbs::MUST).is_some() && !asks;
    (at > 0 && (lasting || must)).then(|| found(Person::spoken_to(at + 1), Because::MadeTo)).flatten()
}

/// "Make sure Tomás tests it". That somebody can or knows is room, and in doubt.
fn ensured(act: &Act, at: usize) -> Option<Found> {
    let end = act.is(at, &verbs::ENSURE)?;
    let end = act.is(end, &["that"]).unwrap_or(end);
    let person = act.person(end)?;
    let room = act.is(person.end, &verbs::ROOM).is_some();
    let sure = !room && !act.is_owner(&person) && person.kind != Kind::Whoever;
    Some(Found { person, because: Because::WatchedOver, sure })
}

/// "Check on Tomás", "check whether she did", "hold them to it".
fn watched(act: &Act, at: usize) -> Option<Found> {
    if let Some(end) = act.is(at, &verbs::WATCH) {
        return found(act.somebody(end)?, Because::WatchedOver);
    }
    if let Some(end) = act.is(at, &["check whether", "check if"]) {
        return Some(Found { person: act.person(end)?, because: Because::WatchedOver, sure: false });
    }
    let person = act.somebody(act.is(at, &["hold"])?)?;
    act.is(person.end, &["accountable", "responsible", "to"])?;
    found(person, Because::WatchedOver)
}

/// "Fix Tomás", "correct their attitude", "change how the team works".
fn fixed(act: &Act, at: usize) -> Option<Found> {
    let fix = act.is(at, &verbs::FIX);
    let end = fix.or_else(|| act.is(at, &verbs::POINT_AT))?;
    if let Some(how) = act.is(end, &["how", "the way"]) {
        return found(act.person(how)?, Because::MadeTo);
    }
    let person = act.person(end)?;
    if act.is_fault_of(&person) {
        return found(person, Because::FoundFault);
    }
    let sure = !act.is_owner(&person) && person.kind != Kind::Whoever;
    fix.map(|_| Found { sure, because: Because::MadeTo, person })
}

/// "Tell Tomás that he is too slow", "explain to them why they should".
fn told_how_they_are(act: &Act, at: usize) -> Option<Found> {
    let told = ["tell", "remind", "show", "explain to", "point out to", "let"];
    let person = act.somebody(act.is(at, &told)?)?;
    let end = act.is(person.end, &["know"]).unwrap_or(person.end);
    let end = act.is(end, &["that", "why", "how", "what"]).unwrap_or(end);
    let again = act.somebody(end)?;
    act.is(again.end, &verbs::MUST).or_else(|| act.is(again.end, &["is", "are", "was", "were"]))?;
    found(person, Because::FoundFault)
}

/// "That Tomás must", but not "what they should", nor "so that nobody has to".
fn obliged(act: &Act, at: usize) -> Option<Found> {
    let person =
        act.somebody(at).filter(|person| at > 0 && !["nobody", "no one"].contains(&person.words.as_str()))?;
    act.is(person.end, &verbs::MUST)?;
    let asks = (at.saturating_sub(3)..at).any(|at| verbs::QUESTION.contains(&act.lower(at)));
    (!asks).then(|| found(person, Because::MadeTo)).flatten()
}

/// "Until he stops", "so that the team learns".
fn turned(act: &Act, at: usize) -> Option<Found> {
    let person = act.somebody(act.is(at, &["until", "till", "so that", "so"])?)?;
    let end = act.is(person.end, &["will", "finally"]).unwrap_or(person.end);
    act.is(end, &verbs::TURN)?;
    found(person, Because::MadeTo)
}

/// A later clause is theirs: "and Tomás writes the tests". The lead may have left them room.
fn acts_as_well(act: &Act, at: usize) -> Option<Found> {
    let before = act.lower(at.checked_sub(1)?);
    let begins = act.clause(at) == at || before == "then";
    let person = act.somebody(at).filter(|_| begins)?;
    let acts = act.lower(person.end).ends_with('s') || ["he", "she", "they"].contains(&person.words.as_str());
    acts.then_some(Found { person, because: Because::TheyAct, sure: false })
}

/// How somebody is comes up in what the lead does: a hard talk, or a judgement.
fn fault(act: &Act, at: usize) -> Option<Found> {
    let person = act.person(at)?;
    act.is_fault_of(&person).then_some(Found { person, because: Because::FoundFault, sure: false })
}
