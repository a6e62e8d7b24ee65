use growth::cycle::{Cycles, Outside};
use growth::days::days_after;
use growth::{Asking, Choice, Happened, Note, Outcome, Step};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use records::WordId;

use super::{came, noticed, planned};
use crate::kept::{Notes, noon, utc, word_id};

fn any_day() -> impl Strategy<Value = Date> {
    let day = (0_i32..400).prop_map(|days| days_after(date(2026, 1, 1), days));
    prop_oneof![12 => day, 1 => Just(Date::MIN), 1 => Just(Date::MAX)]
}

fn any_step() -> impl Strategy<Value = Step> {
    let id = || (0_u64..24).prop_map(word_id);
    let words = String::new;
    let happened = prop::sample::select(vec![Happened::Did, Happened::DidNot, Happened::NeverCame]);
    let choice = prop::sample::select(vec![Choice::Keep, Choice::Hold, Choice::Change, Choice::Another]);
    let gate = prop::sample::select(vec!["see", "try", "repeat", "hold", "pass-on", "none"]);
    prop_oneof![
        3 => Just(planned("planning is near")),
        1 => Just(Step::MyPart { words: words() }),
        1 => Just(Step::Assumed { words: words(), test: words() }),
        1 => (id(), any::<bool>())
            .prop_map(move |(assumption, right)| Step::Tested { assumption, words: words(), right }),
        3 => (any_day(), happened).prop_map(|(day, happened)| came(day, happened)),
        2 => prop::option::of(any_day())
            .prop_map(|again| Step::Asked { who: "Leila".to_owned(), asking: Asking::Ideas, again }),
        1 => Just(Step::Suggested { who: words(), words: words() }),
        1 => id().prop_map(|suggestion| Step::Picked { suggestion }),
        1 => any_day()
            .prop_map(move |day| Step::FollowedUp { who: "leila".to_owned(), day, noticed: words(), stayed: None }),
        1 => any_day().prop_map(|first| Step::Experiment { first, seed: 1, drawn_before: 0 }),
        1 => (any_day(), any_day()).prop_map(|(first, last)| Step::Paused { first, last }),
        1 => choice.prop_map(move |choice| Step::Reviewed { choice, words: words() }),
        2 => (gate, any::<bool>())
            .prop_map(|(gate, reached)| Step::Gate { gate: gate.to_owned(), reached }),
    ]
}

fn any_note() -> impl Strategy<Value = Note> {
    let of = || (0_u64..24).prop_map(word_id);
    prop_oneof![
        2 => Just(noticed()),
        8 => (of(), any_step()).prop_map(|(of, step)| Note::Step { of, step }),
        1 => (of(), any_day()).prop_map(|(of, until)| Note::PutOff { of, until }),
        1 => of().prop_map(|of| Note::Came { of, outcome: Outcome::Moot, words: String::new() }),
        1 => any_day().prop_map(|sunday| Note::Week { sunday, took: None }),
    ]
}

pub fn any_notes() -> impl Strategy<Value = Notes> {
    prop::collection::vec((any_note(), 0_i32..300), 0..40).prop_map(|said| {
        let mut notes = Notes::default();
        for (note, day) in said {
            notes.at(noon(days_after(date(2026, 1, 1), day)), note);
        }
        notes
    })
}

/// The cycle a note begins or is a step of; itself otherwise.
fn cycle_of(id: WordId, note: &Note) -> WordId {
    if let Note::Step { of, .. } = note { *of } else { id }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_steps_of_different_cycles_does_not_matter(notes in any_notes()) {
        // What is put off may be a cycle or one who was asked: such notes stay in their order.
        let (put_off, mut by_cycle): (Vec<_>, Vec<_>) =
            notes.0.iter().cloned().partition(|(_, word)| matches!(word.said, Note::PutOff { .. }));
        by_cycle.sort_by_key(|(id, word)| std::cmp::Reverse(cycle_of(*id, &word.said)));
        by_cycle.extend(put_off);
        prop_assert_eq!(Cycles::of(&by_cycle, &utc()), Cycles::of(&notes.0, &utc()));
    }

    #[test]
    fn a_cycle_taken_back_leaves_no_trace(notes in any_notes(), number in 0_u64..24) {
        let id = word_id(number);
        let mut taken_back = notes.without(id);
        let cycles = Cycles::of(&taken_back.0, &utc());
        prop_assert!(cycles.cycle(id).is_none());
        taken_back.0.retain(|(of, word)| cycle_of(*of, &word.said) != id);
        prop_assert_eq!(Cycles::of(&taken_back.0, &utc()), cycles);
    }

    #[test]
    fn nothing_that_is_kept_makes_a_reading_panic(notes in any_notes(), day in 0_i32..800) {
        let cycles = Cycles::of(&notes.0, &utc());
        for today in [days_after(date(2026, 1, 1), day), Date::MIN, Date::MAX] {
            cycles.current(today);
            for cycle in cycles.all() {
                cycle.stands(today);
                cycle.goes(today);
                cycle.paused_until(today);
                prop_assert!(cycle.week_on(today).is_none_or(|week| (1..=10).contains(&week)));
                prop_assert_eq!(cycle.gates(Outside::default(), today).len(), 5);
                let met = cycle.met(Date::MIN, today);
                prop_assert!(met.did <= met.came_up);
                prop_assert!(cycle.follow_ups().is_sorted_by_key(|one| one.due));
                cycle.prediction();
                cycle.picked();
                if let (Some(begins), Some(ends)) = (cycle.begins(), cycle.ends()) {
                    prop_assert!(begins <= ends);
                }
            }
        }
    }
}
