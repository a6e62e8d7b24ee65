//! Files that hold records of decisions, where repositories keep them.

use std::fs;
use std::path::Path;

use super::{Error, Repository};

/// Folders in which such files are looked for, and one floor below.
const FOLDERS: [&str; 16] = [
    "docs/decisions",
    "docs/adr",
    "docs/adrs",
    "docs/ADR",
    "docs/architecture/decisions",
    "docs/architecture/adr",
    "docs/architecture-decisions",
    "doc/adr",
    "doc/adrs",
    "doc/decisions",
    "doc/architecture/decisions",
    "architecture/decisions",
    "adr",
    "adrs",
    "ADR",
    "decisions",
];
/// The longest file that is read, in bytes: a record is a page or two.
const LONGEST: usize = 256 * 1024;
/// The most files that are read.
const MOST: usize = 2_000;

/// A file that may be a record of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionFile {
    /// Its path within the repository.
    pub path: String,
    /// Its text; what is no UTF-8 is not among them.
    pub text: String,
}

impl Repository {
    /// Markdown files of the folders where decisions are kept: of the work tree, or of a bare repository's tip. By path.
    pub fn decision_files(&self) -> Result<Vec<DecisionFile>, Error> {
        let mut files = Vec::new();
        let repo = self.repo.to_thread_local();
        for folder in FOLDERS {
            match repo.workdir() {
                Some(root) => in_folder(root, folder, 1, &mut files),
                None => self.in_tree(folder, &mut files)?,
            }
        }
        // Where names are the same whatever their case, a folder is found twice.
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|one, other| one.path.eq_ignore_ascii_case(&other.path));
        Ok(files)
    }

    /// The root of its work tree; none of a bare one.
    pub fn work_tree(&self) -> Option<std::path::PathBuf> {
        self.repo.to_thread_local().workdir().map(Path::to_owned)
    }

    fn in_tree(&self, folder: &str, files: &mut Vec<DecisionFile>) -> Result<(), Error> {
        let repo = self.repo.to_thread_local();
        let tip = match self.head(None) {
            Ok(head) => head.tip,
            // Nothing was committed yet.
            Err(Error::Empty) => return Ok(()),
            Err(error) => return Err(error),
        };
        let corrupt =
            |why: &dyn std::fmt::Display| Error::Corrupt { id: tip.to_string(), why: why.to_string() };
        let commit = repo.find_commit(super::open::object_id(&tip)).map_err(|why| corrupt(&why))?;
        let tree = commit.tree().map_err(|why| corrupt(&why))?;
        let Some(found) = tree.lookup_entry_by_path(folder).map_err(|why| corrupt(&why))? else {
            return Ok(());
        };
        let mut open = vec![(folder.to_owned(), found.id().detach(), 1_u8)];
        while let Some((at, id, floors)) = open.pop() {
            let Ok(tree) = repo.find_object(id).map(|object| object.peel_to_tree()) else { continue };
            let Ok(tree) = tree else { continue };
            for entry in tree.iter().filter_map(Result::ok) {
                let Ok(name) = std::str::from_utf8(entry.filename()) else { continue };
                let path = format!("{at}/{name}");
                if entry.mode().is_tree() && floors > 0 {
                    open.push((path, entry.object_id(), floors - 1));
                } else if entry.mode().is_blob() && is_record(name) && files.len() < MOST {
                    let Ok(blob) = repo.find_object(entry.object_id()) else { continue };
                    if let Some(text) = text(blob.data.clone()) {
                        files.push(DecisionFile { path, text });
                    }
                }
            }
        }
        Ok(())
    }
}

/// Files of a folder of the work tree. No link is followed: it may lead anywhere.
fn in_folder(root: &Path, folder: &str, floors: u8, files: &mut Vec<DecisionFile>) {
    let mut at = root.to_owned();
    for part in folder.split('/') {
        at.push(part);
        if !fs::symlink_metadata(&at).is_ok_and(|there| there.is_dir()) {
            return;
        }
    }
    for entry in fs::read_dir(&at).into_iter().flatten().filter_map(Result::ok) {
        let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else { continue };
        let path = format!("{folder}/{name}");
        if kind.is_dir() && floors > 0 {
            in_folder(root, &path, floors - 1, files);
        } else if kind.is_file() && is_record(&name) && files.len() < MOST {
            let is_short = entry.metadata().is_ok_and(|there| there.len() <= LONGEST as u64);
            if let Some(text) = fs::read(entry.path()).ok().filter(|_| is_short).and_then(text) {
                files.push(DecisionFile { path, text });
            }
        }
    }
}

fn is_record(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".md")
}

fn text(bytes: Vec<u8>) -> Option<String> {
    (bytes.len() <= LONGEST).then_some(bytes).and_then(|bytes| String::from_utf8(bytes).ok())
}
