//! What may be about the same thing: lines of the log and fix-like commits, with the words they share.

use growth::Entry;
use growth::log::{Source, Text};
use jiff::civil::Date;
use records::{CommitId, WordId};
use signals::s12g::is_fix_like;

use super::{Notebook, title};
use crate::Desk;
use crate::text::{clean, day_short};

/// Subjects of so many days are looked through.
const DAYS: i64 = 2 * 365;
/// The most that are shown.
const MOST: usize = 8;

/// Something that may be about the same thing.
pub struct KinRow {
    /// Where it stands.
    pub source: Source,
    /// The letter of its line; none for a commit.
    pub letter: Option<char>,
    /// Its words.
    pub words: String,
    /// Its day.
    pub day: String,
    /// The words that both have.
    pub shared: String,
}

/// What is kin to a line, the most alike first; without what it is linked with. Subjects of commits are looked through for
/// what came back alone.
pub fn kin(book: &Notebook, desk: &Desk, id: WordId) -> Vec<KinRow> {
    let Some(line) = book.log.line(id) else { return Vec::new() };
    let subjects =
        if matches!(line.entry, Entry::Again(_)) { subjects(desk, book.today) } else { Vec::new() };
    let texts = book.log.texts(subjects);
    let linked: Vec<WordId> = book.log.linked_with(id).iter().map(|line| line.id).collect();
    let commits: Vec<CommitId> = line
        .links
        .iter()
        .filter_map(|link| if let growth::About::Commit(id) = link { Some(*id) } else { None })
        .collect();
    let is_new = |source: &Source| match source {
        Source::Line(other) => !linked.contains(other),
        Source::Commit(commit) => !commits.contains(commit),
    };
    let found = texts.kin_of(&Source::Line(id)).into_iter().filter(|kin| is_new(&kin.text.source));
    found
        .take(MOST)
        .map(|kin| {
            let other = match &kin.text.source {
                Source::Line(other) => book.log.line(*other),
                Source::Commit(_) => None,
            };
            KinRow {
                source: kin.text.source.clone(),
                letter: other.map(|line| line.entry.letter()),
                words: other.map_or_else(|| clean(&kin.text.words), |line| title(&line.entry)),
                day: day_short(kin.text.day, book.today.year()),
                shared: clean(&kin.shared.join(", ")),
            }
        })
        .collect()
}

/// Subjects that read like a fix, of the last two years.
fn subjects(desk: &Desk, today: Date) -> Vec<Text> {
    let commits = desk.histories.iter().flat_map(|history| &history.commits);
    let fixes = commits.filter(|commit| is_fix_like(&commit.subject));
    let since = desk.asked.seconds() - DAYS * 24 * 60 * 60;
    fixes
        .filter(|commit| commit.committed.seconds >= since)
        .map(|commit| Text {
            source: Source::Commit(commit.id),
            day: desk.day(commit.committed.seconds).min(today),
            words: commit.subject.clone(),
        })
        .collect()
}
