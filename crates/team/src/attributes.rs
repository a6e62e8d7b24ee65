//! `.gitattributes`: what a team says to linguist about its files.
//!
//! Semantics are those of `git check-attr` (git's attr.c): files of deeper directories win, later
//! lines win, macros are defined only at the root. Only what can touch the four attributes is kept.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use bstr::{BStr, BString, ByteSlice};
use gix_glob::pattern::Case;

const ASKED: [&[u8]; 4] =
    [b"linguist-vendored", b"linguist-generated", b"linguist-documentation", b"linguist-detectable"];
/// git passes over longer lines (ATTR_MAX_LINE_LENGTH in attr.h).
const LONGEST_LINE: usize = 2048;
const BLANK: &[u8] = b" \t\r";

/// What the four attributes are for a path; `None`: nothing is said.
///
/// `=false` is unset and any other value is set, as in linguist (`boolean_attribute`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Linguist {
    /// `linguist-vendored`.
    pub vendored: Option<bool>,
    /// `linguist-generated`.
    pub generated: Option<bool>,
    /// `linguist-documentation`.
    pub documentation: Option<bool>,
    /// `linguist-detectable`.
    pub detectable: Option<bool>,
}

/// All `.gitattributes` of a tree.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// Lines that matter, by directory (the root is empty), in the order written.
    lines: HashMap<BString, Vec<Line>>,
    /// What a macro stands for, by its number; the last definition counts.
    macros: HashMap<Name, Vec<Assignment>>,
    names: usize,
}

/// The number of an attribute; the first four are those of [`ASKED`].
type Name = usize;
type Assignment = (Name, State);

#[derive(Clone, Debug)]
struct Line {
    pattern: gix_glob::Pattern,
    assignments: Vec<Assignment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Set,
    Unset,
    /// `!attr`: as if nothing were said.
    Unspecified,
    /// `attr=value`, other than `false`; expands no macro.
    Value,
    /// `attr=false`.
    False,
}

impl Attributes {
    /// Reads the `.gitattributes` of a tree, each with its path from the root.
    pub fn parse<'a>(files: impl IntoIterator<Item = (&'a BStr, &'a [u8])>) -> Attributes {
        let files: Vec<_> = files.into_iter().collect();
        let relevant = relevant_names(&files);
        let number = |name: &[u8]| relevant.get(name).copied();
        let mut attributes = Attributes { names: relevant.len(), ..Attributes::default() };
        for &(path, text) in &files {
            let dir = path.rfind_byte(b'/').map_or(BStr::new(""), |slash| &path[..slash]);
            for statement in statements(text) {
                let assignments: Vec<Assignment> = statement
                    .assignments
                    .iter()
                    .filter_map(|&(name, state)| Some((number(name)?, state)))
                    .collect();
                match macro_name(&statement.subject) {
                    Some(name) if dir.is_empty() => {
                        if let Some(name) = number(name) {
                            attributes.macros.insert(name, assignments);
                        }
                    }
                    Some(_) => {}
                    None if assignments.is_empty() => {}
                    None => {
                        let pattern = gix_glob::Pattern::from_bytes(&statement.subject);
                        let Some(pattern) = pattern.filter(|pattern| !pattern.is_negative()) else {
                            continue;
                        };
                        attributes
                            .lines
                            .entry(dir.to_owned())
                            .or_default()
                            .push(Line { pattern, assignments });
                    }
                }
            }
        }
        attributes
    }

    /// What is said of a file.
    pub fn of(&self, path: &BStr) -> Linguist {
        if self.lines.is_empty() {
            return Linguist::default();
        }
        let mut states: Vec<Option<State>> = vec![None; self.names];
        let basename = path.rfind_byte(b'/').map_or(0, |slash| slash + 1);
        let slashes = path.iter().enumerate().rev().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
        for (end, start) in slashes.map(|slash| (slash, slash + 1)).chain([(0, 0)]) {
            let Some(lines) = self.lines.get(path[..end].as_bstr()) else { continue };
            let below = path[start..].as_bstr();
            // Only a broken tree has such a path; no pattern is meant for it, and `gix-glob` refuses it.
            if below.starts_with(b"/") {
                continue;
            }
            let name = basename.checked_sub(start).filter(|&at| at > 0);
            let mode = gix_glob::wildmatch::Mode::NO_MATCH_SLASH_LITERAL;
            for line in lines.iter().rev() {
                let open = line.assignments.iter().any(|&(name, _)| states[name].is_none());
                if open
                    && line.pattern.matches_repo_relative_path(
                        below,
                        name,
                        Some(false),
                        Case::Sensitive,
                        mode,
                    )
                {
                    self.fill(&line.assignments, &mut states);
                }
            }
        }
        let said = |name: usize| match states[name] {
            Some(State::Set | State::Value) => Some(true),
            Some(State::Unset | State::False) => Some(false),
            Some(State::Unspecified) | None => None,
        };
        Linguist { vendored: said(0), generated: said(1), documentation: said(2), detectable: said(3) }
    }

    /// Later assignments of a line come first, and a macro is opened where it is set.
    fn fill(&self, assignments: &[Assignment], states: &mut [Option<State>]) {
        for &(name, state) in assignments.iter().rev() {
            if states[name].is_none() {
                states[name] = Some(state);
                if let (State::Set, Some(inner)) = (state, self.macros.get(&name)) {
                    self.fill(inner, states);
                }
            }
        }
    }
}

