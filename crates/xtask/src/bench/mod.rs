//! `cargo xtask bench`: what everything costs on this machine, beside what it may cost at most.
//!
//! A target is a ratio to git in the same run where git can do the same, because machines differ. The rest
//! are budgets.

pub mod built;
mod connected;
pub mod cost;
mod pages;
mod questions;
mod reading;
mod runs;
mod table;
mod yardstick;

use std::path::Path;
use std::process::ExitCode;

use table::Row;
use tempfile::TempDir;

const KILLS: u32 = 300;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// The pages alone.
    Pages,
    /// What a forge, a calendar and incidents add, alone.
    Sources,
}

/// Measures it, with the repositories of a folder or with made-up ones.
pub fn run(part: Part, folder: Option<&Path>) -> ExitCode {
    match measure(part, folder) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(missed) => {
            println!("\n{missed} missed");
            ExitCode::FAILURE
        }
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

/// How many targets were missed.
fn measure(part: Part, folder: Option<&Path>) -> Result<usize, String> {
    let binary = built::release()?;
    let scratch = TempDir::with_prefix("groundwork-made-").map_err(|error| error.to_string())?;
    let yardsticks = match folder {
        Some(folder) => yardstick::find(folder)?,
        None if part == Part::All => yardstick::made(scratch.path())?,
        None => Vec::new(),
    };
    let mut missed = 0;
    let mut show = |rows: Vec<Row>| {
        for row in rows {
            println!("{}", row.line());
            missed += usize::from(row.is_missed());
        }
    };
    if part != Part::Sources {
        show(pages::of_the_demo(&binary)?);
        for one in yardsticks.iter().filter(|one| one.name == "cargo") {
            show(pages::of(&binary, one)?);
        }
    }
    if part != Part::Pages {
        show(vec![connected::row(&binary)?]);
        show(questions::rows(&binary)?);
    }
    if part != Part::All {
        return Ok(missed);
    }
    let mut growth = Vec::new();
    for one in &yardsticks {
        println!("{}, {} commits without merges", one.name, one.commits);
        show(reading::rows(&binary, one)?);
        let (rows, grown) = runs::rows(&binary, one)?;
        show(rows);
        growth.push(grown);
    }
    show(runs::growth(&growth));
    show(vec![built::size(&binary)?, built::clean_build()?]);
    println!("{}", built::kills(KILLS)?);
    Ok(missed)
}
