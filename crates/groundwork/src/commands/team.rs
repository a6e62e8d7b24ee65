//! Who is in the team.

use std::fmt::Write;

use records::Said;

use super::parse_date;
use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::{Ending, Failure};
use crate::scorecard::counted;
use crate::term::clean;
use crate::{effect, missing, put};

/// Who is in the team, with dates, and its scope
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork team --remove ada@x.example --from 1jun")]
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
    /// Only what lies below these paths is the team's; "" is everything
    #[arg(long, value_name = "PATH", num_args = 1..)]
    scope: Option<Vec<String>>,
}

/// Shows it, or keeps what is said.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::open(global)?;
    let today = desk.ground(global)?.clock.day(global.now());
    let date = |text: &Option<String>| text.as_deref().map(|text| parse_date(text, today)).transpose();
    let (from, to) = (date(&args.from)?, date(&args.to)?);
    let said = match (&args.add, &args.remove, &args.scope) {
        (Some(who), _, _) => Some(Said::InTeam { who: known(&desk, who)?, from, to }),
        (_, Some(who), _) => Some(Said::NotInTeam { who: known(&desk, who)?, from, to }),
        (_, _, Some(paths)) => {
            Some(Said::Scope { prefixes: paths.iter().filter(|path| !path.is_empty()).cloned().collect() })
        }
        _ => None,
    };
    if let Some(said) = said {
        put(&effect::say(&mut desk, &[said], global, "Kept.")?);
        return Ok(Ending::Done);
    }
    let ground = desk.ground(global)?;
    missing::say(&desk, &ground);
    if !signals::knows_who_is_active(&ground) {
        put("  Not seen: who is active needs the last half year.\n");
        return Ok(Ending::Incomplete);
    }
    let you = if ground.active.lead { ", you among them" } else { "" };
    let active = if ground.active.len() == 1 {
        "1 active person".to_owned()
    } else {
        format!("{} active people", ground.active.len())
    };
    let mut text = crate::term::indent(
        &format!(
            "{active}{you}: a counted change in at least 4 weeks of the last 26. {} with {} are in no share.",
            counted(ground.visitors.people, "visitor"),
            counted(ground.visitors.changes, "change")
        ),
        2,
        80,
    );
    if !desk.settings.scope.is_empty() {
        let _ = writeln!(text, "  Scope: {}", clean(&desk.settings.scope.join(" ")));
    }
    if global.names {
        for &person in &ground.active.others {
            let _ = writeln!(text, "  {}", clean(&ground.people.persons[person as usize].name));
        }
    } else {
        let _ = writeln!(text, "  groundwork team --names                         who");
    }
    let _ = writeln!(text, "  groundwork team --remove ADDRESS --from 1jun    and --add, also with --to");
    if ground.active.len() > team::TOO_MANY {
        text += &crate::scope::proposed(&ground);
    }
    put(&text);
    Ok(Ending::Done)
}

/// Somebody who wrote a commit here.
fn known(desk: &Desk, who: &str) -> Result<String, Failure> {
    let folded = team::fold::canonical_address(who);
    let stands = |own: &records::Identity| team::fold::canonical_address(&own.email) == folded;
    if desk.histories.iter().any(|history| history.identities.iter().any(stands)) {
        return Ok(who.to_owned());
    }
    Err(Failure::new(format!("nobody here has the address {}", clean(who)))
        .hint("groundwork people --names shows the addresses there are"))
}
