use jiff::civil::Date;
use records::{Said, Word, WordId};
use team::KnownBy;

use super::{meetings, once};
use crate::sources::{alone, is_connected};
use crate::text::clean;
use crate::{Desk, Failure};

/// What taking back did.
#[derive(Clone, Debug)]
pub struct Undone {
    /// The words, each as it was meant.
    pub words: Vec<String>,
    /// Whether they hold again, because they had been taken back before.
    pub holds: bool,
}

/// The number of what [`undo`] would turn: another one says that something else was said since. None where nothing
/// was said yet.
pub fn last_act(desk: &Desk) -> Result<Option<i64>, Failure> {
    Ok(desk.data.last_act(&desk.team)?)
}

/// Takes the last words back, or brings them again; none where nothing was said yet.
pub fn undo(desk: &mut Desk) -> Result<Option<Undone>, Failure> {
    // It may be the word that connected what is being read.
    let _alone = is_connected(desk).then(|| alone(&desk.data)).transpose()?;
    let undone = crate::notes::undo_of(
        &mut desk.data,
        &desk.team,
        desk.asked.now,
        desk.asked.names,
        &desk.asked.system_zone,
    )?;
    hear(desk)?;
    Ok(undone)
}

/// Hears what holds now. What is connected no longer leaves no secret behind, and nothing that was read.
/// Nor does a calendar of which something else is wanted.
fn hear(desk: &mut Desk) -> Result<(), Failure> {
    let (before, calendars) = (desk.settings.forges.clone(), desk.settings.calendars.clone());
    let labels = desk.settings.incident_issues.clone().map(|known_by| known_by.labels).unwrap_or_default();
    desk.hear_again()?;
    crate::forges::forget_issues(&mut desk.data, &desk.settings, &labels)?;
    crate::incidents::forget_others(&mut desk.data, &desk.team, desk.settings.incidents.as_ref())?;
    for (repository, place) in before {
        if desk.settings.forges.get(&repository) != Some(&place) {
            crate::forges::forget(&mut desk.data, &repository, &place)?;
        }
    }
    for (name, was) in calendars {
        match desk.settings.calendars.get(&name) {
            Some(source) if *source == was => {}
            Some(source) if source.place == was.place => {
                crate::calendars::forget_read(&mut desk.data, &name)?
            }
            _ => crate::calendars::forget(&mut desk.data, &name)?,
        }
    }
    Ok(())
}

/// Takes one word of this team back, by its name, whenever it was said; the sentence that says so.
pub fn take_back(desk: &mut Desk, name: &str) -> Result<String, Failure> {
    let id: Option<WordId> = name.parse().ok();
    let words = desk.data.named_words::<Said>(&desk.team)?;
    let known = words.into_iter().find(|(word, _)| id == Some(*word));
    let is_connection = |said: &Said| {
        let names_what_is_read = matches!(said, Said::Calendar { .. } | Said::Incidents { .. });
        names_what_is_read || matches!(said, Said::Forge { .. } | Said::IncidentIssues { .. })
    };
    let connects = known.as_ref().is_some_and(|(_, word)| is_connection(&word.said));
    let _alone = connects.then(|| alone(&desk.data)).transpose()?;
    let known = known.map(|(word, _)| word);
    let said = match known {
        Some(id) => desk.data.undo_word(id, desk.asked.now)?,
        None => None,
    };
    let Some(said) = said else { return Err(Failure::new("it was taken back before, or never said")) };
    hear(desk)?;
    Ok(format!("Taken back: {}.", in_words(&said, desk.asked.names)))
}

/// A word that holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its name, for [`take_back`].
    pub id: String,
    /// The day it was said.
    pub day: Date,
    /// What was said.
    pub said: Said,
}

/// The words that hold, in the order they were said.
pub fn held(desk: &Desk) -> Result<Vec<Held>, Failure> {
    let all = desk.data.named_words(&desk.team)?.into_iter();
    let held = |(id, word): (WordId, Word)| Held {
        id: id.to_string(),
        day: desk.day(word.at.div_euclid(1_000_000)),
        said: word.said,
    };
    Ok(all.map(held).collect())
}

