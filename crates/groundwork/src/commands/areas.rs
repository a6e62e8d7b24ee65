//! Rename, merge, split areas.

use std::fmt::Write;

use records::Said;
use team::Ground;

use super::parse_date;
use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::{Ending, Failure};
use crate::scorecard::counted;
use crate::term::{Answered, ask, can_ask, clean, thousands};
use crate::{effect, put};

/// The areas; rename, merge, split them, with the effect shown
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork areas split ledger --as \"ledger export\" \"ledger/export/**\"")]
pub struct Args {
    /// What to change; nothing: the list
    #[command(subcommand)]
    edit: Option<Edit>,
    /// Count configuration files too
    #[arg(long)]
    count_configuration: bool,
    /// Count them no longer
    #[arg(long, conflicts_with = "count_configuration")]
    no_configuration: bool,
}

/// A change to the areas.
#[derive(clap::Subcommand, Debug)]
enum Edit {
    /// Another name for an area
    Rename {
        /// Which
        area: String,
        /// Its name from now on
        name: String,
    },
    /// Two areas are one
    Merge {
        /// Which
        area: String,
        /// Into which
        into: String,
    },
    /// What the globs match is an area of its own
    Split {
        /// Which
        area: String,
        /// The name of the new one
        #[arg(long = "as", value_name = "NAME")]
        name: String,
        /// Paths: * any run but /, ** any number of directories
        #[arg(required = true)]
        globs: Vec<String>,
    },
    /// Work the areas out again, all edits forgotten
    Anew,
    /// You gave an area away on a day
    HandedOver {
        /// Which
        area: String,
        /// When
        date: String,
        /// How far, 1 to 7
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=7))]
        level: u8,
    },
}

/// Shows them, or keeps an edit.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::open(global)?;
    let ground = desk.ground(global)?;
    let (said, what) = if args.count_configuration || args.no_configuration {
        (Said::CountConfiguration { yes: args.count_configuration }, "Kept.".to_owned())
    } else {
        match &args.edit {
            None => {
                put(&list(&ground));
                let division = ground.division.clone();
                desk.keep_areas(&division)?;
                return Ok(Ending::Done);
            }
            Some(edit) => word(edit, &ground, global)?,
        }
    };
    let division = ground.division.clone();
    desk.keep_areas(&division)?;
    if matches!(said, Said::AreaSplit { .. }) && can_ask() {
        let settings = desk.settings.clone();
        let preview = preview(&desk, &said, global)?;
        eprint!("{preview}");
        if ask("Keep it? (y, Enter leaves it as it was)") != Answered::Yes {
            put("Left as it was.\n");
            return Ok(Ending::Done);
        }
        desk.settings = settings;
    }
    let anew = said == Said::AreasAnew;
    let mut text = effect::say(&mut desk, &[said], global, &what)?;
    if anew {
        desk.data.keep(&desk.team.clone(), "areas", "")?;
        let fresh = desk.ground(global)?.division.clone();
        desk.keep_areas(&fresh)?;
    }
    if let Some(Edit::Split { .. }) = &args.edit {
        let ground = desk.ground(global)?;
        text.insert_str(0, &sizes(&ground, args));
    }
    put(&text);
    Ok(Ending::Done)
}

fn named(ground: &Ground, name: &str) -> Result<String, Failure> {
    let unknown = || {
        Failure::new(format!("there is no area {}", clean(name)))
            .hint("groundwork areas lists those there are")
    };
    let area = ground.areas.named(name).ok_or_else(unknown)?;
    Ok(ground.areas.all[area as usize].name.clone())
}

fn word(edit: &Edit, ground: &Ground, global: &Global) -> Result<(Said, String), Failure> {
    Ok(match edit {
        Edit::Rename { area, name } => {
            let area = named(ground, area)?;
            (
                Said::AreaRenamed { area, name: name.clone() },
                format!("Kept: it is called {} now.", clean(name)),
            )
        }
        Edit::Merge { area, into } => {
            let (area, into) = (named(ground, area)?, named(ground, into)?);
            let what = format!("Kept: {} is part of {} now.", clean(&area), clean(&into));
            (Said::AreasMerged { area, into }, what)
        }
        Edit::Split { area, name, globs } => {
            for glob in globs {
                team::glob::Glob::checked(glob).map_err(|error| Failure::usage(error.to_string()))?;
            }
            let area = named(ground, area)?;
            let what = format!("Kept: {} is an area of its own now.", clean(name));
            (Said::AreaSplit { area, name: name.clone(), globs: globs.clone() }, what)
        }
        Edit::Anew => (Said::AreasAnew, "Kept: worked out anew.".to_owned()),
        Edit::HandedOver { area, date, level } => {
            let area = named(ground, area)?;
            let date = parse_date(date, ground.clock.day(global.now()))?;
            let what = format!("Kept: {} given away on {date}, level {level}.", clean(&area));
            (Said::HandedOver { area, date, level: Some(*level) }, what)
        }
    })
}

/// What a split would make, before it is kept.
fn preview(desk: &Desk, said: &Said, global: &Global) -> Result<String, Failure> {
    let Said::AreaSplit { area, name, globs } = said else { return Ok(String::new()) };
    let mut settings = desk.settings.clone();
    settings.area_edits.push(team::AreaEdit::Split {
        area: area.clone(),
        name: name.clone(),
        globs: globs.clone(),
    });
    let ground = desk.ground_with(global, &settings)?;
    let files = |name: &str| ground.areas.named(name).map_or(0, |at| ground.areas.all[at as usize].files);
    Ok(format!(
        "  {}  {};  {}  {}\n",
        clean(name),
        counted(files(name), "file"),
        clean(area),
        counted(files(area), "file")
    ))
}

fn sizes(ground: &Ground, args: &Args) -> String {
    let Some(Edit::Split { area, name, .. }) = &args.edit else { return String::new() };
    let files = |name: &str| ground.areas.named(name).map_or(0, |at| ground.areas.all[at as usize].files);
    format!(
        "  {}  {};  {}  {}\n",
        clean(name),
        counted(files(name), "file"),
        clean(area),
        counted(files(area), "file")
    )
}

fn list(ground: &Ground) -> String {
    let mut text = String::new();
    let plain = ground.areas.plain().count();
    let _ = writeln!(
        text,
        "  {}, by {} of two years; worked out once, at {}.",
        counted(plain, "area"),
        counted(ground.areas.changes, "change"),
        &ground.division.commit.get(..7).unwrap_or("")
    );
    let _ = writeln!(text, "  {:<34}{:>8}{:>10}", "Area", "files", "changes");
    for area in ground.areas.all.iter().filter(|area| area.files > 0) {
        let note = match (area.tests_only, area.coarse) {
            (true, _) => "  tests only",
            (_, true) => "  coarse: name its parts",
            _ => "",
        };
        let name = crate::term::cut(&area.name, 33, false);
        let pad = " ".repeat(34_usize.saturating_sub(unicode_width::UnicodeWidthStr::width(name.as_str())));
        let _ = writeln!(
            text,
            "  {name}{pad}{:>8}{:>10}{note}",
            thousands(area.files as u64),
            thousands(area.weight as u64)
        );
    }
    let _ = writeln!(text, "  groundwork areas split AREA --as NAME GLOB    and rename, merge, anew");
    text
}
