//! Rename, merge, split areas.

use desk::corrections::Correction;
use desk::corrections::areas::{self, Preview};
use desk::text::thousands;
use desk::{Desk, Failure, Report, keep_areas};
use team::Ground;

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

impl Edit {
    /// The same as the desk has it.
    fn typed(&self) -> areas::Edit<'_> {
        match self {
            Edit::Rename { area, name } => areas::Edit::Rename { area, name },
            Edit::Merge { area, into } => areas::Edit::Merge { area, into },
            Edit::Split { area, name, globs } => areas::Edit::Split { area, name, globs },
            Edit::Anew => areas::Edit::Anew,
            Edit::HandedOver { area, date, level, no } => {
                areas::Edit::HandedOver { area, date, level: (!no).then_some(*level) }
            }
        }
    }
}

/// Shows them, or keeps an edit.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let ground = desk.ground()?;
    let division = ground.division.clone();
    let edit = if args.count_configuration || args.no_configuration {
        Some(areas::Edit::Configuration { count: args.count_configuration })
    } else {
        args.edit.as_ref().map(Edit::typed)
    };
    let Some(edit) = edit else {
        put(&list(&ground, screen(global)));
        keep_areas(&mut desk.data, &desk.team, &division)?;
        return Ok(Ending::Done);
    };
    let edit = areas::edit(&ground, &edit, desk.today())?;
    keep_areas(&mut desk.data, &desk.team, &division)?;
    let effect = shown(&preview(&desk, &edit)?, screen(global));
    if can_ask() {
        say(&effect);
        if ask("Keep it? (y, Enter leaves it as it was)") != Answered::Yes {
            put("Left as it was.\n");
            return Ok(Ending::Done);
        }
    }
    areas::keep(&mut desk, &edit)?;
    let shown = if can_ask() { "" } else { &effect };
    let kept = indent(&edit.kept, 0, screen(global).width);
    put(&format!("{kept}{shown}  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}

fn preview(desk: &Desk, edit: &Correction) -> Result<Preview, Failure> {
    areas::preview(desk, &Report::of(&desk.ground()?), edit)
}

/// What an edit changes: the files of the areas it is about, and the figures.
fn shown(preview: &Preview, screen: Screen) -> String {
    let areas = preview.areas.iter().map(|areas| indent(areas, 2, screen.width));
    areas.chain(preview.changed.iter().map(|changed| effect::lines(changed))).collect()
}

fn list(ground: &Ground, screen: Screen) -> String {
    let row = |area: &team::areas::Area| {
        let figures = vec![thousands(area.files as u64), thousands(area.weight as u64)];
        (area.name.clone(), figures, desk::areas::remark(area).to_owned())
    };
    let rows = desk::areas::rows(ground).map(|(_, area)| row(area)).collect();
    let columns = [Column("files", 8), Column("changes", 10)];
    let table = Table { names: 34, columns: &columns, rows }.print(screen);
    let next =
        commands(&[("groundwork areas split AREA --as NAME GLOB", "also rename, merge, anew")], screen);
    indent(&desk::areas::sentence(ground), 2, screen.width) + "\n" + &table + "\n" + &next
}
