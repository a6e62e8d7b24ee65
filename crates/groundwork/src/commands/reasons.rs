//! The weekly pass.

use std::fmt::Write;

use desk::Failure;
use desk::corrections::{Correction, Waiting, reason, waiting};
use desk::text::{cut, cut_front};
use records::{Answer, CommitId, Said};
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::{Key, can_ask, indent, key, pad, say};
use crate::{put, screen};

/// "Could someone else have owned this?", ten seconds a change
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork reasons")]
pub struct Args {
    /// A change, with its answer, instead of the pass
    #[arg(value_name = "COMMIT", requires = "answer")]
    commit: Option<String>,
    /// y, n, or w: I wanted to
    #[arg(value_name = "ANSWER", value_parser = answer)]
    answer: Option<Answer>,
}

/// Cells of an area, and of an answer with the white before it.
const AREA: usize = 14;
const ANSWER: usize = 4;
/// Changes that are asked about in one pass.
const PASS: usize = 8;

fn answer(text: &str) -> Result<Answer, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Ok(Answer::Yes),
        "n" | "no" => Ok(Answer::No),
        "w" | "wanted" => Ok(Answer::Wanted),
        _ => Err("y, n, or w: I wanted to".to_owned()),
    }
}

/// Asks, or keeps one answer, or lists what waits where nobody can be asked.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    if let (Some(commit), Some(answer)) = (&args.commit, args.answer) {
        let Correction { said, kept } = reason(&desk, commit, answer)?;
        desk.say(&said)?;
        put(&format!("{kept}\n"));
        return Ok(Ending::Done);
    }
    let ground = desk.ground()?;
    let Waiting { mut open, said: said_before, all } = waiting(&ground);
    open.truncate(PASS);
    if open.is_empty() {
        put(&format!("Nothing waits: {said_before} of {all} said so far.\n"));
        return Ok(Ending::Done);
    }
    let width = screen(global).width;
    let rows: Vec<(CommitId, String)> = open
        .iter()
        .enumerate()
        .map(|(at, change)| {
            let record = signals::of_change(&ground, change);
            let area = pad(&cut_front(record.area.as_deref().unwrap_or(""), AREA), AREA);
            let head = format!("  {} of {}  {}  {area}  ", at + 1, open.len(), &record.id[..7]);
            let room = width.saturating_sub(head.width() + ANSWER).max(8);
            let title = pad(&cut(&record.title, room), room);
            (
                ground.id(change),
                if width < 60 { format!("  {}  {title}", &record.id[..7]) } else { head + &title },
            )
        })
        .collect();
    if !can_ask() {
        let mut text = String::new();
        for (_, row) in &rows {
            let _ = writeln!(text, "{}", row.trim_end());
        }
        text += &indent(&format!("{said_before} of {all} said so far."), 2, width);
        put(&(text
            + &commands(
                &[("groundwork reasons COMMIT y", "or n, or w: I wanted to; keeps one")],
                screen(global),
            )));
        return Ok(Ending::Done);
    }
    say("Could someone else have owned this? y, n, w: I wanted to, Enter skips, q ends");
    let mut kept = 0;
    for (change, row) in &rows {
        let answer = match key(row, "ynwq") {
            Key::Letter('y') => Answer::Yes,
            Key::Letter('n') => Answer::No,
            Key::Letter('w') => Answer::Wanted,
            Key::Letter(_) | Key::Ended => break,
            Key::Skipped => continue,
            Key::Interrupted => return Err(Failure::interrupted("")),
        };
        desk.data.say(&desk.team, &[Said::Reason { change: *change, answer }], desk.asked.now)?;
        kept += 1;
    }
    put(&format!(
        "Kept: {kept} of {}. The rest can wait, or never come. {} of {all} said so far.\n",
        rows.len(),
        said_before + kept
    ));
    Ok(Ending::Done)
}
