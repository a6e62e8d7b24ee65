//! A second opinion on s7f, s8, s12, s15, s16 and s19: `tests/oracle/records.py`, written by somebody who had read docs/signals.md and
//! none of this program, works the same figures out of the same records, drawn at random with one seed.

use std::io::Write;
use std::ops::Range;
use std::process::{Command, Stdio};

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use signals::reviews::Who;
use signals::s7f::{Kind, Led, first_leads_of};
use signals::s12::{Changed, Happened, Recurrence, Source, Told, recurrence_of};
use signals::{Named, Record, Signal, Status};
use team::Ground;

use crate::ground::{LEAD, T, Team, noon};
use crate::oracle_calendar;
use crate::oracle_proposals;
use crate::oracle_talks;
use crate::requests_at_random::Draw;

/// `GROUNDWORK_TEAMS` chooses others.
const WORLDS: Range<u64> = 0..200;
/// Among them are zones whose clocks change at midnight, by half an hour, and on a working day.
const ZONES: [&str; 6] = [
    "Europe/Lisbon",
    "America/New_York",
    "Africa/Cairo",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "America/Havana",
];
pub const DAY: i64 = 86_400;

/// Everything asked of both, with what this program answers.
pub struct World {
    pub asked: Value,
    pub ours: Value,
}

fn names(records: &[Record]) -> Vec<String> {
    let mut ids: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    ids.sort();
    ids
}

fn status(signal: &Signal) -> &'static str {
    match signal.status {
        Status::Value => "value",
        Status::NotEnough { .. } => "not_enough",
        Status::NotApplicable(_) => "not_applicable",
        Status::Dropped(_) => "dropped",
        Status::NotConnected(_) => "not_connected",
    }
}

/// Counts and both lists; nothing but the status where there is no figure at all.
pub fn common(signal: &Signal, mut more: Value) -> Value {
    match &signal.status {
        Status::NotApplicable(why) => return json!({ "status": "not_applicable", "why": why }),
        Status::Dropped(_) => return json!({ "status": "dropped" }),
        Status::NotConnected(_) => return json!({ "status": "not_connected" }),
        _ => {}
    }
    more["status"] = json!(status(signal));
    more["numerator"] = json!(signal.count.map(|count| count.part));
    more["denominator"] = json!(signal.count.map(|count| count.of));
    more["evidence"] = json!(names(&signal.numerator));
    more["denominator_ids"] = json!(names(&signal.denominator));
    more
}

pub fn said(who: Who) -> Value {
    match who {
        Who::Person(person) => json!({ "kind": "Person", "person": person }),
        Who::Machine => json!({ "kind": "Machine" }),
        Who::Gone(account) => json!({ "kind": "Gone", "account": account }),
    }
}

pub fn pick<'a, T>(draw: &mut Draw, from: &'a [T]) -> &'a T {
    &from[draw.below(from.len() as u64) as usize]
}

/// A moment of the last days before T, now and then of the days after it.
pub fn moment(draw: &mut Draw, days: u64) -> i64 {
    noon(T) + 3 * DAY - draw.below(days * 24) as i64 * 3_600 - pick(draw, &[0, 1, 1_800, 3_599])
}

