//! Where only the lead has worked, and who else has.

use std::fmt::Write;

use desk::Report;
use desk::knowledge::{finding, reading};
use desk::others::short;
use desk::text::{clean, cut_front, day, number_of, percent, thousands};
use signals::Status;
use signals::s5b::{AreaKnown, Weights};
use team::Ground;
use unicode_width::UnicodeWidthStr;

use super::not_seen;
use super::others::who;
use super::table::WIDE;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad, wrap};

/// Cells of a name with the white behind it, of the bar, and of all before who else knows.
const NAME: usize = 16;
const BAR: usize = 16;
const OTHERS: usize = 57;
/// Of somebody who works alone it is no finding that only they know what they know.
const HEAD: [&str; 2] = [
    "                         only                      you",
    "  Area            Files   you  the year's changes  last    Who else knows some",
];
const HEAD_ALONE: [&str; 2] = [
    "                          you                      you",
    "  Area            Files  know  the year's changes  last    Who else knows some",
];

/// The page of all areas.
pub fn knowledge(report: &Report, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    let repository = clean(&ground.branches[0].history.repository);
    let sunday = day(ground.clock.last_sunday(0));
    let made_up = if screen.made_up { " (made up)" } else { "" };
    let title = format!("{repository}{made_up}, the year to Sunday {sunday}: where only you have worked");
    let mut text = indent(&title, 0, screen.width) + "\n";
    text += &desk::scope::by_you(ground).map_or(String::new(), |chosen| indent(&chosen, 2, screen.width));
    text += &(indent(report.knowledge.signal.definition.not_seen, 2, screen.width) + "\n");
    if let Status::NotApplicable(why) = &report.knowledge.signal.status {
        return text + &indent(&format!("Not seen: {why}."), 2, screen.width);
    }
    if let Status::Dropped(why) = &report.knowledge.signal.status {
        return text + &not_seen(report, why, screen);
    }
    text += &(indent(&finding(report), 2, screen.width) + "\n");
    text += &table(report, screen, names);
    text += &legend(screen);
    text += &(indent(&reading(report), 2, screen.width) + "\n");
    if names {
        let why = "Names are for you to act on. This page is not kept, and no export has names.";
        return text + &indent(why, 2, screen.width);
    }
    let mut all = vec![
        ("groundwork knowledge AREA", "its files, and who else knows them"),
        ("groundwork knowledge --names", "who, with days and last date; for your eyes"),
    ];
    if ground.active.others.len() >= 2 {
        all.push(("groundwork away", "the areas to hand over first"));
    }
    text + &commands(&all, screen)
}

fn table(report: &Report, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    let mut text = String::new();
    if screen.width >= WIDE {
        let head = if ground.active.others.is_empty() { HEAD_ALONE } else { HEAD };
        let short =
            |line: &str| if screen.width < 78 { line.replace(" knows some", "") } else { line.to_owned() };
        head.iter().for_each(|line| text += &format!("{}\n", screen.ink.dim(&short(line))));
    }
    let plain = |known: &&AreaKnown| !ground.areas.all[known.area as usize].tests_only;
    let (alone, shared): (Vec<&AreaKnown>, Vec<&AreaKnown>) =
        report.knowledge.areas.iter().filter(plain).partition(|known| known.only_lead());
    for group in [&alone, &shared] {
        for known in group.iter() {
            text += &row(ground, known, screen, names);
        }
        if !group.is_empty() {
            text.push('\n');
        }
    }
    let tests: Vec<&AreaKnown> = report.knowledge.areas.iter().filter(|known| !plain(known)).collect();
    if !tests.is_empty() {
        text += &indent("Areas of tests, in no count of areas:", 2, screen.width);
        for known in tests {
            text += &row(ground, known, screen, names);
        }
        text.push('\n');
    }
    text
}

fn row(ground: &Ground, known: &AreaKnown, screen: Screen, names: bool) -> String {
    let ink = screen.ink;
    let area = &ground.areas.all[known.area as usize];
    let only = known.weights.only_you();
    let share = only.share().filter(|_| only.of >= 5).map(percent).unwrap_or_default();
    let last = known.lead_last.map(|last| short(ground, last)).unwrap_or_default();
    let others = who(ground, &known.others_some, names);
    let name = |cells| {
        let name = cut_front(&area.name, cells);
        if known.only_lead() { ink.name(&name) } else { name }
    };
    if screen.width < WIDE {
        let only_you = if ground.active.others.is_empty() { "you know" } else { "only you" };
        let share = if share.is_empty() { "few changes".to_owned() } else { format!("{share} {only_you}") };
        let last = if last.is_empty() { last } else { format!(", you last {last}") };
        let facts = format!("{}, {share}{last}; {}", number_of(area.files, "file"), others.join("; "));
        return format!("  {}\n{}", name(screen.width - 2), indent(&facts, 4, screen.width));
    }
    let figure = format!("{share:>5}");
    let figure = match (only.of < 20, known.only_lead()) {
        (true, _) => ink.dim(&figure),
        (false, true) => ink.name(&figure),
        (false, false) => figure,
    };
    let (name, files) = (pad(&name(NAME - 1), NAME), thousands(area.files as u64));
    let mut head = format!("  {name}{files:>5}  {figure}  {}  {last:>6}  ", bar(known.weights, screen));
    let mut text = String::new();
    for other in others {
        let room = screen.width - OTHERS;
        let lines = if other.width() <= room { vec![other] } else { wrap(&other, room - 2) };
        for (at, line) in lines.into_iter().enumerate() {
            let white = if at == 0 { "" } else { "  " };
            let _ = writeln!(text, "{head}{white}{line}");
            head = " ".repeat(OTHERS);
        }
    }
    text
}

/// Five parts of sixteen cells, by largest remainder, so that they always fill the bar.
fn bar(weights: Weights, screen: Screen) -> String {
    let parts = [weights.only_you, weights.you_and_others, weights.others, weights.cold, weights.nobody];
    let all: u64 = weights.all();
    if all == 0 {
        return " ".repeat(BAR);
    }
    let mut cells: Vec<u64> = parts.iter().map(|part| part * BAR as u64 / all).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(parts[at] * BAR as u64 % all), at));
    let missing = BAR as u64 - cells.iter().sum::<u64>();
    for &at in order.iter().take(missing as usize) {
        cells[at] += 1;
    }
    let ink = screen.ink;
    let marks = ["█", "▒", "░", "╌", "·"];
    let drawn = |at: usize| marks[at].repeat(cells[at] as usize);
    ink.chart(&drawn(0)) + &ink.dim(&(1..parts.len()).map(drawn).collect::<String>())
}

fn legend(screen: Screen) -> String {
    if screen.width < WIDE {
        // Without the bars there is nothing to explain.
        return String::new();
    }
    let marks = ["█ only you", "▒ you and others", "░ others", "╌ cold: its author is here"];
    format!("  {}\n  · nobody active has worked on it recently\n\n", marks.join("   "))
}
