//! Several repositories form one team.

use testkit::Program;
use testkit::cases::{self, NOW};

use super::{Desk, count};

#[test]
fn a_second_repository_joins_its_people_and_is_forgotten_to_the_byte() {
    let (kassa, guide) = cases::seven_and_their_guide();
    let path = guide.path().to_str().expect("a temporary path is text").to_owned();
    let desk = Desk::at(kassa);
    let alone = desk.bytes();
    let corrected = desk.corrects(&["add", &path]);
    assert!(
        corrected.said.starts_with("Read 177 commits. 2 of its people were joined with people here. "),
        "{}",
        corrected.said
    );
    assert!(corrected.said.contains("active people: 7 to 8"), "{}", corrected.said);
    assert_eq!(corrected.after["team"]["active"], 8);
    let now = guide.git(&[
        "rev-list",
        "--count",
        "--since=2026-08-24T00:00:00+0100",
        "--until=2026-11-15T23:59:59+0000",
        "main",
    ]);
    let now: u64 = now.parse().expect("a count");
    assert_eq!(
        count(&corrected.after, "s1a", "denominator"),
        count(&corrected.before, "s1a", "denominator") + now
    );
    let names: Vec<&str> = corrected.after["areas"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|area| area["name"].as_str())
        .collect();
    assert!(names.contains(&"kassa-guide") && names.contains(&"kassa/ledger"), "{names:?}");

    desk.says(&["undo"]);
    assert!(desk.says(&["sources"]).contains("kassa-guide"));
    assert_eq!(desk.says(&["add", &path]), "It is one of the team's already.");
    let forgotten = desk.says(&["forget", &path]);
    assert!(
        forgotten.starts_with(&format!(
            "Forgotten: what was read from {path}. Your own words are kept, and the names of authors"
        )),
        "{forgotten}"
    );
    super::same(&alone, &desk.bytes(), "forgotten");
}

#[test]
fn what_was_never_read_cannot_be_forgotten_and_everything_only_on_purpose() {
    let desk = super::seven();
    let (_, guide) = cases::seven_and_their_guide();
    let path = guide.path().to_str().expect("a temporary path is text");
    desk.refuses(&["forget", path], 1, "nothing was read of");
    desk.says(&["hours", "08:30-18:00", "mon-fri"]);
    desk.refuses(&["forget", "--everything"], 1, "nothing was forgotten");
    assert_eq!(
        desk.says(&["forget", "--everything", "--yes"]),
        "Forgotten: everything in the data directory."
    );
    let fresh = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    assert_eq!(desk.run(&[]).out, fresh.out(desk.case.path(), &[]), "as if it had never been there");
    assert!(desk.says(&["hours"]).starts_with("No hours said yet;"));
}
