//! First run, second run, every correction, the pages and the demo, each under `strace`: the program
//! opens no socket, and starts no other program than git, which only `records verify` and `demo` may.

use std::path::Path;
use std::process::Command;

use madeup::{civil, kassa};
use testkit::Program;

use super::outcome::Outcome;
use super::tools::bring;
use crate::command::{groundwork, output};

/// In this order, over one data directory.
const RUNS: [&[&str]; 41] = [
    &["--me", kassa::ADDRESS],
    &[],
    &["--json"],
    &["me", kassa::LAPTOP],
    &["people", "--join", "jonas@kassa.example", "jonas@build-box.local"],
    &["people", "--apart", "jonas@kassa.example", "jonas@build-box.local"],
    &["people", "--bot", "b.auer@platform.example"],
    &["team", "--remove", "tomas@kassa.example", "--from", "2026-06-01"],
    &["team", "--add", "tomas@kassa.example", "--from", "2026-08-01"],
    &["team", "--scope", ""],
    &["areas"],
    &["areas", "rename", "ledger", "books"],
    &["areas", "merge", "webhooks", "merchant-api"],
    &["areas", "anew"],
    &["hours", "08:30-18:00", "mon-fri"],
    &["role", "2025-09-15"],
    &["days-off", "2026-07-27..2026-08-07"],
    &["exclude", "main~3", "--because", "a tool wrote this"],
    &["exclude", "payouts", "--because", "not ours"],
    &["disagree", "s1a", "half of them were made with a colleague"],
    &["undo"],
    &["config", "show"],
    &["config", "target", "20"],
    &["signal", "s1a", "--evidence"],
    &["signal", "s6b", "--denominator", "--json"],
    &["knowledge"],
    &["away", "--evidence"],
    &["reasons"],
    &["sources", "--excluded"],
    &["records", "verify"],
    &["demo"],
    &["demo", "knowledge"],
    &[],
    &["log", "d 70% exports move to nightly, review 1 mar"],
    &["decisions"],
    &["calendar", "groundwork.ics"],
    &["backup", "own.copy"],
    &["export", "leaves"],
    &["import", "leaves"],
    &["restore", "own.copy", "--yes"],
    &["forget", "--everything", "--yes"],
];

/// Whether a command may start git.
fn may_start_git(run: &[&str]) -> bool {
    matches!(run, ["records", "verify", ..] | ["demo", ..])
}

pub fn journey() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Outcome::NotRun("strace is a program for Linux".to_owned());
    }
    if let Err(why) = bring(("strace", "strace")) {
        return Outcome::NotRun(why);
    }
    match every_run() {
        Ok(()) => Outcome::Passed(format!("{} runs under strace", RUNS.len())),
        Err(said) => Outcome::Failed(said),
    }
}

fn every_run() -> Result<(), String> {
    let (year, month, day) = civil::date(kassa::NOW.div_euclid(civil::DAY));
    let program = Program::new(groundwork()?, &format!("{year}-{month:02}-{day:02}T09:00:00Z"));
    let repository = program.home().join("kassa");
    kassa::write(&repository, kassa::YEARS).map_err(|error| error.to_string())?;
    for run in RUNS {
        let trace = under_strace(&program, &repository, run)?;
        if let Some(line) = trace.lines().find(|line| !is_allowed(line, run, program.binary())) {
            return Err(format!("groundwork {} made this call:\n{line}", run.join(" ")));
        }
        if !trace.contains("execve(") {
            return Err(format!("strace saw nothing of groundwork {}", run.join(" ")));
        }
    }
    Ok(())
}

/// Runs a command to its end, which must be well, and gives what it asked of the system.
fn under_strace(program: &Program, repository: &Path, run: &[&str]) -> Result<String, String> {
    let trace = program.home().join("trace");
    let traced = program.command(repository);
    let mut strace = Command::new("strace");
    strace.current_dir(program.home());
    strace.env_clear().envs(traced.get_envs().filter_map(|(name, value)| Some((name, value?))));
    strace
        .args(["-f", "-qq", "-s", "256", "-e", "trace=network,execve", "-e", "signal=none", "-o"])
        .arg(&trace);
    strace.arg("--").arg(traced.get_program()).args(traced.get_args()).args(run);
    output(&mut strace)?;
    std::fs::read_to_string(&trace).map_err(|error| error.to_string())
}

/// Whether a line of a trace (`4711 execve("/usr/bin/git", ["git", …`) is what a command may do.
fn is_allowed(line: &str, run: &[&str], binary: &Path) -> bool {
    let call = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    // The second half of a call that another thread cut in two; the first half was judged.
    if call.starts_with("<... ") {
        return true;
    }
    let Some((started, _)) = call.strip_prefix("execve(\"").and_then(|call| call.split_once('"')) else {
        return false;
    };
    let started = Path::new(started);
    started == binary || (may_start_git(run) && started.file_name().is_some_and(|name| name == "git"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(line: &str, run: &[&str]) -> bool {
        is_allowed(line, run, Path::new("/t/groundwork"))
    }

    #[test]
    fn a_socket_is_never_allowed() {
        for run in [&["demo"][..], &["records", "verify"], &[]] {
            assert!(!allowed("12 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3", run));
            assert!(!allowed(
                "12 connect(3, {sa_family=AF_UNIX, sun_path=\"/run/nscd/socket\"}, 110) = -1",
                run
            ));
        }
    }

    #[test]
    fn git_is_started_by_two_commands_only() {
        let git = "12 execve(\"/usr/bin/git\", [\"git\", \"-C\", \"/x\", \"log\"], 0x55 /* 8 vars */) = 0";
        assert!(allowed(git, &["demo"]) && allowed(git, &["records", "verify"]));
        assert!(!allowed(git, &[]) && !allowed(git, &["records"]) && !allowed(git, &["away"]));
        assert!(!allowed("12 execve(\"/bin/sh\", [\"sh\"], 0x55 /* 8 vars */) = 0", &["demo"]));
        assert!(allowed("12 execve(\"/t/groundwork\", [\"/t/groundwork\"], 0x55 /* 8 vars */) = 0", &[]));
    }
}
