//! Rename, merge, split areas.

use desk::named::no_area;
use desk::text::{clean, day, number_of, thousands};
use desk::{Desk, Failure, days};
use jiff::civil::Date;
use records::{Said, Word};
use team::glob::Glob;
use team::{FileIx, Ground};

use crate::cli::Global;
use crate::ending::Ending;
use crate::pages::{Column, Table};
use crate::scorecard::{Screen, commands};
use crate::term::{Answered, ask, can_ask, indent, say};
use crate::{effect, put, screen};

/// The areas; rename, merge, split them, with the effect shown
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork areas split ledger --as export \"ledger/src/export_*\"")]
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
    #[command(after_help = "Example: groundwork areas rename risk-rules fraud")]
    Rename {
        /// Which
        area: String,
        /// Its name from now on
        name: String,
    },
    /// Two areas are one
    #[command(after_help = "Example: groundwork areas merge webhooks merchant-api")]
    Merge {
        /// Which
        area: String,
        /// Into which
        into: String,
    },
    /// What the globs match is an area of its own
    #[command(after_help = "Example: groundwork areas split ledger --as export \"ledger/src/export_*\"")]
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
    #[command(after_help = "Example: groundwork areas anew")]
    Anew,
    /// You gave an area away on a day
    #[command(after_help = "Example: groundwork areas handed-over refunds 2026-05-04 --level 5")]
    HandedOver {
        /// Which
        area: String,
        /// When
        date: String,
        /// How far, 1 to 7
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=7))]
        level: u8,
        /// You did not: the question about it is not asked again
        #[arg(long, conflicts_with = "level")]
        no: bool,
    },
}

/// Shows them, or keeps an edit.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let ground = desk.ground()?;
    let division = ground.division.clone();
    let configuration =
        (args.count_configuration || args.no_configuration).then_some(args.count_configuration);
    let (said, what) = match (&args.edit, configuration) {
        (None, None) => {
            put(&list(&ground, screen(global)));
            desk.keep_areas(&division)?;
            return Ok(Ending::Done);
        }
        (_, Some(yes)) => (Said::CountConfiguration { yes }, "Kept.".to_owned()),
        (Some(edit), None) => word(edit, &ground, desk.today())?,
    };
    desk.keep_areas(&division)?;
    let effect = effect_of(&desk, &said, global)?;
    if can_ask() {
        say(&effect);
        if ask("Keep it? (y, Enter leaves it as it was)") != Answered::Yes {
            put("Left as it was.\n");
            return Ok(Ending::Done);
        }
    }
    let anew = said == Said::AreasAnew;
    desk.say(&[said])?;
    if anew {
        desk.data.keep(&desk.team.clone(), "areas", "")?;
        let fresh = desk.ground()?.division.clone();
        desk.keep_areas(&fresh)?;
    }
    let shown = if can_ask() { "" } else { &effect };
    put(&format!("{}{shown}  groundwork undo    takes it back\n", indent(&what, 0, screen(global).width)));
    Ok(Ending::Done)
}

/// What an edit changes: the files of the areas it is about, and the figures.
fn effect_of(desk: &Desk, said: &Said, global: &Global) -> Result<String, Failure> {
    let mut settings = desk.settings.clone();
    settings.hear(&Word { at: desk.asked.now, said: said.clone() });
    let ground = desk.ground_with(&settings)?;
    let files = |name: &String| {
        let files = ground.areas.named(name).map_or(0, |at| ground.areas.all[at as usize].files);
        format!("{}: {}", clean(name), number_of(files, "file"))
    };
    let areas: Vec<String> = match said {
        Said::AreaSplit { area, name, .. } => vec![files(name), files(area)],
        Said::AreasMerged { into, .. } => vec![files(into)],
        Said::AreaRenamed { name, .. } => vec![files(name)],
        _ => Vec::new(),
    };
    let mut text = String::new();
    if !areas.is_empty() {
        text += &indent(
            &format!("{}; {}", areas.join("; "), number_of(ground.areas.plain().count(), "area")),
            2,
            screen(global).width,
        );
    }
    if matches!(said, Said::HandedOver { .. } | Said::AreasAnew) {
        return Ok(text);
    }
    Ok(text + &effect::lines(&desk::effect::would(desk, &settings)?))
}

