use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::{Error, Reading, files, history, own};

/// The data directory of a lead.
#[derive(Debug)]
pub struct Data {
    dir: PathBuf,
    pub(crate) records: Connection,
    pub(crate) own: Connection,
}

impl Data {
    /// Opens, or makes, both databases in a directory. A `records.db` that is damaged or of another
    /// format is begun anew; an `own.db` that is damaged is left as it is, and is an error.
    pub fn open(dir: &Path) -> Result<Data, Error> {
        files::make_directory(dir)?;
        let own = own::open(&dir.join("own.db"))?;
        let path = dir.join("records.db");
        let records = match history::open(&path) {
            Err(Error::Damaged { .. }) => {
                files::delete(&path)?;
                history::open(&path)?
            }
            other => other?,
        };
        Ok(Data { dir: dir.to_owned(), records, own })
    }

    /// The directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Waits until nobody else reads repositories into this directory; `waiting` is called once if
    /// somebody does.
    pub fn reading(&self, waiting: impl FnOnce()) -> Result<Reading, Error> {
        Reading::lock(&self.dir, waiting)
    }

    /// Deletes everything, the lead's own words too.
    pub fn forget_everything(self) -> Result<(), Error> {
        let Data { dir, records, own } = self;
        drop((records, own));
        for name in ["records.db", "own.db", "own.db.before", "reading.lock"] {
            files::delete(&dir.join(name))?;
        }
        Ok(())
    }

    pub(crate) fn of_records(&self, source: rusqlite::Error) -> Error {
        Error::of(&self.dir.join("records.db"), source)
    }

    pub(crate) fn of_own(&self, source: rusqlite::Error) -> Error {
        Error::of(&self.dir.join("own.db"), source)
    }
}