/// The four, and the macros that lead to one of them.
fn relevant_names(files: &[(&BStr, &[u8])]) -> HashMap<Vec<u8>, Name> {
    let mut relevant: HashMap<Vec<u8>, Name> = ASKED.iter().map(|name| name.to_vec()).zip(0..).collect();
    let root = files.iter().filter(|(path, _)| !path.contains(&b'/'));
    let definitions: Vec<(Vec<u8>, HashSet<&[u8]>)> = root
        .flat_map(|(_, text)| statements(text))
        .filter_map(|line| {
            let name = macro_name(&line.subject)?.to_vec();
            Some((name, line.assignments.iter().map(|&(name, _)| name).collect()))
        })
        .collect();
    loop {
        let before = relevant.len();
        for (name, inner) in &definitions {
            if inner.iter().any(|inner| relevant.contains_key(*inner)) {
                let next = relevant.len();
                relevant.entry(name.clone()).or_insert(next);
            }
        }
        if relevant.len() == before {
            return relevant;
        }
    }
}

/// A line as written: a pattern or `[attr]name`, then attributes.
struct Statement<'a> {
    subject: Cow<'a, [u8]>,
    assignments: Vec<(&'a [u8], State)>,
}

/// Lines git would not refuse; it refuses a whole line for one invalid name.
fn statements(text: &[u8]) -> impl Iterator<Item = Statement<'_>> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.split(|&byte| byte == b'\n').filter_map(statement)
}

fn statement(line: &[u8]) -> Option<Statement<'_>> {
    let line = line.split(|&byte| byte == 0).next()?;
    let length = line.strip_suffix(b"\r").unwrap_or(line).len();
    let line = &line[line.find_not_byteset(BLANK)?..];
    if line.starts_with(b"#") || length >= LONGEST_LINE {
        return None;
    }
    let quoted = if line.starts_with(b"\"") { unquote(line) } else { None };
    let (subject, rest) = match quoted {
        Some((subject, rest)) => (Cow::Owned(subject), rest),
        None => {
            let (subject, rest) = line.split_at(line.find_byteset(BLANK).unwrap_or(line.len()));
            (Cow::Borrowed(subject), rest)
        }
    };
    if macro_name(&subject).is_some_and(|name| !is_valid(name)) {
        return None;
    }
    let words = rest.split(|byte| BLANK.contains(byte)).filter(|word| !word.is_empty());
    Some(Statement { subject, assignments: words.map(assignment).collect::<Option<_>>()? })
}

fn assignment(word: &[u8]) -> Option<(&[u8], State)> {
    let (name, value) = word.split_once_str("=").map_or((word, None), |(name, value)| (name, Some(value)));
    let (name, state) = match (name.first(), value) {
        (Some(b'-'), _) => (&name[1..], State::Unset),
        (Some(b'!'), _) => (&name[1..], State::Unspecified),
        (_, None) => (name, State::Set),
        (_, Some(b"false")) => (name, State::False),
        (_, Some(_)) => (name, State::Value),
    };
    is_valid(name).then_some((name, state))
}

fn is_valid(name: &[u8]) -> bool {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    !name.is_empty() && name[0] != b'-' && name.iter().all(letter) && !name.starts_with(b"builtin_")
}

fn macro_name(subject: &[u8]) -> Option<&[u8]> {
    let name = subject.strip_prefix(b"[attr]").filter(|name| !name.is_empty())?;
    // Only within quotes can there be blanks.
    let name = &name[name.find_not_byteset(BLANK).unwrap_or(name.len())..];
    Some(&name[..name.find_byteset(BLANK).unwrap_or(name.len())])
}

/// A text in C's quotes, and what stands behind them; `None` where the quoting is broken.
fn unquote(line: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut rest = line.strip_prefix(b"\"")?;
    let mut text = Vec::new();
    loop {
        let (&byte, behind) = rest.split_first()?;
        rest = behind;
        match byte {
            b'"' => return Some((text, rest)),
            b'\\' => {
                let (&escaped, behind) = rest.split_first()?;
                rest = behind;
                text.push(match escaped {
                    b'a' => 7,
                    b'b' => 8,
                    b'f' => 12,
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'v' => 11,
                    b'"' | b'\\' => escaped,
                    b'0'..=b'3' => {
                        let digit =
                            |at: usize| rest.get(at).filter(|d| (b'0'..=b'7').contains(d)).map(|d| d - b'0');
                        let value = (escaped - b'0') * 64 + digit(0)? * 8 + digit(1)?;
                        rest = &rest[2..];
                        value
                    }
                    _ => return None,
                });
            }
            byte => text.push(byte),
        }
    }
}

#[cfg(test)]
#[path = "attributes_tests.rs"]
mod tests;
