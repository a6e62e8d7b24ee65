//! One signal: what is so, its line, how it is made, what stands beside it.

use std::fmt::Write;

use signals::stats::Word;
use signals::{Count, Signal, Status};
use team::Ground;

use super::line::line;
use crate::report::Report;
use crate::scorecard::{Screen, verdict_words};
use crate::term::{clean, counted, day, indent, percent, range, thousands, wrap};

/// Why no share is given of two others.
const FEW: &str = "What one other person did would show in a share, so none is given.";
/// Where the facts begin.
const FACT: usize = 14;

/// The page.
pub fn signal(report: &Report, signal: &Signal, screen: Screen) -> String {
    let definition = signal.definition;
    let width = screen.width;
    let title = format!("{} ({}): {}", definition.name, definition.id, definition.meaning);
    let mut text = indent(&title, 0, width) + "\n";
    text += &(indent(definition.not_seen, 2, width) + "\n");
    for sentence in finding(report, signal) {
        text += &indent(&sentence, 2, width);
    }
    text.push('\n');
    text += &line(report, signal, screen);
    text += &detail(report, signal, screen);
    for (name, value) in facts(report, signal) {
        text += &fact(name, &value, screen);
    }
    text.push('\n');
    text += &commands(signal, screen);
    text
}

/// What is so, in words.
fn finding(report: &Report, signal: &Signal) -> Vec<String> {
    let window = format!("in {} to {}", signal.definition.window, day(report.ground.clock.last_sunday(0)));
    match &signal.status {
        Status::NotApplicable(why) => return vec![format!("Not applicable: {why}.")],
        Status::Dropped(why) => {
            let remedy = report.remedy().map(|command| format!(" {command}")).unwrap_or_default();
            return vec![format!("Not seen: {why}.{remedy}")];
        }
        Status::NotEnough { have, need, why } => {
            return vec![format!("Too few: {have} {why}, {need} needed.")];
        }
        Status::Value => {}
    }
    let Some(count) = signal.count else { return vec![number(signal)] };
    if signal.definition.id == "s6b" && report.absence.hits_only {
        let met = crate::scorecard::met(count.part);
        return vec![format!("{met} a file only you had worked on, {window}. {FEW}")];
    }
    if count.of == 0 {
        return vec![format!("{} {}, {window}.", thousands(count.part), signal.definition.unit)];
    }
    if signal.definition.id == "s1a" && count.part == 0 {
        return vec![crate::scorecard::none_is_yours(count.of), format!("Looked at {window}.")];
    }
    let mut sentence = format!("{}, {}", share(count), window);
    if let Some(looser) = signal.looser.and_then(Count::share) {
        let _ = write!(sentence, " ({} if once in half a year is enough)", percent(looser));
    }
    sentence.push('.');
    let mut sentences = vec![sentence];
    if let Some(verdict) = &signal.verdict {
        let mut words = verdict_words(verdict);
        if let Some(first) = words.get(..1).map(str::to_uppercase) {
            words.replace_range(..1, &first);
        }
        let counts = if matches!(verdict.word, Word::TooEarly | Word::NotCompared) {
            String::new()
        } else {
            format!(": last 12 weeks {}, the 48 before {}", counted(verdict.now), counted(verdict.before))
        };
        let usual = signal
            .usual
            .map(|usual| format!(". Usually {}", range(usual.low, usual.high)))
            .unwrap_or_default();
        sentences.push(format!("{words}{counts}{usual}."));
    }
    sentences
}

fn number(signal: &Signal) -> String {
    match signal.value {
        None => String::new(),
        Some(1.0) if signal.definition.unit == "people" => "1 person.".to_owned(),
        Some(value) => format!("{value} {}.", signal.definition.unit),
    }
}

/// With n under 5 counts only.
fn share(count: Count) -> String {
    match count.share() {
        Some(share) if count.of >= 5 => format!("{}, {}", percent(share), counted(count)),
        _ => counted(count),
    }
}

/// What a signal shows besides its line.
fn detail(report: &Report, signal: &Signal, screen: Screen) -> String {
    if signal.is_dropped() {
        return String::new();
    }
    match signal.definition.id {
        "s1b" => own_it(report, screen),
        "s5a" => published(report, screen),
        "s6c" => acts(report, screen),
        "s7" => steps(report, screen),
        "s10g" => hand_overs(report, screen),
        "s12g" => comes_back(report, screen),
        _ => String::new(),
    }
}

