//! Drafts: questions about hand-overs and about the day a role began. Only a yes enters anything.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use records::Special;
use team::areas::AreaIx;
use team::clock::YEAR;
use team::codeowners::Named;
use team::{Change, Ground, HandOver};

use crate::Count;
use crate::s10g::in_area;

/// Weeks of a block, blocks on each side of a border, weeks between borders.
const BLOCK: i32 = 4;
const SIDE: i32 = 6;
/// Blocks in which somebody is to be present.
const PRESENT: usize = 4;
/// Changes on each side.
const LEAST: u64 = 10;
/// Of all arrangements of twelve blocks in two sixes, the order is among so many most extreme.
const EXTREME: u32 = 2;
/// At most two questions a year.
const OFFERED: usize = 2;
/// Days for which an answer counts as one of them.
const A_YEAR: i32 = 365;

/// "Did you hand this area over about then?"
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverDraft {
    /// The area.
    pub area: String,
    /// The border.
    pub date: Date,
    /// The lead's part in the 24 weeks before.
    pub before: Count,
    /// And after.
    pub after: Count,
    /// How many of the 924 arrangements are as extreme.
    pub rank: u32,
}

/// The two largest falls, less what was answered in the last year.
pub fn hand_over_drafts(ground: &Ground) -> Vec<HandOverDraft> {
    let mut drafts: Vec<HandOverDraft> = Vec::new();
    for area in 0..ground.areas.all.len() as AreaIx {
        let borders = (SIDE * BLOCK..=YEAR).filter(|weeks| weeks % BLOCK == 0);
        let found = borders.filter_map(|weeks| draft(ground, area, weeks));
        // Of several borders the smallest rank, then the largest fall, then the newest.
        drafts.extend(
            found.min_by(|one, other| one.rank.cmp(&other.rank).then_with(|| larger_fall(one, other))),
        );
    }
    let answers =
        |said: &HandOver, draft: &HandOverDraft| said.area == draft.area && near(said.date, draft.date);
    // Who refuses answers a question; who says a day may not have been asked.
    let said = &ground.settings.hand_overs;
    let answered =
        said.iter().filter(|said| said.level.is_none() || drafts.iter().any(|draft| answers(said, draft)));
    let of_year = answered.filter(|said| {
        let day = ground.clock.day(said.at.div_euclid(1_000_000));
        (ground.today - day).get_days() < A_YEAR
    });
    let left = OFFERED.saturating_sub(of_year.count());
    drafts.retain(|draft| !said.iter().any(|said| answers(said, draft)));
    drafts.sort_by(|one, other| larger_fall(one, other).then_with(|| one.area.cmp(&other.area)));
    drafts.truncate(left);
    drafts
}

fn near(one: Date, other: Date) -> bool {
    (one - other).get_days().abs() <= 7 * BLOCK * SIDE
}

fn larger_fall(one: &HandOverDraft, other: &HandOverDraft) -> std::cmp::Ordering {
    let fall =
        |draft: &HandOverDraft| draft.before.share().unwrap_or(0.0) - draft.after.share().unwrap_or(0.0);
    fall(other).total_cmp(&fall(one))
}

/// A border in one area, if the lead's part fell there.
fn draft(ground: &Ground, area: AreaIx, weeks: i32) -> Option<HandOverDraft> {
    let active = ground.active_at(ground.clock.weeks_ago(weeks));
    let lead = ground.lead();
    let of_team = |change: &&Change| change.person == lead || active.has_other(change.person);
    // Blocks from the oldest on; the border is after the sixth.
    let blocks: Vec<Count> = (0..2 * SIDE)
        .map(|block| {
            let from = weeks + (SIDE - block) * BLOCK;
            let here = ground.weeks(from, from - BLOCK).iter().filter(|change| in_area(ground, change, area));
            let mut count = Count::default();
            here.filter(of_team).for_each(|change| count.add(change.person == lead));
            count
        })
        .collect();
    let side = SIDE as usize;
    let (before, after): (Count, Count) =
        (blocks[..side].iter().copied().sum(), blocks[side..].iter().copied().sum());
    let fell = 2 * before.part >= before.of && 4 * after.part <= after.of;
    let enough = before.of >= LEAST && after.of >= LEAST;
    let lead_present = blocks[..side].iter().filter(|block| block.part > 0).count() >= PRESENT;
    let others_present = blocks[side..].iter().filter(|block| block.of > block.part).count() >= PRESENT;
    if !(fell && enough && lead_present && others_present && active_elsewhere(ground, area, weeks)) {
        return None;
    }
    let rank = rank(&blocks);
    let date = ground.clock.day(ground.clock.weeks_ago(weeks));
    let area = ground.areas.all[area as usize].name.clone();
    (rank <= EXTREME).then_some(HandOverDraft { area, date, before, after, rank })
}

