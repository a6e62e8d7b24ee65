//! Awkward histories (signals.md 6, terminal.md "Other people, other histories"): the words that must
//! stand, and that nothing absurd does.

mod at_a_terminal;
mod forks;
mod leads;
mod merging;
mod sizes;

use serde_json::Value;
use testkit::cases::{Case, NOW};
use testkit::{Answer, Program};

/// A case that was looked at for the first time: its screen and its data.
pub struct Looked {
    pub case: Case,
    pub program: Program,
    pub screen: Answer,
    /// The screen in one line, so that a sentence can be looked for wherever it was broken.
    pub words: String,
    pub data: Value,
}

/// Looks at a case, and holds it to what must be true of every one.
pub fn look(case: Case) -> Looked {
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let screen = program.run(case.path(), &[]);
    let data = program.run(case.path(), &["--json"]);
    assert_eq!(data.code, screen.code, "{}", data.err);
    let data = serde_json::from_str(&data.out).expect("--json prints one object");
    let words = in_one_line(&screen.out);
    let looked = Looked { case, program, screen, words, data };
    looked.holds_what_every_screen_must();
    looked
}

/// Text as one line with single spaces.
pub fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Looked {
    /// Asserts that a sentence stands on the screen.
    pub fn says(&self, sentence: &str) {
        assert!(self.words.contains(sentence), "\"{sentence}\" is not said:\n{}", self.screen.out);
    }

    /// Asserts that a sentence does not.
    pub fn does_not_say(&self, sentence: &str) {
        assert!(!self.words.contains(sentence), "\"{sentence}\" is said:\n{}", self.screen.out);
    }

    /// A signal as data.
    pub fn signal(&self, id: &str) -> &Value {
        let all = self.data["signals"].as_array().expect("signals are a list");
        all.iter().find(|signal| signal["id"] == id).expect("every signal is there")
    }

    /// The statuses of some signals.
    pub fn statuses(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.signal(id)["status"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Asserts that signals do not apply, and why.
    pub fn do_not_apply(&self, ids: &[&str], why: &str) {
        for id in ids {
            let signal = self.signal(id);
            assert_eq!((&signal["status"], &signal["why"]), (&"not_applicable".into(), &why.into()), "{id}");
            assert_eq!((&signal["value"], &signal["denominator"]), (&Value::Null, &Value::Null), "{id}");
        }
    }

    /// Runs a command on the case and gives its text in one line.
    pub fn page(&self, args: &[&str]) -> String {
        in_one_line(&self.program.run(self.case.path(), args).out)
    }

    fn holds_what_every_screen_must(&self) {
        let first = self.screen.out.lines().next().unwrap_or_default();
        assert!(first.contains(", twelve weeks to Sunday "), "{first}");
        self.says("Git sees what was merged, not");
        for line in self.screen.out.lines() {
            assert!(line.chars().count() <= 80, "wider than 80: {line}");
        }
        for nonsense in ["NaN", "inf", "n/a", "-0", " 1 people", " 1 others", " 0 people are", "0 areas"] {
            self.does_not_say(nonsense);
        }
        for signal in self.data["signals"].as_array().expect("signals are a list") {
            self.is_a_value_or_says_why(signal);
        }
        for id in ["s1a", "s1b", "s6b", "s9"] {
            let page = self.page(&["signal", id]);
            assert_eq!(shares_of_few(&page), Vec::<String>::new(), "{id}: {page}");
        }
        assert_eq!(shares_of_few(&self.words), Vec::<String>::new());
    }

    /// There is no default, and no zero for "unknown"; a share is its counts, of at least five.
    fn is_a_value_or_says_why(&self, signal: &Value) {
        let has_value = signal["status"] == "value";
        assert_eq!(has_value, signal["why"].is_null(), "{signal}");
        if !has_value {
            assert_eq!(signal["value"], Value::Null, "{signal}");
        }
        if let (Some(part), Some(of), Some(value)) =
            (signal["numerator"].as_f64(), signal["denominator"].as_f64(), signal["value"].as_f64())
        {
            assert!(of >= 5.0 && (value - part / of).abs() < 1e-12, "{signal}");
        }
    }
}

/// Percentages printed with counts of under five: `50 %, 1 of 2`.
fn shares_of_few(text: &str) -> Vec<String> {
    let counts = |rest: &str| -> Option<u64> {
        let mut words = rest.split(' ');
        words.next()?.replace(',', "").parse::<u64>().ok()?;
        (words.next()? == "of").then_some(())?;
        words.next()?.trim_matches([',', '.', ';', ')']).replace(',', "").parse().ok()
    };
    let mut found = Vec::new();
    for mark in [" %, ", " % ", " % ("] {
        for (at, _) in text.match_indices(mark) {
            let rest = &text[at + mark.len()..];
            if counts(rest).is_some_and(|of| of < 5) {
                found.push(text[at.saturating_sub(8)..].chars().take(30).collect());
            }
        }
    }
    found
}

#[test]
fn a_share_of_few_would_be_seen() {
    assert_eq!(shares_of_few("50 %, 1 of 2, in").len(), 1);
    assert_eq!(shares_of_few("you: 50 % (2 of 4) to").len(), 1);
    assert_eq!(shares_of_few("24 %, 97 of 410; 2 of 3"), Vec::<String>::new());
}
