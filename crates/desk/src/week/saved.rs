//! Weeks as files of the data directory.

use jiff::civil::Date;
use store::{Data, Saved};

use super::page::KEPT;
use super::{Drafted, Week, file_name, open, page};
use crate::Failure;
use crate::notes::Notebook;

/// The name of their folder in the data directory.
pub const FOLDER: &str = "weeks";

/// A week that was saved.
pub struct SavedWeek {
    /// Which.
    pub week: Week,
    /// The name of its file.
    pub file: String,
    /// What is to be found in it: all of a file that the lead changed; else without the lines of the log, which are
    /// found as such.
    pub text: String,
}

/// Saves a week as it stands now, as a Markdown file to keep or to send.
pub fn save(book: &mut Notebook, drafted: &Drafted, today: Date) -> Result<Saved, Failure> {
    let drafts = open(drafted.drafts.clone(), book);
    let text = page(&drafted.facts, &drafts, &book.log, drafted.week, today);
    Ok(book.data.save(FOLDER, &file_name(drafted.week), &text)?)
}

/// The weeks that were saved, oldest first.
pub fn saved(data: &Data) -> Result<Vec<SavedWeek>, Failure> {
    let of = |text: store::SavedText| {
        let number = text.name.strip_suffix(".md")?;
        let week = Week::numbered(number.strip_suffix(".new").unwrap_or(number))?;
        let found = if text.is_changed { text.text } else { without_kept(&text.text) };
        Some(SavedWeek { week, file: text.name, text: found })
    };
    Ok(data.texts(FOLDER)?.into_iter().filter_map(of).collect())
}

/// What a file of a saved week says; none where no week was saved under that name.
pub fn saved_text(data: &Data, file: &str) -> Result<Option<String>, Failure> {
    Ok(data.texts(FOLDER)?.into_iter().find(|text| text.name == file).map(|text| text.text))
}

/// A week without its lines of the log.
fn without_kept(text: &str) -> String {
    let heading = format!("## {KEPT}");
    let mut kept = false;
    let lines = text.lines().filter(|line| {
        if line.starts_with("## ") {
            kept = *line == heading;
        }
        !kept
    });
    lines.collect::<Vec<_>>().join("\n")
}
