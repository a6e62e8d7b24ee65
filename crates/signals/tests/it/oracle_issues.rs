//! Issues of a forge that are incidents, drawn at random beside a file and the log, for the second opinion on s12 and s7f:
//! labels with and without a class, who is assigned, rows with the address of an issue, lines of the same class and day.

use jiff::civil::date;
use records::{Forge, ForgeKind, Place};
use serde_json::{Value, json};
use signals::Status;
use signals::s7f::first_leads;
use signals::s12::recurrence;
use team::{Ground, KnownBy};

use crate::incidents_at_random::{Drawn, FULL_NAME, NAMES};
use crate::oracle_records::{World, common, compare, pick, said, seeds, theirs};
use crate::team::hour;

fn place(kind: ForgeKind, name: &str) -> Place {
    let address = match kind {
        ForgeKind::Github => "https://api.github.com",
        ForgeKind::Gitlab => "https://gitlab.com/api/v4",
    };
    Place { kind, address: address.to_owned(), name: name.to_owned() }
}

fn world(number: u64) -> World {
    let mut drawn = Drawn::new(number);
    let known_by = drawn.known_by();
    let mut pattern = KnownBy::default();
    if drawn.draw.below(3) != 0 {
        pattern = KnownBy { labels: vec!["rfc".to_owned()], titles: vec!["RFC".to_owned()] };
    }
    drawn.proposals();
    let kind = *pick(&mut drawn.draw, &[ForgeKind::Github, ForgeKind::Github, ForgeKind::Gitlab]);
    let mut places = vec![place(kind, "kassa/kassa")];
    if drawn.draw.below(3) == 0 {
        places.push(place(kind, "kassa/till"));
    }
    for place in places {
        let forge = drawn.forge(place.clone(), known_by.as_ref());
        if forge.is_some() {
            let name = place.name.split('/').next_back().unwrap_or_default().to_owned();
            drawn.team.settings.forges.insert(name, place);
        }
        drawn.forges.push(forge);
    }
    for forge in drawn.forges.iter_mut().skip(1).flatten() {
        forge.requests.clear();
    }
    drawn.team.incidents = drawn.file();
    drawn.lines();
    drawn.team.settings.incident_issues.clone_from(&known_by);
    drawn.team.settings.proposals = pattern.clone();
    let as_of = (drawn.draw.below(5) == 0).then(|| date(2026, 8, 20));
    let Drawn { mut team, zone, forges, lines, others, .. } = drawn;
    let accounts: Vec<Value> =
        (0..team.cast.names().count()).map(|at| said(team.cast.who(at as u32))).collect();
    let asked_forges: Vec<Value> =
        forges.iter().map(|forge| forge.as_ref().map_or(Value::Null, of_forge)).collect();
    let people: Vec<Value> = NAMES[..6]
        .iter()
        .enumerate()
        .map(|(at, &login)| {
            let name = if login == "ada-b" { FULL_NAME } else { login };
            let mail = format!("{}@kassa.example", name.replace(' ', "."));
            json!({ "person": at, "name": name, "login": login, "mails": [mail] })
        })
        .collect();
    let file = team.incidents.as_ref().map(|file| json!({ "rows": file.all, "until": file.until }));
    let changed = team.settings.recurrences.changed.clone();
    let ground = team.ground_of(forges, zone.clone(), as_of);
    // Ada came fifteen weeks before the newest T.
    let others: Vec<u32> = (1..=others).chain(as_of.is_none().then_some(5)).collect();
    // A run as of a day is of that day.
    let now = as_of.map_or(hour(-1, 80), |day| {
        day.at(12, 0, 0, 0).to_zoned(zone.clone()).expect("a moment").timestamp().as_second()
    });
    let asked = json!({
        "zone": zone.iana_name(), "t": ground.clock.date(), "lead": 0, "others": others, "now": now,
        "accounts": accounts, "people": people, "forges": asked_forges, "incident_labels": known_by, "file": file,
        "lines": lines, "changed": changed, "pattern_of_proposals": { "labels": pattern.labels, "titles": pattern.titles },
    });
    World { asked, ours: ours(&ground) }
}

fn of_forge(forge: &Forge) -> Value {
    json!({
        "place": forge.place, "issues": forge.issues, "requests": forge.requests, "listed": forge.listed,
        "read": forge.read, "since": forge.since,
    })
}

fn ours(ground: &Ground<'_>) -> Value {
    let found = recurrence(ground);
    let again = crate::oracle_records::of_recurrence(&found);
    let first = first_leads(ground);
    let mut led = common(
        &first.signal,
        json!({ "people": first.people, "designs": first.designs, "incidents": first.incidents }),
    );
    led.as_object_mut().expect("an object").retain(|key, _| !key.starts_with("denominator"));
    // Which word there is for it where nothing is told, or not all was read, the definitions leave open.
    let nothing_said = match &first.signal.status {
        Status::NotApplicable(why) => why.contains("groundwork proposals"),
        status => matches!(status, Status::NotConnected(_) | Status::Dropped(_)),
    };
    if nothing_said {
        led = json!({ "status": "nothing" });
    }
    json!({ "s12": again, "s7f": led })
}

#[test]
fn the_program_and_the_oracle_agree_on_issues_beside_a_file_and_the_log() {
    let worlds: Vec<World> = seeds().map(world).collect();
    let mut theirs = theirs(&worlds);
    let mut found = Vec::new();
    for (number, (world, theirs)) in worlds.iter().zip(&mut theirs).enumerate() {
        // Whether a small team or nothing told is said first, they leave open too.
        if world.ours["s7f"]["status"] == "nothing" && theirs["s7f"]["status"] == "not_applicable" {
            theirs["s7f"] = world.ours["s7f"].clone();
        }
        compare(&format!("world {number}"), &world.ours, theirs, &mut found);
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    let has = |at: &str| {
        let is_there = |at: &str, world: &&World| !world.ours.pointer(at).unwrap_or(&Value::Null).is_null();
        worlds.iter().filter(|world| is_there(at, world)).count()
    };
    for at in ["/s12/numerator", "/s12/trend", "/s12/classes/2", "/s7f/incidents", "/s7f/evidence/0"] {
        assert!(20 * has(at) > worlds.len(), "{at} in {} of {}", has(at), worlds.len());
    }
}
