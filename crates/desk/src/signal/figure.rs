//! A signal in a list of all: its figure, or why there is none, in a few words.

use signals::{Signal, Status};

use super::finding::{quantity, share};
use crate::Report;
use crate::text::{Sentence, hours, thousands};

/// The figure of a signal in a list.
pub fn figure(report: &Report, signal: &Signal) -> Sentence {
    let unit = short(signal.definition.unit);
    match (&signal.status, signal.count) {
        (Status::NotConnected(source), _) => format!("no {source} connected").into(),
        (Status::Value, Some(_)) if signal.definition.is_in_hours() => {
            signal.value.map_or("no median".into(), |median| hours(median).into())
        }
        (Status::NotApplicable(_), _) => "not applicable".into(),
        (Status::Dropped(_), _) => "not seen".into(),
        (Status::NotEnough { .. }, _) => "too few".into(),
        (Status::Value, Some(count)) if signal.definition.id == "s6a" => {
            let days = report.happened.all.iter().filter(|absence| absence.during.is_ok());
            let days: u64 = days.map(|absence| absence.days).sum();
            format!("{} in {} days away", thousands(count.part), thousands(days)).into()
        }
        (Status::Value, Some(count)) if count.of > 0 => share(count),
        (Status::Value, Some(count)) => quantity(count.part, unit).into(),
        (Status::Value, None) if signal.definition.id == "s10g" => {
            quantity(report.hand_overs.all.len() as u64, unit).into()
        }
        (Status::Value, None) => {
            signal.value.map_or("none".into(), |value| quantity(value as u64, unit).into())
        }
    }
}

/// A unit without what is said behind it.
fn short(unit: &str) -> &str {
    unit.split_once(" by ").map_or(unit, |(short, _)| short)
}
