//! The pages of `groundwork open`: how long a server takes for one, how heavy they are, how soon the first is there, and how
//! soon a correction is.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use madeup::kassa;
use tempfile::TempDir;
use testkit::Pages;

use super::table::Row;
use super::yardstick::Yardstick;

/// Years of the made-up team's history.
const YEARS: u8 = 3;
/// How often each page is asked for.
const TIMES: usize = 20;
/// How often it is opened, and how many corrections are made.
const OPENED: usize = 7;
const CORRECTIONS: usize = 12;
/// Most bytes of the first kind of page, its stylesheet and its scripts, in gzip.
const HEAVIEST: f64 = 60.0;

/// The rows of three years of the made-up team.
pub fn of_the_demo(binary: &Path) -> Result<Vec<Row>, String> {
    let scratch = TempDir::with_prefix("groundwork-bench-").map_err(|error| error.to_string())?;
    let repository = scratch.path().join("kassa");
    kassa::write(&repository, YEARS).map_err(|error| error.to_string())?;
    let run = || {
        let mut run = Command::new(binary);
        run.args(["--me", kassa::ADDRESS, "--zone", kassa::ZONE, "--now", "2026-11-19T09:00:00Z", "--repo"]);
        run.arg(&repository).arg("--data").arg(scratch.path().join("data"));
        run
    };
    rows(&run, "the demo", 25.0)
}

/// The rows of a history.
pub fn of(binary: &Path, of: &Yardstick) -> Result<Vec<Row>, String> {
    let scratch = TempDir::with_prefix("groundwork-bench-").map_err(|error| error.to_string())?;
    let copy = scratch.path().join("copy.git");
    of.copy(&copy, &of.tip)?;
    let (lead, now) = (of.lead()?, of.now()?);
    let run = || {
        let mut run = Command::new(binary);
        run.args(["--me", &lead, "--now", &now, "--zone", "UTC", "--repo"]).arg(&copy);
        run.arg("--data").arg(scratch.path().join("data"));
        run
    };
    rows(&run, &of.name, 60.0)
}

fn rows(run: &dyn Fn() -> Command, what: &str, most: f64) -> Result<Vec<Row>, String> {
    // It is read and its questions are over before anything is measured.
    let pages = Pages::open(&mut run());
    pages.settled("/");
    pages.send("/first-run", &[]);
    let (time, weight) = asked(&pages)?;
    let correction = corrected(&pages)?;
    drop(pages);
    let row = |work, here, figure, most, unit| Row {
        work,
        what: what.to_owned(),
        here,
        figure: Some((figure, most)),
        unit,
    };
    let (first, whole) = opened(run);
    Ok(vec![
        row("a page, server time, p95", time.0, time.1, most, " ms"),
        row("a page with css and js, gzip", weight.0, weight.1, HEAVIEST, " kB"),
        row("open to the first byte", format!("scorecard whole {whole:.0} ms"), first, 300.0, " ms"),
        row("correction to new page, p95", correction.0, correction.1, 500.0, " ms"),
    ])
}

/// What was found, in words and as a figure.
type Found = (String, f64);

/// Each page there is, so many times: how long the slowest takes, by its 95th percentile, and how heavy the heaviest is.
fn asked(pages: &Pages) -> Result<(Found, Found), String> {
    let (mut files, mut weights, mut times, mut slowest) =
        (BTreeSet::new(), Vec::new(), Vec::new(), (0.0, String::new()));
    let found = reached(pages);
    for path in &found {
        let one: Vec<f64> = (0..TIMES).map(|_| milliseconds(pages.get(path).whole)).collect();
        let own = percentile(one.clone(), 0.95);
        if own > slowest.0 {
            slowest = (own, path.clone());
        }
        times.extend(one);
        let shown = pages.get(path);
        files.extend(shown.leads_to().into_iter().filter(|to| to.starts_with("/assets/")));
        weights.push((gzipped(&shown.body)?, path.clone()));
    }
    // Files are sent in gzip as they lie.
    let around: usize = files.iter().map(|file| pages.get(file).body.len()).sum();
    let (heaviest, which) = weights.into_iter().max().unwrap_or_default();
    let all = percentile(times, 0.95);
    let time = format!("{} of {} pages; all together {all:.1} ms", slowest.1, found.len());
    let weight = format!("{which}, {:.1} kB around it", around as f64 / 1e3);
    Ok(((time, slowest.0), (weight, (heaviest + around) as f64 / 1e3)))
}

/// The paths of all pages that links lead to.
fn reached(pages: &Pages) -> Vec<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec!["/scorecard".to_owned()]);
    while let Some(path) = open.pop() {
        if path == "/" || path.starts_with("/assets/") || found.contains(&path) {
            continue;
        }
        let shown = pages.get(&path);
        if shown.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            open.extend(shown.leads_to());
            found.insert(path);
        }
    }
    found.into_iter().collect()
}

/// How long from the start to the first byte of the scorecard, and to its last; the middle one of several.
fn opened(run: &dyn Fn() -> Command) -> (f64, f64) {
    let one = |_| {
        let begun = Instant::now();
        let pages = Pages::open(&mut run());
        let before = begun.elapsed();
        let shown = pages.get("/scorecard");
        let first = before + shown.first_byte;
        if shown.header("refresh").is_some() {
            pages.settled("/scorecard");
        }
        (milliseconds(first), milliseconds(begun.elapsed()))
    };
    let (firsts, wholes): (Vec<f64>, Vec<f64>) = (0..OPENED).map(one).unzip();
    (percentile(firsts, 0.5), percentile(wholes, 0.5))
}

/// Commits that are left out, one after the other, from the form to the new page.
fn corrected(pages: &Pages) -> Result<(String, f64), String> {
    const PAGE: &str = "/signals/maker-share";
    let html = pages.get(PAGE).html();
    let commits = html.split("out=").skip(1).filter_map(|rest| rest.split(['"', '&', '#']).next());
    let mut times = Vec::new();
    for commit in commits.take(CORRECTIONS) {
        let form = [("commit", commit), ("because", "to be measured"), ("back", PAGE)];
        let shown = pages.send("/exclusions", &form).filter(|shown| shown.status == 200);
        times.push(milliseconds(shown.ok_or("a correction was not kept")?.whole));
    }
    Ok((format!("{} commits left out", times.len()), percentile(times, 0.95)))
}

fn gzipped(bytes: &[u8]) -> Result<usize, String> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, bytes).map_err(|error| error.to_string())?;
    gzip.finish().map(|all| all.len()).map_err(|error| error.to_string())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The least figure that so large a share of them does not exceed.
fn percentile(mut figures: Vec<f64>, share: f64) -> f64 {
    figures.sort_by(f64::total_cmp);
    let at = (figures.len() as f64 * share).ceil() as usize;
    figures.get(at.max(1) - 1).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_twenty_figures_the_largest_but_one_is_the_95th_percentile() {
        let twenty: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!((percentile(twenty.clone(), 0.95), percentile(twenty, 0.5)), (19.0, 10.0));
        assert!(percentile(Vec::new(), 0.95).is_nan());
    }
}
