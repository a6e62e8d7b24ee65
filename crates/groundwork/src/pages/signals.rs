//! All signals, a line each: what each is called, and its figure.

use desk::Report;
use desk::signal::{quantity, share};
use signals::{Signal, Status};

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
        let figure = figure(report, signal, screen);
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

fn figure(report: &Report, signal: &Signal, screen: Screen) -> String {
    match (&signal.status, signal.count) {
        (Status::NotApplicable(_), _) => "not applicable".to_owned(),
        (Status::Dropped(_), _) => "not seen".to_owned(),
        (Status::NotEnough { .. }, _) => "too few".to_owned(),
        (Status::Value, Some(count)) if count.of > 0 => screen.ink.sentence(&share(count)),
        (Status::Value, Some(count)) => quantity(count.part, short(signal.definition.unit)),
        (Status::Value, None) if signal.definition.id == "s10g" => {
            quantity(report.hand_overs.all.len() as u64, short(signal.definition.unit))
        }
        (Status::Value, None) => signal
            .value
            .map_or("none".to_owned(), |value| quantity(value as u64, short(signal.definition.unit))),
    }
}

/// A unit without what is said behind it.
fn short(unit: &str) -> &str {
    unit.split_once(" by ").map_or(unit, |(short, _)| short)
}
