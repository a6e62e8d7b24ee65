//! All signals by the program and by `tests/oracle`: on random teams, and on real histories.

use super::program::output;
use super::{Clone, Found};
use crate::command::cargo;

/// Larger teams than the tests ask about.
const TEAMS: &str = "0..30";
const COMMITS: &str = "3000";
/// Histories that the second opinion gets through in minutes.
const HISTORIES: [&str; 4] = ["tokio-rs/tokio", "rust-lang/cargo", "BurntSushi/ripgrep", "jj-vcs/jj"];

/// Both.
pub fn check(clones: &[Clone]) -> Found {
    let mut found = test(
        "random_teams",
        &[("GROUNDWORK_TEAMS", TEAMS.into()), ("GROUNDWORK_TEAM_COMMITS", COMMITS.into())],
        "compared",
    );
    let here = |name: &&&str| clones.iter().any(|clone| clone.is(name));
    let paths =
        clones.iter().filter(|clone| HISTORIES.iter().any(|name| clone.is(name))).map(|clone| &clone.path);
    if let Ok(paths) = std::env::join_paths(paths)
        && HISTORIES.iter().any(|name| here(&name))
    {
        found.add(test("real_histories", &[("GROUNDWORK_HISTORIES", paths)], "compared"));
    }
    found
}

/// One of the tests of the program, told what to look at; lines that hold `shown` are printed.
pub(super) fn test(name: &str, told: &[(&str, std::ffi::OsString)], shown: &str) -> Found {
    let mut test = cargo();
    test.args(["test", "--release", "--quiet", "--package", "groundwork", "--test", "it", name]);
    test.args(["--", "--include-ignored", "--nocapture"]);
    let said = output(test.envs(told.iter().map(|(name, value)| (name, value))), &[0, 101]);
    let mut found = Found { looked_at: 1, wrong: Vec::new() };
    match said {
        Ok(said)
            if said.lines().any(|line| line.contains("test result: ok.") && !line.contains(" 0 passed")) =>
        {
            said.lines().filter(|line| line.contains(shown)).for_each(|line| println!("  {line}"));
        }
        Ok(said) => {
            println!("{said}");
            found.wrong.push(format!("{name} found something"));
        }
        Err(error) => found.wrong.push(error),
    }
    found
}
