//! The command line.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, Parser, Subcommand};
use desk::notes::Notebook;
use desk::{Asked, Desk, Failure, Watch, days, open_data};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::commands;
use crate::help::HELP;
use crate::secrets;
use crate::term::Color;
use crate::watching::Watching;

/// Reads the work records you already have and shows your part in how the team works. Everything
/// stays on this machine.
#[derive(Debug, Parser)]
#[command(name = "groundwork", bin_name = "groundwork", version, max_term_width = 80, override_help = HELP)]
#[command(disable_help_subcommand = true)]
pub struct Cli {
    /// What to do; nothing: the scorecard of this repository.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// For all commands.
    #[command(flatten)]
    pub global: Global,
}

/// Options of all commands.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// Another repository than the one stood in.
    #[arg(long, global = true, value_name = "PATH")]
    pub repo: Option<PathBuf>,
    /// Data, where a command has it; never with names.
    #[arg(long, global = true)]
    pub json: bool,
    /// As it was on a day.
    #[arg(long = "as-of", global = true, value_name = "DATE")]
    pub as_of_typed: Option<String>,
    /// Show people by name, for your eyes.
    #[arg(long, global = true)]
    pub names: bool,
    /// Colour: auto, always, never.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        hide_possible_values = true
    )]
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
    /// How many threads read; nothing that is said depends on it.
    #[arg(long, global = true, hide = true)]
    pub threads: Option<usize>,
    /// The day looked back to.
    #[arg(skip)]
    pub as_of: Option<Date>,
    /// Whether the team is made up.
    #[arg(skip)]
    pub made_up: bool,
}

impl Global {
    /// With the day that was typed read: without a year the last such day. The lead's own zone is not known
    /// yet; at midnight the system's may be a day off.
    pub fn dated(mut self) -> Result<Global, Failure> {
        let Some(text) = &self.as_of_typed else { return Ok(self) };
        let now = Timestamp::from_second(self.now()).unwrap_or_default();
        let today = now.to_zoned(self.system_zone()).date();
        self.as_of = Some(days::date(text, today)?);
        Ok(self)
    }

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

    /// The instant of the run, in seconds.
    pub fn now(&self) -> i64 {
        self.now_micros().div_euclid(1_000_000)
    }

    /// The instant of the run, in microseconds.
    pub fn now_micros(&self) -> i64 {
        self.now.map_or_else(clock_micros, |now| now.as_microsecond())
    }

    /// What a desk is opened for.
    pub fn asked(&self) -> Result<Asked, Failure> {
        Ok(Asked {
            repository: self.repository()?,
            data: self.data_dir()?,
            me: self.me.clone(),
            now: self.now_micros(),
            zone: self.zone.clone(),
            system_zone: TimeZone::system(),
            threads: self.threads,
            as_of: self.as_of,
            names: self.names,
            watch: self.watch(),
            opens: Arc::new(secrets::open),
        })
    }

    /// Who watches what is read, at the terminal.
    pub fn watch(&self) -> Arc<dyn Watch> {
        Arc::new(Watching::new(!self.made_up))
    }

    /// The lead's notes, which need no repository.
    pub fn notes<R>(&self, with: impl FnOnce(&mut Notebook) -> Result<R, Failure>) -> Result<R, Failure> {
        let mut data = open_data(&self.data_dir()?, &self.watch())?;
        with(&mut Notebook::open(&mut data, self.now_micros(), &self.system_zone())?)
    }

    /// The zone of this run, until the lead's own is known.
    pub fn system_zone(&self) -> TimeZone {
        let named = self.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        named.unwrap_or_else(TimeZone::system)
    }

    /// The desk, opened and loaded.
    pub fn desk(&self) -> Result<Desk, Failure> {
        Desk::open(self.asked()?)
    }
}

/// The data directory where nothing says another.
fn default_data_dir() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let share = set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")));
    share.map(|share| share.join("groundwork"))
}

