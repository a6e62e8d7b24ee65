//! The two answers side by side.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::requests;

/// Everything that is not the same, each as a sentence with both values.
pub fn differences(ours: &Value, theirs: &Value) -> Vec<String> {
    let mut found = Found::default();
    page(&mut found, ours, theirs);
    for signal in ours["signals"].as_array().into_iter().flatten() {
        let id = signal["id"].as_str().unwrap_or_default();
        // Incidents and proposals are in `tests/oracle/records.py`, and none are drawn here.
        if matches!(id, "s7f" | "s8" | "s12" | "s15" | "s16") && signal["status"] == "not_connected" {
            continue;
        }
        let mut here = Found { about: format!("{id} "), ..Found::default() };
        common(&mut here, signal, &theirs["signals"][id]);
        own(&mut here, id, signal, &theirs["signals"][id]);
        found.all.append(&mut here.all);
    }
    found.all
}

#[derive(Default)]
pub struct Found {
    about: String,
    all: Vec<String>,
}

impl Found {
    fn within(&mut self, what: &str, ours: &Value, theirs: &[Value]) {
        for id in flat(ours).into_iter().filter(|id| !theirs.contains(&json!(id))) {
            self.all.push(format!("{}{what}: the oracle does not list {id}", self.about));
        }
    }

    pub fn same(&mut self, what: &str, ours: &Value, theirs: &Value) {
        if !equal(ours, theirs) {
            self.all.push(format!("{}{what}: program {ours}, oracle {theirs}", self.about));
        }
    }
}

/// What a status is called here, where the definitions leave the word to the program: what has no figure
/// because nothing was said is not applicable.
fn status(ours: &Value, theirs: &Value) -> Value {
    let two = theirs["why"] == "with two people each figure is the other's";
    let unsaid = match ours["id"].as_str() {
        Some("s9") => theirs["numerator"].is_null(),
        Some("s10g") => theirs["handovers"].as_array().is_some_and(Vec::is_empty),
        _ => false,
    };
    if hits_only(ours) {
        return json!("value");
    }
    // What was not read carries nothing; the page has one word for both.
    let dropped = theirs["status"] == "dropped";
    match (two || unsaid, dropped) {
        (true, _) => json!("not_applicable"),
        (_, true) => json!("not_enough"),
        _ => theirs["status"].clone(),
    }
}

/// Of a team of three only the hits are said.
fn hits_only(ours: &Value) -> bool {
    ours["detail"]["hits_only"] == true
}

fn shown(ours: &Value, name: &str, value: &Value) -> Value {
    if name == "denominator" && hits_only(ours) { Value::Null } else { value.clone() }
}

/// Numbers are equal when no float can tell them apart; all else by itself.
fn equal(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(one), Value::Number(other)) => match (one.as_i64(), other.as_i64()) {
            (Some(one), Some(other)) => one == other,
            _ => one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < 1e-9),
        },
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        _ => ours == theirs,
    }
}

/// What stands above the signals.
fn page(found: &mut Found, ours: &Value, theirs: &Value) {
    let first =
        |name: &str| theirs[name].as_array().map_or_else(|| theirs[name].clone(), |all| all[0].clone());
    found.same("T", &ours["window"]["t"], &theirs["T"]);
    found.same("zone", &ours["zone"], &theirs["zone"]);
    found.same("tip", &ours["tip"], &first("tip"));
    found.same("branch", &ours["branch"], &first("branch"));
    found.same("active", &ours["team"]["active"], &theirs["team"]["active"]);
    found.same("visitors", &ours["team"]["visitors"], &theirs["team"]["visitors"]["people"]);
    found.same("visitors' changes", &ours["team"]["visitor_changes"], &theirs["team"]["visitors"]["changes"]);
    let mut units = flat(&theirs["unit"]);
    let all = units.clone();
    let mut at = 0;
    units.retain(|unit| {
        at += 1;
        !all[..at - 1].contains(unit)
    });
    found.same("unit", &ours["unit"], &json!(format!("changes ({})", units.join(", "))));
    found.same("bots", &ours["bots"], &theirs["bots_changes_ever"]);
    found.same("left out", &ours["left_out"], &theirs["sync_left_out"]);
    found.same("imports", &ours["imports"], &json!(theirs["imports"].as_array().map_or(0, Vec::len)));
    let (own, other) = (by_name(&ours["areas"]), by_name(&theirs["areas"]));
    for name in own.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
        let one = |areas: &Map<String, Value>| areas.get(name).cloned().unwrap_or_default();
        found.same(&format!("area {name}"), &one(&own), &one(&other));
    }
    let dates = |value: &Value| -> BTreeSet<String> { flat(value).into_iter().collect() };
    role(found, &ours["drafts"]["role"], &theirs["role_drafts"]);
    // A hand-over that was said is not asked about any more.
    if theirs["signals"]["s10g"]["handovers"].as_array().is_none_or(Vec::is_empty) {
        drafts(found, &ours["drafts"]["hand_overs"], &theirs["handover_drafts"]);
    }
    found.same("regime marks", &json!(dates(&ours["regime_marks"])), &json!(dates(&theirs["regimes"])));
}

