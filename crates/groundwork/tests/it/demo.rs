//! `groundwork demo`: what its first screen promises, and what it leaves alone.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use testkit::Answer;

const FIRST: &str = "A made-up team, seven people, two years of work. Nothing of yours is read.\n";

/// A user: a home, and a place for temporary files.
struct User {
    home: TempDir,
    tmp: TempDir,
}

impl User {
    fn new() -> User {
        let new = || TempDir::new().expect("a temporary directory can be made");
        User { home: new(), tmp: new() }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundwork"));
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .env("TMPDIR", self.tmp.path())
            .env("LC_ALL", "C.UTF-8")
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .arg("demo")
            .args(args);
        command
    }

    /// A script that is found before git: the `PATH` where it is.
    #[cfg(unix)]
    fn instead_of_git(&self, script: &str) -> OsString {
        use std::os::unix::fs::PermissionsExt;
        let git = self.home.path().join("git");
        fs::write(&git, format!("#!/bin/sh\n{script}")).expect("it can be written");
        fs::set_permissions(&git, fs::Permissions::from_mode(0o755)).expect("it is ours");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let dirs = std::iter::once(self.home.path().to_owned()).chain(std::env::split_paths(&path));
        std::env::join_paths(dirs).expect("no colon in them")
    }

    fn demo(&self, args: &[&str]) -> Answer {
        Answer::of(self.command(args).output().expect("it can be started"))
    }
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).expect("it is there").next().is_none()
}

/// The whole part of the percentage before a word.
fn percent_before(text: &str, words: &str) -> u32 {
    let before = text.split(words).next().unwrap_or_default();
    let number = before.trim_end().trim_end_matches('%').trim_end().rsplit(' ').next().unwrap_or_default();
    number.parse().unwrap_or_else(|_| panic!("a percentage before {words:?} in {text}"))
}

