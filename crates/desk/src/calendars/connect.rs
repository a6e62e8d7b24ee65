//! Connecting a calendar, reading those that are connected, and taking one back.

use std::collections::BTreeMap;
use std::path::Path;

use collect::calendar::caldav::{Account, Calendar};
use records::{CalendarPlace, CalendarSource, Said};
use store::{Data, Secret};
use team::Settings;

use super::reading::{Begin, ReadOf, Whose, feed, opened, read_new, server};
use super::source;
use crate::sources::{self, Connected, GONE, alone};
use crate::text::clean;
use crate::{Asked, Desk, Failure, open_data};

/// What the lead wants of a calendar.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The name they want to know it by; none: what it is called where it is.
    pub name: Option<String>,
    /// Addresses of theirs that stand in it, beside those that are known.
    pub mine: Vec<String>,
    /// Whether titles are kept.
    pub titles: bool,
    /// Words that mark time for the long run.
    pub long_horizon: Vec<String>,
}

/// A calendar that is to be connected.
#[derive(Clone, Debug)]
pub struct Connection {
    name: String,
    source: CalendarSource,
    secret: Option<Secret>,
    whose: Whose,
}

/// What a server has for an account.
#[derive(Clone, Debug)]
pub struct Found {
    address: String,
    user: String,
    secret: Secret,
    account: Account,
}

impl Found {
    /// Its calendars: what each is called there, and where it is.
    pub fn calendars(&self) -> Vec<(String, &str)> {
        self.account.calendars.iter().map(|calendar| (called(calendar), calendar.path.as_str())).collect()
    }
}

/// Asks a server which calendars an account has; beside whoever has the desk.
pub fn look(asked: &Asked, (address, user): (&str, &str), secret: Secret) -> Result<Found, Failure> {
    let password = (asked.opens)(&secret)?;
    let watch = asked.watch.as_ref();
    let account = server((address, user), &password, watch)?.account()?;
    Ok(Found { address: address.trim().to_owned(), user: user.to_owned(), secret, account })
}

impl Connection {
    /// The calendar in a file.
    pub fn of_file(desk: &Desk, path: &Path, wishes: &Wishes) -> Result<Connection, Failure> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let place = CalendarPlace::File(path.to_string_lossy().into_owned());
        Connection::of(desk, (place, None), &name, wishes)
    }

    /// The calendar of a feed, of which the address is a secret.
    pub fn of_feed(desk: &Desk, address: Secret, wishes: &Wishes) -> Result<Connection, Failure> {
        let host = feed(&(desk.asked.opens)(&address)?)?.host();
        Connection::of(desk, (CalendarPlace::Feed(host.clone()), Some(address)), &host, wishes)
    }

    /// One calendar of a server, by its path or what it is called there; none named: the only one.
    pub fn of_server(
        desk: &Desk,
        found: &Found,
        which: Option<&str>,
        wishes: &Wishes,
    ) -> Result<Connection, Failure> {
        let calendar = chosen(&found.account.calendars, which)?;
        let place = CalendarPlace::Server {
            address: found.address.clone(),
            user: found.user.clone(),
            path: calendar.path.clone(),
        };
        let mine = wishes.mine.iter().chain(&found.account.addresses).cloned().collect();
        let wishes = Wishes { mine, ..wishes.clone() };
        Connection::of(desk, (place, Some(found.secret.clone())), &called(calendar), &wishes)
    }

    fn of(
        desk: &Desk,
        (place, secret): (CalendarPlace, Option<Secret>),
        called: &str,
        wishes: &Wishes,
    ) -> Result<Connection, Failure> {
        let name = match &wishes.name {
            Some(name) => not_of_another(desk, name_of(name)?, &place, secret.as_ref())?,
            None => free(desk, called, &place, secret.as_ref())?,
        };
        let mut mine: Vec<String> = wishes.mine.iter().map(|own| own.trim().to_lowercase()).collect();
        mine.sort();
        mine.dedup();
        if let Some(wrong) = mine.iter().find(|own| !own.contains('@')) {
            return Err(Failure::usage(format!("“{}” is no address", clean(wrong)))
                .hint("an address is one of yours as calendars write it: --mine you@example.org"));
        }
        let long_horizon = wishes.long_horizon.iter().map(|word| word.trim().to_owned());
        let long_horizon = long_horizon.filter(|word| !word.is_empty()).collect();
        let source = CalendarSource { place, mine, titles: wishes.titles, long_horizon };
        Ok(Connection { name, source, secret, whose: Whose::of(desk) })
    }

    /// Reads it, and keeps it if that went well; beside whoever has the desk.
    pub fn begin(&self, asked: &Asked) -> Result<ReadOf, Failure> {
        let Connection { name, source: of, secret, whose } = self;
        let mut data = open_data(&asked.data, &asked.watch)?;
        let held = Settings::of(&data.words("")?).calendars.remove(name);
        let opens = opened(secret.as_ref(), asked)?;
        // From its beginning: it may be another one that takes the name. What was read before stands until this one was.
        let read = read_new(&mut data, (name, of), opens.as_deref(), (whose, Begin::Anew), asked)?;
        match secret {
            Some(secret) => data.keep_secret(&source(name), secret)?,
            None => drop(data.drop_secret(&source(name))?),
        }
        if held.as_ref() != Some(of) {
            data.say("", &[Said::Calendar { name: name.clone(), source: Some(of.clone()) }], asked.now)?;
        }
        Ok(read)
    }
}

