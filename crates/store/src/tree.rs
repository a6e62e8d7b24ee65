//! Files for others to read: a folder written whole or not at all, one file put in the place of itself, and both read.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::{Error, files};

/// The most of one file that is read.
const MOST_READ: u64 = 64 * 1024 * 1024;

/// Writes files into a folder that is not there, or is empty, whole or not at all: under another name first, which then
/// becomes this one. Names are relative. All is private to the user.
pub fn write_new(dir: &Path, texts: &[(String, String)]) -> Result<(), Error> {
    if !is_free(dir)? {
        return Err(Error::NotEmpty { at: dir.to_owned() });
    }
    let dir = &std::path::absolute(dir).map_err(|source| Error::file(dir, source))?;
    let half = with_end(dir, &format!(".{}.part", std::process::id()));
    let written = write_half(&half, texts).and_then(|()| {
        // An empty folder goes for the whole one.
        let gone = match fs::remove_dir(dir) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        let named = gone.and_then(|()| fs::rename(&half, dir)).and_then(|()| files::make_name_durable(dir));
        named.map_err(|source| Error::file(dir, source))
    });
    written.map_err(|error| {
        let _ = fs::remove_dir_all(&half);
        error.at(dir)
    })
}

/// Whether a folder can be written: it is not there, or empty.
pub fn is_free(dir: &Path) -> Result<bool, Error> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(source) => Err(Error::file(dir, source)),
    }
}

fn write_half(half: &Path, texts: &[(String, String)]) -> Result<(), Error> {
    // A new one: what a killed process left under this name is not ours to build on.
    let _ = fs::remove_dir_all(half);
    files::make_directory(half)?;
    for (name, text) in texts {
        let path = half.join(name);
        if let Some(folder) = path.parent() {
            files::make_directory(folder)?;
        }
        files::make_private(&path)?;
        write_into(&path, text.as_bytes()).map_err(|source| Error::file(&path, source))?;
    }
    Ok(())
}

/// Puts one text in the place of a file, or where none is, whole or not at all. `may_replace` sees what is there.
pub fn put(path: &Path, text: &str, may_replace: impl FnOnce(&str) -> bool) -> Result<(), Error> {
    if let Some(there) = read(path)?
        && !may_replace(&there)
    {
        return Err(Error::Exists { at: path.to_owned() });
    }
    let half = with_end(path, &format!(".{}.part", std::process::id()));
    files::delete(&half).and_then(|()| files::make_private(&half)).map_err(|error| error.at(path))?;
    let written = write_into(&half, text.as_bytes()).and_then(|()| {
        // One that is there keeps who may read it.
        if let Ok(there) = fs::metadata(path) {
            fs::set_permissions(&half, there.permissions())?;
        }
        fs::rename(&half, path)?;
        files::make_name_durable(path)
    });
    if written.is_err() {
        let _ = files::delete(&half);
    }
    written.map_err(|source| Error::file(path, source))
}

/// Puts a text in the place of a file below a folder, by its relative name, where that still holds `there` (none: where
/// no file is). No link leads out of the folder: of names that are links nothing is written.
pub fn put_below(root: &Path, name: &str, there: Option<&str>, text: &str) -> Result<PathBuf, Error> {
    let mut path = root.to_owned();
    let parts: Vec<Component> = Path::new(name).components().collect();
    for (at, part) in parts.iter().enumerate() {
        let Component::Normal(part) = part else { return Err(outside(&path)) };
        path.push(part);
        let is_last = at + 1 == parts.len();
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_symlink() || (!is_last && !meta.is_dir()) => return Err(outside(&path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_last => {
                fs::create_dir(&path).map_err(|source| Error::file(&path, source))?;
            }
            _ => {}
        }
    }
    let is_new = fs::symlink_metadata(&path).is_err();
    put(&path, text, |found| there == Some(found))?;
    #[cfg(unix)]
    if is_new {
        // A file of a repository, that others read as any other.
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(&path, fs::Permissions::from_mode(0o644));
    }
    let _ = is_new;
    Ok(path)
}

fn outside(path: &Path) -> Error {
    let source = io::Error::other("it is a link, or leads elsewhere");
    Error::Directory { at: path.to_owned(), source }
}

/// The text of a file; none where there is none. What is no text, or very long, is an error.
pub fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(there) if there.len() > MOST_READ => {
            return Err(Error::file(path, io::Error::other("it is too long")));
        }
        _ => {}
    }
    fs::read_to_string(path).map(Some).map_err(|source| Error::file(path, source))
}

/// The texts of a folder, by the names of its files that end so, sorted; none where there is no such folder.
pub fn read_folder(dir: &Path, end: &str) -> Result<Vec<(String, String)>, Error> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(dir, source)),
    };
    let mut texts = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| Error::file(dir, source))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file
            && name.ends_with(end)
            && let Some(text) = read(&entry.path())?
        {
            texts.push((name, text));
        }
    }
    texts.sort();
    Ok(texts)
}

fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
