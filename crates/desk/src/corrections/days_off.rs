use records::Said;

use crate::days_off::{may_be_said, of_span};
use crate::text::number_of;
use crate::{Desk, Failure, days};

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
    let (days, during, before, after) = of_span(&ground, first, last);
    let days = number_of(days, "working day");
    let changes = number_of(during, "change");
    Ok(if last >= desk.today() {
        format!("Kept: {days}. They are compared with the same span before and after once these are over.")
    } else if may_be_said(&ground) {
        format!(
            "Kept: {days}. The others merged {changes} in them, {before} in the same span before and {after} after."
        )
    } else {
        format!("Kept: {days}.")
    })
}
