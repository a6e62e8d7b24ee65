//! Every value, with where it comes from.

use std::path::{Path, PathBuf};

use desk::corrections::{Correction, content, target, zone};
use desk::values::{Value, values};
use desk::{Desk, Failure, open_data};
use records::Said;
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::Screen;
use crate::term::{indent, pad};
use crate::{put, screen};

/// Every value, and where it comes from; zone, branch, target, content
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork config show")]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Print them
    #[command(after_help = "Example: groundwork config show")]
    Show,
    /// The zone of weeks and days, an IANA name
    #[command(after_help = "Example: groundwork config zone Europe/Lisbon")]
    Zone {
        /// Such as Europe/Lisbon
        name: String,
    },
    /// The branch that is read
    #[command(after_help = "Example: groundwork config branch main")]
    Branch {
        /// Its name
        name: String,
    },
    /// Capabilities and practices in your organisation's words; or own
    #[command(after_help = "Example: groundwork config content own")]
    Content {
        /// The folder; own: what comes with the program
        #[arg(value_name = "DIR|own")]
        folder: PathBuf,
    },
    /// Your own target for your share of the changes, in percent
    #[command(after_help = "Example: groundwork config target 20")]
    Target {
        /// 0 to 100
        #[arg(value_parser = clap::value_parser!(u8).range(0..=100))]
        percent: u8,
    },
}

/// Prints or keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    if let What::Content { folder } = &args.what {
        return choose(folder, global);
    }
    let mut desk = global.desk()?;
    match &args.what {
        // Chosen above: it needs no repository.
        What::Content { .. } => {}
        What::Show => put(&show(&desk, global)?),
        What::Zone { name } => {
            let Correction { said, kept } = zone(name)?;
            desk.say_of_every_team(&said)?;
            put(&format!("{kept}\n  groundwork undo    takes it back\n"));
        }
        What::Branch { name } => {
            desk.repositories[0].head(Some(name))?;
            let repository = desk::key(&desk.repositories[0].git_dir());
            desk.say(&[Said::Branch { repository, branch: name.clone() }])?;
            put("Kept.\n  groundwork undo    takes it back\n");
        }
        What::Target { percent } => {
            let Correction { said, kept } = target("s1a", &percent.to_string())?;
            desk.say(&said)?;
            put(&format!("{kept}\n  groundwork undo    takes it back\n"));
        }
    }
    Ok(Ending::Done)
}

/// Keeps a folder of content, read whole; or chooses the program's own.
fn choose(folder: &Path, global: &Global) -> Result<Ending, Failure> {
    let own = folder == Path::new("own");
    let there = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let Correction { said, kept } = content(Some(there.as_path()).filter(|_| !own))?;
    open_data(&global.data_dir()?, &global.watch())?.say("", &said, global.now_micros())?;
    put(&format!("{kept}\n  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}

fn show(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let from = if global.data.is_some() { "from --data or GROUNDWORK_DATA" } else { "the usual place" };
    Ok(table(&values(desk, from)?, screen(global)))
}

/// Name, value, origin; the origin on a line of its own where the value is long.
fn table(rows: &[Value], screen: Screen) -> String {
    const VALUE: usize = 24;
    let mut text = String::new();
    for Value { name, value, from } in rows {
        let row = format!("  {name:<14} {}  {from}", pad(value, VALUE));
        if row.width() <= screen.width {
            text += &format!("{row}\n");
        } else {
            text += &(indent(&format!("{name}: {value}"), 2, screen.width) + &indent(from, 6, screen.width));
        }
    }
    text
}
