use growth::cycle::{Cycles, Gate, GateStands, Met, Needed, Outside};
use growth::{Asking, Choice, Happened, Measure, Note, Step};
use jiff::civil::{Date, date};
use records::WordId;

use super::{came, planned, settlement};
use crate::kept::{Notes, utc};

const NOTHING: Outside = Outside { baseline: false, stayed: false };

fn gate(notes: &Notes, of: WordId, gate: Gate, outside: Outside, today: Date) -> GateStands {
    let cycles = Cycles::of(&notes.0, &utc());
    let gates = cycles.cycle(of).unwrap().gates(outside, today);
    gates.into_iter().find(|stands| stands.gate == gate).unwrap()
}

fn missing(notes: &Notes, of: WordId, which: Gate, outside: Outside, today: Date) -> Vec<Needed> {
    gate(notes, of, which, outside, today).missing().collect()
}

fn said(notes: &mut Notes, day: Date, of: WordId, gate: Gate, reached: bool) {
    notes.step(day, of, Step::Gate { gate: gate.id().to_owned(), reached });
}

#[test]
fn see_needs_the_own_part_a_look_back_and_where_records_show_it_the_own_past() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let day = date(2026, 10, 4);
    assert_eq!(missing(&notes, of, Gate::See, NOTHING, day), [Needed::LookBack]);
    notes.on(date(2026, 10, 2), Note::Week { sunday: date(2026, 10, 4), took: None });
    assert_eq!(missing(&notes, of, Gate::See, NOTHING, day), []);
    let measure = Some(Measure { signal: "s1a".to_owned(), place: None });
    let (behaviour, noticed) = ("off-the-path".to_owned(), String::new());
    notes.step(day, of, Step::Chose { behaviour, measure, noticed, target: None });
    assert_eq!(missing(&notes, of, Gate::See, NOTHING, day), [Needed::Baseline]);
    assert_eq!(missing(&notes, of, Gate::See, Outside { baseline: true, stayed: false }, day), []);
}

#[test]
fn a_week_looked_at_before_it_was_noticed_is_no_look_back() {
    let mut notes = Notes::default();
    notes.on(date(2026, 9, 25), Note::Week { sunday: date(2026, 9, 27), took: None });
    let of = settlement(&mut notes);
    assert_eq!(missing(&notes, of, Gate::See, NOTHING, date(2026, 10, 4)), [Needed::LookBack]);
}

#[test]
fn try_needs_one_plan_for_three_weeks_and_another_plan_begins_anew() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let two = Needed::OnePlan { weeks: 2, of: 3 };
    assert_eq!(missing(&notes, of, Gate::Try, NOTHING, date(2026, 10, 24)), [two]);
    assert_eq!(missing(&notes, of, Gate::Try, NOTHING, date(2026, 10, 25)), []);
    notes.step(date(2026, 10, 20), of, planned("another moment"));
    assert_eq!(missing(&notes, of, Gate::Try, NOTHING, date(2026, 11, 14)), [two]);
    assert_eq!(missing(&notes, of, Gate::Try, NOTHING, date(2026, 11, 15)), []);
}

#[test]
fn repeat_needs_eight_weeks_half_the_occasions_met_and_somebody_told() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let day = date(2026, 11, 29);
    let none = Needed::Met(Met::default());
    let seven = Needed::Weeks { weeks: 7, of: 8 };
    assert_eq!(
        missing(&notes, of, Gate::Repeat, NOTHING, date(2026, 11, 28)),
        [seven, none, Needed::Told],
        "a plan whose moment never came was not met"
    );
    for (of_month, happened) in [(5, Happened::DidNot), (12, Happened::DidNot), (19, Happened::Did)] {
        let day = date(2026, 11, of_month);
        notes.step(day, of, came(day, happened));
    }
    let who = "Jonas".to_owned();
    notes.step(date(2026, 10, 6), of, Step::Asked { who, asking: Asking::Announced, again: None });
    let third = Needed::Met(Met { came_up: 3, did: 1 });
    assert_eq!(missing(&notes, of, Gate::Repeat, NOTHING, day), [third]);
    notes.step(date(2026, 11, 26), of, came(date(2026, 11, 26), Happened::Did));
    assert_eq!(missing(&notes, of, Gate::Repeat, NOTHING, day), []);
}

#[test]
fn a_pause_is_no_week_of_practice_and_the_last_eight_weeks_reach_back_over_it() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let (first, last) = (date(2026, 10, 12), date(2026, 10, 18));
    notes.step(date(2026, 10, 11), of, Step::Paused { first, last });
    notes.step(date(2026, 10, 8), of, came(date(2026, 10, 8), Happened::Did));
    let weeks = |day| {
        let stands = gate(&notes, of, Gate::Repeat, NOTHING, day);
        stands.evidence.iter().map(|evidence| evidence.needed).collect::<Vec<_>>()
    };
    let met = Needed::Met(Met { came_up: 1, did: 1 });
    assert_eq!(weeks(date(2026, 11, 29))[..2], [Needed::Weeks { weeks: 7, of: 8 }, met]);
    assert_eq!(weeks(date(2026, 12, 6))[..2], [Needed::Weeks { weeks: 8, of: 8 }, met]);
    // In the ninth week of practice its first is no longer one of the last eight.
    assert_eq!(weeks(date(2026, 12, 7))[1], Needed::Met(Met::default()));
}

