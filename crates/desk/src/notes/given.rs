//! What was given away: how it stands, and what git says of its area (s10g).

use growth::Place;
use growth::log::{AgreedCheck, CheckStands, Delegation, Log, Stands};
use jiff::civil::Date;
use records::WordId;
use signals::Status;
use signals::s10g::{HandOver as Checked, Outcome};

use super::{Notebook, title_of_given};
use crate::Report;
use crate::text::{clean, counted, day, day_short};

/// The areas of a team that were given away, from the day they were; each with the level given. One that was taken back
/// is none, nor one without a level: nobody said then that something goes over.
pub(super) fn hand_overs(log: &Log, today: Date, team: &str) -> Vec<team::HandOver> {
    log.delegations(today).iter().filter_map(|given| hand_over(given, team, today)).collect()
}

fn hand_over(given: &Delegation, team: &str, today: Date) -> Option<team::HandOver> {
    let place = given.given.place.as_ref().filter(|place| place.team == team)?;
    let goes_on = matches!(given.stands, Stands::Open | Stands::Finished(_) | Stands::Rescued(_));
    let level = given.level.filter(|_| goes_on && given.since <= today)?;
    let (area, date, at) = (place.area.clone(), given.since, given.line.at);
    Some(team::HandOver { area, date, level: Some(level.into()), at })
}

/// Something given away, as it is listed.
pub struct GivenRow {
    /// Its line.
    pub id: WordId,
    /// What.
    pub what: String,
    /// To whom; may be empty.
    pub to: String,
    /// How far, 1 to 7.
    pub level: Option<u8>,
    /// Since when.
    pub since: String,
    /// How it stands, and what git says.
    pub stands: String,
}

/// All that was given away, the last first, with what git says of the areas of the team that is looked at.
pub fn given_rows(book: &Notebook, team: &str, report: &Report) -> Vec<GivenRow> {
    let given = book.log.delegations(book.today);
    let row = |given: &Delegation| {
        let git = given.given.place.as_ref().filter(|place| place.team == team);
        let git = git.and_then(|place| git_says(report, place, given.since));
        let stands: Vec<String> = stands(given, book.today).into_iter().chain(git).collect();
        GivenRow {
            id: given.line.id,
            what: title_of_given(given.given),
            to: clean(&given.given.to),
            level: given.level.map(u8::from),
            since: day(given.since),
            stands: stands.join(". "),
        }
    };
    given.iter().rev().map(row).collect()
}

/// How it stands, a part each; nothing where nothing is agreed and nothing was looked at.
fn stands(given: &Delegation, today: Date) -> Vec<String> {
    let short = |date: Date| day_short(date, today.year());
    let mut said = Vec::new();
    match given.stands {
        Stands::Open => said.extend(next_check(&given.checks, today)),
        Stands::TakenBack(date) => said.push(format!("taken back on {}", short(date))),
        Stands::Finished(date) => said.push(format!("finished without rescue on {}", short(date))),
        Stands::Rescued(date) => said.push(format!("finished with rescue on {}", short(date))),
        Stands::Moot(date) => said.push(format!("over since {}", short(date))),
    }
    let missed = given.checks.iter().filter(|check| check.stands == CheckStands::Missed).count();
    match missed {
        0 => {}
        1 => said.push("one agreed check was not held".to_owned()),
        n => said.push(format!("{n} agreed checks were not held")),
    }
    match given.beyond {
        0 => {}
        1 => said.push("you looked once between checks".to_owned()),
        2 => said.push("you looked twice between checks".to_owned()),
        n => said.push(format!("you looked {n} times between checks")),
    }
    said
}

fn next_check(checks: &[AgreedCheck], today: Date) -> Option<String> {
    let is_open = |check: &AgreedCheck| matches!(check.stands, CheckStands::Due | CheckStands::Coming);
    let at = checks.iter().position(is_open)?;
    let which = if at == 0 { "first check" } else { "next check" };
    Some(match checks[at].day {
        date if date == today => format!("{which} today"),
        date if date < today => format!("{which} due since {}", day_short(date, today.year())),
        date => format!("{which} on {}", day_short(date, today.year())),
    })
}

/// What git says of an area since it was given: `Git: held, 5 changes of 31 yours in 24 weeks`.
fn git_says(report: &Report, place: &Place, since: Date) -> Option<String> {
    if report.hand_overs.signal.status != Status::Value {
        return None;
    }
    let is = |given: &&Checked| given.area == place.area && given.date == since;
    let checked = report.hand_overs.all.iter().find(is)?;
    Some(match (checked.outcome, checked.rests_on()) {
        (outcome, None) => format!("Git: {}, too early", outcome.text()),
        (Outcome::Quiet, Some(_)) => "Git: quiet, fewer than 10 changes in 24 weeks".to_owned(),
        (outcome, Some(pair)) => {
            format!("Git: {}, {} changes yours in 24 weeks", outcome.text(), counted(pair))
        }
    })
}
