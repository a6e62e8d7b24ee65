//! One signal: what is so, its line, how it is made, what stands beside it.

use std::fmt::Write;

use desk::Report;
use desk::scorecard::{connects, drawn_anew};
use desk::signal::{facts, finding};
use desk::text::thousands;
use signals::proposals::is_not_said;
use signals::{Signal, Status};

use super::detail::detail;
use super::line::line;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, wrap};

/// Where a fact begins.
const FACT: usize = 14;

/// The page.
pub fn signal(report: &Report, signal: &Signal, screen: Screen) -> String {
    let definition = signal.definition;
    let width = screen.width;
    let made_up = if screen.made_up { ", made up" } else { "" };
    let title = format!("{} ({}{made_up}): {}", definition.name, definition.id, definition.meaning);
    let mut text = indent(&title, 0, width) + "\n";
    text += &(indent(definition.not_seen, 2, width) + "\n");
    let said: Vec<String> =
        finding(report, signal).iter().map(|sentence| screen.ink.sentence(sentence)).collect();
    text += &(indent(&said.join(" "), 2, width) + "\n");
    text += &line(report, signal, screen);
    if let Some(sentence) = drawn_anew(report).filter(|_| !signal.points.is_empty() && definition.id != "s8")
    {
        text += &(indent(&sentence, 2, width) + "\n");
    }
    text += &detail(report, signal, screen);
    for (name, value) in facts(report, signal) {
        text += &fact(name, &screen.ink.sentence(&value), screen);
    }
    text.push('\n');
    text + &next_steps(report, signal, screen)
}

fn fact(name: &str, value: &str, screen: Screen) -> String {
    let mut text = String::new();
    if screen.width < 40 {
        return indent(&format!("{name}: {value}"), 2, screen.width);
    }
    for (at, line) in wrap(value, screen.width - FACT).iter().enumerate() {
        let name = if at == 0 { name } else { "" };
        let _ = writeln!(text, "  {}{line}", screen.ink.dim(&format!("{name:<12}")));
    }
    text
}

/// What to do next: the records, and the right to disagree.
fn next_steps(report: &Report, signal: &Signal, screen: Screen) -> String {
    let definition = signal.definition;
    let command = |option: &str| format!("groundwork signal {} {option}", definition.slug);
    let mut all: Vec<(String, String)> = Vec::new();
    if let Status::NotConnected(source) = signal.status {
        let answer = match source {
            signals::FORGE => "reads it from your forge",
            signals::calendar::CALENDAR => "reads it from your calendar",
            _ => "reads them from a file",
        };
        all.push((connects(source).to_owned(), answer.to_owned()));
    }
    if definition.id == "s8" && report.calendar.says.is_some() {
        all.push(("groundwork meetings".to_owned(), "which series count, to be put right".to_owned()));
    }
    if definition.id == "s9" && !report.hours.said {
        all.push((
            "groundwork hours 08:30-18:00 mon-fri".to_owned(),
            "yours; then there is a share".to_owned(),
        ));
    }
    if definition.id == "s6a" && report.ground.settings.days_off.is_empty() {
        let example = "groundwork days-off 2026-07-27..2026-08-07".to_owned();
        all.push((example, "days off you had; then there is a table".to_owned()));
    }
    if is_not_said(signal) {
        all.push(("groundwork proposals".to_owned(), "how one is known; then there is a figure".to_owned()));
    }
    if !signal.numerator.is_empty() {
        all.push((
            command("--evidence"),
            match signal.numerator.len() {
                1 => "the one behind it".to_owned(),
                n => format!("the {} behind it", thousands(n as u64)),
            },
        ));
    }
    if !signal.denominator.is_empty() {
        // A calendar is the lead's own, titles and all.
        let own = definition.id == "s8";
        all.push((
            command("--denominator"),
            match signal.denominator.len() {
                1 if own => "the only one".to_owned(),
                1 => "the only one, without a name".to_owned(),
                n if own => format!("all {}", thousands(n as u64)),
                n => format!("all {}, without names", thousands(n as u64)),
            },
        ));
    }
    let disagree = format!("groundwork disagree {} \"why\"", definition.id);
    all.push((disagree, "put your words beside it".to_owned()));
    all.truncate(3);
    let all: Vec<(&str, &str)> =
        all.iter().map(|(command, answer)| (command.as_str(), answer.as_str())).collect();
    commands(&all, screen)
}
