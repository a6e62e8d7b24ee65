//! What signals of change requests say besides.

use serde_json::{Value, json};

use super::compare::Found;

/// Each figure that stands beside one of them.
pub fn own(found: &mut Found, id: &str, ours: &Value, theirs: &Value) {
    if matches!(theirs["status"].as_str(), Some("not_connected" | "dropped" | "not_applicable")) {
        return;
    }
    let detail = &ours["detail"];
    let forge = &ours["coverage"]["forge"];
    // What waits now has no window of weeks.
    let of_window = |name: &str| !(id == "s3w" && name.starts_with("changes"));
    for (name, value) in
        theirs["coverage"].as_object().into_iter().flatten().filter(|(name, _)| of_window(name))
    {
        found.same(&format!("coverage {name}"), &forge[name], value);
    }
    let row = |all: &Value, names: &[&str]| -> Value {
        let one = |one: &Value| -> Value { names.iter().map(|name| one[*name].clone()).collect() };
        let mut rows: Vec<Value> = all.as_array().into_iter().flatten().map(one).collect();
        rows.sort_by_key(ToString::to_string);
        json!(rows)
    };
    let listed = |all: &Value| {
        let mut rows = all.as_array().cloned().unwrap_or_default();
        rows.sort_by_key(ToString::to_string);
        json!(rows)
    };
    match id {
        "s2" => {
            for name in ["merged_by_you_unapproved", "merged_by_others_unapproved", "out_of_scope"] {
                found.same(name, &detail[name], &theirs[name]);
            }
        }
        "s3" => {
            let before = match &detail["before"] {
                Value::Null => Value::Null,
                before => json!([before["hours"], before["waits"]]),
            };
            let others = match &detail["others"] {
                Value::Null => Value::Null,
                others => json!([others["hours"], others["waits"], others["people"]]),
            };
            found.same("value", &ours["value"], &theirs["value"]);
            found.same("before", &before, &theirs["before"]);
            found.same("others", &others, &theirs["others"]);
            found.same("ratio", &detail["ratio"], &theirs["ratio"]);
            found.same("at least", &detail["at_least_hours"], &theirs["at_least_hours"]);
            let waits = row(&detail["waits"], &["request", "from", "hours", "answered"]);
            found.same("waits", &waits, &listed(&theirs["waits"]));
        }
        "s3w" => {
            found.same("as of", &detail["as_of"], &theirs["as_of"]);
            found.same("hours said", &detail["hours_said"], &theirs["hours_said"]);
            let waiting = row(&detail["waiting"], &["since", "request", "one_of", "for"]);
            found.same("waiting", &waiting, &listed(&theirs["waiting"]));
            let weeks: Vec<Value> = detail["weeks"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|week| json!([week["week"], week["hours"]]))
                .collect();
            found.same("weeks", &json!(weeks), &theirs["weeks"]);
        }
        "s4" => {
            for name in ["index", "people", "outside"] {
                found.same(name, &detail[name], &theirs[name]);
            }
        }
        _ => found.same("requests", &detail["requests"], &theirs["requests"]),
    }
}
