//! What records show of a cycle: its weeks, and what may be said of them.

use growth::cycle::{Cycle, Pause};
use growth::days::{days_after, monday_of};
use growth::trial::{Finding, Monday, OnOff, Ruling, Said, Trial, Wanted, Way};
use jiff::civil::Date;
use team::Ground;

use super::verdict::{counted_before, finding, rail, watched_in_words};
use super::{prediction_in_words, ruling};
use crate::measures::{Measured, NotMeasured, measure};
use crate::since::End;
use crate::text::{clean, day};

/// The weeks of a cycle beside those before it.
pub struct Compared {
    /// What is watched, in words, and the area it is of.
    pub what: String,
    /// The area, where the measure is of one.
    pub area: Option<String>,
    /// The Monday its practice began on.
    pub began: Monday,
    /// Its weeks, up to the end of the cycle.
    pub measured: Measured,
    /// The weeks since described. Where there is an experiment it says nothing.
    pub trial: Trial,
    /// The weeks on and off, where an order was drawn.
    pub ruled: Option<Ruled>,
    /// Whether no week of it is to come.
    pub is_over: bool,
    /// Whether its figures are kept back, because nothing is expected of them yet.
    pub is_kept_back: bool,
    /// Whether what moved has stayed since prompts faded.
    pub stayed: bool,
    /// The day of the branch's last commit, where weeks of it that are over come after it and are not seen for that reason.
    pub ends_before: Option<Date>,
}

/// Weeks on and off, and what may be said of them.
pub struct Ruled {
    /// The weeks, as drawn.
    pub on_off: OnOff,
    /// What may be said.
    pub ruling: Ruling,
}

/// What records show of a cycle. Nothing where no signal was chosen, or there is no plan yet.
pub fn compared(ground: &Ground, cycle: &Cycle, today: Date) -> Option<Result<Compared, NotMeasured>> {
    let chosen = cycle.focus.as_ref()?.measure.as_ref()?;
    let (began, end) = (Monday::of(cycle.begins()?), cycle.compared_to()?);
    let area = chosen.place.as_ref().map(|place| clean(&place.area));
    Some(measure(ground, chosen, began).map(|all| {
        // What comes after the end may make points wider, and is no part of what was meant.
        let measured = Measured { weeks: all.weeks.to(end), ..all.clone() };
        let wanted = wanted(cycle, &measured, began);
        let stayed = stayed(cycle, &all, began, wanted);
        let ruled = cycle
            .on_off()
            .map(|on_off| Ruled { ruling: on_off.ruling(&measured.weeks, wanted, &measured.marks), on_off });
        let has_begun = measured.weeks.all().last().is_some_and(|week| week.monday >= began);
        Compared {
            what: watched_in_words(&chosen.signal, area.as_deref()),
            trial: measured.trial(began, &cycle.pauses, wanted),
            is_over: cycle.review.is_some() || end < today,
            is_kept_back: has_begun && cycle.keeps_back(),
            area,
            began,
            measured,
            ruled,
            stayed,
            ends_before: unseen(ground, today.min(days_after(end, 1))),
        }
    }))
}

impl Compared {
    /// The sentence everything else stands below. None while it is kept back.
    pub fn lede(&self) -> Option<String> {
        if self.is_kept_back {
            return None;
        }
        Some(match &self.ruled {
            Some(ruled) => ruling::finding(&self.what, &ruled.ruling),
            None => finding(&self.what, &self.trial, self.is_over),
        })
    }

    /// That records end too early for a word, and what brings more of them.
    pub fn ends_too_early(&self) -> Option<String> {
        let is_too_early = match &self.ruled {
            Some(ruled) => matches!(ruled.ruling, Ruling::TooEarly { .. }),
            None => matches!(self.trial.finding, Finding::TooFew { .. } | Finding::TooThin),
        };
        let last = day(self.ends_before.filter(|_| is_too_early)?);
        Some(format!(
            "The branch’s last commit is of {last}, and no week after it is counted. Where work went on since, git pull brings it."
        ))
    }

    /// The sentence of the weeks before, while those since are kept back.
    pub fn before(&self) -> String {
        counted_before(&self.what, self.trial.before)
    }

