//! Search over texts: SQLite's FTS5, on an index that is made when it is asked and never stands on a disk.

use rusqlite::{Connection, params};

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which of the texts, from 0.
    pub at: usize,
    /// The place in it, at most a dozen words, the words asked for between these two marks.
    pub snippet: String,
}

/// Before and behind a word that was asked for, in a [`Found`]: characters that stand in no text.
pub const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];

/// The texts that hold every word asked for, or a word that begins with the last, whatever the case and accents;
/// the best first, as BM25 has it, ties in the order given. Words between quotation marks stand side by side.
pub fn find<'t>(texts: impl IntoIterator<Item = &'t str>, wanted: &str) -> Vec<Found> {
    let Some(query) = query(wanted) else { return Vec::new() };
    in_memory(texts, &query).expect("an index in memory depends on nothing outside")
}

fn in_memory<'t>(texts: impl IntoIterator<Item = &'t str>, query: &str) -> rusqlite::Result<Vec<Found>> {
    let mut db = Connection::open_in_memory()?;
    let index = db.transaction()?;
    index.execute_batch(
        "CREATE VIRTUAL TABLE line USING fts5(text, tokenize = \"unicode61 remove_diacritics 2\")",
    )?;
    {
        let mut insert = index.prepare("INSERT INTO line (rowid, text) VALUES (?1, ?2)")?;
        for (at, text) in texts.into_iter().enumerate() {
            insert.execute(params![at as i64, text.replace(MARKS, " ").replace('\0', " ")])?;
        }
    }
    let select = "SELECT rowid, snippet(line, 0, ?2, ?3, '…', 12) FROM line WHERE line MATCH ?1
                  ORDER BY rank, rowid";
    let mut select = index.prepare(select)?;
    let marks = MARKS.map(String::from);
    let found = select.query_map(params![query, marks[0], marks[1]], |row| {
        Ok(Found { at: row.get::<_, i64>(0)? as usize, snippet: row.get(1)? })
    })?;
    found.collect()
}

/// What FTS5 is asked: every word as a string of its own, so that nothing in it is an operator.
fn query(wanted: &str) -> Option<String> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (at, part) in wanted.split('"').enumerate() {
        let quoted = at % 2 == 1;
        let words = if quoted { vec![part] } else { part.split_whitespace().collect() };
        parts.extend(words.into_iter().map(|word| (word.replace('\0', " "), quoted)));
    }
    // A word without a letter or digit would be an empty string, which FTS5 finds nowhere.
    parts.retain(|(word, _)| word.chars().any(char::is_alphanumeric));
    let last = parts.len().checked_sub(1)?;
    let phrases = parts.iter().enumerate().map(|(at, (word, quoted))| {
        let prefix = if at == last && !quoted { "*" } else { "" };
        format!("\"{word}\"{prefix}")
    });
    Some(phrases.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "Settlement failed on a bank holiday, third time",
        "Holidays come from the bank's file",
        "Untangled the fee rounding with José",
        "AND OR NOT NEAR(everything) * ^ : {text}",
    ];

    const NONE: [usize; 0] = [];

    fn at(wanted: &str) -> Vec<usize> {
        find(TEXTS, wanted).into_iter().map(|found| found.at).collect()
    }

    #[test]
    fn every_word_is_to_be_there_and_the_last_may_be_a_beginning() {
        assert_eq!(at("bank holi"), [1, 0], "the shorter text first");
        assert_eq!(at("holi bank"), NONE, "only the last may be a beginning");
        assert_eq!(at("fee holiday"), NONE);
    }

    #[test]
    fn words_between_quotation_marks_stand_side_by_side() {
        assert_eq!(at("\"bank holiday\""), [0]);
        assert_eq!(at("\"holiday bank\""), NONE);
        assert_eq!(at("\"bank holi"), NONE, "an open quotation is a whole one");
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(at("JOSE FEE"), [2]);
    }

    #[test]
    fn nothing_asked_for_is_an_operator() {
        assert_eq!(at("NOT"), [3]);
        assert_eq!(at("NEAR(everything)"), [3]);
        for odd in ["", "\"", "\"\"\"", "*", "( )", "text:", "^", "\0", "-", "a\0b", "{", "col : *"] {
            let _ = find(TEXTS, odd);
        }
    }

    #[test]
    fn the_place_is_shown_with_the_words_marked() {
        let found = find(TEXTS, "bank file");
        let [open, close] = MARKS;
        assert_eq!(found[0].snippet, format!("Holidays come from the {open}bank{close}'s {open}file{close}"));
    }
}
