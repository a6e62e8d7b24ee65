//! What a real browser does with the pages: `tests/browser`, run by node with Debian's Chromium.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use madeup::kassa;
use tempfile::TempDir;

use crate::command::{cargo, groundwork, output, target};
use crate::test::outcome::Outcome;
use crate::test::tools::bring;

/// Playwright asks for it; older ones have no such test runner either.
const OLDEST_NODE: u32 = 20;
/// A history that takes seconds to read, so that one can see it being read.
const LONG: u8 = 16;
/// What npm says of a network that is not there.
const OFFLINE: [&str; 6] =
    ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "ETIMEDOUT"];

/// All tests, on the binary that was built with them.
pub fn tests() -> Outcome {
    all().unwrap_or_else(|other| other)
}

fn all() -> Result<Outcome, Outcome> {
    let ready = ready()?;
    let said = output(&mut ready.tests(&[])?).map_err(Outcome::Failed)?;
    let (passed, left_out) = (counted(&said, "pass"), counted(&said, "skipped") + counted(&said, "todo"));
    Ok(match (passed, left_out) {
        (0, _) => Outcome::Failed(format!("no test was run\n{said}")),
        (_, 0) => Outcome::Passed(format!("{passed} tests")),
        _ => Outcome::NotRun(format!("{passed} passed, but {left_out} are left out")),
    })
}

/// `cargo xtask browser [--update] [NAME…]`: those files of tests whose names hold one of these words, or all; with
/// `--update` what a screen reader is told is written anew. Whether they passed.
pub fn some(args: &[&str]) -> Result<bool, String> {
    build()?;
    let ready = ready().map_err(Outcome::reason)?;
    let names: Vec<&str> = args.iter().copied().filter(|arg| *arg != "--update").collect();
    let mut tests = ready.tests(&names).map_err(Outcome::reason)?;
    if names.len() < args.len() {
        tests.env("GROUNDWORK_UPDATE", "1");
    }
    tests.status().map(|status| status.success()).map_err(|error| error.to_string())
}

/// `cargo xtask shots`: a picture of every page, light, dark and narrow, and where they are.
pub fn shots() -> Result<PathBuf, String> {
    build()?;
    let ready = ready().map_err(Outcome::reason)?;
    let folder = target()?.join("shots");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut node = ready.node();
    node.arg(sources().join("shots.mjs")).env("GROUNDWORK_SHOTS", &folder);
    output(&mut node)?;
    Ok(folder)
}

/// Builds the program anew: a browser would be shown, and snapshots would be written of, what it was before.
fn build() -> Result<(), String> {
    output(cargo().args(["build", "--quiet", "--package", "groundwork"])).map(drop)
}

/// What the tests need: where npm's packages are, the program, and a long history.
struct Ready {
    modules: PathBuf,
    binary: PathBuf,
    made: TempDir,
}

fn ready() -> Result<Ready, Outcome> {
    for tool in [("node", "nodejs"), ("npm", "npm"), ("chromium", "chromium")] {
        bring(tool).map_err(Outcome::NotRun)?;
    }
    let version = output(Command::new("node").arg("--version")).map_err(Outcome::Failed)?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        let version = version.trim();
        return Err(Outcome::NotRun(format!("node {OLDEST_NODE} or newer is needed, and {version} is here")));
    }
    let failed = |error: std::io::Error| Outcome::Failed(error.to_string());
    let modules = packages()?;
    let binary = groundwork().map_err(Outcome::Failed)?;
    let made = TempDir::with_prefix("groundwork-browser-").map_err(failed)?;
    kassa::write(&made.path().join("kassa"), LONG).map_err(|error| Outcome::Failed(error.to_string()))?;
    Ok(Ready { modules, binary, made })
}

/// Brings npm's packages to a folder below the target directory, as the lock file has them, and says where.
fn packages() -> Result<PathBuf, Outcome> {
    let folder = target().map_err(Outcome::Failed)?.join("browser");
    let failed = |error: std::io::Error| Outcome::Failed(format!("{}: {error}", folder.display()));
    let lock = std::fs::read_to_string(sources().join("package-lock.json")).map_err(failed)?;
    let (modules, brought) = (folder.join("node_modules"), folder.join("brought"));
    if modules.is_dir() && std::fs::read_to_string(&brought).is_ok_and(|before| before == lock) {
        return Ok(modules);
    }
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(sources().join(file), folder.join(file)).map_err(failed)?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    output(&mut npm).map_err(|said| {
        if OFFLINE.iter().any(|word| said.contains(word)) {
            Outcome::NotRun("npm cannot be asked for playwright-core and axe-core from here".to_owned())
        } else {
            Outcome::Failed(said)
        }
    })?;
    std::fs::write(&brought, lock).map_err(failed)?;
    Ok(modules)
}

impl Ready {
    fn tests(&self, names: &[&str]) -> Result<Command, Outcome> {
        let mut node = self.node();
        // A browser and a program a file; more of them at once are slower on two cores.
        node.args(["--test", "--test-concurrency=2", "--test-reporter=spec"]);
        let files = files(names).map_err(Outcome::Failed)?;
        node.args(files);
        Ok(node)
    }

    fn node(&self) -> Command {
        let mut node = Command::new("node");
        node.current_dir(crate::workspace())
            .env("NODE_PATH", &self.modules)
            .env("GROUNDWORK", &self.binary)
            .env("GROUNDWORK_LONG", self.made.path().join("kassa"));
        node
    }
}

/// The files of tests whose names hold one of some words; without a word all.
fn files(names: &[&str]) -> Result<Vec<OsString>, String> {
    let entries = std::fs::read_dir(sources()).map_err(|error| error.to_string())?;
    let named = |name: &str| names.is_empty() || names.iter().any(|one| name.contains(one));
    let mut files: Vec<OsString> = entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.ends_with(".test.mjs") && named(&name)
        })
        .map(|entry| entry.path().into_os_string())
        .collect();
    files.sort();
    if files.is_empty() {
        Err(format!("no file of tests is called {}", names.join(" or ")))
    } else {
        Ok(files)
    }
}

fn sources() -> PathBuf {
    crate::workspace().join(Path::new("tests/browser"))
}

/// `20` of `v20.19.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// What the line `ℹ pass 12` of node's report says; 0 where there is none.
fn counted(said: &str, what: &str) -> usize {
    let rest = said.lines().filter_map(|line| line.trim().strip_prefix("ℹ ")?.strip_prefix(what));
    rest.filter_map(|rest| rest.trim().parse::<usize>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted_and_a_version_is_read() {
        let said = "✔ a (3ms)\nℹ tests 4\nℹ pass 3\nℹ fail 0\nℹ skipped 1\nℹ todo 0\n";
        assert_eq!(["pass", "skipped", "todo", "none"].map(|what| counted(said, what)), [3, 1, 0, 0]);
        assert_eq!((major("v20.19.2\n"), major("20")), (Some(20), None));
    }

    #[test]
    fn a_word_chooses_files_and_an_unknown_one_is_an_error() {
        let all = files(&[]).expect("there are tests");
        assert!(all.len() > 1 && files(&["matrix"]).is_ok_and(|some| some.len() == 1));
        assert!(files(&["none of them"]).is_err());
    }
}
