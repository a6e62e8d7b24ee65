//! A point of a line once drawn does not move when commits come.

use std::path::Path;

use madeup::git::{ObjectFormat, Shape};
use madeup::stream::{Change, Commit, Entry, Offset, Person, Stamp, Stream};
use serde_json::Value;
use testkit::Program;

const NOW: &str = "2026-11-19T09:00:00Z";
/// Monday 16 November 2026, 00:00 in Lisbon.
const T: i64 = 1_794_787_200;
const WEEK: i64 = 7 * 86_400;
const PEOPLE: [(&str, &str); 4] = [
    ("Mira Okafor", "mira@kassa.example"),
    ("Sam Ode", "sam@kassa.example"),
    ("Leila Haddad", "leila@kassa.example"),
    ("Jon Pereira", "jon@kassa.example"),
];
const LINES: [&str; 3] = ["s1a", "s5b", "s6b"];

fn stream(dir: &Path) -> Stream {
    if dir.exists() {
        Stream::into(dir).expect("git is there")
    } else {
        Stream::create(dir, Shape::Bare, ObjectFormat::Sha1).expect("git is there")
    }
}

/// Three years of a team of four; `late` commits are of last week, and come at the end.
fn history(dir: &Path, late: &[(&[u8], &[u8])]) {
    let mut stream = stream(dir);
    let mut parents = Vec::new();
    let mut n = 0_u64;
    let mut commit = |who: usize, at: i64, path: &[u8], text: &[u8]| {
        let (name, email) = PEOPLE[who];
        let stamp = (Person::new(name, email), Stamp { seconds: at, offset: Offset::Minutes(0) });
        let mark = stream.commit(&Commit {
            branch: "refs/heads/main",
            author: stamp,
            committer: stamp,
            message: b"Work\n",
            encoding: None,
            parents: &parents,
            changes: &[Change::Put(path, Entry::File(text))],
        });
        parents = vec![mark.expect("git takes it")];
    };
    for week in (0..156).rev() {
        for (who, _) in PEOPLE.iter().enumerate() {
            // Who works on what changes, so that points differ.
            let file = (week / 9 + who as i64 * (1 + week / 40)) % 7;
            let path = format!("src/part{}/file{file}.rs", file % 3);
            for day in 0..=(n % 3) as i64 {
                n += 1;
                commit(
                    who,
                    T - (week + 1) * WEEK + (day + who as i64) * 80_000,
                    path.as_bytes(),
                    n.to_string().as_bytes(),
                );
            }
        }
    }
    for (at, (path, text)) in late.iter().enumerate() {
        commit(0, T - 86_400 + at as i64, path, text);
    }
    stream.finish().expect("git takes it");
}

/// `.gitattributes` that leave a third of the files out, and work of the lead's besides.
const LATE: [(&[u8], &[u8]); 4] = [
    (b".gitattributes", b"src/part1/** linguist-generated\n"),
    (b"src/part0/file0.rs", b"late 1"),
    (b"src/part2/file2.rs", b"late 2"),
    (b"src/part2/file5.rs", b"late 3"),
];

fn scorecard(program: &Program, dir: &Path, args: &[&str]) -> Value {
    let args = [&["--json", "--me", PEOPLE[0].1], args].concat();
    serde_json::from_str(&program.out(dir, &args)).expect("one object")
}

fn signal<'v>(scorecard: &'v Value, id: &str) -> &'v Value {
    let all = scorecard["signals"].as_array().expect("a list");
    all.iter().find(|signal| signal["id"] == id).expect("every signal is there")
}

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

