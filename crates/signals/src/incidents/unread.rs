//! How far what is connected tells of incidents.

use team::Ground;
use team::clock::Seconds;

use crate::requests::{connected, read};

/// What is connected and does not tell all: without it a count would leave something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The file was not read yet.
    File,
    /// No forge is connected that could have the issues.
    NoForge,
    /// Issues of a label were not read yet, or a forge was not read to its end.
    Issues,
    /// A forge gave no list of issues.
    Refused,
}

impl Unread {
    /// Why nothing is said, as part of a sentence.
    pub fn why(self) -> &'static str {
        match self {
            Unread::File => "your file of incidents was not read yet",
            Unread::NoForge => "no forge is connected that has the issues",
            Unread::Issues => "the issues that are incidents were not all read yet",
            Unread::Refused => {
                "the forge gave no whole list of issues: they are turned off there, closed to the token, or too many"
            }
        }
    }
}

/// What does not tell all; none where everything that is connected does.
pub fn unread(ground: &Ground) -> Option<Unread> {
    let no_file = ground.settings.incidents.is_some() && ground.incidents.is_none();
    no_file.then_some(Unread::File).or_else(|| unread_issues(ground))
}

/// The same of issues alone.
pub fn unread_issues(ground: &Ground) -> Option<Unread> {
    let settings = ground.settings;
    let known_by = settings.incident_issues.as_ref()?;
    if settings.forges.is_empty() && connected(ground).next().is_none() {
        return Some(Unread::NoForge);
    }
    let refused = |label: &String| connected(ground).any(|(_, forge)| forge.listed.refused.contains(label));
    if known_by.labels.iter().any(refused) {
        return Some(Unread::Refused);
    }
    let is_listed = |label: &String| connected(ground).all(|(_, forge)| forge.listed.labels.contains(label));
    let all_read = connected(ground).count() >= settings.forges.len();
    (!all_read || !known_by.labels.iter().all(is_listed)).then_some(Unread::Issues)
}

/// The second up to which all that is connected tells, the log aside; none where nothing is, or not all was read.
pub fn until(ground: &Ground) -> Option<Seconds> {
    if unread(ground).is_some() {
        return None;
    }
    let issues = ground.settings.incident_issues.is_some();
    let forges = connected(ground).filter(|_| issues).map(|(_, forge)| read(forge));
    forges.chain(ground.incidents.map(|file| file.until)).min()
}
