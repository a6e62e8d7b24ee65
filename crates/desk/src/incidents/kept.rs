//! What is kept of a file of incidents: all of it in one piece, so that a reading is there whole or not at all.

use collect::incidents::Reading;
use records::{Incident, IncidentFile, Incidents};
use serde::{Deserialize, Serialize};
use store::Data;

use crate::Failure;

const FILE: &str = "file";

/// A file as it was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct KeptFile {
    pub(super) incidents: Vec<Incident>,
    /// When it was read, and the second up to which it can tell.
    pub(super) read: i64,
    pub(super) until: i64,
    pub(super) left_out: u64,
    pub(super) replaced: u64,
    /// The first rows that could not be read, each in words. Hostile text.
    pub(super) unread: Vec<String>,
    pub(super) guessed: bool,
}

/// The name under which what is read for a team is kept.
fn source(team: &str) -> String {
    format!("incidents of {team}")
}

/// A file read with other columns says something else: what it said stands apart, until the one that holds is said.
fn key_of(file: &IncidentFile) -> String {
    serde_json::to_string(file).expect("texts are JSON")
}

/// Keeps what a file says in the place of what it said before; the seconds are those of the reading, and up to which it can tell.
pub fn keep(
    data: &mut Data,
    team: &str,
    file: &IncidentFile,
    reading: &Reading,
    (read, until): (i64, i64),
) -> Result<(), Failure> {
    let kept = KeptFile {
        incidents: reading.incidents.clone(),
        read,
        until,
        left_out: reading.left_out as u64,
        replaced: reading.replaced as u64,
        unread: reading.unread.iter().map(ToString::to_string).collect(),
        guessed: reading.guessed,
    };
    Ok(data.keep_items(&source(team), FILE, &[(key_of(file), kept)])?)
}

/// What was read of a file with these columns; none where nothing was.
pub(super) fn kept(data: &Data, team: &str, file: &IncidentFile) -> Result<Option<KeptFile>, Failure> {
    Ok(data.item(&source(team), FILE, &key_of(file))?)
}

/// The incidents of the team's file; none where nothing was read yet.
pub fn load(data: &Data, team: &str, file: &IncidentFile) -> Result<Option<Incidents>, Failure> {
    let kept = kept(data, team, file)?;
    Ok(kept.map(|KeptFile { incidents, until, .. }| Incidents { all: incidents, until }))
}

/// Deletes what was read for a team.
pub fn forget(data: &mut Data, team: &str) -> Result<bool, Failure> {
    Ok(data.forget_source(&source(team))?)
}

/// Deletes what was read of other files than the one that holds, or with other columns.
pub fn forget_others(data: &mut Data, team: &str, holds: Option<&IncidentFile>) -> Result<(), Failure> {
    let (source, holds) = (source(team), holds.map(key_of));
    let all = data.items::<KeptFile>(&source, FILE)?.into_iter().map(|(key, _)| key);
    let others: Vec<String> = all.filter(|key| holds.as_ref() != Some(key)).collect();
    if !others.is_empty() {
        data.drop_items(&source, FILE, &others)?;
    }
    Ok(())
}
