//! Before the lead leaves: approvals only they gave, and what waits for them.

use std::fmt::Write;

use desk::Report;
use desk::away::{AREAS, BEFORE_LEAVING, approvals, approved, waiting};
use desk::scorecard::{CONNECT, not_connected};
use desk::text::{capital, clean, cut_front, number_of};

use crate::pages::table::WIDE;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad, wrap};

/// Cells of an area, and of its requests.
const AREA: usize = 28;
const REQUESTS: usize = 4;

/// Both; where no forge says so, one sentence and the command.
pub fn part(report: &Report, screen: Screen, names: bool) -> String {
    if report.waiting.signal.is_not_connected() {
        let why = capital(not_connected(report.ground));
        let why = format!("{why}. With a forge: approvals only you gave, and what waits for you.");
        return indent(&why, 2, screen.width) + &commands(&[(CONNECT, "reads it")], screen) + "\n";
    }
    only_yours(report, screen, names) + &waits(report, screen)
}

fn only_yours(report: &Report, screen: Screen, names: bool) -> String {
    let signal = &report.gate.signal;
    let Some(said) = approved(report).filter(|_| !signal.is_dropped()) else { return String::new() };
    let mut text = indent("Approvals only you gave (requests by area; who else knows it)", 2, screen.width);
    text += &indent(&said, 4, screen.width);
    let all = approvals(report);
    for of in all.iter().take(AREAS) {
        let area = of.area.as_deref().map_or("no area that counts".to_owned(), clean);
        let who = if names { of.by_name(report) } else { of.counted() };
        if screen.width < WIDE {
            let requests = number_of(of.requests as usize, "request");
            let who = if who.is_empty() { who } else { format!("; {who}") };
            text += &indent(&format!("{area}: {requests}{who}"), 4, screen.width);
            continue;
        }
        let mut head = format!(
            "    {}{:>REQUESTS$}   ",
            pad(&screen.ink.name(&cut_front(&area, AREA - 2)), AREA),
            of.requests
        );
        let lines =
            if who.is_empty() { vec![who] } else { wrap(&who, screen.width - 4 - AREA - REQUESTS - 3) };
        for line in lines {
            let _ = writeln!(text, "{}", format!("{head}{line}").trim_end());
            head = " ".repeat(4 + AREA + REQUESTS + 3);
        }
    }
    if all.len() > AREAS {
        text += &indent(&format!("and {} more with fewer", all.len() - AREAS), 4, screen.width);
    }
    if !signal.numerator.is_empty() {
        text += &commands(&[("groundwork signal s2 --evidence", "each of them")], screen);
    }
    text + "\n"
}

fn waits(report: &Report, screen: Screen) -> String {
    let signal = &report.waiting.signal;
    if signal.is_dropped() {
        return String::new();
    }
    let (items, more) = waiting(report);
    if items.is_empty() {
        return indent("Nothing waits for you now.", 2, screen.width) + "\n";
    }
    let mut text = "  What waits for you now, the oldest first\n".to_owned();
    for (words, _) in items {
        text += &indent(&words, 4, screen.width);
    }
    if more > 0 {
        text += &indent(&format!("and {more} more: groundwork signal s3w"), 4, screen.width);
    }
    text + &indent(BEFORE_LEAVING, 2, screen.width) + "\n"
}
