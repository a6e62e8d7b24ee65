//! The small file a shell reads for its prompt. It holds no word of the lead's, follows from what is kept, and is there only
//! once it was asked for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Data, Error, files, tree};

/// Its name in the data directory.
const PROMPT: &str = "prompt";

impl Data {
    /// Where it is, or would be.
    pub fn prompt_file(&self) -> PathBuf {
        self.dir().join(PROMPT)
    }

    /// Whether it was asked for.
    pub fn has_prompt(&self) -> bool {
        self.prompt_file().exists()
    }

    /// Puts a text there, whole or not at all: a shell that reads meanwhile has the one before.
    pub fn put_prompt(&self, text: &str) -> Result<(), Error> {
        tree::put(&self.prompt_file(), text, |_| true)
    }

    /// Deletes it; whether it was there.
    pub fn drop_prompt(&self) -> Result<bool, Error> {
        let was = self.has_prompt();
        forget(self.dir())?;
        Ok(was)
    }
}

/// Deletes it, and halves that a killed process left.
pub(crate) fn forget(dir: &Path) -> Result<(), Error> {
    let is_half = |name: &str| name.starts_with("prompt.") && name.ends_with(".part");
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    let halves = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_half));
    for left in halves.map(|entry| entry.path()).chain([dir.join(PROMPT)]) {
        files::delete(&left)?;
    }
    Ok(())
}
