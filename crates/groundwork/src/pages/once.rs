//! Single times of meetings, and what is there once: what was there on a day, and all that counts as time for what is far off.

use desk::corrections::meetings::people;
use desk::corrections::once::{By, OfDay, Once};
use desk::text::{clean, cut, day, day_short, number_of};
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::scorecard::{Screen, commands};
use crate::term::{indent, plain};

/// What was there on a day; numbered where one is chosen by its number.
pub fn of_day(found: &OfDay, numbered: bool, screen: Screen) -> String {
    let on = found.in_words();
    let mut text = match found.all.as_slice() {
        [] => indent(&on, 2, screen.width),
        _ => indent(&on, 0, screen.width) + "\n",
    };
    let widest = found.all.len().to_string().width();
    for (at, one) in found.all.iter().enumerate() {
        let number = if numbered { format!("{:>widest$}  ", at + 1) } else { String::new() };
        let counts = one.counts().unwrap_or_default();
        text += &row(&number, one, &counts, screen);
    }
    if let Some(others) = found.others_in_words() {
        text += &indent(&others, 2, screen.width);
    }
    let Some(first) = found.all.first().filter(|_| !numbered) else { return text };
    let option = if first.far_off { "--not-long-horizon" } else { "--long-horizon" };
    let says = if first.far_off { "counts it no longer as far off" } else { "counts it as far off" };
    let mark = format!("groundwork meetings {} {} {option}", found.day, first.name);
    text.push('\n');
    text + &commands(&[(&mark, says), ("groundwork meetings --long-horizon", "all that counts so")], screen)
}

/// All that counts as time for what is far off in the twelve weeks.
pub fn far_off(all: &[Once], sunday: Date, screen: Screen) -> String {
    if all.is_empty() {
        let none = "Nothing of the twelve weeks counts as time for what is far off.";
        let mark = [("groundwork meetings DAY WHICH --long-horizon", "counts one time so")];
        return indent(none, 2, screen.width) + "\n" + &commands(&mark, screen);
    }
    let times = number_of(all.len(), "time");
    let head = format!("Time for what is far off, {times} in twelve weeks to Sunday {}", day(sunday));
    let mut text = indent(&head, 0, screen.width) + "\n";
    for one in all {
        let on = one.at.0.date();
        let date = format!("{} {:>6}  ", one.at.0.strftime("%a"), day_short(on, sunday.year()));
        text += &row(&date, one, one.by.map(By::in_words).unwrap_or_default(), screen);
    }
    let not = format!("groundwork meetings {} {} --not-long-horizon", all[0].at.0.date(), all[0].name);
    text.push('\n');
    text + &commands(&[(&not, "counts it no longer"), ("groundwork signal s8", "what comes of it")], screen)
}

/// `14:00 to 16:00  c10000  you alone: far off, as you said`, and its title under it.
fn row(before: &str, one: &Once, counts: &str, screen: Screen) -> String {
    let head = format!("{before}{}  {}  ", one.hours(), one.name);
    let colon = if counts.is_empty() { "" } else { ": " };
    let rest = format!("{}{colon}{counts}", people(one.listed));
    let mut text = format!("  {head}{rest}\n");
    if text.trim_end().width() > screen.width {
        text = indent(&format!("{head}{rest}"), 2, screen.width);
    }
    if let Some(title) = &one.title {
        let from = 2 + before.width();
        let title = plain(&cut(&clean(title), screen.width.saturating_sub(from)));
        text += &format!("{}{}\n", " ".repeat(from), screen.ink.dim(&title));
    }
    text
}