fn incidents(draw: &mut Draw, ground: &Ground<'_>, asked: &mut Value) -> Value {
    let mut all = Vec::new();
    let (many, days) = (draw.below(30), *pick(draw, &[100, 400, 800]));
    for _ in 0..many {
        let source = *pick(draw, &[Source::Forge, Source::File, Source::Log]);
        let number = draw.below(20);
        let id = match source {
            Source::Forge => format!("#{number}"),
            Source::File => {
                pick(draw, &[format!("INC-{number}"), format!("inc-{number}"), number.to_string()]).clone()
            }
            Source::Log => format!("0192-{}", all.len()),
        };
        let link = (source != Source::Log && draw.below(3) == 0)
            .then(|| format!("https://forge.example/{}{}", draw.below(12), pick(draw, &["", "/"])));
        let class = pick(draw, &["Deploy", "deploy ", "payments", "Payments", "", "refunds"]);
        let class = Some((*class).to_owned()).filter(|class| !class.is_empty());
        let day = T.saturating_add((3 - draw.below(days) as i64).days());
        let named = Named { id, link, ..Named::default() };
        // A line of the log has a class.
        let class = class.or((source == Source::Log).then(|| "payments".to_owned()));
        all.push(Happened { named, class, day, source });
    }
    // No two of one source have the same name.
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|one| seen.insert((one.source as u8, one.named.id.clone())));
    let changed: Vec<Changed> = (0..draw.below(3))
        .map(|_| Changed {
            class: (*pick(draw, &["deploy", "PAYMENTS ", "other"])).to_owned(),
            day: T.saturating_add((-(draw.below(400) as i64)).days()),
        })
        .collect();
    let since = (draw.below(2) == 0).then(|| T.saturating_add((-(draw.below(500) as i64)).days()));
    // A file tells up to its newest incident at least.
    let newest = all.iter().map(|one| one.day).max();
    let until = (draw.below(3) == 0)
        .then(|| T.saturating_add((-(draw.below(110) as i64)).days()).max(newest.unwrap_or(Date::MIN)));
    let word = |source| match source {
        Source::Forge => "forge",
        Source::File => "file",
        Source::Log => "log",
    };
    asked["incidents"] = all
        .iter()
        .map(|one| json!({ "id": one.named.id, "link": one.named.link, "class": one.class, "day": one.day, "source": word(one.source) }))
        .collect();
    asked["changed"] = changed.iter().map(|one| json!([one.class, one.day])).collect();
    asked["told_since"] = json!(since);
    asked["told_until"] = json!(until);
    let found = recurrence_of(ground, &Told { happened: all, changed, since, until, unread: None });
    of_recurrence(&found)
}

/// What is compared of s12.
pub fn of_recurrence(found: &Recurrence) -> Value {
    macro_rules! trend {
        ($trend:expr) => {
            $trend.map(|one| json!([one.u, one.n, one.said.text()]))
        };
    }
    let mut classes: Vec<_> = found.classes.iter().collect();
    classes.sort_by_key(|one| (one.name.trim().to_lowercase(), one.again.part, one.again.of, one.days_since));
    let classes: Vec<Value> = classes
        .into_iter()
        .map(|one| {
            json!({
                "class": one.name.trim().to_lowercase(), "again": [one.again.part, one.again.of], "days_since": one.days_since,
                "changed": one.changed, "since_changed": one.since_changed, "trend": trend!(one.trend),
            })
        })
        .collect();
    common(
        &found.signal,
        json!({
            "without_class": found.without_class, "changed": [found.changed.part, found.changed.of], "classes": classes,
            "trend": trend!(found.trend),
        }),
    )
}

fn firsts(draw: &mut Draw, ground: &Ground<'_>, others: u32, asked: &mut Value) -> Value {
    let mut all = Vec::new();
    for number in 0..draw.below(25) {
        let by = match draw.below(10) {
            0 => Who::Person(99),
            1 => Who::Gone(number as u32),
            2 => Who::Machine,
            _ => Who::Person(draw.below(u64::from(others) + 1) as u32),
        };
        let kind = *pick(draw, &[Kind::Design, Kind::Incident]);
        let days = *pick(draw, &[90, 90, 600]);
        all.push(Led {
            named: Named { id: format!("L{number:02}"), ..Named::default() },
            by,
            at: moment(draw, days),
            kind,
        });
    }
    // Two that begin at one second would have no order.
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|one| seen.insert(one.at));
    let edge = ground.clock.weeks_ago(60);
    let mut one = || match draw.below(6) {
        0 => None,
        1 => Some(edge),
        2 => Some(edge + 86_400 * draw.below(300) as i64),
        _ => Some(edge - 1),
    };
    let since = [one(), one()];
    let of = |kind| if kind == Kind::Design { since[0] } else { since[1] };
    let word = |kind| if kind == Kind::Design { "design" } else { "incident" };
    asked["led"] = all
        .iter()
        .map(|one| json!({ "id": one.named.id, "by": said(one.by), "at": one.at, "kind": word(one.kind) }))
        .collect();
    asked["led_since"] = json!({ "design": since[0], "incident": since[1] });
    let found = first_leads_of(ground, &all, of);
    let mut answer = common(
        &found.signal,
        json!({ "people": found.people, "designs": found.designs, "incidents": found.incidents }),
    );
    // A number of firsts is no part of anything.
    answer.as_object_mut().expect("an object").retain(|key, _| !key.starts_with("denominator"));
    answer
}

