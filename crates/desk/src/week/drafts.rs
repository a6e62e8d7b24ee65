//! Lines for the log, drafted from commits of a week. How each is found stands in `docs/moments.md`.

use growth::{Entry, Unseen, line};
use jiff::civil::Date;
use records::CommitId;
use team::areas::AreaIx;
use team::{Ground, PersonIx};

use super::Week;
use super::brought::{Brought, brought};
use crate::others::called;
use crate::text::number_of;

/// A line nobody has kept yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it was made of, by which it is dropped: its kind and its first commit.
    pub key: String,
    /// The line, without names of others.
    pub entry: Entry,
    /// Who else it is about, by name: for the lead's own screen, and where names were asked for.
    pub with: Vec<String>,
    /// The day its last commit came to the branch.
    pub day: Date,
    /// Where it comes from, and what is missing of it.
    pub from: String,
    /// The commits, in the order they came; the first is never another one while more come.
    pub commits: Vec<CommitId>,
}

impl Draft {
    /// The line with the names it is about.
    pub fn named(&self) -> Entry {
        match self.entry.clone() {
            Entry::Unseen(unseen) => Entry::Unseen(Unseen { with: self.with.clone(), ..unseen }),
            entry => entry,
        }
    }
}

/// What begins a subject that says what was decided: `Decision: …`, `Decided: …`, `ADR 12: …`.
const DECISION: [&str; 5] = ["decision", "decide", "decides", "decided", "adr"];

/// All of a week up to a day, by day: at most one of each commit, and of two that it could be the first of decision,
/// second author, review.
pub fn found(ground: &Ground, week: Week, today: Date) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut reviewed: Vec<Brought> = Vec::new();
    for commit in brought(ground, week, today) {
        let author = commit.author(ground);
        let own = author == Some(ground.lead());
        let second = commit.names_the_lead(ground, "Co-authored-by");
        if let Some(decision) = (own || second).then(|| decision(&commit)).flatten() {
            drafts.push(decision);
        } else if let (false, true, Some(author), false) = (own, second, author, commit.commit.is_merge()) {
            let area = commit.area(ground);
            match pairs.iter_mut().find(|pair| (pair.author, pair.area) == (author, area)) {
                Some(pair) => pair.commits.push(commit),
                None => pairs.push(Pair { author, area, commits: vec![commit] }),
            }
        } else if !own && author.is_some() && commit.names_the_lead(ground, "Reviewed-by") {
            reviewed.push(commit);
        }
    }
    drafts.extend(pairs.iter().map(|found| pair(ground, found)));
    drafts.extend(review(ground, &reviewed));
    drafts.sort_by(|one, other| (one.day, &one.key).cmp(&(other.day, &other.key)));
    drafts
}

/// What was decided, as a commit of the lead's or with them has it in its trailer, else in its subject.
fn decision(commit: &Brought) -> Option<Draft> {
    let mut trailers = commit.commit.trailers.iter();
    let trailer = trailers.find(|trailer| trailer.key.eq_ignore_ascii_case("Decision"));
    let trailer = trailer.map(|trailer| trailer.value.trim()).filter(|value| !value.is_empty());
    let words = trailer.or_else(|| decided(&commit.commit.subject))?;
    // What is typed after "Decision:" may hold odds and a review date, as a line of the log does.
    let entry = line(&format!("d {words}"), commit.day).ok()?.entry;
    let Entry::Decision(said) = &entry else { return None };
    let missing = match (said.odds, said.review) {
        (None, None) => "; odds and a review date are still missing",
        (None, Some(_)) => "; odds are still missing",
        (Some(_), None) => "; a review date is still missing",
        (Some(_), Some(_)) => "",
    };
    let from = format!("from a commit message{missing}");
    Some(draft("decision", entry, Vec::new(), &[*commit], from))
}

/// Somebody else's commits in one area that name the lead as second author.
struct Pair<'g> {
    author: PersonIx,
    area: Option<AreaIx>,
    commits: Vec<Brought<'g>>,
}

fn pair(ground: &Ground, Pair { author, commits, .. }: &Pair) -> Draft {
    let words = without_request(&commits[0].commit.subject).to_owned();
    let entry = Entry::Unseen(Unseen { words, ..Unseen::default() });
    let names = if commits.len() == 1 { "names" } else { "name" };
    let from = format!("from {} that {names} you as second author", number_of(commits.len(), "commit"));
    draft("pair", entry, vec![called(ground, *author)], commits, from)
}

/// Reviews that commits tell of: one line a week.
fn review(ground: &Ground, commits: &[Brought]) -> Option<Draft> {
    commits.first()?;
    let mut authors: Vec<PersonIx> = commits.iter().filter_map(|commit| commit.author(ground)).collect();
    authors.sort_unstable();
    authors.dedup();
    let words = format!("Reviewed {}", number_of(commits.len(), "commit"));
    let entry = Entry::Unseen(Unseen { words, ..Unseen::default() });
    let names = if commits.len() == 1 { "names" } else { "name" };
    let from = format!("from {} that {names} you as reviewer", number_of(commits.len(), "commit"));
    let with = authors.into_iter().map(|author| called(ground, author)).collect();
    Some(draft("review", entry, with, commits, from))
}

fn draft(kind: &str, entry: Entry, mut with: Vec<String>, commits: &[Brought], from: String) -> Draft {
    with.sort();
    let (first, last) = (commits[0].commit.id, commits[commits.len() - 1].day);
    let commits = commits.iter().map(|commit| commit.commit.id).collect();
    Draft { key: format!("{kind}:{first}"), entry, with, day: last, from, commits }
}

/// What a subject says was decided.
fn decided(subject: &str) -> Option<&str> {
    let (kind, words) = subject.split_once(':')?;
    let kind = kind.trim().to_lowercase();
    let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '-', '#']);
    (DECISION.contains(&kind) && !words.trim().is_empty()).then(|| without_request(words))
}

/// A subject without the number of its request.
fn without_request(subject: &str) -> &str {
    let subject = subject.trim();
    let inside = subject.strip_suffix(')').map(|text| text.trim_end_matches(|c: char| c.is_ascii_digit()));
    let before = inside.and_then(|text| text.strip_suffix("(#").or_else(|| text.strip_suffix("(!")));
    before.map_or(subject, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_that_begins_so_says_what_was_decided() {
        for (subject, words) in [
            ("Decision: use the bank's cut-off, not ours (#412)", "use the bank's cut-off, not ours"),
            ("DECIDED: one ledger", "one ledger"),
            ("ADR-12: nightly batch", "nightly batch"),
            ("adr 7: nightly batch (!9)", "nightly batch"),
        ] {
            assert_eq!(decided(subject), Some(words), "{subject}");
        }
        for subject in
            ["Decide later", "Decision:", "Fix: a decision", "Adrenaline: more", "decision tables: faster"]
        {
            assert_eq!(decided(subject), None, "{subject}");
        }
    }

    #[test]
    fn the_number_of_a_request_is_no_word_of_a_line() {
        assert_eq!(without_request("Round fees (#4512)"), "Round fees");
        assert_eq!(without_request("Round fees (see above)"), "Round fees (see above)");
        assert_eq!(without_request("(#1)"), "");
    }
}