fn flat(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(flat).collect(),
        _ => Vec::new(),
    }
}

fn by_name(areas: &Value) -> Map<String, Value> {
    let all = areas.as_array().into_iter().flatten();
    all.map(|area| (text(&area["name"]), area.clone())).collect()
}

/// What all signals say, where the oracle says it.
fn common(found: &mut Found, ours: &Value, theirs: &Value) {
    found.same("status", &ours["status"], &status(ours, theirs));
    for name in ["numerator", "denominator"] {
        if let Some(value) = theirs.get(name) {
            found.same(name, &ours[name], &shown(ours, name, value));
        }
    }
    if let Some(looser) = theirs["looser"].as_array() {
        let theirs = if hits_only(ours) { Value::Null } else { json!(looser) };
        let ours = if ours["looser"].is_null() { Value::Null } else { part(&ours["looser"]) };
        found.same("looser", &ours, &theirs);
    }
    if hits_only(ours) {
        found.same("evidence", &sorted(&ours["evidence"]), &sorted(&theirs["evidence"]));
        return;
    }
    if let Some(points) = theirs["points"].as_array() {
        let ours: Vec<Value> = ours["points"].as_array().into_iter().flatten().cloned().collect();
        let drawn: Vec<Value> = ours
            .iter()
            .map(|point| json!([point["week"], point["numerator"], point["denominator"]]))
            .collect();
        let named: Vec<Value> =
            points.iter().map(|point| json!([sunday_before(&point[0]), point[1], point[2]])).collect();
        // One says enough.
        if let Some((one, other)) = drawn.iter().zip(&named).find(|(one, other)| one != other) {
            found.same("point", one, other);
        }
        found.same("points", &json!(drawn.len()), &json!(named.len()));
    }
    if let Some(usual) = theirs.get("usual_range") {
        found.same("usual range", &ours["usual_range"], usual);
    }
    if let Some(verdict) = theirs["verdict"].as_object() {
        judged(found, ours, verdict);
    }
    for (name, list) in [("evidence", "evidence"), ("denominator_evidence", "denominator_ids")] {
        if let Some(list) = theirs[list].as_array() {
            match ours["id"].as_str() {
                // A day is shown by its first commit; the oracle lists all. A first step is
                // shown by a commit and a path of the area, the oracle has the change: these are only counted.
                Some("s9") => found.within(name, &ours[name], list),
                Some("s7") => {}
                _ => found.same(name, &sorted(&ours[name]), &sorted(&json!(list))),
            }
        }
    }
}

fn judged(found: &mut Found, ours: &Value, verdict: &Map<String, Value>) {
    let word = verdict["word"].as_str().unwrap_or_default();
    let word = if word == "too few" { "too few to compare" } else { word };
    found.same("verdict", &ours["verdict"], &json!(word));
    found.same("now", &part(&ours["now"]), &verdict["now"]);
    found.same("before", &part(&ours["before"]), &verdict["before"]);
    let rank = verdict["p"].as_str().and_then(|text| {
        let (as_large, all) = text.split_once('/')?;
        Some(as_large.parse::<f64>().ok()? / all.parse::<f64>().ok()?)
    });
    found.same("p", &ours["p"], &json!(rank));
}

