//! A fix-like change in a file that came back.

use std::collections::BTreeMap;

use growth::Trigger;
use jiff::civil::Date;
use signals::s12g::{self, ComesBack, comes_back};
use signals::{of_change, was_read};
use team::{Change, FileIx, Ground};

use super::{Moment, changes};
use crate::text::{clean, thousands};
use crate::week::Week;

/// A file that came back, and the week's fixes in it.
pub(crate) struct Back<'g> {
    /// The file, with the year's fixes of all its changes.
    pub file: ComesBack,
    /// Fix-like changes to it in the week, each with its day, in the order they were merged.
    pub fixes: Vec<(Date, &'g Change)>,
}

/// Files that came back by the Monday that ends the week, and were fixed in it; largest share of fixes first.
pub(crate) fn back<'g>(ground: &'g Ground, week: Week, today: Date) -> Vec<Back<'g>> {
    if !was_read(ground, s12g::DEFINITION.needs.figure) {
        return Vec::new();
    }
    let fixes: Vec<(Date, &Change, Vec<FileIx>)> = changes(ground, week, today)
        .map(|(day, change)| (day, change, s12g::fixed(ground, change).into_iter().collect()))
        .collect();
    let of = |file: FileIx| {
        let here = fixes.iter().filter(move |(_, _, fixed)| fixed.contains(&file));
        here.map(|&(day, change, _)| (day, change)).collect::<Vec<_>>()
    };
    let all = comes_back(ground).files.into_iter().map(|file| Back { fixes: of(file.file), file });
    all.filter(|back| !back.fixes.is_empty()).collect()
}

pub(super) fn moments(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    back(ground, week, today).iter().flat_map(|back| of_file(ground, back)).collect()
}

/// One a day.
fn of_file(ground: &Ground, back: &Back) -> Vec<Moment> {
    let mut days: BTreeMap<Date, Vec<&Change>> = BTreeMap::new();
    back.fixes.iter().for_each(|&(day, change)| days.entry(day).or_default().push(change));
    let path = ground.path(back.file.file);
    let area = ground.area(back.file.file).map(|area| ground.areas.all[area as usize].name.clone());
    let moment = |(day, changes): (Date, Vec<&Change>)| Moment {
        trigger: Trigger::CameBack,
        day,
        area: area.clone(),
        file: Some(path.clone()),
        count: changes.len(),
        words: match changes.len() {
            1 => format!("A fix in {}", clean(&path)),
            n => format!("{n} fixes in {}", clean(&path)),
        },
        why: format!(
            "It was fixed again and again in both halves of the year: {} of its {} changes say so.",
            thousands(back.file.fixes.part),
            thousands(back.file.fixes.of)
        ),
        records: changes.into_iter().map(|change| of_change(ground, change)).collect(),
        read: None,
    };
    days.into_iter().map(moment).collect()
}
