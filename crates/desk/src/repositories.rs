//! Which of the team's repositories can be opened.

use std::path::Path;

use collect::git::Repository;
use team::Settings;

use crate::text::clean;
use crate::{Watch, key};

/// The team's repositories that can be opened, the one asked about first, each once; then the paths of the
/// others.
pub(crate) fn repositories(
    here: Repository,
    team: &str,
    key_here: &str,
    settings: &Settings,
    watch: &dyn Watch,
) -> (Vec<Repository>, Vec<String>) {
    let (mut all, mut absent) = (vec![here], Vec::new());
    let mut seen = vec![key_here];
    for path in std::iter::once(team).chain(settings.repositories.iter().map(String::as_str)) {
        if seen.contains(&path) {
            continue;
        }
        seen.push(path);
        match open_there(path, settings) {
            Ok(repository) => all.push(repository),
            Err(error) => {
                let place = place(path);
                watch.told(&format!("{} is not read: {error}.", clean(&place)));
                absent.push(place);
            }
        }
    }
    (all, absent)
}

/// Opens a repository by its key. Where it is gone, one around it may be found in its place: not that one.
fn open_there(path: &str, settings: &Settings) -> Result<Repository, collect::git::Error> {
    let repository = Repository::open(Path::new(path))?;
    if key(&repository.git_dir()) != path {
        return Err(collect::git::Error::NotARepository { looked_in: path.into() });
    }
    repository.head(settings.branches.get(path).map(String::as_str))?;
    Ok(repository)
}

/// A repository as people call it, by its key.
fn place(key: &str) -> String {
    key.strip_suffix("/.git").unwrap_or(key).to_owned()
}
