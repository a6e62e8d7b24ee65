//! The text of a record: title, the list of MADR 2 below it, and its sections.

use std::ops::Range;

use super::lines::{Line, before_comment};
use super::{Field, Form, Slot, Spans};

/// Words of the list below the title, as MADR 2 has it.
const LISTED: [(Field, &[&str]); 5] = [
    (Field::Status, &["status"]),
    (Field::Date, &["date"]),
    (Field::Makers, &["deciders", "decision makers"]),
    (Field::Odds, &["odds"]),
    (Field::Review, &["review"]),
];

/// Reads the text; whether it is a record of a decision.
pub(super) fn read(text: &str, lines: &[Line], spans: &mut Spans, has_front: bool) -> bool {
    let Some(title) =
        lines.iter().position(|line| line.heading.as_ref().is_some_and(|(level, _)| *level == 1))
    else {
        return false;
    };
    let (_, at) = lines[title].heading.clone().expect("it was found by it");
    spans.slots.insert(Field::Title, plain(at));
    let mut is_record = false;
    for (place, line) in lines.iter().enumerate().skip(title + 1) {
        let Some((level, at)) = &line.heading else { continue };
        let name = text[at.clone()].trim_end_matches(':').trim().to_lowercase();
        let body = section(lines, place, *level);
        match name.as_str() {
            "context and problem statement" => {
                is_record = true;
                let at = paragraphs(text, lines, &body).unwrap_or(line.next..line.next);
                spans.slots.entry(Field::Question).or_insert(below(text, at));
            }
            "considered options" | "considered alternatives" => {
                is_record = true;
                options(text, lines, &body, line.next, spans);
            }
            "decision outcome" => {
                is_record = true;
                outcome(text, lines, &body, line.next, spans);
            }
            "confirmation" | "validation" => {
                let at = paragraphs(text, lines, &body).unwrap_or(line.next..line.next);
                spans.slots.insert(Field::Expected, below(text, at));
            }
            _ => {}
        }
    }
    if is_record && !has_front {
        listed(text, &lines[title..], spans);
    }
    is_record
}

/// The lines below a heading, up to the next of its level or above.
fn section(lines: &[Line], heading: usize, level: usize) -> Range<usize> {
    let ends = |line: &Line| line.heading.as_ref().is_some_and(|(other, _)| *other <= level);
    let end = lines[heading + 1..].iter().position(ends).map_or(lines.len(), |end| heading + 1 + end);
    heading + 1..end
}

/// The paragraphs that stand first in a section: up to a heading, a comment or code.
fn paragraphs(text: &str, lines: &[Line], body: &Range<usize>) -> Option<Range<usize>> {
    let first = body.clone().find(|&place| lines[place].is_text)?;
    if lines[first].heading.is_some() {
        return None;
    }
    let is_blank = |line: &Line| text[line.at.clone()].trim().is_empty();
    let goes_on = |&place: &usize| {
        let line = &lines[place];
        line.heading.is_none()
            && (is_blank(line) || (line.is_text && !text[line.at.clone()].contains("<!--")))
    };
    let first_line = &lines[first].at;
    if text[first_line.clone()].contains("<!--") {
        let said = before_comment(&text[first_line.clone()]);
        return Some(trimmed(text, first_line.start..first_line.start + said.len()))
            .filter(|at| !at.is_empty());
    }
    let last = (first..body.end).take_while(goes_on).filter(|&place| !is_blank(&lines[place])).last()?;
    Some(trimmed(text, lines[first].at.start..lines[last].at.end))
}

/// The options: each item of the first list, and where another would stand.
fn options(text: &str, lines: &[Line], body: &Range<usize>, below: usize, spans: &mut Spans) {
    if !spans.options.is_empty() {
        return;
    }
    let eol = super::line_end(text);
    let mut end = (below, format!("{eol}* "), eol.to_owned());
    for line in body.clone().map(|place| &lines[place]) {
        if line.heading.is_some() {
            break;
        }
        let said = &text[line.at.clone()];
        let Some((mark, at)) = item(text, &line.at).filter(|_| line.is_text) else {
            // A paragraph behind the list ends it; what is indented goes on with an item.
            if spans.options.is_empty() || said.trim().is_empty() || said.starts_with([' ', '\t']) {
                continue;
            }
            break;
        };
        end = (line.at.end, format!("{eol}{} ", next_mark(mark)), String::new());
        spans.options.push(at);
    }
    let (at, before, after) = end;
    spans.slots.insert(Field::MoreOptions, Slot { at: at..at, before, after, form: Form::Line });
}

/// What stands in an item of a list, not indented, and its mark.
fn item<'t>(text: &'t str, at: &Range<usize>) -> Option<(&'t str, Range<usize>)> {
    let line = &text[at.clone()];
    let (mark, _) = line.split_once(' ')?;
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number =
        !number.is_empty() && number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number && !matches!(mark, "*" | "-" | "+") {
        return None;
    }
    let begin = mark.len() + 1;
    let said = before_comment(&line[begin..]);
    Some((mark, trimmed(text, at.start + begin..at.start + begin + said.len())))
}

