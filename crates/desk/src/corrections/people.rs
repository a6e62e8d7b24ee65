use records::{Identity, Said};
use team::bots::Bots;

use super::Correction;
use crate::lead::identity;
use crate::named::known_address;
use crate::text::clean;
use crate::{Desk, Failure};

/// Two addresses that are one person, two that are two, and a pattern of programs; each may be left out.
pub fn people(
    desk: &Desk,
    join: Option<[&str; 2]>,
    apart: Option<[&str; 2]>,
    bot: Option<&str>,
) -> Result<Correction, Failure> {
    for address in join.iter().chain(&apart).flatten() {
        known_address(desk, address)?;
    }
    let mut said = Vec::new();
    if let Some([one, other]) = join.map(|both| both.map(str::to_owned)) {
        said.push(Said::Joined { one, other });
    }
    if let Some([one, other]) = apart.map(|both| both.map(str::to_owned)) {
        said.push(Said::Apart { one, other });
    }
    if let Some(pattern) = bot {
        not_yours(desk, pattern)?;
        said.push(Said::Bot { pattern: pattern.to_owned() });
    }
    Ok(Correction { said, kept: "Kept.".to_owned() })
}

/// A pattern that fits the lead would leave nobody whose part could be shown.
fn not_yours(desk: &Desk, pattern: &str) -> Result<(), Failure> {
    let ground = desk.ground()?;
    let bots = Bots::parse(pattern);
    let yours = |own: &&Identity| bots.is_bot(own);
    let lead = &ground.people.persons[ground.lead() as usize];
    let Some(own) = lead.identities.iter().find(yours) else { return Ok(()) };
    Err(Failure::usage(format!("{} would make you a program", clean(pattern)))
        .looked_at(format!("it fits {}, which is you", identity(own)))
        .hint("groundwork people --bot ADDRESS names one program"))
}
