//! What a signal shows besides its line: areas, files, questions.

use signals::{Signal, Status};

use super::finding::share;
use super::{calendar, incidents, proposals, requests};
use crate::text::{Sentence, clean, counted, day, thousands};
use crate::{Report, away, owners};

/// What a signal shows besides its line: sentences, then rows, then what is said of them.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// Sentences, each by itself.
    pub said: Vec<Sentence>,
    /// Rows of counts.
    pub rows: Option<Rows>,
    /// What is said under the rows.
    pub below: Option<&'static str>,
}

/// Rows of a name and counts.
#[derive(Clone, Debug)]
pub struct Rows {
    /// What the rows are.
    pub caption: &'static str,
    /// What a row is of.
    pub of: &'static str,
    /// What the counts are.
    pub columns: &'static [&'static str],
    /// The name of an area, as git has it, or of what else a row is of; and its counts. Hostile text.
    pub rows: Vec<(String, Vec<u64>)>,
}

/// What a signal shows besides its line.
pub fn detail(report: &Report, signal: &Signal) -> Detail {
    if signal.is_dropped() {
        return Detail::default();
    }
    match signal.definition.id {
        "s1a" | "s1b" => own_it(report, signal),
        "s2" | "s3" | "s3w" | "s4" => requests::detail(report, signal),
        "s5a" => published(report),
        "s6a" => happened(report),
        "s6b" => met(report),
        "s6c" => Detail::of(acts(report)),
        "s7" if signal.status == Status::Value => Detail::of(vec![owners::new_owners(report).into()]),
        "s7f" | "s15" | "s16" => Detail::of(proposals::detail(report, signal)),
        "s8" => calendar::detail(report, signal),
        "s10g" => Detail::of(hand_overs(report)),
        "s12" => incidents::detail(report, signal),
        "s12g" => Detail::of(comes_back(report)),
        _ => Detail::default(),
    }
}

impl Detail {
    pub(super) fn of(said: Vec<Sentence>) -> Detail {
        Detail { said, ..Detail::default() }
    }
}

fn own_it(report: &Report, signal: &Signal) -> Detail {
    let own = &report.own_it;
    if own.areas.is_empty() {
        return Detail::default();
    }
    let mut sentence = match own.signal.count.filter(|_| signal.definition.id == "s1a") {
        Some(half) => Sentence::from(
            "Could somebody else have owned them (s1b)? Of half a year's, somebody knew half of it: ",
        )
        .and(share(half))
        .and("; all of it: ")
        .and(share(own.strict))
        .and("."),
        None => Sentence::from("Somebody knew all of it: ").and(share(own.strict)).and("."),
    };
    if own.new_files_only > 0 {
        sentence = sentence.and(match own.new_files_only {
            1 => " 1 change of new files only is left out.".to_owned(),
            n => format!(" {} changes of new files only are left out.", thousands(n)),
        });
    }
    if own.said.answers > 0 {
        let (could, answers, agree) = (own.said.could, own.said.answers, own.said.agree);
        sentence = sentence
            .and(format!(" You said so for {could} of {answers}; {agree} as estimated."))
            .and(" With your answers in the place of the estimate: ")
            .and(share(own.said.wins))
            .and(".");
    }
    let row = |area: &signals::s1b::InArea| {
        (area.area.clone(), vec![area.yours, area.half, area.all, area.people as u64])
    };
    let rows = Rows {
        caption: "Your changes of half a year by area, and whether somebody else could have owned them",
        of: "Area",
        columns: &["yours", "half known", "all known", "people who could"],
        rows: own.areas.iter().map(row).collect(),
    };
    Detail { said: vec![sentence], rows: Some(rows), below: None }
}

/// Each absence by itself.
fn happened(report: &Report) -> Detail {
    let each = away::each(report);
    let why = away::why_missing(report).into_iter().map(str::to_owned);
    let below = (!each.is_empty()).then_some(away::A_TABLE);
    Detail { said: each.into_iter().chain(why).map(Sentence::from).collect(), rows: None, below }
}

/// The areas in which the others met what only the lead had worked on.
fn met(report: &Report) -> Detail {
    if report.absence.areas.is_empty() {
        return Detail::default();
    }
    let rows = Rows {
        caption: "Changes by the others that met a file only you had worked on, by area",
        of: "Area",
        columns: &["changes that met it"],
        rows: report.absence.areas.iter().map(|(area, hits)| (area.clone(), vec![*hits])).collect(),
    };
    Detail { said: Vec::new(), rows: Some(rows), below: Some("A change may be in several areas.") }
}

fn published(report: &Report) -> Detail {
    let areas = &report.published.areas;
    let row = |(area, found): &(String, signals::published::TruckFactor)| {
        (area.clone(), vec![found.truck_factor as u64, found.files as u64])
    };
    let rows = Rows {
        caption: "Areas of at least 20 counted files",
        of: "Area",
        columns: &["people", "files"],
        rows: areas.iter().map(row).collect(),
    };
    let said = owners::published(report).into_iter().map(Sentence::from).collect();
    Detail { said, rows: (!areas.is_empty()).then_some(rows), below: None }
}

fn acts(report: &Report) -> Vec<Sentence> {
    let mut said = Vec::new();
    for act in &report.acts.files {
        let Some(file) = act.path else { continue };
        let coming = act.coming(report.ground.today);
        let next = coming.map(|next| format!("; next about {}", day(next))).unwrap_or_default();
        let path = clean(&report.ground.path(file));
        let months = act.done.part;
        said.push(format!("{path}: you in {months} of 12 months, nobody else of the team{next}").into());
    }
    said
}

fn hand_overs(report: &Report) -> Vec<Sentence> {
    let mut said: Vec<Sentence> = owners::given_away(report).into_iter().map(Sentence::from).collect();
    for draft in report.hand_over_drafts() {
        let (area, on) = (clean(&draft.area), day(draft.date));
        said.push(
            Sentence::from(format!("Did you hand over {area} about {on}? Your part was "))
                .and(share(draft.before))
                .and(" in the 24 weeks before and ")
                .and(share(draft.after))
                .and(" after. groundwork areas handed-over AREA DATE keeps it, with --no at its end refuses it."),
        );
    }
    said
}

fn comes_back(report: &Report) -> Vec<Sentence> {
    let offered = report.comes_back.files.iter().take(signals::s12g::OFFERED);
    let question = |found: &signals::s12g::ComesBack| {
        let path = clean(&report.ground.path(found.file));
        format!("Does {path} come back? {} of its changes in the year read like a fix.", counted(found.fixes))
            .into()
    };
    offered.map(question).collect()
}
