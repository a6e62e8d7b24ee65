use records::Said;
use signals::Count;

use crate::text::{counted, share};
use crate::{Desk, Failure, Report, days};

/// Keeps the day the role began, as typed; what is said of it, in one sentence.
pub fn role(desk: &mut Desk, date: &str) -> Result<String, Failure> {
    // Where nobody here is the lead, that is what is said.
    desk.ground()?;
    let date = days::past(date, desk.today())?;
    desk.say_of_every_team(&[Said::Role { date: Some(date) }])?;
    let ground = desk.ground()?;
    let report = Report::of(&ground);
    Ok(match report.maker_share.role {
        Some((before, after)) => {
            let share = |count: Count| share(count).unwrap_or_else(|| counted(count));
            format!(
                "Kept. Maker share {} in the 26 weeks before it, {} in the 26 weeks after.",
                share(before),
                share(after)
            )
        }
        None if ground.active.others.len() < 2 => "Kept.".to_owned(),
        None => "Kept. Comparisons with before it need 26 weeks on each side.".to_owned(),
    })
}
