//! Issues that have a label.

use collect::forge::{Error, Issue as Read, github, gitlab};
use testkit::forge::{Forge, Issue, Speaks, Trouble, When, World};

use crate::kept::{client, hour};

fn issue(number: u64, labels: &[&str], closed: Option<(i64, &str)>) -> Issue {
    Issue {
        number,
        title: format!("<b>{number}</b>"),
        labels: labels.iter().map(|&label| label.to_owned()).collect(),
        author: "jonas".to_owned(),
        opened: hour(number as i64),
        closed: closed.map(|(at, who)| (hour(at), who.to_owned())),
        done: closed.map(|(_, who)| who == "mira"),
        assigned: vec!["jonas".to_owned(), "mira".to_owned()],
        said: match number {
            1 => vec![(hour(1), "priya".to_owned()), (hour(60), "mira".to_owned())],
            _ => Vec::new(),
        },
    }
}

fn world() -> World {
    let mut issues: Vec<Issue> = (10..60).map(|number| issue(number, &["chore"], None)).collect();
    issues.push(issue(1, &["type: incident & more", "s1"], Some((5, "mira"))));
    issues.push(issue(2, &["type: incident & more"], None));
    issues.push(issue(3, &["incident"], Some((4, "sam"))));
    World { issues, page: 20, ..World::of(Vec::new(), hour(100)) }
}

fn read(forge: &Forge, label: &str, since: Option<i64>) -> Result<Vec<Read>, Error> {
    let mut client = client(forge, |_| std::ops::ControlFlow::Break(()));
    match forge.speaks() {
        Speaks::GitHub => github::issues(&mut client, &"kassa/kassa".parse().expect("a name"), label, since),
        Speaks::GitLab => gitlab::issues(&mut client, &"kassa/kassa".parse().expect("a name"), label, since),
    }
}

#[test]
fn issues_of_a_label_are_the_same_at_each_forge() {
    let [one, other] = Speaks::ALL.map(|speaks| {
        let forge = Forge::speaking(speaks, world());
        let of = |label: &str, since: Option<i64>| read(&forge, label, since).expect("it is read");
        let incidents = of("type: incident & more", None);
        assert_eq!(of("chore", None).len(), 50, "on three pages");
        assert!(of("incident & more", None).is_empty());
        let changed = of("type: incident & more", Some(hour(3)));
        assert_eq!(changed.iter().map(|issue| issue.number).collect::<Vec<_>>(), [1], "it was closed later");
        incidents
    });
    // GitLab does not say why one was closed.
    assert!(other.iter().all(|issue| issue.done.is_none()));
    let other: Vec<Read> =
        other.into_iter().zip(&one).map(|(issue, one)| Read { done: one.done, ..issue }).collect();
    assert_eq!(one, other);
    assert_eq!(one.iter().map(|issue| issue.number).collect::<Vec<_>>(), [1, 2]);
    let first = &one[0];
    assert_eq!((first.title.as_str(), first.opened, first.closed), ("<b>1</b>", hour(1), Some(hour(5))));
    assert_eq!(first.labels, ["type: incident & more", "s1"]);
    assert_eq!(first.closed_by.as_ref().map(|account| account.login.as_str()), Some("mira"));
    let assigned: Vec<&str> = first.assigned.iter().map(|account| account.login.as_str()).collect();
    assert_eq!(assigned, ["jonas", "mira"]);
    assert_eq!((one[1].closed, &one[1].closed_by, one[1].done), (None, &None, None));
    assert_eq!((first.author.login.as_str(), first.done, first.comments), ("jonas", Some(true), 2));
    assert_eq!(first.updated, hour(60), "somebody said something later");
}

#[test]
fn who_spoke_on_an_issue_and_when_is_the_same_at_each_forge() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, world());
        let mut client = client(&forge, |_| std::ops::ControlFlow::Break(()));
        let name = "kassa/kassa";
        let said = match speaks {
            Speaks::GitHub => github::said_on(&mut client, &name.parse().expect("a name"), 1),
            Speaks::GitLab => gitlab::said_on(&mut client, &name.parse().expect("a name"), 1),
        };
        let said = said.expect("it is read");
        let said: Vec<(&str, i64)> = said.iter().map(|(who, at)| (who.login.as_str(), *at)).collect();
        // What GitLab wrote itself is not among it.
        assert_eq!(said, [("priya", hour(1)), ("mira", hour(60))]);
    }
}

#[test]
fn why_an_issue_was_closed_is_known_where_the_forge_says_so() {
    let closed = |number, done| Issue { done, ..issue(number, &["rfc"], Some((50, "mira"))) };
    let issues =
        vec![closed(1, Some(true)), closed(2, Some(false)), closed(3, None), issue(4, &["rfc"], None)];
    let forge = Forge::github(World { issues, ..World::of(Vec::new(), hour(100)) });
    let done: Vec<Option<bool>> =
        read(&forge, "rfc", None).expect("it is read").iter().map(|issue| issue.done).collect();
    assert_eq!(done, [Some(true), Some(false), None, None]);
}

#[test]
fn a_list_of_issues_that_is_none_is_said() {
    for speaks in Speaks::ALL {
        let ended = |trouble: Trouble| {
            let issues = vec![issue(1, &["chore"], None)];
            let forge = Forge::speaking(speaks, World { issues, ..World::of(Vec::new(), hour(100)) });
            forge.trouble(When::Path("/issues?".to_owned(), 1_000_000), trouble);
            read(&forge, "chore", None).expect_err("it cannot end well")
        };
        assert!(matches!(ended(Trouble::NeverEnds), Error::Endless { .. }));
        assert!(matches!(ended(Trouble::page()), Error::Page { .. }));
        assert!(matches!(ended(Trouble::says("[{\"number\":1,\"iid\":1}]")), Error::Shape { .. }));
        assert!(matches!(ended(Trouble::status(410)), Error::Gone { .. }), "issues are turned off");
        assert!(matches!(ended(Trouble::leads(302, "https://example.org/")), Error::Elsewhere { .. }));
        assert!(matches!(ended(Trouble::Huge { bytes: 20_000_000, said: false }), Error::TooLarge { .. }));
    }
}
