use records::Said;

use crate::{Desk, Failure, away, days};

/// Keeps days off, as a span is typed; what is said of them, in one sentence.
pub fn days_off(desk: &mut Desk, span: &str) -> Result<String, Failure> {
    // Where nobody here is the lead, that is what is said.
    desk.ground()?;
    let (first, last) = days::span(span, desk.today())?;
    if last < first {
        return Err(Failure::usage("the last day is before the first")
            .hint("groundwork days-off 2026-07-27..2026-08-07"));
    }
    desk.say_of_every_team(&[Said::DaysOff { first, last }])?;
    let ground = desk.ground()?;
    Ok(away::kept(&ground, first, last, desk.today()))
}
