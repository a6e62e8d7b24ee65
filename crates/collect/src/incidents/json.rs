//! Lists of objects in JSON, as an interface answers or a tool exports them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::rows::{Cells, Rows, Why};
use super::{Columns, Error};

/// How deep a path is looked for.
const DEEPEST: usize = 4;
/// Objects whose paths are offered.
const LOOKED_AT: usize = 50;
/// The most paths that are offered.
const MOST_PATHS: usize = 500;

/// Whether a text begins like JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['[', '{'])
}

/// The list: the whole, or the one list in the object that is the whole.
pub(super) fn objects(text: &str) -> Result<Vec<Value>, Error> {
    let whole = serde_json::from_str(text).map_err(|error| Error::NotJson { why: error.to_string() })?;
    match whole {
        Value::Array(list) => Ok(list),
        Value::Object(parts) => {
            let mut lists = parts.into_iter().filter_map(|(_, part)| match part {
                Value::Array(list) => Some(list),
                _ => None,
            });
            match (lists.next(), lists.next()) {
                (Some(list), None) => Ok(list),
                (None, _) => Err(Error::Shape { why: "there is no list in it" }),
                (Some(_), Some(_)) => Err(Error::Shape { why: "there are several lists in it" }),
            }
        }
        _ => Err(Error::Shape { why: "it is a single value" }),
    }
}

/// The paths that lead to a text or a number, of the first objects.
pub(super) fn paths(objects: &[Value]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for object in objects.iter().take(LOOKED_AT) {
        if let Value::Object(parts) = object {
            below(parts, "", 1, &mut found);
        }
    }
    found.into_iter().take(MOST_PATHS).collect()
}

fn below(parts: &Map<String, Value>, before: &str, depth: usize, found: &mut BTreeSet<String>) {
    for (name, part) in parts {
        let path = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        match part {
            Value::Object(parts) if depth < DEEPEST => below(parts, &path, depth + 1, found),
            Value::Object(_) => {}
            // More than enough to choose from; the set stays small whatever a file holds.
            _ if found.len() >= 2 * MOST_PATHS => return,
            _ => {
                found.insert(path);
            }
        }
    }
}

/// Every object of the list.
pub(super) fn read(objects: &[Value], columns: &Columns, rows: &mut Rows) -> Result<(), Error> {
    let opened = columns.opened.as_deref();
    let opened = opened.ok_or(Error::NotNamed { what: "the day an incident began" })?;
    named_are_there(objects, columns)?;
    for (place, object) in (1..).zip(objects) {
        rows.begins()?;
        let Value::Object(parts) = object else {
            rows.leave_out(place, false, Why::NotAnObject);
            continue;
        };
        let cell = |path: &Option<String>| path.as_deref().map(|path| at(parts, path)).unwrap_or_default();
        let cells = Cells {
            id: cell(&columns.id),
            title: cell(&columns.title),
            class: cell(&columns.class),
            opened: at(parts, opened),
            closed: cell(&columns.closed),
            lead: cell(&columns.lead),
            url: cell(&columns.url),
        };
        rows.keep(&cells, place, false);
    }
    Ok(())
}

/// A path that leads to nothing in any object was written for another file.
fn named_are_there(objects: &[Value], columns: &Columns) -> Result<(), Error> {
    let Columns { id, title, class, opened, closed, lead, url } = columns;
    for path in [id, title, class, opened, closed, lead, url].into_iter().flatten() {
        let leads_somewhere =
            |object: &Value| object.as_object().is_some_and(|parts| find(parts, path).is_some());
        if !objects.is_empty() && !objects.iter().any(leads_somewhere) {
            return Err(Error::NoColumn { name: path.clone(), have: paths(objects) });
        }
    }
    Ok(())
}

/// The text at a path; of a list the texts in it. Empty where there is none.
fn at<'v>(parts: &'v Map<String, Value>, path: &str) -> Cow<'v, str> {
    match find(parts, path) {
        Some(Value::Array(list)) => {
            list.iter().map(scalar).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ").into()
        }
        Some(value) => scalar(value),
        None => Cow::default(),
    }
}

fn scalar(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Number(number) => number.to_string().into(),
        Value::Bool(yes) => yes.to_string().into(),
        Value::Null | Value::Array(_) | Value::Object(_) => Cow::default(),
    }
}

/// What stands at a path. A name may hold a dot itself.
fn find<'v>(parts: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    parts.get(path).or_else(|| {
        path.match_indices('.').take(2 * DEEPEST).find_map(|(dot, _)| {
            let Value::Object(parts) = parts.get(&path[..dot])? else { return None };
            find(parts, &path[dot + 1..])
        })
    })
}
