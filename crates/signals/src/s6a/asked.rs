//! What became of the requests of others in a span.

use std::iter::Sum;

use records::{RequestAct, RequestEvent};
use team::clock::Seconds;
use team::{Ground, Who, weekday_seconds};

use crate::carried::enough;
use crate::requests::{OfForge, all, coverage};
use crate::reviews::waits;
use crate::stats::{Length, median_length};
use crate::{s2, s3};

/// Requests of others in a span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Merged in it: those of s2.
    pub merged: u64,
    /// In which somebody, the lead or another, was asked in person for a review in it.
    pub all: u64,
    /// Of these, in which the lead was.
    pub lead: u64,
    /// Of those, first answered by somebody else.
    pub by_others: u64,
    /// Of those, first answered by the lead; the rest have no answer yet.
    pub by_lead: u64,
    /// How long each of all that were asked for waited for the first answer of anybody.
    lengths: Vec<Length>,
}

impl Asked {
    /// The median of the time to the first answer, in hours without weekends; none of fewer than ten, or where more than half have no answer yet.
    pub fn median(&self) -> Option<f64> {
        let enough = self.lengths.len() as u64 >= s3::LEAST;
        median_length(&self.lengths).filter(|_| enough).map(|seconds| seconds as f64 / 3600.0)
    }
}

impl<'a> Sum<&'a Asked> for Asked {
    fn sum<I: Iterator<Item = &'a Asked>>(all: I) -> Asked {
        let mut sum = Asked::default();
        for one in all {
            sum.merged += one.merged;
            sum.all += one.all;
            sum.lead += one.lead;
            sum.by_others += one.by_others;
            sum.by_lead += one.by_lead;
            sum.lengths.extend(&one.lengths);
        }
        sum
    }
}

/// The requests of others, as far as the forges were read.
pub(super) struct Requests<'g> {
    ground: &'g Ground<'g>,
    /// From and to when everything is known; none where that is nothing.
    known: Option<(Seconds, Seconds)>,
    /// When each was merged, in order.
    merged: Vec<Seconds>,
    /// Those in which somebody was asked in person.
    waited: Vec<Waited<'g>>,
}

/// A request of somebody else, with when each wait in it began, and whether for the lead.
struct Waited<'g> {
    of: OfForge<'g>,
    begins: Vec<(Seconds, bool)>,
}

/// Who answered first, and after how long.
struct Answer {
    by: Option<Who>,
    length: Length,
}

impl<'g> Requests<'g> {
    pub(super) fn of(ground: &'g Ground<'g>) -> Requests<'g> {
        let read = coverage(ground, 0).filter(|read| enough(read.requests));
        let known = read.map(|read| (read.since, read.until.min(ground.clock.t())));
        if known.is_none() {
            return Requests { ground, known, merged: Vec::new(), waited: Vec::new() };
        }
        let lead = Who::Person(ground.lead());
        let waited = |of: OfForge<'g>| {
            let author = of.who()(of.request.author);
            if author == lead || !author.is_human() {
                return None;
            }
            let waits = waits(of.request, of.who(), of.until_t());
            let begins: Vec<(Seconds, bool)> =
                waits.iter().map(|wait| (wait.begins, wait.whom == lead)).collect();
            (!begins.is_empty()).then_some(Waited { of, begins })
        };
        Requests {
            ground,
            known,
            merged: s2::merge_times(ground),
            waited: all(ground).filter_map(waited).collect(),
        }
    }

    /// Those of a span; none where not all of it is known.
    pub(super) fn asked(&self, from: Seconds, to: Seconds) -> Option<Asked> {
        self.known.filter(|&(since, until)| since <= from && to <= until)?;
        let before = |at: Seconds| self.merged.partition_point(|&merged| merged < at);
        let mut asked = Asked { merged: (before(to) - before(from)) as u64, ..Asked::default() };
        let lead = Who::Person(self.ground.lead());
        for waited in &self.waited {
            let in_it = || waited.begins.iter().filter(|(at, _)| (from..to).contains(at));
            let Some(first) = in_it().map(|&(at, _)| at).min() else { continue };
            asked.all += 1;
            asked.lengths.push(self.answer(waited, first).length);
            let Some(leads) = in_it().filter(|(_, leads)| *leads).map(|&(at, _)| at).min() else { continue };
            asked.lead += 1;
            match self.answer(waited, leads).by {
                Some(by) if by == lead => asked.by_lead += 1,
                Some(_) => asked.by_others += 1,
                None => {}
            }
        }
        Some(asked)
    }

    /// The first answer to a request of any human but its author, after somebody was asked. It is followed no further than up to T, to where its
    /// author merges or closes it, or to where it becomes a draft again.
    fn answer(&self, waited: &Waited, asked: Seconds) -> Answer {
        let (of, who) = (waited.of, waited.of.who());
        let author = who(of.request.author);
        let until = of.until_t();
        let events = of.request.events.iter().filter(|event| asked < event.at && event.at < until);
        let mut found = (until, None);
        for event in events {
            let by = event.by.map(&who).filter(|by| by.is_human());
            let others = by.filter(|&by| by != author && is_answer(event));
            if others.is_some() || ends(event) {
                found = (event.at, others);
                break;
            }
        }
        let long = weekday_seconds(self.ground.clock.zone(), asked, found.0);
        Answer { by: found.1, length: Length { long, ended: found.1.is_some() } }
    }
}

/// A review of any kind, a comment, a push, the merge, or closing it.
fn is_answer(event: &RequestEvent) -> bool {
    matches!(
        event.act,
        RequestAct::Decided(_)
            | RequestAct::Remarked
            | RequestAct::Commented
            | RequestAct::Pushed
            | RequestAct::Merged
            | RequestAct::Closed
    )
}

/// Whether nobody is waited for any more.
fn ends(event: &RequestEvent) -> bool {
    matches!(event.act, RequestAct::Merged | RequestAct::Closed | RequestAct::Drafted)
}