#[test]
fn points_once_drawn_stand_when_commits_come_and_a_correction_draws_them_anew_and_says_so() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let dir = dir.path().join("kassa");
    history(&dir, &[]);
    let first = scorecard(&program, &dir, &[]);
    assert_eq!(first, scorecard(&program, &dir, &[]), "a second run is the same");
    history(&dir, &LATE);
    let stored = scorecard(&program, &dir, &[]);
    let fresh = scorecard(&self::program(), &dir, &[]);
    for id in LINES {
        let points = |from: &Value| signal(from, id)["points"].clone();
        assert_eq!(points(&first).as_array().map(Vec::len), Some(105), "{id}");
        assert_ne!(points(&first), points(&fresh), "{id}: what came would move the line");
        assert_eq!(points(&first), points(&stored), "{id}: and it stands");
        let usual = |from: &Value| signal(from, id)["usual_range"].clone();
        assert_eq!(usual(&first), usual(&stored), "{id}: the usual range is of the line");
        let figure =
            |from: &Value| [signal(from, id)["numerator"].clone(), signal(from, id)["denominator"].clone()];
        assert_eq!(figure(&stored), figure(&fresh), "{id}: the figure is today's");
    }
    const ANEW: &str =
        "You changed something a line rests on. Points before today were worked out again on 19";
    let says_so = |program: &Program| {
        let page = program.out(&dir, &["--me", PEOPLE[0].1]);
        page.split_whitespace().collect::<Vec<_>>().join(" ").contains(ANEW)
    };
    assert!(!says_so(&program));
    let tip =
        String::from_utf8(madeup::git::run(&dir, &["rev-parse", "main"]).expect("a branch")).expect("digits");
    let said = program.out(&dir, &["exclude", tip.trim(), "--because", "a try"]);
    assert!(said.contains("Lines are drawn anew."), "{said}");
    assert!(says_so(&program), "{}", program.out(&dir, &[]));
    let anew = scorecard(&program, &dir, &[]);
    let other = self::program();
    other.out(&dir, &["--me", PEOPLE[0].1]);
    other.out(&dir, &["exclude", tip.trim(), "--because", "a try"]);
    for id in LINES {
        assert_eq!(signal(&anew, id)["points"], signal(&scorecard(&other, &dir, &[]), id)["points"], "{id}");
        assert_ne!(signal(&anew, id)["points"], signal(&stored, id)["points"], "{id}");
    }
    program.out(&dir, &["undo"]);
    let undone = scorecard(&program, &dir, &[]);
    LINES
        .iter()
        .for_each(|id| assert_eq!(signal(&undone, id)["points"], signal(&stored, id)["points"], "{id}"));
    assert!(!says_so(&program), "the line is the one drawn first");
}

#[test]
fn a_day_in_the_past_leaves_no_points_and_is_not_answered_from_them() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let dir = dir.path().join("kassa");
    history(&dir, &[]);
    let past = ["--as-of", "2026-09-14"];
    let then = scorecard(&program, &dir, &past);
    history(&dir, &LATE);
    let first = scorecard(&program, &dir, &[]);
    let fresh = self::program();
    assert_eq!(first["signals"], scorecard(&fresh, &dir, &[])["signals"], "nothing was stored for the past");
    assert_eq!(
        scorecard(&program, &dir, &["--as-of", "14sep"]),
        scorecard(&program, &dir, &past),
        "as typed"
    );
    let now = scorecard(&program, &dir, &past);
    for id in LINES {
        assert_eq!(signal(&now, id)["points"], signal(&scorecard(&fresh, &dir, &past), id)["points"], "{id}");
    }
    // The line of today has these weeks too, and other points in them.
    let points = |from: &Value| signal(from, "s1a")["points"].as_array().expect("a list").clone();
    let of_today = points(&first);
    assert_eq!(points(&now), points(&then));
    assert!(
        points(&now)
            .iter()
            .any(|point| of_today.iter().any(|other| other["week"] == point["week"] && other != point))
    );
}

#[test]
fn a_branch_that_was_rewritten_keeps_its_lines_until_it_is_forgotten() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let dir = dir.path().join("kassa");
    history(&dir, &LATE);
    let first = scorecard(&program, &dir, &[]);
    history(&dir, &[]);
    let rewritten = scorecard(&program, &dir, &[]);
    let fresh = scorecard(&self::program(), &dir, &[]);
    assert_eq!(rewritten["tip"], fresh["tip"]);
    assert_eq!(signal(&rewritten, "s1a")["points"], signal(&first, "s1a")["points"]);
    assert_ne!(signal(&rewritten, "s1a")["points"], signal(&fresh, "s1a")["points"]);
    program.out(&dir, &["forget", &dir.display().to_string()]);
    assert_eq!(signal(&scorecard(&program, &dir, &[]), "s1a")["points"], signal(&fresh, "s1a")["points"]);
}

#[test]
fn a_second_run_prints_the_same_bytes_and_any_word_or_option_its_own() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let dir = dir.path().join("kassa");
    history(&dir, &[]);
    let first = program.out(&dir, &["--me", PEOPLE[0].1]);
    let second = program.run(&dir, &[]);
    assert_eq!(second.out, first);
    assert_eq!(second.err, "Nothing new since Thursday 19 November.\n");
    assert_eq!(program.out(&dir, &["--ascii"]), self::program().out(&dir, &["--ascii", "--me", PEOPLE[0].1]));
    program.out(&dir, &["disagree", "s1a", "half of it was made together"]);
    assert!(program.out(&dir, &[]).contains("half of it was made together"));
    program.out(&dir, &["undo"]);
    assert_eq!(program.out(&dir, &[]), first);
}