#[test]
fn the_first_screen_is_the_one_of_the_design() {
    let answer = User::new().demo(&[]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), FIRST));
    let heading = "kassa (made up), main, twelve weeks to Sunday 15 November 2026, changes (merges)\n";
    assert!(answer.out.starts_with(heading), "{}", answer.out);
    // As read, whatever the lines.
    let text = answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for promised in [
        "You merge less than before: ",
        "In 4 of 11 areas only you have worked recently.",
        "role changed",
        "down; beside it: still known",
        "no clear change; beside it: one new owner, in refunds",
        "no share until you say your hours",
        "of your proposals of half a year landed in 30 days; 2 talks held in the twelve weeks, 4 and 11 days after the first \
         note, 2 rehearsed",
        "7 people are active, you among them; 4 visitors with 9 changes are in no share.",
        "If you try one thing: Someone else does the weekly release on Wednesday 25 November and you watch. You did \
         22 of the last 24.",
    ] {
        assert!(text.contains(promised), "{promised}\n{}", answer.out);
    }
    // Near the figures that the pages of the design were drawn with.
    assert!((22..=26).contains(&percent_before(&text, " of the team's changes, usually")));
    assert!((18..=22).contains(&percent_before(&text.replace('(', " "), "; ")), "{text}");
    assert!(answer.out.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn every_command_it_suggests_works_on_it() {
    let user = User::new();
    let mut asked = vec![Vec::new(), vec!["knowledge"], vec!["away"], vec!["signal", "s1a"]];
    let mut tried = BTreeSet::new();
    while let Some(args) = asked.pop() {
        let answer = user.demo(&args);
        assert_eq!(answer.code, Some(0), "{args:?}: {answer:?}");
        for line in answer.out.lines().filter_map(|line| line.trim_start().strip_prefix("groundwork ")) {
            let command = line.split("   ").next().unwrap_or_default();
            let rest = command.strip_prefix("demo").unwrap_or_else(|| panic!("{line} works elsewhere"));
            let filled = rest.replace("AREA", "ledger").replace("\"why\"", "why").replace("\"...\"", "why");
            let words: Vec<&str> = filled.split_whitespace().collect();
            // `open` serves until it is told to end: tried in `open.rs`. `connect` names no forge there is, and asks it.
            if !tried.insert(filled.clone()) || words == ["open"] || words.first() == Some(&"connect") {
                continue;
            }
            let answer = user.demo(&words);
            assert_eq!(answer.code, Some(0), "{words:?}: {answer:?}");
        }
    }
    assert!(tried.len() >= 6, "{tried:?}");
}

#[test]
fn how_it_is_shown_may_be_said_before_and_after_the_command() {
    let user = User::new();
    for args in [["--json", "knowledge"], ["knowledge", "--json"]] {
        let answer = user.demo(&args);
        assert!(answer.out.contains("\"schema\": \"groundwork/knowledge/"), "{args:?} {answer:?}");
    }
    assert!(user.demo(&["--json"]).out.contains("\"made_up\": true"));
    assert!(user.demo(&["--ascii"]).out.is_ascii());
    assert!(user.demo(&["knowledge", "--ascii"]).out.is_ascii());
    assert!(user.demo(&["knowledge", "--names"]).out.contains("Jonas"));
    assert!(!user.demo(&["knowledge"]).out.contains("Jonas"));
    let then = user.demo(&["--as-of", "2026-06-01"]).out;
    assert!(then.starts_with("kassa (made up), main, as of Monday 1 June 2026: twelve weeks to"), "{then}");
    assert_eq!(user.demo(&["--json", "--names"]).code, Some(2));
}

#[test]
fn a_correction_can_be_tried_and_is_gone_with_it() {
    let user = User::new();
    let tried = user.demo(&["hours", "08:30-18:00", "mon-fri"]);
    assert!(tried.out.contains("Outside your hours: "), "{}", tried.out);
    assert!(tried.err.contains("what you said in it is gone"), "{}", tried.err);
    assert!(!user.demo(&["hours"]).err.contains("is gone"));
    assert!(user.demo(&[]).out.contains("no share until you say"));
}

#[test]
fn its_forge_is_there_and_nobody_is_asked() {
    let user = User::new();
    let sources = user.demo(&["sources"]);
    let text = sources.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for promised in [
        "GitHub, kassa/kassa 19 November 2026; 4,817 change requests since 2 September 2024; nothing missing",
        "made up with the team: nothing is asked of anybody",
    ] {
        assert!(text.contains(promised), "{promised}\n{}", sources.out);
    }
    assert!(!text.contains("connect") && !text.contains("--read"), "{}", sources.out);
    assert!(user.demo(&["connect"]).out.ends_with("Made up with the team: nothing is asked of anybody.\n"));
    for args in [&["sources", "--read"][..], &["connect", "github", "kassa/kassa", "--token-env", "PATH"]] {
        let answer = user.demo(args);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(answer.err.contains("error: the demo asks nobody anything"), "{args:?}: {}", answer.err);
    }
    let several = user.demo(&["disconnect"]);
    assert_eq!(several.code, Some(2), "{several:?}");
    assert!(several.err.contains("hint: groundwork demo disconnect calendar"), "{several:?}");
    let gone = user.demo(&["disconnect", "forge"]);
    assert_eq!(gone.code, Some(0), "{gone:?}");
}

#[test]
fn what_would_leave_the_demo_is_wrong_usage() {
    let user = User::new();
    for args in [&["demo"][..], &["add", "/"], &["undo"], &["nonsense"], &["knowledge", "--nonsense"]] {
        let answer = user.demo(args);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(answer.err.starts_with("error: "), "{args:?}: {}", answer.err);
    }
    assert!(is_empty(user.tmp.path()));
}

#[test]
fn nothing_of_the_users_is_read_or_written() {
    let user = User::new();
    let plain = user.demo(&[]);
    fs::write(user.home.path().join(".gitconfig"), "[this is no configuration").expect("it can be written");
    let data = user.home.path().join("data");
    let mut command = user.command(&[]);
    let garbage = [
        ("GIT_DIR", "/nowhere"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_AUTHOR_DATE", "never"),
        ("GIT_AUTHOR_NAME", "Nobody"),
        ("GIT_COMMITTER_EMAIL", "nobody@nowhere.example"),
        ("GIT_DEFAULT_HASH", "sha256"),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "user.email"),
        ("GIT_CONFIG_VALUE_0", "nobody@nowhere.example"),
        ("TZ", "Asia/Tokyo"),
    ];
    command.envs(garbage).env("GROUNDWORK_DATA", &data).env("XDG_CONFIG_HOME", user.home.path());
    assert_eq!(Answer::of(command.output().expect("it can be started")), plain);
    let left: Vec<_> = fs::read_dir(user.home.path()).expect("it is there").flatten().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(is_empty(user.tmp.path()));
}

#[test]
fn without_git_it_says_what_is_missing() {
    let user = User::new();
    let answer =
        Answer::of(user.command(&[]).env("PATH", user.home.path()).output().expect("it can be started"));
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    let said = answer.err.strip_prefix(FIRST).expect("the first sentence");
    assert!(
        said.starts_with("error: the made-up team could not be made: git could not be started"),
        "{said}"
    );
    assert!(said.contains("hint: it is made with git: install it"), "{said}");
    assert!(is_empty(user.tmp.path()));
}

#[cfg(unix)]
#[test]
fn nothing_is_left_when_git_fails_half_way() {
    let user = User::new();
    let path = user.instead_of_git(
        "for word; do case $word in\n  init) mkdir -p objects; exit 0;;\n  fast-import) read -r line; echo no more >&2; exit 9;;\nesac; done\n",
    );
    let answer = Answer::of(user.command(&[]).env("PATH", path).output().expect("it can be started"));
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.err.contains("no more"), "{answer:?}");
    assert!(is_empty(user.tmp.path()));
}

