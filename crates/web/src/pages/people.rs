//! Who is who: the lead's addresses, questions about who is one person, the team with dates, programs.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::Failure;
use desk::people::{self, Member, Own, Pair};
use desk::questions::{AlsoYou, also_you};
use desk::scope;
use desk::text::{self, clean, day, number_of};
use records::Said;
use serde::Deserialize;
use team::TOO_MANY;

use crate::acts::Act;
use crate::forms::{Asked, Refused};
use crate::page::{Page, html};
use crate::paged::Paged;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;
use crate::words::{Word, words};

/// Its path.
pub const PATH: &str = "/people";
/// Pairs on one page.
const PAIRS: usize = 10;

#[derive(Template)]
#[template(path = "people.html")]
struct WhoIsWho {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    lede: String,
    summary: String,
    also: Vec<AlsoYou>,
    yours: Vec<Own>,
    pairs: Vec<Pair>,
    paged: Paged,
    known: bool,
    active: String,
    visitors: String,
    is_right: bool,
    alone: bool,
    members: Vec<Member>,
    scope: Scope,
    bots: String,
    words: Vec<Word>,
}

/// Which paths are the team's: as said, or proposed where there are too many people.
struct Scope {
    /// Whether one was said, or is asked for.
    is_open: bool,
    why: String,
    rows: Vec<String>,
    prefixes: String,
}

impl WhoIsWho {
    fn of(seen: &Seen, around: (Page, Option<Act>, Refused), number: usize) -> Result<WhoIsWho, Failure> {
        let (desk, ground) = (seen.desk, seen.ground);
        let (page, done, refused) = around;
        let also = also_you(desk, ground);
        let yours = people::yours(desk, ground);
        let pairs = people::pairs(desk, ground);
        let paged = Paged::of(pairs.len(), PAIRS, number);
        let known = signals::knows_who_is_active(ground);
        let members = if known { people::members(desk, ground) } else { Vec::new() };
        Ok(WhoIsWho {
            page,
            done,
            refused,
            lede: lede(seen, yours.len(), also.len()),
            summary: people::summary(ground),
            pairs: pairs.into_iter().skip(paged.rows().start).take(PAIRS).collect(),
            also,
            yours,
            paged,
            known,
            active: people::active(ground),
            visitors: people::visitors(ground),
            is_right: desk.settings.team_seen,
            alone: ground.active.others.is_empty(),
            members,
            scope: scope_of(seen),
            bots: desk::sources::bots(ground).unwrap_or_else(|| "No commit is a program's.".to_owned()),
            words: words(desk, is_about_people)?,
        })
    }

    /// What somebody who may be the lead wrote, and why it is asked.
    fn about(&self, asked: &AlsoYou) -> String {
        format!("{}; {}.", asked.commits(), asked.why)
    }

    fn since(&self, member: &Member) -> String {
        member.since.strftime("%b %Y").to_string()
    }

    fn until(&self, member: &Member) -> String {
        member.until.map_or_else(|| "today".to_owned(), |until| format!("before {}", day(until)))
    }
}

/// `You are Mira Okafor, by 2 names and addresses; 1 more may be you. 7 active people, you among them.`
fn lede(seen: &Seen, own: usize, open: usize) -> String {
    let ground = seen.ground;
    let name = text::name(&ground.people.persons[ground.lead() as usize].name);
    let by = if own == 1 { "one name and address".to_owned() } else { format!("{own} names and addresses") };
    let open = match open {
        0 => String::new(),
        1 => "; 1 more may be you".to_owned(),
        n => format!("; {n} more may be you"),
    };
    let active = people::active(ground);
    let active = active.split(':').next().unwrap_or_default();
    let active = if signals::knows_who_is_active(ground) { format!(" {active}.") } else { String::new() };
    format!("You are {name}, by {by}{open}.{active}")
}

fn scope_of(seen: &Seen) -> Scope {
    let (said, ground) = (&seen.desk.settings.scope, seen.ground);
    if !said.is_empty() {
        let why = format!("Only what lies below {} is the team’s.", number_of(said.len(), "path"));
        return Scope { is_open: true, why, rows: Vec::new(), prefixes: clean_lines(said) };
    }
    if ground.active.len() <= TOO_MANY {
        let why = "All paths are the team’s, as long as you name none.".to_owned();
        return Scope { is_open: false, why, rows: Vec::new(), prefixes: String::new() };
    }
    let proposal = scope::propose(ground);
    let proposed = proposal.rows.iter().filter(|row| row.proposed).map(|row| row.prefix.clone());
    Scope {
        is_open: true,
        why: scope::too_many(ground),
        rows: proposal.rows.iter().map(|row| scope::line(row, &proposal)).collect(),
        prefixes: clean_lines(&proposed.collect::<Vec<_>>()),
    }
}

fn clean_lines(lines: &[String]) -> String {
    lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}

fn is_about_people(said: &Said) -> bool {
    matches!(
        said,
        Said::Me { .. }
            | Said::NotMe { .. }
            | Said::Joined { .. }
            | Said::Apart { .. }
            | Said::Bot { .. }
            | Said::InTeam { .. }
            | Said::NotInTeam { .. }
            | Said::TeamSeen
            | Said::Scope { .. }
    )
}

/// Which pairs are shown.
#[derive(Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pairs: usize,
}

/// `GET /people`
pub async fn show(State(site): State<Arc<Site>>, Asked(query): Asked<Query>) -> Result<Response, Trouble> {
    shown(&site, Refused::default(), query.pairs).await
}

/// The page, with what was not kept.
pub async fn shown(site: &Site, refused: Refused, pairs: usize) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = (site.page("Who is who", PATH), site.done.on(PATH), refused);
    let made = site.room.look(move |seen| WhoIsWho::of(seen, around, pairs).map(|page| html(&page)));
    let page = made.await?.map_err(|failure| Trouble::of_ours(&failure))?;
    Ok((status, page).into_response())
}
