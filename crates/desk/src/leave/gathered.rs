//! All that leaves, with others as pseudonyms, before it is put into files.

use std::collections::BTreeSet;

use growth::Note;
use growth::cycle::Cycles;
use growth::days::Zones;
use growth::load::Answered;
use growth::log::Log;
use jiff::tz::TimeZone;
use records::{Said, Word, WordId};
use store::{Data, Told, tree};

use super::paths::Names;
use super::who::{self, pseudonyms};
use super::{WEEKS, fields};
use crate::Failure;
use crate::notes::Notebook;

/// All that leaves.
pub struct Gathered {
    /// The notes that hold, in the order they were kept.
    pub notes: Vec<(WordId, Word<Note>)>,
    /// The log they make.
    pub log: Log,
    /// The cycles they make.
    pub cycles: Cycles,
    /// Corrections of all teams, each team by the name of its first repository.
    pub said: Vec<Told<Said>>,
    /// Weeks as they were saved: the name of each file and its text.
    pub weeks: Vec<(String, String)>,
    /// The zones the lead lived in, in which days are theirs.
    pub zones: Zones,
    /// The zone the first notes were kept in, an IANA name.
    pub zone: String,
    /// The lead's own names and addresses.
    pub own: BTreeSet<String>,
    /// The looks at the lead's load, where they are named.
    pub load: Option<Vec<(WordId, Word<Answered>)>>,
}

impl Gathered {
    /// Gathers what a data directory has; `names` are those that git knows.
    pub fn of(data: &mut Data, names: &who::Names, system: &TimeZone) -> Result<Gathered, Failure> {
        let (pseudonyms, own) = pseudonyms(data, names)?;
        let zone = zone(data, system)?;
        let mut said = data.told::<Said>()?;
        // A folder or a file of this machine, which means nothing on another; and where the lead's calendars are.
        said.retain(|told| {
            !matches!(told.word.said, Said::Content { .. } | Said::Incidents { .. } | Said::Calendar { .. })
        });
        let paths = said.iter().flat_map(|told| [Some(told.team.clone()), path(&told.word.said)]).flatten();
        let repositories = Names::new(paths);
        let mut corrections = Vec::with_capacity(said.len());
        for told in said {
            let word =
                Word { at: told.word.at, said: fields::said(&told.word.said, &pseudonyms, &repositories)? };
            corrections.push(Told { team: repositories.of(&told.team), id: told.id, word });
        }
        let weeks = tree::read_folder(&data.dir().join(WEEKS), ".md")?;
        let weeks = weeks.into_iter().map(|(name, text)| (name, pseudonyms.text(&text))).collect();
        let book = Notebook::open(data, 0, system)?;
        let mut notes = Vec::with_capacity(book.notes.len());
        for (id, word) in &book.notes {
            notes.push((*id, Word { at: word.at, said: fields::note(&word.said, &pseudonyms)? }));
        }
        let (log, cycles) = (Log::of(&notes, &book.zones), Cycles::of(&notes, &book.zones));
        let zones = book.zones;
        Ok(Gathered { notes, log, cycles, zones, said: corrections, weeks, zone, own, load: None })
    }

    /// With the looks at the lead's load, which leave only where they are named.
    pub fn with_load(self, data: &Data) -> Result<Gathered, Failure> {
        Ok(Gathered { load: Some(crate::load::words(data)?), ..self })
    }
}

/// The zone of the first notes; kept from now on, so that their days stay.
fn zone(data: &mut Data, system: &TimeZone) -> Result<String, Failure> {
    if let Some(zone) = data.kept("", "zone")? {
        return Ok(zone);
    }
    let name = system.iana_name().unwrap_or("UTC").to_owned();
    data.keep("", "zone", &name)?;
    Ok(name)
}

/// The path a correction names.
fn path(said: &Said) -> Option<String> {
    match said {
        Said::Repository { path } => Some(path.clone()),
        Said::Branch { repository, .. } => Some(repository.clone()),
        _ => None,
    }
}
