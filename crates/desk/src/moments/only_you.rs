//! The lead merged a change in an area only they know.

use std::collections::{BTreeMap, BTreeSet};

use growth::Trigger;
use jiff::civil::Date;
use signals::{of_change, s5b, was_read};
use team::areas::AreaIx;
use team::clock::Seconds;
use team::{Change, FileIx, Ground};

use super::{Moment, changes};
use crate::text::{clean, number_of};
use crate::week::Week;

pub(super) fn moments(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    if ground.active.others.is_empty() || !was_read(ground, s5b::DEFINITION.needs.figure) {
        return Vec::new();
    }
    let mut found: BTreeMap<(Date, AreaIx), Vec<&Change>> = BTreeMap::new();
    for (day, change) in changes(ground, week, today).filter(|(_, change)| change.person == ground.lead()) {
        for area in areas(ground, change) {
            if !ground.areas.all[area as usize].tests_only && only_lead(ground, area, change.time) {
                found.entry((day, area)).or_default().push(change);
            }
        }
    }
    let moment = |((day, area), changes): ((Date, AreaIx), Vec<&Change>)| {
        let name = &ground.areas.all[area as usize].name;
        Moment {
            trigger: Trigger::OwnMergeOnlyYou,
            day,
            area: Some(name.clone()),
            file: None,
            count: changes.len(),
            words: format!("{} of yours in {}", number_of(changes.len(), "change"), clean(name)),
            why: format!(
                "By what git shows you know {}, and none of the others who are active does.",
                clean(name)
            ),
            records: changes.into_iter().map(|change| of_change(ground, change)).collect(),
            read: None,
        }
    };
    found.into_iter().map(moment).collect()
}

/// The areas a change touches.
pub(crate) fn areas(ground: &Ground, change: &Change) -> BTreeSet<AreaIx> {
    change.files.iter().filter_map(|&file| ground.area(file)).collect()
}

/// Whether the lead knows an area (definitions 1.7), and nobody of those who were active: strictly before an instant.
fn only_lead(ground: &Ground, area: AreaIx, before: Seconds) -> bool {
    let here = |file: FileIx| ground.area(file) == Some(area);
    let knows = |person| ground.knowledge.knows_area(person, here, before);
    knows(ground.lead()) && !ground.active_at(before).others.into_iter().any(knows)
}
