//! What came back: how long ago, on which days, and what was changed.

use growth::log::Recurrence;
use growth::recurrence::frequency;
use records::WordId;

use super::{Notebook, title};
use crate::text::{capital, clean, day_short, number_of};

/// A problem that came back, in words.
pub struct CameBack {
    /// The line it was written down in last.
    pub id: WordId,
    /// Its class; the words of its line where it has none.
    pub what: String,
    /// Days since it last happened.
    pub days: String,
    /// On which days it did, and what was changed.
    pub said: String,
}

/// What came back, the last first.
pub fn came_back(book: &Notebook) -> Vec<CameBack> {
    book.log.recurrences().iter().filter_map(|recurrence| in_words(recurrence, book)).collect()
}

fn in_words(recurrence: &Recurrence, book: &Notebook) -> Option<CameBack> {
    let (line, again) = recurrence.lines.last()?;
    let what = if recurrence.class.is_empty() { title(&line.entry) } else { clean(recurrence.class) };
    let days = match recurrence.days_since(book.today)? {
        0 => "today".to_owned(),
        days => number_of(days.unsigned_abs() as usize, "day"),
    };
    let on: Vec<String> = recurrence.days.iter().map(|&date| day_short(date, book.today.year())).collect();
    let mut said = vec![on.join(", ")];
    if recurrence.condition_changed() {
        said.push("A condition was changed".to_owned());
    } else if !again.condition.is_empty() {
        said.push(format!("To be changed: {}", clean(&again.condition)));
    }
    // Nothing says since when the lead would have written it down but the first time.
    let often = recurrence.days.first().and_then(|&first| frequency(&recurrence.days, first, book.today));
    said.extend(
        often.map(|often| format!("{}: {} times since the first", capital(often.said.text()), often.n)),
    );
    Some(CameBack { id: line.id, what, days, said: said.join(". ") })
}
