//! A year of fortnights, replayed; acts only the lead does; what to hand over first.

use std::fmt::Write;

use signals::s6b::{LEAST_IN_SPAN, Span};
use signals::{Count, Status};
use team::Ground;

use super::not_seen;
use crate::report::Report;
use crate::scorecard::{Screen, met};
use crate::steps;
use crate::term::{clean, counted, cut, day_short, indent, percent, thousands};

/// The page, for spans of 14 or 28 days.
pub fn away(report: &Report, days: u8, screen: Screen, names: bool) -> String {
    let signal = &report.absence.signal;
    let mut text = format!("If you were away for {days} days\n\n");
    text += &(indent(signal.definition.not_seen, 2, screen.width) + "\n");
    match &signal.status {
        Status::NotApplicable(why) => {
            return text + &indent(&format!("Not applicable: {why}."), 2, screen.width);
        }
        Status::Dropped(why) => return text + &not_seen(report, why, screen),
        Status::Value | Status::NotEnough { .. } => {}
    }
    let spans = if days == 28 { &report.absence.months } else { &report.absence.fortnights };
    text += &(indent(&finding(report, spans), 2, screen.width) + "\n");
    if !report.absence.hits_only {
        text += &strip(report, spans, days, screen);
    }
    text += &acts(report, screen);
    text += &days_off(report, screen);
    text += &list(report, screen, names);
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

fn finding(report: &Report, spans: &[Span]) -> String {
    let hits: Count = spans.iter().map(|span| span.hits).sum();
    let looser: Count = spans.iter().map(|span| span.looser).sum();
    if hits.part == 0 {
        return "Nothing in git met what only you had worked on. That is not the same as nothing.".to_owned();
    }
    if report.absence.hits_only {
        return format!("In the last year {} a file only you had worked on.", met(hits.part));
    }
    let enough = hits.of >= 30;
    let share = |count: Count| count.share().map(percent).unwrap_or_default();
    let shares = if enough {
        format!(" ({}; {} if once in half a year is enough)", share(hits), share(looser))
    } else {
        String::new()
    };
    format!(
        "In the last year {} of {} changes by the others{shares} touched a file only you had worked on.",
        thousands(hits.part),
        thousands(hits.of)
    )
}

fn strip(report: &Report, spans: &[Span], days: u8, screen: Screen) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let ground = report.ground;
    let share = |span: &Span| span.hits.share().filter(|_| span.hits.of >= LEAST_IN_SPAN);
    let most = spans.iter().filter_map(share).fold(0.0, f64::max);
    let top = [0.1, 0.2, 0.4, 0.6, 0.8].into_iter().find(|&round| most <= round).unwrap_or(1.0);
    let mark = |span: &Span| match share(span) {
        None => screen.ink.mark("·", ".").to_owned(),
        Some(share) if screen.ink.ascii => ((share / top * 9.0).round() as u32).to_string(),
        Some(share) => STEPS[((share / top * 8.0).ceil() as usize).clamp(1, 8) - 1].to_string(),
    };
    let marks: String = spans.iter().rev().map(mark).collect();
    let first = ground.clock.last_sunday(52 - i32::from(days) / 7).strftime("%b %Y").to_string();
    let last = ground.clock.last_sunday(0).strftime("%b %Y").to_string();
    let name = if days == 28 { "13 spans of 28 days" } else { "26 fortnights" };
    let mut text = format!("  {name}   {}   {first} to {last}\n", screen.ink.chart(&marks));
    let white = " ".repeat(name.len() + 5);
    let few = screen.ink.mark("·", ".");
    let _ = writeln!(
        text,
        "{white}{}",
        screen.ink.dim(&format!("0 to {}, {few} fewer than 5 changes", percent(top)))
    );
    let own = crate::term::share(report.absence.own).unwrap_or_else(|| counted(report.absence.own));
    let own = format!("Your own share of all changes in those weeks: {own}.");
    let sentence = match report.absence.percentiles.filter(|_| days == 14) {
        Some([tenth, half, ninetieth]) => format!(
            "10th percentile {}, 50th {}, 90th {}. {own}",
            percent(tenth),
            percent(half),
            percent(ninetieth)
        ),
        None => own,
    };
    text + &indent(&sentence, 2, screen.width) + "\n"
}

fn acts(report: &Report, screen: Screen) -> String {
    let ground = report.ground;
    let mut text = String::new();
    for (act, _) in &report.list.acts {
        let year = ground.clock.date().year();
        let when = match act.next.filter(|&next| next >= ground.clock.date()) {
            Some(next) => format!("{} {}", next.strftime("%a"), day_short(next, year)),
            None => "no usual date".to_owned(),
        };
        let what = match act.path {
            None => format!("a release; you did {} of the last {}", act.done.part, act.done.of),
            Some(file) => {
                let path = cut(&ground.path(file), 36, screen.ink.ascii);
                format!("{path}; you in {} of 12 months, nobody else", act.done.part)
            }
        };
        for (at, line) in crate::term::wrap(&what, screen.width.saturating_sub(19)).into_iter().enumerate() {
            let when = if at == 0 { when.as_str() } else { "" };
            let _ = writeln!(text, "    {}{line}", screen.ink.past(&format!("{when:<15}")));
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("  Acts only you do, and when they come next\n{text}\n")
}

/// What happened on the days off the lead gave, against equal spans before and after.
fn days_off(report: &Report, screen: Screen) -> String {
    let Some(off) = crate::days_off::compare(report.ground) else { return String::new() };
    indent(&off, 2, screen.width) + "\n"
}

fn list(report: &Report, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    if report.list.areas.is_empty() {
        return String::new();
    }
    let title = "Hand over first (changes that met what only you had worked on; who else)";
    let mut text = indent(title, 2, screen.width);
    for entry in &report.list.areas {
        let (hits, all) = entry.hits;
        let area = cut(&entry.area, 28, screen.ink.ascii);
        let pad = " ".repeat(30_usize.saturating_sub(unicode_width::UnicodeWidthStr::width(area.as_str())));
        let hits = counted(Count { part: hits, of: all });
        let others = who(ground, &entry.others, names);
        let _ = writeln!(text, "    {}{pad}{hits:>12}   {}", screen.ink.name(&area), others[0]);
        for other in &others[1..] {
            let _ = writeln!(text, "{}{other}", " ".repeat(49));
        }
        if let Some(step) = &entry.step {
            text += &indent(&steps::sentence(step), 6, screen.width);
        }
    }
    text + "\n"
}

/// Who else knows some of an area: counted, or by name where names were asked for.
fn who(ground: &Ground, others: &[(team::PersonIx, usize, i64)], names: bool) -> Vec<String> {
    let year = ground.clock.date().year();
    let on = |last: i64| day_short(ground.clock.day(last), year);
    if others.is_empty() {
        return vec!["nobody else".to_owned()];
    }
    if names {
        let named = |(person, days, last): &(team::PersonIx, usize, i64)| {
            let name = clean(&ground.people.persons[*person as usize].name);
            let name = name.split_whitespace().next().unwrap_or(&name).to_owned();
            format!("{name} {}, {}", crate::scorecard::counted(*days, "day"), on(*last))
        };
        return others.iter().map(named).collect();
    }
    let last = others.iter().map(|(_, _, last)| *last).max().unwrap_or_default();
    let people = if others.len() == 1 { "1 other".to_owned() } else { format!("{} others", others.len()) };
    vec![format!("{people}, last {}", on(last))]
}
