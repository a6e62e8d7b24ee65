//! What several sources tell of one incident is one incident.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{Happened, Source, key};

/// Each incident once, oldest first.
///
/// Two are one where they have the same address, or the same id with a letter in it: a bare number names something within its source
/// alone. Whatever is one with either of two makes both one. Of a line of the log nothing more is known than its class and its day: it is
/// that of another source, or another line, with both. What a forge says holds before a file, and both before the log; a class that only
/// the other has is taken from it.
pub fn joined(happened: &[Happened]) -> Vec<Happened> {
    let mut sorted: Vec<&Happened> = happened.iter().collect();
    sorted.sort_by_key(|one| (one.source, one.day, &one.named, &one.class));
    let mut kept: Vec<Happened> = Vec::new();
    let mut told: HashSet<(String, Date)> = HashSet::new();
    for same in groups(&sorted) {
        let days: Vec<(String, Date)> =
            same.iter().filter_map(|one| Some((key(class(one)?), one.day))).collect();
        let is_told = same[0].source == Source::Log && days.iter().any(|day| told.contains(day));
        told.extend(days);
        if !is_told {
            let class = same.iter().find_map(|one| class(one)).map(str::to_owned);
            kept.push(Happened { class, ..same[0].clone() });
        }
    }
    kept.sort_by(|one, other| (one.day, &one.named).cmp(&(other.day, &other.named)));
    kept
}

/// Those that are one by their names, in the order of the first of each.
fn groups<'h>(sorted: &[&'h Happened]) -> Vec<Vec<&'h Happened>> {
    // For each the place of one before it that is the same; its own where there is none.
    let mut before: Vec<usize> = (0..sorted.len()).collect();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (place, one) in sorted.iter().enumerate() {
        for name in names(one) {
            let other = *known.entry(name).or_insert(place);
            let (one, other) = (first(&mut before, place), first(&mut before, other));
            before[one.max(other)] = one.min(other);
        }
    }
    let mut groups: Vec<Vec<&Happened>> = vec![Vec::new(); sorted.len()];
    for (place, one) in sorted.iter().enumerate() {
        groups[first(&mut before, place)].push(one);
    }
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

/// The first of a group. Ways are halved as they are walked, so that none stays long whatever a file holds.
fn first(before: &mut [usize], mut place: usize) -> usize {
    while before[place] != place {
        before[place] = before[before[place]];
        place = before[place];
    }
    place
}

fn class(one: &Happened) -> Option<&str> {
    one.class.as_deref().filter(|class| !class.trim().is_empty())
}

/// By what something is known in more than one source.
fn names(one: &Happened) -> Vec<String> {
    if one.source == Source::Log {
        // A line may tell of several days, and no other source knows its name.
        return Vec::new();
    }
    let link = one.named.link.as_deref().map(|link| link.trim().trim_end_matches('/').to_owned());
    let id = one.named.id.trim();
    let id = id.chars().any(char::is_alphabetic).then(|| id.to_lowercase());
    // An address has a colon and a slash, so no id is taken for one.
    link.filter(|link| !link.is_empty()).into_iter().chain(id).collect()
}
