//! `groundwork`: the program. Commands, configuration, and where everything is put together.

mod cli;
mod commands;
mod effect;
mod ending;
mod git_rows;
mod help;
mod interrupt;
mod page;
mod pages;
mod questions;
mod scorecard;
mod secrets;
mod signal_name;
mod since;
mod term;
mod verify;
mod watching;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use desk::Failure;

use crate::cli::{Cli, Command, Global};
use crate::ending::{Ending, say_failure};

fn main() -> ExitCode {
    let cli = Cli::try_parse();
    term::write_only_ascii(cli.as_ref().is_ok_and(|cli| cli.global.ascii));
    let ended = cli.map_or_else(|error| help::answer(&error), run);
    interrupt::stand_back();
    match ended {
        Ok(ending) => ExitCode::from(ending.code()),
        Err(failure) => {
            say_failure(&failure);
            ExitCode::from(failure.code)
        }
    }
}

fn run(cli: Cli) -> Result<Ending, Failure> {
    let Cli { command, global } = cli;
    let global = global.dated()?;
    if global.json && global.names {
        return Err(Failure::usage("--json never holds names of people").hint("leave out --names, or --json"));
    }
    if let Some(words) = command.as_ref().filter(|_| global.json).and_then(cli::without_json) {
        return Err(Failure::usage(format!("groundwork {words} has no JSON"))
            .looked_at(cli::WITH_JSON)
            .hint("leave out --json for text"));
    }
    let Some(command) = command else { return commands::scorecard::run(&global) };
    match command {
        Command::Signal(args) => commands::signal::run(&args, &global),
        Command::Knowledge(args) => commands::knowledge::run(&args, &global),
        Command::Away(args) => commands::away::run(&args, &global),
        Command::Reasons(args) => commands::reasons::run(&args, &global),
        Command::Demo(args) => commands::demo::run(&args, &global),
        Command::Open(args) => commands::open::run(&args, &global),
        Command::Today(args) => commands::today::run(&args, &global),
        Command::Grow(args) => commands::grow::run(&args, &global),
        Command::Log(args) => commands::log::run(&args, &global),
        Command::Week(args) => commands::week::run(&args, &global),
        Command::Search(args) => commands::search::run(&args, &global),
        Command::Decisions(args) => commands::decisions::run(&args, &global),
        Command::Calendar(args) => commands::calendar::run(&args, &global),
        Command::Export(args) => commands::export::run(&args, &global),
        Command::Import(args) => commands::import::run(&args, &global),
        Command::Backup(args) => commands::backup::run(&args, &global),
        Command::Restore(args) => commands::restore::run(&args, &global),
        Command::Disagree(args) => commands::disagree::run(&args, &global),
        Command::Undo(args) => commands::undo::run(&args, &global),
        Command::Me(args) => commands::me::run(&args, &global),
        Command::People(args) => commands::people::run(&args, &global),
        Command::Team(args) => commands::team::run(&args, &global),
        Command::Areas(args) => commands::areas::run(&args, &global),
        Command::Hours(args) => commands::hours::run(&args, &global),
        Command::Role(args) => commands::role::run(&args, &global),
        Command::DaysOff(args) => commands::days_off::run(&args, &global),
        Command::Meetings(args) => commands::meetings::run(&args, &global),
        Command::Exclude(args) => commands::exclude::run(&args, &global),
        Command::Proposals(args) => commands::proposals::run(&args, &global),
        Command::Add(args) => commands::add::run(&args, &global),
        Command::Connect(args) => commands::connect::run(&args, &global),
        Command::Disconnect(args) => commands::disconnect::run(&args, &global),
        Command::Sources(args) => commands::sources::run(&args, &global),
        Command::Forget(args) => commands::forget::run(&args, &global),
        Command::Config(args) => commands::config::run(&args, &global),
        Command::Load(args) => commands::load::run(&args, &global),
        Command::Prompt(args) => commands::prompt::run(&args, &global),
        Command::Hook(args) => commands::hook::run(&args, &global),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
        Command::Records(args) => commands::records::run(&args, &global),
        Command::TruckFactor(args) => commands::truck_factor::run(&args, &global),
        Command::Debug(args) => commands::debug::run(&args, &global),
    }
}

/// Writes a text to standard output at once, as this terminal can show it. A reader that left (a closed
/// pipe) is no failure.
pub(crate) fn put(text: &str) {
    put_as_it_is(&term::plain(&term::as_called(text)));
}

/// The same for what a program reads: data, whole ids, completions.
pub(crate) fn put_as_it_is(text: &str) {
    interrupt::stand_back();
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Screens of this run.
pub(crate) fn screen(global: &Global) -> scorecard::Screen {
    scorecard::Screen {
        ink: term::Ink::of(global.color),
        width: term::columns(),
        as_of: global.as_of,
        made_up: global.made_up,
    }
}
