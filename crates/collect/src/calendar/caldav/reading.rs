//! What of a calendar changed since it was read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::xml::{self, Place, Told};
use super::{Calendar, Server, told};
use crate::calendar::{Error, LeftOut, Reading, Wanted, read};

const WHAT: &str = "the calendar";
/// Items that are asked for at once.
const AT_ONCE: usize = 50;
/// Items that are taken of one calendar.
const MOST_ITEMS: usize = 200_000;
/// Parts in which a server may tell what changed.
const MOST_PARTS: usize = 1_000;

/// How far a calendar was read, to go on from there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What the server called the state that was read.
    token: Option<String>,
    /// The items that were read, each with what the server called its state.
    items: BTreeMap<String, String>,
    /// What was asked of them.
    asked: String,
}

/// What changed.
#[derive(Debug)]
pub struct Change {
    /// Whether this is all there is, and all that was kept before is to be forgotten.
    pub whole: bool,
    /// What is in the items that are new or changed, by their paths. Each replaces what was kept of it.
    pub items: BTreeMap<String, Reading>,
    /// Items that are gone.
    pub gone: Vec<String>,
    /// Items that were asked for and that the server did not give.
    pub unanswered: u64,
    /// What to keep, once the rest is kept.
    pub kept: Kept,
}

impl Change {
    /// What could not be taken of the items that changed.
    pub fn left_out(&self) -> LeftOut {
        let mut all = LeftOut { broken: self.unanswered, ..LeftOut::default() };
        self.items.values().for_each(|reading| all.and(reading.left_out.clone()));
        all
    }
}

impl Server<'_> {
    /// Reads what changed of a calendar since `kept`; all of it where nothing is kept, something else was asked then, or the server does not remember.
    ///
    /// Only questions that read are asked: `PROPFIND` and `REPORT`.
    pub fn changed(
        &mut self,
        calendar: &Calendar,
        kept: Option<&Kept>,
        wanted: &Wanted,
    ) -> Result<Change, Error> {
        let address = self.at(&calendar.path, WHAT)?;
        let kept = kept.filter(|kept| kept.asked == wanted.mark());
        let Some(kept) = kept else { return self.all(&address, wanted) };
        match &kept.token {
            None => self.compared(&address, kept, wanted),
            Some(token) => match self.since(&address, token)? {
                Some(news) => self.news(&address, kept, news, wanted),
                None => self.all(&address, wanted),
            },
        }
    }

    /// All of it. The state is asked for first: what changes meanwhile is read once more, and not missed.
    fn all(&mut self, address: &str, wanted: &Wanted) -> Result<Change, Error> {
        let token = self.who(address, "0", WHAT)?.places.into_iter().find_map(|place| place.token);
        let found = self.between(address, true, wanted)?;
        let mut change = Change::new(true, Kept { token, items: BTreeMap::new(), asked: wanted.mark() });
        change.take(found.places, wanted);
        Ok(change)
    }

    /// Without a token of the whole: by the states of the items.
    fn compared(&mut self, address: &str, kept: &Kept, wanted: &Wanted) -> Result<Change, Error> {
        let found = self.between(address, false, wanted)?;
        let there: BTreeMap<String, String> =
            found.places.into_iter().filter_map(|place| Some((place.href, place.etag?))).collect();
        let news = News {
            changed: there
                .iter()
                .filter(|(item, etag)| kept.items.get(*item) != Some(etag))
                .map(|(item, _)| item.clone())
                .collect(),
            gone: kept.items.keys().filter(|item| !there.contains_key(*item)).cloned().collect(),
            token: None,
        };
        self.news(address, kept, news, wanted)
    }

    fn news(&mut self, address: &str, kept: &Kept, news: News, wanted: &Wanted) -> Result<Change, Error> {
        let mut change = Change::new(false, Kept { token: news.token, ..kept.clone() });
        for items in news.changed.chunks(AT_ONCE) {
            let answer = self.ask("REPORT", address, None, &xml::these(items), WHAT)?;
            let places = told(&answer, WHAT)?.places;
            let answered = places.iter().filter(|place| place.data.is_some() || place.status == Some(404));
            change.unanswered += items.len().saturating_sub(answered.count()) as u64;
            change.take(places, wanted);
        }
        // What is gone, or went while it was asked for.
        for item in news.gone {
            change.is_gone(item);
        }
        Ok(change)
    }

    fn between(&mut self, address: &str, with_data: bool, wanted: &Wanted) -> Result<Told, Error> {
        let (from, to) = wanted.range().ok_or(Error::Shape { what: WHAT, why: "no such days".to_owned() })?;
        let answer = self.ask("REPORT", address, Some("1"), &xml::between(&from, &to, with_data), WHAT)?;
        let found = told(&answer, WHAT)?;
        if found.places.iter().any(|place| place.status == Some(507)) {
            return Err(Error::Shape { what: WHAT, why: "it is a part of the list alone".to_owned() });
        }
        Ok(found)
    }

    /// What changed since a token; none where the server does not know it, or how to say that (RFC 6578).
    fn since(&mut self, address: &str, token: &str) -> Result<Option<News>, Error> {
        let mut news = News { changed: Vec::new(), gone: Vec::new(), token: Some(token.to_owned()) };
        for _ in 0..MOST_PARTS {
            let before = news.token.clone().unwrap_or_default();
            let answer = self.ask("REPORT", address, Some("0"), &xml::since(&before), WHAT)?;
            if matches!(answer.status, 400 | 403 | 405 | 409 | 412 | 415 | 422 | 501 | 507) {
                return Ok(None);
            }
            let found = told(&answer, WHAT)?;
            // A part of the list, and a token to go on with (3.6).
            let goes_on = found.places.iter().any(|place| place.status == Some(507));
            for place in found.places {
                match place.status {
                    Some(404) => news.gone.push(place.href),
                    Some(_) => {}
                    None if place.etag.is_some() => news.changed.push(place.href),
                    None => {}
                }
            }
            let Some(token) = found.token else { return Ok(None) };
            let is_same = news.token.as_ref() == Some(&token);
            news.token = Some(token);
            if !goes_on {
                return Ok(Some(news));
            }
            if is_same || news.changed.len() > MOST_ITEMS {
                break;
            }
        }
        Ok(None)
    }
}

/// What a server says has changed.
struct News {
    changed: Vec<String>,
    gone: Vec<String>,
    token: Option<String>,
}

impl Change {
    fn new(whole: bool, kept: Kept) -> Change {
        Change { whole, items: BTreeMap::new(), gone: Vec::new(), unanswered: 0, kept }
    }

    fn take(&mut self, places: Vec<Place>, wanted: &Wanted) {
        for place in places {
            match (place.data, place.etag) {
                (Some(data), etag) if self.kept.items.len() < MOST_ITEMS => {
                    // One item that is no calendar costs itself and no other.
                    let reading = read(data.as_bytes(), wanted).unwrap_or_else(|_| Reading {
                        left_out: LeftOut { broken: 1, ..LeftOut::default() },
                        ..Reading::default()
                    });
                    self.kept.items.insert(place.href.clone(), etag.unwrap_or_default());
                    self.items.insert(place.href, reading);
                }
                _ if place.status == Some(404) => self.is_gone(place.href),
                _ => {}
            }
        }
    }

    fn is_gone(&mut self, item: String) {
        self.items.remove(&item);
        self.kept.items.remove(&item);
        self.gone.push(item);
    }
}
