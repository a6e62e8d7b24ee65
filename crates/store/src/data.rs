use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

use crate::db::Db;
use crate::notice::Tell;
use crate::{Error, Notice, Reading, files, history, lock, own, prompt, saved, secrets};

/// The data directory of a lead. Several processes, and several of one process, may have it open.
pub struct Data {
    dir: PathBuf,
    pub(crate) records: Db,
    pub(crate) own: Db,
    reading: Weak<File>,
    open: File,
}

impl Data {
    /// Opens, or makes, both databases in a directory. A `records.db` that is damaged or of another
    /// format is begun anew; an `own.db` that is damaged, or newer than this program, is left as it
    /// is, and is an error.
    pub fn open(dir: &Path) -> Result<Data, Error> {
        Data::open_telling(dir, |_| {})
    }

    /// As [`Data::open`], with somebody who hears what is worth saying, now and later.
    pub fn open_telling(dir: &Path, tell: impl Fn(&Notice) + Send + Sync + 'static) -> Result<Data, Error> {
        files::make_directory(dir)?;
        let open = lock::say_open(dir)?;
        let tell: Tell = Arc::new(tell);
        let own = own::open(&dir.join(OWN), tell.clone())?;
        let records = history::open(&dir.join(RECORDS), tell)?;
        Ok(Data { dir: dir.to_owned(), records, own, reading: Weak::new(), open })
    }

    /// The directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// How long a write waits for another process before it is [`Error::Busy`]; 30 seconds if not said.
    pub fn set_patience(&mut self, patience: Duration) {
        self.records.set_patience(patience);
        self.own.set_patience(patience);
    }

    /// Waits until nobody else reads repositories into this directory; `waiting` is called once if
    /// somebody does. To be held from before [`Data::known`] until after [`Data::finish`].
    pub fn reading(&mut self, waiting: impl FnOnce()) -> Result<Reading, Error> {
        let reading = Reading::lock(&self.dir, waiting)?;
        self.reading = Arc::downgrade(&reading.lock);
        Ok(reading)
    }

    /// Held while somebody is asked who is not on this machine, so that nobody is asked twice at once; none where another does
    /// so already.
    pub fn asking(&self) -> Result<Option<File>, Error> {
        lock::ask(&self.dir)
    }

    /// The lock held by [`Data::reading`], or one taken now.
    pub(crate) fn reading_held(&self) -> Result<Reading, Error> {
        match self.reading.upgrade() {
            Some(lock) => Ok(Reading { lock }),
            None => Reading::lock(&self.dir, || self.records.tell(&Notice::Waiting { at: self.dir.clone() })),
        }
    }

    /// Deletes everything, the lead's own words and their copies too. An error, and nothing deleted, if
    /// the directory is open elsewhere.
    pub fn forget_everything(self) -> Result<(), Error> {
        let saved = self.saved()?;
        let Data { dir, records, own, open, .. } = self;
        lock::alone(&dir, &open)?;
        saved::forget(&dir, &saved)?;
        drop((records, own));
        for name in [OWN, RECORDS] {
            let path = dir.join(name);
            for end in ["", "-wal", "-shm", "-journal"] {
                files::delete(&dir.join(format!("{name}{end}")))?;
            }
            for copy in files::copies_and_halves(&path) {
                files::delete(&copy)?;
            }
        }
        // What a restore that was killed left.
        for end in ["", "-wal", "-shm", "-journal", ".part"] {
            files::delete(&dir.join(format!("{OWN}.restored{end}")))?;
        }
        prompt::forget(&dir)?;
        secrets::forget(&dir)?;
        files::delete(&dir.join(lock::READING))?;
        files::delete(&dir.join(lock::ASKING))?;
        for left in files::of_pages(&dir) {
            files::delete(&left)?;
        }
        files::delete(&dir.join(lock::OPEN))?;
        // Whatever else lies there is the user's, and so is then the directory.
        let _ = std::fs::remove_dir(&dir);
        Ok(())
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Data").field("dir", &self.dir).finish_non_exhaustive()
    }
}

const OWN: &str = "own.db";
const RECORDS: &str = "records.db";
