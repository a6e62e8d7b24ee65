//! The files that git and forges read, and releases with their tags.

use std::rc::Rc;

use madeup::Error;
use madeup::stream::{Person, Tag};

use super::edits::rewrite;
use super::history::{Doing, History};
use super::people::Role;
use super::time::stamp;
use super::tree::{Held, put};
use super::words::DIRECTORIES;

/// A file that the lead keeps alone.
const KEPT: &str = "docs/rota.md";

/// What a week brings besides work.
pub(super) fn of_week(history: &mut History<'_>, week: i64, begin: i64) -> Result<(), Error> {
    let shape = history.shape;
    if shape.mailmap && week == 2 {
        let lines = history.cast.mailmap.clone();
        write(history, ".mailmap", lines, begin)?;
    }
    if shape.attributes == Some(week) {
        let lines = attributes(history);
        write(history, ".gitattributes", lines, begin)?;
    }
    if shape.owners == Some(week) {
        let place = *history.draw.pick(&["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"]);
        let lines = owners(history);
        write(history, place, lines, begin)?;
    }
    if shape.ignored_revs && week % 10 == 7 && !history.reformats.is_empty() {
        let mut lines = vec!["# reformatted".to_owned()];
        for mark in history.reformats.clone() {
            lines.push(format!("{} # by a tool", history.stream.id_of(mark)?));
        }
        write(history, ".git-blame-ignore-revs", lines, begin)?;
    }
    if shape.keeps {
        let away = shape.away.as_ref().is_some_and(|away| away.contains(&week));
        if week % 2 == 0 && shape.lead.contains(&week) && !away {
            write(history, KEPT, vec![format!("week {week}")], begin)?;
        }
    } else if week % shape.releases.0 == 1 {
        release(history, week, begin)?;
    }
    Ok(())
}

/// Puts lines into a file, by somebody of the team.
fn write(history: &mut History<'_>, path: &str, lines: Vec<String>, begin: i64) -> Result<(), Error> {
    let mut tree = history.main.tree.clone();
    put(&mut tree, path, Held::File(Rc::new(lines), false));
    let time = begin + history.draw.between(0, 100_000);
    let doing = Doing { who: history.keeper(), time, message: "what forges read\n", by: None, forge: false };
    history.commit_on_main(tree, &[], doing).map(drop)
}

fn attributes(history: &mut History<'_>) -> Vec<String> {
    let all = [
        "generated/** linguist-generated",
        "vendor/** -linguist-vendored",
        "docs/** -linguist-documentation",
        "*.xyz linguist-detectable",
        "src/refunds/** linguist-vendored=true",
        "api/v1/*.py linguist-generated=false",
        "*.toml linguist-detectable",
        "web/** text eol=lf",
        "tests/*.rs -linguist-detectable",
        "[attr]ours linguist-generated",
        "risk/*9.go ours",
    ];
    all.iter().filter(|_| history.draw.percent(45)).map(|line| (*line).to_owned()).collect()
}

fn owners(history: &mut History<'_>) -> Vec<String> {
    let mut lines = vec!["# who is asked".to_owned(), "* @kassa/all".to_owned()];
    for (directory, _) in DIRECTORIES {
        if directory.is_empty() || directory.contains(' ') || !history.draw.percent(40) {
            continue;
        }
        let pattern = match history.draw.below(6) {
            0 => format!("/{directory}/*"),
            1 => format!("/{directory}/**"),
            2 => format!("{directory}/*.rs"),
            3 => directory.to_owned(),
            _ => format!("/{directory}/"),
        };
        let place = history.draw.below(history.cast.people.len());
        let person = &history.cast.people[place];
        let owner = match history.draw.below(3) {
            0 => person.first_address().to_owned(),
            1 => format!("@{}", person.first_address().split('@').next().unwrap_or_default()),
            _ => format!("# {}", person.identities[0].0),
        };
        lines.push(format!("{pattern} {owner}"));
    }
    lines
}

/// The lead, mostly, writes the change log and tags.
fn release(history: &mut History<'_>, week: i64, begin: i64) -> Result<(), Error> {
    let mut tree = history.main.tree.clone();
    if !tree.contains_key("CHANGELOG.md") {
        put(&mut tree, "CHANGELOG.md", Held::File(Rc::new(vec!["changes".to_owned()]), false));
    }
    rewrite(&mut history.draw, &mut tree, "CHANGELOG.md", 3);
    let team = history.cast.there(Role::Team, week);
    let who = if history.draw.percent(75) || team.is_empty() {
        history.keeper()
    } else {
        *history.draw.pick(&team)
    };
    let day = if history.shape.releases.1 { 2 } else { history.draw.between(0, 4) };
    let time = begin + day * 86_400 + history.draw.between(30_000, 60_000);
    let mark = history.commit_on_main(
        tree,
        &[],
        Doing { who, time, message: "release\n", by: None, forge: false },
    )?;
    for part in 0..history.draw.weighted(&[10, 75, 15]) {
        let name = format!("v{week}.{part}");
        if history.draw.percent(10) {
            history.stream.reset(&format!("refs/tags/{name}"), mark)?;
            continue;
        }
        let bot = history.cast.people.iter().position(|person| person.role == Role::Bot);
        let tagger = bot.filter(|_| history.draw.percent(8)).unwrap_or(who);
        let (person, address) = history.cast.people[tagger].identity(&mut history.draw);
        history.stream.tag(&Tag {
            name: &name,
            of: mark,
            tagger: (Person::new(&person, &address), stamp(time + 60, history.cast.people[tagger].minutes)),
            message: b"a release\n",
        })?;
    }
    Ok(())
}
