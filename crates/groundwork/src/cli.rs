//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::commands;
use crate::desk::{clock_micros, default_data_dir};
use crate::failure::Failure;
use crate::term::Color;

/// Reads the work records you already have and shows your part in how the team works. Everything
/// stays on this machine.
#[derive(Debug, Parser)]
#[command(name = "groundwork", version, max_term_width = 80, disable_help_subcommand = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do; nothing: the scorecard of this repository.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// For all commands.
    #[command(flatten)]
    pub global: Global,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but incomplete";

/// Options of all commands.
#[derive(Args, Clone, Debug, Default)]
pub struct Global {
    /// Another repository than the one stood in.
    #[arg(long, global = true, value_name = "PATH")]
    pub repo: Option<PathBuf>,
    /// Data instead of text; never with names.
    #[arg(long, global = true)]
    pub json: bool,
    /// As it was on a day.
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// Show people by name, for your eyes.
    #[arg(long, global = true)]
    pub names: bool,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
    /// No block characters.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Where things are kept.
    #[arg(long, global = true, value_name = "DIR", env = "GROUNDWORK_DATA", hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// Who the lead is, where nothing says so yet; repeatable.
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub me: Vec<String>,
    /// The instant of the run.
    #[arg(long, global = true, hide = true)]
    pub now: Option<Timestamp>,
    /// The zone of weeks and days.
    #[arg(long, global = true, hide = true)]
    pub zone: Option<String>,
    /// Whether the team is made up.
    #[arg(skip)]
    pub made_up: bool,
}

impl Global {
    /// The repository asked about.
    pub fn repository(&self) -> Result<PathBuf, Failure> {
        match &self.repo {
            Some(path) => Ok(path.clone()),
            None => std::env::current_dir()
                .map_err(|error| Failure::new(format!("there is no current directory: {error}"))),
        }
    }

    /// The data directory.
    pub fn data_dir(&self) -> Result<PathBuf, Failure> {
        let none = || {
            Failure::new("there is no home directory to keep things in")
                .hint("name a place: groundwork --data DIR")
        };
        self.data.clone().or_else(default_data_dir).ok_or_else(none)
    }

    /// The instant of the run, in microseconds.
    pub fn now_micros(&self) -> i64 {
        self.now.map_or_else(clock_micros, |now| now.as_microsecond())
    }

    /// The instant of the run, in seconds.
    pub fn now(&self) -> i64 {
        self.now_micros().div_euclid(1_000_000)
    }
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// One signal: definition, line, records
    Signal(commands::signal::Args),
    /// Where only you have worked, and who else has
    Knowledge(commands::knowledge::Args),
    /// A year of fortnights, replayed; what to hand over
    Away(commands::away::Args),
    /// Could someone else have owned this?
    Reasons(commands::reasons::Args),
    /// A made-up team, no repository needed
    Demo(commands::demo::Args),
    /// Your words, beside the number from now on
    Disagree(commands::disagree::Args),
    /// Take the last change back
    Undo(commands::undo::Args),
    /// Which addresses are yours
    Me(commands::me::Args),
    /// Who is one person
    People(commands::people::Args),
    /// Who is in the team
    Team(commands::team::Args),
    /// Rename, merge, split areas
    Areas(commands::areas::Args),
    /// Your working hours
    Hours(commands::hours::Args),
    /// The day your role began
    Role(commands::role::Args),
    /// Days off
    DaysOff(commands::days_off::Args),
    /// Not this commit, not this area
    Exclude(commands::exclude::Args),
    /// Another repository of the team
    Add(commands::add::Args),
    /// What was read, what is missing
    Sources(commands::sources::Args),
    /// Delete what was read
    Forget(commands::forget::Args),
    /// Every value, and where it comes from
    Config(commands::config::Args),
    /// Completions for a shell
    Completions(commands::completions::Args),
    /// The manual page
    Man(commands::man::Args),
    /// Compare what is read with git, row by row
    Records(commands::records::Args),
    /// The published truck factor of a commit
    TruckFactor(commands::truck_factor::Args),
    /// For timing
    #[command(hide = true)]
    Debug(commands::debug::Args),
}