fn own_it(report: &Report, screen: Screen) -> String {
    let own = &report.own_it;
    if own.areas.is_empty() {
        return String::new();
    }
    let said = match own.said.answers {
        0 => String::new(),
        n => format!(" You said so for {} of {n}; {} as estimated.", own.said.could, own.said.agree),
    };
    let sentence = format!(
        "Somebody knew all of it: {}. {} of new files only are left out.{said}",
        share(own.strict),
        crate::scorecard::counted(own.new_files_only as usize, "change")
    );
    let mut text = indent(&sentence, 2, screen.width) + "\n";
    let _ = writeln!(
        text,
        "  {:<26}{:>6}{:>13}{:>12}{:>19}",
        "", "yours", "half known", "all known", "people who could"
    );
    for area in &own.areas {
        let name = crate::term::cut(&area.area, 25, screen.ink.ascii);
        let pad = " ".repeat(26_usize.saturating_sub(unicode_width::UnicodeWidthStr::width(name.as_str())));
        let _ = writeln!(
            text,
            "  {name}{pad}{:>6}{:>13}{:>12}{:>19}",
            area.yours, area.half, area.all, area.people
        );
    }
    text + "\n"
}

fn published(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    let published = &report.published;
    for (at, (branch, found)) in report.ground.branches.iter().zip(&published.repositories).enumerate() {
        let shares: Vec<String> = found.shares_percent.iter().map(|share| format!("{share:.1} %")).collect();
        let sentence = format!(
            "{}: {}, {} of {} no longer active; of {} files they are authors of {}.",
            clean(&branch.history.repository),
            crate::scorecard::counted(found.truck_factor, "person").replace("persons", "people"),
            published.gone[at],
            found.truck_factor,
            thousands(found.files as u64),
            if shares.is_empty() { "none".to_owned() } else { shares.join(", ") }
        );
        text += &indent(&sentence, 2, screen.width);
    }
    for (area, found) in &report.published.areas {
        let name = crate::term::cut(area, 40, screen.ink.ascii);
        let _ = writeln!(
            text,
            "  {name:<42}{:>4}  {:>7} files",
            found.truck_factor,
            thousands(found.files as u64)
        );
    }
    text + "\n"
}

