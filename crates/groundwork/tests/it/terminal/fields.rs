//! Every field of every `--json` is on its page, docs/json.md, and every field on the page is there.

use std::collections::BTreeSet;

use serde_json::Value;
use testkit::cases;

use super::told;

const PAGE: &str = include_str!("../../../../../docs/json.md");

/// The fields that a section of the page lists: `window.t`, `areas[].name`.
fn documented(heading: &str) -> BTreeSet<String> {
    let section =
        PAGE.split("\n## ").find(|section| section.starts_with(heading)).expect("the section is there");
    let table = section.split("\n### ").next().unwrap_or_default();
    let cells =
        table.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split(" | ").next());
    let mut fields = BTreeSet::new();
    for cell in cells {
        let mut before = String::new();
        for name in cell.split('`').skip(1).step_by(2) {
            // `.denominator` after `points[].numerator` is a field beside it.
            let whole = match (name.strip_prefix('.'), before.rsplit_once('.')) {
                (Some(last), Some((parent, _))) => format!("{parent}.{last}"),
                _ => name.to_owned(),
            };
            fields.insert(whole.clone());
            before = whole;
        }
    }
    fields
}

/// The fields of an object, but for those below the ones that are said elsewhere.
fn fields(value: &Value, opaque: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(value, String::new(), opaque, &mut found);
    found
}

fn walk(value: &Value, at: String, opaque: &[&str], found: &mut BTreeSet<String>) {
    if !at.is_empty() {
        found.insert(at.clone());
    }
    if opaque.contains(&at.as_str()) {
        return;
    }
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                walk(value, if at.is_empty() { name.clone() } else { format!("{at}.{name}") }, opaque, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| walk(value, format!("{at}[]"), opaque, found)),
        _ => {}
    }
}

/// Fields as the page has them: a list and an object are named by what is in them, where that is said.
fn alike(found: &BTreeSet<String>, documented: &BTreeSet<String>, of: &str) {
    let said = |field: &String| {
        documented.contains(field)
            || documented.iter().any(|other| {
                other.starts_with(&format!("{field}.")) || other.starts_with(&format!("{field}["))
            })
    };
    let unsaid: Vec<&String> = found.iter().filter(|field| !said(field)).collect();
    assert!(unsaid.is_empty(), "{of}: not on the page: {unsaid:?}");
    let there = |field: &String| found.contains(field) || found.contains(field.trim_end_matches("[]"));
    let missing: Vec<&String> = documented.iter().filter(|field| !there(field)).collect();
    assert!(missing.is_empty(), "{of}: on the page and not there: {missing:?}");
}

#[test]
fn the_fields_are_those_of_the_page() {
    let case = cases::seven();
    let program = told(&case);
    let data = |args: &[&str]| -> Value {
        let args: Vec<&str> = args.iter().chain(&["--json"]).copied().collect();
        serde_json::from_str(&program.out(case.path(), &args)).expect("one object")
    };
    let part = ["looser", "now", "before", "usual_range", "detail"];
    let scorecard = data(&[]);
    // Where nobody is asked for a scope, none is proposed.
    let mut documented_here = documented("Scorecard");
    documented_here.retain(|field| !field.starts_with("scope_proposed["));
    let mut own = fields(&scorecard, &["signals[]", "drafts.role[]", "drafts.hand_overs[]"]);
    own.remove("scope_proposed");
    alike(&own, &documented_here, "scorecard");
    let signals = scorecard["signals"].as_array().expect("a list");
    let ids: Vec<&str> = signals.iter().filter_map(|signal| signal["id"].as_str()).collect();
    assert_eq!(
        ids,
        [
            "s1a", "s1b", "s2", "s3", "s3w", "s4", "s5a", "s5b", "s6a", "s6b", "s6c", "s7", "s7f", "s8",
            "s9", "s10g", "s12", "s12g", "s14", "s15", "s16"
        ]
    );
    for signal in signals {
        let mut own = fields(signal, &part);
        // A signal without a line, or without words of the lead, has empty lists.
        own.extend(
            ["points[]", "points[].week", "points[].numerator", "points[].denominator", "points[].value"]
                .map(str::to_owned),
        );
        own.insert("disagreed[]".to_owned());
        // No forge and no calendar is connected here; what is said of one is in the tests of `desk`, and of the made-up team's.
        own.extend(
            documented("A signal, wherever it stands").into_iter().filter(|field| {
                field.starts_with("coverage.forge.") || field.starts_with("coverage.calendar.")
            }),
        );
        alike(&own, &documented("A signal, wherever it stands"), signal["id"].as_str().unwrap_or_default());
        assert_eq!(
            signal["why"].is_null(),
            signal["status"] == "value",
            "missing is null with why: {}",
            signal["id"]
        );
        assert!(signal["status"] == "value" || signal["value"].is_null(), "{}", signal["id"]);
    }
    alike(&fields(&data(&["knowledge"]), &["areas[].weight"]), &documented("Knowledge"), "knowledge");
    let away = program.out(case.path(), &["demo", "away", "--json"]);
    let away = serde_json::from_str(&away).expect("one object");
    alike(&fields(&away, &["absence", "acts", "happened", "waiting"]), &documented("Away"), "away");
    let one = data(&["signal", "s1a"]);
    let own = fields(&one, &["signal", "definition"]);
    alike(&own, &documented("One signal"), "signal");
}

#[test]
fn the_first_commands_fields_are_those_that_were_promised() {
    let case = cases::seven();
    let data: Value = serde_json::from_str(&told(&case).out(case.path(), &["--json"])).expect("one object");
    let found = fields(&data, &[]);
    for field in
        ["schema", "repository", "branch", "tip", "window", "unit", "team.active", "team.visitors", "as_of"]
    {
        assert!(found.contains(field), "{field}");
    }
    for field in ["name", "weight", "files", "tests_only", "coarse"] {
        assert!(found.contains(&format!("areas[].{field}")), "{field}");
    }
    let of_a_signal = [
        "id",
        "name",
        "status",
        "value",
        "unit",
        "numerator",
        "denominator",
        "looser",
        "before",
        "usual_range",
        "verdict",
        "p",
        "coverage",
        "not_seen",
        "counter",
        "points",
    ];
    for signal in data["signals"].as_array().expect("a list") {
        assert!(of_a_signal.iter().all(|field| signal.get(field).is_some()), "{}", signal["id"]);
    }
}
