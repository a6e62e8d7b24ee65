use collect::git::Error as GitError;
use records::{Commit, CommitId, Said};
use team::Ground;

use super::Correction;
use crate::named::{like_an_area, no_area};
use crate::text::{clean, cut};
use crate::{Desk, Failure};

/// A commit, or all of an area, left out of all figures, with a reason.
pub fn exclude(desk: &Desk, what: &str, because: &str) -> Result<Correction, Failure> {
    reason_given(because)?;
    if let Some(commit) = whole_id(desk, what) {
        return Ok(without(commit, because.to_owned()));
    }
    let ground = desk.ground()?;
    if ground.areas.named(what).is_some() {
        return exclude_area(&ground, what, because);
    }
    let because = because.to_owned();
    let found = desk.repositories.iter().map(|repository| repository.commit(what));
    let found =
        found.reduce(|one, other| if matches!(one, Err(GitError::NoCommit { .. })) { other } else { one });
    let id = match found {
        Some(Ok(id)) => id,
        Some(Err(error @ GitError::Ambiguous { .. })) => return Err(error.into()),
        _ => return Err(no_such(&ground, what, "there is no commit and no area")),
    };
    let mut all = desk.histories.iter().flat_map(|history| &history.commits);
    let off = || no_such(&ground, what, "the branch does not hold the commit");
    Ok(without(all.find(|commit| commit.id == id).ok_or_else(off)?, because))
}

/// The commit of a whole id, which is looked up in what was read: that needs no ground worked out, and no git.
fn whole_id<'d>(desk: &'d Desk, what: &str) -> Option<&'d Commit> {
    let id: CommitId = what.parse().ok()?;
    desk.histories.iter().flat_map(|history| &history.commits).find(|commit| commit.id == id)
}

fn without(commit: &Commit, because: String) -> Correction {
    let kept = format!("Left out: {} {}.", commit.id.short(), cut(&commit.subject, 50));
    Correction { said: vec![Said::NotThisCommit { commit: commit.id, because }], kept }
}

/// All of an area left out of all figures, with a reason.
pub fn exclude_area(ground: &Ground, area: &str, because: &str) -> Result<Correction, Failure> {
    reason_given(because)?;
    let found = ground.areas.named(area).ok_or_else(|| no_area(ground, area))?;
    let area = ground.areas.all[found as usize].name.clone();
    let kept = format!("Left out: all of {}.", clean(&area));
    Ok(Correction { said: vec![Said::NotThisArea { area, because: because.to_owned() }], kept })
}

/// Whether there is a reason: nothing is left out without one.
pub fn reason_given(because: &str) -> Result<(), Failure> {
    if because.trim().is_empty() {
        return Err(Failure::usage("there is no reason to keep")
            .hint("groundwork exclude COMMIT --because \"a tool wrote this\""));
    }
    Ok(())
}

fn no_such(ground: &Ground, what: &str, so: &str) -> Failure {
    like_an_area(ground, what, so).hint("groundwork areas lists the areas; git log the commits")
}
