//! Five weeks on and five off.

use std::collections::HashSet;

use growth::Step;
use growth::cycle::Cycles;
use growth::trial::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::cycle::settlement;
use crate::figures;
use crate::given::{began, count, monday, weeks_from};
use crate::kept::{Notes, utc};

/// The ten weeks in which a lead took no ticket at planning, or did, as the lot had it.
const TEN: [(u64, u64); 10] =
    [(9, 32), (13, 35), (12, 33), (9, 34), (9, 31), (14, 36), (8, 30), (12, 35), (13, 34), (10, 33)];

fn order_of(signs: &str) -> Order {
    Order::all().find(|order| written(*order) == signs).unwrap()
}

fn written(order: Order) -> String {
    order.weeks().iter().map(|on| if *on { '+' } else { '-' }).collect()
}

fn on_off(signs: &str) -> OnOff {
    OnOff { mondays: std::array::from_fn(|week| began().later(week as i32)), order: order_of(signs) }
}

fn ranked(signs: &str, ten: &[(u64, u64)], wanted: Wanted) -> Figures {
    match on_off(signs).ruling(&weeks_from(began(), ten), wanted, &[]) {
        Ruling::Ranked(figures) => *figures,
        other => panic!("{other:?}"),
    }
}

/// The ten weeks of a cycle, begun on 5 October, with an experiment drawn and pauses said on days: (first, last, said).
fn of_cycle(drawn: Date, pauses: &[(Date, Date, Date)]) -> Option<OnOff> {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    notes.step(drawn, of, Step::Experiment { first: began().day(), seed: 20_260_503, drawn_before: 0 });
    for (first, last, said) in pauses {
        notes.step(*said, of, Step::Paused { first: *first, last: *last });
    }
    Cycles::of(&notes.0, &utc()).all()[0].on_off()
}

#[test]
fn no_ticket_at_planning_reads_as_it_was_drawn() {
    let found = ranked("+--++-+--+", &TEN, Wanted::Less);
    assert_eq!((found.on, found.off), (count((45, 160)), count((64, 173))));
    assert_eq!((found.as_far, format!("{:.3}", found.p())), (2, "0.008".into()));
    assert_eq!(found.shows, Shows::Likely(Way::AsWanted));
    let text = |wanted| on_off("+--++-+--+").ruling(&weeks_from(began(), &TEN), wanted, &[]).text();
    assert_eq!((text(Wanted::Less), text(Wanted::More)), ("likely", "likely, the other way"));
}

#[test]
fn ranks_and_differences_are_those_of_other_programs() {
    for case in figures::of("experiments") {
        let name = case["name"].as_str().unwrap();
        let found = ranked(case["order"].as_str().unwrap(), &figures::counts(&case["weeks"]), Wanted::Less);
        assert_eq!(found.as_far, case["as_far"].as_u64().unwrap(), "{name}");
        let theirs = case["every_seventh"].as_array().unwrap();
        assert_eq!(found.differences.iter().step_by(7).count(), theirs.len());
        for (ours, theirs) in found.differences.iter().step_by(7).zip(theirs) {
            match ours {
                Some(ours) => figures::same(*ours, theirs, name),
                None => assert!(theirs.is_null(), "{name}"),
            }
        }
    }
}

#[test]
fn a_seed_gives_its_order_for_as_long_as_there_are_records() {
    for case in figures::of("orders") {
        let seed = case["seed"].as_str().unwrap().parse().unwrap();
        assert_eq!(written(Order::drawn(seed)), case["order"].as_str().unwrap(), "{seed}");
    }
}

#[test]
fn the_generator_is_the_published_one() {
    let mut lot = SplitMix64::new(1_234_567);
    let first = [(); 5].map(|()| lot.draw());
    let published = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];
    assert_eq!(first, published);
}

#[test]
fn there_are_252_orders_of_five_on_and_five_off_and_seeds_draw_them_evenly() {
    let all: HashSet<_> = Order::all().map(written).collect();
    assert_eq!(all.len() as u64, ORDERS);
    assert!(all.iter().all(|signs| signs.matches('+').count() == 5));
    let mut drawn = std::collections::HashMap::new();
    for seed in 0..25_200 {
        *drawn.entry(written(Order::drawn(seed))).or_insert(0_u32) += 1;
    }
    // Each is expected 100 times; the chi-squared of 251 degrees is below 326 but once in a thousand.
    assert_eq!(drawn.len() as u64, ORDERS);
    let chi_squared: f64 = drawn.values().map(|n| (f64::from(*n) - 100.0).powi(2) / 100.0).sum();
    assert!(chi_squared < 326.0, "{chi_squared}");
}

