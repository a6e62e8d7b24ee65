//! The look at one's own load: a book of its own, which nothing else opens.

use std::fs;

use testkit::{Pages, Program};

const WORD: &str = "sometimes";

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-19T09:00:00Z")
}

/// Whether some file of the data directory holds these bytes.
fn on_disk(program: &Program, bytes: &[u8]) -> bool {
    let files = fs::read_dir(program.data()).expect("it is there").flatten();
    let mut texts = files.filter_map(|file| fs::read(file.path()).ok());
    texts.any(|text| text.windows(bytes.len()).any(|window| window == bytes))
}

#[test]
fn a_week_is_three_answers_and_shown_as_they_were_given_with_no_sum() {
    let (program, home) = (program(), std::env::temp_dir());
    let shown = program.out(&home, &["load"]);
    assert!(shown.contains("1 never, 2 seldom, 3 sometimes, 4 often, 5 always"), "{shown}");
    assert!(shown.contains("not encrypted") && shown.contains("encrypted disk"), "{shown}");
    let kept = program.out(&home, &["load", "4", "Seldom", WORD]);
    assert!(kept.starts_with("Kept: the week to 22 November 2026.\n"), "{kept}");
    let shown = program.out(&home, &["load"]);
    let row = shown.lines().find(|line| line.contains("22 Nov")).expect(&shown);
    assert_eq!(row.split_whitespace().skip(2).collect::<Vec<_>>(), ["often", "seldom", WORD], "{shown}");
    // The same week again: the answers given last, and one row.
    program.out(&home, &["load", "1", "1", "1"]);
    let shown = program.out(&home, &["load"]);
    assert_eq!(shown.matches("22 Nov").count(), 1, "{shown}");
    assert!(shown.contains("never      never      never"), "{shown}");
    for wrong in [
        &["load", "4", "2"][..],
        &["load", "6", "1", "1"],
        &["load", "0", "1", "1"],
        &["load", "a lot", "1", "1"],
    ] {
        let refused = program.run(&home, wrong);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""), "{wrong:?}");
        assert!(refused.err.contains("an answer is one of never, seldom,"), "{}", refused.err);
    }
}

#[test]
fn nothing_else_finds_it() {
    let (program, home) = (program(), std::env::temp_dir());
    program.out(&home, &["log", "i talked somebody through the fee rules"]);
    program.out(&home, &["load", "4", "2", "3"]);
    let found = program.run(&home, &["search", WORD]);
    assert_eq!(found.out, format!("Nothing you kept has {WORD}.\n"));
    for command in [&["log"][..], &["today"], &["grow"], &["search", "hour"]] {
        let answer = program.run(&home, command);
        assert!(
            !answer.out.contains("often") && !answer.out.contains("past the hour"),
            "{command:?}: {}",
            answer.out
        );
    }
    let data = store::Data::open(&program.data()).expect("it opens");
    assert_eq!(data.named_words::<growth::Note>("").expect("they are read").len(), 1);
    assert_eq!(data.words("").expect("they are read").len(), 0);
    assert_eq!(data.named_words::<growth::load::Answered>("").expect("they are read").len(), 1);
}

#[test]
fn it_can_be_taken_back_without_its_answers_being_said() {
    let (program, home) = (program(), std::env::temp_dir());
    program.out(&home, &["load", "4", "2", "3"]);
    let undone = program.out(&home, &["undo"]);
    assert!(undone.starts_with("Taken back: a week's look at your load\n"), "{undone}");
    assert!(!program.out(&home, &["load"]).contains("22 Nov"));
    program.out(&home, &["undo"]);
    assert!(program.out(&home, &["load"]).contains("22 Nov"));
}

