//! What opens a source: a file of its own, private to the user, apart from the databases. It is in no copy, no export and no
//! message.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Data, Error, files, tree};

/// Its name in the data directory.
const SECRETS: &str = "secrets";

/// Where the secret of a source is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Secret {
    /// Here.
    Kept(String),
    /// The first line of a file.
    File(PathBuf),
    /// A variable of the environment.
    Environment(String),
    /// The first line of what a command prints.
    Command(String),
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Secret::Kept(_) => f.write_str("Kept(…)"),
            Secret::File(path) => f.debug_tuple("File").field(path).finish(),
            Secret::Environment(name) => f.debug_tuple("Environment").field(name).finish(),
            // It may hold a password.
            Secret::Command(_) => f.write_str("Command(…)"),
        }
    }
}

type Secrets = BTreeMap<String, Secret>;

impl Data {
    /// Where the secret of a source is; none where there is none.
    pub fn secret_of(&self, source: &str) -> Result<Option<Secret>, Error> {
        Ok(read(self.dir())?.remove(source))
    }

    /// Keeps where the secret of a source is, in place of what was kept.
    pub fn keep_secret(&mut self, source: &str, secret: &Secret) -> Result<(), Error> {
        let mut all = read(self.dir())?;
        all.insert(source.to_owned(), secret.clone());
        write(self.dir(), &all)
    }

    /// Deletes it; whether there was one.
    pub fn drop_secret(&mut self, source: &str) -> Result<bool, Error> {
        let mut all = read(self.dir())?;
        let was = all.remove(source).is_some();
        if was {
            write(self.dir(), &all)?;
        }
        Ok(was)
    }
}

fn read(dir: &Path) -> Result<Secrets, Error> {
    let path = dir.join(SECRETS);
    let Some(text) = tree::read(&path)? else { return Ok(Secrets::new()) };
    // What stands there is not repeated: it is secret.
    let damaged = || Error::Damaged { at: path.clone(), why: "it is not as it was written".to_owned() };
    serde_json::from_str(&text).map_err(|_| damaged())
}

fn write(dir: &Path, all: &Secrets) -> Result<(), Error> {
    if all.is_empty() {
        return forget(dir);
    }
    let path = dir.join(SECRETS);
    files::ensure_private(&path)?;
    tree::put(&path, &serde_json::to_string_pretty(all).expect("secrets are plain data"), |_| true)
}

/// Deletes it, and halves that a killed process left.
pub(crate) fn forget(dir: &Path) -> Result<(), Error> {
    let is_half = |name: &str| name.starts_with("secrets.") && name.ends_with(".part");
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    let halves = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_half));
    for left in halves.map(|entry| entry.path()).chain([dir.join(SECRETS)]) {
        files::delete(&left)?;
    }
    Ok(())
}
