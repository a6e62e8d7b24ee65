//! One word in the prompt of a shell, which reads a file alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::Instant;

use testkit::Program;

/// A lead at a terminal, with the clock at any instant.
struct Lead(Program);

/// Thursday.
const THURSDAY: &str = "2026-11-19T09:00:00Z";

impl Lead {
    fn new() -> Lead {
        Lead(Program::new(env!("CARGO_BIN_EXE_groundwork"), THURSDAY))
    }

    fn at(&self, now: &str, args: &[&str]) -> String {
        let mut command = Command::new(self.0.binary());
        command.env_clear().env("HOME", self.0.home()).env("LC_ALL", "C.UTF-8").env("TZ", "Europe/Lisbon");
        command.args(["--now", now, "--data"]).arg(self.0.data()).args(args).current_dir(self.0.home());
        let output = command.output().expect("the program can be started");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {error}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn file(&self) -> String {
        fs::read_to_string(self.0.data().join("prompt")).unwrap_or_default()
    }

    /// What bash shows at an instant, in seconds, by what it was told to run and nothing else.
    fn in_bash(&self, seconds: i64) -> String {
        let told = self.at(THURSDAY, &["prompt", "--shell", "bash"]);
        let script = format!(
            "PS1='$ '\n{told}\nunset EPOCHSECONDS; EPOCHSECONDS={seconds}; PATH=/nowhere\n(exit 3); eval \"$PROMPT_COMMAND\"\nprintf '%s %s' \"$?\" \"${{PS1@P}}\""
        );
        let bash = Command::new("bash").args(["--norc", "-c", &script]).output();
        let output = bash.expect("bash can be run");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn seconds(instant: &str) -> i64 {
    instant.parse::<jiff::Timestamp>().expect("an instant").as_second()
}

#[test]
fn nothing_is_written_until_it_is_asked_for_and_then_for_the_lead_alone() {
    let lead = Lead::new();
    lead.at(THURSDAY, &["log", "d 70% ledger export moves to nightly, review 21 nov"]);
    assert!(!lead.0.data().join("prompt").exists());
    assert_eq!(lead.at(THURSDAY, &["prompt"]), "");
    let there = fs::metadata(lead.0.data().join("prompt")).expect("it is there");
    assert_eq!(there.permissions().mode() & 0o777, 0o600);
    assert!(there.len() < 400, "{}", there.len());
    assert_eq!(lead.at(THURSDAY, &["prompt", "--off"]).lines().count(), 1);
    assert!(!lead.0.data().join("prompt").exists());
}

#[test]
fn it_is_right_on_the_days_to_come_without_the_program_and_silent_after_three() {
    let lead = Lead::new();
    lead.at(THURSDAY, &["prompt"]);
    lead.at(THURSDAY, &["log", "d 70% ledger export moves to nightly, review 21 nov"]);
    let shown = |instant: &str| lead.in_bash(seconds(instant));
    assert_eq!(shown(THURSDAY), "3 $ ", "the status of the last command stays");
    assert_eq!(shown("2026-11-20T23:59:59Z"), "3 $ ");
    assert_eq!(shown("2026-11-21T00:00:00Z"), "3 due $ ");
    assert_eq!(shown("2026-11-23T23:59:59Z"), "3 due $ ", "on the third day");
    assert_eq!(shown("2026-11-24T00:00:00Z"), "3 $ ", "no fourth");
    assert_eq!(shown("2027-06-01T12:00:00Z"), "3 $ ", "what was not renewed says nothing");
    assert_eq!(lead.at("2026-11-22T10:00:00Z", &["prompt"]), "due\n");
    // What is taken back is gone from it at once.
    lead.at(THURSDAY, &["undo"]);
    assert_eq!(shown("2026-11-22T10:00:00Z"), "3 $ ");
    lead.at(THURSDAY, &["undo"]);
    assert_eq!(shown("2026-11-22T10:00:00Z"), "3 due $ ");
}

#[test]
fn a_practice_is_one_word_until_it_is_answered_and_after_three_days_none() {
    let lead = Lead::new();
    let book = lead.0.data();
    kept_practice(&book);
    let friday = "2026-11-20T09:00:00Z";
    lead.at(friday, &["prompt"]);
    assert_eq!(lead.at(friday, &["prompt"]), "practice\n");
    let asked = lead.file().matches(" practice").count();
    assert_eq!(asked, 3, "it is passed over in the prompt alone, and then silent: {}", lead.file());
    lead.at(friday, &["today", "did"]);
    assert_eq!(lead.at(friday, &["prompt"]), "");
    assert_eq!(lead.at("2026-11-27T09:00:00Z", &["prompt"]), "practice\n", "next Friday it asks again");
}

/// A practice on Fridays, noticed and planned on Monday 2 November 2026.
fn kept_practice(data: &std::path::Path) {
    use growth::{Note, Plan, Step, Trigger};
    let at = seconds("2026-11-02T09:00:00Z") * 1_000_000;
    let mut data = store::Data::open(data).expect("it opens");
    data.keep("", "zone", "Europe/Lisbon").expect("it is kept");
    let noticed = Note::Noticed {
        capability: "K2".to_owned(),
        words: "everything waits for me".to_owned(),
        signal: None,
        place: None,
    };
    let of = data.say("", &[noticed], at).expect("it is kept")[0];
    let plan = Plan {
        moment: "it is Friday afternoon".to_owned(),
        act: "I name one thing to give away".to_owned(),
        trigger: Trigger::Friday,
        can_be_switched_off: false,
    };
    let chose = Step::Chose {
        behaviour: "I give one thing away a week".to_owned(),
        measure: None,
        noticed: String::new(),
        target: None,
    };
    for step in [chose, Step::Planned { plan, practice: None }] {
        data.say("", &[Note::Step { of, step }], at + 1).expect("it is kept");
    }
}

#[test]
fn a_path_with_quotes_is_read_by_the_shell_as_it_is() {
    let lead = Lead::new();
    let data = lead.0.home().join("it's a \"place\" $HOME `x`");
    let mut command = Command::new(lead.0.binary());
    command.env_clear().env("HOME", lead.0.home()).args(["--now", THURSDAY, "--data"]).arg(&data);
    let output = command.args(["prompt", "--shell", "bash"]).output().expect("the program can be started");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    fs::write(data.join("prompt"), "4102444800 due\n").expect("it can be written");
    let script = format!("{told}\n__groundwork_prompt; printf '%s' \"$GROUNDWORK_PROMPT\"");
    let shown = Command::new("bash").args(["--norc", "-c", &script]).output().expect("bash can be run");
    assert_eq!((&*shown.stdout, &*shown.stderr), (&b"due "[..], &b""[..]));
}

/// What a prompt may cost is 5 ms; a thousand of them are timed by the shell itself.
#[test]
fn it_costs_less_than_five_milliseconds() {
    let lead = Lead::new();
    let told = lead.at(THURSDAY, &["prompt", "--shell", "bash"]);
    let script = format!("{told}\nfor ((n = 0; n < 1000; n++)); do __groundwork_prompt; done");
    let time = |script: &str| {
        let began = Instant::now();
        let bash = Command::new("bash").args(["--norc", "-c", script]).status();
        assert!(bash.expect("bash can be run").success());
        began.elapsed()
    };
    let each = (0..3).map(|_| time(&script)).min().expect("three times") / 1000;
    println!("prompt: {each:?} each, with a thousandth of the start of bash");
    assert!(each.as_micros() < 5_000, "{each:?}");
}
