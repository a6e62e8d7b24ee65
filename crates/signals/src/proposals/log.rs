//! What the lead wrote down of their own proposals.

use team::{Ground, Proposed};

use super::{Proposal, holds};
use crate::Named;
use crate::reviews::Who;

/// The lead's proposals with those of the log. A line that names one by its address, its number or its title is that one: it landed
/// when either says so first.
pub(crate) fn joined(ground: &Ground, found: Vec<Proposal>) -> Vec<Proposal> {
    let by = Who::Person(ground.lead());
    let mut own: Vec<Proposal> = found.into_iter().filter(|proposal| proposal.by == by).collect();
    let of_forges = own.len();
    // A number is one thing's name where there is one forge.
    let one = ground.forges.iter().flatten().count() == 1;
    for line in &ground.settings.proposed {
        let landed = line.landed.map(|day| ground.clock.start_of(day));
        let is_it = |proposal: &&mut Proposal| names(line, &proposal.named, one);
        if let Some(same) = own[..of_forges].iter_mut().find(is_it) {
            same.tells |= landed.is_some();
            same.landed = same.landed.into_iter().chain(landed).min();
            continue;
        }
        let (id, title) = (line.line.clone(), line.words.clone());
        own.push(Proposal {
            named: Named { id, title, ..Named::default() },
            by,
            at: ground.clock.start_of(line.day),
            landed,
            tells: true,
            rounds: None,
            said: Vec::new(),
        });
    }
    own
}

/// Whether a line says which request or issue it is about.
fn names(line: &Proposed, named: &Named, by_number: bool) -> bool {
    let words = line.words.trim();
    let is_title = !words.is_empty() && words.to_lowercase() == named.title.trim().to_lowercase();
    let link = named.link.as_deref();
    is_title
        || link.is_some_and(|link| holds(words, link))
        || link.is_some() && by_number && holds(words, &named.id)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_line_names_a_request_by_its_address_its_number_or_its_title() {
        let named = Named {
            id: "#12".to_owned(),
            title: "RFC: refunds in two steps".to_owned(),
            link: Some("https://github.com/kassa/kassa/pull/12".to_owned()),
            repository: 0,
        };
        let line = |words: &str| Proposed {
            line: String::new(),
            words: words.to_owned(),
            day: date(2026, 9, 1),
            landed: None,
        };
        for words in [
            "rfc: refunds in two steps ",
            "refunds, https://github.com/kassa/kassa/pull/12",
            "refunds (#12)",
            "#12",
        ] {
            assert!(names(&line(words), &named, true), "{words}");
        }
        for words in
            ["", "refunds in two steps", "#123", "x#12", "https://github.com/kassa/kassa/pull/120", "12"]
        {
            assert!(!names(&line(words), &named, true), "{words}");
        }
        assert!(!names(&line("refunds (#12)"), &named, false), "of several forges a number names none");
    }
}
