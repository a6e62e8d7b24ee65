//! Help: what exists, by what it is for; one example for each command, which works.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use testkit::Program;

use super::{program, wider};

/// Every command that is not hidden, with those below it.
const COMMANDS: &[&str] = &[
    "signal",
    "knowledge",
    "away",
    "reasons",
    "today",
    "grow",
    "week",
    "log",
    "search",
    "load",
    "decisions",
    "decisions read",
    "decisions write",
    "calendar",
    "export",
    "import",
    "backup",
    "restore",
    "open",
    "demo",
    "disagree",
    "undo",
    "me",
    "people",
    "team",
    "areas",
    "areas rename",
    "areas merge",
    "areas split",
    "areas anew",
    "areas handed-over",
    "hours",
    "role",
    "days-off",
    "meetings",
    "proposals",
    "exclude",
    "add",
    "connect",
    "connect github",
    "connect gitlab",
    "connect calendar",
    "connect caldav",
    "connect incidents",
    "disconnect",
    "sources",
    "forget",
    "config",
    "config show",
    "config zone",
    "config branch",
    "config target",
    "config content",
    "prompt",
    "hook",
    "hook install",
    "hook remove",
    "completions",
    "man",
    "records",
    "records verify",
    "truck-factor",
];

fn help(program: &Program, command: &str) -> String {
    let words: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).chain(["--help"]).collect();
    program.out(program.home(), &words)
}

#[test]
fn the_help_of_the_program_names_what_exists_and_nothing_else() {
    let program = program();
    let text = help(&program, "");
    assert!(text.starts_with("Groundwork reads the work records you already have"), "{text}");
    let none: Vec<&str> = Vec::new();
    assert_eq!(wider(&text, 80), none);
    for heading in ["See", "Keep and change", "Take with you", "Correct, all optional", "Options"] {
        assert!(text.lines().any(|line| line == heading), "{heading}: {text}");
    }
    let from = text.find("\nSee\n").expect("commands begin");
    let to = text.find("\nOptions\n").expect("and end");
    let rows = text[from..to].lines().filter_map(|line| line.strip_prefix("  "));
    let named = rows
        .flat_map(|row| row[..25.min(row.len())].split([' ', ',']).map(str::to_owned).collect::<Vec<_>>());
    let lower = |word: &String| word.starts_with(|c: char| c.is_ascii_lowercase());
    let named: BTreeSet<String> = named.filter(lower).filter(|word| word != "groundwork").collect();
    let first = |command: &&str| command.split(' ').next().unwrap_or_default().to_owned();
    let mut exist: BTreeSet<String> = COMMANDS.iter().map(first).collect();
    exist.extend(["show".to_owned(), "verify".to_owned()]);
    assert_eq!(named, exist);
}

#[test]
fn the_help_of_each_command_is_a_sentence_usage_options_and_an_example() {
    let program = program();
    for command in COMMANDS {
        let text = help(&program, command);
        let none: Vec<&str> = Vec::new();
        assert_eq!(wider(&text, 80), none, "groundwork {command} --help");
        let sentence = text.split("\n\n").next().unwrap_or_default();
        assert!(sentence.starts_with(|c: char| c.is_uppercase() || c == '"'), "{text}");
        assert!(text.contains(&format!("\nUsage: groundwork {command} ")), "{text}");
        assert!(text.contains("\nEverywhere:\n"), "{text}");
        assert!(example(&text).starts_with(&format!("groundwork {command}")), "{text}");
    }
    let shells = program.out(program.home(), &["completions", "bash"]);
    let listed: BTreeSet<&str> = shells
        .lines()
        .filter_map(|line| line.trim().strip_prefix("groundwork,"))
        .filter_map(|line| line.split(')').next())
        .collect();
    let tops = COMMANDS.iter().filter(|command| !command.contains(' '));
    assert!(tops.clone().all(|command| listed.contains(command)), "{listed:?}");
}

fn example(help: &str) -> &str {
    help.lines()
        .find_map(|line| line.strip_prefix("Example: "))
        .unwrap_or_else(|| panic!("no example:\n{help}"))
}

