//! Merges that brought what is not the team's own: imports, and syncs of an upstream.

use team::Ground;

use crate::text::{cut, number_of, thousands};

/// A merge that brought a history of its own.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its id in short.
    pub id: String,
    /// Its subject, clean; a very long one is cut.
    pub subject: String,
    /// `177 commits`.
    pub commits: String,
}

/// The longest subject, in cells.
const SUBJECT: usize = 200;

/// The imports.
pub fn imports(ground: &Ground) -> Vec<ImportRow> {
    let row = |import: &team::Import| {
        let merge = &ground.branches[import.repository].history.commits[import.merge as usize];
        ImportRow {
            id: merge.id.short(),
            subject: cut(&merge.subject, SUBJECT),
            commits: number_of(import.commits.len(), "commit"),
        }
    };
    ground.changes.imports.iter().map(row).collect()
}

/// A merge that looks like a sync of an upstream.
#[derive(Clone, Debug)]
pub struct SyncRow {
    /// Its id in short.
    pub id: String,
    /// Its subject, clean; a very long one is cut.
    pub subject: String,
    /// `177 commits, 12 left out`.
    pub what: String,
    /// What the lead said of it; none where they said nothing.
    pub said: Option<bool>,
    /// Whether an answer would change something.
    pub matters: bool,
}

impl SyncRow {
    /// What was said of it, or what it looks like; none where it is to be asked.
    pub fn answer(&self) -> Option<&'static str> {
        match self.said {
            Some(true) => Some("you said: upstream"),
            Some(false) => Some("you said: not upstream"),
            // Where nothing is left out, an answer would change nothing.
            None if !self.matters => Some("looks like an upstream sync"),
            None => None,
        }
    }
}

/// The merges that look like one.
pub fn syncs(ground: &Ground) -> Vec<SyncRow> {
    let row = |sync: &team::Sync| {
        let merge = &ground.branches[sync.repository].history.commits[sync.merge as usize];
        let (commits, left) = (number_of(sync.commits, "commit"), thousands(sync.left_out as u64));
        SyncRow {
            id: merge.id.short(),
            subject: cut(&merge.subject, SUBJECT),
            what: format!("{commits}, {left} left out"),
            said: sync.answer,
            matters: sync.left_out > 0,
        }
    };
    ground.changes.syncs.iter().filter(|sync| sync.listed).map(row).collect()
}
