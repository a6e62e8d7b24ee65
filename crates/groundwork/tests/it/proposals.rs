//! Proposals from a forge to every number, over HTTP: named, read, shown, taken back. Figures worked out by hand.

use madeup::civil::day;
use testkit::cases::week;
use testkit::forge::{Forge, Issue, Speaks, Story, World};

use crate::connected::Here;

/// The second of an hour on a day of the weeks before T, in UTC.
fn at(weeks_ago: i64, weekday: i64, hour: i64) -> i64 {
    week(weeks_ago, weekday) * 86_400 + hour * 3_600
}

fn story(number: u64, title: &str, labels: &[&str], acts: &[(i64, &str)]) -> Story {
    let author = acts[0].1.split(' ').next().unwrap_or_default();
    let acts = acts.iter().map(|&(at, words)| (at, words.to_owned())).collect();
    let labels = labels.iter().map(|&label| label.to_owned()).collect();
    Story { title: title.to_owned(), labels, ..Story::by(author, number, acts) }
}

fn issue(number: u64, author: &str, opened: i64, closed: Option<(i64, bool)>, said: &[(i64, &str)]) -> Issue {
    Issue {
        number,
        title: "Which clock a fee has".to_owned(),
        labels: vec!["rfc".to_owned()],
        author: author.to_owned(),
        opened,
        closed: closed.map(|(at, _)| (at, author.to_owned())),
        done: closed.map(|(_, done)| done),
        assigned: Vec::new(),
        acts: Vec::new(),
        said: said.iter().map(|&(at, who)| (at, who.to_owned())).collect(),
    }
}

/// Four requests with the label, one with a word of its title, one that is none; two issues with the label, one without.
fn world() -> World {
    let stories = vec![
        story(
            1,
            "Refunds in two steps",
            &["rfc", "money"],
            &[
                (at(20, 0, 9), "mira opens it"),
                (at(20, 1, 9), "sam requests changes"),
                (at(20, 1, 10), "mira pushes"),
                (at(20, 2, 9), "sam approves"),
                (at(20, 2, 10), "mira merges it"),
            ],
        ),
        story(
            2,
            "One table of fees",
            &["RFC"],
            &[
                (at(16, 0, 9), "sam opens it"),
                (at(16, 1, 9), "mira comments"),
                (at(16, 2, 9), "sam closes it"),
            ],
        ),
        story(3, "Pay out at noon", &["rfc"], &[(at(15, 0, 9), "leila opens it")]),
        story(
            4,
            "Books of a year",
            &["rfc"],
            &[(at(14, 0, 9), "mira opens it"), (at(8, 0, 9), "mira merges it")], // after 42 days
        ),
        story(5, "RFC: fees of tomorrow", &[], &[(at(11, 0, 9), "priya opens it")]),
        story(6, "Surfcam", &["bug"], &[(at(10, 0, 9), "priya opens it")]),
    ];
    let issues = vec![
        issue(
            21,
            "mira",
            at(12, 0, 9),
            Some((at(11, 0, 9), true)),
            &[(at(12, 1, 9), "sam"), (at(12, 1, 10), "priya")],
        ),
        issue(22, "sam", at(70, 0, 9), Some((at(69, 0, 9), false)), &[]),
        Issue { labels: vec!["bug".to_owned()], ..issue(23, "leila", at(9, 0, 9), None, &[]) },
    ];
    let mails = ["mira", "sam", "leila", "priya"];
    let mails: Vec<(String, String)> =
        mails.iter().map(|login| (format!("{login}@kassa.example"), (*login).to_owned())).collect();
    let now = day(2026, 11, 19) * 86_400 + 8 * 3_600;
    World { issues, commits: mails.len(), mails, ..World::of(stories, now) }
}

fn at_a_forge(speaks: Speaks) -> Here {
    Here::connected(speaks, Forge::speaking(speaks, world()))
}

