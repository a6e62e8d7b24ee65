//! The questions of the first run: at most one line each, only where they apply, each once.

use std::ops::ControlFlow;

use desk::lead::identity;
use desk::text::{clean, cut, number_of};
use desk::{Desk, Failure, Report};
use records::{Commit, History, Said};
use team::{Ground, PersonIx, TOO_MANY};
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::term::{Answered, can_ask, columns, say};

/// What is kept of a team whose questions were asked.
const ASKED: &str = "asked";

/// Whether the rest is asked too: not when the input ended.
type Going = Result<ControlFlow<()>, Failure>;
const ON: ControlFlow<()> = ControlFlow::Continue(());

/// Whether anything is to be asked: once, when there is first somebody to ask; in a pipe never.
pub fn are_due(desk: &Desk, global: &Global) -> Result<bool, Failure> {
    let asks = can_ask() && !(global.json || global.made_up || global.as_of.is_some());
    Ok(asks && desk.data.kept(&desk.team, ASKED)?.is_none())
}

/// Asks what must be asked.
pub fn ask(desk: &mut Desk) -> Result<(), Failure> {
    let questions: [fn(&mut Desk) -> Going; 4] = [also_you, the_team, the_sync, the_role];
    for question in questions {
        if question(desk)?.is_break() {
            break;
        }
    }
    desk.data.keep(&desk.team.clone(), ASKED, "yes")?;
    Ok(())
}

/// Every proposal that touches the lead: a missed alias is a stranger who "also knows".
fn also_you(desk: &mut Desk) -> Going {
    let ground = desk.ground()?;
    let lead = ground.lead();
    let asked: Vec<(String, String, Said)> = ground
        .people
        .proposals(&desk.settings)
        .into_iter()
        .filter(|proposal| proposal.one == lead || proposal.other == lead)
        .map(|proposal| {
            let other = if proposal.one == lead { proposal.other } else { proposal.one };
            let address = |person: PersonIx| ground.people.persons[person as usize].address.clone();
            let (one, other_address) = (address(lead), address(other));
            let yes = other_address.clone();
            (also(desk, &ground, other), yes, Said::Apart { one, other: other_address })
        })
        .collect();
    for (question, yes, no) in asked {
        match crate::term::ask(&question) {
            Answered::Yes => {
                let said = desk.is_me(&yes);
                desk.say(&said)?;
            }
            Answered::No => desk.say(&[no])?,
            Answered::Ended => return Ok(ControlFlow::Break(())),
            Answered::Skipped | Answered::Words(_) => {}
        }
    }
    Ok(ON)
}

/// `Also you? mira <mira@laptop.local>, 212 commits to Mar 2023 (y/n, Enter skips)`
fn also(desk: &Desk, ground: &Ground, other: PersonIx) -> String {
    let of = |(at, history): (usize, &History)| -> Vec<i64> {
        let own = |commit: &&Commit| ground.people.person(at, commit.author) == Some(other);
        history.commits.iter().filter(own).map(|commit| commit.authored.seconds).collect()
    };
    let times: Vec<i64> = desk.histories.iter().enumerate().flat_map(of).collect();
    let last = times.iter().max().map(|&last| ground.clock.day(last).strftime(" to %b %Y").to_string());
    let commits = format!("{}{}", number_of(times.len(), "commit"), last.unwrap_or_default());
    let who = ground.people.persons[other as usize].identities.first().map(identity).unwrap_or_default();
    let rest = format!(", {commits} (y/n, Enter skips)");
    format!("Also you? {}{rest}", cut(&who, columns().saturating_sub("Also you?  y".len() + rest.width())))
}

