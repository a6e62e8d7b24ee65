//! Approvals only the lead gave, and what waits for them, before they leave.

use desk::Report;
use desk::away::{AREAS, BEFORE_LEAVING, approvals, approved, waiting};
use desk::signal::finding;
use desk::text::clean;
use signals::{s2, s3w};

use crate::address::segment;
use crate::sentence::{Linked, spaced};

/// Both lists, or why there are none.
pub struct Gate {
    /// Why nothing says so, where no forge does.
    pub missing: Option<Linked>,
    /// Approvals in a sentence; nothing where they are not known.
    pub said: Option<String>,
    pub areas: Vec<InArea>,
    /// Areas more.
    pub more_areas: usize,
    /// Requests behind the sentence.
    pub requests: usize,
    /// The page of s2, and its records.
    pub path: String,
    pub records: String,
    /// Whether what waits is known.
    pub knows_what_waits: bool,
    pub waits: Vec<Waits>,
    /// Requests more.
    pub more: usize,
    pub before_leaving: &'static str,
    /// The page of s3w.
    pub waiting: String,
}

/// Approvals of an area.
pub struct InArea {
    pub name: String,
    pub path: Option<String>,
    pub requests: u64,
    /// Who else knows it, by name.
    pub who: String,
}

/// A request that waits.
pub struct Waits {
    /// What it is called in its forge, which opens there.
    pub name: String,
    pub words: String,
    pub link: Option<String>,
}

impl Gate {
    pub fn of(report: &Report) -> Gate {
        let (signal, waits) = (&report.gate.signal, &report.waiting.signal);
        let all = approvals(report);
        let area = |of: &desk::away::InArea| InArea {
            name: of.area.as_deref().map_or("no area that counts".to_owned(), clean),
            path: of
                .area
                .as_deref()
                .map(|area| format!("{}/{}", crate::pages::knowledge::PATH, segment(area))),
            requests: of.requests,
            who: of.by_name(report),
        };
        let (named, more) = waiting(report);
        let missing = finding(report, waits).first().map(Linked::from).filter(|_| waits.is_not_connected());
        Gate {
            missing,
            said: approved(report).filter(|_| !signal.is_dropped()).map(|said| spaced(&said)),
            areas: all.iter().take(AREAS).map(area).collect(),
            more_areas: all.len().saturating_sub(AREAS),
            requests: signal.numerator.len(),
            path: crate::pages::signal::path(&s2::DEFINITION),
            records: format!("{}#records", crate::pages::signal::path(&s2::DEFINITION)),
            knows_what_waits: waits.count.is_some(),
            waits: named
                .into_iter()
                .map(|(words, item)| {
                    let name = clean(&item.record.id);
                    let words = spaced(words.strip_prefix(&name).unwrap_or(&words));
                    Waits { words, link: item.record.link.clone(), name }
                })
                .collect(),
            more,
            before_leaving: BEFORE_LEAVING,
            waiting: crate::pages::signal::path(&s3w::DEFINITION),
        }
    }
}
