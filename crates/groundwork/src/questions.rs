//! The questions of the first run: at most one line each, only where they apply, each once.

use records::Said;
use team::TOO_MANY;

use crate::cli::Global;
use crate::desk::{Desk, identity};
use crate::failure::Failure;
use crate::report::Report;
use crate::term::{Answered, can_ask, clean, day};

/// Asks what must be asked, where there is somebody to ask; in a pipe nothing.
pub fn ask(desk: &mut Desk, global: &Global) -> Result<(), Failure> {
    if !can_ask() {
        return Ok(());
    }
    also_you(desk, global)?;
    the_team(desk, global)?;
    the_sync(desk, global)?;
    the_role(desk, global)
}

/// Every proposal that touches the lead: a missed alias is a stranger who "also knows".
fn also_you(desk: &mut Desk, global: &Global) -> Result<(), Failure> {
    let ground = desk.ground(global)?;
    let lead = ground.lead();
    let asked: Vec<(String, String, String)> = ground
        .people
        .proposals(&desk.settings)
        .into_iter()
        .filter(|proposal| proposal.one == lead || proposal.other == lead)
        .map(|proposal| {
            let other = if proposal.one == lead { proposal.other } else { proposal.one };
            let person = &ground.people.persons[other as usize];
            let own = &ground.people.persons[lead as usize];
            let shown = person.identities.first().map(identity).unwrap_or_default();
            (shown, person.address.clone(), own.address.clone())
        })
        .collect();
    let mut said = Vec::new();
    for (shown, address, own) in asked {
        match crate::term::ask(&format!("Also you? {shown} (y/n, Enter skips)")) {
            Answered::Yes => said.push(Said::Me { address }),
            Answered::No => said.push(Said::Apart { one: own, other: address }),
            Answered::Skipped | Answered::Words(_) => {}
        }
    }
    if said.is_empty() { Ok(()) } else { desk.say(&said, global) }
}

/// The size of the team; `?` shows who. Too many people: a scope.
fn the_team(desk: &mut Desk, global: &Global) -> Result<(), Failure> {
    loop {
        let ground = desk.ground(global)?;
        if ground.active.len() > TOO_MANY {
            return the_scope(desk, global);
        }
        if ground.active.others.is_empty() {
            return Ok(());
        }
        let (active, visitors) = (ground.active.len(), ground.visitors.people);
        let question = format!(
            "Team: {active} active people, {visitors} visitors left out. Right? (y, ? shows names, Enter)"
        );
        let names: Vec<String> = ground
            .active
            .others
            .iter()
            .map(|&person| clean(&ground.people.persons[person as usize].name))
            .collect();
        match crate::term::ask(&question) {
            Answered::Words(words) if words == "?" => crate::term::say(&format!("  {}", names.join(", "))),
            Answered::Yes => return desk.say(&[Said::TeamSeen], global),
            _ => return Ok(()),
        }
    }
}

/// Which paths are the team's, proposed from the lead's own.
fn the_scope(desk: &mut Desk, global: &Global) -> Result<(), Failure> {
    let ground = desk.ground(global)?;
    let proposal = crate::scope::propose(&ground);
    let active = ground.active.len();
    crate::term::say(&format!(
        "{active} people are active: too many for one team. Most of your changes of the half year are below these paths:"
    ));
    for (at, row) in proposal.rows.iter().enumerate() {
        crate::term::say(&format!("  {}  {}", at + 1, crate::scope::line(row, &proposal)));
    }
    let all: Vec<String> =
        proposal.rows.iter().filter(|row| row.proposed).map(|row| row.prefix.clone()).collect();
    let numbers: Vec<String> = proposal
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.proposed)
        .map(|(at, _)| (at + 1).to_string())
        .collect();
    let question =
        format!("Which are your team's? (numbers or a path; Enter takes {})", numbers.join(" and "));
    let prefixes = match crate::term::ask(&question) {
        Answered::Skipped | Answered::Yes => all,
        Answered::No => return Ok(()),
        Answered::Words(words) => crate::scope::chosen(&words, &proposal),
    };
    desk.say(&[Said::Scope { prefixes }], global)
}

/// Merges that look like an upstream sync, where something is left out.
fn the_sync(desk: &mut Desk, global: &Global) -> Result<(), Failure> {
    let ground = desk.ground(global)?;
    let open: Vec<_> =
        ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none()).collect();
    if open.is_empty() {
        return Ok(());
    }
    let commits: usize = open.iter().map(|sync| sync.left_out).sum();
    let question = format!(
        "{} an upstream sync, {} commits. Leave out? (y/n, Enter)",
        if open.len() == 1 {
            "1 merge looks like".to_owned()
        } else {
            format!("{} merges look like", open.len())
        },
        crate::term::thousands(commits as u64)
    );
    let yes = match crate::term::ask(&question) {
        Answered::Yes => true,
        Answered::No => false,
        Answered::Skipped | Answered::Words(_) => return Ok(()),
    };
    let said: Vec<Said> = open
        .iter()
        .map(|sync| {
            let history = ground.branches[sync.repository].history;
            Said::Sync { merge: history.commits[sync.merge as usize].id, yes }
        })
        .collect();
    desk.say(&said, global)
}

/// The day the role changed, with a draft.
fn the_role(desk: &mut Desk, global: &Global) -> Result<(), Failure> {
    if desk.settings.role.is_some() {
        return Ok(());
    }
    let ground = desk.ground(global)?;
    let report = Report::of(&ground);
    let Some(draft) = report.role_drafts().first().copied() else { return Ok(()) };
    let today = ground.clock.day(global.now());
    let why = match draft.sign {
        signals::drafts::RoleSign::Owners => "first in CODEOWNERS",
        signals::drafts::RoleSign::Days => "your active days shifted",
    };
    let said = match crate::term::ask(&format!(
        "Role changed about {}, {why}? (y, a date, Enter skips)",
        day(draft.date)
    )) {
        Answered::Yes => Said::Role { date: Some(draft.date) },
        Answered::No => Said::Role { date: None },
        Answered::Skipped => return Ok(()),
        Answered::Words(words) => Said::Role { date: Some(crate::commands::parse_date(&words, today)?) },
    };
    desk.say(&[said], global)
}
