//! A made-up team.

mod connected;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use collect::git::Repository;
use desk::Failure;
use desk::text::clean;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use madeup::kassa;
use records::{Place, Said};
use store::Data;
use tempfile::TempDir;

use crate::cli::{Cli, Command, Global};
use crate::ending::Ending;
use crate::term::{self, Color};
use crate::{help, interrupt};

/// A made-up team as a git repository, read by the same code
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork demo knowledge ledger")]
pub struct Args {
    /// Keep the repository here, to look at with git
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// In the browser, as groundwork demo open
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    opened: super::open::Args,
    /// Another command, tried on the made-up team
    #[arg(value_name = "COMMAND", trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

/// Makes it, and runs the command there.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let tried = Cli::try_parse_from(std::iter::once(&OsString::from("groundwork demo")).chain(&args.command));
    let tried = match tried {
        Ok(tried) => tried,
        Err(error) => return help::answer(&error),
    };
    let command = match tried.command {
        None if args.open => Some(Command::Open(args.opened.clone())),
        Some(_) if args.open => return Err(Failure::usage("demo --open takes no command")),
        command => command,
    };
    match command {
        Some(Command::Demo(_)) => return Err(Failure::usage("this is the demo")),
        Some(Command::Add(_)) => {
            return Err(Failure::usage("the demo reads nothing of yours"));
        }
        Some(Command::Undo(_)) => {
            return Err(Failure::usage("a demo is made anew each time, so there is nothing to take back"));
        }
        _ => {}
    }
    term::say("A made-up team, seven people, two years of work. Nothing of yours is read.");
    let folder = Folder::new(args.keep.as_deref())?;
    let global = Global {
        repo: Some(folder.path.join("kassa")),
        data: Some(folder.path.join("data")),
        ..there(tried.global, global)
    };
    term::write_only_ascii(global.ascii);
    let (team, words) = make(&global.repository()?, &global.data_dir()?)?;
    if args.keep.is_some() {
        let at = clean(&folder.path.display().to_string());
        term::say(&format!(
            "Kept: groundwork --repo {at}/kassa --data {at}/data, and git -C {at}/kassa log."
        ));
    }
    term::suggest_with("demo");
    let data = global.data_dir()?;
    let ending = crate::run(Cli { command, global })?;
    if args.keep.is_none() && Data::open(&data)?.words(&team)?.len() > words {
        term::say("The demo is made anew each time: what you said in it is gone. demo --keep DIR keeps it.");
    }
    Ok(ending)
}

/// The demo has a lead, a clock and a zone of its own; how things are shown may be said before or after
/// the command.
fn there(after: Global, before: &Global) -> Global {
    Global {
        json: after.json || before.json,
        names: after.names || before.names,
        ascii: after.ascii || before.ascii,
        color: if after.color == Color::default() { before.color } else { after.color },
        as_of_typed: after.as_of_typed.or_else(|| before.as_of_typed.clone()),
        me: vec![kassa::ADDRESS.to_owned()],
        now: Timestamp::from_second(kassa::NOW).ok(),
        zone: Some(kassa::ZONE.to_owned()),
        made_up: true,
        ..Global::default()
    }
}

/// Makes the repository, keeps what is read of its forge and of the files beside it, and says what its lead has said of the team: its key,
/// and how many words.
fn make(repository: &Path, data: &Path) -> Result<(String, usize), Failure> {
    let forge = kassa::write(repository, kassa::YEARS).map_err(failure)?;
    let team = desk::key(&Repository::open(repository)?.git_dir());
    let mut data = Data::open(data)?;
    let mut said = said(&team, &forge.place);
    said.push(connected::incidents(&mut data, &team, repository)?);
    data.say(&team, &said, kassa::NOW * 1_000_000)?;
    // The made-up series have the same names each time; a calendar of one's own has a secret of its own.
    data.keep("", "calendars", "6b617373616b617373616b617373616b")?;
    let calendar = connected::calendar(&mut data, repository)?;
    data.say("", &[calendar], kassa::NOW * 1_000_000)?;
    // As if it too had been read, with no token kept: there is nobody to ask.
    desk::forges::keep(&mut data, &team, &forge)?;
    data.say_named("", &kassa::load())?;
    // The last note is an act of its own, so that taking back takes one.
    let notes = kassa::notes();
    let (before, last) = notes.split_at(notes.len() - 1);
    data.say_named("", before)?;
    data.say_named("", last)?;
    let words = data.words(&team)?.len();
    Ok((team, words))
}

/// What Mira has said at her first run, and once since, of her team's repository, whose forge is at a place.
fn said(repository: &str, place: &Place) -> Vec<Said> {
    let me = |address: &str| Said::Me { address: address.to_owned() };
    let given = |(area, on, level): (&str, _, _)| Said::HandedOver {
        area: area.to_owned(),
        date: day(on),
        level: Some(level),
    };
    let mut said = vec![
        me(kassa::ADDRESS),
        me(kassa::LAPTOP),
        Said::TeamSeen,
        Said::Role { date: Some(day(kassa::ROLE)) },
        Said::Forge { repository: repository.to_owned(), place: Some(place.clone()) },
    ];
    said.extend(kassa::AWAY.map(|(first, last)| Said::DaysOff { first: day(first), last: day(last) }));
    said.push(Said::Proposals { labels: vec![kassa::PROPOSALS.to_owned()], titles: Vec::new() });
    said.extend(kassa::HAND_OVERS.map(given));
    said
}

fn day((year, month, of_month): (i64, i64, i64)) -> Date {
    date(year as i16, month as i8, of_month as i8)
}

fn failure(error: madeup::Error) -> Failure {
    let failure = Failure::new(format!("the made-up team could not be made: {error}"));
    match error {
        madeup::Error::Start(_) => {
            failure.hint("it is made with git: install it, or say in PATH where it is")
        }
        madeup::Error::NotEmpty(_) => failure.hint("name a directory that is empty, or not there yet"),
        _ => failure.hint("is there room in the directory of temporary files?"),
    }
}

/// Where the demo lies. It goes away at the end, however that comes.
struct Folder {
    path: PathBuf,
    _temporary: Option<TempDir>,
}

impl Folder {
    fn new(keep: Option<&Path>) -> Result<Folder, Failure> {
        if let Some(dir) = keep {
            fs::create_dir_all(dir).map_err(|error| Failure::new(format!("{}: {error}", dir.display())))?;
            let path = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_owned());
            return Ok(Folder { path, _temporary: None });
        }
        let temporary = interrupt::taken_away(|| TempDir::with_prefix("groundwork-demo-"));
        let temporary = temporary.map_err(|error| {
            Failure::new(format!("no temporary folder can be made: {error}"))
                .hint("TMPDIR says where; or --keep DIR")
        })?;
        Ok(Folder { path: temporary.path().to_owned(), _temporary: Some(temporary) })
    }
}
