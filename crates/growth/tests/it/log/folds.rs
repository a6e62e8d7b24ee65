use growth::days::Zones;
use growth::log::Log;
use growth::{About, Entry, Note, Outcome};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use records::WordId;

use super::{decision, given, talk, unseen};
use crate::kept::{Notes, instant, noon, utc, word_id};

#[test]
fn an_entry_stands_as_it_was_last_written_with_all_that_was_added_to_it() {
    let mut notes = Notes::default();
    let of = notes.entry(date(2026, 11, 2), Entry::Line { words: "kept them off our plate".to_owned() });
    let other = notes.entry(date(2026, 11, 3), unseen("a good no"));
    let entry = unseen("Kept the deadline off the team's plate");
    notes.on(date(2026, 11, 4), Note::Rewritten { of, entry: entry.clone(), day: Some(date(2026, 10, 21)) });
    notes.on(date(2026, 11, 5), Note::Linked { of, to: About::Entry(other) });
    notes.on(date(2026, 11, 5), Note::Linked { of, to: About::Entry(other) });
    notes.on(date(2026, 11, 6), Note::Because { of, words: "they shipped refunds".to_owned() });
    let words = "nobody asked again".to_owned();
    notes.on(date(2026, 11, 7), Note::Came { of, outcome: Outcome::Held, words: words.clone() });
    let log = Log::of(&notes.0, &utc());
    let line = log.line(of).unwrap();
    assert_eq!(line.entry, entry);
    assert_eq!((line.day, line.kept), (date(2026, 10, 21), date(2026, 11, 2)));
    assert_eq!(line.rewritten, Some(date(2026, 11, 4)));
    assert_eq!(line.links, [About::Entry(other)]);
    assert_eq!(line.because[0].words, "they shipped refunds");
    let settled = line.settled().unwrap();
    assert_eq!((settled.outcome, settled.day, &settled.words), (Outcome::Held, date(2026, 11, 7), &words));
    assert_eq!(log.linked_with(other), [line], "a link is read from both ends");
    assert_eq!(log.last_kept().map(|line| line.id), Some(other));
}

#[test]
fn the_day_of_a_note_is_that_of_the_lead_s_wall_on_both_sides_of_a_clock_change() {
    // In Berlin the clocks go back at 03:00 on 25 October 2026: 22:30 UTC is past midnight the day before, not after.
    let berlin = Zones::one(TimeZone::get("Europe/Berlin").unwrap());
    let utc_at = |day: Date| instant(day.at(22, 30, 0, 0), "UTC");
    assert_eq!(berlin.day_of(utc_at(date(2026, 10, 23))), date(2026, 10, 24));
    assert_eq!(berlin.day_of(utc_at(date(2026, 10, 25))), date(2026, 10, 25));
    // Both of the two 02:30 of that night are the same day.
    let first = instant(date(2026, 10, 25).at(0, 30, 0, 0), "UTC");
    assert_eq!(berlin.day_of(first), date(2026, 10, 25));
    assert_eq!(berlin.day_of(first + 3_600_000_000), date(2026, 10, 25));
}

#[test]
fn what_was_kept_before_a_move_keeps_its_day() {
    let (berlin, auckland) =
        (TimeZone::get("Europe/Berlin").unwrap(), TimeZone::get("Pacific/Auckland").unwrap());
    let moved = instant(date(2026, 6, 15).at(12, 0, 0, 0), "UTC");
    let zones = Zones::with_moves(berlin, vec![(moved, auckland)]);
    assert_eq!(zones.at(moved - 1).iana_name(), Some("Europe/Berlin"));
    assert_eq!(zones.at(moved).iana_name(), Some("Pacific/Auckland"));
    let mut notes = Notes::default();
    let entry = unseen("late on a Friday");
    let friday = instant(date(2026, 6, 12).at(21, 0, 0, 0), "Europe/Berlin");
    let before = notes.at(friday, Note::Kept { entry: entry.clone(), day: None });
    let week_later = friday + 7 * 24 * 3_600_000_000;
    let after = notes.at(week_later, Note::Kept { entry, day: None });
    let log = Log::of(&notes.0, &zones);
    assert_eq!(log.line(before).unwrap().day, date(2026, 6, 12), "a Friday then");
    assert_eq!(log.line(after).unwrap().day, date(2026, 6, 20), "a Saturday there");
}

#[test]
fn an_instant_outside_of_the_calendar_is_brought_to_its_edge() {
    for at in [i64::MIN, i64::MAX] {
        let mut notes = Notes::default();
        notes.at(at, Note::Kept { entry: unseen("a"), day: None });
        assert_eq!(Log::of(&notes.0, &utc()).lines().len(), 1);
    }
}

