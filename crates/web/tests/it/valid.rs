//! What every page must be, whatever it shows.

use std::collections::BTreeSet;

use crate::markup::{Element, read};

/// Checks the text of a page; every page's test calls it.
pub fn check(name: &str, html: &str) {
    let found = faults(html);
    assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
}

/// All that is wrong with a page.
pub fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !html.starts_with("<!doctype html>\n") {
        faults.push("it does not begin with the doctype".to_owned());
    }
    let elements = match read(html) {
        Ok(elements) => elements,
        Err(fault) => return vec![fault],
    };
    for (name, wanted) in [("html", 1), ("title", 1), ("main", 1), ("h1", 1)] {
        // An svg has a title of its own.
        let is = |one: &&Element| one.name == name && !one.is_inside("svg");
        let count = elements.iter().filter(is).count();
        if count != wanted {
            faults.push(format!("{count} of {name}"));
        }
    }
    faults.extend(elements.iter().flat_map(of_one));
    faults.extend(of_ids(&elements));
    faults.extend(of_headings(&elements));
    faults.extend(of_labels(&elements));
    faults.extend(of_forms(&elements));
    faults
}

fn of_one(one: &Element) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |text: &str| faults.push(format!("{text}: {one}"));
    if one.name == "style" {
        fault("a style in the page");
    }
    if one.name == "script" && (one.get("src").is_none() || !one.text.trim().is_empty()) {
        fault("a script in the page");
    }
    for (key, value) in &one.attributes {
        if key == "style" || key.starts_with("on") || key.starts_with("hx-on") {
            fault("an attribute that the policy forbids");
        }
        let leads = ["href", "src", "action", "formaction", "hx-get", "hx-post"].contains(&key.as_str());
        if leads && !is_ours(value) && !(key == "href" && opens_a_request(one, value)) {
            fault("it leads away");
        }
    }
    if one.name == "html" && one.get("lang").is_none() {
        fault("no language");
    }
    if [
        "a", "button", "summary", "h1", "h2", "h3", "h4", "th", "title", "legend", "caption", "label",
        "option",
    ]
    .contains(&one.name.as_str())
        && one.text.trim().is_empty()
        && one.get("aria-label").is_none_or(|label| label.trim().is_empty())
    {
        fault("it is empty");
    }
    if one.name == "a" && one.get("href").is_none() {
        fault("a link to nowhere");
    }
    if one.name == "form" && one.get("action").is_none() {
        fault("a form without an address");
    }
    if one.name == "img" && one.get("alt").is_none() {
        fault("a picture without words");
    }
    let is_shown = one.get("aria-hidden") != Some("true") && !one.is_inside("svg");
    if one.name == "svg" && is_shown && one.get("role") != Some("img") {
        fault("a drawing without a role");
    }
    faults
}

/// Whether an address is one of our own pages or a place on this one.
fn is_ours(address: &str) -> bool {
    address.starts_with('#') && address.len() > 1 || address.starts_with('/') && !address.starts_with("//")
}

/// Whether it is one of the links that lead away: a record that is a request opens in its forge, when it is clicked, is called by its number
/// there, and does not say where it was clicked; an incident likewise where its file says, by the name it has in it.
fn opens_a_request(one: &Element, address: &str) -> bool {
    let number = one.text.trim().trim_start_matches(['#', '!']);
    let is_number = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    let is_marked = one.get("class") == Some("opens") && one.get("rel") == Some("noreferrer");
    let is_request =
        ["/pull/", "/-/merge_requests/"].iter().any(|kind| address.ends_with(&format!("{kind}{number}")));
    let is_incident = one.text.trim().starts_with("INC-");
    one.name == "a"
        && is_marked
        && (is_number && is_request || is_incident)
        && address.starts_with("https://")
}

