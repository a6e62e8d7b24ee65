//! What a form does: something is kept, said back with the figures it changed, and can be taken back.

use std::sync::{Mutex, PoisonError};

use axum::response::{IntoResponse, Redirect, Response};
use desk::corrections::{self, Correction};
use desk::effect::Figures;
use desk::notes::Notebook;
use desk::{Desk, Failure};

use crate::forms::{Refused, Typed};
use crate::owner::Lost;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// What was done last. It is said on the page where it was done, until something else is.
#[derive(Default)]
pub struct Done(Mutex<Option<Act>>);

/// An act that was done.
#[derive(Clone, Debug)]
pub struct Act {
    /// The path of the page it was done on, without what stands behind its `?`.
    pub path: String,
    /// What was kept, in one sentence.
    pub kept: String,
    /// The figures it changed, a line each; empty: no figure changed. Nothing where none rests on such an act.
    pub changed: Option<Vec<String>>,
    /// What to ask back for, if it can be taken back: what was taken back cannot be once more.
    pub undoes: Option<i64>,
    /// The page where what was kept can be put in other words, if there is one.
    pub edit: Option<String>,
}

impl Act {
    fn of(kept: String, undoes: Option<i64>) -> Act {
        Act { path: String::new(), kept, changed: None, undoes, edit: None }
    }
}

/// What was kept in the lead's notes.
pub struct Kept {
    /// In one sentence.
    pub said: String,
    /// The page where it can be put in other words.
    pub edit: Option<String>,
    /// The page it leads to, where that is not the one it was sent from.
    pub leads_to: Option<String>,
}

impl Kept {
    /// This, which leads back to where it was sent from.
    pub fn of(said: impl Into<String>) -> Kept {
        Kept { said: said.into(), edit: None, leads_to: None }
    }
}

impl Done {
    /// What was done last on this page.
    pub fn on(&self, path: &str) -> Option<Act> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone().filter(|act| act.path == path)
    }

    /// Nothing was done last.
    pub fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn set(&self, act: Act) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(act);
    }
}

impl From<String> for Kept {
    fn from(said: String) -> Kept {
        Kept::of(said)
    }
}

/// What became of a form.
pub enum Sent {
    /// It is kept; this answer leads back to the page.
    Kept(Response),
    /// It was not, for this reason; the page says so beside the field, with what was typed.
    Refused(Failure),
}

/// Does something at the desk that gives the sentence it is said back with; leads to `back`, a page of ours with or without
/// something behind its `?`.
pub async fn act<F>(site: &Site, back: &str, act: F) -> Result<Sent, Trouble>
where
    F: FnOnce(&mut Desk) -> Result<String, Failure> + Send + 'static,
{
    done(site, back, true, act).await
}

/// The same of what was typed into a form, by the name it has on its page; where it is not kept, what that page is to say.
pub async fn answer<F>(
    site: &Site,
    back: &str,
    form: &'static str,
    typed: Typed,
    say: F,
) -> Result<Result<Response, Refused>, Trouble>
where
    F: FnOnce(&mut Desk, &Typed) -> Result<String, Failure> + Send + 'static,
{
    let asked = typed.clone();
    Ok(match act(site, back, move |desk| say(desk, &asked)).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Refused::of(form, &failure, typed)),
    })
}

/// Does something that is no word, so that there is nothing to take back.
pub async fn set<F>(site: &Site, back: &str, act: F) -> Result<Sent, Trouble>
where
    F: FnOnce(&mut Desk) -> Result<String, Failure> + Send + 'static,
{
    done(site, back, false, act).await
}

/// Keeps a correction at the desk; the sentence it is said back with.
pub fn keep(desk: &mut Desk, correction: Correction) -> Result<String, Failure> {
    desk.say(&correction.said)?;
    Ok(correction.kept)
}

/// The same, of what holds whatever the team.
pub fn keep_of_every_team(desk: &mut Desk, correction: Correction) -> Result<String, Failure> {
    desk.say_of_every_team(&correction.said)?;
    Ok(correction.kept)
}

