//! A second opinion on s2, s3 and s4: `tests/oracle/reviews.py`, written from the definitions and the words of the fixtures, works the same
//! figures out of the same requests, drawn at random with one seed.

use std::io::Write;
use std::ops::Range;
use std::process::{Command, Stdio};

use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use records::{AccountIx, Asked, Decision, Request, RequestAct, RequestEvent};
use serde_json::{Value, json};
use signals::reviews::{Gate, Who, concentration, gate, review_days, waits};
use signals::stats::{Length, median_length};
use team::weekday_seconds;

const WORLDS: usize = 300;
const REQUESTS: usize = 20;
const LEAD: u32 = 0;
/// People who count; one more is a visitor.
const TEAM: [u32; 5] = [0, 1, 2, 3, 4];
/// Whose accounts are: the lead has two, 5 is a visitor; then a program, and a deleted account.
const PEOPLE: [u32; 7] = [0, 1, 2, 3, 4, 5, 0];
const MACHINE: AccountIx = 7;
const GONE: AccountIx = 8;
/// The last one is never deleted while somebody looks: its person has no other account.
const LEAVES: AccountIx = 4;
/// Among them are zones whose clocks change at midnight, by half an hour, and on a working day.
const ZONES: [&str; 6] = [
    "Europe/Berlin",
    "America/New_York",
    "Africa/Cairo",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "America/Havana",
];

fn who(account: AccountIx) -> Who {
    match account {
        MACHINE => Who::Machine,
        GONE => Who::Gone(GONE),
        person => Who::Person(PEOPLE[person as usize]),
    }
}

struct World {
    zone: TimeZone,
    now: Range<i64>,
    requests: Vec<Request>,
}

fn act() -> impl Strategy<Value = RequestAct> {
    let decision = || prop_oneof![3 => Just(Decision::Approved), 1 => Just(Decision::ChangesWanted)];
    let asked = || {
        prop_oneof![
            9 => (0..=GONE).prop_map(Asked::Account),
            1 => Just(Asked::Team("payments".to_owned()))
        ]
    };
    prop_oneof![
        10 => asked().prop_map(RequestAct::AskedFor),
        2 => asked().prop_map(RequestAct::TookBack),
        6 => decision().prop_map(RequestAct::Decided),
        3 => Just(RequestAct::Remarked),
        3 => Just(RequestAct::Commented),
        3 => Just(RequestAct::Pushed),
        1 => Just(RequestAct::Updated),
        2 => (0..=GONE, decision()).prop_map(|(whose, decision)| RequestAct::Dismissed(whose, decision)),
        1 => Just(RequestAct::Withdrew),
        1 => Just(RequestAct::Drafted),
        3 => Just(RequestAct::Readied),
        1 => (0..=GONE).prop_map(RequestAct::Assigned),
        1 => any::<bool>().prop_map(RequestAct::Failing),
        1 => any::<bool>().prop_map(RequestAct::Queued),
        1 => Just(RequestAct::Merged),
        1 => Just(RequestAct::Closed),
        3 => Just(RequestAct::Reopened),
        1 => Just(RequestAct::Left(LEAVES)),
    ]
}

/// A story of sixteen weeks at most; much of it at the same second, and around weekends.
fn story(begins: i64) -> impl Strategy<Value = (AccountIx, Vec<RequestEvent>)> {
    let after = prop_oneof![1 => Just(0), 4 => 0..20_000_i64, 3 => 0..300_000_i64];
    let event = (after, 0..=GONE, act());
    let events = prop::collection::vec(event, 0..40);
    (0..16 * 7 * 86_400_i64, 0..=GONE, any::<bool>(), events).prop_map(
        move |(later, author, draft, events)| {
            let mut at = begins + later;
            let opened = RequestEvent { at, by: Some(author), act: RequestAct::Opened { draft } };
            let mut left = false;
            let rest = events.into_iter().filter_map(|(after, by, act)| {
                at += after;
                // A deleted account does nothing any more, and nobody asks it.
                let by_whom_left =
                    left && (by == LEAVES || act == RequestAct::AskedFor(Asked::Account(LEAVES)));
                left |= act == RequestAct::Left(LEAVES);
                // The forge does not always name who merged, and never whoever was found deleted.
                let unnamed = matches!(act, RequestAct::Left(_)) || act == RequestAct::Merged && at % 5 == 0;
                (!by_whom_left).then(|| RequestEvent { at, by: (!unnamed).then_some(by), act })
            });
            (author, std::iter::once(opened).chain(rest).collect())
        },
    )
}