/// A word as it was meant; addresses of others stand in it only where names were asked for.
pub fn in_words(said: &Said, names: bool) -> String {
    let text = match said {
        Said::Me { address } if names => format!("{address} is you"),
        Said::Me { .. } => "an address is yours".to_owned(),
        Said::NotMe { address } if names => format!("{address} is not you"),
        Said::NotMe { .. } => "an address is not yours".to_owned(),
        Said::Joined { one, other } if names => format!("{one} and {other} are one person"),
        Said::Joined { .. } => "two addresses are one person".to_owned(),
        Said::Apart { one, other } if names => format!("{one} and {other} are two people"),
        Said::Apart { .. } => "two addresses are two people".to_owned(),
        Said::Bot { pattern } => format!("{pattern} is a program"),
        Said::InTeam { who, .. } if names => format!("{who} is in the team"),
        Said::InTeam { .. } => "somebody is in the team".to_owned(),
        Said::NotInTeam { who, .. } if names => format!("{who} is not in the team"),
        Said::NotInTeam { .. } => "somebody is not in the team".to_owned(),
        Said::TeamSeen => "the team is right".to_owned(),
        Said::Scope { prefixes } => format!("the scope {}", prefixes.join(" ")),
        Said::Repository { path } => format!("the repository {path}"),
        Said::Branch { branch, .. } => format!("the branch {branch}"),
        Said::Forge { place: Some(place), .. } => format!("{} on {}", place.name, place.kind.name()),
        Said::Forge { place: None, .. } => "that a forge is read no longer".to_owned(),
        Said::Incidents { file: Some(file) } => format!("the incidents in {}", file.path),
        Said::Incidents { file: None } => "that no file of incidents is read".to_owned(),
        Said::IncidentIssues { known_by: Some(known_by) } => {
            format!("that {}", crate::incidents::in_words(known_by))
        }
        Said::IncidentIssues { known_by: None } => "that no issue is an incident".to_owned(),
        Said::Calendar { name, source: Some(_) } => format!("the calendar {name}"),
        Said::Calendar { source: None, .. } => "that a calendar is read no longer".to_owned(),
        Said::Proposals { labels, titles } if labels.is_empty() && titles.is_empty() => {
            "that nothing is taken for a proposal".to_owned()
        }
        Said::Proposals { labels, titles } => {
            let (labels, titles) = (labels.clone(), titles.clone());
            super::proposals::known_by(&KnownBy { labels, titles })
        }
        Said::Zone { name } => format!("the zone {name}"),
        Said::Content { folder: Some(folder) } => format!("the content in {folder}"),
        Said::Content { folder: None } => "the content that comes with the program".to_owned(),
        Said::Hours { .. } => "your hours".to_owned(),
        Said::Role { date: Some(date) } => format!("your role began on {date}"),
        Said::Role { date: None } => "no day for your role".to_owned(),
        Said::DaysOff { first, last } => format!("days off {first}..{last}"),
        Said::NotDaysOff { first, last } => format!("no days off {first}..{last}"),
        Said::OneToOne { series, yes } => meetings::in_words(*series, *yes, "one-to-ones"),
        Said::LongHorizon { series, yes } => meetings::in_words(*series, *yes, "time for what is far off"),
        Said::LongHorizonOnce { series, day, yes, .. } => once::in_words(*series, *day, *yes),
        Said::NotThisCommit { commit, .. } => format!("commit {} left out", commit.short()),
        Said::NotThisArea { area, .. } => format!("area {area} left out"),
        Said::Sync { merge, .. } => format!("the answer about merge {}", merge.short()),
        Said::CountConfiguration { yes } => {
            format!("configuration {}", if *yes { "counts" } else { "does not count" })
        }
        Said::AreaRenamed { area, name } => format!("area {area} is called {name}"),
        Said::AreasMerged { area, into } => format!("area {area} joined {into}"),
        Said::AreaSplit { area, name, .. } => format!("area {name} split from {area}"),
        Said::AreasAnew => "areas worked out anew".to_owned(),
        Said::Reason { change, .. } => format!("the reason of {}", change.short()),
        Said::Disagreed { signal, why } => format!("beside {signal}: \"{why}\""),
        Said::HandedOver { area, level: None, .. } => format!("no hand-over of {area}"),
        Said::HandedOver { area, .. } => format!("the hand-over of {area}"),
        Said::Target { signal, .. } => format!("the target of {signal}"),
    };
    clean(&text)
}
