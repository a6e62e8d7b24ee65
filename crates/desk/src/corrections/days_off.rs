use jiff::ToSpan;
use jiff::civil::Date;
use records::Said;
use signals::calendar::{Days, Proposal, proposals};

use crate::{Desk, Failure, away, days};

/// Days ahead for which a calendar is asked.
const AHEAD: i64 = 366;

/// Keeps days off, as a span is typed; what is said of them, in one sentence.
pub fn days_off(desk: &mut Desk, span: &str) -> Result<String, Failure> {
    // Where nobody here is the lead, that is what is said.
    desk.ground()?;
    let (first, last) = typed(desk, span)?;
    desk.say_of_every_team(&[Said::DaysOff { first, last }])?;
    let ground = desk.ground()?;
    Ok(away::kept(&ground, first, last, desk.today()))
}

/// Keeps that days which a calendar proposes are no days off: they are not asked about again.
pub fn not_days_off(desk: &mut Desk, span: &str) -> Result<String, Failure> {
    let (first, last) = typed(desk, span)?;
    desk.say_of_every_team(&[Said::NotDaysOff { first, last }])?;
    Ok("Kept: no days off, and not asked about again.".to_owned())
}

/// Days that the lead's calendar has as days off, of the sixty weeks and the year ahead; what was confirmed or refused is not among them. None of
/// them counts before the lead says so.
pub fn days_off_proposed(desk: &Desk) -> Result<Vec<Proposal>, Failure> {
    let Some(calendar) = &desk.calendar else { return Ok(Vec::new()) };
    let ground = desk.ground()?;
    let clock = &ground.clock;
    let first = clock.day(clock.weeks_ago(team::clock::NOW + team::clock::BEFORE));
    let within = (first, desk.today().saturating_add(AHEAD.days()));
    let settings = ground.settings;
    let known: Vec<(Date, Date)> = settings.days_off.iter().chain(&settings.not_days_off).copied().collect();
    Ok(proposals(&calendar.meetings, &Days::of(&ground), &known, within))
}

fn typed(desk: &Desk, span: &str) -> Result<(Date, Date), Failure> {
    let (first, last) = days::span(span, desk.today())?;
    if last < first {
        return Err(Failure::usage("the last day is before the first")
            .hint("groundwork days-off 2026-07-27..2026-08-07"));
    }
    Ok((first, last))
}
