//! One area: its files by the year's changes.

use std::fmt::Write;

use desk::Report;
use desk::area::{Known, files};
use desk::text::{clean, cut_front, day, number_of};
use signals::Status;
use team::areas::AreaIx;

use super::not_seen;
use super::others::who;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};

/// Cells beside a path: white, changes, white, and the longest state.
const STATE: usize = 2 + 5 + 2 + 23;

/// The page of one area.
pub fn area(report: &Report, area: AreaIx, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    let files = files(report, area);
    let name = clean(&ground.areas.all[area as usize].name);
    let sunday = day(ground.clock.last_sunday(0));
    let made_up = if screen.made_up { " (made up)" } else { "" };
    let title = format!("{name}{made_up}, the year to Sunday {sunday}: {}", number_of(files.all, "file"));
    let mut text = indent(&title, 0, screen.width) + "\n";
    if let Status::Dropped(why) = &report.knowledge.signal.status {
        return text + &not_seen(report, why, screen);
    }
    text += &indent("Changes of the year to each, and who knows it now:", 2, screen.width);
    for known in &files.shown {
        text += &row(known, screen);
    }
    if files.all > files.shown.len() {
        let _ = writeln!(text, "  and {} more, changed less often", files.all - files.shown.len());
    }
    text.push('\n');
    if let Some(known) = report.knowledge.areas.iter().find(|known| known.area == area) {
        let list = who(ground, &known.others_some, names).join("; ");
        text += &indent(&format!("Who else knows some of it: {list}."), 2, screen.width);
        if !names && !known.others_some.is_empty() {
            let command = format!("groundwork knowledge {} --names", quoted(&name));
            text += &commands(&[(&command, "who, for your eyes")], screen);
        }
    }
    text
}

fn row(known: &Known, screen: Screen) -> String {
    let Known { path, changes, state } = known;
    if screen.width < 60 {
        return indent(&format!("{}: {changes}, {state}", clean(path)), 2, screen.width);
    }
    let room = screen.width - STATE;
    format!("  {}{changes:>5}  {state}\n", pad(&cut_front(path, room - 1), room))
}

/// A name as it is typed into a shell.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    if name.chars().all(plain) { name.to_owned() } else { format!("\"{name}\"") }
}
