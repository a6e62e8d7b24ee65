//! Corrections: each changes the numbers at once, is said back with what it changed, and can be taken
//! back to the byte.

mod add;
mod areas;
mod exclude;
mod grow;
mod hours;
mod log;
mod me;
mod own_words;
mod people;
mod signals;
mod team;
#[cfg(unix)]
mod today;

use serde_json::Value;
use testkit::cases::{self, Case, NOW};
use testkit::{Answer, Program};

use crate::cases::in_one_line;

/// A lead at a desk: a repository that was looked at once, and the program.
struct Desk {
    case: Case,
    program: Program,
}

/// What the program says where no repository is; it must end well and say nothing beside it.
fn out(program: &Program, args: &[&str]) -> String {
    let answer = program.run(program.home(), args);
    assert_eq!((answer.err.as_str(), answer.code), ("", Some(0)), "{args:?}");
    answer.out
}

/// What a correction did.
struct Corrected {
    said: String,
    before: Value,
    after: Value,
}

/// The usual team, looked at once.
fn seven() -> Desk {
    Desk::at(cases::seven())
}

impl Desk {
    fn at(case: Case) -> Desk {
        let desk = Desk { case, program: Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW) };
        desk.program.out(desk.case.path(), &[]);
        desk
    }

    fn run(&self, args: &[&str]) -> Answer {
        self.program.run(self.case.path(), args)
    }

    /// What a command prints, in one line; it must end well.
    fn says(&self, args: &[&str]) -> String {
        in_one_line(&self.program.out(self.case.path(), args))
    }

    /// The scorecard as data.
    fn data(&self) -> Value {
        serde_json::from_str(&self.program.out(self.case.path(), &["--json"]))
            .expect("--json prints one object")
    }

    /// Everything that is printed from figures, to the byte.
    fn bytes(&self) -> Vec<String> {
        let pages: [&[&str]; 8] = [
            &[],
            &["--json"],
            &["knowledge", "--json"],
            &["away"],
            &["away", "--json"],
            &["signal", "s1b"],
            &["people"],
            &["sources"],
        ];
        pages.iter().map(|args| self.program.out(self.case.path(), args)).collect()
    }

    /// Says something that must change what is printed, takes it back to the byte, brings it back to the
    /// byte, and takes it back again.
    fn corrects(&self, args: &[&str]) -> Corrected {
        let (before, data_before) = (self.bytes(), self.data());
        let said = self.says(args);
        let (after, data_after) = (self.bytes(), self.data());
        assert_ne!(before, after, "groundwork {} changed nothing", args.join(" "));
        let undone = self.says(&["undo"]);
        assert!(undone.starts_with("Taken back: ") && undone.ends_with("again brings it back"), "{undone}");
        same(&before, &self.bytes(), "taken back");
        let again = self.says(&["undo"]);
        assert!(again.starts_with("Brought back: "), "{again}");
        same(&after, &self.bytes(), "brought back");
        self.says(&["undo"]);
        Corrected { said, before: data_before, after: data_after }
    }

    /// Asserts that something cannot be said, and that nothing was kept of it.
    fn refuses(&self, args: &[&str], code: i32, error: &str) {
        let before = self.bytes();
        let answer = self.run(args);
        assert_eq!((answer.code, answer.out.as_str()), (Some(code), ""), "{}", answer.err);
        let said = in_one_line(&answer.err);
        assert!(said.contains(error) && said.contains("hint: "), "{}", answer.err);
        same(&before, &self.bytes(), "refused");
    }
}

fn same(one: &[String], other: &[String], when: &str) {
    for (one, other) in one.iter().zip(other) {
        assert_eq!(one, other, "not the same bytes when {when}");
    }
}

/// A signal of the scorecard's data.
fn signal<'a>(data: &'a Value, id: &str) -> &'a Value {
    let all = data["signals"].as_array().expect("signals are a list");
    all.iter().find(|signal| signal["id"] == id).expect("every signal is there")
}

/// A count of a signal.
fn count(data: &Value, id: &str, key: &str) -> u64 {
    signal(data, id)[key].as_u64().unwrap_or_else(|| panic!("{id} has no {key}"))
}

#[test]
fn with_nothing_said_there_is_nothing_to_take_back() {
    let desk = seven();
    assert_eq!(desk.says(&["undo"]), "Nothing was said yet that could be taken back.");
}

#[test]
fn what_was_said_first_is_left_when_the_last_is_taken_back() {
    let desk = seven();
    desk.says(&["team", "--remove", "leila@kassa.example"]);
    let first = desk.bytes();
    desk.says(&["hours", "08:30-18:00", "mon-fri"]);
    let undone = desk.says(&["undo"]);
    assert!(undone.starts_with("Taken back: your hours"), "{undone}");
    same(&first, &desk.bytes(), "the last was taken back");
    assert_eq!(desk.data()["team"]["active"], 6);
}
