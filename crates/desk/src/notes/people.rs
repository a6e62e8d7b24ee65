use growth::Entry;

use super::Notebook;

/// Names of people the lead wrote into fields that hold one: to whom, with whom, who owns. Each once.
pub fn people(book: &Notebook) -> Vec<String> {
    let of_log = book.log.lines().iter().flat_map(|line| of_entry(&line.entry));
    let of_cycles = book.cycles.all().iter().flat_map(|cycle| {
        let asked = cycle.asked.iter().map(|asked| asked.who.as_str());
        let told = cycle.told.iter().map(|told| told.words.as_str());
        let suggested = cycle.suggestions.iter().map(|suggestion| suggestion.who.as_str());
        let followed = cycle.followed_up.iter().map(|held| held.who.as_str());
        asked.chain(told).chain(suggested).chain(followed)
    });
    let names = of_log.chain(of_cycles).map(str::trim).filter(|name| !name.is_empty());
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

fn of_entry(entry: &Entry) -> Vec<&str> {
    match entry {
        Entry::Unseen(unseen) => unseen.with.iter().map(String::as_str).collect(),
        Entry::Decision(decision) => vec![&decision.made_by],
        Entry::GivenAway(given) => vec![&given.to],
        Entry::Again(again) => vec![&again.owner],
        Entry::Talk(talk) => vec![&talk.with],
        Entry::Person(person) => vec![&person.who],
        Entry::Landing(landing) => vec![&landing.audience],
        Entry::Line { .. } | Entry::Opportunity(_) => Vec::new(),
    }
}