#[test]
fn before_ten_weeks_are_there_it_is_too_early_to_say() {
    let found = on_off("+--++-+--+").ruling(&weeks_from(began(), &TEN[..9]), Wanted::Less, &[]);
    assert_eq!((&found, found.text()), (&Ruling::TooEarly { weeks: 9 }, "too early to say"));
}

#[test]
fn an_experiment_is_not_compared_across_another_way_of_merging() {
    let mark = began().later(4);
    let found = on_off("+--++-+--+").ruling(&weeks_from(began(), &TEN), Wanted::Less, &[mark]);
    assert_eq!((&found, found.text()), (&Ruling::NotCompared(mark), "not compared"));
    let before = on_off("+--++-+--+").ruling(&weeks_from(began(), &TEN), Wanted::Less, &[began()]);
    assert_eq!(before.text(), "likely");
}

#[test]
fn a_cycle_has_its_ten_weeks_in_the_order_of_its_seed() {
    let found = of_cycle(date(2026, 10, 4), &[]).unwrap();
    assert_eq!(written(found.order), "++--++---+");
    assert_eq!(found.mondays.map(|monday| monday.day())[..2], [date(2026, 10, 5), date(2026, 10, 12)]);
    // Drawn on its first Monday it is a lot; a day later it is none.
    assert_eq!(of_cycle(date(2026, 10, 5), &[]), Some(found));
    assert_eq!(of_cycle(date(2026, 10, 6), &[]), None);
}

#[test]
fn a_paused_week_costs_nothing_the_order_goes_on_in_the_next() {
    let (first, last) = (date(2026, 10, 13), date(2026, 10, 18));
    let paused = of_cycle(date(2026, 10, 4), &[(first, last, last)]).unwrap();
    assert_eq!(paused.mondays[1], monday(date(2026, 10, 19)));
    let mut eleven = TEN.to_vec();
    eleven.insert(1, (0, 40));
    let unpaused = OnOff { order: order_of("+--++-+--+"), ..paused };
    let Ruling::Ranked(found) = unpaused.ruling(&weeks_from(began(), &eleven), Wanted::Less, &[]) else {
        panic!("ten weeks are there")
    };
    assert_eq!((found.as_far, found.on), (2, count((45, 160))));
}

#[test]
fn a_week_that_was_seen_cannot_be_taken_out_any_more() {
    let (first, last, late) = (date(2026, 10, 13), date(2026, 10, 18), date(2026, 10, 19));
    let found = of_cycle(date(2026, 10, 4), &[(first, last, late)]).unwrap();
    assert_eq!(found.mondays[1], monday(date(2026, 10, 12)));
}

#[test]
fn weeks_off_without_any_change_show_nothing() {
    let mut half = TEN;
    for (week, sign) in half.iter_mut().zip("+--++-+--+".chars()) {
        if sign == '-' {
            *week = (0, 0);
        }
    }
    let found = ranked("+--++-+--+", &half, Wanted::Less);
    assert_eq!((found.as_far, found.shows), (252, Shows::NoChange));
}

proptest! {
    #[test]
    fn an_order_and_its_opposite_are_as_far(
        ten in prop::collection::vec((1..30_u64).prop_flat_map(|of| (0..=of, Just(of))), 10),
        seed: u64,
    ) {
        let signs = written(Order::drawn(seed));
        let turned: String = signs.chars().map(|sign| if sign == '+' { '-' } else { '+' }).collect();
        let (one, other) = (ranked(&signs, &ten, Wanted::Less), ranked(&turned, &ten, Wanted::More));
        prop_assert_eq!((one.as_far, one.on, one.off), (other.as_far, other.off, other.on));
        prop_assert_eq!(one.shows, other.shows);
        prop_assert!(one.as_far >= 2 && one.as_far % 2 == 0 && one.as_far <= ORDERS);
    }
}
