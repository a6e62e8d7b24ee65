//! What several sources tell of one incident is one incident.

use std::collections::HashMap;

use crate::Named;

/// Those that are one by their names, each by its place, in the order of the first of each.
///
/// Two are one where they have the same address, or the same id with a letter in it: a bare number names something within its source
/// alone. Whatever is one with either of two makes both one. Of what no other source can name there is no name.
pub(crate) fn groups<'n>(all: impl Iterator<Item = Option<&'n Named>>) -> Vec<Vec<usize>> {
    // For each the place of one before it that is the same; its own where there is none.
    let mut before: Vec<usize> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (place, named) in all.enumerate() {
        before.push(place);
        for name in named.into_iter().flat_map(names) {
            let other = *known.entry(name).or_insert(place);
            let (one, other) = (first(&mut before, place), first(&mut before, other));
            before[one.max(other)] = one.min(other);
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
    for place in 0..before.len() {
        groups[first(&mut before, place)].push(place);
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

/// By what something is known in more than one source.
fn names(named: &Named) -> impl Iterator<Item = String> {
    let link = named.link.as_deref().map(|link| link.trim().trim_end_matches('/').to_owned());
    let id = named.id.trim();
    let id = id.chars().any(char::is_alphabetic).then(|| id.to_lowercase());
    // An address has a colon and a slash, so no id is taken for one.
    link.filter(|link| !link.is_empty()).into_iter().chain(id)
}
