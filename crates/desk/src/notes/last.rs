//! What a line left out: asked for once, and added to the last line.

use growth::line::{self, Fact, LETTERS, Open};
use growth::log::Line;
use growth::{Entry, Note};

use super::lines::{KeptLine, in_short, read};
use super::{Notebook, title};
use crate::Failure;
use crate::text::clean;

/// The question about what a line left out, and the command that answers it; none where nothing is open.
pub fn ask_back(open: &[Open]) -> Option<(&'static str, String)> {
    let both = open.contains(&Open::Odds) && open.contains(&Open::Review);
    let (question, answer) = match open.first()? {
        Open::Odds if both => ("How likely is it to turn out well?", "70% --review 1mar"),
        Open::Odds => ("How likely is it to turn out well?", "70%"),
        Open::Review => ("When do you look at it again?", "--review 1mar"),
        Open::To => ("To whom?", "to NAME"),
        Open::Level => ("How far, 1 (you decide) to 7 (theirs)?", "level 5"),
        Open::Check => ("When do you look at it together?", "--check 10dec"),
        Open::With => ("With whom?", "with NAME"),
        Open::Condition => ("What is the one thing to change?", "--condition \"…\""),
    };
    Some((question, format!("groundwork log --last {answer}")))
}

/// Adds to the line that was kept last what was typed, a part each: `70%`, `review 1mar`. A letter alone at the beginning
/// makes it a line of that kind.
pub fn add_to_last(book: &mut Notebook, parts: &[String]) -> Result<KeptLine, Failure> {
    let none =
        || Failure::new("there is no last line").hint("groundwork log \"d 70% we keep the batch\" keeps one");
    let last = last_kept(book).ok_or_else(none)?;
    let (of, mut entry) = (last.id, last.entry.clone());
    let mut text = parts.join(", ");
    if text.is_empty() {
        return Err(
            Failure::usage("nothing was named to be added").hint("groundwork log --last 70% --review 1mar")
        );
    }
    if let Some((letter, rest)) = letter_of(&text) {
        if letter != entry.letter() {
            entry = line::blank(letter, entry.words().to_owned());
        }
        text = rest.to_owned();
    }
    let facts = add(&mut entry, &text, book)?;
    if entry == last.entry {
        return Err(Failure::usage("that stands there already").looked_at(title(&last.entry)));
    }
    book.keep(&[Note::Rewritten { of, entry: entry.clone(), day: None }])?;
    Ok(KeptLine {
        id: of,
        understood: in_short(&entry, &facts, book.today),
        words: clean(entry.words()),
        open: line::left_open(&entry),
        replaced: Vec::new(),
    })
}

/// The line kept last, in the order they were kept: two may have been at one instant.
fn last_kept<'b>(book: &'b Notebook) -> Option<&'b Line> {
    let mut kept = book.notes.iter().rev().filter(|(_, word)| matches!(word.said, Note::Kept { .. }));
    kept.find_map(|(id, _)| book.log.line(*id))
}

/// The letter of a kind that a text begins with, alone or before a space, and what follows.
fn letter_of(text: &str) -> Option<(char, &str)> {
    let letter = text.chars().next().filter(|letter| LETTERS.contains(letter))?;
    let rest = &text[letter.len_utf8()..];
    (rest.is_empty() || rest.starts_with([' ', ','])).then(|| (letter, rest.trim_start_matches([' ', ','])))
}

/// Takes what was typed into an entry; what was understood of it.
fn add(entry: &mut Entry, text: &str, book: &Notebook) -> Result<Vec<Fact>, Failure> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    if let (Entry::Again(again), Some(condition)) = (&mut *entry, text.strip_prefix("condition ")) {
        let said = read(&format!("r {condition}"), book.today)?;
        again.condition = said.entry.words().to_owned();
        line::add(entry, &said.understood);
        return Ok(said.understood);
    }
    let said = read(&format!("{} it, {text}", entry.letter()), book.today)?;
    let left = said.entry.words().trim_start_matches("it").trim_matches([',', ' ']);
    if !left.is_empty() {
        return Err(Failure::usage(format!("not understood: {}", clean(left)))
            .hint("groundwork log --last 70% --review 1mar")
            .hint("groundwork open shows the line with all its fields"));
    }
    line::add(entry, &said.understood);
    Ok(said.understood)
}
