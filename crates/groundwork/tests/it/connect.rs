//! A forge: connected, read, read again and taken back, over HTTP; its token is in one file and nowhere else.

use std::fs;
use std::path::Path;

use testkit::cases::{self, Case, NOW};
use testkit::forge::{Forge, Story, Trouble, When, World};
use testkit::{Answer, Program};

use crate::cases::in_one_line;

const TOKEN: &str = "ghp_a-secret-that-nobody-may-see";
/// Monday, 2 November 2026, 08:00 in Lisbon.
const MONDAY: i64 = 1_793_606_400;
/// The instant of the run, on the clock of the forge.
const RUN: i64 = 1_795_078_800;

struct Connection {
    case: Case,
    program: Program,
    forge: Forge,
}

impl Connection {
    fn new() -> Connection {
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        Connection { case: cases::seven(), program, forge: Forge::github(World::of(stories(12), RUN)) }
    }

    fn run(&self, args: &[&str]) -> Answer {
        let answer = self.with_token(TOKEN, args);
        assert!(!answer.out.contains(TOKEN) && !answer.err.contains(TOKEN), "{answer:?}");
        answer
    }

    fn with_token(&self, token: &str, args: &[&str]) -> Answer {
        let mut command = self.program.command(self.case.path());
        Answer::of(command.args(args).env("FORGE_TOKEN", token).output().expect("it starts"))
    }

    fn connect(&self) -> Answer {
        let url = self.forge.url();
        self.run(&["connect", "github", "kassa/kassa", "--address", &url, "--token-env", "FORGE_TOKEN"])
    }

    fn says(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        in_one_line(&answer.out)
    }
}

fn stories(many: u64) -> Vec<Story> {
    let story = |number: u64| {
        let begins = MONDAY + number as i64 * 3_600;
        let acts = [(0, "jonas opens it"), (60, "jonas asks mira"), (7_200, "mira approves")];
        let acts = acts.map(|(after, words)| (begins + after, words.to_owned()));
        Story::by("jonas", number, acts.to_vec())
    };
    (1..=many).map(story).collect()
}

/// Files of a data directory that hold a text.
pub fn files_with(dir: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if String::from_utf8_lossy(&fs::read(&path).expect("a file")).contains(text) {
            found.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    found
}

#[test]
fn one_command_connects_a_forge_and_the_next_says_how_far_it_was_read() {
    let here = Connection::new();
    assert!(here.says(&["sources"]).contains("forge: not connected"));
    let answer = here.connect();
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let said = in_one_line(&answer.out);
    assert!(said.contains("Read 12 change requests of kassa/kassa as mira, in "), "{said}");
    let sources = here.says(&["sources"]);
    assert!(sources.contains("GitHub, kassa/kassa"), "{sources}");
    assert!(sources.contains("12 change requests since"), "{sources}");
    assert!(!sources.contains("forge: not connected"), "{sources}");
    assert!(here.says(&["connect"]).contains("GitHub, kassa/kassa: "));
    assert!(here.forge.asked().iter().all(|question| question.token.is_some()));
}

#[test]
fn nothing_is_asked_by_itself_and_what_is_new_is_read_when_it_is_asked_for() {
    let here = Connection::new();
    here.connect();
    here.forge.forgets();
    for args in [&[][..], &["sources"], &["signal", "s1a"], &["away"], &["connect"]] {
        here.run(args);
    }
    assert!(here.forge.asked().is_empty(), "{:?}", here.forge.asked());
    here.forge.goes_on(|world| world.stories = stories(13));
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains("Read 1 change request of kassa/kassa as mira"), "{read}");
    let again = here.says(&["sources", "--read"]);
    assert!(again.contains("Nothing new of kassa/kassa"), "{again}");
    // Without a network the rest is as before.
    let forge = here.forge.url();
    drop(here.forge);
    let out = here.program.run(here.case.path(), &["sources"]).out;
    assert!(in_one_line(&out).contains("13 change requests since"), "{forge}: {out}");
}

