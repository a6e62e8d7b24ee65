//! Random made-up teams as real git repositories, for comparing the program with a second opinion.
//!
//! [`Team::random`] takes a seed and about how many commits are wanted. What a team is like as a whole is
//! drawn in [`shape`], who is in it in [`people`]; [`history`] then tells its weeks one by one, [`edits`]
//! draws what a commit does to the tree, [`land`] brings it to the branch as the policy of that week has
//! it, [`foreign`] brings what other people wrote, [`papers`] writes the files that git and forges read.
//!
//! Nothing here knows what a number will be: two programs that never met work that out.

mod edits;
mod foreign;
mod history;
mod land;
mod papers;
mod people;
#[cfg(test)]
mod promises;
mod shape;
mod time;
mod tree;
mod words;

use std::path::{Path, PathBuf};

use madeup::Draw;
use tempfile::TempDir;

use history::History;
use people::Cast;
use shape::Shape;

/// A made-up team, its repositories on the disk until it is dropped.
#[derive(Debug)]
pub struct Team {
    dir: TempDir,
    /// Its repositories, the main one first.
    pub repositories: Vec<PathBuf>,
    /// An address of the lead.
    pub me: String,
    /// Addresses of people in the team who are not the lead, one each.
    pub others: Vec<String>,
    /// The zone the team counts its weeks in.
    pub zone: &'static str,
    /// An instant some days after the last commit, for `--now`.
    pub now: String,
    /// What it was drawn from.
    pub seed: u64,
}

impl Team {
    /// A team drawn from a seed, with about so many commits in all its repositories.
    ///
    /// # Panics
    /// If git cannot be run or the disk is full.
    pub fn random(seed: u64, commits: usize) -> Team {
        let dir = TempDir::with_prefix("groundwork-team-").expect("a temporary directory can be made");
        let mut draw = Draw::new(seed);
        let shape = Shape::draw(&mut draw.aside(1), commits);
        let mut cast = Cast::draw(&mut draw.aside(2), &shape);
        let mut repositories = Vec::new();
        for (at, name) in ["kassa", "guide"].into_iter().take(shape.repositories).enumerate() {
            let path = dir.path().join(name);
            let share = if at == 0 { commits } else { commits / 3 };
            let history = History::begin(&path, draw.aside(10 + at as u64), &shape, &mut cast, share);
            history.and_then(History::tell).expect("git can be run");
            repositories.push(path);
        }
        draw.shuffle(&mut repositories[1..]);
        Team {
            dir,
            repositories,
            me: cast.people[0].first_address().to_owned(),
            others: cast.team().skip(1).map(|person| person.first_address().to_owned()).collect(),
            zone: shape.zone.name,
            now: time::instant(shape.end + shape.stale),
            seed,
        }
    }

    /// The directory that holds everything.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tip(team: &Team) -> Vec<u8> {
        madeup::git::run(&team.repositories[0], &["rev-parse", "HEAD"]).expect("there is a tip")
    }

    #[test]
    fn the_same_seed_gives_the_same_commits_and_another_gives_others() {
        assert_eq!(tip(&Team::random(3, 120)), tip(&Team::random(3, 120)));
        assert_ne!(tip(&Team::random(3, 120)), tip(&Team::random(4, 120)));
    }

    #[test]
    fn git_finds_nothing_wrong_with_a_random_team() {
        for seed in 0..6 {
            let team = Team::random(seed, 150);
            for repository in &team.repositories {
                madeup::git::run(repository, &["fsck", "--strict", "--no-dangling"]).expect("git is content");
            }
        }
    }
}
