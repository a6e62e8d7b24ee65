//! Nothing improves by losing data: what is missing drops a signal or lowers its coverage, and is never zero.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use madeup::Draw;
use serde_json::Value;
use testkit::{Answer, Program, Team};

/// How data is lost.
#[derive(Clone, Copy, Debug)]
enum Loss {
    /// Objects are gone from the store.
    Objects(usize),
    /// History is cut, so many commits of the chain are left.
    Cut(usize),
    /// Another repository of the team is not where it was.
    Repository,
}

#[test]
fn in_a_hundred_losses_no_signal_changes_without_saying_so() {
    let (mut cases, mut dropped, mut lowered) = (0, 0, 0);
    for seed in 300..310 {
        let team = Team::random(seed, 220);
        let whole = card(&look(&team, &team.repositories[0], |_| {})).expect("nothing is missing yet");
        let mut draw = Draw::new(seed).aside(54);
        for case in 0..10 {
            let loss = loss(&mut draw, &team);
            let about = format!("seed {seed}, case {case}, {loss:?}");
            let answer = lose(&team, loss, &mut draw, case);
            cases += 1;
            let Some(left) = card(&answer) else {
                // Nothing at all can be said any more, and that is said.
                assert!(answer.code == Some(1) && answer.out.is_empty(), "{about}: {answer:?}");
                assert!(
                    answer.err.contains("error: ") && answer.err.contains("hint: "),
                    "{about}: {}",
                    answer.err
                );
                continue;
            };
            let (gone, less) = honest(&whole, &left, &about);
            assert_eq!(answer.code, Some(if gone > 0 { 3 } else { 0 }), "{about}: {}", answer.err);
            assert!(gone == 0 || !answer.err.is_empty(), "{about}: what is missing is not said");
            dropped += gone;
            lowered += less;
        }
    }
    assert_eq!(cases, 100);
    println!("{dropped} signals dropped, {lowered} with lower coverage");
    assert!(
        dropped > 100,
        "hardly anything was lost: {dropped} signals dropped, {lowered} with lower coverage"
    );
}

fn loss(draw: &mut Draw, team: &Team) -> Loss {
    match draw.below(if team.repositories.len() > 1 { 5 } else { 4 }) {
        0 => Loss::Objects(draw.between(1, 4) as usize),
        1 => Loss::Objects(draw.between(5, 200) as usize),
        2 | 3 => Loss::Cut(draw.between(1, 200) as usize),
        _ => Loss::Repository,
    }
}

/// The scorecard after a loss, from an empty data directory: what was read before is not to help.
fn lose(team: &Team, loss: Loss, draw: &mut Draw, case: usize) -> Answer {
    // The name of a repository is part of what is shown.
    let here = team.dir().join(format!("case{case}")).join("kassa");
    match loss {
        Loss::Objects(many) => {
            copy(&team.repositories[0], &here);
            take_away(&here, many, draw);
            look(team, &here, |_| {})
        }
        Loss::Cut(depth) => {
            let from = format!("file://{}", team.repositories[0].display());
            let to = here.to_string_lossy().into_owned();
            let depth = depth.to_string();
            git(team.dir(), &["clone", "--quiet", "--bare", "--no-local", "--depth", &depth, &from, &to]);
            look(team, &here, |_| {})
        }
        Loss::Repository => {
            let moved = team.dir().join("moved away");
            let answer = look(team, &team.repositories[0], |other| {
                fs::rename(other, &moved).expect("it can be moved")
            });
            fs::rename(&moved, &team.repositories[1]).expect("it can be moved back");
            answer
        }
    }
}

/// The scorecard of a team whose first repository lies here, after something happened to the second.
fn look(team: &Team, here: &Path, happens: impl Fn(&PathBuf)) -> Answer {
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), &team.now).in_zone(team.zone);
    for other in &team.repositories[1..] {
        // With damage it may be said at once that something is missing; it is added all the same.
        program.run(here, &["--me", &team.me, "add", &other.to_string_lossy()]);
        happens(other);
    }
    program.run(here, &["--me", &team.me, "--json"])
}

fn card(answer: &Answer) -> Option<Value> {
    serde_json::from_str(&answer.out).ok()
}