/// Opens the desk again with what was read, and says what that changed.
pub fn finish(desk: &mut Desk, read: &ReadOf) -> Result<Connected, Failure> {
    sources::finish(desk, vec![read.in_words()])
}

/// Those that are connected, by name.
pub(crate) fn all(data: &Data) -> Result<BTreeMap<String, CalendarSource>, Failure> {
    Ok(Settings::of(&data.words("")?).calendars)
}

/// Reads what is new of one that is connected.
pub(crate) fn read_again(
    data: &mut Data,
    (name, of): (&str, &CalendarSource),
    whose: &Whose,
    asked: &Asked,
) -> Result<ReadOf, Failure> {
    if all(data)?.get(name) != Some(of) {
        return Err(Failure::new(GONE));
    }
    let secret = data.secret_of(&source(name))?;
    if secret.is_none() && !matches!(of.place, CalendarPlace::File(_)) {
        return Err(
            Failure::new("what opens it is not kept").hint("connect it once more: groundwork connect")
        );
    }
    let opens = opened(secret.as_ref(), asked)?;
    read_new(data, (name, of), opens.as_deref(), (whose, Begin::WhereItWas), asked)
}

/// Takes a calendar back, with what opens it and all that was read of it. Named none: the only one.
pub fn disconnect(desk: &mut Desk, name: Option<&str>) -> Result<String, Failure> {
    let names: Vec<&String> = desk.settings.calendars.keys().collect();
    let is_it = |typed: &str| names.iter().find(|name| **name == typed || clean(name) == typed);
    let found = match (name, names.as_slice()) {
        (Some(typed), _) => is_it(typed.trim()).copied(),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let Some(found) = found.cloned() else { return Err(none_of(name, &names)) };
    let _alone = alone(&desk.data)?;
    // The word goes last: of what no word names nothing is left, wherever it is cut off.
    forget(&mut desk.data, &found)?;
    desk.say_of_every_team(&[Said::Calendar { name: found.clone(), source: None }])?;
    desk.load()?;
    Ok(found)
}

/// That no calendar is connected, or which are.
fn none_of(typed: Option<&str>, names: &[&String]) -> Failure {
    let all: Vec<String> = names.iter().map(|name| clean(name)).collect();
    match (typed, all.as_slice()) {
        (_, []) => Failure::new("no calendar is connected").hint("groundwork connect calendar FILE"),
        (None, all) => Failure::usage(format!("{} calendars are connected: name one", all.len()))
            .looked_at(all.join(", "))
            .hint("groundwork disconnect calendar NAME"),
        (Some(typed), all) => Failure::new(format!("no calendar is called {}", clean(typed)))
            .looked_at(format!("connected: {}", all.join(", ")))
            .hint("groundwork disconnect calendar NAME"),
    }
}

/// Deletes what opens a calendar, and all that was read of it.
pub fn forget(data: &mut Data, name: &str) -> Result<(), Failure> {
    data.drop_secret(&source(name))?;
    forget_read(data, name)
}

/// Deletes what was read of a calendar.
pub(crate) fn forget_read(data: &mut Data, name: &str) -> Result<(), Failure> {
    data.forget_source(&source(name))?;
    Ok(())
}

/// The calendar that is meant, by its path or what it is called.
fn chosen<'c>(all: &'c [Calendar], which: Option<&str>) -> Result<&'c Calendar, Failure> {
    let list: Vec<String> = all.iter().map(called).collect();
    let is = |calendar: &&Calendar, which: &str| calendar.path == which || called(calendar) == which;
    let found: Vec<&Calendar> = match which {
        Some(which) => all.iter().filter(|calendar| is(calendar, which.trim())).collect(),
        None => all.iter().collect(),
    };
    match (found.as_slice(), which) {
        ([one], _) => Ok(one),
        _ if all.is_empty() => Err(Failure::new("the account has no calendar that holds events")
            .hint("name the address of one calendar")),
        ([], Some(which)) => Err(Failure::new(format!("no calendar there is called {}", clean(which)))
            .looked_at(format!("there are: {}", list.join(", ")))
            .hint("--calendar NAME takes one of them")),
        (several, Some(_)) => Err(Failure::new("several calendars there are called so")
            .looked_at(several.iter().map(|one| clean(&one.path)).collect::<Vec<_>>().join(", "))
            .hint("--calendar PATH takes one of them")),
        (_, None) => Err(Failure::usage(format!("the account has {} calendars: name one", all.len()))
            .looked_at(list.join(", "))
            .hint("--calendar NAME takes one of them; each is connected by itself")),
    }
}