#[test]
fn a_token_is_in_one_file_for_the_lead_alone_and_in_nothing_that_leaves() {
    use std::os::unix::fs::PermissionsExt;

    let here = Connection::new();
    let url = here.forge.url();
    let args = ["connect", "github", "kassa/kassa", "--address", &url];
    let answer = here.program.at_a_terminal(here.case.path(), &args, &[TOKEN]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(!answer.out.contains(TOKEN), "{answer:?}");
    let data = here.program.data();
    assert_eq!(files_with(&data, TOKEN), ["secrets"]);
    let mode = fs::metadata(data.join("secrets")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    here.says(&["sources", "--read"]);
    let leaves = here.program.home().join("leaves");
    here.says(&["export", leaves.to_str().expect("a path"), "--yes"]);
    assert!(files_with(&leaves, TOKEN).is_empty());
    let copy = here.program.home().join("copies/own.db");
    fs::create_dir_all(copy.parent().expect("a directory in one")).expect("made");
    here.says(&["backup", copy.to_str().expect("a path")]);
    assert!(files_with(copy.parent().expect("a directory"), TOKEN).is_empty());
}

#[test]
fn a_token_may_be_in_a_file_or_be_printed_by_a_command() {
    let here = Connection::new();
    let url = here.forge.url();
    let file = here.program.home().join("token");
    fs::write(&file, format!("{TOKEN}\n")).expect("written");
    let file = file.to_str().expect("a path").to_owned();
    let command = format!("cat {file}");
    for place in [["--token-file", &file], ["--token-command", &command]] {
        let args = [&["connect", "github", "kassa/kassa", "--address", &url][..], &place].concat();
        let answer = here.run(&args);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        assert!(here.says(&["sources", "--read"]).contains("Nothing new"));
        assert!(files_with(&here.program.data(), TOKEN).is_empty(), "only where it is was kept");
    }
    let answer =
        here.run(&["connect", "github", "kassa/kassa", "--address", &url, "--token-command", "exit 3"]);
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.err.contains("ended with a failure"), "{answer:?}");
}

#[test]
fn taking_a_connection_back_deletes_its_token_and_what_was_read() {
    let here = Connection::new();
    let before = here.run(&["--json"]).out;
    here.connect();
    let said = here.says(&["disconnect"]);
    assert!(said.contains("Disconnected: GitHub, kassa/kassa."), "{said}");
    assert!(here.says(&["sources"]).contains("forge: not connected"));
    assert!(!here.program.data().join("secrets").exists());
    assert_eq!(here.run(&["--json"]).out, before, "as if it had never been");
    assert!(here.says(&["disconnect"]).contains("Nothing is connected"));
    // So does forgetting the repository.
    here.connect();
    let path = here.case.path().display().to_string();
    here.says(&["forget", &path]);
    assert!(!here.program.data().join("secrets").exists());
    assert!(here.says(&["sources"]).contains("forge: not connected"));
    // So does taking the word back.
    here.connect();
    here.says(&["undo"]);
    assert!(!here.program.data().join("secrets").exists());
    assert_eq!(here.run(&["--json"]).out, before);
    here.says(&["undo"]);
    let answer = here.run(&["sources", "--read"]);
    assert_eq!(answer.code, Some(1), "the word is back, and its token is not: {answer:?}");
    assert!(answer.err.contains("GitHub, kassa/kassa: no token is kept for it"), "{answer:?}");
    assert!(answer.err.contains("hint: "), "{answer:?}");
}

#[test]
fn what_cannot_be_connected_leaves_nothing_behind() {
    let here = Connection::new();
    here.says(&["sources"]);
    let url = here.forge.url();
    let before = here.run(&["--json"]).out;
    here.forge.trouble(When::Path("/user".to_owned(), 1), Trouble::status(401));
    for (args, code, words) in [
        (
            vec!["github", "kassa/kassa", "--address", &url, "--token-env", "FORGE_TOKEN"],
            1,
            "does not accept",
        ),
        (vec!["github", "kassa", "--token-env", "FORGE_TOKEN"], 1, "OWNER/REPOSITORY"),
        (
            vec!["github", "a/b", "--address", "http://example.org", "--token-env", "FORGE_TOKEN"],
            1,
            "in the clear",
        ),
        (
            vec!["github", "a/b", "--address", "https://me:pw@example.org", "--token-env", "FORGE_TOKEN"],
            1,
            "password",
        ),
        (vec!["github", "a/b", "--address", &url, "--token-env", "NOTHING"], 1, "NOTHING, where the secret"),
        (vec!["github", "a/b", "--address", &url, "--token-file", "/nowhere"], 1, "cannot be read from"),
        (vec!["github", "a/b", "--address", &url], 1, "nobody can be asked for one here"),
        (vec!["github"], 2, "needs"),
        (vec!["subversion", "a/b"], 2, "there is no command subversion"),
    ] {
        let answer = here.run(&[&["connect"], &args[..]].concat());
        assert_eq!(answer.code, Some(code), "{args:?}: {answer:?}");
        assert!(answer.err.contains(words), "{args:?}: {answer:?}");
        assert!(!answer.err.contains("pw@"), "{answer:?}");
        assert!(answer.err.lines().all(|line| line.chars().count() <= 80), "{}", answer.err);
    }
    assert!(!here.program.data().join("secrets").exists());
    assert!(here.says(&["sources"]).contains("forge: not connected"));
    assert_eq!(here.run(&["--json"]).out, before);
}

#[test]
fn a_reading_that_breaks_off_keeps_what_it_has_and_goes_on() {
    let here = Connection::new();
    here.forge.trouble(When::Path("/issues/7/timeline".to_owned(), 1), Trouble::status(401));
    let answer = here.connect();
    assert_eq!(answer.code, Some(1), "{answer:?}");
    let sources = here.says(&["sources"]);
    assert!(sources.contains("6 change requests so far"), "{sources}");
    assert!(sources.contains("the first reading is not at its end"), "{sources}");
    here.forge.forgets();
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains("Read 6 change requests of kassa/kassa"), "{read}");
    let timelines = here.forge.asked().iter().filter(|asked| asked.target.contains("timeline")).count();
    assert_eq!(timelines, 6, "what was read is not asked for again");
}

