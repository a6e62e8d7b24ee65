//! What has come since a desk was loaded.

use std::collections::HashSet;

use jiff::Timestamp;
use records::CommitId;

use crate::desk::{ReadNow, branch};
use crate::text::{day, thousands};
use crate::{Desk, Failure, reading};

/// What has come since the branches were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Come {
    /// Where they end now: the repository, and its newest commit.
    pub ends: Vec<(usize, CommitId)>,
    /// How many commits lead there that were not read.
    pub commits: usize,
}

/// That something has come since, as a sentence.
pub fn sentence(desk: &Desk, come: &Come) -> String {
    let read = Timestamp::from_second(desk.read.at).unwrap_or_default().to_zoned(desk.zone.clone());
    let time = read.strftime("%H:%M");
    let at =
        if read.date() == desk.today() { time.to_string() } else { format!("{}, {time}", day(read.date())) };
    match come.commits {
        0 => format!("As of {at}; the branch ends elsewhere since."),
        1 => format!("As of {at}; 1 commit has come since."),
        n => format!("As of {at}; {} commits have come since.", thousands(n as u64)),
    }
}

impl Desk {
    /// The commits at which the branches end now, where they do not end at what is loaded: something has come since.
    pub fn has_come(&self) -> Vec<(usize, CommitId)> {
        let loaded = self.repositories.iter().zip(&self.histories).enumerate();
        let ends = loaded.filter_map(|(at, (repository, history))| {
            // One that is gone meanwhile is said where it is read.
            let head = repository.head(branch(&self.settings, repository)).ok()?;
            (head.tip != history.head.tip).then_some((at, head.tip))
        });
        ends.collect()
    }

    /// How many commits lead to these ends that are not loaded.
    pub fn count(&self, come: &[(usize, CommitId)]) -> Result<usize, Failure> {
        let mut commits = 0;
        for &(at, tip) in come {
            let known: HashSet<&CommitId> =
                self.histories[at].commits.iter().map(|commit| &commit.id).collect();
            commits += self.repositories[at].beyond(tip, &|commit| known.contains(commit))?;
        }
        Ok(commits)
    }

    /// Reads and loads what has come since; how many commits.
    pub fn read_again(&mut self) -> Result<u64, Failure> {
        let mut commits = 0;
        for repository in &self.repositories {
            let branch = branch(&self.settings, repository);
            commits += reading::read_new(&mut self.data, repository, branch, &self.asked)?.commits;
        }
        self.load()?;
        self.read = ReadNow { commits: self.read.commits + commits, at: self.asked.seconds(), ..self.read };
        Ok(commits)
    }
}
