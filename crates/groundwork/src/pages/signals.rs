//! All signals, a line each: what each is called, and its figure.

use desk::Report;
use desk::notes::LogFigure;
use desk::signal::figure;

use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};

/// Cells of an id, a slug and a name, with the white behind each.
const ID: usize = 6;
const SLUG: usize = 24;
const NAME: usize = 24;

/// The list.
pub fn signals(report: &Report, log: &[LogFigure], screen: Screen) -> String {
    let mut text = String::new();
    for signal in report.signals() {
        let definition = signal.definition;
        let figure = screen.ink.sentence(&figure(report, signal));
        if screen.width < ID + SLUG + NAME + 24 {
            let line = format!("{} {} ({}): {figure}", definition.id, definition.slug, definition.name);
            text += &indent(&line, 2, screen.width);
            continue;
        }
        let id = pad(&screen.ink.name(definition.id), ID);
        text += &format!("  {id}{:<SLUG$}{:<NAME$}{figure}\n", definition.slug, definition.name);
    }
    text += &of_the_log(log, screen);
    text += "\n";
    let mut all = vec![("groundwork signal NAME", "one of them: definition, line, records")];
    if !log.is_empty() {
        all.push(("groundwork log", "the lines that the others are counted from"));
    }
    text + &commands(&all, screen)
}

/// What the log says of signals that git cannot see. They have no page of their own, so that no id stands beside them.
fn of_the_log(log: &[LogFigure], screen: Screen) -> String {
    if log.is_empty() {
        return String::new();
    }
    let mut text = "\n  Of the log\n".to_owned();
    for figure in log {
        let more = if figure.more.is_empty() { String::new() } else { format!(". {}", figure.more) };
        let line = format!("{}: {}{more}", figure.name, figure.words);
        text += &indent(&line, 2, screen.width);
    }
    text
}
