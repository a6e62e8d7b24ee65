//! What must hold of any story and any length.

use jiff::tz::TimeZone;
use proptest::prelude::*;
use records::{AccountIx, Asked, Decision, RequestAct, RequestEvent};
use signals::reviews::{Line, Next, Who, gate, turn, turns, waits};
use signals::stats::{Length, median_length};
use team::weekday_seconds;

use crate::story::request;

const LEAD: AccountIx = 0;
const MACHINE: AccountIx = 5;

/// Five people and a machine.
fn who(account: AccountIx) -> Who {
    if account == MACHINE { Who::Machine } else { Who::Person(account) }
}

fn act() -> impl Strategy<Value = RequestAct> {
    let decision = prop_oneof![Just(Decision::Approved), Just(Decision::ChangesWanted)];
    let asked = prop_oneof![
        5 => (0..=MACHINE).prop_map(Asked::Account),
        1 => Just(Asked::Team("payments".to_owned()))
    ];
    prop_oneof![
        4 => asked.clone().prop_map(RequestAct::AskedFor),
        2 => asked.prop_map(RequestAct::TookBack),
        4 => decision.clone().prop_map(RequestAct::Decided),
        3 => Just(RequestAct::Remarked),
        3 => Just(RequestAct::Commented),
        3 => Just(RequestAct::Pushed),
        1 => (0..MACHINE, decision).prop_map(|(whose, decision)| RequestAct::Dismissed(whose, decision)),
        1 => Just(RequestAct::Withdrew),
        1 => Just(RequestAct::Drafted),
        1 => Just(RequestAct::Readied),
        1 => (0..MACHINE).prop_map(RequestAct::Assigned),
        1 => any::<bool>().prop_map(RequestAct::Failing),
        1 => any::<bool>().prop_map(RequestAct::Queued),
        1 => Just(RequestAct::Merged),
        1 => Just(RequestAct::Closed),
        1 => Just(RequestAct::Reopened),
        1 => (0..MACHINE).prop_map(RequestAct::Left),
    ]
}

fn story() -> impl Strategy<Value = Vec<RequestEvent>> {
    let event = (0..90_000_i64, prop::option::weighted(0.95, 0..=MACHINE), act());
    prop::collection::vec(event, 0..40).prop_map(|events| {
        let opened = RequestEvent { at: 0, by: Some(1), act: RequestAct::Opened { draft: false } };
        let mut at = 0;
        let rest = events.into_iter().map(|(after, by, act)| {
            at += after;
            RequestEvent { at, by, act }
        });
        std::iter::once(opened).chain(rest).collect()
    })
}

proptest! {
    #[test]
    fn whose_act_is_next_has_an_answer_that_fits_its_line(events in story(), author in 0..=MACHINE, outside: bool) {
        let request = request(author, outside, events);
        for event in &request.events {
            let found = turn(&request, who, LEAD, event.at);
            let walked = turns(&request, who, LEAD).filter(|&(at, _)| at <= event.at).last();
            prop_assert_eq!(walked.map(|(_, turn)| turn), Some(found));
            prop_assert!(found.since.is_some_and(|since| since <= event.at));
            match found.line {
                Line::NotOpen | Line::Draft | Line::Queued | Line::MergesItself => prop_assert_eq!(found.next, Next::Nobody),
                Line::LeadAwaited => {
                    let is_lead = matches!(found.next, Next::Lead { of: 1.. });
                    prop_assert!(is_lead && author != LEAD);
                }
                Line::OthersAwaited => prop_assert_eq!(found.next, Next::Others),
                Line::ToBeMended | Line::Unanswered => prop_assert_ne!(found.next, Next::Nobody),
                Line::Approved | Line::NobodyAsked => {}
            }
            prop_assert!(found.next != Next::Author || author != LEAD && author != MACHINE);
        }
    }

    #[test]
    fn what_a_machine_reviews_says_or_pushes_changes_no_answer(events in story(), author in 0..MACHINE) {
        let acts_nothing = |event: &RequestEvent| {
            event.by == Some(MACHINE)
                && matches!(event.act, RequestAct::Decided(_) | RequestAct::Remarked | RequestAct::Commented | RequestAct::Pushed)
        };
        let without = events.iter().filter(|event| !acts_nothing(event)).cloned().collect();
        let end = i64::MAX;
        let (whole, without) = (request(author, false, events), request(author, false, without));
        prop_assert_eq!(turn(&whole, who, LEAD, end), turn(&without, who, LEAD, end));
        prop_assert_eq!(waits(&whole, who, end), waits(&without, who, end));
        prop_assert_eq!(gate(&whole, who, LEAD), gate(&without, who, LEAD));
    }

    #[test]
    fn nobody_is_waited_for_twice_at_once(events in story(), author in 0..=MACHINE, until in 0..2_000_000_i64) {
        let mut found = waits(&request(author, false, events), who, until);
        found.sort_by_key(|wait| (wait.whom, wait.begins, wait.ends));
        for wait in &found {
            prop_assert!(wait.begins <= wait.ends && wait.ends <= until);
            prop_assert!(wait.whom != who(author) && wait.whom != Who::Machine);
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].whom != pair[1].whom || pair[0].ends <= pair[1].begins);
        }
    }

    #[test]
    fn without_what_was_cut_off_the_median_is_the_ordinary_lower_one(long in prop::collection::vec(0..50_i64, 1..60)) {
        let lengths: Vec<Length> = long.iter().map(|&long| Length { long, ended: true }).collect();
        let mut sorted = long;
        sorted.sort_unstable();
        prop_assert_eq!(median_length(&lengths), Some(sorted[(sorted.len() - 1) / 2]));
    }

    #[test]
    fn a_time_is_the_sum_of_its_parts_and_never_negative(
        zone in prop::sample::select(&["Europe/Berlin", "America/New_York", "Africa/Cairo", "Pacific/Apia", "Australia/Lord_Howe"]),
        mut moments in prop::array::uniform3(1_200_000_000..1_900_000_000_i64),
        near in 0..1_000_000_i64,
    ) {
        let zone = TimeZone::get(zone).expect("a zone");
        moments[1] = moments[0] + near;
        moments.sort_unstable();
        let [from, between, to] = moments;
        let whole = weekday_seconds(&zone, from, to);
        prop_assert_eq!(whole, weekday_seconds(&zone, from, between) + weekday_seconds(&zone, between, to));
        prop_assert!(0 <= whole && whole <= to - from);
        prop_assert_eq!(weekday_seconds(&zone, to, from), 0);
    }
}
