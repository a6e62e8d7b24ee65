//! What the requests of a forge add to a run that reads nothing new: those of the made-up team, 4,817 with 10,000 reviews in two years
//! and a bit.

use std::path::Path;
use std::process::Command;

use madeup::kassa;
use tempfile::TempDir;

use super::cost::{self, median};
use super::table::Row;

/// Runs with them, and without.
const TIMES: usize = 9;
/// Seconds of CPU at most, from the records that are kept to the words of all signals. A year of them, 2,000 with 6,000 reviews, may
/// take as long.
const MOST: f64 = 0.2;

/// The row.
pub fn row(binary: &Path) -> Result<Row, String> {
    let scratch = TempDir::with_prefix("groundwork-bench-").map_err(|error| error.to_string())?;
    let kept = scratch.path();
    cost::of(Command::new(binary).args(["demo", "--keep"]).arg(kept))?;
    let run = || {
        let mut run = Command::new(binary);
        run.args(["--me", kassa::ADDRESS, "--zone", kassa::ZONE, "--now", "2026-11-19T09:00:00Z", "--repo"]);
        run.arg(kept.join("kassa")).arg("--data").arg(kept.join("data"));
        run
    };
    // A page with names is never kept, so all of it is worked out each time.
    let cpu = || -> Result<f64, String> {
        let costs: Result<Vec<f64>, String> =
            (0..TIMES).map(|_| Ok(cost::of(run().arg("--names"))?.cpu)).collect();
        Ok(median(costs?))
    };
    let with = cpu()?;
    cost::of(run().arg("disconnect"))?;
    let without = cpu()?;
    Ok(Row {
        work: "what a forge adds to a run, CPU",
        what: "the demo".to_owned(),
        here: format!("{with:.2} s with it, {without:.2} s without"),
        figure: Some((with - without, MOST)),
        unit: " s",
    })
}
