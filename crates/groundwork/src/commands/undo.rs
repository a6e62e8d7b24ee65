//! Taking the last word back.

use desk::Failure;
use desk::text::clean;
use records::Said;

use crate::cli::Global;
use crate::ending::Ending;
use crate::put;

/// Take the last change back; again brings it back
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork undo")]
pub struct Args {}

/// Takes back, or brings back.
pub fn run(_: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let team = desk.team.clone();
    let text = match desk.data.undo(&team, desk.asked.now)? {
        None => "Nothing was said yet that could be taken back.\n".to_owned(),
        Some((words, holds)) => {
            let mut what: Vec<String> = words.iter().map(|said| in_words(said, global.names)).collect();
            what.dedup();
            let (done, again) = if holds {
                ("Brought back", "takes it back again")
            } else {
                ("Taken back", "again brings it back")
            };
            format!("{done}: {}\n  groundwork undo    {again}\n", what.join("; "))
        }
    };
    put(&text);
    Ok(Ending::Done)
}

/// A word as it was meant; addresses of others stand in it only where names were asked for.
fn in_words(said: &Said, names: bool) -> String {
    let text = match said {
        Said::Me { address } if names => format!("{address} is you"),
        Said::Me { .. } => "an address is yours".to_owned(),
        Said::NotMe { address } if names => format!("{address} is not you"),
        Said::NotMe { .. } => "an address is not yours".to_owned(),
        Said::Joined { one, other } if names => format!("{one} and {other} are one person"),
        Said::Joined { .. } => "two addresses are one person".to_owned(),
        Said::Apart { one, other } if names => format!("{one} and {other} are two people"),
        Said::Apart { .. } => "two addresses are two people".to_owned(),
        Said::Bot { pattern } => format!("{pattern} is a program"),
        Said::InTeam { who, .. } if names => format!("{who} is in the team"),
        Said::InTeam { .. } => "somebody is in the team".to_owned(),
        Said::NotInTeam { who, .. } if names => format!("{who} is not in the team"),
        Said::NotInTeam { .. } => "somebody is not in the team".to_owned(),
        Said::TeamSeen => "the team is right".to_owned(),
        Said::Scope { prefixes } => format!("the scope {}", prefixes.join(" ")),
        Said::Repository { path } => format!("the repository {path}"),
        Said::Branch { branch, .. } => format!("the branch {branch}"),
        Said::Zone { name } => format!("the zone {name}"),
        Said::Hours { .. } => "your hours".to_owned(),
        Said::Role { date: Some(date) } => format!("your role began on {date}"),
        Said::Role { date: None } => "no day for your role".to_owned(),
        Said::DaysOff { first, last } => format!("days off {first}..{last}"),
        Said::NotThisCommit { commit, .. } => format!("commit {} left out", commit.short()),
        Said::NotThisArea { area, .. } => format!("area {area} left out"),
        Said::Sync { merge, .. } => format!("the answer about merge {}", merge.short()),
        Said::CountConfiguration { yes } => {
            format!("configuration {}", if *yes { "counts" } else { "does not count" })
        }
        Said::AreaRenamed { area, name } => format!("area {area} is called {name}"),
        Said::AreasMerged { area, into } => format!("area {area} joined {into}"),
        Said::AreaSplit { area, name, .. } => format!("area {name} split from {area}"),
        Said::AreasAnew => "areas worked out anew".to_owned(),
        Said::Reason { change, .. } => format!("the reason of {}", change.short()),
        Said::Disagreed { signal, why } => format!("beside {signal}: \"{why}\""),
        Said::HandedOver { area, level: None, .. } => format!("no hand-over of {area}"),
        Said::HandedOver { area, .. } => format!("the hand-over of {area}"),
        Said::Target { signal, .. } => format!("the target of {signal}"),
    };
    clean(&text)
}
