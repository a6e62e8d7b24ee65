//! What several sources tell of one incident is one incident.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{Happened, Source, key};

/// Each incident once, oldest first.
///
/// Two are one where they have the same address, or the same id with a letter in it: a bare number names something within its source alone. Of a
/// line of the log nothing more is known than its class and its day: it is that of another source, or another line, with both. What a forge says holds before a file,
/// and both before the log; a class that only the other has is taken from it.
pub fn joined(happened: &[Happened]) -> Vec<Happened> {
    let mut sorted: Vec<&Happened> = happened.iter().collect();
    sorted.sort_by_key(|one| (one.source, one.day, &one.named));
    let mut kept: Vec<Happened> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut told: HashSet<(String, Date)> = HashSet::new();
    for one in sorted {
        let names = names(one);
        let place = names.iter().find_map(|name| places.get(name).copied());
        let own_day =
            one.class.as_deref().filter(|class| !class.trim().is_empty()).map(|class| (key(class), one.day));
        let in_log_only = one.source == Source::Log;
        let place = match place {
            Some(place) => {
                let known = &mut kept[place].class;
                *known = known.take().or_else(|| own_day.is_some().then(|| one.class.clone()).flatten());
                Some(place)
            }
            None if in_log_only && own_day.as_ref().is_some_and(|day| told.contains(day)) => None,
            None => {
                let class = own_day.is_some().then(|| one.class.clone()).flatten();
                kept.push(Happened { class, ..one.clone() });
                Some(kept.len() - 1)
            }
        };
        told.extend(own_day);
        if let Some(place) = place {
            places.extend(names.into_iter().map(|name| (name, place)));
        }
    }
    kept.sort_by(|one, other| (one.day, &one.named).cmp(&(other.day, &other.named)));
    kept
}

/// By what something is known in more than one source.
fn names(one: &Happened) -> Vec<String> {
    let link = one.named.link.as_deref().map(|link| link.trim().trim_end_matches('/').to_owned());
    let id = one.named.id.trim();
    let id = id.chars().any(char::is_alphabetic).then(|| id.to_lowercase());
    // An address has a colon and a slash, so no id is taken for one.
    link.filter(|link| !link.is_empty()).into_iter().chain(id).collect()
}
