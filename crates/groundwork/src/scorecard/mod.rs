//! The first screen: what git cannot see, the finding in words, the signs, one thing to try.

mod chart;
mod row;
mod signs;

use std::fmt::Write;

use desk::json::unit;
use desk::scorecard::{findings, nothing_counted, unseen};
use desk::text::{day, day_with_weekday};
use desk::{Report, steps};
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::term::{Ink, as_called, indent, pad, wrap};

pub use chart::{role_mark, round_hours};

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
        text += &indent(desk::scorecard::OF_THAT_DAY, 2, screen.width);
        text.push('\n');
    }
    text += &indent(unseen(report), 2, screen.width);
    text.push('\n');
    let finding: Vec<String> = findings(report).iter().map(ToString::to_string).collect();
    text += &indent(&finding.join(" "), 2, screen.width);
    if report.ground.active.len() > team::TOO_MANY {
        text += &crate::pages::scope(report.ground);
    }
    text.push('\n');
    text += &signs::print(report, screen);
    text += &notes(report, screen);
    if let Some(step) = &report.list.one_thing {
        text += &indent(&format!("If you try one thing: {}", steps::sentence(step)), 2, screen.width);
        text.push('\n');
    }
    let next = next(report);
    let next: Vec<(&str, &str)> = next.iter().map(|(command, answer)| (*command, answer.as_str())).collect();
    text + &commands(&next, screen)
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
    let name = desk::text::clean(&branch.repository);
    let head = desk::text::clean(&branch.head.branch);
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
            unit(&ground.units())
        ),
    };
    indent(&line, 0, screen.width) + "\n"
}

/// What the figures rest on, and how to read them.
fn notes(report: &Report, screen: Screen) -> String {
    let ink = screen.ink;
    let mut text = String::new();
    let mut add = |sentence: &str| {
        for line in indent(sentence, 2, screen.width).lines() {
            let _ = writeln!(text, "{}", ink.dim(line));
        }
    };
    if chart::is_drawn(report) {
        add(&format!(
            "Now is 12 weeks, before the 48 weeks earlier, usual the middle 80 % of your own points in before.{} Nobody \
             else is compared.",
            chart::scale_sentence(report)
        ));
    }
    desk::scorecard::notes(report).iter().for_each(|sentence| add(&sentence.to_string()));
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Commands, ready to copy, with what each answers.
pub fn commands(all: &[(&str, &str)], screen: Screen) -> String {
    const ANSWERS: usize = 33;
    let all: Vec<(String, &str)> =
        all.iter().map(|&(command, answer)| (as_called(command), answer)).collect();
    let widest = all.iter().map(|(command, _)| command.width() + 3).max().unwrap_or_default().max(ANSWERS);
    let mut text = String::new();
    for (command, answer) in &all {
        if 2 + widest + answer.width() <= screen.width {
            let _ = writeln!(text, "  {}{answer}", pad(&screen.ink.name(command), widest));
        } else {
            wrap(command, screen.width - 2)
                .iter()
                .for_each(|line| text += &format!("  {}\n", screen.ink.name(line)));
            text += &indent(answer, 6, screen.width);
        }
    }
    text
}

/// At most three commands, each with what it answers; where figures are missing, what would give them.
fn next(report: &Report) -> Vec<(&'static str, String)> {
    let ground = report.ground;
    if nothing_counted(report) {
        return vec![
            ("groundwork areas --count-configuration", "configuration counts from then on".to_owned()),
            ("groundwork sources --excluded", "each file, and why it does not count".to_owned()),
        ];
    }
    if ground.active.len() > team::TOO_MANY {
        return vec![("groundwork team --scope PATH", "what lies below it is your team's".to_owned())];
    }
    let areas = ground.areas.plain().count();
    let areas = if areas == 1 { "its one area".to_owned() } else { format!("the {areas} areas, one by one") };
    let mut all = Vec::new();
    if report.is_incomplete() {
        all.push(("groundwork sources", "what was read, and what is missing".to_owned()));
    }
    if !report.knowledge.signal.is_dropped() {
        all.push(("groundwork knowledge", areas));
    }
    let opened = if ground.active.others.len() >= 2 {
        if !report.absence.signal.is_dropped() {
            all.push(("groundwork away", "a year of fortnights; what to hand over first".to_owned()));
        }
        "groundwork signal s1a"
    } else {
        "groundwork signal s9"
    };
    all.push(("groundwork open", "all of it in your browser".to_owned()));
    all.push((opened, "how one number is made, down to the commits".to_owned()));
    all.truncate(3);
    all
}

#[cfg(test)]
mod calendar_tests;
#[cfg(test)]
mod requests_tests;
