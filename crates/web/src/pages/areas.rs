//! Areas: rename, merge, split, leave out, cut anew, each with its effect shown before it is kept.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use desk::Failure;
use desk::areas::{remark, rows, sentence};
use desk::corrections::areas::{Preview, keep, preview};
use desk::text::{clean, counted, number_of, thousands};
use records::Said;
use signals::Count;

use super::areas_edit::Edit;
use crate::acts::{Act, Sent, act};
use crate::forms::{Asked, Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;
use crate::words::{Word, words};

/// Its path.
pub const PATH: &str = "/areas";
/// The name of the form, where one is refused.
const FORM: &str = "edit";

#[derive(Template)]
#[template(path = "areas.html")]
struct Areas {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    /// The edit that is open, if one is.
    edit: Option<Edit>,
    /// Its effect, once that was asked for.
    preview: Option<Preview>,
    lede: String,
    sentence: String,
    areas: Vec<Row>,
    all: String,
    coarse: String,
    counts_configuration: bool,
    words: Vec<Word>,
}

/// An area.
struct Row {
    name: String,
    files: String,
    changes: String,
    remark: &'static str,
    left_out: bool,
}

/// What stands around the list.
struct Around {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    edit: Option<Edit>,
}

impl Around {
    fn of(site: &Site, refused: Refused, edit: Option<Edit>) -> Around {
        Around { page: site.page("Areas", PATH), done: site.done.on(PATH), refused, edit }
    }
}

impl Areas {
    fn of(seen: &Seen, around: Around, preview: Option<Preview>) -> Result<Areas, Failure> {
        let Around { page, done, refused, edit } = around;
        let ground = seen.ground;
        let row = |area: &team::areas::Area| Row {
            name: area.name.clone(),
            files: thousands(area.files as u64),
            changes: thousands(area.weight as u64),
            remark: remark(area),
            left_out: area.left_out,
        };
        let plain = ground.areas.plain().count();
        let coarse = ground.areas.standing().filter(|(_, area)| area.coarse).count();
        Ok(Areas {
            page,
            done,
            refused,
            edit,
            preview,
            lede: format!(
                "{}, cut by where the work of the last two years went. You know better where the borders are.",
                number_of(plain, "area")
            ),
            sentence: sentence(ground),
            areas: rows(ground).map(|(_, area)| row(area)).collect(),
            all: number_of(ground.areas.changes, "change"),
            coarse: match coarse {
                0 => "none is".to_owned(),
                n => format!("{} are", counted(Count { part: n as u64, of: plain as u64 })),
            },
            counts_configuration: ground.settings.count_configuration == Some(true),
            words: words(seen.desk, is_about_areas)?,
        })
    }

    /// What was typed into a field, or what it begins with.
    fn value(&self, field: &str) -> String {
        self.edit.as_ref().map_or_else(String::new, |edit| edit.field(field).to_owned())
    }

    fn shown(&self, name: &str) -> String {
        clean(name)
    }
}

fn is_about_areas(said: &Said) -> bool {
    matches!(
        said,
        Said::AreaRenamed { .. }
            | Said::AreasMerged { .. }
            | Said::AreaSplit { .. }
            | Said::AreasAnew
            | Said::NotThisArea { .. }
            | Said::CountConfiguration { .. }
    )
}

/// `GET /areas`: the list, with the form of the edit that was asked for, or with what an edit would change.
pub async fn show(State(site): State<Arc<Site>>, Asked(typed): Asked<Typed>) -> Result<Response, Trouble> {
    if typed.given("edit").is_some() {
        return previewed(&site, Edit::of(&typed)).await;
    }
    let around = Around::of(&site, Refused::default(), Edit::asked_for(&typed));
    let made = site.room.look(move |seen| Areas::of(seen, around, None).map(|page| html(&page)));
    made.await?.map_err(|failure| Trouble::of_ours(&failure))
}

/// `POST /areas`: keeps an edit whose effect was seen; leads to the page that shows it where it was not. That is an address of
/// its own, so that a browser's way back leads there and sends nothing again.
pub async fn edit(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let edit = Edit::of(&typed);
    if !edit.was_seen(&typed) {
        return match edit.link(PATH) {
            Some(link) => Ok(Redirect::to(&link).into_response()),
            None => previewed(&site, edit).await,
        };
    }
    let asked = edit.clone();
    let kept = act(&site, PATH, move |desk| {
        let correction = asked.correction(desk, &desk.ground()?)?;
        keep(desk, &correction)?;
        Ok(correction.kept)
    });
    match kept.await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => {
            again(&site, Refused::of(FORM, &failure, Typed::default()), edit, None).await
        }
    }
}

/// The page with what an edit would change, or why it cannot be.
async fn previewed(site: &Site, edit: Edit) -> Result<Response, Trouble> {
    let asked = edit.clone();
    let effect = site.room.look(move |seen| {
        let correction = asked.correction(seen.desk, seen.ground)?;
        preview(seen.desk, seen.report, &correction)
    });
    match effect.await? {
        Ok(preview) => again(site, Refused::default(), edit, Some(preview)).await,
        Err(failure) => again(site, Refused::of(FORM, &failure, Typed::default()), edit, None).await,
    }
}

/// The page with an edit that is not kept yet.
async fn again(
    site: &Site,
    refused: Refused,
    edit: Edit,
    preview: Option<Preview>,
) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = Around { done: None, ..Around::of(site, refused, Some(edit)) };
    let made = site.room.look(move |seen| Areas::of(seen, around, preview).map(|page| html(&page)));
    let page = made.await?.map_err(|failure| Trouble::of_ours(&failure))?;
    Ok((status, page).into_response())
}
