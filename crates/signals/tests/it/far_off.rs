//! Time for what is far off: what counts, by a word, by a series and by one time.

use std::collections::BTreeMap;

use records::{Meeting, Opaque, Reply};
use signals::calendar::{ByHand, long_horizon_spans, seconds};

use crate::calendar::{at, november};

#[test]
fn time_for_what_is_far_off_is_what_the_lead_marked() {
    let monday = november(9);
    let own =
        |series: u128, hour: i8| Meeting { series: Opaque(series), attendees: 0, ..at(monday, hour, 0, 60) };
    let all = [
        Meeting { long_horizon: true, ..own(1, 9) },
        Meeting { long_horizon: true, ..own(1, 9) },
        Meeting { long_horizon: true, ..own(2, 11) },
        own(3, 13),
        own(4, 15),
        Meeting { reply: Reply::Declined, ..own(3, 17) },
    ];
    let hours = |by_hand: &ByHand| seconds(&long_horizon_spans(&all, by_hand)) / 3_600;
    assert_eq!(hours(&ByHand::default()), 2);
    let series = [(Opaque(3), true), (Opaque(2), false)].into();
    let times = [(Opaque(4), vec![(all[4].planned, true)])].into();
    assert_eq!(hours(&ByHand { series, times }), 3);
}

#[test]
fn what_is_said_of_one_time_goes_before_its_series_and_a_word() {
    let on = |series: u128, day: i8| Meeting {
        series: Opaque(series),
        recurring: true,
        attendees: 0,
        ..at(november(day), 9, 0, 60)
    };
    // Four Mondays of a series with a word, and two without.
    let mut all: Vec<Meeting> =
        [2, 9, 16, 23].map(|day| Meeting { long_horizon: true, ..on(1, day) }).to_vec();
    all.extend([on(2, 3), on(2, 10)]);
    let of = |by_hand: &ByHand| seconds(&long_horizon_spans(&all, by_hand)) / 3_600;
    assert_eq!(of(&ByHand::default()), 4);
    let out = |at: usize, yes: bool| (all[at].series, vec![(all[at].planned, yes)]);
    assert_eq!(of(&ByHand { times: [out(1, false)].into(), ..ByHand::default() }), 3);
    assert_eq!(of(&ByHand { times: [out(4, true)].into(), ..ByHand::default() }), 5);
    // The series is said to be none, one time of it stays; a series stays none of the other kind.
    let series: BTreeMap<Opaque, bool> = [(Opaque(1), false)].into();
    let one = ByHand { series: series.clone(), times: [out(1, true)].into() };
    assert_eq!(of(&one), 1);
    assert!(!one.is_by_series(&all[1]) && one.is_far_off(&all[1]));
    // An instant that is none of its series says nothing, and of two words the last holds.
    let times = [(Opaque(1), vec![(all[1].planned, true), (7, true), (all[1].planned, false)])].into();
    assert_eq!(of(&ByHand { series, times }), 0);
}

#[test]
fn what_is_there_once_keeps_its_mark_when_it_is_moved() {
    let stood = at(november(11), 14, 0, 120);
    let moved = at(november(12), 9, 0, 120);
    let by_hand =
        |said: &[(i64, bool)]| ByHand { times: [(Opaque(1), said.to_vec())].into(), ..ByHand::default() };
    assert!(by_hand(&[(stood.planned, true)]).is_far_off(&moved));
    assert!(!by_hand(&[(stood.planned, true), (moved.planned, false)]).is_far_off(&moved));
    assert!(!by_hand(&[(stood.planned, true)]).is_far_off(&Meeting { recurring: true, ..moved }));
}
