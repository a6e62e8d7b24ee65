//! Reading a calendar, when the lead asks for it.

use std::path::Path;

use collect::calendar::caldav::{Calendar, Login, Server};
use collect::calendar::{BOUNDS, Error, Fed, Feed, LeftOut, Reading, Wanted, file, read};
use jiff::tz::TimeZone;
use records::{CalendarPlace, CalendarSource};
use store::{Data, Secret};
use team::fold::canonical_address;

use super::keeping;
use super::kept::{State, known, state};
use super::words;
use crate::sources::{alone, pauses};
use crate::text::{clean, entries};
use crate::{Asked, Desk, Failure, Watch};

/// Weeks that are read: the lines, and the year before their oldest point; and what is planned. A window moves by four weeks at once: a server
/// has a calendar read whole where another one is asked for.
const BACK: i64 = 104 + 52;
const AHEAD: i64 = 8;
const STEP: i64 = 4;
const WEEK: i64 = 7 * 86_400;
/// Monday, 5 January 1970.
const MONDAY: i64 = 4 * 86_400;

/// Whose calendars they are: what a desk knows of that, so that they can be read beside it.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The lead's addresses, as git and their words have them.
    addresses: Vec<String>,
    zone: TimeZone,
}

impl Whose {
    /// Somebody with these addresses, whose days are those of a zone.
    pub fn new(addresses: Vec<String>, zone: TimeZone) -> Whose {
        Whose { addresses, zone }
    }

    /// The lead of a desk.
    pub fn of(desk: &Desk) -> Whose {
        let addresses = desk.lead.iter().map(|own| own.email.clone()).collect();
        Whose { addresses, zone: desk.zone.clone() }
    }

    /// What is asked of a calendar.
    pub(super) fn wants(&self, of: &CalendarSource, key: [u8; 16], window: (i64, i64)) -> Wanted {
        let mut mine: Vec<String> =
            self.addresses.iter().chain(&of.mine).map(|own| canonical_address(own)).collect();
        mine.sort();
        mine.dedup();
        Wanted::new(window.0, window.1, self.zone.clone(), &mine, key)
            .with_titles(of.titles)
            .with_long_horizon(&of.long_horizon)
    }
}

/// From where a calendar is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// Its beginning.
    Anew,
    /// Where it was read to before.
    WhereItWas,
}

/// What a reading of a calendar brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOf {
    /// The name the lead knows it by.
    pub name: String,
    /// How often something takes place in the window, as far as it is kept now.
    pub meetings: usize,
    /// Whether it was as it was.
    pub unchanged: bool,
    /// What is said of it besides.
    pub sentences: Vec<String>,
}

impl ReadOf {
    /// `Read 412 meetings of work.ics.`
    pub fn in_words(&self) -> String {
        let (name, meetings) = (clean(&self.name), entries(self.meetings));
        let first = if self.unchanged {
            format!("Nothing new of {name}: {meetings}.")
        } else {
            format!("Read {name}: {meetings}.")
        };
        let rest = self.sentences.iter().map(|sentence| format!(" {sentence}"));
        first + &rest.collect::<String>()
    }
}

/// From when to before when it is read, at an instant.
pub(super) fn window(now: i64) -> (i64, i64) {
    let weeks = (now - MONDAY).div_euclid(WEEK).div_euclid(STEP) * STEP;
    (MONDAY + (weeks - BACK) * WEEK, MONDAY + (weeks + STEP + AHEAD) * WEEK)
}

/// Reads what is new of a calendar. What was read before is kept until all of the new is there.
pub(super) fn read_new(
    data: &mut Data,
    (name, of): (&str, &CalendarSource),
    secret: Option<&str>,
    (whose, from): (&Whose, Begin),
    asked: &Asked,
) -> Result<ReadOf, Failure> {
    let _alone = alone(data)?;
    let window = window(asked.seconds());
    let wanted = whose.wants(of, key(data)?, window);
    let was_read = state(data, name)?;
    let is_there = was_read.is_some();
    let before = was_read.filter(|_| from == Begin::WhereItWas);
    let begun = State {
        read: asked.seconds(),
        window,
        mark: wanted.mark(),
        left_out: LeftOut::default(),
        etag: None,
        server: None,
    };
    let watch = asked.watch.as_ref();
    watch.begins(name);
    let got = get(of, secret, &wanted, before.as_ref(), watch);
    let ended = watch.ends();
    let got = got.map_err(|failure| keeps(failure, is_there))?;
    if ended.is_break() {
        return Err(Failure::interrupted(format!("Ended. Of {} all is as it was before.", clean(name))));
    }
    let unchanged = match &got {
        Got::AsItWas => true,
        Got::Changed(change) => !change.whole && change.items.is_empty() && change.gone.is_empty(),
        Got::Whole { .. } => false,
    };
    match (got, before) {
        (Got::Whole { reading, .. }, Some(before)) if ends_early(&reading, &before) => {
            return Err(keeps(Failure::new("the calendar ends in the middle"), true)
                .hint("export it again, or read again later"));
        }
        (Got::Whole { reading, etag, written }, _) => {
            let read = written.map_or(begun.read, |written| written.min(begun.read));
            keeping::whole(data, name, reading, State { read, etag, ..begun })?;
        }
        (Got::Changed(change), before) => {
            let server = before.and_then(|before| before.server);
            keeping::changed(data, name, *change, State { server, ..begun })?;
        }
        (Got::AsItWas, before) => {
            let before = before.unwrap_or_else(|| begun.clone());
            keeping::as_it_was(data, name, &State { read: begun.read, ..before })?;
        }
    }
    let known = known(data, name)?;
    let sentences = known.as_ref().map(words::all).unwrap_or_default();
    Ok(ReadOf {
        name: name.to_owned(),
        meetings: known.map_or(0, |known| known.meetings.len()),
        unchanged,
        sentences,
    })
}

