//! Where a repository's files lie.

use testkit::kinds::Place;

use super::{is_ordinary, ordinary, program, read_all, scorecard, untimed};

#[test]
fn bare() {
    let place = Place::new();
    place.clone_to("till.git", &["--bare"]);
    is_ordinary(&scorecard(&place.at("till.git")), &ordinary(&place, "till", "main"));
}

#[test]
fn worktree() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    // The branch of `origin/HEAD` is read, whatever is checked out.
    place.git("till", &["checkout", "--quiet", "-b", "feature", "HEAD~5"]);
    let ordinary = ordinary(&place, "till", "main");
    is_ordinary(&scorecard(&till), &ordinary);
    is_ordinary(&scorecard(&till.join("ledger/src")), &ordinary);
    assert_eq!(untimed(&ordinary.err), read_all(&place));
}

#[test]
fn submodule() {
    let place = Place::new();
    place.git(".", &["init", "--quiet", "shop"]);
    place.is_ada("shop");
    let url = place.url();
    place.git("shop", &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "till"]);
    place.git("shop", &["commit", "--quiet", "-m", "Add the till"]);
    place.is_ada("shop/till");
    is_ordinary(&scorecard(&place.at("shop/till")), &ordinary(&place, "till", "main"));
}

#[test]
fn linked_worktree() {
    let place = Place::new();
    place.clone_to("till", &[]);
    place.git("till", &["worktree", "add", "--quiet", "-b", "side", "../linked"]);
    let ordinary = ordinary(&place, "linked", "main");
    let program = program();
    is_ordinary(&program.run(&place.at("linked"), &[]), &ordinary);
    // What was read by way of one of them is not read again by way of the other.
    let other = program.run(&place.at("till"), &[]);
    assert_eq!(other.err, "Nothing new since Thursday 19 November.\n");
    assert_eq!(other.code, Some(0));
    // Without `origin/HEAD` the branch is the one checked out in it.
    place.git("till", &["remote", "set-head", "origin", "--delete"]);
    let answer = program.run(&place.at("linked"), &[]);
    assert_eq!(answer.out, ordinary.out.replacen("linked, main,", "linked, side,", 1));
    assert_eq!(answer.code, Some(0));
}

#[test]
fn alternates() {
    let place = Place::new();
    place.git(".", &["clone", "--quiet", "--shared", "server/till.git", "till"]);
    place.is_ada("till");
    assert!(place.at("till/.git/objects/info/alternates").exists());
    assert!(!place.at("till/.git/objects/pack").read_dir().expect("a directory").any(|_| true));
    is_ordinary(&scorecard(&place.at("till")), &ordinary(&place, "till", "main"));
}
