//! Reading, against git's own command on the same objects, in alternating pairs.

use std::path::Path;
use std::process::Command;

use super::cost::{self, Cost, median};
use super::table::Row;
use super::yardstick::{Yardstick, git_command};

const PAIRS: usize = 5;
/// At so many commits and more, so many megabytes; between them in proportion.
const MEMORY: [(f64, f64); 2] = [(15_000.0, 150.0), (80_000.0, 600.0)];

/// The rows of one history, and how many files its commits touched.
pub fn rows(binary: &Path, of: &Yardstick) -> Result<Vec<Row>, String> {
    let raw = git_command(&of.path, &["log", "--raw", "--no-renames", "--no-merges", &of.tip]);
    let renames = git_command(&of.path, &["log", "--name-status", "-M", "--no-merges", &of.tip]);
    let read = |renames: &str, threads: &str| {
        let mut read = Command::new(binary);
        read.args(["debug", "read", "--at", &of.tip, "--renames", renames, "--threads", threads, "--repo"]);
        read.arg(&of.path);
        read
    };
    let plain = pairs(&raw, &read("off", "1"))?;
    let paired = pairs(&renames, &read("on", "1"))?;
    let two = pairs(&renames, &read("on", "2"))?;
    Ok(vec![
        ratio("reading, one core, CPU", of, &plain, |cost| cost.cpu, 2.0),
        ratio("with renames, one core, CPU", of, &paired, |cost| cost.cpu, 2.0),
        ratio("with renames, two cores, wall", of, &two, |cost| cost.wall, 1.1),
        peak("memory, one core", of, &paired),
        peak("memory, two cores", of, &two),
    ])
}

/// The most of all runs. What is mapped of the packs counts, for git and for us.
fn peak(work: &'static str, of: &Yardstick, pairs: &[(Cost, Cost)]) -> Row {
    let most = |what: fn(&(Cost, Cost)) -> f64| pairs.iter().map(what).fold(0.0, f64::max);
    let here = format!("git {:.0} MB", most(|(git, _)| git.peak));
    let figure = Some((most(|(_, ours)| ours.peak), memory(of.commits)));
    Row { work, what: of.name.clone(), here, figure, unit: " MB" }
}

/// What may be used at most.
pub fn memory(commits: usize) -> f64 {
    let [(few, little), (many, much)] = MEMORY;
    let share = ((commits as f64 - few) / (many - few)).clamp(0.0, 1.0);
    little + share * (much - little)
}

/// Git, then ours, so many times; a first pair warms the files and is thrown away.
fn pairs(git: &Command, ours: &Command) -> Result<Vec<(Cost, Cost)>, String> {
    let pair = || Ok((cost::of(git)?, cost::of(ours)?));
    pair().and_then(|_: (Cost, Cost)| (0..PAIRS).map(|_| pair()).collect())
}

fn ratio(
    work: &'static str,
    of: &Yardstick,
    pairs: &[(Cost, Cost)],
    what: impl Fn(&Cost) -> f64,
    most: f64,
) -> Row {
    let ours = median(pairs.iter().map(|(_, ours)| what(ours)).collect());
    let git = median(pairs.iter().map(|(git, _)| what(git)).collect());
    let ratio = median(pairs.iter().map(|(git, ours)| what(ours) / what(git)).collect());
    let here = format!("{ours:.2} s, git {git:.2} s");
    Row { work, what: of.name.clone(), here, figure: Some((ratio, most)), unit: " of git's" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_may_grow_in_proportion_between_two_sizes_and_not_beyond() {
        assert_eq!([4_000, 15_000, 47_500, 80_000, 200_000].map(memory), [150.0, 150.0, 375.0, 600.0, 600.0]);
    }
}