#[cfg(unix)]
#[test]
fn nothing_is_left_when_it_is_interrupted() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        // At its beginning, and while git writes.
        for step in ["init", "fast-import"] {
            let user = User::new();
            let [held, go, back] = ["held", "go", "back"].map(|name| user.home.path().join(name));
            // It is held, and goes on in a folder that it brought back: `git -C FOLDER ... STEP ...`.
            let path = user.instead_of_git(&format!(
                "PATH='{}'\ncase \" $* \" in *\" {step} \"*)\n  : > '{}'\n  until [ -e '{}' ]; do sleep 0.01; done\n  mkdir -p \"$2\"\n  : > '{}'\nesac\nexec git \"$@\"\n",
                std::env::var("PATH").expect("there is a PATH"),
                held.display(),
                go.display(),
                back.display(),
            ));
            let mut command = user.command(&[]);
            command.env("PATH", path).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().expect("it can be started");
            let id = child.id().to_string();
            let mut until = |so: &dyn Fn() -> bool| {
                while !so() && child.try_wait().expect("it is ours").is_none() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                assert!(so(), "it ended before, {signal} at {step}");
            };
            until(&|| held.exists());
            let sent = Command::new("kill").args([signal, &id]).status();
            assert!(sent.expect("there is kill").success());
            until(&|| is_empty(user.tmp.path()));
            fs::write(go, "").expect("it can be written");
            until(&|| back.exists());
            let answer = Answer::of(child.wait_with_output().expect("it is ours"));
            let said = (answer.code, answer.out.as_str(), answer.err.as_str());
            assert_eq!(said, (Some(code), "", FIRST), "{signal} at {step}");
            assert!(is_empty(user.tmp.path()), "{signal} at {step}");
        }
    }
}

#[test]
fn a_demo_that_is_kept_can_be_looked_at_with_git() {
    let user = User::new();
    let kept = user.home.path().join("kept");
    let kept = kept.to_str().expect("UTF-8");
    let answer = user.demo(&["--keep", kept, "signal", "s1a", "--evidence"]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let repository = Path::new(kept).join("kassa");
    let ids: Vec<&str> = answer.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| id.len() == 40).collect();
    assert!(ids.len() > 50);
    for id in &ids[..10] {
        madeup::git::run(&repository, &["cat-file", "-e", id]).expect("git knows it");
    }
    assert!(is_empty(user.tmp.path()));
    let again = user.demo(&["--keep", kept]);
    assert_eq!(again.code, Some(1), "{again:?}");
    assert!(again.err.contains("hint: name a directory that is empty, or not there yet"), "{again:?}");
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../../../../README.md");
    let shown = readme.split("$ groundwork demo\n").nth(1).expect("the screen of the demo");
    let shown = shown.split("...\n```").next().expect("its end");
    let answer = User::new().demo(&[]);
    assert!(shown.lines().count() > 20);
    assert!(format!("{}{}", answer.err, answer.out).starts_with(shown), "{shown}");
}

#[test]
fn its_incidents_are_those_of_the_file_and_of_the_log_each_once() {
    let user = User::new();
    // Nine of the year in the file, six nights of the build and a runbook in the log alone; five of the log are in both.
    let said = user.demo(&["signal", "s12"]).out;
    assert!(said.contains("7 of 16 (44 %) in the year to 15 November 2026."), "{said}");
    let connected = user.demo(&["connect"]);
    assert!(connected.out.contains("incidents.csv"), "{}", connected.out);
}

#[test]
fn its_calendar_is_read_to_its_end_and_lies_where_the_demo_is_kept() {
    let user = User::new();
    let kept = user.home.path().join("kept");
    let kept = kept.to_str().expect("UTF-8");
    let sources = user.demo(&["--keep", kept, "sources"]).out;
    let said = sources.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("mira.ics") && said.contains("for the long run: roadmap"), "{sources}");
    for name in ["mira.ics", "incidents.csv"] {
        assert!(Path::new(kept).join(name).is_file(), "{name}");
    }
}
