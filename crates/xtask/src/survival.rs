//! Medians of waits that have not all ended, and trends, against another program: `tests/survival`, in Python.

use std::process::Command;

use growth::recurrence::{LEAST_FOR_A_TREND, frequency};
use jiff::ToSpan;
use jiff::civil::date;
use madeup::Draw;
use serde_json::{Value, json};
use signals::stats::{Length, median_length};
use tempfile::TempDir;

use crate::command::output;
use crate::python;
use crate::test::outcome::Outcome;

/// Sets of waits, and of days on which something came.
const SETS: u64 = 800;

/// Draws sets, works them out, and has them worked out again.
pub fn tests() -> Outcome {
    compared().unwrap_or_else(|other| other)
}

fn compared() -> Result<Outcome, Outcome> {
    let python = python::with("survival")?;
    let failed = |error: std::io::Error| Outcome::Failed(error.to_string());
    let medians: Vec<Value> = (0..SETS).map(|seed| median(&waits(seed))).collect();
    let trends: Vec<Value> = (0..SETS).map(trend).collect();
    let made = TempDir::with_prefix("groundwork-survival-").map_err(failed)?;
    let file = made.path().join("sets.json");
    std::fs::write(&file, json!({ "medians": medians, "trends": trends }).to_string()).map_err(failed)?;
    let mut compare = Command::new(python);
    compare.arg(crate::workspace().join("tests/survival/compare.py")).arg(&file);
    output(&mut compare).map(|said| Outcome::Passed(said.trim().to_owned())).map_err(Outcome::Failed)
}

fn median(waits: &[Length]) -> Value {
    let long: Vec<i64> = waits.iter().map(|wait| wait.long).collect();
    let ended: Vec<bool> = waits.iter().map(|wait| wait.ended).collect();
    json!({ "long": long, "ended": ended, "median": median_length(waits) })
}

/// A set of waits of one of several kinds: with ties and without, few and many cut off, all cut off, one alone, all of one length, an even number that
/// has all ended, so that the estimate is one half exactly.
fn waits(seed: u64) -> Vec<Length> {
    let mut draw = Draw::new(seed);
    let most = *draw.pick(&[4, 20, 200, 500_000]);
    let many = draw.between(2, 60);
    let set = |draw: &mut Draw, many: i64, most: i64, cut: u32| -> Vec<Length> {
        (0..many).map(|_| Length { long: draw.between(0, most), ended: !draw.percent(cut) }).collect()
    };
    match seed % 8 {
        0 => set(&mut draw, many, most, 0),
        1 => set(&mut draw, many, most, 80),
        2 => set(&mut draw, many, most, 100),
        3 => set(&mut draw, 1, most, 50),
        4 => {
            let long = draw.between(0, most);
            set(&mut draw, many, 0, 40).into_iter().map(|wait| Length { long, ..wait }).collect()
        }
        5 => (0..2 * draw.between(1, 30)).map(|at| Length { long: 7 * at, ended: true }).collect(),
        6 => set(&mut draw, many, 3, 30),
        _ => set(&mut draw, many, most, 30),
    }
}

fn trend(seed: u64) -> Value {
    let mut draw = Draw::new(seed);
    let watched = draw.between(30, 730);
    let many = draw.between(LEAST_FOR_A_TREND as i64, 40);
    let days: Vec<i64> = (0..many).map(|_| draw.between(1, watched)).collect();
    let first = date(2025, 11, 17);
    let came: Vec<_> = days.iter().map(|day| first + day.days()).collect();
    let found = frequency(&came, first, first + watched.days());
    json!({ "days": days, "watched": watched, "u": found.map(|found| found.u) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_set_is_drawn() {
        let all: Vec<Vec<Length>> = (0..SETS).map(waits).collect();
        let some = |is: &dyn Fn(&[Length]) -> bool| all.iter().filter(|set| is(set)).count() >= 20;
        assert!(some(&|set| set.len() == 1));
        assert!(some(&|set| set.iter().all(|wait| !wait.ended)));
        assert!(some(&|set| set.len() > 1 && set.iter().all(|wait| wait.long == set[0].long)));
        assert!(some(&|set| set.iter().any(|wait| wait.ended) && median_length(set).is_none()));
        assert!(some(&|set| set.len() % 2 == 0 && set.iter().all(|wait| wait.ended)));
    }
}
