//! Damage done to repositories.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use madeup::git;

use super::place::files_of_kind;

/// Takes a repository's packs apart, so that each object is a file of its own.
///
/// # Panics
/// If git does not.
pub fn loose(git_dir: &Path) {
    let objects = git_dir.join("objects");
    for pack in packs(git_dir) {
        let aside = git_dir.join("aside.pack");
        fs::rename(&pack, &aside).expect("the pack can be moved");
        for beside in ["idx", "rev", "promisor"] {
            let _ = fs::remove_file(pack.with_extension(beside));
        }
        let input = fs::File::open(&aside).expect("the pack can be read");
        let done = git::isolated(git_dir).args(["unpack-objects", "-q"]).stdin(Stdio::from(input)).status();
        assert!(done.expect("git can be run").success());
        fs::remove_file(aside).expect("the pack can be deleted");
    }
    assert!(files_of_kind(&objects, "pack").is_empty());
}

/// Deletes an object that is a file of its own.
///
/// # Panics
/// If it is not there.
pub fn remove_object(git_dir: &Path, id: &str) {
    let file = git_dir.join("objects").join(&id[..2]).join(&id[2..]);
    fs::remove_file(file).expect("the object is there");
}

/// Writes nonsense over some bytes of the only pack, at a share of its length in thousandths.
///
/// # Panics
/// If there is not one pack.
pub fn overwrite_pack(git_dir: &Path, thousandths: u64, bytes: usize) {
    let (mut pack, length) = writable(git_dir);
    pack.seek(SeekFrom::Start(length * thousandths / 1_000)).expect("a pack has places");
    pack.write_all(&vec![0xa5; bytes]).expect("the pack can be written");
}

/// Cuts the only pack off at a share of its length in thousandths.
///
/// # Panics
/// If there is not one pack.
pub fn cut_off_pack(git_dir: &Path, thousandths: u64) {
    let (pack, length) = writable(git_dir);
    pack.set_len(length * thousandths / 1_000).expect("the pack can be cut");
}

fn packs(git_dir: &Path) -> Vec<PathBuf> {
    files_of_kind(&git_dir.join("objects"), "pack")
}

fn writable(git_dir: &Path) -> (fs::File, u64) {
    let [pack] = packs(git_dir).try_into().expect("one pack");
    // git makes packs so that nobody may write to them; a copy may be written, and takes its place.
    let bytes = fs::read(&pack).expect("the pack can be read");
    fs::remove_file(&pack).expect("the pack can be replaced");
    fs::write(&pack, &bytes).expect("the pack can be replaced");
    let file = OpenOptions::new().write(true).open(&pack).expect("the pack can be written");
    (file, bytes.len() as u64)
}
