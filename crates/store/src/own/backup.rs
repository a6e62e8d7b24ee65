use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::db::{Fault, meaning};
use crate::{Data, Error, files};

impl Data {
    /// Copies `own.db`, whole and as of one moment, to a file that does not exist yet.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        match to.try_exists() {
            Ok(false) => copy(self.own.at(), to, false).map_err(|fault| meaning(to, fault).at(to)),
            Ok(true) => Err(Error::Exists { at: to.to_owned() }),
            Err(source) => Err(Error::file(to, source)),
        }
    }
}

/// Copies a database under another name first, so that nothing half written ever has the name.
pub(super) fn copy(from: &Path, to: &Path, replace: bool) -> Result<(), Fault> {
    let mut half = to.as_os_str().to_owned();
    half.push(".part");
    let half = Path::new(&half);
    files::delete(half).and_then(|()| files::make_private(half)).map_err(Fault::Error)?;
    let done = pages(from, half).and_then(|()| {
        let name = || {
            std::fs::File::open(half)?.sync_all()?;
            if !replace {
                // Fails where something is there by now, which a rename would not.
                std::fs::hard_link(half, to)?;
                std::fs::remove_file(half)?;
            } else {
                std::fs::rename(half, to)?;
            }
            files::make_name_durable(to)
        };
        name().map_err(|source| Fault::Error(Error::file(to, source)))
    });
    if done.is_err() {
        let _ = files::delete(half);
    }
    done
}

fn pages(from: &Path, to: &Path) -> Result<(), Fault> {
    let from = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut to = Connection::open(to)?;
    let copy = Backup::new(&from, &mut to)?;
    match copy.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Fault::Sqlite(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        ))),
    }
}
