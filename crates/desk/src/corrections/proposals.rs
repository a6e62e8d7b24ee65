//! How a proposal on a forge is known: by labels, by words of a title.

use std::collections::BTreeMap;

use records::Said;
use signals::proposals::{has_label, is_known};
use team::{Ground, KnownBy};

use super::Correction;
use crate::text::{capital, clean, number_of, thousands};
use crate::{Desk, Failure};

/// The longest label or word of a title.
const LONGEST: usize = 100;
/// How many of either; each label is a question of its own.
const MOST: usize = 10;
/// Labels that are listed.
const LISTED: usize = 8;

/// Keeps labels and words of a title in the place of those that were said; none of both: no proposal is known.
pub fn proposals(desk: &Desk, labels: &[String], titles: &[String]) -> Result<Correction, Failure> {
    let typed = |all, what| typed(all, what, "groundwork proposals --label rfc --title RFC");
    let known = KnownBy {
        labels: typed(labels, "label of a proposal")?,
        titles: typed(titles, "title of a proposal")?,
    };
    let said = vec![Said::Proposals { labels: known.labels.clone(), titles: known.titles.clone() }];
    if known.is_empty() {
        return Ok(Correction { said, kept: "Kept: nothing on a forge is taken for a proposal.".to_owned() });
    }
    let mut kept = format!("Kept: {}.", known_by(&known));
    kept += &format!(" {}", fits(&desk.ground()?, &known));
    let is_new = |label: &String| !desk.settings.proposals.labels.contains(label);
    if !desk.settings.forges.is_empty() && known.labels.iter().any(is_new) {
        kept += " Issues that have the label are read the next time: groundwork sources --read.";
    }
    Ok(Correction { said, kept })
}

/// Labels or words of a title as they were typed, each once; `what` they are to be, and the command that says it right.
pub(crate) fn typed(all: &[String], what: &str, hint: &str) -> Result<Vec<String>, Failure> {
    let mut found: Vec<String> = Vec::new();
    for one in all.iter().map(|one| one.trim()) {
        if one.is_empty() || one.chars().any(char::is_control) || one.chars().count() > LONGEST {
            let wrong = if one.is_empty() { "an empty text".to_owned() } else { clean(one) };
            return Err(Failure::usage(format!("{wrong} is no {what}")).hint(hint));
        }
        if what.starts_with("title") && !one.chars().any(char::is_alphanumeric) {
            return Err(Failure::usage(format!("{} holds no letter and no digit", clean(one))).hint(hint));
        }
        if !found.iter().any(|known| known.to_lowercase() == one.to_lowercase()) {
            found.push(one.to_owned());
        }
    }
    if found.len() > MOST {
        return Err(Failure::usage(format!(
            "at most {MOST} of each are taken, and here are {}",
            found.len()
        )));
    }
    Ok(found)
}

/// `a proposal is known by the label rfc, or by RFC in its title`; by nothing: that.
pub fn known_by(known: &KnownBy) -> String {
    let label = if known.labels.len() == 1 { "label" } else { "labels" };
    let or = |all: &[String]| all.iter().map(|one| clean(one)).collect::<Vec<_>>().join(" or ");
    let labels = (!known.labels.is_empty()).then(|| format!("by the {label} {}", or(&known.labels)));
    let titles = (!known.titles.is_empty()).then(|| format!("by {} in its title", or(&known.titles)));
    let both: Vec<String> = labels.into_iter().chain(titles).collect();
    if both.is_empty() {
        return "nothing says yet how a proposal is known".to_owned();
    }
    format!("a proposal is known {}", both.join(", or "))
}

/// `14 of 211 change requests fit, and 3 issues.`
pub fn fits(ground: &Ground, known: &KnownBy) -> String {
    let forges = || ground.forges.iter().flatten();
    if forges().next().is_none() {
        return "No forge is connected, so there is nothing yet that could fit.".to_owned();
    }
    let fits = |title: &str, labels: &[String]| is_known(known, title, labels.iter().map(String::as_str));
    let requests = forges().flat_map(|forge| &forge.requests);
    let fitting = requests.clone().filter(|one| fits(&one.title, &one.labels)).count();
    let issues = forges().flat_map(|forge| &forge.issues).filter(|one| has_label(&one.labels, &known.labels));
    let issues = issues.count();
    let verb = if fitting == 1 { "fits" } else { "fit" };
    let all = number_of(requests.count(), "change request");
    format!("{} of {all} {verb}, and {}.", thousands(fitting as u64), number_of(issues, "issue"))
}

/// `Labels there are: rfc 12, bug 7.`, the most frequent first; none where there is none.
pub fn labels(ground: &Ground) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for request in ground.forges.iter().flatten().flat_map(|forge| &forge.requests) {
        request.labels.iter().for_each(|label| *counts.entry(clean(label)).or_default() += 1);
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(label, n)| (std::cmp::Reverse(*n), label.clone()));
    let listed: Vec<String> =
        counts.iter().take(LISTED).map(|(label, n)| format!("{label} {}", thousands(*n as u64))).collect();
    let more = counts.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(", and {} more", thousands(more as u64)) } else { String::new() };
    (!listed.is_empty()).then(|| format!("Labels on them: {}{more}.", listed.join(", ")))
}

/// What holds, in sentences.
pub fn how_it_is_known(ground: &Ground) -> Vec<String> {
    let known = &ground.settings.proposals;
    let mut said = vec![format!("{}.", capital(&known_by(known)))];
    if known.is_empty() {
        said[0] += " So first leads, discussion spread and landing have no figure of a forge.";
    }
    if !known.is_empty() || ground.forges.iter().all(Option::is_none) {
        said.push(fits(ground, known));
    }
    said.extend(labels(ground));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(labels: &[&str], titles: &[&str]) -> KnownBy {
        let all = |all: &[&str]| all.iter().map(|&one| one.to_owned()).collect();
        KnownBy { labels: all(labels), titles: all(titles) }
    }

    #[test]
    fn what_is_known_is_said_as_it_is_typed() {
        for (known, said) in [
            (known(&["rfc"], &[]), "a proposal is known by the label rfc"),
            (known(&[], &["RFC"]), "a proposal is known by RFC in its title"),
            (
                known(&["rfc", "type: design"], &["RFC", "how to"]),
                "a proposal is known by the labels rfc or type: design, or by RFC or how to in its title",
            ),
            (known(&[], &[]), "nothing says yet how a proposal is known"),
        ] {
            assert_eq!(known_by(&known), said);
        }
    }

    #[test]
    fn what_could_fit_nothing_is_refused_and_twice_the_same_is_once() {
        let of = |text: &str| typed(&[text.to_owned()], "title of a proposal", "");
        for wrong in ["", "  ", "::", "a\u{1b}[2J"] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
        assert!(of(&"x".repeat(101)).is_err());
        let twice = ["RFC".to_owned(), " rfc ".to_owned()];
        assert_eq!(typed(&twice, "label of a proposal", "").expect("labels"), ["RFC"]);
        let many: Vec<String> = (0..11).map(|n| format!("l{n}")).collect();
        assert!(typed(&many, "label of a proposal", "").is_err());
    }
}