/// Whether each signal is the same, or dropped, or of lower coverage. How many of the last two.
fn honest(whole: &Value, left: &Value, about: &str) -> (usize, usize) {
    let (mut dropped, mut lowered) = (0, 0);
    let signals = |card: &Value| card["signals"].as_array().expect("signals are a list").clone();
    for (was, is) in signals(whole).iter().zip(&signals(left)) {
        let about = format!("{about}, {}", is["id"]);
        let nothing = ["value", "numerator", "denominator", "looser", "now", "before", "usual_range", "p"];
        let is_dropped = is["status"] == "not_enough" && nothing.iter().all(|name| is[*name].is_null());
        if is_dropped && !same(was, is, &["status", "why", "numerator", "denominator", "detail"]) {
            assert!(is["why"].is_string(), "{about} does not say why");
            assert!(is["points"].as_array().is_some_and(Vec::is_empty), "{about} is dropped and has a line");
            dropped += 1;
        } else if coverage(is) < coverage(was) {
            assert!(!zero_from_something(was, is), "{about}: missing became zero: {was} {is}");
            lowered += 1;
        } else {
            let figures = ["status", "value", "numerator", "denominator", "looser"];
            assert!(same(was, is, &figures), "{about} changed and does not say so:\n{was}\n{is}");
            // What reaches further back than the figure may be left out, but is not to be another.
            for name in ["now", "before", "verdict", "p", "usual_range"] {
                assert!(
                    is[name].is_null() || is[name] == was[name],
                    "{about}, {name}: {} {}",
                    was[name],
                    is[name]
                );
            }
            for (name, value) in is["detail"].as_object().into_iter().flatten() {
                let known = &was["detail"][name];
                assert!(value.is_null() || value == known, "{about}, {name}: {known} {value}");
            }
            let points = is["points"].as_array().expect("points are a list");
            let known = was["points"].as_array().expect("points are a list");
            assert!(points.iter().all(|point| known.contains(point)), "{about}: another line");
        }
    }
    (dropped, lowered)
}

fn same(was: &Value, is: &Value, names: &[&str]) -> bool {
    names.iter().all(|name| was[*name] == is[*name])
}

/// Commits read of all, and whether history reaches back: less of either is less.
fn coverage(signal: &Value) -> (bool, u64, u64) {
    let count = |name: &str| signal["coverage"][name].as_u64().unwrap_or_default();
    let (read, of) = (count("commits_read"), count("commits"));
    (signal["coverage"]["reaches_start"] == true && read == of, 1_000 * read / of.max(1), read)
}

/// A figure that was something and is nothing now.
fn zero_from_something(was: &Value, is: &Value) -> bool {
    ["numerator", "denominator"]
        .iter()
        .any(|name| is[*name] == 0 && was[*name].as_u64().is_some_and(|count| count > 0))
}

/// All objects by themselves, and some of them gone; never the commit of the tip.
fn take_away(repository: &Path, many: usize, draw: &mut Draw) {
    let listed = madeup::git::run(repository, &["rev-list", "--objects", "--no-object-names", "--all"])
        .expect("objects can be listed");
    let listed = String::from_utf8(listed).expect("ids are text");
    let mut objects: Vec<&str> = listed.lines().skip(1).collect();
    draw.shuffle(&mut objects);
    let git_dir =
        if repository.join(".git").is_dir() { repository.join(".git") } else { repository.to_owned() };
    loosen(&git_dir);
    for id in objects.iter().take(many) {
        // A tag points to its commit; both may be drawn.
        let _ = fs::remove_file(git_dir.join("objects").join(&id[..2]).join(&id[2..]));
    }
}

fn loosen(git_dir: &Path) {
    let packs = git_dir.join("objects/pack");
    let aside = git_dir.join("packs");
    fs::rename(&packs, &aside).expect("packs can be moved");
    for entry in fs::read_dir(&aside).expect("packs can be listed").flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "pack") {
            let pack = fs::File::open(entry.path()).expect("a pack can be opened");
            let unpacked = Command::new("git")
                .arg("-C")
                .arg(git_dir)
                .args(["unpack-objects", "-q"])
                .stdin(pack)
                .status();
            assert!(unpacked.expect("git can be run").success(), "objects can be unpacked");
        }
    }
    fs::remove_dir_all(&aside).expect("packs can be removed");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("it lies in a directory")).expect("a directory can be made");
    let done = Command::new("cp").arg("-r").arg(from).arg(to).status().expect("cp can be run");
    assert!(done.success(), "a repository can be copied");
}

fn git(dir: &Path, args: &[&str]) {
    let done = madeup::git::isolated(dir).args(args).stdout(Stdio::null()).output().expect("git can be run");
    assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
}
