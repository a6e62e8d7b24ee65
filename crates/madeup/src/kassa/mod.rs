//! kassa, a payments platform, and the team that makes it: the team of the demo.
//!
//! `story.rs` tells what happens, `areas/` and `words.rs` what is written; `plan.rs` and `choice.rs`
//! make weeks of work of it, `tree.rs` the files, `pen.rs` the commits. `forge/` has the change requests behind the merges.
//! `journal.rs` and `notes.rs` are what its lead keeps, `calendar/` is her calendar.

mod areas;
mod calendar;
mod choice;
mod forge;
mod journal;
mod notes;
mod pen;
mod people;
mod plan;
mod pull;
mod story;
mod tree;
mod words;

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::civil::{date, weekday};
use crate::git::{ObjectFormat, Shape};
use crate::stream::Stream;
use crate::{Draw, Error};
pub use calendar::calendar;
pub use notes::{load, notes};
use pen::{Pen, early};
use people::{ALL, MIRA};
use plan::Planner;
use records::Forge;
use tree::{Camp, Part, Tree};

/// Years of the demo.
pub const YEARS: u8 = 2;
/// The lead's name.
pub const LEAD: &str = ALL[MIRA].name;
/// The lead's address.
pub const ADDRESS: &str = ALL[MIRA].email;
/// An address of the lead's that nothing joins but her word.
pub const LAPTOP: &str = people::LAPTOP.1;
/// Year, month, day.
pub type YearMonthDay = (i64, i64, i64);
/// The day the lead's role changed.
pub const ROLE: YearMonthDay = date(story::ROLE);
/// Days the lead was off and says so, both included. Those of Christmas stand in her calendar alone.
pub const AWAY: [(YearMonthDay, YearMonthDay); 3] = {
    let [one, two, three] = story::MIRA_AWAY;
    [(date(one.0), date(one.1)), (date(two.0), date(two.1)), (date(three.0), date(three.1))]
};
/// The label by which the lead knows a proposal.
pub const PROPOSALS: &str = forge::LABEL;
/// Areas the lead has given to somebody, on which day, at which level of seven.
pub const HAND_OVERS: [(&str, YearMonthDay, u8); 2] =
    [("payouts", (2026, 1, 5), 6), ("settlement", (2026, 10, 5), 4)];
/// The instant of the demo: Thursday 19 November 2026, nine o'clock.
pub const NOW: i64 = (story::LAST_MONDAY + 10) * crate::civil::DAY + 9 * 3_600;
/// The zone of the lead, without which weeks would begin elsewhere.
pub const ZONE: &str = "Europe/Lisbon";

const SEED: u64 = 5;

/// The file of the team's incidents, as their tool exports it: a table with a heading.
pub fn incidents() -> &'static [u8] {
    include_bytes!("../../data/kassa-incidents.csv")
}

/// Writes so many years of kassa's history, and a bit, into a bare repository, and gives its forge, as Mira reads it at
/// [`NOW`]. The directory is made, or must be empty; its name is that of the repository. The last week is always that to 15
/// November 2026.
pub fn write(dir: &Path, years: u8) -> Result<Forge, Error> {
    let weeks = 52 * i64::from(years.max(1)) + story::A_BIT;
    let draw = Draw::new(SEED);
    let mut tree = Tree::new(&draw);
    let mut planner = Planner::new(weeks, &tree, &draw);
    let stream = Stream::create(dir, Shape::Bare, ObjectFormat::Sha1)?;
    let mut pen = Pen::new(stream, &draw);
    begin(&mut pen, &mut tree, weeks)?;
    let mut left = Vec::new();
    for weeks_ago in (0..weeks).rev() {
        let monday = story::LAST_MONDAY - 7 * weeks_ago;
        let lock = pen.other(pull::LOCK);
        pen.plain(people::BOT, early(monday), "Bump the locked versions", &[(pull::LOCK.to_owned(), lock)])?;
        let mut pulls = planner.week(weeks_ago, &mut tree);
        pulls.append(&mut left);
        left = left_over(&mut pulls, weeks_ago);
        evenings(&mut pulls, weeks_ago, &draw);
        pen.week(pulls, &mut tree)?;
        let (year, month, of_month) = date(monday);
        if of_month <= 7 && monday < story::FIRST_RELEASE {
            pen.build(&format!("build-{year}-{month:02}"))?;
        }
    }
    let merged = pen.finish()?;
    name_the_lead(dir)?;
    Ok(forge::tell(&merged, &draw))
}

