//! How often a forge is asked: the made-up team's, over HTTP on this machine, by the program as users have it. Counts do not depend on the
//! machine.

use std::path::Path;
use std::process::Command;

use madeup::kassa;
use tempfile::TempDir;
use testkit::forge::{Forge, World};

use super::cost;
use super::table::Row;

/// Questions at most for each change request, where nothing was read before.
const FIRST: f64 = 1.2;
/// Questions at most where nothing is new.
const AGAIN: f64 = 10.0;
/// The token that the forge is asked with.
const TOKEN: (&str, &str) = ("FORGE_TOKEN", "ghp_of-nobody");

/// The rows.
pub fn rows(binary: &Path) -> Result<Vec<Row>, String> {
    let scratch = TempDir::with_prefix("groundwork-bench-").map_err(|error| error.to_string())?;
    let repository = scratch.path().join("kassa");
    let told = kassa::write(&repository, kassa::YEARS).map_err(|error| error.to_string())?;
    let requests = told.requests.len();
    let forge = Forge::github(World::told(&told));
    let asked = |args: &[&str]| -> Result<(usize, f64), String> {
        let mut run = Command::new(binary);
        run.args(["--me", kassa::ADDRESS, "--zone", kassa::ZONE, "--now", "2026-11-19T09:00:00Z", "--repo"]);
        run.arg(&repository).arg("--data").arg(scratch.path().join("data"));
        forge.forgets();
        let cost = cost::of(run.args(args).env(TOKEN.0, TOKEN.1))?;
        Ok((forge.asked().len(), cost.cpu))
    };
    let address = forge.url();
    let connect = ["connect", "github", "kassa/kassa", "--address", &address, "--token-env", TOKEN.0];
    let (first, first_cpu) = asked(&connect)?;
    let (again, again_cpu) = asked(&["sources", "--read"])?;
    let row = |work, here, figure, unit| Row {
        work,
        what: "the demo".to_owned(),
        here,
        figure: Some(figure),
        unit,
    };
    let each = first as f64 / requests as f64;
    Ok(vec![
        row(
            "a forge read first, questions",
            format!("{first} for {requests} requests, CPU {first_cpu:.1} s"),
            (each, FIRST),
            " a request",
        ),
        row("a forge, nothing new, questions", format!("CPU {again_cpu:.2} s"), (again as f64, AGAIN), ""),
    ])
}
