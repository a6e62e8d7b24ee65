//! What the forge of the made-up team has to say of its lead: worked out here by counting, with the stories' rules of `signals`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::tz::TimeZone;
use madeup::kassa::NOW;
use records::{AccountIx, AccountKind, Forge, Request, RequestAct};
use signals::reviews::{Gate, Next, Wait, Who, gate, review_days, turn, waits};

static FORGE: LazyLock<Forge> = LazyLock::new(testkit::forge::kassa);

/// Monday 16 November 2026, where the twelve weeks end.
const T: i64 = 1_794_787_200;
const WEEK: i64 = 7 * 86_400;
/// The place of the lead's account.
const LEAD: u32 = 0;
/// The places of the six others.
const OTHERS: Range<u32> = 1..7;

fn who(account: AccountIx) -> Who {
    match FORGE.accounts[account as usize].kind {
        AccountKind::Person => Who::Person(account),
        AccountKind::Machine => Who::Machine,
        AccountKind::Gone => Who::Gone(account),
    }
}

fn now() -> Range<i64> {
    T - 12 * WEEK..T
}

fn before() -> Range<i64> {
    T - 60 * WEEK..T - 12 * WEEK
}

/// Seconds of weekdays, by the days of UTC.
fn on_weekdays(wait: &Wait) -> i64 {
    let is_weekday = |day: i64| (day + 3).rem_euclid(7) < 5;
    let of_day = |day: i64| (wait.ends.min((day + 1) * 86_400) - wait.begins.max(day * 86_400)).max(0);
    (wait.begins / 86_400..=wait.ends / 86_400).filter(|day| is_weekday(*day)).map(of_day).sum()
}

/// The median of Kaplan and Meier, in hours of weekdays: where half are answered, were those that ended otherwise waited for as long.
fn median(within: &Range<i64>, whose: impl Fn(u32) -> bool) -> f64 {
    let all = FORGE.requests.iter().flat_map(|request| waits(request, who, NOW));
    let of = all.filter(|wait| {
        within.contains(&wait.begins) && matches!(wait.whom, Who::Person(person) if whose(person))
    });
    let mut of: Vec<(i64, bool)> = of.map(|wait| (on_weekdays(&wait), !wait.answered)).collect();
    of.sort_unstable();
    let (mut left, mut waited_for) = (1.0, of.len());
    for (seconds, other) in of {
        if !other {
            left *= 1.0 - 1.0 / waited_for as f64;
        }
        if left <= 0.5 {
            return seconds as f64 / 3_600.0;
        }
        waited_for -= 1;
    }
    panic!("less than half are answered")
}

#[test]
fn four_wait_for_the_lead_and_no_more() {
    let of_lead = |request: &&Request| {
        matches!(turn(request, who, LEAD, NOW).next, Next::Lead { .. }).then(|| turn(request, who, LEAD, NOW))
    };
    let mut waiting: Vec<(Option<i64>, &str)> = FORGE
        .requests
        .iter()
        .filter_map(|request| Some((of_lead(&request)?.since, request.title.as_str())))
        .collect();
    waiting.sort_unstable();
    let titles: Vec<&str> = waiting.iter().map(|(_, title)| *title).collect();
    assert_eq!(
        titles,
        [
            "Split the settlement run by scheme",
            "Let merchants choose the day of their payout",
            "Score a second refund within a day",
            "Renew scheme certificates without a restart",
        ]
    );
    let days: Vec<i64> = waiting.iter().flat_map(|(since, _)| *since).map(|at| (NOW - at) / 86_400).collect();
    assert_eq!(days, [9, 7, 1, 1]);
}

#[test]
fn the_lead_answers_later_since_autumn_and_the_others_as_before() {
    let lead = [before(), now()].map(|span| median(&span, |person| person == LEAD));
    let others = [before(), now()].map(|span| median(&span, |person| OTHERS.contains(&person)));
    assert!((3.0..4.0).contains(&lead[0]) && (4.5..5.5).contains(&lead[1]), "{lead:?}");
    assert!(others.iter().all(|hours| (4.0..5.5).contains(hours)), "{others:?}");
}

#[test]
fn a_third_passes_by_the_lead_alone_and_a_third_of_the_reviews_is_theirs() {
    let gates = FORGE.requests.iter().filter_map(|request| gate(request, who, LEAD));
    let gates: Vec<Gate> = gates.filter(|(at, _)| now().contains(at)).map(|(_, gate)| gate).collect();
    let of_lead = gates.iter().filter(|gate| **gate == Gate::Lead).count();
    assert!((28..38).contains(&(100 * of_lead / gates.len())), "{of_lead} of {}", gates.len());
    let mut reviews: BTreeMap<u32, usize> = BTreeMap::new();
    for request in &FORGE.requests {
        for (person, _) in review_days(request, who, &TimeZone::UTC, now()) {
            *reviews.entry(person).or_default() += 1;
        }
    }
    let of_team: usize = reviews.iter().filter(|(person, _)| **person < OTHERS.end).map(|(_, n)| n).sum();
    let share = 100 * reviews[&LEAD] / of_team;
    assert!((30..40).contains(&share), "{share} % of {of_team}: {reviews:?}");
}

#[test]
fn nobody_reviews_much_in_what_only_the_lead_knows() {
    // Else they would know it: a day of reviews is half a day of work in an area.
    let by_others = |request: &&Request| {
        request.events.iter().any(|event| {
            matches!(event.act, RequestAct::Decided(_) | RequestAct::Remarked)
                && matches!(event.by.map(who), Some(Who::Person(person)) if OTHERS.contains(&person))
        })
    };
    let of_lead = FORGE.requests.iter().filter(|request| request.author == LEAD && request.became.is_some());
    let (all, reviewed) = (of_lead.clone().count(), of_lead.filter(by_others).count());
    assert!(reviewed * 2 < all, "{reviewed} of {all}");
}
