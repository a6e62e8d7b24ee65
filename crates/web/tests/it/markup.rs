//! Reads a page strictly: every element that is not void is closed, every `&` and `<` in a text is escaped. What our
//! templates write has no need of what a browser forgives.

use std::fmt;

/// An element, in the order they begin.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// All text in it, that of what is inside too.
    pub text: String,
    /// The names of those it is inside of.
    inside: Vec<String>,
}

impl Element {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    pub fn is_inside(&self, name: &str) -> bool {
        self.inside.iter().any(|one| one == name)
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (key, value) in &self.attributes {
            write!(f, " {key}=\"{value}\"")?;
        }
        write!(f, ">{}", self.text.chars().take(40).collect::<String>())
    }
}

/// The rows of all tables: the text of each cell.
pub fn rows(elements: &[Element]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for one in elements {
        match (one.name.as_str(), rows.last_mut()) {
            ("tr", _) => rows.push(Vec::new()),
            ("th" | "td", Some(row)) => row.push(one.text.trim().replace('\u{a0}', " ")),
            _ => {}
        }
    }
    rows
}

/// The first element with a class, and its text as it is read.
pub fn text_of(elements: &[Element], class: &str) -> String {
    let is = |one: &&Element| one.get("class").is_some_and(|all| all.split(' ').any(|own| own == class));
    let text = elements.iter().find(is).map_or("", |one| one.text.as_str());
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

const VOID: [&str; 8] = ["meta", "link", "br", "hr", "img", "input", "wbr", "col"];

/// All elements of a page, or the first place where it is no page.
pub fn read(html: &str) -> Result<Vec<Element>, String> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = html.strip_prefix("<!doctype html>").unwrap_or(html);
    while !rest.is_empty() {
        let at = |rest: &str| format!("at {:?}", rest.chars().take(50).collect::<String>());
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let text = plain(text).ok_or_else(|| format!("an & that is not escaped {}", at(rest)))?;
        for &one in &open {
            elements[one].text.push_str(&text);
        }
        rest = after;
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').ok_or_else(|| at(rest))?;
            let last = open.pop().map(|one| elements[one].name.as_str());
            if last != Some(name) {
                return Err(format!("</{name}> where {last:?} is open {}", at(rest)));
            }
            rest = after;
            continue;
        }
        let (mut element, closed, after) = tag(&rest[1..]).ok_or_else(|| format!("no tag {}", at(rest)))?;
        element.inside = open.iter().map(|&one| elements[one].name.clone()).collect();
        let is_void = VOID.contains(&element.name.as_str());
        rest = after;
        elements.push(element);
        if !is_void && !closed {
            open.push(elements.len() - 1);
        }
    }
    match open.pop() {
        Some(one) => Err(format!("not closed: {}", elements[one])),
        None => Ok(elements),
    }
}

/// What stands behind `<`: the element, whether it ends with `/>`, and what follows.
fn tag(text: &str) -> Option<(Element, bool, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, mut rest) = text.split_at(end);
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    if name.is_empty() {
        return None;
    }
    loop {
        let spaced = rest.trim_start();
        if let Some(rest) = spaced.strip_prefix("/>") {
            return Some((element, true, rest));
        }
        if let Some(rest) = spaced.strip_prefix('>') {
            return Some((element, false, rest));
        }
        if spaced.len() == rest.len() {
            return None;
        }
        let end = spaced.find(|c: char| !(c.is_ascii_alphanumeric() || "-:_".contains(c)))?;
        let (key, after) = spaced.split_at(end);
        if key.is_empty() || element.get(key).is_some() {
            return None;
        }
        let Some(after) = after.strip_prefix('=') else {
            element.attributes.push((key.to_owned(), String::new()));
            rest = after;
            continue;
        };
        let quote = after.chars().next().filter(|c| "\"'".contains(*c))?;
        let (value, after) = after[1..].split_once(quote)?;
        if value.contains('<') {
            return None;
        }
        element.attributes.push((key.to_owned(), plain(value)?));
        rest = after;
    }
}

/// A text with its escapes read; nothing if an `&` begins none.
fn plain(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut plain = parts.next()?.to_owned();
    for part in parts {
        let (escape, rest) = part.split_once(';')?;
        plain.push(match escape {
            "amp" | "#38" => '&',
            "lt" | "#60" => '<',
            "gt" | "#62" => '>',
            "quot" | "#34" => '"',
            "#39" => '\'',
            "ensp" => '\u{2002}',
            "nbsp" => '\u{a0}',
            _ => return None,
        });
        plain.push_str(rest);
    }
    Some(plain)
}
