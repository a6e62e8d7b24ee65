//! With which hash objects are named.

use madeup::git::ObjectFormat;
use testkit::kinds::Place;

use super::{is_ordinary, ordinary, program, read_all, scorecard, untimed};

#[test]
fn sha1() {
    named_by(ObjectFormat::Sha1, 40);
}

#[test]
fn sha256() {
    named_by(ObjectFormat::Sha256, 64);
}

/// The page is the same with either; ids are as long as they are.
fn named_by(format: ObjectFormat, digits: usize) {
    let place = Place::of(format, |_| {});
    let till = place.clone_to("till", &[]);
    let answer = scorecard(&till);
    is_ordinary(&answer, &ordinary(&Place::new(), "till", "main"));
    assert_eq!(untimed(&answer.err), read_all(&place));
    let data = program().run(&till, &["--json"]);
    let tip = place.git("till", &["rev-parse", "HEAD"]);
    assert_eq!(tip.len(), digits);
    assert!(data.out.contains(&format!("\"tip\": \"{tip}\"")), "{}", data.out);
    assert_eq!(data.code, Some(0));
    let verified = program().run(&till, &["records", "verify"]);
    assert_eq!((verified.code, verified.err.as_str()), (Some(0), ""), "{}", verified.out);
    assert!(verified.out.ends_with("Every row is git's.\n"), "{}", verified.out);
}
