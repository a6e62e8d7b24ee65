//! Records behind a number, each of which git can open.

use team::{Change, FileIx, Ground, touches};

use crate::Record;

/// A change, by its commit.
pub fn of_change(ground: &Ground, change: &Change) -> Record {
    let commits = &ground.branches[change.repository].history.commits;
    let commit = &commits[change.commit as usize];
    // The subject of a merge says that it is one; what was done is told by what it brought first.
    let first = change.commits.iter().map(|&commit| &commits[commit as usize]);
    let first =
        first.min_by_key(|brought| (brought.authored.seconds, brought.id)).filter(|_| commit.is_merge());
    let area = change.files.iter().find_map(|&file| ground.area(file));
    Record {
        id: commit.id.to_string(),
        day: ground.clock.day(change.time),
        area: area.map(|area| ground.areas.all[area as usize].name.clone()),
        title: first.unwrap_or(commit).subject.clone(),
        repository: change.repository,
        link: None,
    }
}

/// A file that a change touched, as the change left it; a deleted one as it was before.
pub(crate) fn of_file_in_change(ground: &Ground, change: &Change, file: FileIx) -> Record {
    let branch = &ground.branches[change.repository];
    let mut record = of_change(ground, change);
    record.area = ground.area(file).map(|area| ground.areas.all[area as usize].name.clone());
    for &commit in &change.commits {
        for (at, event) in branch.file_events(commit) {
            if branch.file_of_event(at) == file && touches(event) {
                let deleted = if event.act == records::Act::Deleted { "^" } else { "" };
                let path = &branch.history.paths[event.path as usize];
                let id = branch.history.commits[commit as usize].id;
                record.id = format!("{id}{deleted}:{path}");
            }
        }
    }
    record
}

/// A file of the tree of tip(T).
pub fn of_file(ground: &Ground, file: FileIx) -> Record {
    let repository = ground.repository_of(file);
    let branch = &ground.branches[repository];
    let tip = branch.last.map_or(branch.history.head.tip, |last| {
        let commit = branch.history.chain[last as usize].0;
        branch.history.commits[commit as usize].id
    });
    Record {
        id: format!("{tip}:{}", branch.path(file)),
        day: ground.clock.day(ground.clock.t()),
        area: ground.area(file).map(|area| ground.areas.all[area as usize].name.clone()),
        title: ground.path(file),
        repository,
        link: None,
    }
}
