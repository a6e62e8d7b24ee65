//! What was added to a line, each with its name, so that each can be taken back by itself; and what it is linked with.

use growth::log::Line;
use growth::{About, Note, Place};
use records::{CommitId, WordId};

use super::{Notebook, in_words};
use crate::text::{clean, cut, day_short};
use crate::{Desk, Failure, named};

/// Something that was added to a line.
pub struct Added {
    /// Its name, by which it is taken back.
    pub id: WordId,
    /// What it was.
    pub words: String,
    /// The day.
    pub day: String,
}

/// What was added to a line, in the order it was.
pub fn added(book: &Notebook, of: WordId) -> Vec<Added> {
    let about = |note: &Note| match note {
        Note::Rewritten { of, .. }
        | Note::Came { of, .. }
        | Note::PutOff { of, .. }
        | Note::Checked { of, .. }
        | Note::Because { of, .. } => Some(*of),
        _ => None,
    };
    let notes = book.notes.iter().filter(|(_, word)| about(&word.said) == Some(of));
    let added = notes.map(|(id, word)| Added {
        id: *id,
        words: in_words(&word.said, &book.log),
        day: day_short(book.zones.day_of(word.at), book.today.year()),
    });
    added.collect()
}

/// What a line is linked with.
pub struct LinkedWith {
    /// The word that said so, by which it is taken back; none where the other line said it.
    pub word: Option<WordId>,
    /// What it is.
    pub to: About,
    /// In words.
    pub words: String,
}

/// What a line is linked with, whichever of two lines said so.
pub fn links(book: &Notebook, desk: &Desk, line: &Line) -> Vec<LinkedWith> {
    let said_by = |to: &About| {
        let mut notes = book.notes.iter();
        notes.find_map(|(id, word)| match &word.said {
            Note::Linked { of, to: known } if *of == line.id && known == to => Some(*id),
            _ => None,
        })
    };
    let of = |to: &About| {
        let words = match to {
            About::Entry(id) => super::title(&book.log.line(*id)?.entry),
            About::Commit(id) => subject(desk, *id),
            About::Place(place) => clean(&place.area),
        };
        Some(LinkedWith { word: said_by(to), to: to.clone(), words })
    };
    let said = line.links.iter().filter_map(of);
    let from_there = book.log.linked_with(line.id).into_iter().map(|other| About::Entry(other.id));
    let from_there: Vec<About> = from_there.filter(|to| !line.links.contains(to)).collect();
    said.chain(from_there.iter().filter_map(of)).collect()
}

/// `9f3ac1d Round fees half to even`; the short id alone where the commit was not read.
fn subject(desk: &Desk, id: CommitId) -> String {
    let mut commits = desk.histories.iter().flat_map(|history| &history.commits);
    let found = commits.find(|commit| commit.id == id);
    let subject = found.map_or_else(String::new, |commit| format!(" {}", cut(&commit.subject, 80)));
    id.short() + &subject
}

/// What something typed is about: a line by its address, a commit by its id or the beginning of it.
pub fn about(text: &str, book: &Notebook, desk: &Desk) -> Result<About, Failure> {
    let text = text.trim();
    if let Some(id) = text.rsplit('/').next().and_then(|name| name.parse::<WordId>().ok()) {
        let known = book.log.line(id).map(|line| About::Entry(line.id));
        return known.ok_or_else(|| Failure::usage("the log has no such line"));
    }
    let text = text.to_lowercase();
    let is_id = text.len() >= 7 && text.chars().all(|digit| digit.is_ascii_hexdigit());
    let commits = desk.histories.iter().flat_map(|history| &history.commits);
    let mut ids: Vec<CommitId> = commits
        .filter(|commit| is_id && commit.id.to_string().starts_with(&text))
        .map(|commit| commit.id)
        .collect();
    ids.sort();
    ids.dedup();
    match ids.as_slice() {
        [id] => Ok(About::Commit(*id)),
        [] => Err(Failure::usage(format!("there is no line and no commit {}", clean(&cut(&text, 60))))
            .hint("seven letters and digits of a commit's id, or the address of a line are enough")),
        _ => Err(Failure::usage(format!("several commits begin with {}", clean(&cut(&text, 60))))
            .hint("more letters and digits of its id tell them apart")),
    }
}

/// An area of the team that is looked at.
pub fn about_area(name: &str, desk: &Desk, ground: &team::Ground) -> Result<About, Failure> {
    let area = ground.areas.named(name).ok_or_else(|| named::no_area(ground, name))?;
    let area = ground.areas.all[area as usize].name.clone();
    Ok(About::Place(Place { team: desk.team_name(), area }))
}
