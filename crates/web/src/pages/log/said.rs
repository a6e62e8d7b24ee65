//! What is said of a line: other words, what became of it, when it is asked again, a look at it, what others did because of
//! it, and what it is about.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use desk::Failure;
use desk::days::{ahead, past};
use desk::leave::under_pseudonyms;
use desk::notes::form::{entry_of, place_of};
use desk::notes::{Notebook, about, about_area, in_words, keeps_back};
use desk::text::day;
use growth::log::Line;
use growth::{About, Note};
use records::WordId;

use super::due::outcome_of;
use super::entry::{self, look, not_there, shown};
use super::field::FORM;
use crate::acts::{Kept, note_seen};
use crate::forms::{Filled, Refused, Typed, ours};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// The name of the press that keeps other people as pseudonyms.
const PEOPLE: &str = "people_as";

/// Keeps what was sent about a line; the page of the line says why where it is not kept.
async fn keep<F>(
    site: Arc<Site>,
    name: String,
    form: &'static str,
    typed: Typed,
    make: F,
) -> Result<Response, Trouble>
where
    F: FnOnce(&Line, &Notebook, &Seen, &Typed) -> Result<(Note, Kept), Failure> + Send + 'static,
{
    let id: WordId = name.parse().map_err(|_| not_there())?;
    let inside = Arc::clone(&site);
    let is_there = move |seen: &Seen| seen.notes(|book| Ok(book.log.line(id).is_some()));
    if !site.room.look(is_there).await?.map_err(|failure| Trouble::of_ours(&failure))? {
        return Err(not_there());
    }
    let page = entry::path(id);
    let back = typed.given("back").and_then(ours).unwrap_or(&page).to_owned();
    let sent = note_seen(&site, &back, form, typed, move |book, seen, typed| {
        let line = book.log.line(id).cloned();
        let line = line.ok_or_else(|| Failure::new("it was taken back meanwhile"))?;
        let (note, kept) = make(&line, book, seen, typed)?;
        if typed.given(PEOPLE).is_none() {
            book.keep(&[note])?;
            return Ok(kept);
        }
        let note = under_pseudonyms(book.data, &note)?;
        let kept = format!(
            "Kept under a pseudonym: {}. What you kept before holds the name.",
            in_words(&note, &book.log)
        );
        book.keep(&[note])?;
        Ok(Kept::of(kept))
    });
    match sent.await? {
        Ok(kept) => Ok(kept),
        Err(refused) => refused_on(inside, name, refused).await,
    }
}

async fn refused_on(site: Arc<Site>, name: String, refused: Refused) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, &name, &entry::Wanted::default(), refused)).await?
}

/// The sentence a note is said back with.
fn kept(note: &Note, book: &Notebook) -> Kept {
    Kept::of(format!("Kept: {}.", in_words(note, &book.log)))
}

/// `POST /log/{id}`: the entry in other words, or of another kind.
pub async fn words(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    keep(site, name, FORM, typed, |line, book, _, typed| {
        if typed.given("seen").is_some_and(|seen| seen != look(line)) {
            return Err(Failure::new("this line was changed elsewhere since you opened it")
                .looked_at(format!("it says now: {}", desk::notes::title(&line.entry)))
                .hint(
                    "what you typed stands below; keep it once more, and it takes the place of the other",
                ));
        }
        let letter = typed.get("kind").chars().next().unwrap_or(line.entry.letter());
        let entry = entry_of(letter, &|field| typed.all(field), book.today)?;
        let day = match typed.given("day") {
            Some(day) => Some(past(day, book.today)?),
            None => None,
        };
        if typed.given(PEOPLE).is_none() && entry == line.entry && day.is_none_or(|day| day == line.day) {
            return Err(Failure::new("nothing was changed"));
        }
        let title = desk::notes::title(&entry);
        let kind = desk::notes::name_of(&entry);
        Ok((Note::Rewritten { of: line.id, entry, day }, Kept::of(format!("Kept: {kind}: “{title}”."))))
    })
    .await
}

/// `POST /log/{id}/outcomes`: what became of it.
pub async fn outcomes(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    keep(site, name, "outcome", typed, |line, book, _, typed| {
        let outcome = outcome_of(typed.get("outcome"));
        let outcome = outcome.ok_or_else(|| Failure::usage("nothing was chosen"))?;
        let note = Note::Came { of: line.id, outcome, words: typed.get("words").to_owned() };
        let mut kept = kept(&note, book);
        // Scored first: now the reasons can be read again.
        if keeps_back(line, book) {
            kept.said += " Your reasons then stand below.";
            kept.leads_to = Some(entry::path(line.id));
        }
        Ok((note, kept))
    })
    .await
}

/// `POST /log/{id}/delays`: when it is asked again.
pub async fn delays(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    keep(site, name, "delay", typed, |line, book, _, typed| {
        let until = ahead(typed.get("until"), book.today)?;
        if until <= book.today {
            return Err(Failure::usage(format!("{} is not after today", day(until))).hint("any later day"));
        }
        let note = Note::PutOff { of: line.id, until };
        Ok((note, Kept::of(format!("Kept: it is asked again on {}.", day(until)))))
    })
    .await
}

/// `POST /log/{id}/checks`: a look at what was given away, agreed on before or not.
pub async fn checks(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    keep(site, name, "check", typed, |line, book, _, typed| {
        let on = match typed.given("day") {
            Some(text) => past(text, book.today)?,
            None => book.today,
        };
        let agreed = match typed.get("agreed") {
            "yes" => true,
            "no" => false,
            _ => return Err(Failure::usage("nothing was chosen").hint("say which of the two it was")),
        };
        let said = if agreed { "the agreed check" } else { "a look in between" };
        let note = Note::Checked { of: line.id, day: on, agreed };
        Ok((note, Kept::of(format!("Kept: {said}, {}.", day(on)))))
    })
    .await
}

/// `POST /log/{id}/effects`: what others did because of it.
pub async fn effects(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    keep(site, name, "effect", typed, |line, book, _, typed| {
        let words = typed.given("words").ok_or_else(|| Failure::usage("the words are missing"))?;
        let note = Note::Because { of: line.id, words: words.to_owned() };
        let kept = kept(&note, book);
        Ok((note, kept))
    })
    .await
}

/// `POST /log/{id}/links`: what it is about.
pub async fn links(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    keep(site, name, "link", typed, |line, book, seen, typed| {
        let to = match (typed.given("to"), typed.given("area").and_then(place_of)) {
            (Some(to), _) => about(to, book, seen.desk)?,
            (None, Some(place)) => about_area(&place.area, seen.desk, seen.ground)?,
            (None, None) => return Err(Failure::usage("nothing was named to link it with")),
        };
        if to == About::Entry(line.id) {
            return Err(Failure::usage("that is this line itself"));
        }
        if line.links.contains(&to) {
            return Err(Failure::usage("the two are linked already"));
        }
        Ok((Note::Linked { of: line.id, to }, Kept::of("Kept: the link.")))
    })
    .await
}
