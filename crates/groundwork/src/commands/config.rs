//! Every value, with where it comes from.

use desk::text::{clean, day, percent};
use desk::{Desk, Failure};
use jiff::Timestamp;
use records::Said;
use team::classes::ClassTable;
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::Screen;
use crate::term::{indent, pad};
use crate::{put, screen};

/// Every value, and where it comes from; zone, branch, target
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
    let mut desk = global.desk()?;
    match &args.what {
        What::Show => put(&show(&desk, global)?),
        What::Zone { name } => {
            let known = jiff::tz::TimeZone::get(name);
            known.map_err(|_| {
                Failure::usage(format!("there is no zone {}", clean(name)))
                    .hint("an IANA name, such as Europe/Lisbon")
            })?;
            desk.say_of_every_team(&[Said::Zone { name: name.clone() }])?;
            put("Kept.\n  groundwork undo    takes it back\n");
        }
        What::Branch { name } => {
            desk.repositories[0].head(Some(name))?;
            let repository = desk::key(&desk.repositories[0].git_dir());
            desk.say(&[Said::Branch { repository, branch: name.clone() }])?;
            put("Kept.\n  groundwork undo    takes it back\n");
        }
        What::Target { percent } => {
            let share = records::Share(f64::from(*percent) / 100.0);
            desk.say(&[Said::Target { signal: "s1a".to_owned(), share }])?;
            put("Kept beside maker share.\n  groundwork undo    takes it back\n");
        }
    }
    Ok(Ending::Done)
}

fn show(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let settings = &desk.settings;
    let words = desk.data.words(&desk.team)?;
    // The last word about a thing is the one that holds.
    let you = |is: fn(&Said) -> bool| {
        let at = words.iter().rev().find(|word| is(&word.said)).map(|word| word.at.div_euclid(1_000_000));
        let date =
            at.and_then(|at| Timestamp::from_second(at).ok()).map(|at| at.to_zoned(desk.zone.clone()).date());
        date.map_or_else(|| "you".to_owned(), |date| format!("you, {}", day(date)))
    };
    let mut rows: Vec<(&str, String, String)> = Vec::new();
    for history in &desk.histories {
        let said = history.head.origin == "setting";
        let from = if said {
            you(|said| matches!(said, Said::Branch { .. }))
        } else {
            format!("from {}", history.head.origin)
        };
        rows.push(("branch", clean(&history.head.branch), from));
    }
    let data = global.data_dir()?;
    let from = if global.data.is_some() { "from --data or GROUNDWORK_DATA" } else { "the usual place" };
    rows.push(("data", clean(&data.display().to_string()), from.to_owned()));
    let zone = desk.zone.iana_name().unwrap_or("UTC").to_owned();
    let from = match (&global.zone, &settings.zone) {
        (Some(_), _) => "from the command line".to_owned(),
        (None, Some(_)) => you(|said| matches!(said, Said::Zone { .. })),
        (None, None) => "from the system, at the first run".to_owned(),
    };
    rows.push(("zone", zone, from));
    if let Some(hours) = &settings.hours {
        rows.push((
            "hours",
            desk::corrections::hours::shown(hours),
            you(|said| matches!(said, Said::Hours { .. })),
        ));
    }
    if let Some(date) = settings.role.flatten() {
        rows.push(("role", date.to_string(), you(|said| matches!(said, Said::Role { .. }))));
    }
    if let Some(target) = settings.targets.get("s1a") {
        rows.push(("target", percent(*target), you(|said| matches!(said, Said::Target { .. }))));
    }
    if !settings.scope.is_empty() {
        rows.push((
            "scope",
            clean(&settings.scope.join(" ")),
            you(|said| matches!(said, Said::Scope { .. })),
        ));
    }
    rows.push(match settings.count_configuration {
        None => ("configuration", "not counted".to_owned(), "the definition".to_owned()),
        Some(yes) => {
            let counted = if yes { "counted" } else { "not counted" };
            ("configuration", counted.to_owned(), you(|said| matches!(said, Said::CountConfiguration { .. })))
        }
    });
    rows.push(("classes", ClassTable::shipped().version().to_owned(), "shipped".to_owned()));
    Ok(table(&rows, screen(global)))
}

/// Name, value, origin; the origin on a line of its own where the value is long.
fn table(rows: &[(&str, String, String)], screen: Screen) -> String {
    const VALUE: usize = 24;
    let mut text = String::new();
    for (name, value, from) in rows {
        let row = format!("  {name:<14} {}  {from}", pad(value, VALUE));
        if row.width() <= screen.width {
            text += &format!("{row}\n");
        } else {
            text += &(indent(&format!("{name}: {value}"), 2, screen.width) + &indent(from, 6, screen.width));
        }
    }
    text
}
