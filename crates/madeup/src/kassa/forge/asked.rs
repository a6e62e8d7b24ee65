//! Who is asked for a review, and what becomes of it.
//!
//! Mira is asked more than anybody: of what the others write, she sees about two thirds, and more of what takes long. For a good part
//! of it nobody else is asked.

use super::super::people::{ALL, MIRA, PersonIx, VISITORS};
use super::super::pull::Merged;
use super::super::story;
use super::clock;
use crate::Draw;
use crate::civil::{DAY, weekday};

/// What becomes of a review that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// They approve it in the end.
    Approves,
    /// They say something, and leave it to others.
    Remarks,
    /// It is merged before they come to it.
    Silent,
    /// They are let off.
    LetOff,
}

/// Weeks before the last one, by the Monday of a second.
pub(super) fn weeks_ago(at: i64) -> i64 {
    let day = at.div_euclid(DAY);
    (story::LAST_MONDAY - (day - weekday(day))).div_euclid(7)
}

/// Whether somebody is there on the day of a second.
pub(super) fn is_there(person: PersonIx, at: i64) -> bool {
    let (day, _) = ALL[person].clock(at);
    ALL[person].is_there(day) && !story::is_away(person, day)
}

/// Who is asked for a review of a request that is ready, and what comes of it.
pub(super) fn who_is_asked(merged: &Merged, ready: i64, draw: &mut Draw) -> Vec<(PersonIx, Fate)> {
    if draw.percent(3) {
        return Vec::new();
    }
    let mut asked = Vec::new();
    let is_hers = merged.person == MIRA;
    if !is_hers {
        let of_hundred = match clock::minutes(ready, merged.at) {
            ..240 => 8,
            240..540 => 45,
            _ => 90,
        };
        let is_there = is_there(MIRA, ready);
        if draw.percent(if is_there { of_hundred } else { 25 }) {
            let late = if weeks_ago(ready) < story::SLOWER { 14 } else { 4 };
            let is_silent = !is_there || draw.percent(late);
            asked.push((MIRA, if is_silent { Fate::Silent } else { Fate::Approves }));
        }
    }
    let lead_approves = asked.iter().any(|(_, fate)| *fate == Fate::Approves);
    if lead_approves && draw.percent(46) {
        return asked;
    }
    let Some(first) = other(merged, ready, None, draw) else { return asked };
    asked.push((first, if lead_approves { second_fate(draw) } else { Fate::Approves }));
    if !lead_approves && draw.percent(if is_hers { 50 } else { 40 }) {
        let second = other(merged, ready, Some(first), draw);
        asked.extend(second.map(|second| (second, second_fate(draw))));
    }
    draw.shuffle(&mut asked);
    asked
}

fn second_fate(draw: &mut Draw) -> Fate {
    match draw.below(100) {
        ..78 => Fate::Approves,
        78..88 => Fate::Remarks,
        88..97 => Fate::Silent,
        _ => Fate::LetOff,
    }
}

/// Somebody other than the author and the lead, more likely one who works there; in an area of hers, who has an eye on it.
fn other(merged: &Merged, ready: i64, but: Option<PersonIx>, draw: &mut Draw) -> Option<PersonIx> {
    if let Some(eyes) = merged.area.and_then(story::second_eyes) {
        return Some(eyes).filter(|eyes| Some(*eyes) != but && *eyes != merged.person);
    }
    let can = |person: &PersonIx| {
        *person != MIRA && *person != merged.person && Some(*person) != but && is_there(*person, ready)
    };
    let people: Vec<PersonIx> = (0..VISITORS).filter(can).collect();
    let knows = |&person: &PersonIx| {
        let weights = story::weights(person, weeks_ago(ready));
        let there = weights.iter().find(|(area, _)| Some(*area) == merged.area);
        20 + there.map_or(0, |(_, weight)| *weight)
    };
    let shares: Vec<u32> = people.iter().map(knows).collect();
    people.get(draw.weighted(&shares)).copied()
}
