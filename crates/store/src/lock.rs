use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;

use crate::{Error, files};

/// Held while repositories are read, until the reading is finished; another process waits for it, and
/// then finds the work done.
#[derive(Debug)]
pub struct Reading {
    pub(crate) lock: Arc<File>,
}

impl Reading {
    /// Takes the lock of a directory; `waiting` is called once if somebody else holds it.
    pub(crate) fn lock(dir: &Path, waiting: impl FnOnce()) -> Result<Reading, Error> {
        let path = dir.join(READING);
        let file = files::open_lock(&path)?;
        let failed = |source| Error::file(&path, source);
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock().map_err(failed)?;
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        Ok(Reading { lock: Arc::new(file) })
    }
}

/// Takes the lock of those who ask a forge; none where somebody else has it.
pub(crate) fn ask(dir: &Path) -> Result<Option<File>, Error> {
    let path = dir.join(ASKING);
    let file = files::open_lock(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(Error::file(&path, source)),
    }
}

/// Says that the directory is open here, so that nobody deletes it.
pub(crate) fn say_open(dir: &Path) -> Result<File, Error> {
    let path = dir.join(OPEN);
    let file = files::open_lock(&path)?;
    file.lock_shared().map_err(|source| Error::file(&path, source))?;
    Ok(file)
}

/// Takes the directory for this process alone; an error if it is open elsewhere.
pub(crate) fn alone(dir: &Path, open: &File) -> Result<(), Error> {
    match open.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { at: dir.to_owned() }),
        Err(TryLockError::Error(source)) => Err(Error::file(&dir.join(OPEN), source)),
    }
}

/// The file locked while repositories are read.
pub(crate) const READING: &str = "reading.lock";
/// The file locked while somebody is asked who is not on this machine.
pub(crate) const ASKING: &str = "asking.lock";
/// The file locked while a process has the directory open.
pub(crate) const OPEN: &str = "open.lock";