/// What a calendar is called there; else the end of its path.
fn called(calendar: &Calendar) -> String {
    let name = clean(calendar.name.trim());
    let end = || calendar.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    if name.is_empty() { clean(&end()) } else { name }
}

/// A name as the lead types it.
fn name_of(typed: &str) -> Result<String, Failure> {
    let name = typed.trim();
    if name.is_empty() || name != clean(name) || name.chars().count() > LONGEST {
        return Err(Failure::usage("a calendar's name is a short line").hint("such as --name work"));
    }
    Ok(name.to_owned())
}

/// A name that no other calendar has: what was read of that one, and what opens it, would be lost.
fn not_of_another(
    desk: &Desk,
    name: String,
    place: &CalendarPlace,
    secret: Option<&Secret>,
) -> Result<String, Failure> {
    let Some(held) = desk.settings.calendars.get(&name) else { return Ok(name) };
    let is_feed = matches!(place, CalendarPlace::Feed(_));
    let opens_the_same = !is_feed || desk.data.secret_of(&source(&name))?.as_ref() == secret;
    if held.place == *place && opens_the_same {
        return Ok(name);
    }
    Err(Failure::usage(format!("another calendar is called {}", clean(&name)))
        .looked_at(super::words::place_of(held))
        .hint("take another name, or take that one back first: groundwork disconnect calendar NAME"))
}

/// Signs of a name.
const LONGEST: usize = 60;

/// What a calendar is called where the lead does not say: what it is called now, if it is connected; else a name that is free.
fn free(
    desk: &Desk,
    called: &str,
    place: &CalendarPlace,
    secret: Option<&Secret>,
) -> Result<String, Failure> {
    let calendars = &desk.settings.calendars;
    for (name, source) in calendars.iter().filter(|(_, source)| source.place == *place) {
        let is_one = matches!(source.place, CalendarPlace::File(_) | CalendarPlace::Server { .. })
            || desk.data.secret_of(&super::source(name))?.as_ref() == secret;
        if is_one {
            return Ok(name.clone());
        }
    }
    let name: String = clean(called).trim().chars().take(LONGEST - 4).collect();
    let name = if name.is_empty() { "calendar".to_owned() } else { name };
    if !calendars.contains_key(&name) {
        return Ok(name);
    }
    let mut others = (2..).map(|n| format!("{name} {n}"));
    Ok(others.find(|other| !calendars.contains_key(other)).unwrap_or(name))
}
