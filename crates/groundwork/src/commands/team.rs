//! Who is in the team.

use ::team::Ground;
use desk::corrections::{Correction, team};
use desk::people;
use desk::text::clean;
use desk::{Desk, Failure};

use super::say_what_is_missing;
use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{effect, put, screen};

/// Who is in the team, with dates, and its scope
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork team --remove jonas@kassa.example --from 1jun")]
pub struct Args {
    /// An address of somebody who is in the team
    #[arg(long, value_name = "ADDRESS", conflicts_with = "remove")]
    add: Option<String>,
    /// An address of somebody who is not
    #[arg(long, value_name = "ADDRESS")]
    remove: Option<String>,
    /// From this day on
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Up to before this day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only what lies below these is the team's; "": all
    #[arg(long, value_name = "PATH", num_args = 1..)]
    scope: Option<Vec<String>>,
}

/// Shows it, or keeps what is said.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    // Where nobody here is the lead, that is what is said.
    desk.ground()?;
    let period = team::period(desk.today(), args.from.as_deref(), args.to.as_deref())?;
    let correction = match (&args.add, &args.remove, &args.scope) {
        (Some(who), _, _) => Some(team::member(&desk, who, true, period)?),
        (_, Some(who), _) => Some(team::member(&desk, who, false, period)?),
        (_, _, Some(paths)) => Some(team::scope(&desk, paths)?),
        _ => None,
    };
    if let Some(Correction { said, kept }) = correction {
        put(&effect::say(&mut desk, &said, &kept)?);
        return Ok(Ending::Done);
    }
    let ground = desk.ground()?;
    say_what_is_missing(&desk, &ground);
    if !signals::knows_who_is_active(&ground) {
        put("  Not seen: who is active needs the last half year.\n");
        return Ok(Ending::Incomplete);
    }
    put(&show(&desk, &ground, global));
    Ok(Ending::Done)
}

fn show(desk: &Desk, ground: &Ground, global: &Global) -> String {
    let screen = screen(global);
    let sentence = format!("{} {}", people::active(ground), people::visitors(ground));
    let mut text = indent(&sentence, 2, screen.width);
    if !desk.settings.scope.is_empty() {
        text += &indent(&format!("Scope: {}", clean(&desk.settings.scope.join(" "))), 2, screen.width);
    }
    if global.names {
        let name = |&person: &::team::PersonIx| clean(&ground.people.persons[person as usize].name);
        let mut names: Vec<String> = ground.active.others.iter().map(name).collect();
        names.sort_by_key(|name| name.to_lowercase());
        names.iter().for_each(|name| text += &indent(name, 2, screen.width));
    }
    for said in &desk.settings.memberships {
        let said = people::membership(&said.who, said.is_in, (said.from, said.to), global.names);
        text += &indent(&format!("You said: {said}."), 2, screen.width);
    }
    let mut next = vec![("groundwork team --remove ADDRESS --from 1jun", "and --add, also with --to")];
    if !global.names {
        next.insert(0, ("groundwork team --names", "who"));
    }
    text += &commands(&next, screen);
    if ground.active.len() > ::team::TOO_MANY {
        text += &crate::pages::scope(ground);
    }
    text
}
