//! Files that are private to the user.
//!
//! A database that may be open in this process is never opened here: closing any handle of a file
//! drops the locks SQLite holds on it (<https://www.sqlite.org/howtocorrupt.html>, 2.2).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Error;

/// Makes the directory, private to the user, if it is not there.
pub(crate) fn make_directory(dir: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|source| Error::file(dir, source))
}

/// Makes an empty file, private to the user; an error if something is there.
pub(crate) fn make_private(path: &Path) -> Result<(), Error> {
    let made = private(fs::OpenOptions::new().create_new(true)).open(path);
    let made = made.and_then(|_| make_name_durable(path));
    made.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists { at: path.to_owned() },
        _ => Error::file(path, source),
    })
}

/// Makes sure a file is there, and private to the user, without opening one that exists.
pub(crate) fn ensure_private(path: &Path) -> Result<(), Error> {
    match fs::metadata(path) {
        Ok(there) => keep_others_out(path, &there).map_err(|source| Error::file(path, source)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match make_private(path) {
            // Another process was faster.
            Err(Error::Exists { .. }) => Ok(()),
            made => made,
        },
        Err(source) => Err(Error::file(path, source)),
    }
}

/// Opens a file that serves as a lock, made if it is not there.
pub(crate) fn open_lock(path: &Path) -> Result<fs::File, Error> {
    let opened = private(fs::OpenOptions::new().create(true)).open(path);
    opened.map_err(|source| Error::file(path, source))
}

/// Deletes a file, if it is there.
pub(crate) fn delete(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::file(path, error)),
        _ => Ok(()),
    }
}

/// The name of the copy kept before a database is brought to a format.
pub(crate) fn copy_before(path: &Path, format: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{format}"));
    name.into()
}

/// The newest of the copies kept of a database.
pub(crate) fn newest_copy(path: &Path) -> Option<PathBuf> {
    let format = |copy: &PathBuf| copy.extension()?.to_str()?.strip_prefix("before-")?.parse::<i64>().ok();
    copies_and_halves(path)
        .into_iter()
        .filter_map(|copy| Some((format(&copy)?, copy)))
        .max()
        .map(|(_, copy)| copy)
}

/// The copies kept of a database, those too that a killed process left half written.
pub(crate) fn copies_and_halves(path: &Path) -> Vec<PathBuf> {
    let (Some(dir), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Vec::new();
    };
    let start = format!("{name}.before-");
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    let copies =
        entries.filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(&start)));
    copies.map(|entry| entry.path()).collect()
}

/// The locks and sockets of the pages: `open-*.lock`, `open-*.sock`. While pages are served, the directory is open, and
/// this is not asked; so these are of pages that ended.
pub(crate) fn of_pages(dir: &Path) -> Vec<PathBuf> {
    let is = |name: &str| name.starts_with("open-") && (name.ends_with(".lock") || name.ends_with(".sock"));
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    let left = entries.filter(|entry| entry.file_name().to_str().is_some_and(is));
    left.map(|entry| entry.path()).collect()
}

/// Has the directory of a file write the file's name to the disk.
pub(crate) fn make_name_durable(path: &Path) -> io::Result<()> {
    match path.parent() {
        #[cfg(unix)]
        Some(dir) if !dir.as_os_str().is_empty() => fs::File::open(dir)?.sync_all(),
        _ => Ok(()),
    }
}

fn private(options: &mut fs::OpenOptions) -> &fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.write(true)
}

/// Takes every right of others away from a file that was copied here with them.
fn keep_others_out(path: &Path, there: &fs::Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if there.permissions().mode() & 0o077 != 0 {
            return fs::set_permissions(path, fs::Permissions::from_mode(0o600));
        }
    }
    let _ = (path, there);
    Ok(())
}
