//! From words and facts to an entry, and what it leaves open.

use jiff::civil::Date;

use super::{Fact, Line, Open};
use crate::{Again, Decision, Entry, GivenAway, Landing, Opportunity, Person, Talk, Unseen};

pub(super) fn entry(letter: char, words: String, understood: Vec<Fact>) -> Line {
    let facts = understood.as_slice();
    let day = facts.iter().find_map(|fact| if let Fact::Day(day) = fact { Some(*day) } else { None });
    let (entry, open) = match letter {
        'd' => decision(words, facts),
        'i' => unseen(words, facts),
        'g' => given(words, facts),
        't' => talk(words, facts),
        'r' => again(words, facts),
        'l' => landing(words, facts),
        'p' => (person(words, facts), vec![]),
        'o' => (Entry::Opportunity(Opportunity { words, ..Opportunity::default() }), vec![]),
        _ => (Entry::Line { words }, vec![]),
    };
    Line { entry, day, understood, open }
}

/// Those of the questions whose answer is missing.
fn open<const N: usize>(questions: [(Open, bool); N]) -> Vec<Open> {
    questions.into_iter().filter(|(_, missing)| *missing).map(|(question, _)| question).collect()
}

fn decision(words: String, facts: &[Fact]) -> (Entry, Vec<Open>) {
    let mut entry = Decision { words, ..Decision::default() };
    for fact in facts {
        match fact {
            Fact::Odds(odds) => entry.odds = Some(*odds),
            Fact::Review(day) => entry.review = Some(*day),
            Fact::MadeBy(who) => entry.made_by.clone_from(who),
            _ => {}
        }
    }
    let open = open([(Open::Odds, entry.odds.is_none()), (Open::Review, entry.review.is_none())]);
    (Entry::Decision(entry), open)
}

fn unseen(words: String, facts: &[Fact]) -> (Entry, Vec<Open>) {
    let mut entry = Unseen { words, ..Unseen::default() };
    for fact in facts {
        match fact {
            Fact::Took(minutes) => entry.took = Some(*minutes),
            Fact::With(who) => entry.with.push(who.clone()),
            Fact::NotHappenedBy(day) => entry.not_happened_by = Some(*day),
            _ => {}
        }
    }
    (Entry::Unseen(entry), vec![])
}

fn given(what: String, facts: &[Fact]) -> (Entry, Vec<Open>) {
    let mut entry = GivenAway { what, ..GivenAway::default() };
    for fact in facts {
        match fact {
            Fact::To(who) => entry.to.clone_from(who),
            Fact::Level(level) => entry.level = Some(*level),
            Fact::Check(day) => entry.checks.push(*day),
            Fact::Since(day) => entry.since = Some(*day),
            _ => {}
        }
    }
    let open = open([
        (Open::To, entry.to.is_empty()),
        (Open::Level, entry.level.is_none()),
        (Open::Check, entry.checks.is_empty()),
    ]);
    (Entry::GivenAway(entry), open)
}

fn talk(words: String, facts: &[Fact]) -> (Entry, Vec<Open>) {
    let mut entry = Talk { words, ..Talk::default() };
    let mut with: Vec<&str> = Vec::new();
    for fact in facts {
        match fact {
            Fact::With(who) => with.push(who),
            Fact::Held(day) => entry.held = Some(*day),
            Fact::Noted(day) => entry.noted = Some(*day),
            Fact::Rehearsed => entry.rehearsed = true,
            _ => {}
        }
    }
    entry.with = with.join(", ");
    let open = open([(Open::With, entry.with.is_empty())]);
    (Entry::Talk(entry), open)
}

fn again(words: String, facts: &[Fact]) -> (Entry, Vec<Open>) {
    let mut entry = Again { words, ..Again::default() };
    for fact in facts {
        match fact {
            Fact::Owner(who) => entry.owner.clone_from(who),
            Fact::Due(day) => entry.due = Some(*day),
            Fact::Before(day) => entry.before.push(*day),
            _ => {}
        }
    }
    (Entry::Again(entry), vec![Open::Condition])
}

fn landing(words: String, facts: &[Fact]) -> (Entry, Vec<Open>) {
    let audience =
        facts.iter().find_map(|fact| if let Fact::To(who) = fact { Some(who.clone()) } else { None });
    let open = open([(Open::To, audience.is_none())]);
    (Entry::Landing(Landing { words, audience: audience.unwrap_or_default(), ..Landing::default() }), open)
}

fn person(who: String, facts: &[Fact]) -> Entry {
    let last_talk: Option<Date> =
        facts.iter().find_map(|fact| if let Fact::LastTalk(day) = fact { Some(*day) } else { None });
    Entry::Person(Person { who, last_talk, ..Person::default() })
}
