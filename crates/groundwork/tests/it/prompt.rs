//! One word in the prompt of a shell, which reads a file alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};
use std::time::Instant;

use testkit::Program;

/// A lead at a terminal, with the clock at any instant.
pub struct Lead(Program);

/// Thursday.
const THURSDAY: &str = "2026-11-19T09:00:00Z";

impl Lead {
    pub fn new() -> Lead {
        Lead(Program::new(env!("CARGO_BIN_EXE_groundwork"), THURSDAY))
    }

    fn run(&self, now: &str, args: &[&str]) -> Output {
        let mut command = Command::new(self.0.binary());
        command.env_clear().env("HOME", self.0.home()).env("LC_ALL", "C.UTF-8").env("TZ", "Europe/Lisbon");
        command.args(["--now", now, "--data"]).arg(self.0.data()).args(args).current_dir(self.0.home());
        command.output().expect("the program can be started")
    }

    pub fn at(&self, now: &str, args: &[&str]) -> String {
        let output = self.run(now, args);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {error}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub fn refuses(&self, now: &str, args: &[&str], why: &str) {
        let output = self.run(now, args);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && error.contains(why), "{args:?}: {error}");
    }

    fn file(&self) -> String {
        fs::read_to_string(self.0.data().join("prompt")).unwrap_or_default()
    }

    /// What a shell that is told so runs prints; nothing of the user's own is read, and no error is printed.
    fn in_a_shell(&self, shell: &str, args: &[&str], script: &str) -> String {
        let mut command = Command::new(shell);
        command.env_clear().env("HOME", self.0.home()).env("LC_ALL", "C.UTF-8").env("TERM", "dumb");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let output = command.args(args).args(["-c", script]).output();
        let output = output.unwrap_or_else(|error| panic!("{shell} is needed by this test: {error}"));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{shell}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What zsh shows at an instant: the clock of its module is taken away, and another put in its place.
    fn in_zsh(&self, seconds: i64) -> String {
        let told = self.at(THURSDAY, &["prompt", "--shell", "zsh"]);
        let script = format!(
            "PROMPT='$ '\n{told}\nzmodload -u zsh/datetime; EPOCHSECONDS={seconds}; PATH=/nowhere\n\
             for hook in $precmd_functions; do $hook; done\nprint -rnP -- $PROMPT"
        );
        self.in_a_shell("zsh", &["-f"], &script)
    }

    /// What fish shows at an instant, which it asks `date` for.
    fn in_fish(&self, seconds: i64) -> String {
        let told = self.at(THURSDAY, &["prompt", "--shell", "fish"]);
        let script = format!(
            "function fish_prompt; echo -n \"$status \\$ \"; end\n{told}\nfunction date; echo {seconds}; end\n\
             __groundwork_status 3; fish_prompt"
        );
        self.in_a_shell("fish", &["--no-config"], &script)
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

/// zsh and fish are told their own lines, and show the same word at the same instants.
#[test]
fn zsh_and_fish_show_what_bash_shows() {
    let lead = Lead::new();
    lead.at(THURSDAY, &["prompt"]);
    lead.at(THURSDAY, &["log", "d 70% ledger export moves to nightly, review 21 nov"]);
    for (instant, word) in [
        (THURSDAY, ""),
        ("2026-11-21T00:00:00Z", "due "),
        ("2026-11-23T23:59:59Z", "due "),
        ("2026-11-24T00:00:00Z", ""),
        ("2027-06-01T12:00:00Z", ""),
    ] {
        assert_eq!(lead.in_zsh(seconds(instant)), format!("{word}$ "), "zsh, {instant}");
        assert_eq!(lead.in_fish(seconds(instant)), format!("{word}3 $ "), "fish keeps the status, {instant}");
    }
}

/// Read twice, as by a file that reads itself again, they show the word once.
#[test]
fn what_a_shell_runs_twice_shows_the_word_once() {
    let lead = Lead::new();
    lead.at(THURSDAY, &["prompt"]);
    fs::write(lead.0.data().join("prompt"), "4102444800 due\n").expect("it can be written");
    let zsh = lead.at(THURSDAY, &["prompt", "--shell", "zsh"]);
    let script = format!(
        "PROMPT='$ '\n{zsh}\n{zsh}\nfor hook in $precmd_functions; do $hook; done\nprint -rnP -- $PROMPT"
    );
    assert_eq!(lead.in_a_shell("zsh", &["-f"], &script), "due $ ");
    let fish = lead.at(THURSDAY, &["prompt", "--shell", "fish"]);
    let script = format!("function fish_prompt; echo -n '$ '; end\n{fish}\n{fish}\nfish_prompt");
    assert_eq!(lead.in_a_shell("fish", &["--no-config"], &script), "due $ ");
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
    let told = |shell: &str| {
        let mut command = Command::new(lead.0.binary());
        command.env_clear().env("HOME", lead.0.home()).args(["--now", THURSDAY, "--data"]).arg(&data);
        let output = command.args(["prompt", "--shell", shell]).output().expect("the program can be started");
        fs::write(data.join("prompt"), "4102444800 due\n").expect("it can be written");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let posix =
        |shell: &str| format!("{}\n__groundwork_prompt; printf '%s' \"$GROUNDWORK_PROMPT\"", told(shell));
    assert_eq!(lead.in_a_shell("bash", &["--norc"], &posix("bash")), "due ");
    assert_eq!(lead.in_a_shell("zsh", &["-f"], &posix("zsh")), "due ");
    let fish = format!("{}\n__groundwork_prompt", told("fish"));
    assert_eq!(lead.in_a_shell("fish", &["--no-config"], &fish), "due ");
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