/// The system's clock, in microseconds.
fn clock_micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// What can be asked; each says what it is by its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    Signal(commands::signal::Args),
    Knowledge(commands::knowledge::Args),
    Away(commands::away::Args),
    Reasons(commands::reasons::Args),
    Demo(commands::demo::Args),
    Open(commands::open::Args),
    Today(commands::today::Args),
    Grow(commands::grow::Args),
    Log(commands::log::Args),
    Week(commands::week::Args),
    Search(commands::search::Args),
    Decisions(commands::decisions::Args),
    Calendar(commands::calendar::Args),
    Export(commands::export::Args),
    Import(commands::import::Args),
    Backup(commands::backup::Args),
    Restore(commands::restore::Args),
    Disagree(commands::disagree::Args),
    Undo(commands::undo::Args),
    Me(commands::me::Args),
    People(commands::people::Args),
    Team(commands::team::Args),
    Areas(commands::areas::Args),
    Hours(commands::hours::Args),
    Role(commands::role::Args),
    DaysOff(commands::days_off::Args),
    Meetings(commands::meetings::Args),
    Exclude(commands::exclude::Args),
    Proposals(commands::proposals::Args),
    Add(commands::add::Args),
    Connect(commands::connect::Args),
    Disconnect(commands::disconnect::Args),
    Sources(commands::sources::Args),
    Forget(commands::forget::Args),
    Config(commands::config::Args),
    Load(commands::load::Args),
    Prompt(commands::prompt::Args),
    Hook(commands::hook::Args),
    Completions(commands::completions::Args),
    Man(commands::man::Args),
    Records(commands::records::Args),
    TruckFactor(commands::truck_factor::Args),
    #[command(hide = true)]
    Debug(commands::debug::Args),
}

/// The commands that answer with data, in words.
pub const WITH_JSON: &str =
    "--json goes with groundwork, signal NAME, knowledge, away, log, search, records verify and truck-factor";

/// A command that has no answer as data, as it is typed; what a demo tries is asked there.
pub fn without_json(command: &Command) -> Option<&'static str> {
    Some(match command {
        Command::Away(_) | Command::Records(_) | Command::TruckFactor(_) | Command::Debug(_) => return None,
        Command::Demo(_) | Command::Log(_) | Command::Search(_) => return None,
        Command::Signal(args) if args.name.is_some() => return None,
        Command::Knowledge(args) if args.area.is_none() => return None,
        Command::Signal(_) => "signal without a name",
        Command::Knowledge(_) => "knowledge AREA",
        Command::Reasons(_) => "reasons",
        Command::Open(_) => "open",
        Command::Today(_) => "today",
        Command::Grow(_) => "grow",
        Command::Week(_) => "week",
        Command::Decisions(_) => "decisions",
        Command::Calendar(_) => "calendar",
        Command::Export(_) => "export",
        Command::Import(_) => "import",
        Command::Backup(_) => "backup",
        Command::Restore(_) => "restore",
        Command::Disagree(_) => "disagree",
        Command::Undo(_) => "undo",
        Command::Me(_) => "me",
        Command::People(_) => "people",
        Command::Team(_) => "team",
        Command::Areas(_) => "areas",
        Command::Hours(_) => "hours",
        Command::Role(_) => "role",
        Command::DaysOff(_) => "days-off",
        Command::Meetings(_) => "meetings",
        Command::Exclude(_) => "exclude",
        Command::Proposals(_) => "proposals",
        Command::Add(_) => "add",
        Command::Connect(_) => "connect",
        Command::Disconnect(_) => "disconnect",
        Command::Sources(_) => "sources",
        Command::Forget(_) => "forget",
        Command::Config(_) => "config",
        Command::Load(_) => "load",
        Command::Prompt(_) => "prompt",
        Command::Hook(_) => "hook",
        Command::Completions(_) => "completions",
        Command::Man(_) => "man",
    })
}
