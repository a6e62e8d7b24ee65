//! The hook that offers a line to keep a decision with, run by git itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use testkit::Program;
use testkit::kinds::NOW;

/// A repository with one commit, made by git with nothing of this machine's configuration.
struct Here {
    program: Program,
    repository: PathBuf,
}

impl Here {
    fn new() -> Here {
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        let repository = program.home().join("kassa");
        fs::create_dir(&repository).expect("it can be made");
        let here = Here { program, repository };
        here.git(&["init", "--quiet", "--initial-branch=main"]);
        here.git(&["config", "user.name", "Ada"]);
        here.git(&["config", "user.email", "ada@till.example"]);
        here.change("one");
        here.git(&["commit", "--quiet", "-m", "One"]);
        here
    }

    fn command(&self) -> Command {
        let mut git = Command::new("git");
        git.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        git.env("HOME", self.program.home()).env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C.UTF-8");
        git.arg("-C").arg(&self.repository);
        git
    }

    fn git(&self, args: &[&str]) -> String {
        text(&self.command().args(args).output().expect("git can be run"), args).0
    }

    /// Commits as somebody does whose editor keeps what it was given in `seen`, and then runs this on the file.
    fn commit(&self, editor: &str, args: &[&str]) -> String {
        let script = self.program.home().join("editor");
        let seen = self.program.home().join("seen");
        let _ = fs::remove_file(&seen);
        fs::write(&script, format!("#!/bin/sh\ncp \"$1\" '{}'\n{editor}\n", seen.display()))
            .expect("it can be");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it is ours");
        let mut git = self.command();
        git.env("GIT_EDITOR", &script).arg("commit").arg("--quiet").args(args);
        let (_, error) = text(&git.output().expect("git can be run"), args);
        assert_eq!(error, "", "the hook says nothing");
        fs::read_to_string(&seen).unwrap_or_default()
    }

    fn message(&self) -> String {
        self.git(&["log", "-1", "--format=%B"])
    }

    fn change(&self, name: &str) {
        fs::write(self.repository.join(name), name).expect("it can be written");
        self.git(&["add", "--all"]);
    }

    fn hook(&self) -> PathBuf {
        self.repository.join(".git/hooks/prepare-commit-msg")
    }

    fn run(&self, args: &[&str]) -> testkit::Answer {
        self.program.run(&self.repository, args)
    }
}

/// What git said, on both ways; it ended well.
fn text(output: &Output, args: &[&str]) -> (String, String) {
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let error = said(&output.stderr);
    assert!(output.status.success(), "git {}: {error}", args.join(" "));
    (said(&output.stdout), error)
}

/// Writes a subject above what is offered.
const SUBJECT: &str = "printf 'Two\\n' | cat - \"$1\" > \"$1.new\" && mv \"$1.new\" \"$1\"";

