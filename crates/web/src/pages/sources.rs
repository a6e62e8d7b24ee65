//! Sources: what was read and how far, what is missing, what is left out and why.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::incidents::Row;
use desk::sources::{self, Counted, FileLeftOut, ImportRow, Source, SyncRow};
use desk::text::{clean, cut, cut_front, number_of, thousands};
use desk::{Failure, forges, missing, questions, scope};
use records::{Commit, Forge, Place, Said};
use serde::Deserialize;

use super::calendars;
use crate::acts::Act;
use crate::forms::{Asked, Refused};
use crate::page::{Page, html};
use crate::paged::Paged;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;
use crate::words::{Word, words};

/// Its path.
pub const PATH: &str = "/sources";
/// Files on one page.
const FILES: usize = 50;

#[derive(Template)]
#[template(path = "sources.html")]
struct Sources {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    made_up: bool,
    lede: String,
    sources: Vec<(Source, Option<String>)>,
    forges: Vec<ForgeRow>,
    /// What tells of incidents: the file, and the issues.
    incidents: Vec<Row>,
    calendars: Vec<calendars::Row>,
    /// The repository asked about, where its forge can be connected.
    connects: Option<String>,
    absent: Vec<String>,
    missing: Vec<String>,
    remedy: Option<String>,
    counted: Counted,
    files: Vec<FileLeftOut>,
    paged: Paged,
    unknown: Option<String>,
    agents: Option<String>,
    bots: String,
    regimes: Vec<String>,
    imports: Vec<ImportRow>,
    syncs: Vec<SyncRow>,
    question: Option<String>,
    /// Whether an answer about these merges would change something.
    asks: bool,
    by_you: String,
    left_out: Vec<LeftOut>,
    words: Vec<Word>,
}

/// A forge that is connected.
struct ForgeRow {
    named: String,
    how_far: String,
    missing: Option<String>,
    /// The repository it is of, by its key.
    repository: String,
}

/// What the lead left out.
struct LeftOut {
    word: String,
    id: Option<String>,
    what: String,
    because: String,
    day: String,
}

impl Sources {
    fn of(
        seen: &Seen,
        (page, done, refused): (Page, Option<Act>, Refused),
        number: usize,
    ) -> Result<Sources, Failure> {
        let (desk, ground) = (seen.desk, seen.ground);
        let (_, all) = sources::files_left_out(ground, 0, 0);
        let paged = Paged::of(all, FILES, number);
        let (files, _) = sources::files_left_out(ground, paged.rows().start, FILES);
        let bots = sources::bots(ground).unwrap_or_else(|| "No commit is a program's.".to_owned());
        let syncs = sources::syncs(ground);
        let made_up = page.place.as_ref().is_some_and(|place| place.made_up);
        Ok(Sources {
            page,
            done,
            refused,
            made_up,
            lede: lede(seen),
            sources: with_words(seen)?,
            forges: forge_rows(seen),
            incidents: desk::incidents::rows(seen.desk, Some(ground))?,
            calendars: calendars::rows(seen)?,
            connects: connects(seen).filter(|_| !made_up),
            absent: ground.absent.clone(),
            missing: missing::sentences(desk, ground),
            remedy: ground.remedy.as_deref().map(clean),
            counted: sources::counted(ground),
            files,
            paged,
            unknown: sources::unknown_types(ground),
            agents: sources::agents(ground),
            bots,
            regimes: sources::regimes(ground),
            imports: sources::imports(ground),
            asks: syncs.iter().any(|sync| sync.matters || sync.said.is_some()),
            syncs,
            question: questions::the_sync(ground),
            by_you: scope::by_you(ground).unwrap_or_else(|| "Nothing is left out by you.".to_owned()),
            left_out: left_out(seen)?,
            words: words(desk, |said| {
                matches!(said, Said::Sync { .. } | Said::Branch { .. } | Said::Bot { .. })
            })?,
        })
    }

    /// A path that is long without its front: what tells paths apart is their end.
    fn short(&self, path: &str) -> String {
        cut_front(path, 48)
    }

    /// Whether a file of incidents is connected.
    fn has_file(&self) -> bool {
        self.incidents.iter().any(|row| row.is_file)
    }

    /// Whether issues are incidents.
    fn has_issues(&self) -> bool {
        self.incidents.iter().any(|row| !row.is_file)
    }

