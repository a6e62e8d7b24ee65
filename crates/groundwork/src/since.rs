//! What is said about reading and timing, on standard error.

use std::time::Duration;

use desk::since::{End, News, Shown, news, read, stale};
use desk::text::{cut_front, number_of};
use desk::{Desk, Failure, Report};
use team::Ground;

use crate::commands::say_what_is_missing;
use crate::term::{Ink, color_on_stderr, say};

/// What was read, and in what time, and what is missing of it.
pub fn said_first(desk: &Desk, ground: &Ground, took: Duration) {
    read(desk, ground, took).iter().for_each(|sentence| say(sentence));
    say_what_is_missing(desk, ground);
}

/// That a branch ends long ago, and what changed since the lead last looked: at most three lines.
pub fn what_is_new(desk: &Desk, end: &End, shown: &Shown) -> Result<(), Failure> {
    stale(desk, end).iter().for_each(|sentence| say(&sentence.to_string()));
    let Some(News { when, changed, waiting }) = news(desk, shown)? else { return Ok(()) };
    let mut lines: Vec<String> =
        changed.iter().map(|(name, how)| format!("  {:<23}{how}", cut_front(name, 22))).collect();
    lines.extend(waiting.map(|waiting| {
        let changes = number_of(waiting as usize, "change");
        format!("  waiting for ten seconds each: {changes} (groundwork reasons)")
    }));
    if desk.read.commits == 0 && lines.is_empty() {
        say(&format!("Nothing new since {when}."));
        return Ok(());
    }
    say(&format!("Since you last looked, on {when}:"));
    if lines.is_empty() {
        lines.push("  no figure changed".to_owned());
    }
    lines.iter().take(3).for_each(|line| say(line));
    Ok(())
}

/// That figures are missing.
pub fn incomplete(report: &Report) -> String {
    let word = Ink { color: color_on_stderr(), ascii: false }.name("incomplete:");
    format!("{word} {}", desk::since::incomplete(report))
}