fn acts(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    for act in &report.acts.files {
        let Some(file) = act.path else { continue };
        let next = act.next.map(|next| format!("; next about {}", day(next))).unwrap_or_default();
        let path = clean(&report.ground.path(file));
        text += &indent(
            &format!("{path}: you in {} of 12 months, nobody else of the team{next}", act.done.part),
            2,
            screen.width,
        );
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn steps(report: &Report, screen: Screen) -> String {
    let found = &report.new_owners;
    let owners = match found.owners.len() {
        0 => "No new owner.".to_owned(),
        1 => "1 new owner".to_owned() + &in_lead_areas(found.in_lead_areas),
        n => format!("{n} new owners{}", in_lead_areas(found.in_lead_areas)),
    };
    let people = crate::scorecard::counted(found.people, "person").replace("persons", "people");
    indent(&format!("First steps by {people}. {owners} The usual answer is 0 or 1."), 2, screen.width) + "\n"
}

fn in_lead_areas(n: usize) -> String {
    if n == 0 { ".".to_owned() } else { format!(", {n} where you made at least 30 % before.") }
}

fn hand_overs(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    for given in &report.hand_overs.all {
        let periods: Vec<String> =
            given.periods.iter().map(|period| period.map_or("skipped".to_owned(), counted)).collect();
        let periods = if periods.is_empty() { "no whole period yet".to_owned() } else { periods.join(", ") };
        let sentence = format!(
            "{}, given on {} at level {}: {}; yours by twelve weeks: {periods}",
            clean(&given.area),
            day(given.date),
            given.level,
            given.outcome.text()
        );
        text += &indent(&sentence, 2, screen.width);
    }
    for draft in report.hand_over_drafts() {
        let sentence = format!(
            "Did you hand over {} about {}? Your part was {} in the 24 weeks before and {} after. groundwork \
             areas handed-over AREA DATE keeps it.",
            clean(&draft.area),
            day(draft.date),
            share(draft.before),
            share(draft.after)
        );
        text += &indent(&sentence, 2, screen.width);
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn comes_back(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    for found in report.comes_back.files.iter().take(signals::s12g::OFFERED) {
        let path = clean(&report.ground.path(found.file));
        let sentence = format!(
            "Does {path} come back? {} of its changes in the year read like a fix.",
            counted(found.fixes)
        );
        text += &indent(&sentence, 2, screen.width);
    }
    if text.is_empty() { text } else { text + "\n" }
}

/// The facts under a signal.
fn facts(report: &Report, signal: &Signal) -> Vec<(&'static str, String)> {
    let definition = signal.definition;
    let mut facts =
        vec![("Formula", definition.formula.to_owned()), ("Window", definition.window.to_owned())];
    if let Some((as_much, all)) = signal.verdict.and_then(|verdict| verdict.rank) {
        let part = 100.0 * f64::from(as_much) / f64::from(all);
        facts.push((
            "Compared",
            format!("of {all} choices of three 4-week blocks, {as_much} differ as much ({part:.1} %); 2 % is needed"),
        ));
    }
    if matches!(definition.id, "s1a" | "s1b" | "s5b" | "s6b") {
        facts.push((
            "To know",
            "worked on it on two days in the last year, or wrote it in the last year and a half".into(),
        ));
    }
    facts.extend(beside(report, signal));
    facts.push(("Records", definition.records.to_owned()));
    facts.push(("Least n", definition.minimum.to_owned()));
    facts.push(("Coverage", coverage(report.ground, signal)));
    for (_, why, at) in report.ground.settings.disagreed.iter().filter(|(id, _, _)| id == definition.id) {
        let said = report.ground.clock.day(at.div_euclid(1_000_000));
        facts.push(("You said", format!("\"{}\", {}", clean(why), day(said))));
    }
    facts
}

fn beside(report: &Report, signal: &Signal) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if matches!(signal.status, Status::NotApplicable(_) | Status::Dropped(_)) {
        return facts;
    }
    match signal.definition.id {
        "s1a" => {
            let maker = &report.maker_share;
            if maker.still_known.of > 0 {
                let known = share(maker.still_known);
                facts.push(("Beside it", format!("still known: {known} of the year's change weight")));
            }
            let team = report.ground.active.others.len() + 1;
            let target = report
                .ground
                .settings
                .targets
                .get("s1a")
                .map(|target| format!("; your target {}", percent(*target)));
            facts.push((
                "Even share",
                format!("of {team} people {}{}", percent(maker.even), target.unwrap_or_default()),
            ));
            if let Some((before, after)) = maker.role {
                facts.push((
                    "Role",
                    format!("{} in the 26 weeks before; {} in the 26 after", share(before), share(after)),
                ));
            }
        }
        "s5b" => {
            let known = &report.knowledge;
            let states = known.weights;
            facts.push((
                "States",
                format!(
                    "only you {}, you and others {}, others {}, cold {}, nobody active recently {}",
                    thousands(states.only_you),
                    thousands(states.you_and_others),
                    thousands(states.others),
                    thousands(states.cold),
                    thousands(states.nobody)
                ),
            ));
            if let Some(people) = known.truck_factor {
                facts.push((
                    "Beside it",
                    format!(
                        "fresh truck factor {people}; areas only you know: {}",
                        counted(known.only_areas)
                    ),
                ));
            }
        }
        "s6b" if report.absence.hits_only => {}
        "s6b" => {
            let own = report.absence.own;
            facts
                .push(("Beside it", format!("your own share of all changes in those weeks: {}", share(own))));
        }
        _ => facts.push(("Beside it", signal.definition.counter.to_owned())),
    }
    facts
}

fn coverage(ground: &Ground, signal: &Signal) -> String {
    let coverage = signal.coverage;
    let since = ground.branches.iter().filter_map(|branch| branch.chain.time.first()).min();
    let since = since.map(|&first| day(ground.clock.day(first))).unwrap_or_default();
    let read = if coverage.commits.part == coverage.commits.of {
        "every commit of the window".to_owned()
    } else {
        format!("{} commits of the window", counted(coverage.commits))
    };
    let remedy = || ground.remedy.as_deref().map(|command| format!(": {command}")).unwrap_or_default();
    let reach = if coverage.reaches { String::new() } else { format!(", but history is cut{}", remedy()) };
    let marks: Vec<String> = ground
        .regimes
        .iter()
        .map(|mark| {
            format!(
                "; merging changed {}, nothing is compared across it",
                day(ground.clock.day(ground.clock.weeks_ago(mark.weeks_ago)))
            )
        })
        .take(1)
        .collect();
    format!("git since {since}, {read}{reach}{}; forge not connected", marks.concat())
}

fn fact(name: &str, value: &str, screen: Screen) -> String {
    let mut text = String::new();
    let lines = wrap(value, screen.width.saturating_sub(FACT).max(20));
    for (at, line) in lines.iter().enumerate() {
        let name = if at == 0 { name } else { "" };
        let _ = writeln!(text, "  {}{line}", screen.ink.dim(&format!("{name:<12}")));
    }
    text
}

fn commands(signal: &Signal, screen: Screen) -> String {
    let slug = signal.definition.slug;
    let mut all = Vec::new();
    if !signal.numerator.is_empty() {
        all.push((
            format!("groundwork signal {slug} --evidence"),
            format!("the {} behind it", thousands(signal.numerator.len() as u64)),
        ));
    }
    if !signal.denominator.is_empty() {
        let n = thousands(signal.denominator.len() as u64);
        all.push((format!("groundwork signal {slug} --denominator"), format!("all {n}, without names")));
    }
    all.push((
        format!("groundwork disagree {} \"why\"", signal.definition.id),
        "put your words beside it".to_owned(),
    ));
    let widest = all.iter().map(|(command, _)| command.len()).max().unwrap_or_default();
    let mut text = String::new();
    for (command, answers) in all {
        let command = screen.ink.name(&format!("{command:<widest$}"));
        let _ = writeln!(text, "  {command}   {answers}");
    }
    text
}
