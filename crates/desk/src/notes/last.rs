//! What a line left out: asked for once, and added to the last line.

use growth::line::{self, Fact, LETTERS, Open};
use growth::{Entry, Note};

use super::Notebook;
use super::lines::{KeptLine, in_short, read};
use crate::Failure;
use crate::text::clean;

/// The question about what a line left out, and the command that answers it; none where nothing is open.
pub fn ask_back(open: &[Open]) -> Option<(&'static str, String)> {
    let both = open.contains(&Open::Odds) && open.contains(&Open::Review);
    let (question, answer) = match open.first()? {
        Open::Odds if both => ("How likely is it to turn out well?", "70% --review 1mar"),
        Open::Odds => ("How likely is it to turn out well?", "70%"),
        Open::Review => ("When do you look at it again?", "--review 1mar"),
        Open::To => ("To whom?", "to Aiko"),
        Open::Level => ("Who decides from now on, 1 you to 7 they?", "level 5"),
        Open::Check => ("When do you look at it together?", "--check 10dec"),
        Open::With => ("With whom?", "with Aiko"),
        Open::Condition => {
            ("What is the one thing to change, so that it does not happen again?", "--condition \"…\"")
        }
    };
    Some((question, format!("groundwork log --last {answer}")))
}

/// Adds to the line that was kept last what was typed: `70% --review 1mar`. A letter alone at the beginning makes it a line
/// of that kind.
pub fn add_to_last(book: &mut Notebook, typed: &[String]) -> Result<KeptLine, Failure> {
    let none =
        || Failure::new("there is no last line").hint("groundwork log \"d 70% we keep the batch\" keeps one");
    let last = book.log.last_kept().ok_or_else(none)?;
    let (of, mut entry) = (last.id, last.entry.clone());
    let mut typed = typed.to_vec();
    let mut is_other = false;
    if let Some(letter) = typed.first().and_then(|first| letter_of(first))
        && letter != entry.letter()
    {
        entry = line::blank(letter, entry.words().to_owned());
        is_other = true;
        typed.remove(0);
    }
    let facts = add(&mut entry, &typed, book)?;
    if facts.is_empty() && !is_other && entry == last.entry {
        return Err(Failure::usage(format!("nothing of it was understood: {}", clean(&typed.join(" "))))
            .hint("groundwork log --last 70% --review 1mar")
            .hint("groundwork open shows the line with all its fields"));
    }
    book.keep(&[Note::Rewritten { of, entry: entry.clone(), day: None }])?;
    Ok(KeptLine {
        id: of,
        understood: in_short(&entry, &facts, book.today),
        words: clean(entry.words()),
        open: line::left_open(&entry),
    })
}

fn letter_of(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|letter| letters.next().is_none() && LETTERS.contains(letter))
}

/// Takes what was typed into an entry; what was understood of it.
fn add(entry: &mut Entry, typed: &[String], book: &Notebook) -> Result<Vec<Fact>, Failure> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    if let Entry::Again(again) = entry
        && let Some(at) = typed.iter().position(|word| word == "--condition" || word == "condition")
    {
        let said = read(&format!("r {}", typed[at + 1..].join(" ")), book.today)?;
        again.condition = said.entry.words().to_owned();
        line::add(entry, &said.understood);
        return Ok(said.understood);
    }
    // Each option begins a part of its own.
    let parts: Vec<String> = typed
        .iter()
        .map(|word| word.strip_prefix("--").map_or_else(|| word.clone(), |word| format!(", {word}")))
        .collect();
    let text = parts.join(" ");
    let text = text.trim_start_matches([',', ' ']);
    let said = read(&format!("{} it, {text}", entry.letter()), book.today)?;
    line::add(entry, &said.understood);
    Ok(said.understood)
}
