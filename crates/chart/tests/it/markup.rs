//! Markup: read by a reader of its own, so that what is tested is the text.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::given::anything;

/// An element as it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// The text directly in it.
    pub text: String,
    /// How many elements it is in.
    pub depth: usize,
}

impl Element {
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// A percentage, without its sign.
    pub fn percent(&self, name: &str) -> f64 {
        self.get(name).strip_suffix('%').expect("a percentage").parse().expect("a number")
    }
}

/// All elements, in the order they begin; panics where the text is not well-formed.
pub fn read(markup: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        no_loose_ends(text);
        match open.last() {
            Some(parent) => elements[*parent].text.push_str(text),
            None => assert_eq!(text.trim(), "", "text outside of elements"),
        }
        let end = tag.find('>').expect("a tag ends");
        let inside = &tag[1..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            let opened = open.pop().expect("something is open");
            assert_eq!(elements[opened].name, name, "what is closed was open");
            continue;
        }
        let (inside, closed) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        assert!(name.chars().all(char::is_alphanumeric), "{name} is the name of an element");
        let depth = open.len();
        if !closed {
            open.push(elements.len());
        }
        elements.push(Element {
            name: name.into(),
            attributes: read_attributes(attributes),
            text: String::new(),
            depth,
        });
    }
    no_loose_ends(rest);
    assert!(open.is_empty(), "all is closed");
    elements
}

fn read_attributes(mut rest: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    while !rest.trim().is_empty() {
        let (name, after) = rest.trim_start().split_once("=\"").expect("a name and a quote");
        let (value, after) = after.split_once('"').expect("a quote at the end");
        assert!(name.chars().all(|c| c.is_alphanumeric() || c == '-'), "{name} is a name");
        no_loose_ends(value);
        assert_eq!(attributes.insert(name.to_owned(), value.to_owned()), None, "{name} stands once");
        rest = after;
    }
    attributes
}

fn no_loose_ends(text: &str) {
    assert!(!text.contains('>'), "{text}");
    for after in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|name| after.starts_with(name));
        assert!(known, "&{after}");
    }
}

#[test]
#[should_panic(expected = "what is closed was open")]
fn the_reader_sees_what_is_not_well_formed() {
    read("<svg><g></svg></g>");
}

#[test]
fn an_id_cannot_leave_its_attribute() {
    let known = chart::Known::default();
    let svg = chart::share_bar(chart::Name { id: "a\" onload=\"b", title: "<script>" }, known).svg;
    assert_eq!(read(&svg)[1].get("id"), "a&quot; onload=&quot;b-t");
    assert_eq!(read(&svg)[1].text, "&lt;script&gt;");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_picture_is_well_formed_and_without_style(given in anything()) {
        for piece in given.pieces() {
            let elements = read(&piece);
            let allowed = [
                "svg", "title", "desc", "defs", "pattern", "line", "rect", "circle", "path", "text", "tspan",
                "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
            ];
            for element in &elements {
                prop_assert!(allowed.contains(&element.name.as_str()), "{}", element.name);
                prop_assert!(!element.attributes.keys().any(|name| name == "style" || name.starts_with("on")));
            }
        }
    }

    #[test]
    fn nothing_hidden_in_a_word_reaches_the_page_or_the_file(given in anything()) {
        let hidden = |c: &char| (c.is_control() && !"\r\n".contains(*c)) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let files = given.charts().into_iter().map(|one| one.table.csv());
        for text in given.pieces().into_iter().chain(files) {
            prop_assert_eq!(text.chars().find(hidden), None);
        }
    }

    #[test]
    fn a_picture_says_what_it_shows_under_ids_of_its_own(given in anything()) {
        for (chart, id) in given.charts().iter().zip('a'..='z') {
            let elements = read(&chart.svg);
            prop_assert_eq!(elements[0].get("role"), "img");
            prop_assert_eq!(elements[0].get("aria-labelledby"), format!("{id}-t {id}-d"));
            let with_id: Vec<(&str, &str)> =
                elements.iter().filter(|one| !one.get("id").is_empty()).map(|one| (&*one.name, one.get("id"))).collect();
            prop_assert_eq!(with_id, [("title", &*format!("{id}-t")), ("desc", &*format!("{id}-d"))]);
        }
    }
}