/// Whether the lead worked elsewhere in at least four weeks after a border.
fn active_elsewhere(ground: &Ground, area: AreaIx, weeks: i32) -> bool {
    let own =
        ground.weeks(weeks, weeks - SIDE * BLOCK).iter().filter(|change| change.person == ground.lead());
    let elsewhere = own.filter(|change| {
        !change.bulk && change.files.iter().any(|&file| ground.area(file).is_some_and(|other| other != area))
    });
    elsewhere.map(|change| ground.clock.week_of(change.time)).collect::<BTreeSet<_>>().len() >= PRESENT
}

/// Of all 924 ways to call six of the twelve blocks "before", how many fall at least as far.
fn rank(blocks: &[Count]) -> u32 {
    let fall = |before: Count, after: Count| -> Option<(i128, i128)> {
        let cross =
            i128::from(before.part) * i128::from(after.of) - i128::from(after.part) * i128::from(before.of);
        (before.of > 0 && after.of > 0).then(|| (cross, i128::from(before.of) * i128::from(after.of)))
    };
    let arranged = |mask: u32| {
        let pick = |wanted: bool| -> Count {
            blocks
                .iter()
                .enumerate()
                .filter(|(at, _)| (mask >> at & 1 == 1) == wanted)
                .map(|(_, block)| *block)
                .sum()
        };
        fall(pick(true), pick(false))
    };
    let observed = arranged((1 << SIDE) - 1);
    let as_extreme = |mask: &u32| match (arranged(*mask), observed) {
        (Some((num, den)), Some((num_seen, den_seen))) => num * den_seen >= num_seen * den,
        _ => true,
    };
    (0..1_u32 << (2 * SIDE)).filter(|mask| mask.count_ones() == SIDE as u32).filter(as_extreme).count() as u32
}

/// What speaks for a day on which the role began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleSign {
    /// The first line of CODEOWNERS or MAINTAINERS that names the lead.
    Owners,
    /// The largest shift in active days a week.
    Days,
}

/// "Did your role change about then?"
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleDraft {
    /// The day.
    pub date: Date,
    /// Why.
    pub sign: RoleSign,
}

/// Drafts of the day the role began, the one from a file first.
pub fn role_drafts(ground: &Ground) -> Vec<RoleDraft> {
    let from_file = first_named(ground).map(|date| RoleDraft { date, sign: RoleSign::Owners });
    let from_days = shift(ground).map(|date| RoleDraft { date, sign: RoleSign::Days });
    from_file.into_iter().chain(from_days).collect()
}

/// The day on which a line that names the lead came first.
fn first_named(ground: &Ground) -> Option<Date> {
    let lead = &ground.people.persons[ground.lead() as usize].identities;
    let addresses = lead.iter().map(|own| own.email.as_str());
    let named = Named::new(addresses, [], lead.iter().map(|own| own.name.as_str()));
    let mut first = None;
    for branch in &ground.branches {
        for text in &branch.history.texts {
            let path = &branch.history.paths[text.path as usize];
            let speaks = matches!(Special::of(path), Some(Special::CodeOwners | Special::Maintainers));
            let time = branch.chain.merge_time(text.commit);
            let holds = || text.text.as_deref().is_some_and(|content| named.first_line(content).is_some());
            if speaks && time < ground.clock.t() && first.is_none_or(|first| time < first) && holds() {
                first = Some(time);
            }
        }
    }
    first.map(|time| ground.clock.day(time))
}

/// Weeks on each side of a shift, and how much likelier two rates are to be than one.
const LEAST_WEEKS: usize = 13;
const LEAST_LIKELIHOOD: f64 = 10.0;

/// The Monday of the largest shift in the lead's active days a week.
fn shift(ground: &Ground) -> Option<Date> {
    let mut days: BTreeMap<Date, BTreeSet<Date>> = BTreeMap::new();
    let t = ground.clock.date();
    for (_, commit) in ground.own_commits() {
        let day = Date::constant(1970, 1, 1).saturating_add(commit.authored.day().days());
        if day < t {
            days.entry(team::clock::monday_of(day)).or_default().insert(day);
        }
    }
    let first = *days.keys().next()?;
    let mut weeks: Vec<f64> = Vec::new();
    let mut monday = first;
    while monday < t {
        weeks.push(days.get(&monday).map_or(0.0, |days| days.len() as f64));
        monday = monday.saturating_add(7.days());
    }
    let all: f64 = weeks.iter().sum();
    let together = likelihood(all, weeks.len());
    let mut best: Option<(f64, usize)> = None;
    let mut before = weeks.iter().take(LEAST_WEEKS).sum::<f64>();
    for split in LEAST_WEEKS..(weeks.len() + 1).saturating_sub(LEAST_WEEKS) {
        let gain = likelihood(before, split) + likelihood(all - before, weeks.len() - split) - together;
        if gain >= LEAST_LIKELIHOOD && best.is_none_or(|(most, _)| gain > most + 1e-9) {
            best = Some((gain, split));
        }
        before += weeks[split];
    }
    best.map(|(_, split)| first.saturating_add((7 * split as i64).days()))
}

/// ln L of a Poisson rate at its maximum, without the terms that are the same for every rate.
fn likelihood(days: f64, weeks: usize) -> f64 {
    if days > 0.0 { days * (days / weeks as f64).ln() - days } else { 0.0 }
}
