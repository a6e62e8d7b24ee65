//! All signals, a line each: what each is called, and its figure.

use desk::Report;
use desk::signal::figure;

use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};

/// Cells of an id, a slug and a name, with the white behind each.
const ID: usize = 6;
const SLUG: usize = 24;
const NAME: usize = 24;

/// The list.
pub fn signals(report: &Report, screen: Screen) -> String {
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
    text += "\n";
    text + &commands(&[("groundwork signal NAME", "one of them: definition, line, records")], screen)
}
