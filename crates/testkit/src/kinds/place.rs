use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use madeup::git::{self, ObjectFormat, Shape};
use tempfile::TempDir;

use super::{ADA, Till, Writer};

/// A directory that goes away in the end, with a server's repository in it and what is made of that.
#[derive(Debug)]
pub struct Place {
    root: TempDir,
    /// What is known of the history.
    pub till: Till,
}

impl Place {
    /// A place whose server has the history.
    ///
    /// # Panics
    /// If no temporary directory can be made.
    pub fn new() -> Place {
        Place::with(|_| {})
    }

    /// A place whose server has the history, with more on top of it.
    ///
    /// # Panics
    /// If no temporary directory can be made.
    pub fn with(more: impl FnOnce(&mut Writer)) -> Place {
        Place::of(ObjectFormat::Sha1, more)
    }

    /// A place whose server names objects by a hash.
    ///
    /// # Panics
    /// If no temporary directory can be made.
    pub fn of(format: ObjectFormat, more: impl FnOnce(&mut Writer)) -> Place {
        let root = TempDir::with_prefix("groundwork-kinds-").expect("a temporary directory can be made");
        let server = root.path().join("server/till.git");
        let till = Till::write(&server, Shape::Bare, format, more);
        let place = Place { root, till };
        // What a server says of itself, so that partial clones of it can be made.
        place.git("server/till.git", &["config", "uploadpack.allowFilter", "true"]);
        place.git("server/till.git", &["config", "uploadpack.allowAnySHA1InWant", "true"]);
        place
    }

    /// A path in it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The address of the server's repository, over which git talks to it as to any other.
    pub fn url(&self) -> String {
        format!("file://{}", self.at("server/till.git").display())
    }

    /// Clones the server to `name`, with options, and configures who works there.
    ///
    /// # Panics
    /// If git does not.
    pub fn clone_to(&self, name: &str, options: &[&str]) -> PathBuf {
        let to = self.at(name);
        let (url, to_text) = (self.url(), to.to_string_lossy().into_owned());
        let mut args = vec!["clone", "--quiet"];
        args.extend(options);
        args.extend([url.as_str(), to_text.as_str()]);
        self.git(".", &args);
        self.is_ada(name);
        to
    }

    /// Configures Ada as who works in a repository.
    ///
    /// # Panics
    /// If git does not.
    pub fn is_ada(&self, name: &str) {
        self.git(name, &["config", "user.name", ADA.0]);
        self.git(name, &["config", "user.email", ADA.1]);
    }

    /// Runs git in a directory of the place, and gives what it printed.
    ///
    /// # Panics
    /// If git ends otherwise than well.
    pub fn git(&self, name: &str, args: &[&str]) -> String {
        let out =
            git::run(&self.at(name), args).unwrap_or_else(|error| panic!("git {}: {error}", args.join(" ")));
        String::from_utf8_lossy(&out).trim_end().to_owned()
    }

    /// Writes an object as it is given, however little sense it makes to git, and gives its id.
    ///
    /// # Panics
    /// If git does not take it.
    pub fn object(&self, name: &str, kind: &str, bytes: &[u8]) -> String {
        let file = self.at("object");
        fs::write(&file, bytes).expect("a file can be written");
        let input = fs::File::open(&file).expect("the file can be read");
        let output = git::isolated(&self.at(name))
            .args(["hash-object", "--literally", "-w", "--stdin", "-t", kind])
            .stdin(Stdio::from(input))
            .output()
            .expect("git can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

impl Default for Place {
    fn default() -> Place {
        Place::new()
    }
}

/// Every file below a directory, in order.
pub(super) fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok) {
            if entry.path().is_dir() { open.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.sort();
    found
}

/// Files below a directory with an extension.
pub(super) fn files_of_kind(dir: &Path, extension: &str) -> Vec<PathBuf> {
    files(dir).into_iter().filter(|file| file.extension() == Some(OsStr::new(extension))).collect()
}
