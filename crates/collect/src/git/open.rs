use std::path::{Path, PathBuf};

use bstr::ByteSlice;
use gix::ObjectId;
use records::{CommitId, Head, Identity};

use super::Error;

/// A repository, open for reading.
pub struct Repository {
    pub(super) repo: gix::ThreadSafeRepository,
}

impl Repository {
    /// The repository a path lies in. Only its own configuration shapes what is read.
    pub fn open(path: &Path) -> Result<Repository, Error> {
        let cannot =
            |error: &dyn std::fmt::Display| Error::CannotOpen { at: path.to_owned(), why: error.to_string() };
        let found = gix::discover::upwards(path);
        let Ok((found, _trust)) = found else {
            return Err(Error::NotARepository { looked_in: path.to_owned() });
        };
        let (git_dir, _work_tree) = found.into_repository_and_work_tree_directories();
        let repo = options().open(git_dir).map_err(|error| cannot(&error))?;
        Ok(Repository { repo })
    }

    /// The same once more: what it maps of packs is let go with it.
    pub(super) fn again(&self) -> Result<Repository, Error> {
        let at = self.repo.git_dir();
        let opened = options().open(at);
        opened
            .map(|repo| Repository { repo })
            .map_err(|error| Error::CannotOpen { at: at.to_owned(), why: error.to_string() })
    }

    /// The branch to read: the one asked for, else the target of `refs/remotes/origin/HEAD`, else HEAD.
    pub fn head(&self, setting: Option<&str>) -> Result<Head, Error> {
        let repo = self.repo.to_thread_local();
        if let Some(branch) = setting {
            let Ok(found) = repo.find_reference(branch) else {
                return Err(Error::NoBranch { branch: branch.to_owned() });
            };
            return Ok(Head { branch: branch.to_owned(), origin: "setting".to_owned(), tip: tip(found)? });
        }
        let remote = repo.find_reference("refs/remotes/origin/HEAD").ok();
        if let Some(target) = remote.and_then(|head| head.follow()).and_then(Result::ok) {
            let branch = target.name().shorten().to_str_lossy().into_owned();
            let branch = branch.strip_prefix("origin/").map(str::to_owned).unwrap_or(branch);
            return Ok(Head { branch, origin: "origin/HEAD".to_owned(), tip: tip(target)? });
        }
        let head = repo.find_reference("HEAD").map_err(|_| Error::Empty)?;
        let name = repo.head_name().ok().flatten();
        let branch = name.map_or_else(|| "HEAD".to_owned(), |name| name.shorten().to_string());
        Ok(Head { branch, origin: "HEAD".to_owned(), tip: tip(head)? })
    }

    /// The commit a revision names, such as a short id.
    pub fn commit(&self, revision: &str) -> Result<CommitId, Error> {
        let repo = self.repo.to_thread_local();
        let unknown = || Error::NoCommit { commit: revision.to_owned() };
        let commit = format!("{revision}^{{commit}}");
        let found = repo.rev_parse_single(commit.as_str()).map_err(|error| {
            // The one failure that has another remedy; gix tells it by its words.
            let several = error.to_string().contains("ambiguous");
            if several { Error::Ambiguous { commit: revision.to_owned() } } else { unknown() }
        })?;
        let object = found.object().map_err(|_| unknown())?;
        Ok(id(object.peel_to_commit().map_err(|_| unknown())?.id))
    }

    /// Its name: the last part of its work tree, or of a bare directory without `.git`.
    pub fn name(&self) -> String {
        let place = self.place();
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.strip_suffix(".git").filter(|name| !name.is_empty()).unwrap_or(&name).to_owned()
    }

    /// Where it is, as people say it: its work tree, or its bare directory.
    pub fn place(&self) -> PathBuf {
        let repo = self.repo.to_thread_local();
        let place = repo.workdir().map(Path::to_owned).unwrap_or_else(|| self.git_dir());
        std::fs::canonicalize(&place).unwrap_or(place)
    }

    /// The directory that holds its objects and references, shared by linked work trees; by it a
    /// repository is told from others.
    pub fn git_dir(&self) -> PathBuf {
        let repo = self.repo.to_thread_local();
        let common = repo.common_dir().to_owned();
        std::fs::canonicalize(&common).unwrap_or(common)
    }

    /// The commits at which the history is cut, where it is shallow.
    pub fn shallow(&self) -> Vec<CommitId> {
        let repo = self.repo.to_thread_local();
        let cut = repo.shallow_commits().ok().flatten();
        cut.iter().flat_map(|commits| commits.iter()).map(|&commit| id(commit)).collect()
    }

    /// Whether a remote promises objects that are not here.
    pub fn is_partial(&self) -> bool {
        let repo = self.repo.to_thread_local();
        let config = repo.config_snapshot();
        let extension = config.string("extensions.partialClone").is_some();
        let mut remotes = config.plumbing().sections_by_name("remote").into_iter().flatten();
        extension || remotes.any(|remote| remote.value("promisor").is_some())
    }

    /// Whether there is a remote from which something could be brought.
    pub fn has_remote(&self) -> bool {
        !self.repo.to_thread_local().remote_names().is_empty()
    }

    /// Where its configuration, or the user's, says that hooks are; none where nothing does, and they are in the directory
    /// `hooks` of [`Repository::git_dir`].
    pub fn configured_hooks(&self) -> Option<String> {
        let options = gix::open::Options::default().open_path_as_is(true);
        let repo = options.open(self.repo.git_dir()).ok()?.to_thread_local();
        repo.config_snapshot().string("core.hooksPath").map(|path| path.to_string())
    }

    /// Who git says commits here: `user.name` and `user.email` of the repository's configuration, then
    /// of the global one.
    pub fn configured_identity(&self) -> Option<Identity> {
        let options = gix::open::Options::default().open_path_as_is(true);
        let repo = options.open(self.repo.git_dir()).ok()?.to_thread_local();
        let config = repo.config_snapshot();
        let text = |key: &str| config.string(key).map(|value| value.to_string());
        let (name, email) = (text("user.name"), text("user.email"));
        (name.is_some() || email.is_some())
            .then(|| Identity { name: name.unwrap_or_default(), email: email.unwrap_or_default() })
    }
}

/// The commit a reference names in the end. One that names nothing yet is empty; one whose object is not
/// there says which.
fn tip(mut reference: gix::Reference<'_>) -> Result<CommitId, Error> {
    let named = reference.follow_to_object().map_err(|_| Error::Empty)?.detach();
    match reference.peel_to_commit() {
        Ok(commit) => Ok(id(commit.id)),
        Err(_) => Err(Error::TipMissing { id: id(named) }),
    }
}

/// Only the repository's own configuration; and a commit is what its id says, whatever `git replace` shows in
/// its place on this machine.
fn options() -> gix::open::Options {
    gix::open::Options::isolated().config_overrides(["core.useReplaceRefs=false"]).open_path_as_is(true)
}

/// The id of an object.
pub(super) fn id(id: ObjectId) -> CommitId {
    CommitId::from_bytes(id.as_bytes()).expect("git's ids have 20 or 32 bytes")
}

/// The id of an object, for gix.
pub(super) fn object_id(id: &CommitId) -> ObjectId {
    ObjectId::from_bytes_or_panic(id.as_bytes())
}
