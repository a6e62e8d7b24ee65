//! What is missing of the team's repositories, and the command that brings it.

use collect::git::Repository;
use records::{History, TreeDiff};
use team::Ground;

use crate::Desk;
use crate::text::{clean, day, number_of};

/// What is missing, in sentences; none where nothing is.
pub fn sentences(desk: &Desk, ground: &Ground) -> Vec<String> {
    let mut sentences = Vec::new();
    for (at, (history, repository)) in desk.histories.iter().zip(&desk.repositories).enumerate() {
        let name = if at == 0 { String::new() } else { format!("{}: ", clean(&history.repository)) };
        let begins = |cut: i64| day(ground.clock.day(cut));
        match (newest_cut(history), repository.shallow().is_empty()) {
            (None, _) => {}
            (Some(cut), false) => sentences.push(format!(
                "{name}This is a shallow clone: history begins on {}. git fetch --unshallow brings the rest.",
                begins(cut)
            )),
            (Some(cut), true) => sentences.push(format!(
                "{name}History begins on {}, because a commit before it is missing; {}",
                begins(cut),
                does(repository, "it")
            )),
        }
        let unread = unread(history);
        if unread > 0 {
            sentences.push(format!(
                "{name}{} could not be read, because objects are missing; {}",
                number_of(unread, "commit"),
                does(repository, "them")
            ));
        }
    }
    sentences
}

/// The one command that would bring most of what is missing.
pub fn remedy(desk: &Desk) -> Option<String> {
    if let Some(absent) = desk.absent.first() {
        return Some(format!("groundwork forget {}", clean(absent)));
    }
    let lacking =
        |(history, _): &(&History, &Repository)| newest_cut(history).is_some() || unread(history) > 0;
    let found = desk.histories.iter().zip(&desk.repositories).enumerate().find(|(_, pair)| lacking(pair));
    let (at, (_, repository)) = found?;
    let command = command(repository);
    let place = clean(&repository.place().display().to_string());
    Some(if at == 0 { format!("git {command}") } else { format!("git -C {place} {command}") })
}

/// Commits of which something is not there, but what is cut off.
pub fn unread(history: &History) -> usize {
    history.commits.iter().filter(|commit| commit.diff == TreeDiff::Missing && !commit.cut).count()
}

/// When the newest commit was made before which something is missing.
fn newest_cut(history: &History) -> Option<i64> {
    history.commits.iter().filter(|commit| commit.cut).map(|commit| commit.committed.seconds).max()
}

/// What git can do about what is missing of a repository.
pub fn command(repository: &Repository) -> &'static str {
    if !repository.shallow().is_empty() {
        "fetch --unshallow"
    } else if repository.is_partial() {
        "fetch --refetch --no-filter"
    } else if repository.has_remote() {
        "fetch --refetch"
    } else {
        "fsck"
    }
}

/// What the command does about it, as the end of a sentence.
fn does(repository: &Repository, it: &str) -> String {
    match command(repository) {
        "fsck" => format!("git fsck names {it}."),
        "fetch --refetch" => {
            format!(
                "git fetch --refetch brings {it}; where git fsck finds a damaged pack, a fresh clone does."
            )
        }
        command => format!("git {command} brings {it}."),
    }
}
