//! An organisation's own folder of content in the place of ours.

use std::fs;
use std::path::{Path, PathBuf};

use testkit::Program;
use testkit::kinds::NOW;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

/// A copy of the folder this project has, with one saying changed.
fn folder(program: &Program) -> PathBuf {
    let (ours, theirs) =
        (Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content")), program.home().join("words"));
    fs::create_dir_all(theirs.join("capabilities")).expect("it can be made");
    for folder in ["", "capabilities"] {
        for entry in fs::read_dir(ours.join(folder)).expect("it is there").flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), theirs.join(folder).join(entry.file_name()))
                    .expect("it can be copied");
            }
        }
    }
    let mut before = String::new();
    change(&theirs.join("capabilities/k2.toml"), |text| {
        let begin = text.find("notice = [").expect("there are sayings");
        let at = begin + text[begin..].find('"').expect("a saying") + 1;
        let end = at + text[at..].find('"').expect("its end");
        before = text[at..end].to_owned();
        text[..at].to_owned() + "at our bank everything waits for me" + &text[end..]
    });
    // A place to begin says a sentence of its capability.
    change(&theirs.join("tracks.toml"), |text| text.replace(&before, "at our bank everything waits for me"));
    theirs
}

fn change(file: &Path, with: impl FnOnce(&str) -> String) {
    let text = fs::read_to_string(file).expect("it is there");
    fs::write(file, with(&text)).expect("it can be written");
}

#[test]
fn a_folder_is_read_whole_and_its_words_stand_at_the_terminal_and_in_the_browser() {
    let program = program();
    let folder = folder(&program);
    let home = program.home().to_owned();
    assert!(!program.out(&home, &["grow"]).contains("at our bank"));
    let kept = program.out(&home, &["config", "content", &folder.display().to_string()]);
    assert!(kept.contains("10 capabilities"), "{kept}");
    assert!(program.out(&home, &["grow"]).contains("at our bank everything waits for me"));
    let place = testkit::kinds::Place::new();
    let till = place.clone_to("till", &[]);
    assert!(program.out(&till, &["config", "show"]).contains("content"));
    let pages = testkit::Pages::open(&mut program.command(&till));
    assert!(pages.settled("/growth").html().contains("at our bank everything waits for me"));
    assert_eq!(pages.end("-TERM"), Some(0));
    program.out(&home, &["config", "content", "own"]);
    assert!(!program.out(&home, &["grow"]).contains("at our bank"));
    program.out(&home, &["undo"]);
    assert!(program.out(&home, &["grow"]).contains("at our bank"), "it can be taken back");
}

#[test]
fn every_fault_is_said_with_its_file_and_nothing_is_kept() {
    let program = program();
    let folder = folder(&program);
    let home = program.home().to_owned();
    let name = folder.display().to_string();
    change(&folder.join("capabilities/k3.toml"), |text| {
        text.replacen("signals = [", "signals = [\"s99\", ", 1)
    });
    change(&folder.join("tracks.toml"), |text| {
        text.replacen("first-practice = \"", "first-practice = \"no-", 1)
    });
    let refused = program.run(&home, &["config", "content", &name]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("has 2 faults\n"), "{}", refused.err);
    assert!(refused.err.contains("  capabilities/k3.toml: there is no signal s99\n"), "{}", refused.err);
    assert!(refused.err.contains("  tracks.toml: no-"), "{}", refused.err);
    fs::remove_file(folder.join("gates.toml")).expect("it is ours");
    fs::write(folder.join("shifts.toml"), "shift = 1").expect("it can be written");
    let refused = program.run(&home, &["config", "content", &name]).err;
    assert!(refused.contains("gates.toml: is not there") && refused.contains("shifts.toml: "), "{refused}");
    fs::write(folder.join("load.toml"), b"\xff\xfe").expect("it can be written");
    let refused = program.run(&home, &["config", "content", &name]).err;
    assert!(refused.contains("load.toml"), "{refused}");
    for none in ["nowhere", "."] {
        let refused = program.run(&home, &["config", "content", none]);
        assert_eq!(refused.code, Some(1), "{none}: {}", refused.err);
    }
    assert!(!program.out(&home, &["grow"]).contains("at our bank"), "nothing of it was kept");
}

#[test]
fn a_folder_that_is_gone_is_said_in_a_sentence_and_a_cycle_of_it_goes_on() {
    let program = program();
    let folder = folder(&program);
    let home = program.home().to_owned();
    program.out(&home, &["config", "content", &folder.display().to_string()]);
    // A cycle about a capability and a behaviour that only that folder knows.
    {
        use growth::{Note, Plan, Step, Trigger};
        let mut data = store::Data::open(&program.data()).expect("it opens");
        let noticed = Note::Noticed {
            capability: "K99".to_owned(),
            words: "our own saying".to_owned(),
            signal: None,
            place: None,
        };
        let at = 1_763_000_000_000_000;
        let of = data.say("", &[noticed], at).expect("it is kept")[0];
        let plan = Plan {
            moment: "it is Friday".to_owned(),
            act: "I ask who wants it".to_owned(),
            trigger: Trigger::Friday,
            can_be_switched_off: false,
        };
        let chose = Step::Chose {
            behaviour: "our-own-behaviour".to_owned(),
            measure: None,
            noticed: String::new(),
            target: None,
        };
        for step in [chose, Step::Planned { plan, practice: Some("k99-gone".to_owned()) }] {
            data.say("", &[Note::Step { of, step }], at + 1).expect("it is kept");
        }
    }
    fs::rename(&folder, program.home().join("elsewhere")).expect("it is ours");
    let answer = program.run(&home, &["grow"]);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert_eq!(answer.err.matches("There is no content in ").count(), 1, "said once: {}", answer.err);
    assert!(answer.err.contains("What comes with the program is used."), "{}", answer.err);
    assert!(answer.out.contains("If it is Friday, then I ask who wants it."), "{}", answer.out);
    let place = testkit::kinds::Place::new();
    let pages = testkit::Pages::open(&mut program.command(&place.clone_to("till", &[])));
    let page = pages.settled("/growth");
    let page = page.html();
    assert!(page.contains("our own saying") && page.contains("our-own-behaviour"), "{page}");
    assert_eq!(pages.end("-TERM"), Some(0));
}
