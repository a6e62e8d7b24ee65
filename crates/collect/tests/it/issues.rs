//! Issues that have a label, or are assigned to somebody.

use collect::forge::{Error, Issue as Read, IssuesOf, github, gitlab};
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
        acts: Vec::new(),
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
    listed(forge, IssuesOf::Label(label), since)
}

fn listed(forge: &Forge, of: IssuesOf<'_>, since: Option<i64>) -> Result<Vec<Read>, Error> {
    let mut client = client(forge, |_| std::ops::ControlFlow::Break(()));
    match forge.speaks() {
        Speaks::GitHub => github::issues(&mut client, &"kassa/kassa".parse().expect("a name"), of, since),
        Speaks::GitLab => gitlab::issues(&mut client, &"kassa/kassa".parse().expect("a name"), of, since),
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

/// Issues of jonas; mira takes the first, the second is given to her, the third she gives back.
fn given() -> World {
    let of = |number: u64, acts: &[(i64, &str)]| Issue {
        assigned: vec!["jonas".to_owned()],
        acts: acts.iter().map(|&(at, words)| (hour(at), words.to_owned())).collect(),
        ..issue(number, &["chore"], None)
    };
    let issues = vec![
        of(2, &[(20, "mira assigns mira")]),
        of(3, &[(21, "jonas assigns mira"), (22, "jonas unassigns jonas")]),
        of(4, &[(23, "mira assigns mira"), (24, "mira unassigns mira")]),
        of(5, &[(90, "mira assigns mira")]),
    ];
    World { issues, ..World::of(Vec::new(), hour(80)) }
}

#[test]
fn issues_of_an_account_are_those_that_are_its_now_and_changed_of_late() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, given());
        let numbers = |login: &str, since: i64| {
            let found = listed(&forge, IssuesOf::Assigned(login), Some(hour(since))).expect("it is read");
            found.iter().map(|issue| issue.number).collect::<Vec<_>>()
        };
        assert_eq!(numbers("mira", 0), [2, 3], "no request is among them");
        assert_eq!(numbers("mira", 21), [3]);
        assert_eq!(numbers("jonas", 0), [2, 4, 5]);
        assert_eq!(numbers("a&b", 0), [] as [u64; 0]);
    }
}

#[test]
fn who_assigned_an_issue_to_whom_is_the_same_at_each_forge() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, given());
        let mut client = client(&forge, |_| std::ops::ControlFlow::Break(()));
        let mut told = |number: u64| {
            let name = "kassa/kassa";
            let all = match speaks {
                Speaks::GitHub => github::assigned_on(&mut client, &name.parse().expect("a name"), number),
                Speaks::GitLab => gitlab::assigned_on(&mut client, &name.parse().expect("a name"), number),
            };
            let all = all.expect("it is read").into_iter();
            all.map(|one| (one.at, one.by.login, one.whom.login, one.begins)).collect::<Vec<_>>()
        };
        let of = |at, by: &str, whom: &str, begins| (hour(at), by.to_owned(), whom.to_owned(), begins);
        assert_eq!(told(2), [of(20, "mira", "mira", true)]);
        assert_eq!(told(3), [of(21, "jonas", "mira", true), of(22, "jonas", "jonas", false)]);
        assert_eq!(told(4), [of(23, "mira", "mira", true), of(24, "mira", "mira", false)]);
        assert_eq!(told(5), []);
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