fn word(edit: &Edit, ground: &Ground, today: Date) -> Result<(Said, String), Failure> {
    let named = |name: &str| {
        let area = ground.areas.named(name).ok_or_else(|| no_area(ground, name))?;
        Ok::<String, Failure>(ground.areas.all[area as usize].name.clone())
    };
    Ok(match edit {
        Edit::Rename { area, name } => {
            let area = named(area)?;
            free(ground, name, &format!("groundwork areas merge \"{}\" \"{}\"", clean(&area), clean(name)))?;
            let what = format!("Kept: it is called {} now.", clean(name));
            (Said::AreaRenamed { area, name: name.clone() }, what)
        }
        Edit::Merge { area, into } => {
            let (area, into) = (named(area)?, named(into)?);
            if area == into {
                return Err(Failure::usage("both are one area already")
                    .hint("groundwork areas lists those there are"));
            }
            let what = format!("Kept: {} is part of {} now.", clean(&area), clean(&into));
            (Said::AreasMerged { area, into }, what)
        }
        Edit::Split { area, name, globs } => {
            for glob in globs {
                Glob::checked(glob).map_err(|error| Failure::usage(error.to_string()))?;
            }
            let area = named(area)?;
            free(ground, name, "groundwork areas split AREA --as ANOTHER-NAME GLOB")?;
            matches_some(ground, &area, globs)?;
            let what = format!("Kept: {} is an area of its own now.", clean(name));
            (Said::AreaSplit { area, name: name.clone(), globs: globs.clone() }, what)
        }
        Edit::Anew => (Said::AreasAnew, "Kept: worked out anew.".to_owned()),
        Edit::HandedOver { area, date, level, no } => {
            let area = named(area)?;
            let date = days::past(date, today)?;
            let what = if *no {
                format!("Kept: {} not given away about {}; this is not asked again.", clean(&area), day(date))
            } else {
                format!("Kept: {} given away on {}, level {level}.", clean(&area), day(date))
            };
            (Said::HandedOver { area, date, level: (!no).then_some(*level) }, what)
        }
    })
}

/// A name no area has yet.
fn free(ground: &Ground, name: &str, instead: &str) -> Result<(), Failure> {
    if name.trim().is_empty() {
        return Err(Failure::usage("an area needs a name").hint("groundwork areas rename AREA NAME"));
    }
    match ground.areas.named(name) {
        None => Ok(()),
        Some(_) => Err(Failure::new(format!("there is an area {} already", clean(name))).hint(instead)),
    }
}

/// Globs that match nothing of the area split nothing, and are more likely a slip.
fn matches_some(ground: &Ground, area: &str, globs: &[String]) -> Result<(), Failure> {
    let files = ground.files_at(ground.clock.t());
    let here =
        |file: &FileIx| ground.area(*file).is_some_and(|at| ground.areas.all[at as usize].name == area);
    let paths: Vec<String> = files.into_iter().filter(here).map(|file| ground.path(file)).collect();
    for text in globs {
        let glob = Glob::new(text);
        if !paths.iter().any(|path| glob.matches(path.as_bytes())) {
            return Err(Failure::new(format!("{} matches no file of {}", clean(text), clean(area)))
                .looked_at(format!("such as {}", paths.first().map(|path| clean(path)).unwrap_or_default()))
                .hint("* is any run but /, ** any number of directories; paths begin at the root"));
        }
    }
    Ok(())
}

fn list(ground: &Ground, screen: Screen) -> String {
    let plain = ground.areas.plain().count();
    let sentence = format!(
        "{}, by {} of two years; worked out once, at {}.",
        number_of(plain, "area"),
        number_of(ground.areas.changes, "change"),
        ground.division.commit.get(..7).unwrap_or("")
    );
    let row = |area: &team::areas::Area| {
        let note = match (area.tests_only, area.coarse) {
            _ if area.left_out => "left out",
            (true, _) => "tests only",
            (_, true) => "coarse: name its parts",
            _ => "",
        };
        let figures = vec![thousands(area.files as u64), thousands(area.weight as u64)];
        (area.name.clone(), figures, note.to_owned())
    };
    let rows = ground.areas.all.iter().filter(|area| area.files > 0).map(row).collect();
    let columns = [Column("files", 8), Column("changes", 10)];
    let table = Table { names: 34, columns: &columns, rows }.print(screen);
    let next =
        commands(&[("groundwork areas split AREA --as NAME GLOB", "also rename, merge, anew")], screen);
    indent(&sentence, 2, screen.width) + "\n" + &table + "\n" + &next
}
