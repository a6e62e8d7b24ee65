use std::os::unix::fs::PermissionsExt;

use store::{Data, Secret};

#[test]
fn a_secret_is_in_a_file_of_its_own_for_the_user_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    assert_eq!(data.secret_of("forge a").expect("read"), None);
    let secret = Secret::Kept("ghp_verysecret".to_owned());
    data.keep_secret("forge a", &secret).expect("kept");
    data.keep_secret("forge b", &Secret::Environment("TOKEN".to_owned())).expect("kept");
    assert_eq!(data.secret_of("forge a").expect("read"), Some(secret.clone()));
    assert!(!format!("{secret:?}").contains("verysecret"), "it is not in a message by accident");
    let file = dir.path().join("secrets");
    assert_eq!(std::fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o600);

    data.backup(&dir.path().join("copy.db")).expect("a backup");
    for entry in std::fs::read_dir(dir.path()).expect("a directory") {
        let path = entry.expect("a file").path();
        let holds = String::from_utf8_lossy(&std::fs::read(&path).expect("read")).contains("ghp_verysecret");
        assert_eq!(holds, path == file, "{}", path.display());
    }

    assert!(data.drop_secret("forge a").expect("dropped"));
    assert!(!data.drop_secret("forge a").expect("nothing there"));
    assert!(data.drop_secret("forge b").expect("dropped"));
    assert!(!file.exists(), "with the last secret the file goes");
}

#[test]
fn a_damaged_file_of_secrets_is_said_and_not_repeated() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = Data::open(dir.path()).expect("it opens");
    std::fs::write(dir.path().join("secrets"), "{\"forge a\": {\"kept\": \"ghp_verysecret\"")
        .expect("written");
    let error = data.secret_of("forge a").expect_err("half of it");
    assert!(!format!("{error} {error:?}").contains("verysecret"), "{error:?}");
}

#[test]
fn whatever_is_forgotten_with_everything_is_secrets_too() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("data");
    let mut data = Data::open(&place).expect("it opens");
    data.keep_secret("forge a", &Secret::Kept("x".to_owned())).expect("kept");
    data.forget_everything().expect("forgotten");
    assert!(!place.exists());
}