fn worlds() -> Vec<World> {
    let mut runner = TestRunner::deterministic();
    let start = |zone: &TimeZone, day: jiff::civil::Date| {
        day.to_zoned(zone.clone()).expect("a day").timestamp().as_second()
    };
    (0..WORLDS)
        .map(|number| {
            let zone = TimeZone::get(ZONES[number % ZONES.len()]).expect("a zone");
            let now = start(&zone, date(2026, 8, 24))..start(&zone, date(2026, 11, 16));
            let one = (0..).zip(std::iter::repeat_with(|| {
                story(now.start - 3 * 7 * 86_400).new_tree(&mut runner).expect("a story").current()
            }));
            let requests = one.take(REQUESTS).map(|(number, (author, events))| Request {
                number,
                title: String::new(),
                labels: Vec::new(),
                author,
                outside: false,
                into: "main".to_owned(),
                became: None,
                events,
            });
            let requests = requests.collect();
            World { zone, now, requests }
        })
        .collect()
}

fn asked(world: &World) -> Value {
    let people = PEOPLE.iter().map(|person| json!({ "kind": "Person", "person": person }));
    let others = [json!({ "kind": "Machine" }), json!({ "kind": "Gone" })];
    json!({
        "accounts": people.chain(others).collect::<Vec<_>>(),
        "lead": LEAD,
        "team": TEAM,
        "zone": world.zone.iana_name(),
        "now": [world.now.start, world.now.end],
        "requests": world.requests,
    })
}

fn ours(world: &World) -> Value {
    let gates: Vec<_> = world.requests.iter().map(|request| gate(request, who, LEAD)).collect();
    let merged: Vec<Gate> =
        gates.iter().flatten().filter(|(at, _)| world.now.contains(at)).map(|&(_, gate)| gate).collect();
    let words = |gate| match gate {
        Gate::Lead => "lead",
        Gate::Others => "others",
        Gate::NoneLeadMerged => "none, by the lead",
        Gate::NoneOthersMerged => "none, by others",
    };
    let mut lengths = [Vec::new(), Vec::new()];
    let mut all = Vec::new();
    for request in &world.requests {
        let mut of_request = Vec::new();
        for wait in waits(request, who, world.now.end) {
            let Who::Person(person) = wait.whom else { panic!("{wait:?}") };
            let long = weekday_seconds(&world.zone, wait.begins, wait.ends);
            of_request.push((person, wait.begins, wait.ends, wait.answered, long));
            if world.now.contains(&wait.begins) {
                lengths[usize::from(person != LEAD)].push(Length { long, ended: wait.answered });
            }
        }
        of_request.sort_unstable();
        all.push(of_request);
    }
    let mut counts = TEAM.map(|person| (person, 0_u64));
    for request in &world.requests {
        for (by, _) in review_days(request, who, &world.zone, world.now.clone()) {
            if let Some((_, count)) = counts.iter_mut().find(|(person, _)| *person == by) {
                *count += 1;
            }
        }
    }
    let others: Vec<u64> = counts[1..].iter().map(|(_, count)| *count).collect();
    let shared = concentration(counts[0].1, &others);
    json!({
        "gates": gates.iter().map(|gate| gate.map(|(at, gate)| json!({ "at": at, "gate": words(gate) }))).collect::<Vec<_>>(),
        "share": [merged.iter().filter(|gate| **gate == Gate::Lead).count(), merged.len()],
        "waits": all,
        "medians": lengths.map(|lengths| median_length(&lengths)),
        "reviews": counts,
        "concentration": shared.map(|found| json!({ "lead": [found.lead.part, found.lead.of], "index": found.index })),
    })
}

fn theirs(worlds: &[World]) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/reviews.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the second opinion is in Python: install python3, 3.9 or newer, with zone data");
    let question = Value::from(worlds.iter().map(asked).collect::<Vec<_>>()).to_string();
    // It reads all before it says anything.
    python.stdin.take().expect("a pipe").write_all(question.as_bytes()).expect("it reads");
    let output = python.wait_with_output().expect("it ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("it says JSON")
}

#[test]
fn the_second_opinion_has_the_same_gates_waits_and_reviews() {
    let worlds = worlds();
    let theirs = theirs(&worlds);
    assert_eq!(theirs.len(), worlds.len());
    let (mut differences, mut waits, mut shared, mut medians) = (Vec::new(), 0, 0, 0);
    for (number, (world, theirs)) in worlds.iter().zip(&theirs).enumerate() {
        let ours = ours(world);
        waits += ours["waits"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|of| of.as_array().map_or(0, Vec::len))
            .sum::<usize>();
        shared += usize::from(!ours["concentration"].is_null());
        medians += usize::from(ours["medians"][0].is_i64());
        for key in ["gates", "share", "waits", "medians", "reviews"] {
            if ours[key] != theirs[key] {
                differences.push(format!("world {number}, {key}: {} or {}", ours[key], theirs[key]));
            }
        }
        let (one, other) = (&ours["concentration"], &theirs["concentration"]);
        let near = match (one["index"].as_f64(), other["index"].as_f64()) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-12,
            (one, other) => one == other,
        };
        if !near || one["lead"] != other["lead"] {
            differences.push(format!("world {number}, concentration: {one} or {other}"));
        }
    }
    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences[..differences.len().min(5)].join("\n")
    );
    assert!(
        waits > 5_000 && shared > 50 && medians > 50,
        "{waits} waits, {shared} shares, {medians} medians"
    );
}
