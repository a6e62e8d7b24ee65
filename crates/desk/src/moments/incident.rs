//! An incident that is over.

use std::collections::BTreeMap;

use growth::Trigger;
use jiff::civil::Date;
use records::Incident;
use signals::{Named, Record};
use team::Ground;

use super::Moment;
use crate::text::cut;
use crate::week::Week;

/// The longest title that is said, in cells.
const TITLE: usize = 50;

/// Incidents of the file that ended in the week, each with its day in the lead's zone, in the order they ended.
pub(crate) fn ended<'g>(ground: &'g Ground, week: Week, today: Date) -> Vec<(Date, &'g Incident)> {
    let all = ground.incidents.map(|incidents| incidents.all.as_slice()).unwrap_or_default();
    let mut ended: Vec<(i64, &Incident)> = all.iter().filter_map(|one| Some((one.closed?, one))).collect();
    ended.sort_by(|one, other| (one.0, &one.1.id).cmp(&(other.0, &other.1.id)));
    let day = |(at, one): (i64, &'g Incident)| (ground.clock.day(at), one);
    ended.into_iter().map(day).filter(|&(day, _)| week.has(day) && day <= today).collect()
}

/// One a day.
pub(super) fn moments(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    let mut days: BTreeMap<Date, Vec<&Incident>> = BTreeMap::new();
    ended(ground, week, today).into_iter().for_each(|(day, one)| days.entry(day).or_default().push(one));
    let moment = |(day, ended): (Date, Vec<&Incident>)| Moment {
        trigger: Trigger::IncidentClosed,
        day,
        area: None,
        file: None,
        count: ended.len(),
        words: match ended.as_slice() {
            [one] => match cut(one.title.trim(), TITLE) {
                title if title.is_empty() => "An incident is over".to_owned(),
                title => format!("An incident is over: {title}"),
            },
            all => format!("{} incidents are over", all.len()),
        },
        why: "The file of incidents says that it ended on this day.".to_owned(),
        records: ended.into_iter().map(|one| record(one, day)).collect(),
        read: None,
    };
    days.into_iter().map(moment).collect()
}

fn record(one: &Incident, day: Date) -> Record {
    let Named { id, title, link, repository } = Named::of_incident(one);
    Record { id, day, area: None, title, repository, link }
}
