//! `cargo xtask`: what developers of Groundwork run. Nothing of it is in the product.

mod bench;
mod browser;
mod calendars;
mod command;
mod python;
mod survival;
mod test;
mod truth;

use std::path::Path;
use std::process::ExitCode;

use bench::Part;
use test::outcome::Outcome;

const USAGE: &str = "\
cargo xtask test [--all]          everything that must pass before a commit; with --all nothing may be left out
cargo xtask bench [pages] [--repos DIR]
                                  what it costs, or the pages alone, beside what it may; DIR holds bare repositories
                                  such as tokio and cargo
cargo xtask bench sources         what a forge, a calendar and incidents add, alone
cargo xtask browser [--update] [NAME…]
                                  the tests in a real browser, or some; --update writes what a screen reader is told
cargo xtask survival              medians of waits and trends, worked out again by another program
cargo xtask calendars             what is read of calendars, against programs of others
cargo xtask shots                 a picture of every page, in target/shots
cargo xtask truth DIR             the numbers on real histories, of which DIR holds clones
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["test"] => test::run(test::LeftOut::Named),
        ["test", "--all"] => test::run(test::LeftOut::Refused),
        ["bench"] => bench::run(Part::All, None),
        ["bench", "--repos", folder] => bench::run(Part::All, Some(Path::new(folder))),
        ["bench", "sources"] => bench::run(Part::Sources, None),
        ["bench", "pages"] => bench::run(Part::Pages, None),
        ["bench", "pages", "--repos", folder] => bench::run(Part::Pages, Some(Path::new(folder))),
        ["browser", ref rest @ ..] => ended(browser::some(rest)),
        ["shots"] => ended(browser::shots().map(|folder| {
            println!("{}", folder.display());
            true
        })),
        ["survival"] => said(survival::tests()),
        ["measured", ..] => measured(),
        ["calendars"] => ended(calendars::some()),
        ["truth", folder] => truth::run(Path::new(folder)),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Whether it went well, or why it could not be done.
fn ended(result: Result<bool, String>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

/// What a step of the tests said, run by itself.
fn said(outcome: Outcome) -> ExitCode {
    let passed = matches!(outcome, Outcome::Passed(_));
    println!("{}", outcome.reason());
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What `bench` starts to measure one command.
fn measured() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(2).collect();
    match bench::cost::measured(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

/// The workspace, which is two floors above this crate.
fn workspace() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the crate lies in crates/xtask of the workspace")
}