/// Notes about a few lines, some of which are not there.
fn any_note() -> impl Strategy<Value = Note> {
    let of = (0_u64..24).prop_map(word_id);
    let day = (0_i32..400).prop_map(|days| growth::days::days_after(date(2026, 1, 1), days));
    let end = prop_oneof![8 => day.clone(), 1 => Just(Date::MIN), 1 => Just(Date::MAX)];
    let entry = (0..6_u8, end.clone(), 0_u8..=100).prop_map(|(kind, day, odds)| match kind {
        0 => Entry::Line { words: "a line".to_owned() },
        1 => unseen("settlement failed on a bank holiday"),
        2 => decision("b", odds, Some(day)),
        3 => given("c", &[day, growth::days::days_after(day, 14)]),
        4 => talk("d", Some(day), None),
        _ => super::again("settlement on holidays", "class", &[day]),
    });
    let outcome = prop::sample::select(vec![
        Outcome::Held,
        Outcome::DidNotHold,
        Outcome::TakenBack,
        Outcome::Finished,
        Outcome::Landed,
        Outcome::Moot,
    ]);
    prop_oneof![
        3 => (entry.clone(), prop::option::of(end.clone())).prop_map(|(entry, day)| Note::Kept { entry, day }),
        1 => (of.clone(), entry).prop_map(|(of, entry)| Note::Rewritten { of, entry, day: None }),
        1 => (of.clone(), of.clone()).prop_map(|(of, to)| Note::Linked { of, to: About::Entry(to) }),
        2 => (of.clone(), outcome)
            .prop_map(|(of, outcome)| Note::Came { of, outcome, words: String::new() }),
        1 => (of.clone(), end.clone()).prop_map(|(of, until)| Note::PutOff { of, until }),
        2 => (of.clone(), end, any::<bool>())
            .prop_map(|(of, day, agreed)| Note::Checked { of, day, agreed }),
        1 => of.prop_map(|of| Note::Because { of, words: "they did".to_owned() }),
    ]
}

pub fn any_notes() -> impl Strategy<Value = Notes> {
    prop::collection::vec((any_note(), 0_i32..300), 0..40).prop_map(|said| {
        let mut notes = Notes::default();
        for (note, day) in said {
            notes.at(noon(growth::days::days_after(date(2026, 1, 1), day)), note);
        }
        notes
    })
}

/// The line a note begins or is about.
fn line_of(id: WordId, note: &Note) -> WordId {
    match note {
        Note::Rewritten { of, .. }
        | Note::Linked { of, .. }
        | Note::Came { of, .. }
        | Note::PutOff { of, .. }
        | Note::Checked { of, .. }
        | Note::Because { of, .. } => *of,
        _ => id,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_notes_about_different_lines_does_not_matter(notes in any_notes()) {
        let mut by_line = notes.clone();
        by_line.0.sort_by_key(|(id, word)| std::cmp::Reverse(line_of(*id, &word.said)));
        prop_assert_eq!(Log::of(&by_line.0, &utc()), Log::of(&notes.0, &utc()));
    }

    #[test]
    fn a_line_taken_back_leaves_no_trace_and_what_is_said_of_no_line_is_passed_over(
        notes in any_notes(),
        number in 0_u64..24,
    ) {
        let id = word_id(number);
        let mut taken_back = notes.without(id);
        let log = Log::of(&taken_back.0, &utc());
        prop_assert!(log.line(id).is_none());
        prop_assert!(log.linked_with(id).iter().all(|line| line.links.contains(&About::Entry(id))));
        taken_back.0.retain(|(of, word)| line_of(*of, &word.said) != id);
        prop_assert_eq!(Log::of(&taken_back.0, &utc()), log);
    }

    #[test]
    fn nothing_that_is_kept_makes_a_reading_panic(notes in any_notes(), day in 0_i32..800) {
        let log = Log::of(&notes.0, &utc());
        for today in [growth::days::days_after(date(2026, 1, 1), day), Date::MIN, Date::MAX] {
            let (due, asked) = (log.due_on(today), log.asked(today));
            prop_assert!(due.iter().all(|due| due.day <= today));
            prop_assert!(asked.is_sorted_by_key(|due| due.day));
            prop_assert_eq!(
                log.sections(today).iter().map(|section| section.lines.len()).sum::<usize>(),
                log.lines().len()
            );
            prop_assert_eq!(log.counts(today).map_or(0, |counts| counts.lines), log.lines().len());
            log.delegations(today);
        }
        for talk in log.talks() {
            prop_assert!(talk.days().is_none_or(|days| days >= 0));
        }
        for recurrence in log.recurrences() {
            prop_assert!(recurrence.gaps().iter().all(|&days| days > 0));
        }
        let texts = log.texts(Vec::new());
        for line in log.lines() {
            for kin in texts.kin_of(&growth::log::Source::Line(line.id)) {
                prop_assert!(kin.alike <= 1.0 + 1e-12 && kin.shared.len() >= 2);
            }
        }
        log.forecasts();
    }
}
