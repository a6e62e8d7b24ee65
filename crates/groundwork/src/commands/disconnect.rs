//! A connection, taken back.

use desk::forges::{self, named};
use desk::incidents::Disconnected;
use desk::text::clean;
use desk::{Desk, Failure, calendars, incidents, key};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{put, screen};

/// Take back what is connected: what opens it and all that was read are deleted
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork disconnect forge")]
pub struct Args {
    /// forge, incidents or calendar; not needed where one thing is connected
    #[arg(value_name = "WHAT", hide_possible_values = true)]
    what: Option<What>,
    /// Which, where there are several of them
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// What can be connected.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum What {
    // The forge of this repository.
    Forge,
    // The file of incidents, or issues.
    Incidents,
    // A calendar of the lead's.
    Calendar,
}

/// Takes it back.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let said = match args.what.map_or_else(|| only(&desk), |what| Ok(Some(what)))? {
        Some(What::Forge) => {
            let place = named(&forges::disconnect(&mut desk, args.name.as_deref())?);
            Some(format!(
                "Disconnected: {place}. Its token and what was read are deleted; your words are kept."
            ))
        }
        Some(What::Incidents) => {
            incidents::disconnect(&mut desk, args.name.as_deref())?.map(|gone| match gone {
                Disconnected::File(_) => format!(
                    "Disconnected: {}. What was read is deleted; the file and your words are kept.",
                    gone.in_words()
                ),
                Disconnected::Issues(_) => format!(
                    "Disconnected: {}. What was read of them is deleted; your words are kept.",
                    gone.in_words()
                ),
            })
        }
        Some(What::Calendar) => {
            let name = clean(&calendars::disconnect(&mut desk, args.name.as_deref())?);
            Some(format!(
                "Disconnected: calendar {name}. What opens it and what was read are deleted; your words are kept."
            ))
        }
        None => None,
    };
    let said = said.unwrap_or_else(|| match args.what {
        Some(What::Incidents) => "No incidents are connected.".to_owned(),
        _ => "Nothing is connected with this repository.".to_owned(),
    });
    put(&indent(&said, 0, screen(global).width));
    Ok(Ending::Done)
}

/// The one thing that is connected; none where nothing is. Of several it must be said which.
fn only(desk: &Desk) -> Result<Option<What>, Failure> {
    let here = desk.repositories.first().map(|repository| key(&repository.git_dir()));
    let forge = here.is_some_and(|here| desk.settings.forges.contains_key(&here));
    let all = [
        (forge, What::Forge, "groundwork disconnect forge"),
        (desk.settings.has_incidents(), What::Incidents, "groundwork disconnect incidents"),
        (!desk.settings.calendars.is_empty(), What::Calendar, "groundwork disconnect calendar"),
    ];
    let connected: Vec<(What, &str)> =
        all.into_iter().filter(|(is, ..)| *is).map(|(_, what, how)| (what, how)).collect();
    match connected.as_slice() {
        [] => Ok(None),
        [(one, _)] => Ok(Some(*one)),
        several => {
            let failure = Failure::usage("more than one thing is connected");
            Err(several.iter().map(|(_, how)| how).fold(failure, Failure::hint))
        }
    }
}
