//! The first run, once the history is read: what was found, what could not be seen, and what only the lead can say.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use desk::found::{found, not_seen};
use desk::questions::{self, AlsoYou, OfTheTeam};
use desk::scorecard::in_words;
use desk::signal::Fact;
use desk::text::{clean, day, number_of, thousands};
use desk::{Desk, Failure, since};
use records::Said;

use crate::acts::{self, Act};
use crate::forms::{Filled, Refused, Typed, instead};
use crate::page::{FIRST, Page, html};
use crate::pages::scope::Proposed;
use crate::sentence::{Linked, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/first-run";
/// The name of the form that asks for a day.
const ROLE: &str = "role";
/// What works there.
pub const A_DAY: &str = "a day that has come, such as 2025-09-15";

#[derive(Template)]
#[template(path = "first-run.html")]
struct FirstRun {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    heading: String,
    lede: String,
    also: Vec<AlsoYou>,
    team: Option<Team>,
    scope: Option<Proposed>,
    sync: Option<String>,
    role: Option<Role>,
    found: Vec<Row>,
    not_seen: Vec<Row>,
}

/// The question who the team is.
struct Team {
    names: String,
    about: String,
}

/// The question when the role changed.
struct Role {
    drafts: String,
    /// What the field holds.
    date: String,
}

/// A fact, and the page it opens.
struct Row {
    name: &'static str,
    said: Linked,
    opens: Option<(&'static str, &'static str)>,
}

impl FirstRun {
    fn of(seen: &Seen, (page, done, refused): (Page, Option<Act>, Refused)) -> FirstRun {
        let (desk, ground, report) = (seen.desk, seen.ground, seen.report);
        let also = questions::also_you(desk, ground);
        let team = match questions::the_team(desk, ground) {
            Some(OfTheTeam::Size { active, visitors, names }) => {
                Some(Team::of(&active, &visitors, &names, ground.active.lead))
            }
            _ => None,
        };
        let sync = questions::the_sync(ground);
        let role = Role::of(&questions::the_role(report), &refused);
        let scope = Proposed::where_due(ground, PATH, &refused);
        let open = also.len()
            + [team.is_some(), scope.is_some(), sync.is_some(), role.is_some()]
                .iter()
                .filter(|is| **is)
                .count();
        let name = clean(&ground.branches[0].history.repository);
        let heading =
            if desk.read.first { format!("{name}, read in {}", since::seconds(seen.took)) } else { name };
        FirstRun {
            page,
            done,
            refused,
            heading,
            lede: spaced(&lede(seen, open)),
            also,
            team,
            scope,
            sync: sync.map(|sync| spaced(&sync)),
            role,
            found: rows(found(desk, report)),
            not_seen: rows(not_seen(report)),
        }
    }
}

/// `61,482 commits by 30 people. You are Mira, with 2 addresses, and one of 7 people who are active. Three short questions, and
/// each can wait.`
fn lede(seen: &Seen, open: usize) -> String {
    let (desk, ground) = (seen.desk, seen.ground);
    let commits: usize = ground.branches.iter().map(|branch| branch.history.commits.len()).sum();
    let active = match (signals::knows_who_is_active(ground), ground.active.lead, ground.active.len()) {
        (false, _, _) | (_, _, 0) => String::new(),
        (_, true, 1) => ", and nobody else is active now".to_owned(),
        (_, true, n) => format!(", and one of {} people who are active now", thousands(n as u64)),
        (_, false, 1) => "; 1 other is active now".to_owned(),
        (_, false, n) => format!("; {} others are active now", thousands(n as u64)),
    };
    let questions = match open {
        0 => "No question is open.".to_owned(),
        1 => "One short question, and it can wait.".to_owned(),
        n => format!("{} short questions, and each can wait.", desk::text::capital(&in_words(n as i32))),
    };
    let (by, you) = (since::people(ground), since::who_you_are(desk, ground));
    format!("{} by {by}. {you}{active}. {questions}", number_of(commits, "commit"))
}

impl Team {
    fn of(active: &str, visitors: &str, names: &[String], lead: bool) -> Team {
        let you = if lead { ", and you" } else { "" };
        let about = format!("{active}: a counted change in at least 4 of the last 26 weeks. {visitors}");
        Team {
            names: format!("{}{you}", names.join(", ")),
            about: format!("{}.", about.trim_end_matches('.')),
        }
    }
}

impl Role {
    fn of(drafts: &[(signals::drafts::RoleDraft, &'static str)], refused: &Refused) -> Option<Role> {
        let first = drafts.first()?.0.date;
        let said: Vec<String> =
            drafts.iter().map(|(draft, why)| format!("{}, {why}", day(draft.date))).collect();
        let of = if said.len() == 1 { "A draft from the records" } else { "Drafts from the records" };
        let is_typed = refused.is_of(ROLE);
        Some(Role {
            drafts: format!("{of}: {}. Nothing is drawn until you say.", said.join("; ")),
            date: if is_typed { refused.typed(ROLE, "date").to_owned() } else { first.to_string() },
        })
    }
}

/// Facts with the pages where more stands.
fn rows(facts: Vec<Fact>) -> Vec<Row> {
    let opens = |name: &str| match name {
        "Areas" => Some(("/areas", "Rename, merge, split")),
        "Files" => Some(("/sources", "Each reason")),
        "Your hours" => Some(("/settings#hours", "Say them")),
        _ => None,
    };
    facts.iter().map(|(name, said)| Row { name, said: said.into(), opens: opens(name) }).collect()
}

/// `GET /first-run`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    shown(&site, Refused::default()).await
}

/// The page, with what was not kept.
pub async fn shown(site: &Site, refused: Refused) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = (site.page("First run", PATH), site.done.on(PATH), refused);
    let page = site.room.look(move |seen| html(&FirstRun::of(seen, around))).await?;
    Ok((status, page).into_response())
}

/// `GET /`: to the questions while they are due, else to the scorecard.
pub async fn first(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    // Of a made-up team they were asked.
    if site.place.made_up {
        return Ok(Redirect::to(FIRST).into_response());
    }
    let due = site.room.look(|seen| questions::are_due(seen.desk)).await?;
    let due = due.map_err(|failure| Trouble::ours(crate::sitting::in_words(&failure)))?;
    Ok(Redirect::to(if due { PATH } else { FIRST }).into_response())
}

/// `POST /first-run`: it is over, whatever was answered.
pub async fn over(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let kept = site.room.change(|sitting| sitting.now().and_then(questions::were_asked)).await?;
    match kept {
        Ok(()) => Ok(Redirect::to(FIRST).into_response()),
        Err(failure) => Err(Trouble::refused(&failure)),
    }
}

/// `POST /first-run/answers`
pub async fn answer(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    match acts::answer(&site, PATH, ROLE, typed, kept).await? {
        Ok(response) => Ok(response),
        Err(refused) if refused.typed(ROLE, "question") == "role" => shown(&site, refused).await,
        // The others are asked by buttons, so there is no field to say it beside.
        Err(refused) => Err(refused.into()),
    }
}

/// Keeps an answer; what is said of it.
fn kept(desk: &mut Desk, typed: &Typed) -> Result<String, Failure> {
    let yes = typed.get("answer") == "yes";
    match typed.get("question") {
        "also" => {
            let asked = questions::also_you(desk, &desk.ground()?);
            let open = || Failure::new("this is no open question any more");
            let one =
                asked.into_iter().find(|one| one.address == typed.as_it_is("address")).ok_or_else(open)?;
            let said = if yes { desk.is_me(&one.address) } else { vec![one.no] };
            desk.say(&said)?;
            Ok(if yes {
                format!("Kept: you are {} too.", one.who)
            } else {
                format!("Kept: {} is somebody else.", one.who)
            })
        }
        "team" => {
            desk.say(&[Said::TeamSeen])?;
            Ok("Kept: that is the team.".to_owned())
        }
        "sync" => {
            let said = questions::sync_answered(&desk.ground()?, yes);
            desk.say(&said)?;
            Ok(format!("Kept for {}.", number_of(said.len(), "merge")))
        }
        "role" if typed.get("answer") == "no" => {
            desk.say(&[Said::Role { date: None }])?;
            Ok("Kept: it has not changed.".to_owned())
        }
        "role" => desk::corrections::role(desk, typed.get("date")).map_err(|failure| instead(failure, A_DAY)),
        _ => Err(Failure::new("there is no such question")),
    }
}
