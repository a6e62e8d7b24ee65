//! The map of the capabilities, and each of them: what writers wrote of it, whole.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use desk::content;
use desk::cycles::trigger_in_words;
use desk::notes::Notebook;
use growth::content::{Capability, Claim, Gate, Practice, Scale, Shift, Strength, Tag};
use serde::Deserialize;
use signals::Definition;

use super::Saying;
use crate::forms::{Asked, Refused};
use crate::page::{Page, html};
use crate::site::Site;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/growth/capabilities";

/// The address of a capability's page.
pub fn path(id: &str) -> String {
    format!("{PATH}/{}", id.to_lowercase())
}

#[derive(Template)]
#[template(path = "capabilities.html")]
struct Map {
    page: Page,
    shifts: Vec<OfShift>,
    gates: &'static [Gate],
}

/// A shift, with the capabilities that belong to it.
struct OfShift {
    shift: &'static Shift,
    rows: Vec<&'static Capability>,
}

#[derive(Template)]
#[template(path = "capability.html")]
struct CapabilityPage {
    page: Page,
    refused: Refused,
    known: &'static Capability,
    shift: Option<&'static Shift>,
    path: String,
    /// Contexts in which some practice fits best: address, words, whether it is the one that is shown.
    tags: Vec<(String, &'static str, bool)>,
    practices: Vec<PracticeRow>,
    items: Vec<(&'static str, Vec<Item>)>,
    signals: Vec<&'static Definition>,
    sayings: Vec<Saying>,
    /// What is practised now, if anything: then nothing is begun here.
    practised: bool,
}

/// A practice, whole.
struct PracticeRow {
    practice: &'static Practice,
    trigger: &'static str,
    fits: String,
    shows_in: Option<&'static Definition>,
}

/// A sentence to ask people about.
struct Item {
    /// Whether it is read after the lead's name.
    after_name: bool,
    text: &'static str,
}

/// What stands behind the `?` of its address.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// A context, by its id.
    #[serde(default)]
    fits: String,
}

/// Contexts, each by the id it has in the content and in addresses.
const TAGS: [(Tag, &str, &str); 10] = [
    (Tag::Remote, "remote", "remote"),
    (Tag::TimeZones, "time-zones", "time zones"),
    (Tag::Deadline, "deadline", "a deadline"),
    (Tag::OnCall, "on-call", "on call"),
    (Tag::NewTeam, "new-team", "a new team"),
    (Tag::FormerPeers, "former-peers", "former peers"),
    (Tag::SmallTeam, "small-team", "a small team"),
    (Tag::ManyMeetings, "many-meetings", "many meetings"),
    (Tag::Reorganisation, "reorganisation", "a reorganisation"),
    (Tag::Incident, "incident", "an incident"),
];

/// The signal of an id, where it is one that is computed here.
fn computed(id: &str) -> Option<&'static Definition> {
    signals::DEFINITIONS.iter().copied().find(|definition| definition.id == id)
}

impl Map {
    fn of(page: Page) -> Map {
        let content = content();
        let of = |shift: &'static Shift| OfShift {
            rows: content.capabilities.iter().filter(|one| one.shift == shift.id).collect(),
            shift,
        };
        Map { page, shifts: content.shifts.iter().map(of).collect(), gates: &content.gates }
    }
}

impl CapabilityPage {
    fn of(book: &Notebook, known: &'static Capability, wanted: &Wanted, page: Page) -> CapabilityPage {
        let path = path(&known.id);
        let chosen = TAGS.iter().find(|(_, id, _)| *id == wanted.fits).map(|&(tag, ..)| tag);
        let has = |tag: Tag| known.practices.iter().any(|practice| practice.tags.contains(&tag));
        let tags = TAGS.iter().filter(|&&(tag, ..)| has(tag));
        let shown = known.practices.iter().filter(|one| chosen.is_none_or(|tag| one.tags.contains(&tag)));
        CapabilityPage {
            page: Page { title: known.name.clone(), ..page },
            refused: Refused::default(),
            shift: content().shifts.iter().find(|shift| shift.id == known.shift),
            tags: tags
                .map(|&(tag, id, words)| (format!("{path}?fits={id}#practices"), words, chosen == Some(tag)))
                .collect(),
            practices: shown.map(PracticeRow::of).collect(),
            items: items(known),
            signals: known.signals.iter().filter_map(|id| computed(id)).collect(),
            sayings: super::sayings_of(known).collect(),
            practised: book.cycles.practised(book.today).is_some(),
            path,
            known,
        }
    }

    fn strengths(&self) -> &'static [Strength] {
        &self.known.strengths
    }

    fn claims(&self) -> &'static [Claim] {
        &self.known.claims
    }

    /// Whether practices for one context alone are shown.
    fn is_filtered(&self) -> bool {
        self.tags.iter().any(|(_, _, is_shown)| *is_shown)
    }
}

impl PracticeRow {
    fn of(practice: &'static Practice) -> PracticeRow {
        let words = TAGS.iter().filter(|(tag, ..)| practice.tags.contains(tag)).map(|&(_, _, words)| words);
        PracticeRow {
            practice,
            trigger: trigger_in_words(practice.trigger),
            fits: words.collect::<Vec<_>>().join(", "),
            shows_in: practice.signal.as_deref().and_then(computed),
        }
    }
}

/// What people can be asked, by how they answer.
fn items(known: &'static Capability) -> Vec<(&'static str, Vec<Item>)> {
    let scales = [
        (Scale::Change, "Compared with the start of this cycle, from −3 to +3"),
        (Scale::Often, "In the last four weeks, from never to always"),
    ];
    let of = |scale: Scale| {
        let items = known.items.iter().filter(move |item| item.scale == scale);
        items.map(|item| Item { after_name: item.text.starts_with(char::is_lowercase), text: &item.text })
    };
    let all = scales.map(|(scale, words)| (words, of(scale).collect::<Vec<_>>()));
    all.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// `GET /growth/capabilities`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let page = site.page("Capabilities", super::PATH);
    Ok(site.room.look(move |_| html(&Map::of(page))).await?)
}

/// `GET /growth/capabilities/{id}`
pub async fn one(
    State(site): State<Arc<Site>>,
    Path(id): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Trouble> {
    let known = content().capabilities.iter().find(|known| known.id.eq_ignore_ascii_case(&id));
    let Some(known) = known else {
        let said = "It may be called otherwise in the content that is used now.";
        let none = Trouble::new(StatusCode::NOT_FOUND, "There is no such capability.", said);
        return Err(none.act("All capabilities", PATH));
    };
    let page = site.page("Growth", super::PATH);
    let made = site
        .room
        .look(move |seen| seen.notes(|book| Ok(html(&CapabilityPage::of(book, known, &wanted, page)))));
    made.await?.map_err(|failure| Trouble::refused(&failure))
}
