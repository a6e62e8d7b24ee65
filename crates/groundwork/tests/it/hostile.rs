//! Every byte of a repository is somebody else's: none of them may steer a terminal, turn the writing round or
//! break a line.

use madeup::stream::{Change, Entry, Tag};
use testkit::Program;
use testkit::kinds::{ADA, NOW, Place, monday};

const HOUR: i64 = 3_600;
/// A directory, and so an area.
const EVIL: &str = "evil\u{1b}[2J\n\u{202e}dir\r\u{85}";

/// A character that none of this may print. A line end is the program's own.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{61c}' | '\u{e0000}'..='\u{e007f}')
}

/// The till, with somebody and an area whose names do what they can, for ten weeks up to now.
fn hostile() -> Place {
    let name = "\u{1b}[31mEve\u{202e}\u{7}\u{9b}2J ".repeat(1_000);
    let who = (name.as_str(), "eve\u{1b}]0;title\u{7}@till.example");
    Place::with(|history| {
        for week in 0..16 {
            let dir = format!("{EVIL}/src");
            let paths: Vec<String> =
                (0..4).map(|file| format!("{dir}/{}{file}\t.rs", "long".repeat(50))).collect();
            let text = format!("fn step_{week}() {{}}\n");
            let changes: Vec<Change<'_>> =
                paths.iter().map(|path| Change::Put(path.as_bytes(), Entry::File(text.as_bytes()))).collect();
            let at = monday(16 - week) + 20 * HOUR;
            let subject =
                format!("fix \u{1b}[1A\u{1b}[2K{}\u{2066}\r\nbug\n\nBody\u{7}\n", "wide 決済 ".repeat(500));
            history.commit(who, at, &subject, &changes);
            let text = format!("fn step_{week}_more() {{}}\n");
            let more = [Change::Put(paths[0].as_bytes(), Entry::File(text.as_bytes()))];
            history.commit(ADA, at + HOUR, &subject, &more);
        }
        let mailmap = "Eve\u{1b}[5m\u{202e} <eve@till.example>\n";
        let changes = [Change::Put(b".mailmap", Entry::File(mailmap.as_bytes()))];
        history.commit(ADA, monday(0) - HOUR, "\u{1b}c\n", &changes);
        let (tagger, of) = (
            (
                madeup::stream::Person::new(ADA.0, ADA.1),
                madeup::stream::Stamp {
                    seconds: monday(0) - HOUR,
                    offset: madeup::stream::Offset::Minutes(0),
                },
            ),
            history.tip(),
        );
        for tag in ["v\u{202e}8", "v\u{200b}9"] {
            history
                .stream()
                .tag(&Tag { name: tag, of, tagger, message: b"\x1b[2J\n" })
                .expect("git takes the tag");
        }
    })
}

#[test]
fn no_text_of_a_repository_steers_the_terminal() {
    let place = hostile();
    let repository = place.clone_to("till\u{1b}[2J\u{202e}", &["--no-checkout"]);
    place.git("till\u{1b}[2J\u{202e}", &["branch", "--quiet", "main\u{202e}x", "origin/main"]);
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let area = EVIL;
    let runs: Vec<Vec<&str>> = [
        "",
        "knowledge",
        "knowledge --names",
        "away",
        "away --names",
        "away --evidence",
        "people",
        "people --names",
        "team",
        "team --names",
        "areas",
        "me",
        "reasons",
        "week",
        "week --names",
        "sources",
        "sources --excluded",
        "role",
        "config show",
        "signal s1a",
        "signal s1a --evidence",
        "signal s1a --denominator",
        "signal s1b",
        "signal s1b --evidence",
        "signal s5a",
        "signal s5b",
        "signal s5b --denominator",
        "signal s6b",
        "signal s6b --denominator",
        "signal s6c",
        "signal s6c --denominator",
        "signal s7",
        "signal s7 --evidence",
        "signal s9",
        "signal s9 --denominator",
        "signal s12g",
        "signal s12g --evidence",
        "truck-factor --at HEAD",
        "records verify",
        "config branch main\u{202e}x",
        "undo",
    ]
    .into_iter()
    .map(|run| run.split_whitespace().collect())
    .chain([vec!["knowledge", area], vec!["knowledge", area, "--names"]])
    .collect();
    for run in runs {
        for data in [&[][..], &["--json"]] {
            if data.is_empty()
                || !run.contains(&"--names") && !run.contains(&"undo") && !run.contains(&"branch")
            {
                let args: Vec<&str> = run.iter().chain(data).copied().collect();
                let answer = program.run(&repository, &args);
                for text in [&answer.out, &answer.err] {
                    let wrong = text.chars().find(|&c| steers(c));
                    assert_eq!(wrong, None, "{args:?}: {}", text.escape_debug());
                }
                assert!(answer.code.is_some(), "{args:?} was ended by a signal");
            }
        }
    }
}

#[test]
fn data_keeps_what_text_replaces() {
    let place = hostile();
    let repository = place.clone_to("till", &["--no-checkout"]);
    let answer = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW).run(&repository, &["--json"]);
    let data: serde_json::Value = serde_json::from_str(&answer.out).expect("one object");
    let areas = data["areas"].as_array().expect("a list");
    assert!(areas.iter().any(|area| area["name"] == EVIL), "{}", data["areas"]);
    assert!(!answer.out.contains("Eve"), "no names in data");
}

#[test]
fn long_names_are_cut_by_cells() {
    let place = hostile();
    let repository = place.clone_to("till", &["--no-checkout"]);
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    for args in [
        &[][..],
        &["knowledge"],
        &["knowledge", "--names"],
        &["away"],
        &["away", "--names"],
        &["areas"],
        &["signal", "s6c"],
    ] {
        let answer = program.run(&repository, args);
        for line in answer.out.lines() {
            let cells = unicode_width::UnicodeWidthStr::width(line);
            assert!(cells <= 80, "{args:?}: {cells} cells in {line}");
        }
    }
}
