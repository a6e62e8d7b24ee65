//! Whole runs, to the printed scorecard: the first, one with nothing new, one with a hundred new commits.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::cost::{self, Cost, median};
use super::table::Row;
use super::yardstick::{Yardstick, git, move_branch};

const TIMES: usize = 5;
/// Budgets in seconds of CPU at cargo's size; they grow with the commits, and the two for a run that
/// reads little do not shrink below it.
const CARGO: f64 = 15_595.0;
const FIRST: f64 = 5.0;
const AGAIN: f64 = 0.25;
const HUNDRED_MORE: f64 = 0.4;

/// What a first run costs for each file that a commit touched, to be compared between histories.
pub struct Growth {
    /// Of which history.
    pub name: String,
    /// How many files its commits touched.
    pub touched: usize,
    /// Microseconds of CPU for each.
    pub each: f64,
}

/// The rows of one history.
pub fn rows(binary: &Path, of: &Yardstick) -> Result<(Vec<Row>, Growth), String> {
    let scratch = TempDir::with_prefix("groundwork-bench-").map_err(|error| error.to_string())?;
    let copy = scratch.path().join("copy.git");
    of.copy(&copy, &of.tip)?;
    let (lead, now, before) = (of.lead()?, of.now()?, of.hundred_before()?);
    let run = |data: &Path| {
        let mut run = Command::new(binary);
        run.args(["--me", &lead, "--now", &now, "--zone", "UTC", "--repo"])
            .arg(&copy)
            .arg("--data")
            .arg(data);
        run
    };
    let data = |number: usize| scratch.path().join(format!("data-{number}"));
    let first = times(|number| cost::of(&run(&data(number))))?;
    let again = times(|_| cost::of(&run(&data(0))))?;
    // A page with names is never kept, so all of it is worked out again.
    let uncached = times(|_| cost::of(run(&data(0)).arg("--names")))?;
    let more = times(|number| {
        let data = scratch.path().join(format!("more-{number}"));
        move_branch(&copy, &before)?;
        cost::of(&run(&data))?;
        move_branch(&copy, &of.tip)?;
        cost::of(&run(&data))
    })?;
    let size = of.commits as f64 / CARGO;
    let named_budget = if of.name == "tokio" { 1.5 } else { FIRST * size };
    let rows = vec![
        seconds("first run, CPU", of, &first, named_budget),
        Row {
            here: format!("{:.2} s where no result is kept", cpu(&uncached)),
            ..seconds("run again, nothing new, CPU", of, &again, AGAIN * size.max(1.0))
        },
        seconds("run again, 100 new commits, CPU", of, &more, HUNDRED_MORE * size.max(1.0)),
    ];
    let touched =
        git(&of.path, &["log", "--format=", "--name-only", "--no-renames", "--no-merges", &of.tip])?;
    let touched = touched.lines().filter(|line| !line.is_empty()).count();
    let each = cpu(&first) * 1e6 / touched as f64;
    Ok((rows, Growth { name: of.name.clone(), touched, each }))
}

/// What is paid for each touched file may not grow with the history. A fifth is left to the machine.
pub fn growth(of: &[Growth]) -> Vec<Row> {
    of.windows(2)
        .map(|pair| Row {
            work: "growth, for each touched file",
            what: pair[1].name.clone(),
            here: format!("{} files, {:.0} µs each, was {:.0}", pair[1].touched, pair[1].each, pair[0].each),
            figure: Some((pair[1].each / pair[0].each, 1.2)),
            unit: " of the smaller's",
        })
        .collect()
}

fn times(one: impl FnMut(usize) -> Result<Cost, String>) -> Result<Vec<Cost>, String> {
    (0..TIMES).map(one).collect()
}

fn cpu(costs: &[Cost]) -> f64 {
    median(costs.iter().map(|cost| cost.cpu).collect())
}

fn seconds(work: &'static str, of: &Yardstick, costs: &[Cost], most: f64) -> Row {
    let wall = median(costs.iter().map(|cost| cost.wall).collect());
    let peak = costs.iter().map(|cost| cost.peak).fold(0.0, f64::max);
    let here = format!("wall {wall:.2} s, peak {peak:.0} MB");
    Row { work, what: of.name.clone(), here, figure: Some((cpu(costs), most)), unit: " s" }
}
