//! A year of fortnights, replayed; acts only the lead does; what happened in absences; approvals only the lead gave; what to hand over
//! first.

mod gate;
mod happened;

use std::fmt::Write;

use desk::away::{done, finding, percentiles};
use desk::text::{clean, counted, cut_front, day_short, percent};
use desk::{Report, steps};
use signals::handover::SHOWN;
use signals::s6b::{LEAST_IN_SPAN, Span};
use signals::{Count, Status};

use crate::pages::not_seen;
use crate::pages::others::who;
use crate::pages::table::WIDE;
use crate::scorecard::Screen;
use crate::term::{indent, pad, wrap};

/// Cells of a date to come, of an area and its hits, and of all before who else knows.
const WHEN: usize = 13;
const AREA: usize = 28;
const HITS: usize = 14;
const OTHERS: usize = 4 + AREA + HITS + 3;

/// The page, for spans of 14 or 28 days; `decided` says what others decided in absences, by the log.
pub fn away(report: &Report, days: u8, decided: Option<&str>, screen: Screen, names: bool) -> String {
    let signal = &report.absence.signal;
    let made_up = if screen.made_up { " (made up)" } else { "" };
    let mut text = format!("If you were away for {days} days{made_up}\n\n");
    let chosen = desk::scope::by_you(report.ground);
    text += &chosen.map_or(String::new(), |chosen| indent(&chosen, 2, screen.width));
    text += &(indent(signal.definition.not_seen, 2, screen.width) + "\n");
    match &signal.status {
        Status::NotApplicable(why) => {
            return text + &indent(&format!("Not applicable: {why}."), 2, screen.width);
        }
        Status::Dropped(why) => return text + &not_seen(report, why, screen),
        Status::Value | Status::NotEnough { .. } | Status::NotConnected(_) => {}
    }
    let spans = if days == 28 { &report.absence.months } else { &report.absence.fortnights };
    text += &(indent(&finding(report, spans), 2, screen.width) + "\n");
    if !report.absence.hits_only {
        text += &strip(report, spans, days, screen);
    }
    text += &acts(report, screen);
    text += &happened::part(report, decided, screen);
    text += &list(report, days, screen, names);
    text += &gate::part(report, screen, names);
    if let Some(step) = &report.list.one_thing {
        text += &(indent(&format!("One next step: {}", steps::sentence(step)), 2, screen.width) + "\n");
    }
    text += &indent(
        "Only you: you worked on it on two days in the last year, or wrote it in the last year and a half, and nobody \
         else active did. Worked out anew at the start of each span. Evidence: groundwork away --evidence",
        2,
        screen.width,
    );
    text
}

/// The year as one mark a span; on a narrow terminal only what it comes to.
fn strip(report: &Report, spans: &[Span], days: u8, screen: Screen) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let (ground, ink) = (report.ground, screen.ink);
    let share = |span: &Span| span.hits.share().filter(|_| span.hits.of >= LEAST_IN_SPAN);
    let most = spans.iter().filter_map(share).fold(0.0, f64::max);
    let top = [0.1, 0.2, 0.4, 0.6, 0.8].into_iter().find(|&round| most <= round).unwrap_or(1.0);
    let mark = |span: &Span| match share(span) {
        None => ink.dim("·"),
        Some(share) if ink.ascii => ink.chart(&((share / top * 9.0).round() as u32).to_string()),
        Some(share) => ink.chart(&STEPS[((share / top * 8.0).ceil() as usize).clamp(1, 8) - 1].to_string()),
    };
    let month = |weeks| ground.clock.last_sunday(weeks).strftime("%b %Y").to_string();
    let (first, last) = (month(52 - i32::from(days) / 7), month(0));
    let name = if days == 28 { "13 spans of 28 days" } else { "26 fortnights" };
    let mut text = String::new();
    if screen.width >= WIDE {
        let marks: String = spans.iter().rev().map(mark).collect();
        let white = " ".repeat(name.len() + 5);
        let scale = ink.dim(&format!("0 to {}, · fewer than 5 changes", percent(top)));
        text = format!("  {name}   {marks}   {first} to {last}\n{white}{scale}\n");
    }
    let own = format!(
        "Your own share of all changes in those weeks: {}.",
        ink.sentence(&desk::signal::share(report.absence.own))
    );
    let sentence = match report.absence.percentiles.filter(|_| days == 14) {
        Some(all) => format!("{} {own}", percentiles(all)),
        None => own,
    };
    text + &indent(&sentence, 2, screen.width) + "\n"
}

fn acts(report: &Report, screen: Screen) -> String {
    let ground = report.ground;
    let mut text = String::new();
    for (act, _) in &report.list.acts {
        let year = ground.clock.date().year();
        let when = match act.coming(ground.today) {
            Some(next) => format!("{} {:>6}", next.strftime("%a"), day_short(next, year)),
            None => "no usual date".to_owned(),
        };
        let what = match act.path {
            None => format!("{}; {}", act.release(), done(act)),
            Some(file) => {
                let path = cut_front(&ground.path(file), 36);
                format!("{path}; {}", done(act))
            }
        };
        for (at, line) in wrap(&what, screen.width.saturating_sub(WHEN + 4)).into_iter().enumerate() {
            let when = if at == 0 { when.as_str() } else { "" };
            let _ = writeln!(text, "    {}{line}", screen.ink.past(&format!("{when:<WHEN$}")));
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("  Acts only you do, and when they come next\n{text}\n")
}

/// The areas by hits, with who else knows some of each.
fn list(report: &Report, days: u8, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    if report.list.areas.is_empty() {
        return String::new();
    }
    let met = "changes that met what only you had worked on; who else";
    let title = match days {
        14 => format!("Hand over first ({met})"),
        _ => format!("Hand over first, as for 14 days ({met})"),
    };
    let mut text = indent(&title, 2, screen.width);
    for entry in report.list.areas.iter().take(SHOWN) {
        let (hits, all) = entry.hits;
        let hits = counted(Count { part: hits, of: all });
        let others = who(ground, &entry.others, names);
        if screen.width < WIDE {
            let line = format!("{}: {hits}; {}", clean(&entry.area), others.join("; "));
            text += &indent(&line, 4, screen.width);
            continue;
        }
        let area = pad(&screen.ink.name(&cut_front(&entry.area, AREA - 2)), AREA);
        let mut head = format!("    {area}{hits:>HITS$}   ");
        for other in others {
            for line in wrap(&other, screen.width - OTHERS) {
                let _ = writeln!(text, "{head}{line}");
                head = " ".repeat(OTHERS);
            }
        }
    }
    match report.list.areas.len().saturating_sub(SHOWN) {
        0 => text + "\n",
        more => text + &indent(&format!("and {more} more with fewer"), 4, screen.width) + "\n",
    }
}
