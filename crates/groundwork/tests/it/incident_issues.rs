//! Issues of a forge that are incidents, over HTTP: named, read, shown, taken back; beside a file. Figures worked out by hand.

use std::fs;

use madeup::civil::day;
use testkit::forge::{Forge, Issue, Speaks, Story, Trouble, When, World};

use crate::cases::in_one_line;
use crate::connected::Here;

fn on(year: i64, month: i64, of_month: i64) -> i64 {
    day(year, month, of_month) * 86_400 + 9 * 3_600
}

fn issue(number: u64, opened: i64, labels: &[&str]) -> Issue {
    Issue {
        number,
        title: format!("Ledger stood {number}"),
        labels: labels.iter().map(|&label| label.to_owned()).collect(),
        author: "sam".to_owned(),
        opened,
        closed: Some((opened + 3_600, "sam".to_owned())),
        done: Some(true),
        assigned: vec!["leila".to_owned()],
        acts: Vec::new(),
        said: vec![(opened + 60, "priya".to_owned())],
    }
}

/// The run is on 19 November 2026; T is Monday 16 November, and the year begins on Monday 17 November 2025.
///
/// Of the year: #32 (again, 52 days after #31), #33 (again, 90), #34 (91, not), #35 (again, the same day), #36 and #37 of a class of their
/// own (again, 30 days), and #38 without one: 4 of 7. #39 is no incident.
fn world() -> World {
    let issues = vec![
        issue(31, on(2025, 11, 10), &["incident", "class:deploy"]),
        issue(32, on(2026, 1, 1), &["class:Deploy", "incident"]),
        issue(33, on(2026, 4, 1), &["incident", "class:deploy", "class:zebra"]),
        issue(34, on(2026, 7, 1), &["incident", "class::deploy"]),
        issue(35, on(2026, 7, 1) + 60, &["incident", "class:deploy"]),
        issue(36, on(2026, 8, 1), &["incident", "class:certificates"]),
        issue(37, on(2026, 8, 31), &["incident", "class:certificates"]),
        Issue {
            closed: Some((on(2026, 11, 11), "sam".to_owned())),
            ..issue(38, on(2026, 9, 1), &["incident"])
        },
        issue(39, on(2026, 9, 2), &["bug", "class:deploy"]),
    ];
    let opens = on(2026, 11, 2);
    let acts = vec![(opens, "sam opens it".to_owned()), (opens + 60, "sam merges it".to_owned())];
    let stories = vec![Story { title: "Refunds".to_owned(), ..Story::by("sam", 1, acts) }];
    let mails = ["mira", "sam", "leila", "priya"];
    let mails: Vec<(String, String)> =
        mails.iter().map(|login| (format!("{login}@kassa.example"), (*login).to_owned())).collect();
    World {
        issues,
        commits: mails.len(),
        mails,
        ..World::of(stories, day(2026, 11, 19) * 86_400 + 8 * 3_600)
    }
}

const LABEL: &[&str] = &["connect", "incidents", "--label", "incident"];

fn at(speaks: Speaks) -> Here {
    Here::connected(speaks, Forge::speaking(speaks, world()))
}

fn file(here: &Here, text: &str) -> String {
    let file = here.program.home().join("incidents.csv");
    fs::write(&file, text).expect("written");
    file.display().to_string()
}

#[test]
fn one_command_reads_the_issues_of_either_forge_and_recurrence_is_what_a_hand_counts() {
    let evidence = Speaks::ALL.map(|speaks| {
        let here = at(speaks);
        let before = here.says(&["signal", "s12"]);
        assert!(before.contains("groundwork connect incidents --label incident"), "{before}");
        here.forge.forgets();
        let read = here.says(LABEL);
        assert!(
            read.contains(
                "Kept: an incident is an issue with the label incident; its class is what follows class: in a label."
            ),
            "{read}"
        );
        assert!(read.contains("8 issues are incidents of 2 classes. 1 has no class"), "{read}");
        assert!(read.contains("recurrence: no figure to"), "{read}");
        // What was said on them is not asked: it is in no figure. Ten questions are the most of a reading with nothing new.
        let asked = here.forge.asked();
        assert!(asked.len() <= 10, "{asked:?}");
        assert!(!asked.iter().any(|one| one.target.contains("/issues/3")), "{asked:?}");

        assert_eq!(here.count("s12"), (Some(4), Some(7)), "{speaks:?}");
        let page = here.says(&["signal", "s12"]);
        assert!(page.contains("4 of 7"), "{page}");
        assert!(page.contains("8 issues with the label incident, read on 19 November 2026"), "{page}");
        let sources = here.says(&["sources"]);
        assert!(sources.contains("incidents: issues with the label incident"), "{sources}");
        assert!(
            sources.contains("read on 19 November 2026; 8 incidents of 2 classes since 10 November 2025"),
            "{sources}"
        );
        assert!(sources.contains("what has no issue, or lost its label, is not seen"), "{sources}");
        let week = here.says(&["week"]);
        assert!(week.contains("1 ended, by the forge"), "{week}");
        let data = here.data("s12");
        assert!(!data.to_string().contains("leila"), "who led one is nobody's figure");
        data["evidence"].clone()
    });
    assert_eq!(evidence[0], serde_json::json!(["#32", "#33", "#35", "#37"]));
    assert_eq!(evidence[0], evidence[1]);
}

