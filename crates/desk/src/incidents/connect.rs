//! Connecting a file of incidents, and reading it again.

use jiff::tz::TimeZone;
use records::{IncidentColumns, IncidentFile, Said};
use team::Settings;

use super::kept::{forget_others, keep, kept};
use super::reading::{ReadOf, Table, name};
use crate::sources::GONE;
use crate::text::day;
use crate::{Asked, Desk, Failure, open_data};

/// A file that is to be connected with a team.
pub struct Connection {
    team: String,
    zone: TimeZone,
    file: IncidentFile,
}

impl Connection {
    /// One of the team a desk was opened for.
    pub fn of(desk: &Desk, table: &Table, columns: IncidentColumns) -> Connection {
        Connection::opening(desk)(table, columns)
    }

    /// The same, for when the desk is out of reach.
    pub fn opening(desk: &Desk) -> impl FnOnce(&Table, IncidentColumns) -> Connection + Send + use<> {
        let (team, zone) = (desk.team.clone(), desk.zone.clone());
        move |table, columns| {
            let path = table.path.to_string_lossy().into_owned();
            Connection { team, zone, file: IncidentFile { path, columns } }
        }
    }

    /// The one that holds already.
    fn held(desk: &Desk) -> Option<Connection> {
        let file = desk.settings.incidents.clone()?;
        Some(Connection { team: desk.team.clone(), zone: desk.zone.clone(), file })
    }

    /// Reads the file, keeps what it says, and then that it is the one; beside whoever has the desk. What was kept before goes
    /// when that is said, and not earlier.
    pub fn begin(self, table: &Table, asked: &Asked) -> Result<ReadOf, Failure> {
        self.take(table, asked, Word::IsSaid)
    }

    fn take(self, table: &Table, asked: &Asked, word: Word) -> Result<ReadOf, Failure> {
        let Connection { team, zone, file } = self;
        let reading = table.read(&file.columns, &zone)?;
        let mut data = open_data(&asked.data, &asked.watch)?;
        let before = Settings::of(&data.words(&team)?).incidents;
        if word == Word::Holds && before.as_ref() != Some(&file) {
            return Err(Failure::new(GONE));
        }
        let was = kept(&data, &team, &file)?;
        let is_same =
            before.as_ref() == Some(&file) && was.is_some_and(|was| was.incidents == reading.incidents);
        let until = table.tells_until(&reading, asked.seconds());
        keep(&mut data, &team, &file, &reading, (asked.seconds(), until))?;
        if before.as_ref() != Some(&file) {
            data.say(&team, &[Said::Incidents { file: Some(file.clone()) }], asked.now)?;
        }
        forget_others(&mut data, &team, Some(&file))?;
        let in_place_of = before.filter(|before| before.path != file.path).map(|before| before.path);
        Ok(ReadOf { file, reading, is_same, in_place_of })
    }
}

/// Whether a reading says that a file is the one, or goes by that having been said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    IsSaid,
    Holds,
}

/// Reads the file that is connected again, beside whoever has the desk; none where none is. Where it cannot be read, what was is kept.
pub fn read_again(desk: &Desk) -> Option<impl FnOnce(&Asked) -> Result<ReadOf, Failure> + Send + use<>> {
    let connection = Connection::held(desk)?;
    let known = desk.incidents.as_ref().map(|incidents| day(desk.day(incidents.until)));
    Some(move |asked: &Asked| {
        let path = connection.file.path.clone();
        let read = Table::of(path.as_ref()).and_then(|table| connection.take(&table, asked, Word::Holds));
        read.map_err(|failure| {
            let failure = match known {
                Some(known) => failure.looked_at(format!("what {} told up to {known} is kept", name(&path))),
                None => failure,
            };
            failure.hint("groundwork connect incidents FILE names another file")
        })
    })
}
