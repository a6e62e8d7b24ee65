//! Meetings that come again: when, how often, of how many, and what each counts as.

use desk::corrections::meetings::{Named, people};
use desk::text::{clean, cut, day};
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::scorecard::{Screen, commands};
use crate::term::{indent, plain};

/// The list.
pub fn meetings(all: &[Named], sunday: Date, screen: Screen) -> String {
    let Some(first) = all.first() else {
        return indent("No meeting of your calendar came again in the twelve weeks.", 2, screen.width);
    };
    let head = format!("Meetings that come again, twelve weeks to Sunday {}", day(sunday));
    let mut text = indent(&head, 0, screen.width) + "\n";
    for one in all {
        text += &row(one, screen);
    }
    text.push('\n');
    let word = if first.of.one_to_one { "--not-one-to-one" } else { "--one-to-one" };
    let correct = format!("groundwork meetings {} {word}", first.name);
    let far = format!("groundwork meetings {} --long-horizon", first.name);
    text + &commands(
        &[
            (&correct, "puts it right"),
            (&far, "counts it as far off"),
            ("groundwork signal s8", "what comes of it"),
        ],
        screen,
    )
}

/// `3fa92c  Tue 10:00, 11 of 12 kept, 2 people: one-to-ones`, and its title under it.
fn row(one: &Named, screen: Screen) -> String {
    let (weekday, time) = one.of.at;
    let when = format!("{} {}", &format!("{weekday:?}")[..3], time.strftime("%H:%M"));
    let people = people(one.of.listed);
    let head = format!("{}  {when}  ", one.name);
    let rest = format!("{} of {} kept, {people}{}", one.of.kept, one.of.planned, counts(one));
    let mut text = format!("  {head}{rest}\n");
    if text.trim_end().width() > screen.width {
        text = indent(&format!("{head}{rest}"), 2, screen.width);
    }
    if let Some(title) = &one.of.title {
        let from = 4 + one.name.width();
        let title = plain(&cut(&clean(title), screen.width.saturating_sub(from)));
        text += &format!("{}{}\n", " ".repeat(from), screen.ink.dim(&title));
    }
    text
}

/// What it counts as, and by whom.
fn counts(one: &Named) -> String {
    let of = |counts: bool, said: bool, what: &str| match (counts, said) {
        (true, true) => Some(format!("{what}, as you said")),
        (true, false) => Some(what.to_owned()),
        (false, true) => Some(format!("no {what}, as you said")),
        (false, false) => None,
    };
    let all: Vec<String> = [
        of(one.of.one_to_one, one.said_one_to_one, "one-to-ones"),
        of(one.of.long_horizon, one.said_long_horizon, "time for what is far off"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if all.is_empty() { String::new() } else { format!(": {}", all.join("; ")) }
}