    /// The guard rail beside the weeks before and since.
    pub fn rail(&self) -> Option<String> {
        rail(&self.measured, &self.trial, self.area.as_deref())
    }

    /// The guard rail beside weeks on and off, once all of them are there.
    pub fn rail_on_off(&self) -> Option<String> {
        let ruled = self.ruled.as_ref().filter(|ruled| matches!(ruled.ruling, Ruling::Ranked(_)))?;
        let weeks = ruled.on_off.mondays.iter().zip(ruled.on_off.order.weeks());
        let a_week = |side: bool| {
            let of_side = weeks.clone().filter(|(_, on)| *on == side).map(|(monday, _)| *monday);
            let of_side: Vec<Monday> = of_side.collect();
            let there = self.measured.weeks.all().iter().filter(|week| of_side.contains(&week.monday));
            self.measured.pace(&there.copied().collect::<Vec<_>>())?.a_week()
        };
        let area = self.area.as_ref().map(|area| format!(" in {area}")).unwrap_or_default();
        let (on, off) = (a_week(true)?, a_week(false)?);
        Some(format!("The team merged {on:.1} changes{area} a week in weeks on, {off:.1} in weeks off."))
    }
}

/// What records show of a cycle, a sentence each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InRecords {
    /// The finding, what was expected, and the guard rail.
    pub said: Vec<String>,
    /// Whether what its weeks show is kept back.
    pub is_kept_back: bool,
}

/// What records show of a cycle, in sentences.
pub fn in_records(ground: &Ground, cycle: &Cycle, today: Date) -> InRecords {
    let compared = match compared(ground, cycle, today) {
        None => return InRecords::default(),
        Some(Err(none)) => {
            return InRecords { said: vec![format!("Not compared: {none}.")], is_kept_back: false };
        }
        Some(Ok(compared)) => compared,
    };
    let Some(lede) = compared.lede() else {
        let kept_back = "What its weeks show since is kept back until you have said what you expect.";
        return InRecords { said: vec![compared.before(), kept_back.to_owned()], is_kept_back: true };
    };
    let drawn = cycle.experiment.as_ref().filter(|_| compared.ruled.is_some()).map(ruling::drawn);
    let rank = compared.ruled.as_ref().and_then(|ruled| match &ruled.ruling {
        Ruling::Ranked(figures) => Some(ruling::rank(figures)),
        _ => None,
    });
    let rail = if compared.ruled.is_some() { compared.rail_on_off() } else { compared.rail() };
    let expected = prediction_in_words(cycle).map(|expected| format!("You expected: {expected}"));
    let said = std::iter::once(lede)
        .chain(compared.ends_too_early())
        .chain(rank)
        .chain(drawn)
        .chain(expected)
        .chain(rail);
    InRecords { said: said.collect(), is_kept_back: false }
}

/// The day of the last commit, where whole weeks before a day come after it: the clock stops in the week of that commit.
fn unseen(ground: &Ground, day: Date) -> Option<Date> {
    (ground.clock.date() < monday_of(day)).then(|| End::of(ground).day)
}

/// Which way is meant: towards the target, from where the weeks before stand.
fn wanted(cycle: &Cycle, measured: &Measured, began: Monday) -> Wanted {
    let target = cycle.focus.as_ref().and_then(|focus| focus.target).map(|share| share.0);
    let before = measured.trial(began, &cycle.pauses, Wanted::Less).before.share();
    measured.watched.wanted(before, target)
}

/// Whether what moved has stayed: the whole weeks since prompts faded against those before the practice began. Those it
/// was practised in are left out, as a pause is.
fn stayed(cycle: &Cycle, measured: &Measured, began: Monday, wanted: Wanted) -> bool {
    let Some(faded) = cycle.faded else { return false };
    let monday = monday_of(days_after(faded, 6));
    let practised = Pause { first: began.day(), last: days_after(monday, -1), said: faded };
    let out: Vec<Pause> = cycle.pauses.iter().copied().chain([practised]).collect();
    let trial = measured.trial(began, &out, wanted);
    matches!(trial.finding, Finding::Described { said: Said::Maybe(Way::AsWanted), .. })
}
