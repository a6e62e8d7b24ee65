//! All that is connected, read again at once: what fails is said, each by its name, and keeps nothing else from being read.

use std::fs;
use std::path::Path;

use testkit::Answer;
use testkit::forge::{Forge, Story, Trouble, When, World};

use crate::calendars::{Desk, SECRET};
use crate::cases::in_one_line;
use crate::repositories::{repository, repository_from};

/// Monday, 2 November 2026, 08:00 in Lisbon.
const MONDAY: i64 = 1_793_606_400;
const EMPTY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n";

fn stories(many: u64) -> Vec<Story> {
    let story = |number: u64| Story::by("jonas", number, vec![(MONDAY, "jonas opens it".to_owned())]);
    (1..=many).map(story).collect()
}

fn forge(many: u64) -> Forge {
    Forge::github(World::of(stories(many), MONDAY + 86_400))
}

fn connect(here: &Desk, dir: &Path, forge: &Forge) -> Answer {
    let url = forge.url();
    let args = ["connect", "github", "kassa/kassa", "--address", &url, "--token-env", "CALENDAR"];
    let answer =
        Answer::of(here.program.command(dir).args(args).env("CALENDAR", SECRET).output().expect("it starts"));
    assert_eq!(answer.code, Some(0), "{answer:?}");
    answer
}

#[test]
fn all_that_fails_is_said_by_its_name_and_the_rest_is_read() {
    let here = Desk::new();
    let other = repository(here.program.home().join("other"), "mira@kassa.example");
    here.says(&["add", other.to_str().expect("a path")]);
    let (one, two) = (forge(2), forge(3));
    connect(&here, here.case.path(), &one);
    connect(&here, &other, &two);
    for name in ["a.ics", "b.ics", "c.ics"] {
        let file = here.file(name, EMPTY).display().to_string();
        here.says(&["connect", "calendar", &file]);
    }
    let incidents = here.file("incidents.csv", "Started,Service\n2026-11-03,api\n").display().to_string();
    here.says(&["connect", "incidents", &incidents]);
    let read = here.says(&["sources", "--read"]);
    assert_eq!(read.matches("Nothing new of kassa/kassa").count(), 2, "{read}");

    fs::remove_file(here.program.home().join("a.ics")).expect("it was there");
    here.file("b.ics", &EMPTY[..30]);
    fs::remove_file(&incidents).expect("it was there");
    for failing in [&one, &two] {
        let read_well = if std::ptr::eq(failing, &one) { &two } else { &one };
        let many = if std::ptr::eq(failing, &one) { 4 } else { 5 };
        failing.trouble(When::Path("/user".to_owned(), 1), Trouble::status(401));
        read_well.goes_on(|world| world.stories = stories(many));
        let answer = here.run(&["sources", "--read"]);
        assert_eq!(answer.code, Some(1), "{answer:?}");
        let (out, err) = (in_one_line(&answer.out), in_one_line(&answer.err));
        assert!(out.contains("Read c.ics: 0 entries."), "{answer:?}");
        assert!(out.contains(" of kassa/kassa as mira, in "), "{answer:?}");
        for said in [
            "error: a.ics: the file of the calendar cannot be read",
            "error: b.ics: ",
            "error: incidents: ",
            "error: GitHub, kassa/kassa: the forge does not accept the token",
        ] {
            assert!(err.contains(said), "{said}: {answer:?}");
        }
        assert_eq!(answer.err.matches("error: ").count(), 4, "{answer:?}");
        for one in answer.err.split("error: ").skip(1) {
            assert!(one.contains("hint: "), "{one}");
        }
    }
}

#[test]
fn of_two_forges_that_are_called_the_same_the_one_of_this_repository_is_meant() {
    let here = Desk::new();
    let [other, third] = ["other", "third"].map(|name| {
        let path = repository_from(here.program.home().join(name), "mira@kassa.example", name);
        here.says(&["add", path.to_str().expect("a path")]);
        path
    });
    let (one, two) = (forge(2), forge(3));
    connect(&here, here.case.path(), &one);
    connect(&here, &other, &two);
    let secrets = || fs::read_to_string(here.program.data().join("secrets")).unwrap_or_default();
    let run = |dir: &Path, args: &[&str]| here.program.run(dir, args);
    let named = ["disconnect", "forge", "kassa/kassa"];
    let answer = run(&third, &named);
    assert_eq!(answer.code, Some(2), "{answer:?}");
    let said = in_one_line(&answer.err);
    assert!(said.contains("2 forges are called that: name the repository by its key"), "{said}");
    assert_eq!(secrets().matches("127.0.0.1").count(), 2, "{}", secrets());
    assert_eq!(run(&other, &named).code, Some(0));
    assert!(secrets().contains(&one.url()) && !secrets().contains(&two.url()), "{}", secrets());
    assert_eq!(run(&third, &named).code, Some(0), "one is left");
    assert_eq!(secrets(), "");
}

#[test]
fn of_a_place_that_another_took_over_nothing_stays_and_it_does_not_come_back() {
    let here = Desk::new();
    let (one, two) = (forge(2), forge(3));
    let secrets = here.program.data().join("secrets");
    connect(&here, here.case.path(), &one);
    let took = connect(&here, here.case.path(), &two);
    let said = in_one_line(&took.out);
    assert!(said.contains("Read 3 change requests of kassa/kassa"), "{said}");
    assert!(said.contains("It takes the place of GitHub, kassa/kassa, which is read no longer."), "{said}");
    assert!(!fs::read_to_string(&secrets).expect("there are").contains(&one.url()));
    let said = here.fails(&["disconnect", "forge", "kassa/till"]);
    assert!(said.contains("no forge is connected as kassa/till connected: kassa/kassa"), "{said}");
    here.says(&["disconnect", "forge", "kassa/kassa"]);
    assert!(here.says(&["sources"]).contains("forge: not connected"));
    assert!(!secrets.exists());
    let said = here.fails(&["disconnect", "forge"]);
    assert!(said.contains("no forge is connected with this repository"), "{said}");
    // Taking the last back brings the one before again, by its word alone: its token went when the other took its place.
    connect(&here, here.case.path(), &one);
    connect(&here, here.case.path(), &two);
    here.says(&["undo"]);
    assert!(!secrets.exists());
    let said = here.fails(&["sources", "--read"]);
    assert!(said.contains("GitHub, kassa/kassa: no token is kept for it"), "{said}");
    assert!(said.contains("hint: connect it once more: groundwork connect github kassa/kassa"), "{said}");
}