/// Ids are there once, and what is named is there.
fn of_ids(elements: &[Element]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for one in elements {
        if let Some(id) = one.get("id")
            && (id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id))
        {
            faults.push(format!("its id is there twice or no id: {one}"));
        }
    }
    for one in elements {
        for key in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers"] {
            for id in one.get(key).into_iter().flat_map(str::split_whitespace) {
                if !ids.contains(id) {
                    faults.push(format!("nothing has the id {id}: {one}"));
                }
            }
        }
        let place = one.get("href").and_then(|href| href.strip_prefix('#'));
        if place.is_some_and(|id| !ids.contains(id)) {
            faults.push(format!("it leads to no place: {one}"));
        }
        for (_, value) in &one.attributes {
            let painted = value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')'));
            if painted.is_some_and(|id| !ids.contains(id)) {
                faults.push(format!("no pattern has that id: {one}"));
            }
        }
    }
    faults
}

/// A heading is at most one level below the one before it.
fn of_headings(elements: &[Element]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut before = 0;
    for one in elements {
        let Some(level) = one.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) else {
            continue;
        };
        if level > before + 1 {
            faults.push(format!("a level of headings is left out: {one}"));
        }
        before = level;
    }
    faults
}

/// A field has words that say what it is for.
fn of_labels(elements: &[Element]) -> Vec<String> {
    let labels: BTreeSet<&str> = elements.iter().filter_map(|one| one.get("for")).collect();
    let field = |one: &&Element| {
        ["input", "select", "textarea"].contains(&one.name.as_str())
            && !matches!(one.get("type"), Some("hidden" | "submit"))
    };
    let said = |one: &Element| {
        one.is_inside("label")
            || one.get("aria-label").or(one.get("aria-labelledby")).is_some()
            || one.get("id").is_some_and(|id| labels.contains(id))
    };
    elements
        .iter()
        .filter(field)
        .filter(|one| !said(one))
        .map(|one| format!("a field without a label: {one}"))
        .collect()
}

/// Enter in a field presses the first button of its form: where there are several that mean different things, that one does
/// nothing.
fn of_forms(elements: &[Element]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, form) in elements.iter().enumerate().filter(|(_, one)| one.name == "form") {
        let inside = elements[at + 1..].iter().take_while(|one| one.is_inside("form"));
        let is_typed =
            |one: &&Element| one.name == "input" && !matches!(one.get("type"), Some("hidden" | "submit"));
        let typed = inside.clone().filter(is_typed).count();
        let buttons: Vec<&Element> =
            inside.filter(|one| one.name == "button" && one.get("type") != Some("button")).collect();
        let chooses = buttons.len() > 1 && buttons[0].get("name").or(buttons[0].get("formaction")).is_some();
        if typed > 0 && chooses && buttons[0].get("disabled").is_none() {
            faults.push(format!("Enter chooses {}: {form}", buttons[0]));
        }
    }
    faults
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><title>t</title></head><body><main><h1>h</h1>{body}</main></body></html>"
    )
}

#[test]
fn what_is_wrong_with_a_page_is_found() {
    assert_eq!(
        faults(&page("<p id=\"a\">x &amp; y</p><a href=\"#a\">a</a><br><svg role=\"img\"/>")),
        [""; 0]
    );
    for body in [
        "<h1>two</h1>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<a href=\"/x\"> </a>",
        "<a>x</a>",
        "<a href=\"https://example.org/\">x</a>",
        "<a href=\"//example.org/\">x</a>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"#none\">x</a>",
        "<p style=\"color: red\">x</p>",
        "<p onclick=\"x()\">x</p>",
        "<style>p {}</style>",
        "<script>x()</script>",
        "<script src=\"/x.js\">x()</script>",
        "<p>x</div>",
        "<p>x",
        "<p>x & y</p>",
        "<p>x < y</p>",
        "<input name=\"x\">",
        "<form><button>x</button></form>",
        "<h3>x</h3>",
        "<section aria-labelledby=\"none\">x</section>",
        "<svg viewBox=\"0 0 1 1\"></svg>",
        "<svg aria-hidden=\"true\"><rect fill=\"url(#none)\"/></svg>",
        "<p class=\"a\" class=\"b\">x</p>",
        "<form action=\"/x\"><label>w<input name=\"w\"></label><button name=\"b\" value=\"1\">x</button><button name=\"b\">y</button></form>",
    ] {
        assert!(!faults(&page(body)).is_empty(), "{body}");
    }
}
