//! Whether a comment asks something. Its text is looked at here, on this machine, and not kept.

use std::collections::HashMap;

/// Whether a comment, written in Markdown, asks something: whether a question mark, `?` or `？`, stands in what is left of it without
/// lines that are quoted (`>`), code (fenced, indented, inline, or in `<code>` and `<pre>`), tags and comments of HTML, and the addresses of
/// links. Text of a link stays.
///
/// A line that is indented by four or more counts as code where it stands behind an empty line, also in a list, where it need not be.
pub fn asks_something(text: &str) -> bool {
    paragraphs(text).iter().any(|paragraph| Inline::of(paragraph).asks())
}

/// What is no quote, no code and no comment of HTML, by paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut fence: Option<(u8, usize)> = None;
    let mut in_comment = false;
    let (mut after_empty, mut after_code) = (true, false);
    for line in text.split(['\n', '\r']) {
        let content = line.trim_start();
        if let Some((sign, length)) = fence {
            if closes(content, sign, length) {
                fence = None;
            }
            continue;
        }
        if in_comment {
            in_comment = !line.contains("-->");
            continue;
        }
        if content.is_empty() {
            paragraphs.push(String::new());
            after_empty = true;
            continue;
        }
        fence = opens(content);
        let is_code = (after_empty || after_code) && indentation(line) >= 4;
        (after_empty, after_code) = (false, is_code);
        if fence.is_some() || content.starts_with('>') || is_code || is_definition(content) {
            paragraphs.push(String::new());
            // An indented line may follow what is no paragraph, and is code then.
            after_empty = true;
            continue;
        }
        if content.starts_with("<!--") && !content.contains("-->") {
            in_comment = true;
            continue;
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push_str(content);
            paragraph.push('\n');
        }
    }
    paragraphs
}

/// Columns of space before a line; a tabulator leads to the next fourth.
fn indentation(line: &str) -> usize {
    let mut columns = 0;
    for sign in line.chars() {
        match sign {
            ' ' => columns += 1,
            '\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

/// The fence that a line opens, with or without the mark of a list before it.
fn opens(content: &str) -> Option<(u8, usize)> {
    let content = without_mark(content);
    let sign = *content.as_bytes().first().filter(|sign| b"`~".contains(sign))?;
    let length = content.bytes().take_while(|&one| one == sign).count();
    // Behind backticks there may be the name of a language, and no backtick: that is inline code.
    let is_inline = sign == b'`' && content[length..].contains('`');
    (length >= 3 && !is_inline).then_some((sign, length))
}

fn closes(content: &str, sign: u8, length: usize) -> bool {
    let content = content.trim_end();
    content.len() >= length && content.bytes().all(|one| one == sign)
}

/// Without `- `, `* `, `+ `, `1. ` or `1) ` in front.
fn without_mark(content: &str) -> &str {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let mark = if digits == 0 { ["-", "*", "+"].as_slice() } else { [".", ")"].as_slice() };
    let after = mark.iter().find_map(|mark| content[digits..].strip_prefix(mark));
    after.filter(|after| after.starts_with([' ', '\t'])).map_or(content, str::trim_start)
}

/// `[name]: address`, which is not shown.
fn is_definition(content: &str) -> bool {
    content
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(name, _)| !name.contains(']'))
}

/// A paragraph, sign by sign. Each mark is looked for once, so that a long comment takes time by its length alone.
struct Inline<'t> {
    text: &'t str,
    /// Where runs of backticks of each length begin, in order.
    ticks: HashMap<usize, Vec<usize>>,
    /// Where brackets close that open behind the text of a link.
    targets: HashMap<usize, usize>,
    /// The last place where a tag can end.
    last_tag: Option<usize>,
}

impl<'t> Inline<'t> {
    fn of(text: &'t str) -> Inline<'t> {
        let bytes = text.as_bytes();
        let (mut ticks, mut targets): (HashMap<usize, Vec<usize>>, _) = (HashMap::new(), HashMap::new());
        let mut open = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'`' => {
                    let length = run(&bytes[at..]);
                    ticks.entry(length).or_default().push(at);
                    at += length - 1;
                }
                b'(' => open.push(at),
                b')' => {
                    if let Some(begins) = open.pop()
                        && begins > 0
                        && bytes[begins - 1] == b']'
                    {
                        targets.insert(begins, at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Inline { text, ticks, targets, last_tag: text.rfind('>') }
    }

    fn asks(&self) -> bool {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at = match bytes[at] {
                b'?' => return true,
                // The wide one.
                0xef if bytes[at..].starts_with("？".as_bytes()) => return true,
                b'\\' if bytes.get(at + 1).is_some_and(|next| *next == b'`' || *next == b'\\') => at + 2,
                b'`' => self.after_code(at),
                b'(' => {
                    self.targets
                        .get(&at)
                        .copied()
                        .filter(|&end| is_target(&self.text[at + 1..end]))
                        .unwrap_or(at)
                        + 1
                }
                b'<' => self.after_tag(at),
                b'h' | b'H' | b'f' | b'F' | b'w' | b'W' => self.after_address(at),
                _ => at + 1,
            };
        }
        false
    }

    /// Behind inline code; where none begins, behind the backticks.
    fn after_code(&self, at: usize) -> usize {
        let length = run(&self.text.as_bytes()[at..]);
        let begins = at + length;
        let ends = self.ticks.get(&length).and_then(|all| all.get(all.partition_point(|&one| one < begins)));
        ends.map_or(begins, |ends| ends + length)
    }

    /// Behind a tag or a comment of HTML, and behind code that is written in tags.
    fn after_tag(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let is_tag =
            rest[1..].starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/' || sign == '!');
        if !is_tag || self.last_tag.is_none_or(|last| last < at) {
            return at + 1;
        }
        let end = |mark: &str| rest.find(mark).map_or(self.text.len(), |found| at + found + mark.len());
        if rest.starts_with("<!--") {
            return end("-->");
        }
        let name = rest[1..].split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or("");
        match name.to_ascii_lowercase().as_str() {
            "code" => end("</code>"),
            "pre" => end("</pre>"),
            _ => end(">"),
        }
    }

    /// Behind a bare address, of which signs that end a sentence are no part; where none begins, behind this sign.
    fn after_address(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let begins = |mark: &str| rest.get(..mark.len()).is_some_and(|part| part.eq_ignore_ascii_case(mark));
        let in_word = self.text[..at].ends_with(|sign: char| sign.is_alphanumeric());
        if in_word || !["https://", "http://", "ftp://", "www."].into_iter().any(begins) {
            return at + 1;
        }
        let address = rest.split(|sign: char| sign.is_whitespace() || sign == '<').next().unwrap_or("");
        let address = address.trim_end_matches(|sign: char| "?!.,:;*_~'\")？。".contains(sign));
        at + address.len().max(1)
    }
}

/// How many backticks stand here.
fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&one| one == b'`').count()
}

/// Whether the target of a link can read so: an address without space, and perhaps a title in quotes.
fn is_target(text: &str) -> bool {
    match text.trim().split_once(char::is_whitespace) {
        None => true,
        Some((_, rest)) => rest.trim_start().starts_with(['"', '\'', '(']) || text.trim().starts_with('<'),
    }
}

#[cfg(test)]
#[path = "asks_tests.rs"]
mod tests;
