//! What several sources tell of one incident is one incident.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{Happened, Source, key};
use crate::incidents::groups;

/// Each incident once, oldest first.
///
/// Two are one by their address or id ([`groups`]). Of a line of the log nothing more is known than its class and its day: it is
/// that of another source, or another line, with both. What a forge says holds before a file, and both before the log; a class that only
/// the other has is taken from it.
pub fn joined(happened: &[Happened]) -> Vec<Happened> {
    let mut sorted: Vec<&Happened> = happened.iter().collect();
    sorted.sort_by_key(|one| (one.source, one.day, &one.named, &one.class));
    let mut kept: Vec<Happened> = Vec::new();
    let mut told: HashSet<(String, Date)> = HashSet::new();
    // A line of the log may tell of several days, and no other source knows its name.
    let names = sorted.iter().map(|one| Some(&one.named).filter(|_| one.source != Source::Log));
    for group in groups(names) {
        let same: Vec<&Happened> = group.into_iter().map(|place| sorted[place]).collect();
        let days: Vec<(String, Date)> =
            same.iter().filter_map(|one| Some((key(class(one)?), one.day))).collect();
        let is_told = same[0].source == Source::Log && days.iter().any(|day| told.contains(day));
        told.extend(days);
        if !is_told {
            let class = same.iter().find_map(|one| class(one)).map(str::to_owned);
            // Its class may be another source's than its day.
            told.extend(class.as_deref().map(|class| (key(class), same[0].day)));
            kept.push(Happened { class, ..same[0].clone() });
        }
    }
    kept.sort_by(|one, other| (one.day, &one.named).cmp(&(other.day, &other.named)));
    kept
}

fn class(one: &Happened) -> Option<&str> {
    one.class.as_deref().filter(|class| !class.trim().is_empty())
}
