//! A calendar: a file, a feed, or one of a CalDAV server.

use std::path::{Path, PathBuf};

use desk::calendars::{self, Connection, Found, Wishes, finish, host_of};
use desk::text::clean;
use desk::{Desk, Failure};
use store::Secret;

use super::secret::Places;
use super::{asks_nobody, said};
use crate::cli::Global;
use crate::ending::Ending;
use crate::term::{Answered, ask, can_ask, say, secret};

/// A file or a feed.
#[derive(clap::Args, Debug)]
pub struct Calendar {
    /// A file (.ics) or the address of a feed; else it is asked for
    #[arg(value_name = "FILE|URL", conflicts_with_all = ["address_file", "address_env", "address_command"])]
    what: Option<String>,
    #[command(flatten)]
    address: Address,
    #[command(flatten)]
    wishes: Wanted,
}

/// Where the address of a feed is, which is a secret.
#[derive(clap::Args, Debug)]
#[group(multiple = false)]
struct Address {
    /// The feed's address is the first line of a file
    #[arg(long, value_name = "FILE")]
    address_file: Option<PathBuf>,
    /// The feed's address is in a variable of the environment
    #[arg(long, value_name = "NAME")]
    address_env: Option<String>,
    /// The feed's address is the first line of what a command prints
    #[arg(long, value_name = "COMMAND")]
    address_command: Option<String>,
}

/// A calendar of a server.
#[derive(clap::Args, Debug)]
pub struct Caldav {
    /// The server, your account there, or one calendar
    #[arg(value_name = "URL")]
    address: String,
    /// Your name there
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Which of several calendars
    #[arg(long, value_name = "NAME")]
    calendar: Option<String>,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    wishes: Wanted,
}

/// Where the password is; else it is asked for.
#[derive(clap::Args, Debug)]
#[group(multiple = false)]
struct Password {
    /// The password is the first line of a file
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// The password is in a variable of the environment
    #[arg(long, value_name = "NAME")]
    password_env: Option<String>,
    /// The password is the first line of what a command prints
    #[arg(long, value_name = "COMMAND")]
    password_command: Option<String>,
}

/// What is wanted of it.
#[derive(clap::Args, Debug)]
struct Wanted {
    /// Keep titles; without it none is kept
    #[arg(long)]
    titles: bool,
    /// An address of yours in it that git does not know; repeatable
    #[arg(long, value_name = "ADDRESS")]
    mine: Vec<String>,
    /// A word that marks time for the long run; repeatable
    #[arg(long, value_name = "WORD")]
    long_horizon: Vec<String>,
    /// What it is called here
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

impl Wanted {
    fn wishes(&self) -> Wishes {
        Wishes {
            name: self.name.clone(),
            mine: self.mine.clone(),
            titles: self.titles,
            long_horizon: self.long_horizon.clone(),
        }
    }
}

impl Calendar {
    /// Connects it.
    pub fn run(&self, global: &Global) -> Result<Ending, Failure> {
        asks_nobody(global)?;
        let mut desk = global.desk()?;
        let wishes = self.wishes.wishes();
        let connection = match self.what.as_deref().map(str::trim) {
            Some(file) if !file.contains("://") => Connection::of_file(&desk, Path::new(file), &wishes)?,
            Some(address) => Connection::of_feed(&desk, Secret::Kept(address.to_owned()), &wishes)?,
            None => Connection::of_feed(&desk, self.address.secret()?, &wishes)?,
        };
        connect(&mut desk, &connection, global)
    }
}

/// Asks where a calendar is, and connects it: a file, or a feed, of which the address is not shown.
pub fn asked(global: &Global) -> Result<Ending, Failure> {
    let question = "A file (.ics), or the address of a feed (not shown):";
    let what = secret(question).ok_or_else(|| {
        Failure::new("no calendar was named")
            .hint("groundwork connect calendar FILE")
            .hint("groundwork connect caldav URL")
    })?;
    let wishes = Wanted { titles: false, mine: Vec::new(), long_horizon: Vec::new(), name: None };
    let address = Address { address_file: None, address_env: None, address_command: None };
    Calendar { what: Some(what), address, wishes }.run(global)
}

impl Address {
    fn secret(&self) -> Result<Secret, Failure> {
        let places = Places {
            file: self.address_file.as_deref(),
            environment: self.address_env.as_deref(),
            command: self.address_command.as_deref(),
        };
        places.secret("The address of the feed (not shown):", "a feed has an address", "address")
    }
}

impl Caldav {
    /// Connects it.
    pub fn run(&self, global: &Global) -> Result<Ending, Failure> {
        asks_nobody(global)?;
        let host = host_of(&self.address)?;
        let mut desk = global.desk()?;
        let user = self.user(&host)?;
        let password = self.password.secret(&user, &host)?;
        let found = calendars::look(&desk.asked, (&self.address, &user), password)?;
        let which = match &self.calendar {
            Some(name) => Some(name.clone()),
            None => which(&found)?,
        };
        let connection = Connection::of_server(&desk, &found, which.as_deref(), &self.wishes.wishes())?;
        connect(&mut desk, &connection, global)
    }

    fn user(&self, host: &str) -> Result<String, Failure> {
        if let Some(user) = &self.user {
            return Ok(user.clone());
        }
        let none = || Failure::usage("a server wants your name there").hint("--user NAME says it");
        if !can_ask() {
            return Err(none());
        }
        match ask(&format!("Your name at {}:", clean(host))) {
            Answered::Words(name) => Ok(name),
            _ => Err(none()),
        }
    }
}

impl Password {
    fn secret(&self, user: &str, host: &str) -> Result<Secret, Failure> {
        let places = Places {
            file: self.password_file.as_deref(),
            environment: self.password_env.as_deref(),
            command: self.password_command.as_deref(),
        };
        let question = format!("The password of {} at {} (not shown):", clean(user), clean(host));
        places.secret(&question, &format!("{} wants a password", clean(host)), "password")
    }
}

/// Which of several, asked at a terminal; by its path, so that two of one name are told apart.
fn which(found: &Found) -> Result<Option<String>, Failure> {
    let all = found.calendars();
    if all.len() < 2 || !can_ask() {
        return Ok(None);
    }
    for (at, (name, _)) in all.iter().enumerate() {
        say(&format!("  {}  {name}", at + 1));
    }
    let left =
        || Failure::new("nothing was connected").hint("each calendar is connected by itself; one is enough");
    match ask(&format!("Which? (1 to {}, Enter leaves it)", all.len())) {
        Answered::Words(words) => {
            let number = words.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let (_, path) = number.and_then(|at| all.get(at)).ok_or_else(left)?;
            Ok(Some((*path).to_owned()))
        }
        _ => Err(left()),
    }
}

fn connect(desk: &mut Desk, connection: &Connection, global: &Global) -> Result<Ending, Failure> {
    let read = connection.begin(&desk.asked)?;
    said(&finish(desk, &read)?, "groundwork disconnect calendar", global);
    Ok(Ending::Done)
}
