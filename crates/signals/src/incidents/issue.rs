//! Issues of the forges that are incidents, by the labels the lead named.

use records::{AccountIx, IncidentLabels};
use team::Ground;

use super::{Source, Told};
use crate::proposals::has_label;
use crate::requests::{connected, named_issue};
use crate::reviews::Who;

/// Those of all forges, by repository and number. Who led one is the first of the people assigned to it.
pub(super) fn told(ground: &Ground) -> Vec<Told> {
    let Some(known_by) = &ground.settings.incident_issues else { return Vec::new() };
    let mut told = Vec::new();
    for (repository, forge) in connected(ground) {
        let who = |account: &AccountIx| ground.people.who(repository, *account);
        for issue in forge.issues.iter().filter(|issue| has_label(&issue.labels, &known_by.labels)) {
            told.push(Told {
                named: named_issue(&forge.place, repository, issue),
                class: class_of(&issue.labels, known_by).map(str::to_owned),
                opened: issue.opened,
                closed: issue.closed,
                by: issue.assigned.iter().map(who).find(|who| matches!(who, Who::Person(_))),
                source: Source::Forge,
                ended_by: Source::Forge,
            });
        }
    }
    told
}

/// The class that labels say: what follows the prefix, whatever its case, in the first of them by name that makes no incident. Colons and spaces before the
/// class are no part of it: `class: payments` and `class::payments` are both of class `payments`.
pub fn class_of<'l>(labels: &'l [String], known_by: &IncidentLabels) -> Option<&'l str> {
    let prefix = known_by.class_prefix.trim().to_lowercase();
    let class = |label: &'l String| {
        let label = label.trim();
        let starts = label.char_indices().map(|(at, _)| at).chain([label.len()]);
        let rest = starts.map(|at| label.split_at(at)).find(|(front, _)| front.to_lowercase() == prefix)?.1;
        Some(rest.trim_start_matches([':', ' ']).trim_end()).filter(|class| !class.is_empty())
    };
    let others = labels.iter().filter(|label| !has_label(std::slice::from_ref(*label), &known_by.labels));
    let mut classes: Vec<(String, &str)> =
        others.filter_map(|label| Some((label.trim().to_lowercase(), class(label)?))).collect();
    classes.sort_unstable();
    classes.first().map(|(_, class)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_what_follows_the_prefix_in_the_first_label_that_has_it() {
        let class = |prefix: &str, labels: &[&str]| {
            let labels: Vec<String> = labels.iter().map(|&label| label.to_owned()).collect();
            let known_by = IncidentLabels { labels: Vec::new(), class_prefix: prefix.to_owned() };
            class_of(&labels, &known_by).map(str::to_owned)
        };
        for (prefix, labels, of) in [
            ("class:", &["incident", "class:payments"][..], Some("payments")),
            ("class:", &["Class: Payments ", "incident"], Some("Payments")),
            ("class:", &["class::payments"], Some("payments")),
            ("class:", &["class:zebra", "CLASS:apple"], Some("apple")),
            ("class:", &["class:", "class: ", "incident", "subclass:x"], None),
            ("ärger/", &["ÄRGER/Kasse"], Some("Kasse")),
            ("sev-", &["sev-1"], Some("1")),
            ("class:", &[], None),
        ] {
            assert_eq!(class(prefix, labels).as_deref(), of, "{prefix} {labels:?}");
        }
    }
}
