//! Issues of a forge that are incidents: recurrence (s12) and first leads (s7f), worked out by hand.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{Incident, IncidentLabels, Incidents, Issue};
use signals::incidents::{Source, Unread, all, told, unread, until};
use signals::s7f::first_leads;
use signals::s12::{INCIDENTS, recurrence};
use signals::{Count, Record, Status};

use crate::team::{Team, hour};

fn second(day: Date) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).expect("a day").timestamp().as_second()
}

/// An issue by its number, with the day it was opened, its labels and who is assigned.
fn issue(team: &mut Team, number: u64, opened: i64, labels: &[&str], assigned: &[&str]) {
    let author = team.cast.account("zoe");
    let assigned = assigned.iter().map(|name| team.cast.account(name)).collect();
    team.issues.push(Issue {
        number,
        title: format!("Ledger stood {number}"),
        labels: labels.iter().map(|&label| label.to_owned()).collect(),
        author,
        opened,
        closed: Some(opened + 3_600),
        closed_by: None,
        done: None,
        assigned,
        events: Vec::new(),
        said: Vec::new(),
    });
}

fn row(id: &str, class: &str, day: Date, url: Option<&str>) -> Incident {
    Incident {
        id: id.to_owned(),
        title: "Ledger stood".to_owned(),
        class: Some(class.to_owned()),
        opened: second(day),
        closed: None,
        lead: None,
        url: url.map(str::to_owned),
    }
}

/// Of the year from Monday 17 November 2025: #2 (again, 52 days after #1), #3 (again, 90), #4 (91, not), #5 without a class; #1 is of
/// the year before, #6 no incident.
fn team() -> Team {
    let mut team = Team::of(3);
    let known_by = IncidentLabels { labels: vec!["incident".to_owned()], class_prefix: "class:".to_owned() };
    team.settings.incident_issues = Some(known_by);
    team.listed.labels = vec!["incident".to_owned()];
    for (number, day, labels) in [
        (1, date(2025, 11, 10), &["incident", "class:deploy"][..]),
        (2, date(2026, 1, 1), &["Class: Deploy", "Incident"]),
        (3, date(2026, 4, 1), &["incident", "class::deploy", "class:zebra"]),
        (4, date(2026, 7, 1), &["incident", "class:deploy"]),
        (5, date(2026, 8, 1), &["incident"]),
        (6, date(2026, 7, 2), &["bug", "class:deploy"]),
    ] {
        issue(&mut team, number, second(day), labels, &[]);
    }
    team
}