/// Takes back what was said last, if that is still the act that is meant: another tab, or a terminal, may have said more.
pub async fn take_back(site: &Site, back: &str, meant: Option<i64>) -> Result<Sent, Trouble> {
    let undo = move |desk: &mut Desk| {
        if meant.is_some() && meant != corrections::last_act(desk)? {
            return Ok(
                "Nothing was taken back: something else was said since, in another tab or in a terminal."
                    .to_owned(),
            );
        }
        Ok(match corrections::undo(desk)? {
            None => "There is nothing to take back.".to_owned(),
            Some(undone) if undone.holds => format!("It holds again: {}.", undone.words.join("; ")),
            Some(undone) => format!("Taken back: {}.", undone.words.join("; ")),
        })
    };
    done(site, back, false, undo).await
}

async fn done<F>(site: &Site, back: &str, undoable: bool, act: F) -> Result<Sent, Trouble>
where
    F: FnOnce(&mut Desk) -> Result<String, Failure> + Send + 'static,
{
    // Where there is no view yet, because no author is the lead, what is said is kept all the same.
    let before = site.room.look(|seen| Figures::of(seen.report)).await.ok();
    let kept = |desk: &mut Desk| Ok((act(desk)?, corrections::last_act(desk)?));
    let (kept, last) = match site.room.change(|sitting| sitting.act(kept)).await? {
        Ok(kept) => kept,
        Err(failure) => return Ok(Sent::Refused(failure)),
    };
    let now = match site.room.look(|seen| Figures::of(seen.report)).await {
        Ok(now) => Some(now),
        // Nobody could see the page to take it back there.
        Err(Lost::NoView(why)) if before.is_some() && undoable => {
            site.room.change(|sitting| sitting.act(corrections::undo).map(|_| ())).await?.ok();
            return Ok(Sent::Refused(Failure::new("that would leave nothing to show").looked_at(why)));
        }
        Err(_) => None,
    };
    let changed = before.zip(now).map(|(before, now)| now.against(&before)).unwrap_or_default();
    let undoes = last.filter(|_| undoable);
    Ok(Sent::Kept(lead_back(site, back, Act { changed: Some(changed), ..Act::of(kept, undoes) })))
}

/// Leads to a page of ours, which says what was done.
fn lead_back(site: &Site, back: &str, act: Act) -> Response {
    let path = back.split(['?', '#']).next().unwrap_or(back).to_owned();
    site.done.set(Act { path, ..act });
    Redirect::to(back).into_response()
}

/// Keeps something in the lead's notes that was typed into a form, by the name it has on its page. Nothing is worked out
/// anew for it; where a figure rests on it after all, whoever looks next sees that.
pub async fn note<F, K>(
    site: &Site,
    back: &str,
    form: &'static str,
    typed: Typed,
    keep: F,
) -> Result<Result<Response, Refused>, Trouble>
where
    F: FnOnce(&mut Notebook, &Typed) -> Result<K, Failure> + Send + 'static,
    K: Into<Kept> + Send + 'static,
{
    note_seen(site, back, form, typed, |book, _, typed| keep(book, typed)).await
}

/// The same of what takes a look at the desk too.
pub async fn note_seen<F, K>(
    site: &Site,
    back: &str,
    form: &'static str,
    typed: Typed,
    keep: F,
) -> Result<Result<Response, Refused>, Trouble>
where
    F: FnOnce(&mut Notebook, &Seen, &Typed) -> Result<K, Failure> + Send + 'static,
    K: Into<Kept> + Send + 'static,
{
    let asked = typed.clone();
    let keep = move |seen: &Seen| {
        let before = corrections::last_act(seen.desk)?;
        let kept: Kept = seen.notes(|book| keep(book, seen, &asked))?.into();
        // Where no word was kept there is none to take back, and never the one before.
        let undoes = corrections::last_act(seen.desk)?.filter(|last| Some(*last) != before);
        Ok::<_, Failure>((kept, undoes))
    };
    Ok(match site.room.look(keep).await? {
        Ok((Kept { said, edit, leads_to }, undoes)) => {
            let back = leads_to.as_deref().unwrap_or(back);
            Ok(lead_back(site, back, Act { edit, ..Act::of(said, undoes) }))
        }
        Err(failure) => Err(Refused::of(form, &failure, typed)),
    })
}