/// The size of the team; `?` shows who. Too many people: a scope.
fn the_team(desk: &mut Desk) -> Going {
    let mut misread = false;
    loop {
        let ground = desk.ground()?;
        if ground.active.len() > TOO_MANY {
            return the_scope(desk);
        }
        if ground.active.others.is_empty() || desk.settings.team_seen {
            return Ok(ON);
        }
        let active = match ground.active.len() {
            1 => "1 active person".to_owned(),
            n => format!("{n} active people"),
        };
        let visitors = match ground.visitors.people {
            0 => "no visitors".to_owned(),
            n => format!("{} left out", number_of(n, "visitor")),
        };
        let question = format!("Team: {active}, {visitors}. Right? (y, n, ? shows names, Enter)");
        let name = |&person: &PersonIx| clean(&ground.people.persons[person as usize].name);
        let mut names: Vec<String> = ground.active.others.iter().map(name).collect();
        names.sort_by_key(|name| name.to_lowercase());
        match crate::term::ask(&question) {
            Answered::Words(words) if words == "?" => say(&format!("  {}", names.join(", "))),
            Answered::Yes => {
                desk.say(&[Said::TeamSeen])?;
                return Ok(ON);
            }
            Answered::No => {
                say("  groundwork team --remove ADDRESS, and --add ADDRESS, make it right.");
                return Ok(ON);
            }
            Answered::Ended => return Ok(ControlFlow::Break(())),
            // Asked again once; then it is skipped, as by Enter.
            Answered::Words(words) if !misread => {
                misread = true;
                say(&format!("  {} is no answer here: y, n, ?, or Enter alone.", clean(&words)));
            }
            Answered::Skipped | Answered::Words(_) => return Ok(ON),
        }
    }
}

/// Which paths are the team's, proposed from the lead's own.
fn the_scope(desk: &mut Desk) -> Going {
    let ground = desk.ground()?;
    let proposal = desk::scope::propose(&ground);
    say(&desk::scope::too_many(&ground));
    for (at, row) in proposal.rows.iter().enumerate() {
        say(&format!("  {}  {}", at + 1, desk::scope::line(row, &proposal)));
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
        Answered::No => return Ok(ON),
        Answered::Ended => return Ok(ControlFlow::Break(())),
        Answered::Words(words) => desk::scope::chosen(&words, &proposal),
    };
    desk.say(&[Said::Scope { prefixes }])?;
    Ok(ON)
}

/// Merges that look like an upstream sync, where something is left out.
fn the_sync(desk: &mut Desk) -> Going {
    let ground = desk.ground()?;
    let open: Vec<_> =
        ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none()).collect();
    if open.is_empty() {
        return Ok(ON);
    }
    let commits: usize = open.iter().map(|sync| sync.left_out).sum();
    let question = format!(
        "{} an upstream sync, {} commits. Leave out? (y/n, Enter)",
        if open.len() == 1 {
            "1 merge looks like".to_owned()
        } else {
            format!("{} merges look like", open.len())
        },
        desk::text::thousands(commits as u64)
    );
    let yes = match crate::term::ask(&question) {
        Answered::Yes => true,
        Answered::No => false,
        Answered::Ended => return Ok(ControlFlow::Break(())),
        Answered::Skipped | Answered::Words(_) => return Ok(ON),
    };
    let said: Vec<Said> = open
        .iter()
        .map(|sync| {
            let history = ground.branches[sync.repository].history;
            Said::Sync { merge: history.commits[sync.merge as usize].id, yes }
        })
        .collect();
    desk.say(&said)?;
    Ok(ON)
}

/// The day the role changed, with a draft.
fn the_role(desk: &mut Desk) -> Going {
    if desk.settings.role.is_some() {
        return Ok(ON);
    }
    let ground = desk.ground()?;
    let report = Report::of(&ground);
    let Some(draft) = report.role_drafts().first().copied() else { return Ok(ON) };
    let today = desk.today();
    let why = match draft.sign {
        signals::drafts::RoleSign::Owners => "first in CODEOWNERS",
        signals::drafts::RoleSign::Days => "by your active days",
    };
    let about = draft.date.strftime("%-d %b %Y");
    let said = loop {
        match crate::term::ask(&format!("Role changed about {about}, {why}? (y, a date, Enter skips)")) {
            Answered::Yes => break Said::Role { date: Some(draft.date) },
            Answered::No => break Said::Role { date: None },
            Answered::Skipped => return Ok(ON),
            Answered::Ended => return Ok(ControlFlow::Break(())),
            Answered::Words(words) => match desk::days::past(&words, today) {
                Ok(date) => break Said::Role { date: Some(date) },
                Err(_) => say(&format!("  {} is no day up to today, such as 2025-09-15.", clean(&words))),
            },
        }
    };
    desk.say(&[said])?;
    Ok(ON)
}