#[test]
fn a_request_that_waits_is_the_moment_of_a_practice_as_of_the_day_the_forge_was_read() {
    let mut here = Connection::new();
    let plan = "If a change request waits for me, then I ask who else could judge it";
    here.says(&["grow", "--begin", "K2"]);
    here.says(&["grow", "--plan", plan, "--moment", "merge-waits"]);
    let without = here.says(&["today"]);
    assert!(without.contains("No forge is connected, so nothing shows this moment."), "{without}");
    assert!(without.contains("groundwork connect ") && without.contains("today --near"), "{without}");
    // Three hours before the reading, on the Thursday of the case.
    let story = |number: u64| {
        let acts = [(0, "jonas opens it"), (60, "jonas asks mira")];
        let acts = acts.map(|(after, words)| (RUN - 10_800 + after, words.to_owned()));
        Story::by("jonas", number, acts.to_vec())
    };
    here.forge.goes_on(|world| world.stories = (1..=2).map(story).collect());
    assert_eq!(here.connect().code, Some(0));
    let today = here.says(&["today"]);
    assert!(today.contains("2 change requests wait for you If a change request waits for me"), "{today}");
    assert!(today.contains("groundwork today did"), "{today}");
    here.program.goes_on("2026-11-20T09:00:00Z");
    let friday = here.says(&["today"]);
    let thursday = "Thursday: 2 change requests wait for you, as of the reading on Thursday 19 November";
    assert!(friday.contains(thursday), "{friday}");
    let week = here.says(&["week"]);
    assert!(
        week.contains("waits 2 change requests for you, as of Thursday 19 November; the oldest since"),
        "{week}"
    );
    here.program.goes_on("2026-11-23T09:00:00Z");
    let monday = here.says(&["today"]);
    assert!(
        monday.contains("Your forge was last read on Thursday 19 November; what came since is"),
        "{monday}"
    );
    assert!(monday.contains("groundwork sources --read") && !monday.contains("--near"), "{monday}");
}