#[test]
fn deleted_it_is_gone_from_the_disk_at_once_and_nothing_else_is() {
    let (program, home) = (program(), std::env::temp_dir());
    program.out(&home, &["log", "i talked somebody through the fee rules"]);
    program.out(&home, &["load", "4", "2", "3"]);
    program.out(&home, &["undo"]);
    program.out(&home, &["load", "5", "5", "5"]);
    assert!(on_disk(&program, b"load-no-room"));
    assert!(program.out(&home, &["load", "--erase"]).starts_with("Deleted: "));
    assert!(!on_disk(&program, b"load-no-room"), "what was taken back is gone too");
    assert!(!program.out(&home, &["load"]).contains("22 Nov"));
    assert_eq!(program.out(&home, &["load", "--erase"]), "There was nothing to delete.\n");
    assert!(program.out(&home, &["log"]).contains("fee rules"));
    assert!(program.out(&home, &["undo"]).contains("fee rules"), "the last act is the one before");
}

#[test]
fn the_page_keeps_a_week_says_what_is_missing_and_deletes_it() {
    let program = program();
    let place = testkit::kinds::Place::new();
    let pages = Pages::open(&mut program.command(&place.clone_to("till", &[])));
    let empty = pages.settled("/load");
    assert!(empty.html().contains("not encrypted") && !empty.html().contains("<table"), "{}", empty.html());
    let answers =
        [("load-past-the-hour", "often"), ("load-no-room", "seldom"), ("load-still-in-my-head", WORD)];
    let missing = pages.send("/load", &answers[..2]).expect("it answers");
    assert_eq!(missing.status, 422);
    assert!(
        missing.html().contains("A line has no answer yet")
            || missing.html().contains("a line has no answer yet")
    );
    let kept = pages.send("/load", &answers).expect("it answers");
    assert!(kept.html().contains("Kept: the week to 22 November 2026."), "{}", kept.html());
    let page = kept.html();
    let (_, table) = page.split_once("<tbody>").expect("a table");
    let cells: Vec<&str> =
        table.split("<td>").skip(1).filter_map(|cell| cell.split('<').next()).take(3).collect();
    assert_eq!(cells, ["often", "seldom", WORD]);
    for path in ["/log", "/today", "/growth", "/shifts", "/scorecard"] {
        assert!(!pages.settled(path).html().contains("load-no-room"), "{path}");
    }
    let (_, week) = page.split_once("name=\"week\" value=\"").expect("a week to delete");
    let week = week.split('"').next().expect("its name");
    let gone = pages.send("/load/erasures", &[("week", week)]).expect("it answers");
    assert!(!gone.html().contains("<table") && !gone.html().contains("Kept: "), "{}", gone.html());
    assert!(!on_disk(&program, b"load-no-room"));
    assert_eq!(pages.end("-TERM"), Some(0));
}

#[test]
fn it_leaves_only_where_it_is_named_and_comes_back_as_the_same_bytes() {
    let (here, there, home) = (program(), program(), std::env::temp_dir());
    here.out(&home, &["log", "i talked somebody through the fee rules"]);
    here.out(&home, &["load", "4", "2", "3"]);
    let place = |name: &str| here.home().join(name);
    let export = |program: &Program, name: &str, more: &[&str]| {
        let dir = place(name).display().to_string();
        program.out(&home, &[&["export", dir.as_str(), "--yes"], more].concat());
    };
    export(&here, "without", &[]);
    let files = fs::read_dir(place("without")).expect("it is there").flatten();
    for file in files.filter(|file| file.path().is_file()) {
        let text = fs::read_to_string(file.path()).expect("a text");
        assert!(
            !text.contains("load-no-room") && !text.contains("I had no room for it"),
            "{:?}",
            file.file_name()
        );
    }
    export(&here, "with", &["--with-load"]);
    let with = fs::read(place("with/load.json")).expect("it was named");
    there.out(&home, &["import", &place("with").display().to_string()]);
    assert!(there.out(&home, &["load"]).contains("22 Nov"));
    export(&there, "again", &["--with-load"]);
    assert_eq!(fs::read(place("again/load.json")).expect("it was named"), with);
}
