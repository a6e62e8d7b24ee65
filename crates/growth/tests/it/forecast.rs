//! Forecasts that have closed.

use growth::forecast::*;
use growth::log::Log;
use growth::{Count, Note, Odds, Outcome};
use jiff::civil::date;
use proptest::prelude::*;

use crate::figures;
use crate::kept::{Notes, utc};
use crate::log::decision;

fn forecast(odds: u8, held: bool) -> (Odds, bool) {
    (Odds::try_from(odds).unwrap(), held)
}

fn judged(closed: &[(Odds, bool)]) -> Judgement {
    Judgement::of(closed).unwrap()
}

/// A log of decisions with these odds, and what became of them.
fn log(decisions: impl IntoIterator<Item = (u8, Outcome)>) -> Log {
    let mut notes = Notes::default();
    for (odds, outcome) in decisions {
        let of = notes.entry(date(2026, 3, 2), decision("ledger export moves to nightly", odds, None));
        notes.on(date(2026, 11, 2), Note::Came { of, outcome, words: String::new() });
    }
    Log::of(&notes.0, &utc())
}

#[test]
fn below_twenty_there_is_a_list_and_no_score() {
    use Outcome::{DidNotHold, Held, Moot};
    let nineteen = [(90, Held), (80, Held), (70, DidNotHold)].into_iter().cycle().take(19);
    let with_moot = log(nineteen.clone().chain([(50, Moot), (60, Moot)]));
    match with_moot.judgement() {
        Shown::List(list) => assert_eq!((list.len(), u8::from(list[0].odds), list[2].held), (19, 90, false)),
        Shown::Judged(_) => panic!("nineteen are closed"),
    }
    match log(nineteen.chain([(100, Held)])).judgement() {
        Shown::Judged(judgement) => assert_eq!(judgement.held, Count { part: 14, of: 20 }),
        Shown::List(_) => panic!("twenty are closed"),
    }
}

#[test]
fn scores_and_intervals_are_those_of_other_programs() {
    for case in figures::of("judgements") {
        let name = case["name"].as_str().unwrap();
        let pairs = case["forecasts"].as_array().unwrap().iter();
        let closed: Vec<_> =
            pairs.map(|pair| forecast(pair[0].as_u64().unwrap() as u8, pair[1].as_bool().unwrap())).collect();
        let found = judged(&closed);
        figures::same(found.brier, &case["brier"], name);
        figures::same(found.reliability, &case["reliability"], name);
        figures::same(found.resolution, &case["resolution"], name);
        figures::same(found.uncertainty, &case["uncertainty"], name);
        let bands = case["bands"].as_array().unwrap();
        assert_eq!(found.bands.len(), bands.len(), "{name}");
        for (ours, theirs) in found.bands.iter().zip(bands) {
            assert_eq!(u64::from(ours.from), theirs["from"].as_u64().unwrap(), "{name}");
            assert_eq!(
                (ours.held.part, ours.held.of),
                figures::counts(&serde_json::json!([theirs["held"]]))[0]
            );
            figures::same(ours.said, &theirs["said"], name);
            figures::same_interval(ours.interval, &theirs["interval"], name);
        }
    }
}

#[test]
fn ten_at_eighty_and_ten_at_thirty_by_hand() {
    // Of ten at 80 % nine held, of ten at 30 % two: ō = 11/20.
    // Brier = (9·0.04 + 1·0.64 + 2·0.49 + 8·0.09)/20 = 2.7/20. REL = (10·0.1² + 10·0.1²)/20 = 0.01.
    // RES = (10·0.35² + 10·0.35²)/20 = 0.1225. UNC = 0.55·0.45 = 0.2475.
    let at = |odds, held: usize| (0..10).map(move |at| forecast(odds, at < held));
    let found = judged(&at(80, 9).chain(at(30, 2)).collect::<Vec<_>>());
    let four = [found.brier, found.reliability, found.resolution, found.uncertainty];
    for (ours, by_hand) in four.iter().zip([0.135, 0.01, 0.1225, 0.2475]) {
        assert!((ours - by_hand).abs() < 1e-12, "{four:?}");
    }
    assert_eq!((found.held, found.said), (Count { part: 11, of: 20 }, 0.55));
    assert_eq!(found.bands.iter().map(|band| (band.from, band.to)).collect::<Vec<_>>(), [(30, 39), (80, 89)]);
}

#[test]
fn always_saying_fifty_is_a_quarter() {
    let half: Vec<_> = (0..20).map(|at| forecast(50, at % 3 == 0)).collect();
    assert_eq!(judged(&half).brier, 0.25);
    assert_eq!(judged(&half).resolution, 0.0);
}

#[test]
fn the_interval_of_wilson_is_the_textbook_one() {
    // 81 of 263: 0.255 to 0.366 (Newcombe, 1998, table I, method 3). 0 of 20: 0 to 0.161. 1 of 29: 0.006 to 0.172.
    let rounded = |part, of| {
        let found = wilson(Count { part, of }).unwrap();
        format!("{:.3} {:.3}", found.low, found.high)
    };
    assert_eq!(rounded(81, 263), "0.255 0.366");
    assert_eq!(rounded(0, 20), "0.000 0.161");
    assert_eq!(rounded(1, 29), "0.006 0.172");
    assert_eq!(wilson(Count::default()), None);
}

proptest! {
    #[test]
    fn the_score_is_the_sum_of_its_parts(
        closed in prop::collection::vec((0..=100_u8, any::<bool>()), 20..120),
    ) {
        let closed: Vec<_> = closed.into_iter().map(|(odds, held)| forecast(odds, held)).collect();
        let found = judged(&closed);
        prop_assert!((found.brier - (found.reliability - found.resolution + found.uncertainty)).abs() < 1e-12);
        prop_assert!((0.0..=1.0).contains(&found.brier) && found.resolution <= found.uncertainty + 1e-12);
        prop_assert_eq!(found.bands.iter().map(|band| band.held).sum::<Count>(), found.held);
        for band in &found.bands {
            prop_assert!(band.interval.holds(band.held.share().unwrap()));
let (from, to) = (f64::from(band.from) / 100.0, f64::from(band.to) / 100.0);
            prop_assert!(from - 1e-12 <= band.said && band.said <= to + 1e-12);
        }
        let turned: Vec<_> = closed.iter().map(|(odds, held)| forecast(100 - u8::from(*odds), !held)).collect();
        prop_assert!((judged(&turned).brier - found.brier).abs() < 1e-12);
    }
}
