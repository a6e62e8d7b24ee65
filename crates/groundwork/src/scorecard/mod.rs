//! The first screen: what git cannot see, the finding in words, the signs, one thing to try.

mod chart;
mod opening;
mod row;
mod signs;

use std::fmt::Write;

use jiff::civil::Date;
use team::areas::ENOUGH_AREAS;

use crate::json::unit;
use crate::report::Report;
use crate::steps;
use crate::term::{Ink, day, day_with_weekday, indent, thousands};

pub use chart::role_mark;
pub use signs::words as verdict_words;

/// How a screen is shown.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Styles and marks.
    pub ink: Ink,
    /// Cells of a line.
    pub width: usize,
    /// A day in the past, where it was asked for.
    pub as_of: Option<Date>,
    /// Whether the team is made up.
    pub made_up: bool,
}

/// The whole screen.
pub fn print(report: &Report, screen: Screen) -> String {
    let mut text = heading(report, screen);
    if screen.as_of.is_some() {
        text += &indent(
            "Team and knowledge are of that day; areas and your corrections are today's.",
            2,
            screen.width,
        );
        text.push('\n');
    }
    text += &indent(opening::unseen(report), 2, screen.width);
    text.push('\n');
    for sentence in opening::findings(report) {
        text += &indent(&sentence, 2, screen.width);
    }
    text.push('\n');
    text += &signs::print(report, screen);
    text += &notes(report, screen);
    if let Some(step) = &report.list.one_thing {
        text += &indent(&format!("If you try one thing: {}", steps::sentence(step)), 2, screen.width);
        text.push('\n');
    }
    text += &commands(report, screen);
    text
}

/// The line that names what is shown.
pub fn heading(report: &Report, screen: Screen) -> String {
    let ground = report.ground;
    let branch = &ground.branches[0].history;
    let made_up = if screen.made_up { " (made up)" } else { "" };
    let more = match ground.branches.len() {
        1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    let name = crate::term::clean(&branch.repository);
    let head = crate::term::clean(&branch.head.branch);
    let sunday = ground.clock.last_sunday(0);
    let line = match screen.as_of {
        Some(_) => format!(
            "{name}{made_up}{more}, {head}, as of {}: twelve weeks to Sunday {}",
            format_args!("{} {}", day_with_weekday(ground.clock.date()), ground.clock.date().year()),
            day(sunday)
        ),
        None => format!(
            "{name}{made_up}{more}, {head}, twelve weeks to Sunday {}, {}",
            day(sunday),
            unit(ground.unit())
        ),
    };
    indent(&line, 0, screen.width) + "\n"
}

/// What the figures rest on, and how to read them.
fn notes(report: &Report, screen: Screen) -> String {
    let ground = report.ground;
    let ink = screen.ink;
    let mut text = String::new();
    let mut add = |sentence: &str| {
        for line in indent(sentence, 2, screen.width).lines() {
            let _ = writeln!(text, "{}", ink.dim(line));
        }
    };
    if ground.active.others.len() >= 2 {
        add(&format!(
            "Now is 12 weeks, before the 48 weeks earlier, usual the middle 80 % of your own points in before.{} Nobody \
             else is compared.",
            chart::scale_sentence(report)
        ));
    }
    add(
        "Only you: worked on it on two days in the last year, or wrote it in the last year and a half, and nobody else \
         active did.",
    );
    add(&who_counts(report));
    for sentence in left_out(report) {
        add(&sentence);
    }
    text.push('\n');
    text
}

fn who_counts(report: &Report) -> String {
    let ground = report.ground;
    let visitors = match (ground.visitors.people, ground.visitors.changes) {
        (0, _) => "no visitors".to_owned(),
        (1, changes) => format!("1 visitor with {} is in no share", counted(changes, "change")),
        (people, changes) => format!("{people} visitors with {} are in no share", counted(changes, "change")),
    };
    let bots = match ground.changes.bots {
        0 => String::new(),
        n => format!(" {} by bots count nowhere.", counted(n, "commit")),
    };
    let active = match ground.active.len() {
        1 => "1 person is active".to_owned(),
        n => format!("{n} people are active"),
    };
    let you = if ground.active.lead { ", you among them" } else { "" };
    format!("{active}{you}; {visitors}.{bots}")
}

/// What was left out, and what would change it.
fn left_out(report: &Report) -> Vec<String> {
    let ground = report.ground;
    let mut sentences = Vec::new();
    let asked: Vec<_> =
        ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none()).collect();
    if !asked.is_empty() {
        sentences.push(format!(
            "{} as an upstream sync; {} by people who appear nowhere else are left out until you say whether that is so.",
            if asked.len() == 1 { "1 merge looks".to_owned() } else { format!("{} merges look", asked.len()) },
            counted(asked.iter().map(|sync| sync.left_out).sum(), "commit")
        ));
    }
    match ground.changes.imports.len() {
        0 => {}
        1 => sentences
            .push("1 merge brought another repository with its history: it is nobody's change.".to_owned()),
        n => sentences.push(format!(
            "{n} merges brought other repositories with their history: they are nobody's changes."
        )),
    }
    if ground.changes.excluded > 0 {
        sentences.push(format!("{} you left out.", counted(ground.changes.excluded, "commit")));
    }
    let others = ground.areas.plain().count();
    if others < ENOUGH_AREAS && others > 0 {
        sentences.push(format!(
            "There are only {others} areas to speak of: groundwork areas split AREA --as NAME GLOB makes more."
        ));
    }
    for area in ground.areas.all.iter().filter(|area| area.coarse && others >= ENOUGH_AREAS) {
        sentences.push(format!(
            "{} holds {} of {} changes of two years, too much for one area: groundwork areas split names its parts.",
            crate::term::clean(&area.name),
            thousands(area.weight as u64),
            thousands(ground.areas.changes as u64)
        ));
    }
    sentences
}

/// `1 commit`, `2,310 commits`.
pub fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{} {what}s", thousands(n as u64)) }
}

fn commands(report: &Report, screen: Screen) -> String {
    let areas = report.ground.areas.plain().count();
    let mut all: Vec<(&str, String)> =
        vec![("groundwork knowledge", format!("the {areas} areas, one by one"))];
    if report.ground.active.others.len() >= 2 {
        all.push(("groundwork away", "a year of fortnights; what to hand over first".to_owned()));
        all.push(("groundwork signal s1a", "how one number is made, down to the commits".to_owned()));
    } else {
        all.push(("groundwork signal s9", "how one number is made, down to the commits".to_owned()));
    }
    let mut text = String::new();
    for (command, answers) in all {
        if screen.width >= 60 {
            let _ = writeln!(text, "  {}{}", screen.ink.name(&format!("{command:<33}")), answers);
        } else {
            let _ = writeln!(text, "  {}", screen.ink.name(command));
        }
    }
    text
}
