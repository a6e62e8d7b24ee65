//! A repository in a temporary directory, without the configuration of the machine.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub(crate) struct Repository {
    dir: TempDir,
}

impl Repository {
    pub(crate) fn new() -> Repository {
        let repository = Repository { dir: tempfile::tempdir().expect("a temporary directory") };
        repository.run(&["init", "--quiet", "--initial-branch=main"], b"");
        repository
    }

    pub(crate) fn write(&self, path: &str, text: &[u8]) {
        let path = self.dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("within the repository")).expect("a directory");
        std::fs::write(path, text).expect("a file");
    }

    pub(crate) fn clear(&self) {
        for entry in std::fs::read_dir(self.dir.path()).expect("the repository") {
            let entry = entry.expect("an entry");
            match entry.file_type().expect("a type").is_dir() {
                true if entry.file_name() == ".git" => {}
                true => std::fs::remove_dir_all(entry.path()).expect("removed"),
                false => std::fs::remove_file(entry.path()).expect("removed"),
            }
        }
    }

    /// Runs git, and gives what it printed.
    pub(crate) fn run(&self, arguments: &[&str], input: &[u8]) -> Vec<u8> {
        let nowhere = Path::new("/dev/null");
        let mut git = Command::new("git")
            .current_dir(self.dir.path())
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", nowhere)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_ATTR_NOSYSTEM", "1")
            .env("HOME", self.dir.path())
            .env("XDG_CONFIG_HOME", self.dir.path().join(".git/none"))
            .env("LC_ALL", "C")
            .env_remove("GIT_DIR")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("git is installed");
        let mut stdin = git.stdin.take().expect("piped");
        let input = input.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = git.wait_with_output().expect("git ran");
        writer.join().expect("written").expect("git read it");
        assert!(output.status.success(), "git {arguments:?}");
        output.stdout
    }
}