/// What one signal says besides.
fn own(found: &mut Found, id: &str, ours: &Value, theirs: &Value) {
    let detail = &ours["detail"];
    if detail.is_null() && status(ours, theirs) == "not_applicable" {
        return;
    }
    match id {
        "s1a" => found.same("still known", &part_or_nothing(&detail["still_known"]), &theirs["still_known"]),
        "s1b" => {
            found.same("all known", &part(&detail["all_known"]), &theirs["strict"]);
            found.same("new files only", &detail["new_files_only"], &theirs["new_files_only"]);
            let areas = pairs(&detail["areas"], |area| {
                (text(&area["area"]), json!([area["half_known"], area["yours"]]))
            });
            found.same("areas", &areas, &theirs["per_area"]);
        }
        "s5a" => {
            let repositories =
                theirs["repositories"].as_array().cloned().unwrap_or_else(|| vec![theirs.clone()]);
            let shape = |one: &Value| json!([one["truck_factor"], one["files"]]);
            let both = detail["repositories"].as_array().into_iter().flatten().zip(&repositories);
            for (one, other) in both {
                found.same("repository", &shape(one), &shape(other));
                let near = shares(&one["shares_percent"])
                    .iter()
                    .zip(shares(&other["shares"]))
                    .all(|(one, other)| (one - other).abs() < 0.005_001);
                found.same("shares agree to the hundredth", &json!(near), &json!(true));
            }
            let areas = pairs(&detail["areas"], |area| (text(&area["area"]), shape(area)));
            let other = theirs["areas"].as_object().into_iter().flatten();
            found.same("areas", &areas, &other.map(|(name, area)| (name.clone(), shape(area))).collect());
        }
        "s5b" => {
            for (name, key) in [("states", "weights"), ("looser_states", "looser")] {
                for (state, value) in theirs[key].as_object().into_iter().flatten() {
                    let own = if state == "nobody" { "nobody_active" } else { state };
                    found.same(&format!("{name} {state}"), &detail[name][own], value);
                }
            }
            found.same("yours once", &detail["states"]["yours_once"], &theirs["yours_once"]);
            found.same("areas only you", &detail["areas_only_you"], &theirs["areas_only_you"]);
            found.same("areas", &detail["areas"], &theirs["areas_total"]);
            let factor = if detail["fresh_truck_factor"].is_null() {
                &json!(0)
            } else {
                &detail["fresh_truck_factor"]
            };
            found.same("fresh truck factor", factor, &theirs["fresh_truck_factor"]);
        }
        "s6a" => happened(found, detail, theirs),
        "s6b" => {
            for (name, key, days) in [("fortnights", "fortnights", 14), ("four_weeks", "d28", 28)] {
                let spans = detail[name].as_array().into_iter().flatten();
                let spans: Vec<Value> =
                    spans.rev().map(|span| json!([span["to"], span["hits"], span["changes"]])).collect();
                let other = theirs[key].as_array().into_iter().flatten();
                let changes = |span: &Value| if hits_only(ours) { Value::Null } else { span[2].clone() };
                let other: Vec<Value> =
                    other.map(|span| json!([later(&span[0], days - 1), span[1], changes(span)])).collect();
                found.same(name, &json!(spans), &json!(other));
            }
            if !hits_only(ours) {
                found.same("percentiles", &detail["percentiles"], &theirs["percentiles"]);
                found.same("own share", &part(&detail["own_share"]), &theirs["own_share"]);
            }
            let areas = pairs(&detail["areas"], |area| (text(&area["area"]), area["hits"].clone()));
            found.same("areas", &areas, &theirs["areas"]);
        }
        "s6c" => {
            found.same("a share of tags", &json!(ours["value"].is_number()), &json!(theirs["why"].is_null()));
            found.same("tags", &json!([ours["numerator"], ours["denominator"]]), &theirs["tags"]);
            let files = pairs(&detail["files"], |file| (text(&file["path"]), file["next"].clone()));
            found.same("files", &files, &theirs["next_dates"]["files"]);
            found.same("next release", &detail["next_release"], &theirs["next_dates"]["tags"]);
        }
        "s7" => {
            let steps = theirs["first_steps"].as_array().map_or(0, Vec::len);
            found.same("first steps", &ours["numerator"], &json!(steps));
            found.same("people", &detail["people"], &theirs["people"]);
            let owners = theirs["new_owners"].as_array().map_or(0, Vec::len);
            found.same("new owners", &detail["new_owners"], &json!(owners));
            found.same("in your areas", &detail["in_your_areas"], &theirs["in_lead_areas"]);
        }
        "s9" => {
            found.same("days", &detail["days"], &theirs["days"]);
            found.same("usable minutes", &part(&detail["usable_minutes"]), &theirs["usable"]);
        }
        "s10g" => hand_overs(found, &detail["hand_overs"], &theirs["handovers"]),
        "s12g" => {
            let files = pairs(&detail["files"], |file| (text(&file["path"]), part(&file["fixes"])));
            let other = theirs["files"].as_array().into_iter().flatten();
            let other = other.map(|row| {
                let fixes = row[1].as_u64().unwrap_or_default() + row[2].as_u64().unwrap_or_default();
                (text(&row[0]), json!([fixes, row[3]]))
            });
            found.same("files", &files, &other.collect());
        }
        "s2" | "s3" | "s3w" | "s4" | "s14" => requests::own(found, id, ours, theirs),
        _ => found.all.push(format!("nobody compares {id}")),
    }
}

