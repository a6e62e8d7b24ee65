//! Opening the files: private, and ready for one writer and many readers.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use crate::Error;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(30);

/// Makes the directory, private to the user, if it is not there.
pub(crate) fn make_directory(dir: &Path) -> Result<(), Error> {
    let failed = |source| Error::Directory { at: dir.to_owned(), source };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(failed)
}

/// Makes a file, private to the user, if it is not there.
pub(crate) fn make_private(path: &Path) -> Result<fs::File, Error> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true).read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|source| match source.kind() {
        io::ErrorKind::StorageFull => Error::DiskFull { at: path.to_owned() },
        _ => Error::Directory { at: path.to_owned(), source },
    })
}

/// Opens a database; what SQLite puts beside it has the mode of the file itself.
pub(crate) fn open(path: &Path, synchronous: &str) -> Result<Connection, Error> {
    make_private(path)?;
    let failed = |source| Error::of(path, source);
    let db = Connection::open(path).map_err(failed)?;
    db.busy_timeout(PATIENCE).map_err(failed)?;
    db.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    db.pragma_update(None, "synchronous", synchronous).map_err(failed)?;
    db.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    Ok(db)
}

/// Deletes a database and what stands beside it.
pub(crate) fn delete(path: &Path) -> Result<(), Error> {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match fs::remove_file(&name) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::Directory { at: name.into(), source }),
        }
    }
    Ok(())
}
