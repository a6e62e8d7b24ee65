//! What the branch is.

use testkit::kinds::Place;

use super::{program, read_all, scorecard, untimed};

#[test]
fn empty_repository() {
    let place = Place::new();
    place.git(".", &["init", "--quiet", "empty"]);
    place.is_ada("empty");
    let empty = place.at("empty");
    for args in [&[][..], &["--json"], &["knowledge"], &["sources"], &["records", "verify"]] {
        let answer = program().run(&empty, args);
        assert_eq!(answer.out, "");
        let hint = "make a first commit, or name another repository: groundwork --repo PATH";
        assert_eq!(answer.err, format!("error: there is no commit here yet\nhint: {hint}\n"));
        assert_eq!(answer.code, Some(1));
    }
}

#[test]
fn detached_head() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    place.git("till", &["checkout", "--quiet", "--detach"]);
    // Where the remote has a branch of its own, that is read.
    let answer = scorecard(&till);
    assert!(answer.out.starts_with("till, main, twelve weeks to Sunday 15 November 2026,"), "{}", answer.out);
    place.git("till", &["remote", "set-head", "origin", "--delete"]);
    let detached = scorecard(&till);
    assert_eq!(detached.out, answer.out.replacen("till, main,", "till, HEAD,", 1));
    assert_eq!(untimed(&detached.err), read_all(&place));
    assert_eq!(detached.code, Some(0));
}
