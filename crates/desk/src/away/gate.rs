//! What of a forge matters before the lead leaves: approvals only they gave, and what waits for them now.

use std::collections::BTreeMap;

use signals::s3w::Waiting;
use team::PersonIx;

use crate::Report;
use crate::others::called;
use crate::signal::item_words;
use crate::text::number_of;

/// Requests that wait, as many as are named.
pub const NAMED: usize = 5;
/// Areas of approvals, as many as are listed.
pub const AREAS: usize = 5;

/// What to do about them.
pub const BEFORE_LEAVING: &str =
    "Before you leave: do each of them, or name in it who does so in your place.";

/// Approvals in an area that only the lead gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InArea {
    /// The area; none where a request became nothing that counts.
    pub area: Option<String>,
    /// Requests.
    pub requests: u64,
    /// The others active who know the area: who could approve there. None where that is not known.
    pub could: Option<Vec<PersonIx>>,
}

impl InArea {
    /// `3 others know it`, `nobody else knows it`.
    pub fn counted(&self) -> String {
        match self.could.as_ref().map(Vec::len) {
            None => String::new(),
            Some(0) => "nobody else knows it".to_owned(),
            Some(1) => "1 other knows it".to_owned(),
            Some(n) => format!("{n} others know it"),
        }
    }

    /// The same by name, for the lead's own screen.
    pub fn by_name(&self, report: &Report) -> String {
        let Some(could) = self.could.as_ref().filter(|could| !could.is_empty()) else {
            return self.counted();
        };
        let mut names: Vec<String> = could.iter().map(|&person| called(report.ground, person)).collect();
        names.sort();
        names.join(", ")
    }
}

/// Merged requests of s2 with the lead's approval and nobody else's, by area, the most first.
pub fn approvals(report: &Report) -> Vec<InArea> {
    let ground = report.ground;
    let mut counts: BTreeMap<Option<&str>, u64> = BTreeMap::new();
    for record in &report.gate.signal.numerator {
        *counts.entry(record.area.as_deref()).or_default() += 1;
    }
    let could = |area: &str| {
        let known = report.knowledge.areas.iter();
        let known = known.filter(|known| ground.areas.all[known.area as usize].name == area);
        known.map(|known| known.others_know.clone()).next()
    };
    let mut all: Vec<InArea> = counts
        .into_iter()
        .map(|(area, requests)| InArea {
            area: area.map(str::to_owned),
            requests,
            could: area.and_then(could),
        })
        .collect();
    // What became nothing that counts stands last, however much it is.
    all.sort_by(|one, other| {
        let order = |of: &InArea| (of.area.is_none(), std::cmp::Reverse(of.requests), of.area.clone());
        order(one).cmp(&order(other))
    });
    all
}

/// `16 of 121 merged requests by others in twelve weeks had your approval and nobody else’s.`; none where that is not known.
pub fn approved(report: &Report) -> Option<String> {
    let count = report.gate.signal.count?;
    Some(match count.part {
        0 => format!(
            "None of the {} by others that were merged in twelve weeks had your approval alone.",
            number_of(count.of as usize, "request")
        ),
        part => format!(
            "{part} of the {} by others that were merged in twelve weeks had your approval and nobody else's.",
            number_of(count.of as usize, "request")
        ),
    })
}

/// What waits for the lead, the oldest first: the first of them, and how many more.
pub fn waiting<'r>(report: &'r Report) -> (Vec<(String, &'r Waiting)>, usize) {
    let items = &report.waiting.items;
    let named = items.iter().take(NAMED).map(|item| (item_words(report.ground, item), item)).collect();
    (named, items.len().saturating_sub(NAMED))
}