/// The made-up team, kept, with a second repository in the home; `groundwork` in the path is the program
/// there.
fn at_home(program: &Program) {
    let home = program.home();
    let kept = program
        .command(home)
        .args(["demo", "--keep"])
        .arg(home.join("demo"))
        .output()
        .expect("it can be started");
    assert!(kept.status.success(), "{}", String::from_utf8_lossy(&kept.stderr));
    let guide = home.join("code/kassa-guide");
    std::fs::create_dir_all(&guide).expect("a directory can be made");
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(&guide).env("HOME", home).args([
            "-c",
            "user.name=Mira Okafor",
            "-c",
            "user.email=mira@kassa.example",
        ]);
        assert!(git.args(args).status().expect("git is there").success());
    };
    git(&["init", "--quiet", "-b", "main"]);
    git(&["commit", "--quiet", "--allow-empty", "-m", "Begin"]);
    let path = |name: &str| home.join(name).display().to_string();
    let script = format!(
        "#!/bin/sh\nexec '{}' --repo '{}' --data '{}' --now 2026-11-19T09:00:00Z --zone Europe/Lisbon --me \
         mira@kassa.example \"$@\"\n",
        env!("CARGO_BIN_EXE_groundwork"),
        path("demo/kassa"),
        path("demo/data"),
    );
    let bin = home.join("bin");
    std::fs::create_dir_all(&bin).expect("a directory can be made");
    std::fs::write(bin.join("groundwork"), script).expect("a script can be written");
    std::fs::set_permissions(bin.join("groundwork"), std::fs::Permissions::from_mode(0o755))
        .expect("and be run");
}

fn typed(home: &Path, line: &str) -> std::process::Output {
    let path = format!("{}:{}", home.join("bin").display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.current_dir(home).env("HOME", home).env("PATH", path).env("LC_ALL", "C.UTF-8");
    shell.args(["-c", line]).output().expect("sh is there")
}

#[test]
fn every_example_works_as_it_stands() {
    let program = program();
    at_home(&program);
    // `open` serves until it is told to end: tried in `open.rs`. The made-up team has no records: tried in `leaving.rs`.
    // A forge wants a token and a network: tried in `connect.rs`. So do calendars and incidents what they are read from: tried in `calendars.rs`,
    // `calendar_servers.rs` and `incidents.rs`. Meetings want a calendar: tried in `scorecard/calendar_tests.rs`.
    // With one thing connected `disconnect` takes it back, and here are three: tried in `connect.rs`.
    let apart = ["open", "decisions read", "decisions write", "meetings", "disconnect"];
    let connects = |command: &str| command.starts_with("connect ");
    for command in COMMANDS.iter().filter(|command| !apart.contains(command) && !connects(command)) {
        let help = help(&program, command);
        let line = example(&help);
        let output = typed(program.home(), line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {said}");
        // What it changed is taken back, so that each stands alone.
        let keeps = String::from_utf8_lossy(&output.stdout).contains("groundwork undo");
        if keeps && *command != "undo" {
            assert!(typed(program.home(), "groundwork undo").status.success());
        }
    }
}

#[test]
fn the_manual_holds_every_command_the_exit_codes_and_the_environment() {
    let program = program();
    let out = |args: &[&str]| program.out(program.home(), args);
    let manual = out(&["man"]);
    for command in COMMANDS {
        let heading = format!("\n.SS groundwork {}\n", command.replace('-', "\\-"));
        assert!(manual.contains(&heading), "{command}");
    }
    for part in [".SH EXIT STATUS", ".SH FILES", ".SH ENVIRONMENT", "GROUNDWORK_DATA", "maker\\-share"] {
        assert!(manual.contains(part), "{part}");
    }
    assert!(!manual.contains("groundwork debug"));
    let one = out(&["man", "areas"]);
    assert!(one.contains(".SS groundwork areas rename\n") && !one.contains("groundwork signal"), "{one}");
    let answer = program.run(program.home(), &["man", "signl"]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.err.contains("hint: groundwork man signal"), "{}", answer.err);
}

#[test]
fn a_shell_completes_the_signals() {
    let program = program();
    for shell in ["bash", "zsh"] {
        let script = program.out(program.home(), &["completions", shell]);
        assert!(script.contains("published-truck-factor"), "{shell}");
    }
}