/// What a calendar gave.
enum Got {
    Whole { reading: Reading, etag: Option<String>, written: Option<i64> },
    Changed(Box<collect::calendar::caldav::Change>),
    AsItWas,
}

fn get(
    of: &CalendarSource,
    secret: Option<&str>,
    wanted: &Wanted,
    before: Option<&State>,
    watch: &dyn Watch,
) -> Result<Got, Failure> {
    match &of.place {
        CalendarPlace::File(path) => {
            let (bytes, written) = file(Path::new(path))?;
            Ok(Got::Whole { reading: read(&bytes, wanted)?, etag: None, written })
        }
        CalendarPlace::Feed(host) => {
            let feed = feed(secret.unwrap_or_default())?;
            if feed.host() != *host {
                return Err(Failure::new(format!(
                    "{} was connected, and not {}",
                    clean(host),
                    clean(&feed.host())
                ))
                .hint("connect it once more: groundwork connect calendar"));
            }
            let tag = before.filter(|before| before.mark == wanted.mark());
            let tag = tag.and_then(|before| before.etag.as_deref());
            match feed.ask(tag, BOUNDS, |wait| pauses(watch, host, wait))? {
                Fed::Unchanged => Ok(Got::AsItWas),
                Fed::Changed { bytes, etag } => {
                    Ok(Got::Whole { reading: read(&bytes, wanted)?, etag, written: None })
                }
            }
        }
        CalendarPlace::Server { address, user, path } => {
            let mut server = server((address, user), secret.unwrap_or_default(), watch)?;
            let calendar = Calendar { path: path.clone(), name: String::new() };
            let kept = before.and_then(|before| before.server.as_ref());
            Ok(Got::Changed(Box::new(server.changed(&calendar, kept, wanted)?)))
        }
    }
}

/// Half a calendar does not take the place of a whole one.
fn ends_early(reading: &Reading, before: &State) -> bool {
    reading.left_out.cut_off && !before.left_out.cut_off
}

/// The address of a feed. None of it is in a message.
pub(super) fn feed(address: &str) -> Result<Feed, Failure> {
    Ok(Feed::of(address)?)
}

/// The host of a server, if its address is one.
pub fn host_of(address: &str) -> Result<String, Failure> {
    Ok(Feed::of(address)?.host())
}

/// A server, with an account.
pub(super) fn server<'w>(
    (address, user): (&'w str, &str),
    password: &str,
    watch: &'w dyn Watch,
) -> Result<Server<'w>, Failure> {
    let login = Login::of(user, password)?;
    Ok(Server::new(address, login, move |wait| pauses(watch, "the server", wait))?)
}

/// The secret of the data directory, without which nobody can try who an opaque name is.
pub(super) fn key(data: &mut Data) -> Result<[u8; 16], Failure> {
    let text = data.secret(KEY, 16)?;
    let key = u128::from_str_radix(&text, 16)
        .map_err(|_| Failure::new("a secret of the data directory is damaged"))?;
    Ok(key.to_be_bytes())
}

/// Its name.
pub(super) const KEY: &str = "calendars";

/// Opens what opens a calendar; none where nothing does.
pub(super) fn opened(secret: Option<&Secret>, asked: &Asked) -> Result<Option<String>, Failure> {
    secret.map(|secret| (asked.opens)(secret)).transpose()
}

/// That what was there is there.
fn keeps(failure: Failure, is_there: bool) -> Failure {
    if is_there { failure.looked_at("what was read of it before is kept as it was") } else { failure }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let hints = error.hint();
        if matches!(error, Error::Stopped) {
            return Failure::interrupted(clean(&error.to_string()));
        }
        hints.into_iter().fold(Failure::new(clean(&error.to_string())), Failure::hint)
    }
}