/// The mark of the item behind one: `*` after `*`, `3.` after `2.`.
fn next_mark(mark: &str) -> String {
    let digits = mark.trim_end_matches(['.', ')']);
    digits
        .parse::<u32>()
        .map_or_else(|_| mark.to_owned(), |number| format!("{}{}", number + 1, &mark[digits.len()..]))
}

/// `Chosen option: "…", because …`; where nothing is said so, what stands there first is the reason. A place for what is
/// to be seen, if there is none yet, is the end of the section.
fn outcome(text: &str, lines: &[Line], body: &Range<usize>, first: usize, spans: &mut Spans) {
    let eol = super::line_end(text);
    let last = body.clone().rev().find(|&place| !text[lines[place].at.clone()].trim().is_empty());
    let slot = match last.map(|place| lines[place].at.end) {
        Some(last) => Slot { before: format!("{eol}{eol}### Confirmation{eol}{eol}"), ..empty(last) },
        None => {
            Slot { before: format!("{eol}### Confirmation{eol}{eol}"), after: eol.to_owned(), ..empty(first) }
        }
    };
    spans.slots.entry(Field::Expected).or_insert(slot);
    let Some(at) = paragraphs(text, lines, body) else {
        spans.slots.insert(Field::Reason, below(text, first..first));
        return;
    };
    let said = &text[at.clone()];
    let paragraph = &said[..blank_line(said)];
    let lower = paragraph.to_ascii_lowercase();
    let Some(chosen) = lower.find("chosen option") else {
        spans.slots.insert(Field::Reason, Slot { form: Form::Body, ..plain(at) });
        return;
    };
    let Some(colon) = paragraph[chosen..].find(':') else { return };
    let rest = paragraph[chosen + colon + 1..].trim_start_matches(['*', '_', ' ', '\t', '\r', '\n']);
    let begin = at.start + paragraph.len() - rest.len();
    let because = rest.to_ascii_lowercase().find("because");
    let quotes = [('"', '"'), ('“', '”'), ('`', '`'), ('\'', '\'')];
    let quoted = quotes.into_iter().find_map(|(open, close)| {
        let inner = rest.strip_prefix(open)?;
        Some((open.len_utf8(), inner.find(close)?, close.len_utf8()))
    });
    let (name, after) = match quoted {
        Some((open, end, close)) => (begin + open..begin + open + end, begin + open + end + close),
        None => {
            let end = because
                .map_or(rest, |because| &rest[..because])
                .trim_end()
                .trim_end_matches([',', '.'])
                .len();
            (begin..begin + end, begin + end)
        }
    };
    spans.slots.insert(Field::Chosen, plain(name));
    let because = text[after..at.start + paragraph.len()].to_ascii_lowercase().find("because");
    let reason = match because {
        Some(because) => plain(trimmed(text, after + because + "because".len()..at.start + paragraph.len())),
        None => Slot { before: ", because ".to_owned(), ..plain(after..after) },
    };
    spans.slots.insert(Field::Reason, reason);
}

/// The list between the title and the first section.
fn listed(text: &str, lines: &[Line], spans: &mut Spans) {
    let eol = super::line_end(text);
    let title = lines[0].at.end;
    let mut end = (title, format!("{eol}{eol}* "));
    let head = lines.iter().skip(1).take_while(|line| line.heading.is_none());
    for line in head.filter(|line| line.is_text) {
        let Some((mark, at)) = item(text, &line.at) else { continue };
        let Some((key, _)) = text[at.clone()].split_once(':') else { continue };
        end = (line.at.end, format!("{eol}{mark} "));
        let key_words = key.trim_matches(['*', '_', ' ']).to_lowercase();
        if let Some((field, _)) = LISTED.iter().find(|(_, words)| words.contains(&key_words.as_str())) {
            let value = trimmed(text, at.start + key.len() + 1..at.end);
            let missing = value.is_empty() && !text[..value.start].ends_with(' ');
            let before = if missing { " " } else { "" };
            spans.slots.entry(*field).or_insert(Slot { before: before.to_owned(), ..plain(value) });
        }
    }
    for (field, words) in LISTED {
        let mut name = words[0].to_owned();
        name[..1].make_ascii_uppercase();
        let slot = Slot {
            at: end.0..end.0,
            before: format!("{}{name}: ", end.1),
            after: String::new(),
            form: Form::Line,
        };
        spans.slots.entry(field).or_insert(slot);
    }
}

/// Where the first blank line of a stretch begins, or its end.
fn blank_line(said: &str) -> usize {
    let mut at = 0;
    for line in said.split_inclusive('\n') {
        if line.trim().is_empty() {
            return said[..at].trim_end().len();
        }
        at += line.len();
    }
    said.len()
}

fn plain(at: Range<usize>) -> Slot {
    Slot { at, before: String::new(), after: String::new(), form: Form::Line }
}

/// The place of a body that is not there yet.
fn empty(at: usize) -> Slot {
    Slot { form: Form::Body, ..plain(at..at) }
}

/// A body, or the place for one right below its heading.
fn below(text: &str, at: Range<usize>) -> Slot {
    let eol = super::line_end(text);
    let (before, after) = if at.is_empty() { (eol.to_owned(), eol.to_owned()) } else { Default::default() };
    Slot { at, before, after, form: Form::Body }
}

fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let said = &text[at.clone()];
    let begin = at.start + (said.len() - said.trim_start().len());
    begin..begin + said.trim().len()
}
