//! The five signs as rows, with one time axis where a line is drawn.

use desk::Report;
use desk::scorecard::{Figure, Hours, Shows, Sign, nothing_counted, signs};
use desk::text::{counted, number_of, range};
use team::clock::YEAR;

use super::Screen;
use super::chart::{Chart, is_drawn, role_mark};
use super::row::{Row, Unseen, Value, beside, header, missing_cells};
use crate::term::wrap;

/// Weeks back at which a line begins.
const BEGINS: i32 = 2 * YEAR - 4;
/// Cells of what is measured.
const ABOUT: usize = 21;

/// All signs.
pub fn print(report: &Report, screen: Screen) -> String {
    let rows: Vec<String> = signs(report)
        .iter()
        .map(|sign| {
            let hint = sign.hint.as_ref().map(|hint| beside(screen, &[], hint));
            row(report, sign, screen) + &hint.unwrap_or_default()
        })
        .collect();
    let rows = rows.join("\n") + "\n";
    if nothing_counted(report) || report.is_alone() || !is_drawn(report) {
        return rows;
    }
    let ground = report.ground;
    let skipped = missing_cells(screen.width);
    let begins = ground.clock.last_sunday(BEGINS - 4 * skipped as i32).strftime("%b %Y").to_string();
    let role = role_mark(ground).and_then(|at| at.checked_sub(skipped)).filter(|&at| at > 0);
    header(screen, &begins, role) + &rows
}

fn row(report: &Report, sign: &Sign, screen: Screen) -> String {
    match &sign.shows {
        Shows::Words(why, command) => {
            Unseen { name: sign.name, why: why.clone(), command: *command }.print(screen)
        }
        Shows::Hours(hours) => of_hours(report, sign, hours, screen),
        Shows::Figure(figure) => {
            let drawn = sign.signal.filter(|signal| !signal.points.is_empty());
            Row {
                name: sign.name,
                about: about(&figure.about),
                chart: drawn.map(|signal| Chart::of(report, signal, screen)),
                now: Value::share(figure.now),
                counts: counted(figure.now),
                before: figure.before.and_then(Value::share),
                usual: figure.usual.map(|(low, high)| range(low, high)),
                tail: tail(figure, screen),
            }
            .print(screen)
        }
    }
}

/// A median in hours in the place of a share.
fn of_hours(report: &Report, sign: &Sign, hours: &Hours, screen: Screen) -> String {
    let drawn = sign.signal.filter(|signal| !signal.points.is_empty());
    let verdict = if hours.moved { screen.ink.name(&hours.verdict) } else { hours.verdict.clone() };
    Row {
        name: sign.name,
        about: wrap(hours.about, ABOUT),
        chart: drawn.map(|signal| Chart::of(report, signal, screen)),
        now: Some(Value::of(hours.now.clone(), hours.waits)),
        counts: number_of(hours.waits as usize, "wait"),
        before: hours.before.clone().map(|before| Value::of(before, u64::MAX)),
        usual: hours.usual.clone(),
        tail: verdict + &hours.behind(),
    }
    .print(screen)
}

/// What is measured, in lines that fit under a name.
fn about(text: &str) -> Vec<String> {
    match text.split_once("outside ") {
        Some((before, after)) => vec![format!("{before}out-"), format!("side {after}")],
        None => wrap(text, ABOUT),
    }
}

/// The verdict, and what stands beside it.
fn tail(figure: &Figure, screen: Screen) -> String {
    let verdict = if figure.moved { screen.ink.name(&figure.verdict) } else { figure.verdict.clone() };
    verdict + &figure.behind()
}
