//! Texts that are made for the lead to read or send: files in a folder of the data directory.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::{Data, Error, files};

/// Where a text was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// Whether a file of the lead's own stood in its place, changed since it was saved: it was left as it is, and the
    /// text stands beside it.
    pub beside: bool,
}

/// A text that lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedText {
    /// Its name there.
    pub name: String,
    /// What it says now.
    pub text: String,
    /// Whether somebody changed it since it was saved.
    pub is_changed: bool,
}

impl Data {
    /// The texts that were saved in a folder, and those that stand beside them, by name; none where there is no folder.
    pub fn texts(&self, folder: &str) -> Result<Vec<SavedText>, Error> {
        let prefix = format!("{folder}/");
        let mut all = Vec::new();
        for name in self.saved()?.iter().filter_map(|name| name.strip_prefix(&prefix)) {
            for name in [beside(name), name.to_owned()] {
                let Some(text) = read(&self.dir().join(folder).join(&name))? else { continue };
                let last = self.kept("", &format!("{prefix}{name}"))?;
                let is_changed = last.is_some_and(|last| last != text);
                all.push(SavedText { name, text, is_changed });
            }
        }
        all.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(all)
    }

    /// Saves a text in a folder under the data directory, private to the user, whole or not at all. What was saved under
    /// that name before is replaced, unless somebody changed it since.
    pub fn save(&mut self, folder: &str, name: &str, text: &str) -> Result<Saved, Error> {
        let dir = self.dir().join(folder);
        files::make_directory(&dir)?;
        let (whole, part) = (dir.join(name), dir.join(format!("{name}.{}.part", std::process::id())));
        let kept_as = format!("{folder}/{name}");
        let last = self.kept("", &kept_as)?;
        let there = read(&whole)?;
        let changed = there.is_some_and(|there| Some(&there) != last.as_ref() && there != text);
        let path = if changed { dir.join(beside(name)) } else { whole };
        files::delete(&part)?;
        files::make_private(&part)?;
        let written = fs::OpenOptions::new().write(true).open(&part).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&part, &path)?;
            files::make_name_durable(&path)
        });
        if let Err(source) = written {
            // What could not be written whole is not left behind.
            let _ = files::delete(&part);
            return Err(Error::file(&path, source));
        }
        if !changed {
            self.keep("", &kept_as, text)?;
        }
        Ok(Saved { path, beside: changed })
    }
}

impl Data {
    /// Takes away a text that was saved, unless somebody changed it since. What it said is known, for [`Data::put_again`].
    pub fn take_away(&mut self, folder: &str, name: &str) -> Result<(), Error> {
        let path = self.dir().join(folder).join(name);
        let last = self.kept("", &format!("{folder}/{name}"))?;
        if last.is_some() && read(&path)? == last {
            files::delete(&path)?;
        }
        Ok(())
    }

    /// Puts a text that was taken away where it was, unless another stands there by now.
    pub fn put_again(&mut self, folder: &str, name: &str) -> Result<(), Error> {
        let path = self.dir().join(folder).join(name);
        let last = self.kept("", &format!("{folder}/{name}"))?;
        if let (Some(last), None) = (last, read(&path)?) {
            self.save(folder, name, &last)?;
        }
        Ok(())
    }
}

/// Deletes what was saved in a data directory, by the names it was kept as, and folders that are empty then.
pub(crate) fn forget(dir: &Path, names: &[String]) -> Result<(), Error> {
    for name in names {
        files::delete(&dir.join(name))?;
        files::delete(&dir.join(beside(name)))?;
    }
    for folder in names.iter().filter_map(|name| Path::new(name).parent()) {
        // Whatever else lies there is the user's.
        let _ = fs::remove_dir(dir.join(folder));
    }
    Ok(())
}

/// The text of a file; none where there is none. What is no text was not saved here.
fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::file(path, source)),
    }
}

/// `2026-46.md` becomes `2026-46.new.md`.
fn beside(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, end)) => format!("{stem}.new.{end}"),
        None => format!("{name}.new"),
    }
}
