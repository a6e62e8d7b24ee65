//! From words and facts to an entry, and what it leaves open.

use jiff::civil::Date;

use super::{Fact, Line, Open};
use crate::{Again, Decision, Entry, GivenAway, Landing, Opportunity, Person, Talk, Unseen};

pub(super) fn entry(letter: char, words: String, understood: Vec<Fact>) -> Line {
    let day = understood.iter().find_map(|fact| if let Fact::Day(day) = fact { Some(*day) } else { None });
    let mut entry = blank(letter, words);
    add(&mut entry, &understood);
    let open = left_open(&entry);
    Line { entry, day, understood, open }
}

/// An entry of the kind of a letter that says these words and nothing else; of no letter's kind, a line.
pub fn blank(letter: char, words: String) -> Entry {
    match letter {
        'd' => Entry::Decision(Decision { words, ..Decision::default() }),
        'i' => Entry::Unseen(Unseen { words, ..Unseen::default() }),
        'g' => Entry::GivenAway(GivenAway { what: words, ..GivenAway::default() }),
        't' => Entry::Talk(Talk { words, ..Talk::default() }),
        'r' => Entry::Again(Again { words, ..Again::default() }),
        'l' => Entry::Landing(Landing { words, ..Landing::default() }),
        'p' => Entry::Person(Person { who: words, ..Person::default() }),
        'o' => Entry::Opportunity(Opportunity { words, ..Opportunity::default() }),
        _ => Entry::Line { words },
    }
}

/// Adds to an entry what was understood; what there can be one of takes the place of what was there. Facts that it has no
/// place for change nothing.
pub fn add(entry: &mut Entry, facts: &[Fact]) {
    match entry {
        Entry::Decision(decision) => facts.iter().for_each(|fact| to_decision(decision, fact)),
        Entry::Unseen(unseen) => facts.iter().for_each(|fact| to_unseen(unseen, fact)),
        Entry::GivenAway(given) => facts.iter().for_each(|fact| to_given(given, fact)),
        Entry::Talk(talk) => to_talk(talk, facts),
        Entry::Again(again) => facts.iter().for_each(|fact| to_again(again, fact)),
        Entry::Landing(landing) => {
            let to = facts.iter().find_map(|fact| if let Fact::To(who) = fact { Some(who) } else { None });
            landing.audience = to.cloned().unwrap_or_else(|| std::mem::take(&mut landing.audience));
        }
        Entry::Person(person) => {
            let talk: Option<Date> =
                facts.iter().find_map(|fact| if let Fact::LastTalk(day) = fact { Some(*day) } else { None });
            person.last_talk = talk.or(person.last_talk);
        }
        Entry::Line { .. } | Entry::Opportunity(_) => {}
    }
}

/// What an entry of its kind may say, and this one does not.
pub fn left_open(entry: &Entry) -> Vec<Open> {
    match entry {
        Entry::Decision(decision) => {
            open([(Open::Odds, decision.odds.is_none()), (Open::Review, decision.review.is_none())])
        }
        Entry::GivenAway(given) => open([
            (Open::To, given.to.is_empty()),
            (Open::Level, given.level.is_none()),
            (Open::Check, given.checks.is_empty()),
        ]),
        Entry::Talk(talk) => open([(Open::With, talk.with.is_empty())]),
        Entry::Again(again) => open([(Open::Condition, again.condition.is_empty())]),
        Entry::Landing(landing) => open([(Open::To, landing.audience.is_empty())]),
        Entry::Line { .. } | Entry::Unseen(_) | Entry::Person(_) | Entry::Opportunity(_) => vec![],
    }
}

/// Those of the questions whose answer is missing.
fn open<const N: usize>(questions: [(Open, bool); N]) -> Vec<Open> {
    questions.into_iter().filter(|(_, missing)| *missing).map(|(question, _)| question).collect()
}

fn to_decision(decision: &mut Decision, fact: &Fact) {
    match fact {
        Fact::Odds(odds) => decision.odds = Some(*odds),
        Fact::Review(day) => decision.review = Some(*day),
        Fact::MadeBy(who) => decision.made_by.clone_from(who),
        _ => {}
    }
}

fn to_unseen(unseen: &mut Unseen, fact: &Fact) {
    match fact {
        Fact::Took(minutes) => unseen.took = Some(*minutes),
        Fact::With(who) => unseen.with.push(who.clone()),
        Fact::NotHappenedBy(day) => unseen.not_happened_by = Some(*day),
        _ => {}
    }
}

fn to_given(given: &mut GivenAway, fact: &Fact) {
    match fact {
        Fact::To(who) => given.to.clone_from(who),
        Fact::Level(level) => given.level = Some(*level),
        Fact::Check(day) => given.checks.push(*day),
        Fact::Since(day) => given.since = Some(*day),
        _ => {}
    }
}

fn to_talk(talk: &mut Talk, facts: &[Fact]) {
    let mut with: Vec<&str> = Vec::new();
    for fact in facts {
        match fact {
            Fact::With(who) => with.push(who),
            Fact::Held(day) => talk.held = Some(*day),
            Fact::Noted(day) => talk.noted = Some(*day),
            Fact::Rehearsed => talk.rehearsed = true,
            _ => {}
        }
    }
    if !with.is_empty() {
        talk.with = with.join(", ");
    }
}

fn to_again(again: &mut Again, fact: &Fact) {
    match fact {
        Fact::Owner(who) => again.owner.clone_from(who),
        Fact::Due(day) => again.due = Some(*day),
        Fact::Before(day) => again.before.push(*day),
        _ => {}
    }
}
