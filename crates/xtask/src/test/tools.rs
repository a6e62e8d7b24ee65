//! What the steps need beside Rust, and how it is brought.

use std::path::Path;
use std::process::Command;

use super::outcome::Outcome;
use crate::command::{cargo, works};

/// A program, and the Debian package that has it.
pub type Tool = (&'static str, &'static str);

/// What no step can do without.
const NEEDED: [Tool; 5] =
    [("git", "git"), ("cc", "gcc"), ("python3", "python3"), ("zsh", "zsh"), ("fish", "fish")];

/// Sees to it that what every step needs is there.
pub fn all() -> Outcome {
    let mut missing: Vec<String> = NEEDED.into_iter().filter_map(|tool| bring(tool).err()).collect();
    missing.extend(fetch().err());
    if missing.is_empty() { Outcome::passed() } else { Outcome::Failed(missing.join("\n")) }
}

/// Fetches every crate of the lock file, those of other systems too: tests look at all of them, and ask for nothing over a network.
fn fetch() -> Result<(), String> {
    let fetched = works(cargo().args(["fetch", "--locked", "--quiet"]));
    fetched.then_some(()).ok_or_else(|| "the crates of the lock file could not all be fetched".to_owned())
}

/// Installs a program from Debian's packages where it is not there. `Err` says why that could not be done.
pub fn bring((program, package): Tool) -> Result<(), String> {
    if on_path(program) {
        return Ok(());
    }
    if !on_path("apt-get") {
        return Err(format!("{program} is not here, and there is no apt-get to install {package} with"));
    }
    // The lists of a fresh machine are empty or old, so what fails is tried once more with new ones.
    let installed = works(apt().args(["install", package])) || {
        works(apt().arg("update")) && works(apt().args(["install", package]))
    };
    if installed && on_path(program) {
        return Ok(());
    }
    Err(format!("{program} is not here, and apt-get install {package} did not bring it"))
}

/// `apt-get` that asks nothing, by way of `sudo` where there is one that asks nothing either.
fn apt() -> Command {
    let mut apt = if works(Command::new("sudo").args(["-n", "true"])) {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    } else {
        Command::new("apt-get")
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive").args(["--quiet", "--yes", "--no-install-recommends"]);
    apt
}

/// Sees to it that a component of the toolchain is there (`cargo fmt` is of `rustfmt`).
pub fn bring_component(command: &str, component: &str) -> Result<(), String> {
    let there = || works(cargo().args([command, "--version"]));
    if there() || (works(Command::new("rustup").args(["component", "add", component])) && there()) {
        return Ok(());
    }
    Err(format!("this toolchain has no {component}, and rustup did not bring it"))
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|directory| is_program(&directory.join(program)))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.with_extension("exe").is_file()
}
