//! One area: its files by the year's changes.

use std::fmt::Write;

use desk::Report;
use desk::text::{clean, cut_front, day, number_of};
use signals::Status;
use signals::weight::{State, of_year, state};
use team::Rule;
use team::areas::AreaIx;

use super::not_seen;
use super::others::who;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};

/// Files that are shown.
const SHOWN: usize = 40;
/// Cells beside a path: white, changes, white, and the longest state.
const STATE: usize = 2 + 5 + 2 + 23;

/// The page of one area.
pub fn area(report: &Report, area: AreaIx, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    let (t, year) = (ground.clock.t(), ground.clock.weeks_ago(team::clock::YEAR));
    let (weight, _) = of_year(ground, t, year);
    let mut files: Vec<(u64, String, State)> = ground
        .files_at(t)
        .into_iter()
        .filter(|&file| ground.area(file) == Some(area))
        .map(|file| {
            let changes = weight.get(&file).copied().unwrap_or_default();
            (changes, ground.path(file), state(ground, file, &ground.active, Rule::Strict))
        })
        .collect();
    files.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let name = clean(&ground.areas.all[area as usize].name);
    let sunday = day(ground.clock.last_sunday(0));
    let made_up = if screen.made_up { " (made up)" } else { "" };
    let title = format!("{name}{made_up}, the year to Sunday {sunday}: {}", number_of(files.len(), "file"));
    let mut text = indent(&title, 0, screen.width) + "\n";
    if let Status::Dropped(why) = &report.knowledge.signal.status {
        return text + &not_seen(report, why, screen);
    }
    text += &indent("Changes of the year to each, and who knows it now:", 2, screen.width);
    for (changes, path, state) in files.iter().take(SHOWN) {
        text += &row(path, *changes, *state, screen);
    }
    if files.len() > SHOWN {
        let _ = writeln!(text, "  and {} more, changed less often", files.len() - SHOWN);
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

fn row(path: &str, changes: u64, state: State, screen: Screen) -> String {
    let words = match state {
        State::OnlyYou => "only you",
        State::YouAndOthers => "you and others",
        State::Others => "others",
        State::Cold { yours: true } => "yours once, not lately",
        State::Cold { yours: false } => "cold",
        State::Nobody => "nobody active",
    };
    if screen.width < 60 {
        return indent(&format!("{}: {changes}, {words}", clean(path)), 2, screen.width);
    }
    let room = screen.width - STATE;
    format!("  {}{changes:>5}  {words}\n", pad(&cut_front(path, room - 1), room))
}

/// A name as it is typed into a shell.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    if name.chars().all(plain) { name.to_owned() } else { format!("\"{name}\"") }
}
