//! A source that is not git: read when you say so, and at no other time.

mod calendar;
mod incidents;
mod secret;

use std::path::PathBuf;

use desk::forges::{self, Connection, finish, place_of};
use desk::incidents::CONNECT_ISSUES;
use desk::signal::CONNECT_INCIDENTS;
use desk::sources::{Connected, is_connected};
use desk::text::clean;
use desk::{Failure, calendars, days};
use records::ForgeKind;
use secret::Places;
use store::Secret;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::{Answered, ask, below_home, can_ask, indent, say};
use crate::{effect, put, screen};

/// What git does not record, from where it is: read when you say so
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork connect")]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

/// What is connected.
#[derive(clap::Subcommand, Debug)]
enum What {
    /// Who was asked for a review on GitHub, when, and who answered
    #[command(after_help = "Example: groundwork connect github kassa/kassa --token-env GITHUB_TOKEN")]
    Github(Github),
    /// The same on GitLab, or on a server of your own
    #[command(after_help = "Example: groundwork connect gitlab gitlab.com kassa/kassa")]
    Gitlab(Gitlab),
    /// What went wrong and when, from a file, or from issues with a label
    #[command(after_help = "A file and issues may both be connected: the same incident is one.\n\n\
        Example: groundwork connect incidents incidents.csv\n\
        Example: groundwork connect incidents --label incident --class-prefix class:")]
    Incidents(incidents::Incidents),
    /// Times of meetings and one-to-ones, from a file or a feed
    #[command(after_help = "Example: groundwork connect calendar ~/work.ics")]
    Calendar(calendar::Calendar),
    /// The same from a CalDAV server
    #[command(after_help = "Example: groundwork connect caldav https://dav.example.org --user mira")]
    Caldav(calendar::Caldav),
}

/// A repository on GitHub.
#[derive(clap::Args, Debug)]
struct Github {
    /// The repository there
    #[arg(value_name = "OWNER/REPO")]
    name: String,
    /// Where a server of your own answers: https://HOST/api/v3
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    #[command(flatten)]
    how: How,
}

/// A project on GitLab.
#[derive(clap::Args, Debug)]
struct Gitlab {
    /// The server: gitlab.com, or your own
    #[arg(value_name = "HOST")]
    host: String,
    /// The project there
    #[arg(value_name = "GROUP/PROJECT")]
    name: String,
    #[command(flatten)]
    how: How,
}

/// How far back it is read, and where the token is.
#[derive(clap::Args, Debug)]
struct How {
    /// Requests closed before this day are left out; else three years
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[command(flatten)]
    token: Token,
}

/// Where the token is; else it is asked for.
#[derive(clap::Args, Debug, Default)]
#[group(multiple = false)]
struct Token {
    /// The token is the first line of a file
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// The token is in a variable of the environment
    #[arg(long, value_name = "NAME")]
    token_env: Option<String>,
    /// The token is the first line of what a command prints
    #[arg(long, value_name = "COMMAND")]
    token_command: Option<String>,
}

/// Connects it, or says what is and what could be.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    match &args.what {
        Some(What::Github(on)) => on.how.run(ForgeKind::Github, (on.address.as_deref(), &on.name), global),
        Some(What::Gitlab(on)) => on.how.run(ForgeKind::Gitlab, (Some(&on.host), &on.name), global),
        Some(What::Incidents(file)) => file.run(global),
        Some(What::Calendar(on)) => on.run(global),
        Some(What::Caldav(on)) => on.run(global),
        None => overview(global),
    }
}

/// A demo is made up, and asks nobody.
fn asks_nobody(global: &Global) -> Result<(), Failure> {
    if global.made_up {
        return Err(Failure::usage("the demo asks nobody anything")
            .hint("in a repository of your own: groundwork connect"));
    }
    Ok(())
}

impl How {
    fn run(
        &self,
        kind: ForgeKind,
        (server, name): (Option<&str>, &str),
        global: &Global,
    ) -> Result<Ending, Failure> {
        asks_nobody(global)?;
        let place = place_of(kind, server, name)?;
        let mut desk = global.desk()?;
        let since = self.since.as_deref().map(|text| days::date(text, desk.today())).transpose()?;
        let since = since.map(|day| desk.start_of(day));
        let secret = self.token.secret(kind)?;
        let connection = Connection::of(&desk, place, secret, since)?;
        let read = connection.begin(&desk.asked)?;
        said(&finish(&mut desk, &connection.place, &read)?, "groundwork disconnect", global);
        Ok(Ending::Done)
    }
}

impl Token {
    fn secret(&self, kind: ForgeKind) -> Result<Secret, Failure> {
        let places = Places {
            file: self.token_file.as_deref(),
            environment: self.token_env.as_deref(),
            command: self.token_command.as_deref(),
        };
        let question = format!("A token for {} that can only read (not shown):", kind.name());
        places.secret(&question, &format!("{} wants a token", kind.name()), "token")
    }
}

