//! One line of the log, with everything that can be said of it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::content;
use desk::notes::form::{Choices, KINDS, fields, sent, words_label};
use desk::notes::{
    Added, KinRow, LinkedWith, Message, Notebook, added, given_rows, hand_over_messages, keeps_back, kin,
    links, name_of, outcomes, questions, reasons, title,
};
use desk::text::day;
use growth::log::{Line, Source};
use growth::pseudonym::is_pseudonym;
use growth::{About, Entry, Place};
use records::WordId;
use serde::Deserialize;

use super::PATH;
use super::due::{self, Ask};
use super::field::{FORM, Shown, typed_again};
use super::lines::kind_name;
use crate::acts::Act;
use crate::assets::fingerprint;
use crate::forms::{Asked, Refused};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// The address of a line.
pub fn path(id: WordId) -> String {
    format!("{PATH}/{id}")
}

/// What stands behind the `?` of its address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    /// `shown`: the reasons of something that is due, before it is scored.
    #[serde(default)]
    reasons: String,
}

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    path: String,
    id: String,
    kind: &'static str,
    title: String,
    /// When it was kept, and when it was put in other words.
    kept: String,
    ask: Option<Ask>,
    /// Reasons are kept back until it is scored, and so is the form, which holds them: the address that shows them.
    kept_back: Option<String>,
    reasons: Vec<String>,
    form: EntryForm,
    /// What can become of it: what is sent, and the words.
    outcomes: Vec<(&'static str, String)>,
    /// Whether it is asked about on some day, which can be put off.
    can_wait: bool,
    /// Whether it has checks.
    is_given: bool,
    /// How what was given away stands, and what git says.
    stands: Option<String>,
    because: Vec<String>,
    messages: Vec<Message>,
    links: Vec<LinkRow>,
    kin: Vec<KinLink>,
    areas: Vec<(String, String)>,
    added: Vec<Added>,
    today: String,
}

/// The fields of the entry.
struct EntryForm {
    /// What the lead saw: where that is no longer so, what is sent is not kept without another look.
    seen: String,
    words_label: &'static str,
    words: String,
    /// Whether the words are somebody's name, for whom a pseudonym is offered.
    is_somebody: bool,
    day: String,
    /// What is sent, what it is called, whether it is so.
    kinds: Vec<(String, &'static str, bool)>,
    short: Vec<Shown>,
    long: Vec<Shown>,
    /// Whether one of the long ones holds something.
    is_open: bool,
}

/// What a line is linked with.
struct LinkRow {
    words: String,
    path: Option<String>,
    command: Option<String>,
    word: Option<String>,
}

/// What may be about the same thing.
struct KinLink {
    path: Option<String>,
    /// What is sent to link the two.
    to: String,
    row: KinRow,
}

/// What a line says, in a few letters: two looks at the same give the same.
pub fn look(line: &Line) -> String {
    let said = serde_json::to_vec(&(&line.entry, line.day)).unwrap_or_default();
    format!("{:016x}", fingerprint(&said))
}

impl EntryForm {
    fn of(line: &Line, book: &Notebook, choices: &Choices, refused: &Refused) -> EntryForm {
        let typed = |field: &str, held: String| {
            refused.all_typed(FORM, field).and_then(|all| all.into_iter().next()).unwrap_or(held)
        };
        let letter = typed("kind", line.entry.letter().to_string());
        let shown = |fields: Vec<desk::notes::form::Field>| -> Vec<Shown> {
            fields.into_iter().map(|field| Shown::of(field, refused)).collect()
        };
        let (short, long) = fields(&line.entry, choices);
        let (short, long) = (shown(short), shown(long));
        EntryForm {
            seen: look(line),
            words_label: words_label(&line.entry),
            is_somebody: matches!(&line.entry, Entry::Person(person) if !is_pseudonym(&person.who)),
            words: typed_again(&typed("words", line.entry.words().to_owned())),
            day: typed("day", line.day.min(book.today).to_string()),
            kinds: KINDS.map(|kind| (kind.to_string(), kind_name(kind), letter == kind.to_string())).to_vec(),
            is_open: long.iter().any(|field| !field.is_empty()),
            short,
            long,
        }
    }
}

impl EntryPage {
    fn of(
        line: &Line,
        (book, seen): (&Notebook, &Seen),
        wanted: &Wanted,
        around: (Page, Option<Act>, Refused),
    ) -> EntryPage {
        let (page, done, refused) = around;
        let content = content();
        let team = seen.desk.team_name();
        let areas: Vec<String> = seen.ground.areas.standing().map(|(_, area)| area.name.clone()).collect();
        let choices = Choices { content, team: &team, areas: areas.clone() };
        let path = path(line.id);
        let shows_reasons = line.settled().is_some() || wanted.reasons == "shown";
        let is_kept_back = keeps_back(line, book) && wanted.reasons != "shown" && !refused.is_of(FORM);
        let ask = questions(book, content).into_iter().find(|question| question.line == line.id);
        let given = match &line.entry {
            Entry::GivenAway(given) => Some(given),
            _ => None,
        };
        let stands = given_rows(book, &team, seen.report).into_iter().find(|row| row.id == line.id);
        let area = |area: String| (sent(&Place { team: team.clone(), area: area.clone() }), area);
        EntryPage {
            id: line.id.to_string(),
            kind: name_of(&line.entry),
            title: title(&line.entry),
            kept: kept(line),
            ask: ask.map(|question| Ask { reasons: None, ..Ask::of(question, &path) }),
            kept_back: is_kept_back.then(|| format!("{path}?reasons=shown#reasons")),
            reasons: if shows_reasons { reasons(&line.entry) } else { Vec::new() },
            form: EntryForm::of(line, book, &choices, &refused),
            outcomes: outcomes(&line.entry)
                .into_iter()
                .map(|(outcome, words)| (due::sent(outcome), words))
                .collect(),
            can_wait: book.log.asked(book.today).iter().any(|due| due.line.id == line.id),
            is_given: given.is_some(),
            stands: stands.map(|row| row.stands).filter(|stands| !stands.is_empty()),
            because: line.because.iter().map(|because| desk::text::clean(&because.words)).collect(),
            messages: given.map(|given| hand_over_messages(given, content, book.today)).unwrap_or_default(),
            links: links(book, seen.desk, line).into_iter().map(LinkRow::of).collect(),
            kin: kin(book, seen.desk, line.id).into_iter().map(KinLink::of).collect(),
            areas: areas.into_iter().map(area).collect(),
            added: added(book, line.id),
            today: book.today.to_string(),
            page,
            done,
            refused,
            path,
        }
    }

