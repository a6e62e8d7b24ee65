use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use store::Data;

use crate::made::{head, line, word};

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn every_file_is_for_the_user_alone_while_it_is_open_too() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("deep/down");
    let mut data = Data::open(&place).expect("it opens");
    data.say("", &[word(1)], 1).expect("kept");
    let repository = data.repository(Path::new("/code/kassa/.git")).expect("entered");
    data.write(repository, &line(3)).expect("written");
    data.finish(repository, "kassa", &head(3), &[], 1).expect("finished");
    data.backup(&place.join("copy.db")).expect("a backup");
    assert_eq!(mode(&place), 0o700);
    let files: Vec<_> =
        std::fs::read_dir(&place).expect("a directory").map(|entry| entry.expect("a file").path()).collect();
    let names: Vec<_> = files.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    for name in ["own.db", "own.db-wal", "own.db-shm", "records.db", "records.db-wal", "copy.db"] {
        assert!(names.contains(&name), "{name} is not among {names:?}");
    }
    files.iter().for_each(|path| assert_eq!(mode(path), 0o600, "{}", path.display()));
}

#[test]
fn a_file_that_was_copied_here_with_rights_for_others_loses_them() {
    let dir = tempfile::tempdir().expect("a directory");
    drop(Data::open(dir.path()).expect("it opens"));
    let own = dir.path().join("own.db");
    std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o644)).expect("it is ours");
    drop(Data::open(dir.path()).expect("it opens"));
    assert_eq!(mode(&own), 0o600);
}