#[test]
fn a_label_wants_a_forge_and_says_how_to_connect_one() {
    let here = Here::beside(Forge::speaking(Speaks::GitHub, world()));
    let answer = here.run(LABEL);
    let err = in_one_line(&answer.err);
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(err.contains("no forge is connected that could have the issues"), "{err}");
    assert!(err.contains("groundwork connect github OWNER/REPO"), "{err}");
    let here = at(Speaks::GitHub);
    for wrong in [
        &["connect", "incidents"][..],
        &["connect", "incidents", "a.csv", "--label", "incident"],
        &["connect", "incidents", "--label", ""],
        &["connect", "incidents", "--label", "incident", "--class-prefix", " "],
        &["connect", "incidents", "a.csv", "--class-prefix", "x:"],
    ] {
        assert_eq!(here.run(wrong).code, Some(2), "{wrong:?}");
    }
    assert!(here.says(&["sources"]).contains("incidents: not connected"), "nothing was kept");
}

#[test]
fn a_file_and_issues_are_one_count_and_each_is_taken_back_by_its_name() {
    let here = at(Speaks::GitHub);
    here.says(LABEL);
    let opens = format!("{}/kassa/kassa/issues/34", here.forge.url());
    // The first row is #34; of the second class certificates 16 days after #37.
    let file = file(
        &here,
        &format!(
            "Number,Service,Started,Link\nINC-1,payments,2026-07-02,{opens}\nINC-2,certificates,2026-09-16,\n"
        ),
    );
    let read = here.says(&["connect", "incidents", &file]);
    assert!(read.contains("groundwork disconnect incidents incidents.csv"), "{read}");
    assert_eq!(here.count("s12"), (Some(5), Some(8)));
    let answer = here.run(&["disconnect", "incidents"]);
    let err = in_one_line(&answer.err);
    assert_eq!(answer.code, Some(2), "{answer:?}");
    for command in
        ["groundwork disconnect incidents incidents.csv", "groundwork disconnect incidents incident"]
    {
        assert!(err.contains(command), "{err}");
    }
    assert_eq!(here.run(&["disconnect", "incidents", "nothing"]).code, Some(1));
    let gone = here.says(&["disconnect", "incidents", "incident"]);
    assert!(gone.contains("Disconnected: issues with the label incident."), "{gone}");
    // The second row has none of its class within 90 days before, and the first is a class of its own.
    assert_eq!(here.count("s12"), (Some(0), Some(2)));
    assert!(here.says(&["undo"]).contains("that no issue is an incident"));
    // They were deleted: until they are read again there is no figure, and no zero.
    assert_eq!(here.count("s12"), (None, None));
    let answer = here.run(&["signal", "s12"]);
    let page = in_one_line(&answer.out);
    assert!(page.contains("Not seen: the issues that are incidents were not all read yet."), "{page}");
    let sources = here.says(&["sources"]);
    assert!(sources.contains("the issues that are incidents were not all read yet"), "{sources}");
    here.says(&["sources", "--read"]);
    assert_eq!(here.count("s12"), (Some(5), Some(8)));
    here.says(&["disconnect", "incidents", "incidents.csv"]);
    assert_eq!(here.count("s12"), (Some(4), Some(7)));
    let gone = here.says(&["disconnect", "incidents"]);
    assert!(gone.contains("issues with the label incident"), "{gone}");
    assert_eq!(here.count("s12"), (None, None));
}

#[test]
fn another_label_is_read_from_the_start_and_one_that_is_lost_is_gone() {
    let here = at(Speaks::GitHub);
    here.says(LABEL);
    here.forge.goes_on(|world| world.issues[1].labels = vec!["done".to_owned()]);
    here.says(&["sources", "--read"]);
    // Without #32, #33 is the first of its class for 142 days.
    assert_eq!(here.count("s12"), (Some(2), Some(6)));
    // The label takes the place of the one before; the class is another prefix.
    let read =
        here.says(&["connect", "incidents", "--label", "bug", "--label", "done", "--class-prefix", "kind-"]);
    assert!(
        read.contains("an issue with the label bug or done; its class is what follows kind- in"),
        "{read}"
    );
    assert!(read.contains("2 issues are incidents. 2 have no class"), "{read}");
    assert_eq!(here.count("s12"), (Some(0), Some(2)));
    // A proposal and an incident may have one label: then who spoke on them is read too.
    here.forge.forgets();
    here.says(&["proposals", "--label", "bug"]);
    here.says(&["sources", "--read"]);
    let comments = |one: &testkit::forge::Question| one.target.contains("/issues/39/comments");
    assert_eq!(here.forge.asked().iter().filter(|one| comments(one)).count(), 1);
}

#[test]
fn a_forge_that_gives_no_list_of_issues_is_said_and_is_no_zero() {
    let here = at(Speaks::GitHub);
    here.forge.trouble(When::Path("labels=incident".to_owned(), 1), Trouble::status(410));
    let read = here.says(LABEL);
    assert!(read.contains("Not seen: the forge gave no whole list of issues"), "{read}");
    assert_eq!(here.count("s12"), (None, None));
    let page = here.run(&["signal", "s12"]);
    assert!(in_one_line(&page.out).contains("the forge gave no whole list of issues"), "{page:?}");
    here.says(&["sources", "--read"]);
    assert_eq!(here.count("s12"), (Some(4), Some(7)));
    // A reading that cannot end leaves what was read, and what was said.
    here.says(&["disconnect", "incidents"]);
    here.forge.trouble(When::Path("labels=incident".to_owned(), 100), Trouble::status(401));
    let answer = here.run(LABEL);
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(in_one_line(&answer.err).contains("groundwork sources --read reads them"), "{answer:?}");
    assert_eq!(here.count("s12"), (None, None));
}