    /// What was typed into a field of a form that was not kept.
    fn typed(&self, form: &str, field: &str) -> &str {
        self.refused.typed(form, field)
    }
}

fn kept(line: &Line) -> String {
    let rewritten = line.rewritten.filter(|&again| again != line.kept);
    let rewritten =
        rewritten.map_or_else(String::new, |again| format!(", put in other words on {}", day(again)));
    format!("Kept on {}{rewritten}", day(line.kept))
}

impl LinkRow {
    fn of(link: LinkedWith) -> LinkRow {
        let path = match &link.to {
            About::Entry(id) => Some(path(*id)),
            About::Place(place) => Some(format!("/knowledge/{}", crate::address::segment(&place.area))),
            About::Commit(_) => None,
        };
        let command = match &link.to {
            About::Commit(id) => Some(format!("git show {}", id.short())),
            _ => None,
        };
        LinkRow { words: link.words, path, command, word: link.word.map(|word| word.to_string()) }
    }
}

impl KinLink {
    fn of(row: KinRow) -> KinLink {
        let (path, to) = match &row.source {
            Source::Line(id) => (Some(path(*id)), id.to_string()),
            Source::Commit(id) => (None, id.to_string()),
        };
        KinLink { path, to, row }
    }
}

/// The page of a line, or that there is none of that name.
pub fn shown(
    site: &Site,
    seen: &Seen,
    id: &str,
    wanted: &Wanted,
    refused: Refused,
) -> Result<Response, Trouble> {
    let id: WordId = id.parse().map_err(|_| not_there())?;
    let around = (site.page("One line of the log", PATH), site.done.on(&path(id)), refused);
    let status = around.2.status();
    let made = seen.notes(|book| {
        let line = book.log.line(id).cloned();
        Ok(line.map(|line| html(&EntryPage::of(&line, (book, seen), wanted, around))))
    });
    let page = made.map_err(|failure| Trouble::refused(&failure))?.ok_or_else(not_there)?;
    Ok((status, page).into_response())
}

/// No line has that name.
pub fn not_there() -> Trouble {
    let said = "It may have been taken back. What was taken back lies in the bin for thirty days.";
    Trouble::new(StatusCode::NOT_FOUND, "The log has no such line.", said).act("To the bin", super::bin::PATH)
}

/// `GET /log/{id}`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(id): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, &id, &wanted, Refused::default())).await?
}