/// What was asked about issues since it was last looked, but those assigned to the lead.
fn asked_about_issues(here: &Here) -> Vec<String> {
    let asked = here.forge.asked().into_iter().map(|question| question.target);
    let others = ["timeline", "/issues?assignee"];
    let is_other = |target: &String| others.iter().any(|other| target.contains(other));
    let about = asked.filter(|target| target.contains("/issues") && !is_other(target));
    let about = about.map(|target| target.split(['?', '&']).next().unwrap_or_default().to_owned()).collect();
    here.forge.forgets();
    about
}

#[test]
fn a_proposal_is_named_read_and_shown_down_to_its_records() {
    let here = at_a_forge(Speaks::GitHub);
    assert_eq!(asked_about_issues(&here), [""; 0], "nobody named a label");
    for id in ["s7f", "s15", "s16"] {
        assert_eq!(here.data(id)["signal"]["status"], "not_applicable", "{id}");
    }
    let none = here.says(&["signal", "discussion-spread"]);
    assert!(none.contains("No figure until you say how a proposal is known"), "{none}");
    assert!(none.contains("groundwork proposals"), "{none}");
    let shown = here.says(&["proposals"]);
    assert!(shown.contains("Nothing says yet how a proposal is known"), "{shown}");
    assert!(shown.contains("Labels on them: rfc 3, RFC 1, bug 1, money 1."), "{shown}");

    let kept = here.says(&["proposals", "--label", "rfc"]);
    assert!(
        kept.contains(
            "Kept: a proposal is known by the label rfc. 4 of 6 change requests fit, and 0 issues."
        ),
        "{kept}"
    );
    assert!(kept.contains("groundwork sources --read"), "{kept}");
    assert_eq!(asked_about_issues(&here), [""; 0], "nothing is asked by itself");
    // Two of Mira's and two of others: too few until the issues are read.
    assert_eq!(here.data("s15")["signal"]["status"], "not_enough");
    here.says(&["sources", "--read"]);
    let asked = asked_about_issues(&here);
    let asked: Vec<&str> = asked.iter().map(|path| path.trim_start_matches("/repos/kassa/kassa")).collect();
    assert_eq!(asked, ["/issues", "/issues/21/comments"], "of 22 there is nothing to ask");

    // Half a year: #1, #4 and the issue #21 by Mira; #2 by Sam, #3 by Leila.
    assert_eq!(here.count("s15"), (Some(2), Some(5)));
    let spread = here.data("s15");
    assert_eq!(spread["evidence"], serde_json::json!(["#2", "#3"]));
    let opens = format!("{}/kassa/kassa/issues/21", here.forge.url());
    assert_eq!(spread["denominator_links"][4], opens);
    // Mira 4: #1, #2, #4, #21. Sam 4: two days on #1, #2, #21. Leila 1, Priya 1. H = 2·0.4·ln 2.5 + 2·0.1·ln 10 = 1.19355; e^H = 3.2988.
    let detail = &spread["signal"]["detail"];
    assert_eq!((&detail["people"], &detail["yours"]["numerator"]), (&4.into(), &4.into()));
    assert_eq!(format!("{:.4}", detail["as_if"].as_f64().expect("a number")), "3.2988");
    let page = here.says(&["signal", "s15"]);
    assert!(page.contains("2 of 5 (40 %) in the half year to 15 November 2026."), "{page}");
    assert!(page.contains("4 people spoke on them, as evenly as if 3.3 had spoken equally"), "{page}");

    // #1 on the third day and #21 after a week; #4 after six.
    assert_eq!(here.count("s16"), (Some(2), Some(3)));
    let landing = here.data("s16");
    assert_eq!(landing["evidence"], serde_json::json!(["#1", "#21"]));
    assert_eq!(
        (&landing["signal"]["detail"]["median_rounds"], &landing["signal"]["detail"]["not_told"]),
        (&2.into(), &0.into())
    );
    let sign = here.says(&[]);
    assert!(sign.contains("2 of 3 of your proposals of half a year landed in 30 days"), "{sign}");

    // Sam's first is of seventy weeks ago, Leila's of fifteen: none lies in the twelve weeks.
    assert_eq!(here.data("s7f")["signal"]["value"], 0.0);
    let kept = here.says(&["proposals", "--label", "rfc", "--title", "rfc"]);
    assert!(kept.contains("discussion spread: 40 % (2 of 5) to 50 % (3 of 6)"), "{kept}");
    let firsts = here.data("s7f");
    assert_eq!((&firsts["signal"]["value"], &firsts["evidence"]), (&1.0.into(), &serde_json::json!(["#5"])));
    assert!(!firsts.to_string().contains("Priya") && !firsts.to_string().contains("priya"));
}

