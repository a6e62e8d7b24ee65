//! Every value, with where it comes from.

use std::fmt::Write;

use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::{Ending, Failure};
use crate::put;
use crate::term::{clean, percent};

/// Every value, and where it comes from
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Print them
    Show,
    /// The zone of weeks and days, an IANA name
    Zone {
        /// Such as Europe/Lisbon
        name: String,
    },
    /// The branch that is read
    Branch {
        /// Its name
        name: String,
    },
    /// Your own target for your share of the changes, in percent
    Target {
        /// 0 to 100
        #[arg(value_parser = clap::value_parser!(u8).range(0..=100))]
        percent: u8,
    },
}

/// Prints or keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::open(global)?;
    match &args.what {
        What::Show => put(&show(&desk, global)?),
        What::Zone { name } => {
            let known = jiff::tz::TimeZone::get(name);
            known.map_err(|_| {
                Failure::usage(format!("there is no zone {}", clean(name)))
                    .hint("an IANA name, such as Europe/Lisbon")
            })?;
            desk.data.say("", &[records::Said::Zone { name: name.clone() }], global.now_micros())?;
            put("Kept.\n  groundwork undo    takes it back\n");
        }
        What::Branch { name } => {
            desk.repositories[0].head(Some(name))?;
            let repository = crate::desk::key(&desk.repositories[0].git_dir());
            desk.say(&[records::Said::Branch { repository, branch: name.clone() }], global)?;
            put("Kept.\n  groundwork undo    takes it back\n");
        }
        What::Target { percent } => {
            let share = records::Share(f64::from(*percent) / 100.0);
            desk.say(&[records::Said::Target { signal: "s1a".to_owned(), share }], global)?;
            put("Kept beside maker share.\n  groundwork undo    takes it back\n");
        }
    }
    Ok(Ending::Done)
}

fn show(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let settings = &desk.settings;
    let mut rows: Vec<(&str, String, String)> = Vec::new();
    for history in &desk.histories {
        let from = if history.head.origin == "setting" {
            "you".to_owned()
        } else {
            format!("from {}", history.head.origin)
        };
        rows.push(("branch", clean(&history.head.branch), from));
    }
    let data = global.data_dir()?;
    let from = if global.data.is_some() { "from --data or GROUNDWORK_DATA" } else { "the usual place" };
    rows.push(("data", clean(&data.display().to_string()), from.to_owned()));
    let zone = desk.zone.iana_name().unwrap_or("UTC").to_owned();
    rows.push((
        "zone",
        zone,
        if settings.zone.is_some() { "you" } else { "from the system, at the first run" }.to_owned(),
    ));
    if let Some(hours) = &settings.hours {
        rows.push(("hours", super::hours::shown(hours), "you".to_owned()));
    }
    if let Some(date) = settings.role.flatten() {
        rows.push(("role", date.to_string(), "you".to_owned()));
    }
    if let Some(target) = settings.targets.get("s1a") {
        rows.push(("target", percent(*target), "you".to_owned()));
    }
    if !settings.scope.is_empty() {
        rows.push(("scope", clean(&settings.scope.join(" ")), "you".to_owned()));
    }
    let configuration = settings.count_configuration.map_or(("not counted", "the definition"), |yes| {
        (if yes { "counted" } else { "not counted" }, "you")
    });
    rows.push(("configuration", configuration.0.to_owned(), configuration.1.to_owned()));
    rows.push(("classes", team::classes::ClassTable::shipped().version().to_owned(), "shipped".to_owned()));
    let widest = rows.iter().map(|(_, value, _)| value.chars().count()).max().unwrap_or_default().min(40);
    let mut text = String::new();
    for (name, value, from) in rows {
        let _ = writeln!(text, "  {name:<14} {value:<widest$}  {from}");
    }
    Ok(text)
}