/// The first commits: what is there before the story begins.
fn begin(pen: &mut Pen, tree: &mut Tree, weeks: i64) -> Result<(), Error> {
    let monday = story::LAST_MONDAY - 7 * weeks;
    let mut minute = 9 * 60;
    let mut first: Vec<(String, String)> = vec![
        (
            "README.md".to_owned(),
            "# kassa\n\nPayments, from the card to the bank. All of it is made up.\n".to_owned(),
        ),
        (".mailmap".to_owned(), people::MAILMAP.to_owned()),
        (".gitattributes".to_owned(), "merchant-api/client/** linguist-generated\n".to_owned()),
    ];
    for path in [pull::OWNERS, pull::LOCK, pull::CLIENT, pull::CALENDAR, pull::ROTA, pull::CHANGELOG] {
        first.push((path.to_owned(), pen.other(path)));
    }
    let mira = &ALL[MIRA];
    pen.plain((mira.name, mira.email), mira.at(monday, minute), "Begin", &first)?;
    for (at, area) in areas::ALL.iter().enumerate() {
        let founders = story::founders(at);
        let mut by_person: Vec<(usize, Vec<(String, String)>)> = Vec::new();
        for camp in [Camp::Lead, Camp::Both, Camp::Others] {
            for (rank, &module) in tree.of(at, camp).to_vec().iter().enumerate() {
                if !tree.modules[module].is_there {
                    continue;
                }
                let founder = founders[rank % founders.len()];
                let founder = if ALL[founder].is_there(monday) { founder } else { people::HENRIK };
                let writer =
                    if camp == Camp::Lead || camp == Camp::Both && rank % 2 == 0 { MIRA } else { founder };
                let mut files = vec![(tree.modules[module].path.clone(), tree.write(module, Part::Itself))];
                if let Some(test) = tree.modules[module].test.clone() {
                    files.push((test, tree.write(module, Part::Test)));
                }
                match by_person.iter_mut().find(|(person, _)| *person == writer) {
                    Some((_, all)) => all.extend(files),
                    None => by_person.push((writer, files)),
                }
            }
        }
        for (person, files) in by_person {
            minute += 7;
            let person = &ALL[person];
            pen.plain(
                (person.name, person.email),
                person.at(monday, minute + 120),
                &format!("Move {} here", area.dir),
                &files,
            )?;
        }
    }
    Ok(())
}

/// Takes out of a week what the lead does not get to, and merges in the next.
fn left_over(pulls: &mut Vec<pull::Pull>, weeks_ago: i64) -> Vec<pull::Pull> {
    let is_usual = |act: &pull::Act| matches!(act, pull::Act::Module(..));
    let can_wait = |pull: &pull::Pull| {
        pull.person == MIRA && pull.commits.iter().flat_map(|(_, acts)| acts).all(is_usual)
    };
    let mut left = Vec::new();
    for place in (0..pulls.len()).rev() {
        if left.len() < story::left_over(weeks_ago) && can_wait(&pulls[place]) {
            let pull = pulls.remove(place);
            left.push(pull::Pull { day: pull.day + 7, ..pull });
        }
    }
    left
}

/// Some of the lead's days end in the evening.
fn evenings(pulls: &mut [pull::Pull], weeks_ago: i64, draw: &Draw) {
    for weekday_of in 0..5 {
        let of_day = |pull: &&mut pull::Pull| pull.person == MIRA && weekday(pull.day) == weekday_of;
        let Some(last) = pulls.iter_mut().filter(of_day).max_by_key(|pull| pull.minutes.last().copied())
        else {
            continue;
        };
        let mut draw = draw.aside(last.day as u64);
        if draw.percent(story::evenings(weeks_ago)) && last.waits > 300 {
            let minute = draw.between(18 * 60 + 40, 22 * 60);
            if let Some(minutes) = last.minutes.last_mut() {
                last.waits -= minute - *minutes;
                *minutes = minute;
            }
            last.waits = last.waits.max(10);
        }
    }
}

/// Whoever opens it is its lead.
fn name_the_lead(dir: &Path) -> Result<(), Error> {
    let path = dir.join("config");
    let written = OpenOptions::new()
        .append(true)
        .open(&path)
        .and_then(|mut config| write!(config, "[user]\n\tname = {LEAD}\n\temail = {ADDRESS}\n"));
    written.map_err(|source| Error::Directory(path, source))
}
