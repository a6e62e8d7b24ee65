//! The first run, once the history is read: what was found, what could not be seen, and what only the lead can say.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::found::{found, not_seen};
use desk::questions::{self, AlsoYou, OfTheTeam};
use desk::scorecard::in_words;
use desk::signal::Fact;
use desk::text::{clean, day, number_of, thousands};
use desk::{Desk, Failure, since};
use records::Said;
use serde::Deserialize;

use crate::acts::{Act, Sent, act};
use crate::forms::Filled;
use crate::page::{FIRST, Page, html};
use crate::pages::scope::{Proposed, Refused};
use crate::sentence::{Linked, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/first-run";

#[derive(Template)]
#[template(path = "first-run.html")]
struct FirstRun {
    page: Page,
    done: Option<Act>,
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
    problem: Option<String>,
}

/// A fact, and the page it opens.
struct Row {
    name: &'static str,
    said: Linked,
    opens: Option<(&'static str, &'static str)>,
}

impl FirstRun {
    /// The page; `typed` is a date that is none, and why.
    fn of(
        seen: &Seen,
        page: Page,
        done: Option<Act>,
        scope: Option<Proposed>,
        typed: Option<Typed>,
    ) -> FirstRun {
        let (desk, ground, report) = (seen.desk, seen.ground, seen.report);
        let also = questions::also_you(desk, ground);
        let team = match questions::the_team(desk, ground) {
            Some(OfTheTeam::Size { active, visitors, names }) => {
                Some(Team::of(&active, &visitors, &names, ground.active.lead))
            }
            _ => None,
        };
        let sync = questions::the_sync(ground);
        let role = Role::of(&questions::the_role(report), typed);
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
        n => format!("{} short questions, and each can wait.", desk::signal::capital(&in_words(n as i32))),
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
    fn of(drafts: &[(signals::drafts::RoleDraft, &'static str)], typed: Option<Typed>) -> Option<Role> {
        let first = drafts.first()?.0.date;
        let said: Vec<String> =
            drafts.iter().map(|(draft, why)| format!("{}, {why}", day(draft.date))).collect();
        let of = if said.len() == 1 { "A draft from the records" } else { "Drafts from the records" };
        let (date, problem) = typed.map_or((first.to_string(), None), |typed| (typed.date, Some(typed.why)));
        Some(Role {
            drafts: format!("{of}: {}. Nothing is drawn until you say.", said.join("; ")),
            date,
            problem,
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
    page(&site, site.done.on(PATH), None, None).await
}

/// The page, with a scope or a date that was refused.
pub async fn page(
    site: &Site,
    done: Option<Act>,
    scope: Option<Refused>,
    typed: Option<Typed>,
) -> Result<Response, Trouble> {
    let page = site.page("First run", PATH);
    let refused = scope.is_some() || typed.is_some();
    let mut response = site
        .room
        .look(move |seen| {
            let proposed = Proposed::where_due(seen.ground, PATH, scope);
            html(&FirstRun::of(seen, page, done, proposed, typed))
        })
        .await?;
    if refused && response.status().is_success() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
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

/// An answer.
#[derive(Deserialize)]
pub struct Answer {
    question: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    date: String,
}

/// What was typed as a date, and why it is none.
pub struct Typed {
    date: String,
    why: String,
}

/// `POST /first-run/answers`
pub async fn answer(
    State(site): State<Arc<Site>>,
    Filled(form): Filled<Answer>,
) -> Result<Response, Trouble> {
    let (question, date) = (form.question.clone(), form.date.clone());
    match act(&site, PATH, move |desk| kept(desk, &form)).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) if question == "role" => {
            let hints = failure.hints.first().map(|hint| format!(" For example {hint}.")).unwrap_or_default();
            let why = format!("{}.{hints}", desk::signal::capital(&failure.what));
            page(&site, None, None, Some(Typed { date, why })).await
        }
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}

/// Keeps an answer; what is said of it.
fn kept(desk: &mut Desk, form: &Answer) -> Result<String, Failure> {
    let yes = form.answer == "yes";
    match form.question.as_str() {
        "also" => {
            let asked = questions::also_you(desk, &desk.ground()?);
            let open = || Failure::new("this is no open question any more");
            let one = asked.into_iter().find(|one| one.address == form.address).ok_or_else(open)?;
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
        "role" if form.answer == "no" => {
            desk.say(&[Said::Role { date: None }])?;
            Ok("Kept: it has not changed.".to_owned())
        }
        "role" => desk::corrections::role(desk, &form.date),
        _ => Err(Failure::new("there is no such question")),
    }
}