fn ids(records: &[Record]) -> Vec<&str> {
    records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn an_issue_with_the_label_is_an_incident_from_when_it_was_opened() {
    let mut team = team();
    let found = recurrence(&team.ground());
    assert_eq!(
        (found.signal.status.clone(), found.signal.count),
        (Status::Value, Some(Count { part: 2, of: 4 }))
    );
    assert_eq!(ids(&found.signal.numerator), ["#2", "#3"]);
    assert_eq!(ids(&found.signal.denominator), ["#2", "#3", "#4", "#5"]);
    assert_eq!((found.without_class, found.classes.len()), (1, 1));
    assert_eq!(found.classes[0].again, Count { part: 2, of: 3 });
    let opens = found.signal.numerator[0].link.as_deref();
    assert_eq!(opens, Some("https://github.com/kassa/kassa/issues/2"));
}

#[test]
fn an_incident_that_a_file_and_an_issue_tell_is_one() {
    let mut team = team();
    let of_issue = Some("https://github.com/kassa/kassa/issues/4/");
    let rows = vec![
        row("INC-4", "payments", date(2026, 6, 30), of_issue),
        row("INC-5", "deploy", date(2026, 7, 30), None), // 29 days after #4
    ];
    team.incidents = Some(Incidents { all: rows, until: second(date(2026, 11, 18)) });
    let ground = team.ground();
    let found = recurrence(&ground);
    assert_eq!(found.signal.count, Some(Count { part: 3, of: 5 }));
    assert_eq!(ids(&found.signal.numerator), ["#2", "#3", "INC-5"]);
    assert_eq!(found.until, Some(date(2026, 11, 18)), "the file tells less far than the forge was read");
    assert_eq!((told(&ground).len(), all(&ground).len()), (7, 6));
    let four = all(&ground).into_iter().find(|one| one.named.id == "#4").expect("it is there");
    assert_eq!(
        (four.class.as_deref(), four.source),
        (Some("deploy"), Source::Forge),
        "the forge's word holds"
    );
}

#[test]
fn issues_that_were_not_all_read_are_no_figure_and_no_zero() {
    let mut team = team();
    team.listed.labels.clear();
    let ground = team.ground();
    assert_eq!((unread(&ground), until(&ground)), (Some(Unread::Issues), None));
    assert!(recurrence(&ground).signal.is_dropped());
    // Nothing of them either: then there is nothing at all that tells.
    team.issues.clear();
    assert_eq!(recurrence(&team.ground()).signal.status, Status::NotConnected(INCIDENTS));
    // A file that was read does not stand for them.
    let rows = vec![row("INC-4", "payments", date(2026, 6, 30), None)];
    team.incidents = Some(Incidents { all: rows, until: second(date(2026, 11, 18)) });
    let found = recurrence(&team.ground());
    assert_eq!(found.signal.status, Status::Dropped(Unread::Issues.why().to_owned()));
    assert_eq!((found.signal.count, found.signal.denominator.len()), (None, 0));
    team.listed.refused = vec!["incident".to_owned()];
    assert_eq!(recurrence(&team.ground()).signal.status, Status::Dropped(Unread::Refused.why().to_owned()));
    // Without a forge there is nothing to read, and that is said; read and empty, there is an answer.
    team.since = None;
    assert_eq!(unread(&team.ground()), Some(Unread::NoForge));
    let mut team = self::team();
    team.issues.clear();
    assert!(matches!(recurrence(&team.ground()).signal.status, Status::NotEnough { have: 0, need: 1, .. }));
}

#[test]
fn of_two_forges_one_that_was_not_read_tells_of_no_recurrence() {
    let mut team = team();
    for repository in ["kassa", "till"] {
        let place = records::Place {
            kind: records::ForgeKind::Github,
            address: "https://api.github.com".to_owned(),
            name: format!("kassa/{repository}"),
        };
        team.settings.forges.insert(repository.to_owned(), place);
    }
    assert_eq!(unread(&team.ground()), Some(Unread::Issues));
    assert!(recurrence(&team.ground()).signal.is_dropped());
}

#[test]
fn who_is_assigned_first_led_it() {
    let mut team = Team::of(3);
    team.settings = self::team().settings;
    team.listed.labels = vec!["incident".to_owned()];
    for (number, opened, assigned) in [
        (1, hour(70, 9), &["jonas"][..]),
        (2, hour(6, 9), &["jonas", "priya"]), // his second; she is not the first
        (3, hour(5, 9), &["leila"]),
        (4, hour(4, 9), &[]),
        (5, hour(3, 9), &["mira"]),
    ] {
        issue(&mut team, number, opened, &["incident"], assigned);
    }
    let found = first_leads(&team.ground());
    assert_eq!((found.designs, found.incidents, found.people), (None, Some(1), 1));
    assert_eq!(ids(&found.signal.numerator), ["#3"]);
    // Where a row of a file is the same incident, it says who led what nobody is assigned to.
    let mut same = row("INC-4", "x", date(2026, 10, 13), Some("https://github.com/kassa/kassa/issues/4"));
    same.lead = Some("priya@kassa.example".to_owned());
    team.incidents = Some(Incidents { all: vec![same], until: hour(-1, 70) });
    let found = first_leads(&team.ground());
    assert_eq!((found.incidents, ids(&found.signal.numerator)), (Some(2), vec!["#3", "#4"]));
    // Not all read: nobody's first can be told.
    team.listed.labels.clear();
    let found = first_leads(&team.ground());
    assert_eq!(
        (found.incidents, found.signal.status),
        (None, Status::Dropped(Unread::Issues.why().to_owned()))
    );
}