    fn number(&self, n: &u64) -> String {
        thousands(*n)
    }
}

/// `2 repositories were read whole.`, or how many commits are incomplete; that a forge is not read.
fn lede(seen: &Seen) -> String {
    let all = sources::sources(seen.desk, seen.ground);
    let repositories = match all.len() {
        1 => "One repository".to_owned(),
        n => format!("{n} repositories"),
    };
    let was = if all.len() == 1 { "was" } else { "were" };
    let incomplete: usize = all.iter().map(|source| source.incomplete).sum();
    let absent = match seen.ground.absent.len() {
        0 => String::new(),
        1 => "1 more could not be. ".to_owned(),
        n => format!("{n} more could not be. "),
    };
    let whole = match incomplete {
        0 => format!("{repositories} {was} read whole. "),
        n => format!("{repositories} {was} read; {} incomplete. ", number_of(n, "commit")),
    };
    let forges = forges::places(seen.desk);
    let read = |(.., forge): &(_, _, Option<&Forge>)| forge.is_some_and(|forge| forge.read.is_some());
    let rest = match forges.len() {
        0 => "Reviews and talks were not: no forge is connected.",
        _ if forges.iter().all(read) => "So were the reviews on the forge.",
        _ => "Of the reviews on the forge a part was read.",
    };
    format!("{whole}{absent}{rest}")
}

/// The forges that are connected.
fn forge_rows(seen: &Seen) -> Vec<ForgeRow> {
    let row = |(repository, place, forge): (&str, &Place, Option<&Forge>)| ForgeRow {
        named: forges::named(place),
        how_far: forges::how_far(seen.desk, forge),
        missing: forge.and_then(forges::left_out),
        repository: repository.to_owned(),
    };
    forges::places(seen.desk).into_iter().map(row).collect()
}

/// The name of the repository asked about, where no forge is connected with it.
fn connects(seen: &Seen) -> Option<String> {
    let first = seen.desk.repositories.first()?;
    let connected = seen.desk.settings.forges.contains_key(&desk::key(&first.git_dir()));
    (!connected).then(|| clean(&first.name()))
}

/// The repositories, each with the word that made it the team's; none for the one asked about.
fn with_words(seen: &Seen) -> Result<Vec<(Source, Option<String>)>, Failure> {
    let held = desk::corrections::held(seen.desk)?;
    let word = |source: &Source| {
        let is = |said: &Said| matches!(said, Said::Repository { path } if *path == source.key);
        held.iter().find(|held| is(&held.said)).map(|held| held.id.clone())
    };
    let all = sources::sources(seen.desk, seen.ground);
    Ok(all.into_iter().map(|source| (word(&source), source)).map(|(word, source)| (source, word)).collect())
}

fn left_out(seen: &Seen) -> Result<Vec<LeftOut>, Failure> {
    let held = desk::corrections::held(seen.desk)?;
    let all = || seen.desk.histories.iter().flat_map(|history| &history.commits);
    let row = |held: desk::corrections::Held| {
        let (id, what, because) = match held.said {
            Said::NotThisCommit { commit, because } => {
                let is = |one: &&Commit| one.id == commit;
                let subject = all().find(is).map(|one| cut(&one.subject, 60)).unwrap_or_default();
                (Some(commit.short()), subject, because)
            }
            Said::NotThisArea { area, because } => (None, format!("All of {}", clean(&area)), because),
            _ => return None,
        };
        let because = clean(&because);
        Some(LeftOut { word: held.id, id, what, because, day: desk::text::day(held.day) })
    };
    Ok(held.into_iter().rev().filter_map(row).collect())
}

/// Which files are shown.
#[derive(Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    files: usize,
}

/// `GET /sources`
pub async fn show(State(site): State<Arc<Site>>, Asked(query): Asked<Query>) -> Result<Response, Trouble> {
    shown(&site, Refused::default(), query.files).await
}

/// The page, with what was not kept.
pub async fn shown(site: &Site, refused: Refused, files: usize) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = (site.page("Sources", PATH), site.done.on(PATH), refused);
    let made = site.room.look(move |seen| Sources::of(seen, around, files).map(|page| html(&page)));
    let page = made.await?.map_err(|failure| Trouble::of_ours(&failure))?;
    Ok((status, page).into_response())
}
