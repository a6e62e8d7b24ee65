//! The first screen: what git cannot see, the finding in words, the signs, one thing to try.

mod chart;
mod opening;
mod row;
mod signs;

use std::fmt::Write;

use desk::text::{day, day_with_weekday, number_of, thousands};
use desk::{Report, steps};
use jiff::civil::Date;
use team::areas::ENOUGH_AREAS;
use unicode_width::UnicodeWidthStr;

use crate::json::unit;
use crate::term::{Ink, as_called, indent, pad, wrap};

pub use chart::role_mark;
pub use opening::{first_change, in_words};
pub use signs::{met, no_share_of_days, none_is_yours, words as verdict_words};

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
        text += &indent(
            "Team and knowledge are of that day; areas and your corrections are today's.",
            2,
            screen.width,
        );
        text.push('\n');
    }
    text += &indent(opening::unseen(report), 2, screen.width);
    text.push('\n');
    for sentence in opening::findings(report) {
        text += &indent(&sentence, 2, screen.width);
    }
    if report.ground.active.len() > team::TOO_MANY {
        text += &crate::pages::scope(report.ground);
    }
    text.push('\n');
    text += &signs::print(report, screen);
    text += &notes(report, &text, screen);
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

/// What the figures rest on, and how to read them: words that stand above are explained, others are not.
fn notes(report: &Report, above: &str, screen: Screen) -> String {
    let ground = report.ground;
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
    if above.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().contains("only you") {
        add(
            "Only you: worked on it on two days in the last year, or wrote it in the last year and a half, and nobody \
             else active did.",
        );
    }
    if !opening::nothing_counted(report) && signals::knows_who_is_active(ground) {
        add(&who_counts(report));
    }
    for sentence in left_out(report).into_iter().chain(may_be_you(report)).chain(drawn_anew(report)) {
        add(&sentence);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Addresses that may be the lead's: a missed one is a stranger who "also knows".
fn may_be_you(report: &Report) -> Option<String> {
    let (ground, lead) = (report.ground, report.ground.lead());
    let proposals = ground.people.proposals(ground.settings);
    match proposals.iter().filter(|proposal| proposal.one == lead || proposal.other == lead).count() {
        0 => None,
        1 => Some(
            "1 other name here may be you, and counts as somebody else until you say: groundwork me"
                .to_owned(),
        ),
        n => {
            Some(format!("{n} other names here may be you, and count as others until you say: groundwork me"))
        }
    }
}

fn who_counts(report: &Report) -> String {
    let ground = report.ground;
    let visitors = match (ground.visitors.people, ground.visitors.changes) {
        (0, _) => "no visitors".to_owned(),
        (1, changes) => format!("1 visitor with {} is in no share", number_of(changes, "change")),
        (people, changes) => {
            format!("{} with {} are in no share", number_of(people, "visitor"), number_of(changes, "change"))
        }
    };
    let bots = match ground.changes.bots {
        0 => String::new(),
        n => format!(" {} by bots count nowhere.", number_of(n, "commit")),
    };
    let active = match ground.active.len() {
        0 => "Nobody is active".to_owned(),
        1 => "1 person is active".to_owned(),
        n => format!("{n} people are active"),
    };
    let you = if ground.active.lead { ", you among them" } else { "" };
    format!("{active}{you}; {visitors}.{bots}")
}

/// What was left out, and what would change it.
fn left_out(report: &Report) -> Vec<String> {
    let ground = report.ground;
    let mut sentences: Vec<String> = not_read(report).into_iter().collect();
    let asked: Vec<_> =
        ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none()).collect();
    if !asked.is_empty() {
        let one = asked.len() == 1;
        sentences.push(format!(
            "{} an upstream sync; {} by people who appear nowhere else are left out until you say: groundwork sources \
             --upstream yes or no.",
            if one { "1 merge looks like".to_owned() } else { format!("{} merges look like", asked.len()) },
            number_of(asked.iter().map(|sync| sync.left_out).sum(), "commit")
        ));
    }
    match ground.changes.imports.len() {
        0 => {}
        1 => sentences.push(
            "1 merge brought another repository with its history (an import): it is nobody's change."
                .to_owned(),
        ),
        n => sentences.push(format!(
            "{n} merges brought other repositories with their history (imports): they are nobody's changes."
        )),
    }
    sentences.extend(desk::scope::by_you(ground));
    let others = ground.areas.plain().count();
    if others < ENOUGH_AREAS && others > 0 && !report.knowledge.signal.is_dropped() {
        let there = if others == 1 {
            "There is only 1 area".to_owned()
        } else {
            format!("There are only {others} areas")
        };
        sentences
            .push(format!("{there} to speak of: groundwork areas split AREA --as NAME GLOB makes more."));
    }
    for area in
        ground.areas.plain().map(|(_, area)| area).filter(|area| area.coarse && others >= ENOUGH_AREAS)
    {
        sentences.push(format!(
            "{} holds {} of {} changes of two years, too much for one area: groundwork areas split names its parts.",
            desk::text::clean(&area.name),
            thousands(area.weight as u64),
            thousands(ground.areas.changes as u64)
        ));
    }
    sentences
}

/// A line does not move, but where the lead changed what it rests on.
pub fn drawn_anew(report: &Report) -> Option<String> {
    let since = day(report.drawn_anew?);
    Some(format!(
        "You changed something a line rests on. Points before today were worked out again on {since}."
    ))
}

/// How much of what the figures rest on could not be read.
fn not_read(report: &Report) -> Option<String> {
    let shown = [&report.maker_share.signal, &report.knowledge.signal, &report.absence.signal];
    let read = shown.into_iter().filter(|signal| !signal.is_dropped()).map(|signal| signal.coverage.commits);
    let worst = read.max_by_key(|read| read.of - read.part).filter(|read| read.part < read.of)?;
    let remedy = report.ground.remedy.as_deref().map(|command| format!(" {command}")).unwrap_or_default();
    let (part, of) = (thousands(worst.part), thousands(worst.of));
    Some(format!(
        "Read are {part} of the {of} commits that these figures rest on; what is missing is in none of them.{remedy}"
    ))
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
    if opening::nothing_counted(report) {
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
    all.push((opened, "how one number is made, down to the commits".to_owned()));
    all.truncate(3);
    all
}
