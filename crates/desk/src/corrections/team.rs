//! Who is in the team, and what is its.

use jiff::ToSpan;
use jiff::civil::Date;
use records::{PathIx, Said};
use team::lies_in;

use super::Correction;
use crate::named::known_address;
use crate::text::clean;
use crate::{Desk, Failure, days};

/// From a day on, up to before a day.
pub type Period = (Option<Date>, Option<Date>);

/// A period as its ends are typed; each may be left out.
pub fn period(today: Date, from: Option<&str>, to: Option<&str>) -> Result<Period, Failure> {
    let date = |text: Option<&str>| text.map(|text| days::date(text, today)).transpose();
    let (from, mut until) = (date(from)?, date(to)?);
    // A day without a year is the last such day; the one up to which something holds may be to come.
    let year = |text: &str| text.chars().filter(char::is_ascii_digit).count() > 4;
    if from.zip(until).is_some_and(|(from, to)| to <= from) && !to.is_some_and(year) {
        until = until.map(|to| to.saturating_add(1.year()));
    }
    if from.zip(until).is_some_and(|(from, to)| to <= from) {
        return Err(Failure::usage("the last day is not after the first")
            .hint("groundwork team --remove ADDRESS --from 1jun --to 1sep"));
    }
    Ok((from, until))
}

/// That somebody is in the team, or is not, by an address.
pub fn member(desk: &Desk, who: &str, is_in: bool, (from, to): Period) -> Result<Correction, Failure> {
    let who = known_address(desk, who)?;
    let said = if is_in { Said::InTeam { who, from, to } } else { Said::NotInTeam { who, from, to } };
    Ok(Correction { said: vec![said], kept: "Kept.".to_owned() })
}

/// That only what lies below these paths is the team's; with none all is.
pub fn scope(desk: &Desk, paths: &[String]) -> Result<Correction, Failure> {
    there(desk, paths)?;
    let prefixes = paths.iter().filter(|path| !path.is_empty()).cloned().collect();
    Ok(Correction { said: vec![Said::Scope { prefixes }], kept: "Kept.".to_owned() })
}

/// A path below which nothing lies would take every figure away, and is more likely a slip.
fn there(desk: &Desk, paths: &[String]) -> Result<(), Failure> {
    let ground = desk.ground()?;
    let lies_below = |prefix: &str| {
        ground.branches.iter().any(|branch| {
            let Some(last) = branch.last else { return false };
            let below = |path: PathIx| {
                branch.trees.holds_file(path, last) && lies_in(&ground.path(branch.base + path), prefix)
            };
            (0..branch.history.paths.len() as PathIx).any(below)
        })
    };
    for path in paths.iter().filter(|path| !path.is_empty()) {
        if !lies_below(path) {
            return Err(Failure::new(format!("no file lies below {}", clean(path)))
                .hint("git ls-files shows the paths there are; with several repositories they begin with the repository"));
        }
    }
    Ok(())
}
