//! What a signal shows besides its line: areas, files, questions.

use desk::signal::share;
use desk::text::{clean, counted, day, thousands};
use desk::{Report, owners};
use signals::{Signal, Status};

use super::table::{Column, Table};
use crate::scorecard::Screen;
use crate::term::indent;

/// Areas that are listed.
const SHOWN: usize = 20;

/// What a signal shows besides its line.
pub fn detail(report: &Report, signal: &Signal, screen: Screen) -> String {
    if signal.is_dropped() {
        return String::new();
    }
    match signal.definition.id {
        "s1a" | "s1b" => own_it(report, signal, screen),
        "s5a" => published(report, screen),
        "s6b" => met(report, screen),
        "s6c" => acts(report, screen),
        "s7" if signal.status == Status::Value => steps(report, screen),
        "s10g" => hand_overs(report, screen),
        "s12g" => comes_back(report, screen),
        _ => String::new(),
    }
}

fn own_it(report: &Report, signal: &Signal, screen: Screen) -> String {
    let own = &report.own_it;
    if own.areas.is_empty() {
        return String::new();
    }
    let mut sentence = match own.signal.count.filter(|_| signal.definition.id == "s1a") {
        Some(half) => format!(
            "Could somebody else have owned them (s1b)? Of half a year's, somebody knew half of it: {}; all of it: {}.",
            screen.ink.sentence(&share(half)),
            screen.ink.sentence(&share(own.strict))
        ),
        None => format!("Somebody knew all of it: {}.", screen.ink.sentence(&share(own.strict))),
    };
    if own.new_files_only > 0 {
        sentence += &match own.new_files_only {
            1 => " 1 change of new files only is left out.".to_owned(),
            n => format!(" {} changes of new files only are left out.", thousands(n)),
        };
    }
    if own.said.answers > 0 {
        sentence += &format!(
            " You said so for {} of {}; {} as estimated. With your answers in the place of the estimate: {}.",
            own.said.could,
            own.said.answers,
            own.said.agree,
            screen.ink.sentence(&share(own.said.wins))
        );
    }
    let columns = [
        Column("yours", 6),
        Column("half known", 13),
        Column("all known", 12),
        Column("people who could", 19),
    ];
    let row = |area: &signals::s1b::InArea| {
        let figures = [area.yours, area.half, area.all, area.people as u64];
        (area.area.clone(), figures.map(thousands).to_vec(), String::new())
    };
    let rows = own.areas.iter().take(SHOWN).map(row).collect();
    let table = Table { names: 26, columns: &columns, rows };
    indent(&sentence, 2, screen.width) + "\n" + &table.print(screen) + "\n"
}

/// The areas in which the others met what only the lead had worked on.
fn met(report: &Report, screen: Screen) -> String {
    if report.absence.areas.is_empty() {
        return String::new();
    }
    let row = |(area, hits): &(String, u64)| (area.clone(), vec![thousands(*hits)], String::new());
    let rows = report.absence.areas.iter().take(SHOWN).map(row).collect();
    let table = Table { names: 40, columns: &[Column("changes that met it", 22)], rows };
    table.print(screen) + &indent("A change may be in several areas.", 2, screen.width) + "\n"
}

fn published(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    for sentence in owners::published(report) {
        text += &indent(&sentence, 2, screen.width);
    }
    if report.published.areas.is_empty() {
        return text + "\n";
    }
    let row = |(area, found): &(String, signals::published::TruckFactor)| {
        (area.clone(), vec![found.truck_factor.to_string(), thousands(found.files as u64)], String::new())
    };
    let rows = report.published.areas.iter().map(row).collect();
    let table = Table { names: 42, columns: &[Column("people", 8), Column("files", 9)], rows };
    text + "\n" + &table.print(screen) + "\n"
}

fn acts(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    for act in &report.acts.files {
        let Some(file) = act.path else { continue };
        let coming = act.coming(report.ground.today);
        let next = coming.map(|next| format!("; next about {}", day(next))).unwrap_or_default();
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
    indent(&owners::new_owners(report), 2, screen.width) + "\n"
}

fn hand_overs(report: &Report, screen: Screen) -> String {
    let mut text = String::new();
    for sentence in owners::given_away(report) {
        text += &indent(&sentence, 2, screen.width);
    }
    for draft in report.hand_over_drafts() {
        let sentence = format!(
            "Did you hand over {} about {}? Your part was {} in the 24 weeks before and {} after. groundwork \
             areas handed-over AREA DATE keeps it, with --no at its end refuses it.",
            clean(&draft.area),
            day(draft.date),
            screen.ink.sentence(&share(draft.before)),
            screen.ink.sentence(&share(draft.after))
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
