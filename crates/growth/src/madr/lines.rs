//! A file in its lines, each with what it stands in: code, a comment, or the text itself.

use std::ops::Range;

/// A line, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands in the file.
    pub(super) at: Range<usize>,
    /// Where the next line begins.
    pub(super) next: usize,
    /// Whether it is of the text: in no fence of code, and with more to it than a comment.
    pub(super) is_text: bool,
    /// The level of the heading it is, and where its words stand.
    pub(super) heading: Option<(usize, Range<usize>)>,
}

/// All lines from a place on.
pub(super) fn lines(text: &str, from: usize) -> Vec<Line> {
    let (mut lines, mut at) = (Vec::new(), from);
    let (mut fence, mut comment): (Option<&str>, bool) = (None, false);
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let next = (end + 1).min(text.len());
        let end = if text[at..end].ends_with('\r') { end - 1 } else { end };
        let line = &text[at..end];
        let trimmed = line.trim();
        let mut is_text = false;
        if let Some(mark) = fence {
            if trimmed.starts_with(mark) && trimmed.trim_start_matches(&mark[..1]).is_empty() {
                fence = None;
            }
        } else if comment {
            comment = !closes(line);
        } else if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
            fence = Some(mark);
        } else {
            comment = opens(line);
            is_text = !without_comments(line).trim().is_empty();
        }
        let heading = if is_text { heading(line, at) } else { None };
        lines.push(Line { at: at..end, next, is_text, heading });
        at = next;
    }
    lines
}

fn heading(line: &str, at: usize) -> Option<(usize, Range<usize>)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let marks = line[indent..].bytes().take_while(|&byte| byte == b'#').count();
    let words = &line[indent + marks..];
    if indent > 3 || !(1..=6).contains(&marks) || !words.starts_with([' ', '\t']) {
        return None;
    }
    let end = before_comment(words).trim_end();
    let closed = end.trim_end_matches('#');
    let end = if closed.ends_with([' ', '\t']) { closed.trim_end() } else { end };
    let begin = end.len() - end.trim_start().len();
    let from = at + indent + marks;
    Some((marks, from + begin.min(end.len())..from + end.len()))
}

/// What stands before the first comment of a line.
pub(super) fn before_comment(line: &str) -> &str {
    line.find("<!--").map_or(line, |comment| &line[..comment])
}

/// Whether a comment is open at the end of a line that begins outside of one.
fn opens(line: &str) -> bool {
    match (line.rfind("<!--"), line.rfind("-->")) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    }
}

/// Whether no comment is open any more at the end of a line that begins in one.
fn closes(line: &str) -> bool {
    line.find("-->").is_some_and(|close| !opens(&line[close + 3..]))
}

fn without_comments(line: &str) -> String {
    let mut left = String::new();
    let mut rest = line;
    while let Some(open) = rest.find("<!--") {
        left.push_str(&rest[..open]);
        match rest[open..].find("-->") {
            Some(close) => rest = &rest[open + close + 3..],
            None => return left,
        }
    }
    left + rest
}
