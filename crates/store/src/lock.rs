use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{Error, files};

/// Held while repositories are read; another process waits for it, and then finds the work done.
#[derive(Debug)]
pub struct Reading {
    _file: File,
}

impl Reading {
    /// Takes the lock of a directory; `waiting` is called once if somebody else holds it.
    pub(crate) fn lock(dir: &Path, waiting: impl FnOnce()) -> Result<Reading, Error> {
        let path = dir.join("reading.lock");
        let file = files::make_private(&path)?;
        let failed = |source| Error::Directory { at: path.clone(), source };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock().map_err(failed)?;
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        Ok(Reading { _file: file })
    }
}
