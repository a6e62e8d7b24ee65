//! One word for the prompt of a shell: `practice` or `due`, or nothing. It stands in a small file that a shell reads by
//! itself, for today and the days to come, so that it is right tomorrow too without the program having run.
//!
//! The file is there only once it was asked for. A line is an instant in seconds since 1970 and, where something is to be
//! shown until then, the word; the first line whose instant has not come is the one that holds, and after the last nothing
//! does.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use growth::Trigger;
use growth::days::{days_after, days_from};
use growth::today::{Moment, PASSED_OVER, Practice, Today, marked};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::notes::Notebook;
use crate::{Failure, today};

/// So many days it knows ahead: who does not open the program for two weeks is not asked after that.
const DAYS: i32 = 14;
/// On so many days something due is in the prompt. After that it stands on Today alone.
const DAYS_OF_DUE: i32 = PASSED_OVER as i32;
/// Under which name stands what the file was made of.
const KEPT: &str = "prompt made of";

/// What a file was made of, beside the notes.
#[derive(Default, Serialize, Deserialize)]
struct MadeOf {
    /// Moments that records showed when they were last looked at.
    found: Vec<(Trigger, Date)>,
    /// The days for which it said that the practice asks.
    asked: Vec<Date>,
}

/// Where the file is, made if it was not there.
pub fn asked_for(book: &mut Notebook) -> Result<PathBuf, Failure> {
    if !book.data.has_prompt() {
        write(book, None)?;
    }
    Ok(book.data.prompt_file())
}

/// The word that holds now; none where there is none.
pub fn now(text: &str, seconds: i64) -> &str {
    let mut lines = text.lines().filter_map(|line| {
        let (until, word) = line.split_once(' ').unwrap_or((line, ""));
        Some((until.parse::<i64>().ok()?, word))
    });
    lines.find(|(until, _)| seconds < *until).map_or("", |(_, word)| word)
}

/// Writes it anew where it was asked for; `found` are moments that records show, if they were looked at just now. What
/// cannot be written is no failure of what was kept: it is written at the next act.
pub fn renew(book: &mut Notebook, found: Option<&[Moment]>) {
    if book.data.has_prompt() {
        let _ = write(book, found);
    }
}

fn write(book: &mut Notebook, found: Option<&[Moment]>) -> Result<(), Failure> {
    let kept = book.data.kept("", KEPT)?;
    let before: MadeOf = kept.as_deref().and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
    // The segment asked on those days, as the page does on a day it is looked at.
    let mut shown = today::shown(book.data)?;
    for day in before.asked.iter().copied().filter(|&day| day < book.today) {
        if shown.insert(day) {
            today::is_shown(book.data, day)?;
        }
    }
    let found = match found {
        Some(found) => found.iter().map(|moment| (moment.trigger, moment.day)).collect(),
        None => before.found,
    };
    let (text, asked) = days(book, &found, shown);
    let made_of = serde_json::to_string(&MadeOf { found, asked }).expect("days and kinds are text");
    if kept.as_ref() != Some(&made_of) {
        book.data.keep("", KEPT, &made_of)?;
    }
    Ok(book.data.put_prompt(&text)?)
}

/// The file, and the days for which it says that the practice asks.
fn days(book: &Notebook, found: &[(Trigger, Date)], mut shown: BTreeSet<Date>) -> (String, Vec<Date>) {
    let of_records = found.iter().map(|&(trigger, day)| Moment {
        trigger,
        day,
        time: None,
        words: String::new(),
        marked: None,
    });
    let moments: Vec<Moment> = of_records.chain(marked(&book.notes, &book.zones)).collect();
    let zone = book.zones.at(book.now);
    let (mut text, mut asked) = (String::new(), Vec::new());
    for day in (0..DAYS).map(|ahead| days_after(book.today, ahead)) {
        let word = word(&today::on(book, &moments, &shown, day));
        if word == PRACTICE {
            // Passed over three times in the prompt alone, it is silent there too.
            shown.insert(day);
            asked.push(day);
        }
        let Ok(ends) = days_after(day, 1).to_zoned(zone.clone()) else { break };
        let _ = writeln!(text, "{}", format!("{} {word}", ends.timestamp().as_second()).trim_end());
    }
    (text, asked)
}

const PRACTICE: &str = "practice";
const DUE: &str = "due";

/// One word at most, of one thing.
fn word(today: &Today) -> &'static str {
    let fresh = |day: Date| days_from(day, today.day) < DAYS_OF_DUE;
    match &today.practice {
        Practice::Tied(tied) if tied.asks(today.day) => PRACTICE,
        _ if today.due.iter().any(|due| fresh(due.day())) => DUE,
        _ => "",
    }
}