fn world(number: u64) -> World {
    let mut draw = Draw(number);
    let others = *pick(&mut draw, &[0, 1, 2, 3, 4, 6]);
    let zone = TimeZone::get(ZONES[number as usize % ZONES.len()]).expect("a zone");
    let team = Team::with(others);
    let ground = team.ground_in(zone.clone());
    let mut asked = json!({
        "zone": zone.iana_name(), "t": T, "lead": LEAD, "others": (1..=others).collect::<Vec<_>>(),
        "now": noon(Date::constant(2026, 11, 19)),
    });
    let mut ours = oracle_proposals::answer(&mut draw, &ground, others, &mut asked);
    ours["s12"] = incidents(&mut draw, &ground, &mut asked);
    ours["s7f"] = firsts(&mut draw, &ground, others, &mut asked);
    ours["s8"] = oracle_calendar::answer(&mut draw, &zone, &mut asked);
    ours["s19"] = oracle_talks::answer(&mut draw, &mut asked);
    World { asked, ours }
}

pub fn theirs(worlds: &[World]) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/records.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the second opinion is in Python: install python3, 3.9 or newer, with zone data");
    let question =
        Value::from(worlds.iter().map(|world| world.asked.clone()).collect::<Vec<_>>()).to_string();
    if let Some(file) = std::env::var_os("GROUNDWORK_ORACLE_KEEPS") {
        // To look at a difference by hand.
        std::fs::write(file, &question).expect("it can be written");
    }
    // It reads all before it says anything.
    python.stdin.take().expect("a pipe").write_all(question.as_bytes()).expect("it reads");
    let output = python.wait_with_output().expect("it ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("it says JSON")
}

/// Where two answers are not the same; the program says null, or nothing, where it has none.
pub fn compare(at: &str, ours: &Value, theirs: &Value, found: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys().filter(|key| !one.contains_key(*key))) {
                let nothing = Value::Null;
                let (one, other) = (one.get(key).unwrap_or(&nothing), other.get(key).unwrap_or(&nothing));
                // Which of two of one day came again, nothing says.
                let skipped = at.ends_with(".s12") && (key == "evidence" || key == "denominator_ids");
                if !skipped {
                    compare(&format!("{at}.{key}"), one, other, found);
                }
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (place, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{at}[{place}]"), one, other, found);
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            let near =
                one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < 1e-9);
            if !near {
                found.push(format!("{at}: program {one}, oracle {other}"));
            }
        }
        _ if ours == theirs => {}
        _ => found.push(format!("{at}: program {ours}, oracle {theirs}")),
    }
}

#[test]
fn the_program_and_the_oracle_agree_on_what_is_neither_git_nor_a_request() {
    let worlds: Vec<World> = seeds().map(world).collect();
    let theirs = theirs(&worlds);
    assert_eq!(theirs.len(), worlds.len());
    let mut found = Vec::new();
    for (number, (world, theirs)) in worlds.iter().zip(&theirs).enumerate() {
        compare(&format!("world {number}"), &world.ours, theirs, &mut found);
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    let has = |at: &str| {
        worlds.iter().filter(|world| !world.ours.pointer(at).unwrap_or(&Value::Null).is_null()).count()
    };
    for at in [
        "/s12/trend",
        "/s15/as_if",
        "/s16/median_rounds",
        "/s7f/designs",
        "/s8/now",
        "/s8/outside",
        "/s19/days/0",
    ] {
        assert!(4 * has(at) > worlds.len() / 2, "{at} in {} of {}", has(at), worlds.len());
    }
}

pub fn seeds() -> Range<u64> {
    let Ok(text) = std::env::var("GROUNDWORK_TEAMS") else { return WORLDS };
    let range = text.split_once("..").and_then(|(first, end)| Some(first.parse().ok()?..end.parse().ok()?));
    range.unwrap_or_else(|| panic!("GROUNDWORK_TEAMS is a range of seeds such as 0..600, not {text}"))
}
