//! An incident that is over.

use std::collections::BTreeMap;

use growth::Trigger;
use jiff::civil::Date;
use signals::incidents::{Source, Told, all};
use signals::{Named, Record};
use team::Ground;

use super::Moment;
use crate::text::cut;
use crate::week::Week;

/// The longest title that is said, in cells.
const TITLE: usize = 50;

/// Incidents that ended in the week, each with its day in the lead's zone, in the order they ended.
pub(crate) fn ended(ground: &Ground, week: Week, today: Date) -> Vec<(Date, Told)> {
    let mut ended: Vec<(i64, Told)> =
        all(ground).into_iter().filter_map(|one| Some((one.closed?, one))).collect();
    ended.sort_by(|one, other| (one.0, &one.1.named).cmp(&(other.0, &other.1.named)));
    let day = |(at, one): (i64, Told)| (ground.clock.day(at), one);
    ended.into_iter().map(day).filter(|&(day, _)| week.has(day) && day <= today).collect()
}

/// Who tells of some that ended: `the file`, `the forge` or both.
pub(crate) fn told_by<'t>(ended: impl Iterator<Item = &'t Told>) -> &'static str {
    let (mut file, mut forge) = (false, false);
    ended.for_each(|one| if one.ended_by == Source::Forge { forge = true } else { file = true });
    match (file, forge) {
        (true, true) => "the file and the forge",
        (_, true) => "the forge",
        _ => "the file",
    }
}

/// One a day.
pub(super) fn moments(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    let mut days: BTreeMap<Date, Vec<Told>> = BTreeMap::new();
    ended(ground, week, today).into_iter().for_each(|(day, one)| days.entry(day).or_default().push(one));
    let moment = |(day, ended): (Date, Vec<Told>)| Moment {
        trigger: Trigger::IncidentClosed,
        day,
        area: None,
        file: None,
        count: ended.len(),
        words: match ended.as_slice() {
            [one] => match cut(one.named.title.trim(), TITLE) {
                title if title.is_empty() => "An incident is over".to_owned(),
                title => format!("An incident is over: {title}"),
            },
            all => format!("{} incidents are over", all.len()),
        },
        why: match told_by(ended.iter()) {
            "the file" => "The file of incidents says that it ended on this day.",
            "the forge" => "The forge says that its issue was closed on this day.",
            _ => "The file of incidents and the forge say that they ended on this day.",
        }
        .to_owned(),
        records: ended.into_iter().map(|one| record(one.named, day)).collect(),
        read: None,
    };
    days.into_iter().map(moment).collect()
}

fn record(named: Named, day: Date) -> Record {
    let Named { id, title, link, repository } = named;
    Record { id, day, area: None, title, repository, link }
}