/// Absences with three counts each, or the word for why there is none.
fn happened(found: &mut Found, detail: &Value, theirs: &Value) {
    let count = |side: &Value| match side["missing"].is_null() {
        true => side["changes"].clone(),
        false => side["missing"].clone(),
    };
    let absence = |one: &Value| {
        let [during, before, after] = ["during", "before", "after"].map(|side| count(&one[side]));
        json!([one["first"], one["last"], one["working_days"], during, before, after])
    };
    let own: Vec<Value> = detail["absences"].as_array().into_iter().flatten().map(absence).collect();
    found.same("absences", &json!(own), &json!(theirs["absences"].as_array().cloned().unwrap_or_default()));
    let sum = match &detail["sum"] {
        Value::Object(sum) => {
            let [during, before, after] =
                ["during", "before", "after"].map(|side| sum[side]["changes"].clone());
            json!([sum["absences"], sum["working_days"], during, before, after])
        }
        _ => Value::Null,
    };
    found.same("sum", &sum, &theirs["sum"]);
}

fn hand_overs(found: &mut Found, ours: &Value, theirs: &Value) {
    let given = |area: &Value, date: &Value| format!("{} {}", text(area), text(date));
    let own = pairs(ours, |one| {
        let periods = one["periods"].as_array().into_iter().flatten();
        let periods: Vec<Value> =
            periods.map(|period| if period.is_null() { Value::Null } else { part(period) }).collect();
        (given(&one["area"], &one["date"]), json!([one["outcome"], periods]))
    });
    let other = pairs(theirs, |one| {
        let periods = one["periods"].as_array().into_iter().flatten();
        let periods: Vec<Value> =
            periods.map(|row| if row[3] == true { Value::Null } else { json!([row[1], row[2]]) }).collect();
        (given(&one["area"], &one["date"]), json!([one["state"], periods]))
    });
    found.same("hand-overs", &own, &other);
}

fn drafts(found: &mut Found, ours: &Value, theirs: &Value) {
    let own = pairs(ours, |one| {
        (text(&one["area"]), json!([one["date"], part(&one["before"]), part(&one["after"]), one["rank"]]))
    });
    let offered: Vec<Value> =
        theirs.as_array().into_iter().flatten().filter(|one| one["offered"] == true).cloned().collect();
    let other = pairs(&json!(offered), |one| {
        (text(&one["area"]), json!([one["border"], one["before"], one["after"], one["rank"]]))
    });
    found.same("drafts", &own, &other);
}

fn role(found: &mut Found, ours: &Value, theirs: &Value) {
    let dates = |all: &Value, key: &str, sign: &dyn Fn(&str) -> String| -> BTreeSet<String> {
        let all = all.as_array().into_iter().flatten();
        all.map(|one| format!("{} {}", text(&one["date"]), sign(&text(&one[key])))).collect()
    };
    let own = dates(ours, "sign", &str::to_owned);
    let other =
        dates(theirs, "kind", &|kind| if kind == "line" { "owners".to_owned() } else { "days".to_owned() });
    found.same("role drafts", &json!(own), &json!(other));
}

fn part(value: &Value) -> Value {
    json!([value["numerator"], value["denominator"]])
}

/// The same; where there is nothing of anything the program says nothing, and the oracle 0 of 0.
fn part_or_nothing(value: &Value) -> Value {
    if value.is_null() { json!([0, 0]) } else { part(value) }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn pairs(all: &Value, pair: impl Fn(&Value) -> (String, Value)) -> Value {
    Value::Object(all.as_array().into_iter().flatten().map(pair).collect())
}

fn sorted(list: &Value) -> Value {
    json!(flat(list).into_iter().collect::<BTreeSet<_>>())
}

fn shares(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn sunday_before(monday: &Value) -> Value {
    later(monday, -1)
}

fn later(day: &Value, days: i64) -> Value {
    json!(super::said::date(&text(day), -days))
}
