//! The questions of the first run, at a terminal: at most one line each, only where they apply, each once.

use std::ops::ControlFlow;

use desk::questions::{self, AlsoYou, OfTheTeam};
use desk::text::{clean, cut, number_of};
use desk::{Desk, Failure, Report, days};
use records::Said;
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::term::{Answered, can_ask, columns, say};

/// Whether the rest is asked too: not when the input ended.
type Going = Result<ControlFlow<()>, Failure>;
const ON: ControlFlow<()> = ControlFlow::Continue(());

/// Whether anything is to be asked: once, when there is first somebody to ask; in a pipe never.
pub fn are_due(desk: &Desk, global: &Global) -> Result<bool, Failure> {
    Ok(can_ask() && !(global.json || global.made_up) && questions::are_due(desk)?)
}

/// Asks what must be asked.
pub fn ask(desk: &mut Desk) -> Result<(), Failure> {
    let questions: [fn(&mut Desk) -> Going; 4] = [also_you, the_team, the_sync, the_role];
    for question in questions {
        if question(desk)?.is_break() {
            break;
        }
    }
    questions::were_asked(desk)
}

/// Everybody who may be the lead too.
fn also_you(desk: &mut Desk) -> Going {
    for asked in questions::also_you(desk, &desk.ground()?) {
        match crate::term::ask(&also(&asked)) {
            Answered::Yes => {
                let said = desk.is_me(&asked.address);
                desk.say(&said)?;
            }
            Answered::No => desk.say(&[asked.no])?,
            Answered::Ended => return Ok(ControlFlow::Break(())),
            Answered::Skipped | Answered::Words(_) => {}
        }
    }
    Ok(ON)
}

/// `Also you? mira <mira@laptop.local>, 212 commits to Mar 2023 (y/n, Enter skips)`
fn also(asked: &AlsoYou) -> String {
    let last = asked.last.map(|last| last.strftime(" to %b %Y").to_string());
    let commits = format!("{}{}", number_of(asked.commits, "commit"), last.unwrap_or_default());
    let rest = format!(", {commits} (y/n, Enter skips)");
    format!(
        "Also you? {}{rest}",
        cut(&asked.who, columns().saturating_sub("Also you?  y".len() + rest.width()))
    )
}

/// The size of the team; `?` shows who. Too many people: a scope.
fn the_team(desk: &mut Desk) -> Going {
    let (active, visitors, names) = match questions::the_team(desk, &desk.ground()?) {
        None => return Ok(ON),
        Some(OfTheTeam::Scope) => return the_scope(desk),
        Some(OfTheTeam::Size { active, visitors, names }) => (active, visitors, names),
    };
    let question = format!("Team: {active}, {visitors}. Right? (y, n, ? shows names, Enter)");
    let mut misread = false;
    loop {
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
    let Some(question) = questions::the_sync(&ground) else { return Ok(ON) };
    let yes = match crate::term::ask(&format!("{question} (y/n, Enter)")) {
        Answered::Yes => true,
        Answered::No => false,
        Answered::Ended => return Ok(ControlFlow::Break(())),
        Answered::Skipped | Answered::Words(_) => return Ok(ON),
    };
    let said = questions::sync_answered(&ground, yes);
    desk.say(&said)?;
    Ok(ON)
}

/// The day the role changed, with a draft. The ground is dear, so what was said is looked at first.
fn the_role(desk: &mut Desk) -> Going {
    if desk.settings.role.is_some() {
        return Ok(ON);
    }
    let drafts = questions::the_role(&Report::of(&desk.ground()?));
    let Some(&(draft, why)) = drafts.first() else { return Ok(ON) };
    let about = draft.date.strftime("%-d %b %Y");
    let said = loop {
        match crate::term::ask(&format!("Role changed about {about}, {why}? (y, a date, Enter skips)")) {
            Answered::Yes => break Said::Role { date: Some(draft.date) },
            Answered::No => break Said::Role { date: None },
            Answered::Skipped => return Ok(ON),
            Answered::Ended => return Ok(ControlFlow::Break(())),
            Answered::Words(words) => match days::past(&words, desk.today()) {
                Ok(date) => break Said::Role { date: Some(date) },
                Err(_) => say(&format!("  {} is no day up to today, such as 2025-09-15.", clean(&words))),
            },
        }
    };
    desk.say(&[said])?;
    Ok(ON)
}