/// What was read, what it changed, and what takes it back.
pub fn said(connected: &Connected, takes_back: &str, global: &Global) {
    let width = screen(global).width;
    let kept: String = connected.kept.iter().map(|sentence| indent(sentence, 0, width)).collect();
    let next = [
        ("groundwork", "the scorecard, with what was read"),
        ("groundwork sources --read", "what is new there; nothing is asked by itself"),
        (takes_back, "takes it back, and deletes what was read"),
    ];
    put(&format!("{kept}{}{}", effect::lines(&connected.changed), commands(&next, screen(global))));
}

fn overview(global: &Global) -> Result<Ending, Failure> {
    let desk = global.desk()?;
    let screen = screen(global);
    let mut text = String::new();
    for (_, place, forge) in forges::places(&desk) {
        let line = format!("{}: {}", forges::named(place), forges::how_far(&desk, forge));
        text += &indent(&line, 2, screen.width);
    }
    for row in desk::incidents::rows(&desk, desk.ground().ok().as_ref())? {
        text += &indent(&format!("Incidents, {}: {}", below_home(&row.place), row.how_far), 2, screen.width);
    }
    for name in desk.settings.calendars.keys() {
        let known = calendars::known(&desk.data, name)?;
        let line = format!("calendar {}: {}", clean(name), calendars::how_far(&desk, known.as_ref()));
        text += &indent(&line, 2, screen.width);
    }
    if text.is_empty() {
        text += &indent(
            "Nothing but git is connected. Nothing is asked of anybody until you say so.",
            2,
            screen.width,
        );
    }
    if global.made_up {
        put(&(text + &indent("Made up with the team: nothing is asked of anybody.", 2, screen.width)));
        return Ok(Ending::Done);
    }
    if can_ask() {
        put(&text);
        if let Some(chosen) = which() {
            drop(desk);
            return chosen.run(global);
        }
        text = String::new();
    }
    let mut next = vec![
        ("groundwork connect github OWNER/REPO", "who was asked for review, and when"),
        ("groundwork connect gitlab HOST GROUP/PROJECT", "the same on GitLab"),
        ("groundwork connect calendar FILE", "times of meetings and one-to-ones"),
        ("groundwork connect caldav URL", "the same from a server"),
    ];
    if desk.settings.incidents.is_none() {
        next.push((CONNECT_INCIDENTS, "what went wrong and when, from a file"));
    }
    if desk.settings.incident_issues.is_none() && !desk.settings.forges.is_empty() {
        next.push((CONNECT_ISSUES, "the same from issues"));
    }
    if is_connected(&desk) {
        next.push(("groundwork sources --read", "what is new there"));
        next.push(("groundwork disconnect", "takes it back, and deletes what was read"));
    }
    put(&(text + &commands(&next, screen)));
    Ok(Ending::Done)
}

/// What can be chosen at a terminal.
enum Chosen {
    Forge,
    Calendar,
    Incidents,
}

/// Asks what is to be connected; none: nothing.
fn which() -> Option<Chosen> {
    say("  1  forge      who was asked for review, when, who answered; read only");
    say("  2  calendar   times of meetings and one-to-ones; titles only if you say so");
    say("  3  incidents  what went wrong and when, from a file that a tool exports");
    match ask("Which? (1, 2 or 3, Enter leaves it) Nothing is sent but requests to read.") {
        Answered::Words(words) if words == "1" => Some(Chosen::Forge),
        Answered::Words(words) if words == "2" => Some(Chosen::Calendar),
        Answered::Words(words) if words == "3" => Some(Chosen::Incidents),
        _ => None,
    }
}

impl Chosen {
    /// Asks where it is, and connects it.
    fn run(&self, global: &Global) -> Result<Ending, Failure> {
        match self {
            Chosen::Forge => Chosen::forge(global),
            Chosen::Calendar => calendar::asked(global),
            Chosen::Incidents => match ask("The file (CSV or JSON):") {
                Answered::Words(file) => incidents::Incidents::in_file(&file).run(global),
                _ => Err(Failure::new("no file was named").hint(CONNECT_INCIDENTS)),
            },
        }
    }

    fn forge(global: &Global) -> Result<Ending, Failure> {
        let none = || {
            Failure::new("no repository of a forge was named")
                .hint("groundwork connect github OWNER/REPO")
                .hint("groundwork connect gitlab HOST GROUP/PROJECT")
        };
        let question = "The repository there: OWNER/REPO on GitHub, or HOST GROUP/PROJECT on GitLab?";
        let Answered::Words(words) = ask(question) else { return Err(none()) };
        let how = How { since: None, token: Token::default() };
        match words.split_whitespace().collect::<Vec<_>>().as_slice() {
            [name] => how.run(ForgeKind::Github, (None, name), global),
            [host, name] => how.run(ForgeKind::Gitlab, (Some(host), name), global),
            _ => Err(none()),
        }
    }
}