#[test]
fn hold_needs_eight_weeks_without_prompts_and_that_it_stayed_in_the_signal_or_by_what_people_say() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let weeks = |weeks| Needed::Faded { weeks, of: 8 };
    let stayed = Outside { baseline: true, stayed: true };
    assert_eq!(missing(&notes, of, Gate::Hold, stayed, date(2026, 12, 13)), [weeks(0), Needed::Stayed]);
    notes.step(date(2026, 12, 14), of, Step::Reviewed { choice: Choice::Hold, words: String::new() });
    assert_eq!(missing(&notes, of, Gate::Hold, stayed, date(2027, 2, 6)), [weeks(7)]);
    assert_eq!(missing(&notes, of, Gate::Hold, stayed, date(2027, 2, 7)), []);
    assert_eq!(missing(&notes, of, Gate::Hold, NOTHING, date(2027, 2, 7)), [Needed::Stayed]);
    let mut asks = |day: Date, who: &str, stayed: Option<bool>| {
        let (who, noticed) = (who.to_owned(), String::new());
        notes.step(day, of, Step::FollowedUp { who, day, noticed, stayed });
        missing(&notes, of, Gate::Hold, NOTHING, date(2027, 2, 7))
    };
    assert_eq!(asks(date(2026, 12, 13), "Leila", Some(true)), [Needed::Stayed], "with prompts it was easy");
    assert_eq!(asks(date(2027, 2, 2), "Leila", None), [Needed::Stayed], "who cannot say says nothing for it");
    assert_eq!(asks(date(2027, 2, 3), "Leila", Some(false)), [Needed::Stayed]);
    assert_eq!(asks(date(2027, 2, 4), "Aiko", Some(true)), [Needed::Stayed], "one sees it and one does not");
    assert_eq!(asks(date(2027, 2, 5), " aiko", Some(true)), [Needed::Stayed], "she is one person still");
    assert_eq!(asks(date(2027, 2, 6), "Leila", Some(true)), [], "what she said last holds");
}

#[test]
fn pass_on_needs_one_peer_who_was_helped() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    assert_eq!(missing(&notes, of, Gate::PassOn, NOTHING, date(2027, 3, 1)), [Needed::Peer]);
    notes.step(date(2027, 3, 1), of, Step::Helped { words: "Sol, with planning".to_owned() });
    assert_eq!(missing(&notes, of, Gate::PassOn, NOTHING, date(2027, 3, 1)), []);
}

#[test]
fn the_lead_confirms_a_gate_and_leaves_it_again_and_those_behind_it() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let cycle = |notes: &Notes| Cycles::of(&notes.0, &utc()).cycle(of).unwrap().clone();
    assert_eq!((cycle(&notes).reached(), cycle(&notes).next_gate()), (None, Some(Gate::See)));
    said(&mut notes, date(2026, 10, 4), of, Gate::See, true);
    said(&mut notes, date(2026, 10, 25), of, Gate::Try, true);
    said(&mut notes, date(2026, 11, 29), of, Gate::Repeat, true);
    said(&mut notes, date(2026, 11, 30), of, Gate::Repeat, true);
    notes.step(date(2026, 11, 30), of, Step::Gate { gate: "no such".to_owned(), reached: true });
    let repeat = gate(&notes, of, Gate::Repeat, NOTHING, date(2026, 12, 1));
    assert_eq!(repeat.reached, Some(date(2026, 11, 29)));
    assert_eq!((cycle(&notes).reached(), cycle(&notes).next_gate()), (Some(Gate::Repeat), Some(Gate::Hold)));
    said(&mut notes, date(2026, 12, 20), of, Gate::Try, false);
    let repeat = gate(&notes, of, Gate::Repeat, NOTHING, date(2026, 12, 21));
    assert_eq!((repeat.reached, repeat.left), (None, Some(date(2026, 12, 20))));
    assert_eq!((cycle(&notes).reached(), cycle(&notes).next_gate()), (Some(Gate::See), Some(Gate::Try)));
    said(&mut notes, date(2027, 1, 10), of, Gate::Try, true);
    let tried = gate(&notes, of, Gate::Try, NOTHING, date(2027, 1, 11));
    assert_eq!((tried.reached, tried.left), (Some(date(2027, 1, 10)), None));
}

#[test]
fn prompts_fade_at_hold_and_come_back_when_it_is_left() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let faded = |notes: &Notes| Cycles::of(&notes.0, &utc()).cycle(of).unwrap().faded;
    said(&mut notes, date(2027, 2, 7), of, Gate::Hold, true);
    assert_eq!(faded(&notes), Some(date(2027, 2, 7)));
    said(&mut notes, date(2027, 3, 7), of, Gate::PassOn, true);
    said(&mut notes, date(2027, 3, 8), of, Gate::PassOn, false);
    assert_eq!(faded(&notes), Some(date(2027, 2, 7)));
    said(&mut notes, date(2027, 4, 1), of, Gate::Repeat, false);
    assert_eq!(faded(&notes), None);
}
