//! Steps of the tree along the branch, and the texts of files that speak of others.

use records::{CommitId, FreshStep, Special};

use super::rows::Row;

/// What a commit of the chain did to the tree, given its rows against its first parent.
pub(super) fn step(repo: &gix::Repository, commit: CommitId, rows: Option<&[Row]>) -> FreshStep {
    let Some(rows) = rows else { return FreshStep { commit, presence: None, texts: Vec::new() } };
    let kind = |entry: Option<super::rows::Entry>| entry.map(|entry| entry.kind());
    let presence = rows
        .iter()
        .filter(|row| kind(row.old) != kind(row.new))
        .map(|row| (row.path.clone(), kind(row.new)))
        .collect();
    let texts = rows
        .iter()
        .filter_map(|row| {
            let entry = row.new.filter(|entry| entry.mode.is_blob())?;
            let special = Special::of(&row.path)?;
            let text = repo.find_object(entry.id).ok().map(|blob| blob.data.clone());
            Some((row.path.clone(), special, text))
        })
        .collect();
    FreshStep { commit, presence: Some(presence), texts }
}
