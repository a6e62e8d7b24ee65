//! A source that is not git: read when you say so, and at no other time.

mod incidents;

use std::path::PathBuf;

use desk::forges::{self, Connected, Connection, finish, place_of};
use desk::signal::CONNECT_INCIDENTS;
use desk::{Desk, Failure, days};
use records::ForgeKind;
use store::Secret;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::{below_home, can_ask, indent, secret};
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
    /// What went wrong and when, from a file that a tool for it exports
    #[command(after_help = "Example: groundwork connect incidents incidents.csv")]
    Incidents(incidents::Incidents),
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
#[derive(clap::Args, Debug)]
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
        None => overview(global),
    }
}

impl How {
    fn run(
        &self,
        kind: ForgeKind,
        (server, name): (Option<&str>, &str),
        global: &Global,
    ) -> Result<Ending, Failure> {
        if global.made_up {
            return Err(Failure::usage("the demo asks nobody anything")
                .hint("in a repository of your own: groundwork connect"));
        }
        let place = place_of(kind, server, name)?;
        let mut desk = global.desk()?;
        let since = self.since.as_deref().map(|text| days::date(text, desk.today())).transpose()?;
        let since = since.map(|day| desk.start_of(day));
        let secret = self.token.secret(kind)?;
        let connection = Connection::of(&desk, place, secret, since)?;
        let read = connection.begin(&desk.asked)?;
        said(&finish(&mut desk, &connection.place, &read)?, global);
        Ok(Ending::Done)
    }
}

impl Token {
    fn secret(&self, kind: ForgeKind) -> Result<Secret, Failure> {
        if let Some(file) = &self.token_file {
            let file = std::path::absolute(file).unwrap_or_else(|_| file.clone());
            return Ok(Secret::File(file));
        }
        if let Some(name) = &self.token_env {
            return Ok(Secret::Environment(name.clone()));
        }
        if let Some(command) = &self.token_command {
            return Ok(Secret::Command(command.clone()));
        }
        let none = || {
            Failure::new(format!("{} wants a token, and nobody can be asked for one here", kind.name()))
                .hint("--token-env NAME, --token-file FILE or --token-command COMMAND says where it is")
        };
        if !can_ask() {
            return Err(none());
        }
        let question = format!("A token for {} that can only read (not shown):", kind.name());
        secret(&question).map(Secret::Kept).ok_or_else(none)
    }
}

/// What was read, and what it changed.
pub fn said(connected: &Connected, global: &Global) {
    let width = screen(global).width;
    let kept: String = connected.kept.iter().map(|sentence| indent(sentence, 0, width)).collect();
    let next = [
        ("groundwork", "the scorecard, with what was read"),
        ("groundwork sources --read", "what is new there; nothing is asked by itself"),
        ("groundwork disconnect", "takes it back, and deletes what was read"),
    ];
    put(&format!("{kept}{}{}", effect::lines(&connected.changed), commands(&next, screen(global))));
}

/// Whether anything but git is.
pub fn is_connected(desk: &Desk) -> bool {
    !desk.settings.forges.is_empty() || desk.settings.incidents.is_some()
}

fn overview(global: &Global) -> Result<Ending, Failure> {
    let desk = global.desk()?;
    let screen = screen(global);
    let mut text = String::new();
    for (place, forge) in forges::places(&desk) {
        let line = format!("{}: {}", forges::named(place), forges::how_far(&desk, forge));
        text += &indent(&line, 2, screen.width);
    }
    if let Some(row) = desk::incidents::row(&desk)? {
        text += &indent(&format!("Incidents, {}: {}", below_home(&row.place), row.how_far), 2, screen.width);
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
    let mut next = vec![
        ("groundwork connect github OWNER/REPO", "who was asked for review, and when"),
        ("groundwork connect gitlab HOST GROUP/PROJECT", "the same on GitLab"),
    ];
    if desk.settings.incidents.is_none() {
        next.push((CONNECT_INCIDENTS, "what went wrong and when, from a file"));
    }
    if is_connected(&desk) {
        next.push(("groundwork sources --read", "what is new there"));
        next.push(("groundwork disconnect", "takes it back, and deletes what was read"));
    }
    put(&(text + &commands(&next, screen)));
    Ok(Ending::Done)
}
