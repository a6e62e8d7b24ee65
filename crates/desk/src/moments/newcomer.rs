//! Somebody of the team changed something in an area for the first time.

use std::collections::{BTreeMap, BTreeSet};

use growth::Trigger;
use jiff::civil::Date;
use signals::{EVERYTHING, of_change, was_read};
use team::areas::AreaIx;
use team::{Change, Ground, PersonIx};

use super::only_you::areas;
use super::{Moment, changes};
use crate::text::{clean, number_of};
use crate::week::Week;

/// With fewer others it would show what one person did (definitions 1.5, s7).
const LEAST_OTHERS: usize = 3;

/// Somebody's first change in an area.
pub(crate) struct First<'g> {
    /// The day it was merged.
    pub day: Date,
    /// Whose it is: somebody of the others active when the week ends.
    pub person: PersonIx,
    /// Where.
    pub area: AreaIx,
    /// The change.
    pub change: &'g Change,
}

/// First changes of a week, in the order they were merged; none where the others are too few, or history is cut.
pub(crate) fn firsts<'g>(ground: &'g Ground, week: Week, today: Date) -> Vec<First<'g>> {
    if ground.active.others.len() < LEAST_OTHERS || !was_read(ground, EVERYTHING) {
        return Vec::new();
    }
    let earlier = ground.between(i64::MIN, ground.clock.start_of(week.monday()));
    let mut been: BTreeSet<(PersonIx, AreaIx)> = BTreeSet::new();
    for change in earlier.iter().filter(|change| !change.bulk && ground.active.has_other(change.person)) {
        been.extend(areas(ground, change).into_iter().map(|area| (change.person, area)));
    }
    let of_others = changes(ground, week, today).filter(|(_, change)| ground.active.has_other(change.person));
    let mut firsts = Vec::new();
    for (day, change) in of_others {
        let new = areas(ground, change).into_iter().filter(|&area| been.insert((change.person, area)));
        firsts.extend(new.map(|area| First { day, person: change.person, area, change }));
    }
    firsts
}

pub(super) fn moments(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    let mut found: BTreeMap<(Date, AreaIx), Vec<First>> = BTreeMap::new();
    for first in firsts(ground, week, today) {
        found.entry((first.day, first.area)).or_default().push(first);
    }
    let moment = |((day, area), firsts): ((Date, AreaIx), Vec<First>)| {
        let name = &ground.areas.all[area as usize].name;
        let who = match firsts.len() {
            1 => "Somebody’s first change".to_owned(),
            n => format!("First changes by {}", number_of(n, "person").replace("persons", "people")),
        };
        Moment {
            trigger: Trigger::Newcomer,
            day,
            area: Some(name.clone()),
            file: None,
            count: firsts.len(),
            words: format!("{who} in {}", clean(name)),
            why: "As far back as git goes, there was none by them before.".to_owned(),
            records: firsts.into_iter().map(|first| of_change(ground, first.change)).collect(),
            read: None,
        }
    };
    found.into_iter().map(moment).collect()
}