#[test]
fn what_is_not_new_is_not_asked_again_and_what_lost_its_label_is_gone() {
    let here = at_a_forge(Speaks::GitHub);
    here.says(&["proposals", "--label", "rfc"]);
    here.says(&["sources", "--read"]);
    here.forge.forgets();
    here.says(&["sources", "--read"]);
    assert!(here.forge.asked().len() <= 10, "{:?}", here.forge.asked());
    assert_eq!(asked_about_issues(&here).len(), 1, "the list alone");
    here.forge.goes_on(|world| world.issues[1].said = vec![(at(1, 0, 9), "leila".to_owned())]);
    here.says(&["sources", "--read"]);
    assert_eq!(asked_about_issues(&here).len(), 2, "somebody spoke on one of them");
    here.forge.goes_on(|world| world.issues[0].labels = vec!["done".to_owned()]);
    here.says(&["sources", "--read"]);
    assert_eq!(here.count("s16"), (Some(1), Some(2)), "#21 is none any more");
    // A request that is labelled later becomes one too.
    here.forge.goes_on(|world| world.stories[5].labels = vec!["rfc".to_owned()]);
    here.says(&["sources", "--read"]);
    assert!(here.says(&["proposals"]).contains("5 of 6 change requests fit, and 1 issue."));
}

#[test]
fn it_is_taken_back_and_listed_among_the_values() {
    let here = at_a_forge(Speaks::GitHub);
    here.says(&["proposals", "--label", "rfc", "--title", "RFC"]);
    let values = here.says(&["config", "show"]);
    assert!(values.contains("label rfc, \"RFC\" in a title"), "{values}");
    let none = here.says(&["proposals", "--none"]);
    assert!(none.contains("nothing on a forge is taken for a proposal"), "{none}");
    assert_eq!(here.data("s16")["signal"]["status"], "not_applicable");
    let undone = here.says(&["undo"]);
    assert!(undone.contains("that nothing is taken for a proposal"), "{undone}");
    assert_eq!(here.count("s16"), (Some(1), Some(2)));
    for wrong in [
        &["proposals", "--title", "::"][..],
        &["proposals", "--label", ""],
        &["proposals", "--none", "--label", "x"],
    ] {
        assert_eq!(here.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn gitlab_does_not_say_why_an_issue_was_closed() {
    let here = at_a_forge(Speaks::GitLab);
    here.says(&["proposals", "--label", "rfc"]);
    here.says(&["sources", "--read"]);
    assert!(here.says(&["proposals"]).contains("and 2 issues."));
    // A label is the same in any case on a screen; each forge lists by its own rules.
    assert_eq!(here.count("s16"), (Some(1), Some(2)));
    let landing = here.data("s16");
    assert_eq!(
        (&landing["evidence"], &landing["signal"]["detail"]["not_told"]),
        (&serde_json::json!(["!1"]), &1.into())
    );
    let page = here.says(&["signal", "s16"]);
    assert!(
        page.contains("1 issue of yours is in no figure: the forge does not say why one is closed."),
        "{page}"
    );
}
