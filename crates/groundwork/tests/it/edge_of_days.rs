//! A day is that of the clock on the lead's wall: through a change of the clock, and after a move.

use std::process::Command;

use testkit::Program;
use testkit::kinds::{NOW, Place};

/// A lead whose zone is their own, and not said at every call.
struct Lead {
    program: Program,
    place: Place,
}

impl Lead {
    fn in_zone(zone: &str) -> Lead {
        let lead = Lead { program: Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW), place: Place::new() };
        lead.place.clone_to("till", &[]);
        lead.at("2026-01-05T12:00:00Z", &["config", "zone", zone]);
        lead
    }

    fn at(&self, now: &str, args: &[&str]) -> String {
        let mut command = Command::new(self.program.binary());
        command.env_clear().env("HOME", self.program.home()).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("GIT_CONFIG_NOSYSTEM", "1");
        command.args(["--now", now, "--data"]).arg(self.program.data());
        command.arg("--repo").arg(self.place.at("till")).args(args);
        let output = command.output().expect("the program can be started");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The day that stands beside a line of the log, in small letters.
    fn day_of(&self, now: &str, words: &str) -> String {
        let log = self.at(now, &["log"]);
        let log = log.to_lowercase();
        let line = log
            .lines()
            .find(|line| line.ends_with(&words.to_lowercase()))
            .unwrap_or_else(|| panic!("{words}\n{log}"));
        line.split_whitespace().skip(1).take(2).collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn the_hour_that_is_there_twice_belongs_to_one_day_and_a_week_after_it_is_seven_days() {
    // Lisbon: at 2 in the night of 25 October 2026 it is 1 again.
    let lead = Lead::in_zone("Europe/Lisbon");
    let now = "2026-10-26T12:00:00Z";
    for (instant, words, day) in [
        ("2026-10-24T22:59:59Z", "before midnight", "24 oct"),
        ("2026-10-24T23:00:00Z", "after midnight", "25 oct"),
        ("2026-10-25T00:30:00Z", "half past one in summer", "25 oct"),
        ("2026-10-25T01:30:00Z", "half past one in winter", "25 oct"),
        ("2026-10-25T23:59:59Z", "the end of a day of 25 hours", "25 oct"),
        ("2026-10-26T00:00:00Z", "the day after", "26 oct"),
    ] {
        lead.at(instant, &["log", &format!("i {words}")]);
        assert_eq!(lead.day_of(now, words), day, "{instant}");
    }
    // Said an hour before the clock changes, a review in a week is on the same day of the week.
    let kept = lead.at("2026-10-25T00:30:00Z", &["log", "d 70% one more batch, review in a week"]);
    assert!(kept.contains("review on Sunday 1 November"), "{kept}");
    assert!(!lead.at("2026-10-31T23:59:59Z", &["today"]).contains("Was it right?"));
    assert!(lead.at("2026-11-01T00:00:00Z", &["today"]).contains("Was it right? One more batch"));
}

#[test]
fn a_day_without_an_hour_is_a_day() {
    // Santiago: midnight of 6 September 2026 is not there; the day begins at 1.
    let lead = Lead::in_zone("America/Santiago");
    for (instant, words, day) in [
        ("2026-09-06T03:59:59Z", "the last second of Saturday", "5 sep"),
        ("2026-09-06T04:00:00Z", "the first of Sunday", "6 sep"),
        ("2026-09-07T02:59:59Z", "the last of Sunday", "6 sep"),
        ("2026-09-07T03:00:00Z", "the morning after", "7 sep"),
    ] {
        lead.at(instant, &["log", &format!("i {words}")]);
        assert_eq!(lead.day_of("2026-09-08T12:00:00Z", words), day, "{instant}");
    }
    #[cfg(unix)]
    {
        // The prompt changes its word when that day begins.
        lead.at("2026-09-05T12:00:00Z", &["log", "d 70% the batch, review 6 sep"]);
        lead.at("2026-09-05T12:00:00Z", &["prompt"]);
        assert_eq!(lead.at("2026-09-06T03:59:59Z", &["prompt"]), "");
        assert_eq!(lead.at("2026-09-06T04:00:00Z", &["prompt"]), "due\n");
    }
}

#[test]
fn a_lead_who_moves_keeps_the_days_they_lived_and_is_asked_on_those_of_the_new_place() {
    let lead = Lead::in_zone("America/Los_Angeles");
    // Friday evening there is Saturday in Lisbon.
    lead.at("2026-11-14T04:30:00Z", &["log", "i a Friday evening"]);
    lead.at("2026-11-14T04:30:00Z", &["log", "d 70% the batch, review 20 nov"]);
    lead.at("2026-11-14T04:30:00Z", &["prompt"]);
    let now = "2026-11-16T12:00:00Z";
    assert_eq!(lead.day_of(now, "a Friday evening"), "13 nov");
    lead.at("2026-11-15T12:00:00Z", &["config", "zone", "Europe/Lisbon"]);
    assert_eq!(lead.day_of(now, "a Friday evening"), "13 nov", "it stays a Friday's");
    lead.at("2026-11-17T04:30:00Z", &["log", "i a Tuesday before dawn"]);
    assert_eq!(lead.day_of("2026-11-18T12:00:00Z", "a Tuesday before dawn"), "17 nov");
    // The review is due when 20 November begins where the lead is now, eight hours earlier than it would have.
    for (instant, due) in [("2026-11-19T23:59:59Z", false), ("2026-11-20T00:00:00Z", true)] {
        assert_eq!(lead.at(instant, &["today"]).contains("Was it right? The batch"), due, "{instant}");
        assert_eq!(lead.at(instant, &["prompt"]), if due { "due\n" } else { "" }, "{instant}");
    }
    // Back again: what was kept in Lisbon stays a day of Lisbon's.
    lead.at("2026-11-21T12:00:00Z", &["config", "zone", "America/Los_Angeles"]);
    assert_eq!(lead.day_of("2026-11-22T12:00:00Z", "a Tuesday before dawn"), "17 nov");
    assert_eq!(lead.day_of("2026-11-22T12:00:00Z", "a Friday evening"), "13 nov");
}