#[test]
fn a_message_written_in_an_editor_is_offered_a_decision_which_is_a_trailer_once_taken() {
    let here = Here::new();
    let said = here.run(&["hook", "install"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(fs::metadata(here.hook()).expect("it is there").permissions().mode() & 0o111, 0o111);
    here.change("two");
    let offered = here.commit(SUBJECT, &[]);
    assert_eq!(offered.matches("\n# Decision: \n").count(), 1, "{offered}");
    assert_eq!(here.message(), "Two\n\n", "left alone it is gone");
    here.change("three");
    let take =
        format!("{SUBJECT}; sed -i 's/^# Decision: $/Decision: nightly batch stays until March/' \"$1\"");
    here.commit(&take, &["-v"]);
    assert_eq!(here.message(), "Two\n\nDecision: nightly batch stays until March\n\n");
    let trailer = here.git(&["log", "-1", "--format=%(trailers:key=Decision,valueonly)"]);
    assert_eq!(trailer.trim(), "nightly batch stays until March");
}

#[test]
fn where_nobody_writes_a_message_by_hand_nothing_is_offered() {
    let here = Here::new();
    here.run(&["hook", "install"]);
    here.change("two");
    here.git(&["commit", "--quiet", "-m", "Two"]);
    assert_eq!(here.message(), "Two\n\n");
    assert!(!here.commit(":", &["--amend"]).contains("Decision"), "a message that was written before");
    here.git(&["checkout", "--quiet", "-b", "side"]);
    here.change("three");
    here.git(&["commit", "--quiet", "-m", "Three"]);
    here.git(&["checkout", "--quiet", "main"]);
    here.change("four");
    here.git(&["commit", "--quiet", "-m", "Four"]);
    here.git(&["merge", "--quiet", "--no-ff", "--no-commit", "side"]);
    assert!(!here.commit(":", &[]).contains("Decision"), "a merge");
    here.git(&["checkout", "--quiet", "-b", "squashed", "HEAD~1"]);
    here.git(&["merge", "--quiet", "--squash", "side"]);
    assert!(!here.commit(":", &[]).contains("Decision"), "a squash");
    let file = here.program.home().join("message");
    fs::write(&file, "Five\n").expect("it can be written");
    here.change("five");
    assert!(!here.commit(":", &["--edit", "-F", &file.display().to_string()]).contains("Decision"), "a file");
    // Comments that are kept would keep the offer.
    for clean in ["whitespace", "verbatim", "scissors"] {
        here.change(clean);
        let offered = here.commit(SUBJECT, &[&format!("--cleanup={clean}")]);
        assert!(!offered.contains("Decision"), "{clean}: {offered}");
    }
    here.change("six");
    here.git(&["config", "commit.cleanup", "scissors"]);
    assert!(!here.commit(SUBJECT, &[]).contains("Decision"));
}

#[test]
fn another_mark_of_comments_is_used_and_a_decision_that_stands_there_is_enough() {
    let here = Here::new();
    here.run(&["hook", "install"]);
    here.git(&["config", "core.commentChar", ";"]);
    here.change("two");
    let offered = here.commit(SUBJECT, &[]);
    assert!(offered.contains("\n; Decision: \n"), "{offered}");
    assert_eq!(here.message(), "Two\n\n");
    let template = here.program.home().join("template");
    fs::write(&template, "\n\nDecision: \n").expect("it can be written");
    here.git(&["config", "commit.template", &template.display().to_string()]);
    here.change("three");
    let offered = here.commit(SUBJECT, &[]);
    assert_eq!(offered.matches("Decision:").count(), 1, "{offered}");
}

#[test]
fn a_commit_goes_on_whatever_the_hook_meets() {
    let here = Here::new();
    here.run(&["hook", "install"]);
    let hook = here.hook();
    let run = |file: &Path, path: &str| {
        let mut sh = Command::new("/bin/sh");
        sh.arg(&hook).arg(file).env_clear().env("PATH", path).current_dir(&here.repository);
        sh.output().expect("a shell can be run")
    };
    let file = here.program.home().join("message");
    for (path, at) in [("/nowhere", file.clone()), ("/usr/bin:/bin", here.program.home().join("none"))] {
        fs::write(&file, "\n# Lines starting with '#' will be ignored\n").expect("it can be written");
        let output = run(&at, path);
        assert!(output.status.success() && output.stderr.is_empty() && output.stdout.is_empty(), "{path}");
        assert_eq!(
            fs::read_to_string(&file).ok().as_deref(),
            Some("\n# Lines starting with '#' will be ignored\n")
        );
    }
}

#[test]
fn a_hook_of_the_leads_own_is_left_as_it_is_and_taking_away_restores() {
    let here = Here::new();
    assert_eq!(here.run(&["hook", "remove"]).out, "There is no such hook here.\n");
    let before = files(&here.repository.join(".git/hooks"));
    here.run(&["hook", "install"]);
    assert!(here.run(&["hook", "install"]).out.starts_with("It is there already."));
    let removed = here.run(&["hook", "remove"]);
    assert_eq!((removed.code, files(&here.repository.join(".git/hooks"))), (Some(0), before));
    fs::write(here.hook(), "#!/bin/sh\nexit 0\n").expect("it can be written");
    for what in ["install", "remove"] {
        let refused = here.run(&["hook", what]);
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{what}");
        assert!(refused.err.contains("hint: it is left as it is"), "{what}: {}", refused.err);
    }
    assert_eq!(fs::read_to_string(here.hook()).expect("it is there"), "#!/bin/sh\nexit 0\n");
    fs::remove_file(here.hook()).expect("it is ours");
    std::os::unix::fs::symlink("nowhere", here.hook()).expect("a link can be made");
    assert_eq!(here.run(&["hook", "install"]).code, Some(1), "a link that leads nowhere");
    fs::remove_file(here.hook()).expect("it is ours");
    here.git(&["config", "core.hooksPath", ".githooks"]);
    let refused = here.run(&["hook", "install"]);
    assert!(refused.err.contains("core.hooksPath is .githooks"), "{}", refused.err);
    assert!(!here.hook().exists() && !here.repository.join(".githooks").exists());
    assert!(here.run(&["hook"]).out.starts_with("#!/bin/sh\n"));
}

fn files(dir: &Path) -> Vec<std::ffi::OsString> {
    let mut names: Vec<_> =
        fs::read_dir(dir).expect("it is there").flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    names
}

/// What it may cost is 50 ms on a machine that does nothing else; the fastest of thirty is the one least disturbed.
#[test]
fn it_costs_less_than_fifty_milliseconds() {
    let here = Here::new();
    here.run(&["hook", "install"]);
    let file = here.program.home().join("message");
    let template =
        "\n# Please enter the commit message for your changes. Lines starting\n# with '#' will be ignored\n";
    let time = |_| {
        fs::write(&file, template).expect("it can be written");
        let mut sh = here.command();
        sh.env("GIT_EDITOR", "vi").args(["hook", "run", "prepare-commit-msg", "--"]).arg(&file);
        let began = Instant::now();
        assert!(sh.output().expect("git can be run").status.success());
        let took = began.elapsed();
        assert!(fs::read_to_string(&file).expect("it is there").contains("# Decision: \n"));
        took
    };
    let fastest = (0..30).map(time).min().expect("thirty times");
    println!("hook: {fastest:?}, with git's own start");
    assert!(fastest < Duration::from_millis(50), "{fastest:?}");
}
