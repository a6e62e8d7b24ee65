//! s7f, s15 and s16 over a whole ground: what fits on a forge, issues, the log. Figures worked out by hand.

use jiff::ToSpan;
use records::{ForgeKind, Incident, Incidents, Issue};
use signals::proposals::is_not_said;
use signals::s7f::first_leads;
use signals::s15::discussion_spread;
use signals::s16::landing;
use signals::{Count, FORGE, Signal, Status, THREE};
use team::{KnownBy, Proposed};

use crate::team::{Team, hour};

const DAY: i64 = 86_400;

fn issue<'t>(
    team: &'t mut Team,
    number: u64,
    author: &str,
    opened: i64,
    closed: Option<(i64, bool)>,
) -> &'t mut Issue {
    let author = team.cast.account(author);
    team.issues.push(Issue {
        number,
        title: "Fees".to_owned(),
        labels: vec!["rfc".to_owned()],
        author,
        opened,
        closed: closed.map(|(at, _)| at),
        closed_by: None,
        done: closed.map(|(_, done)| done),
        assigned: Vec::new(),
        events: Vec::new(),
        said: Vec::new(),
    });
    team.issues.last_mut().expect("it was put there")
}

/// Five proposals of Mira's in the half year, three of the team's, one of a visitor's, and what is none.
fn team(others: usize) -> Team {
    let mut team = Team::of(others);
    team.settings.proposals = KnownBy { labels: vec!["rfc".to_owned()], titles: vec!["RFC".to_owned()] };
    let labelled = |team: &mut Team, author: &str, events: &[(i64, &str)]| {
        team.request(author, events).labels = vec!["bug".to_owned(), "RFC ".to_owned()];
    };
    let refunds = [
        (hour(20, 9), "mira opens it"),
        (hour(20, 10), "jonas comments"),
        (hour(20, 30), "priya requests changes"),
        (hour(20, 40), "mira pushes"),
        (hour(20, 50), "priya approves"),
        (hour(20, 60), "mira merges it"),
    ];
    team.request("mira", &refunds).title = "RFC: refunds".to_owned(); // #1
    labelled(&mut team, "jonas", &[(hour(15, 9), "jonas opens it"), (hour(15, 10), "mira comments")]);
    labelled(&mut team, "priya", &[(hour(10, 9), "priya opens it")]);
    let late = hour(12, 9) + 31 * DAY;
    labelled(&mut team, "mira", &[(hour(12, 9), "mira opens it"), (late, "mira merges it")]); // #4
    labelled(&mut team, "mira", &[(hour(1, 9), "mira opens it"), (hour(1, 10), "mira merges it")]); // #5
    team.request("leila", &[(hour(9, 9), "leila opens it")]).title = "Surfcam".to_owned();
    labelled(&mut team, "zoe", &[(hour(9, 9), "zoe opens it")]); // #7, a visitor's
    let (mira, jonas) = (team.cast.account("mira"), team.cast.account("jonas"));
    issue(&mut team, 8, "leila", hour(8, 9), None).said = vec![(mira, hour(8, 10)), (jonas, hour(8, 11))];
    issue(&mut team, 9, "mira", hour(9, 9), Some((hour(9, 9) + 3 * DAY, true)));
    issue(&mut team, 10, "mira", hour(9, 9), Some((hour(9, 9) + 3 * DAY, false)));
    team
}

fn ids(records: &[signals::Record]) -> Vec<&str> {
    records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn requests_and_issues_that_fit_are_proposals_and_who_spoke_is_spread() {
    let mut team = team(3);
    let found = discussion_spread(&team.ground());
    assert_eq!(found.signal.count, Some(Count { part: 3, of: 8 }));
    assert_eq!(ids(&found.signal.numerator), ["#2", "#3", "#8"]);
    // Mira 7: five of her own, #2 and #8. Jonas 3: #1, #2, #8. Priya 3: two days on #1, and #3. Leila 1. Of 14.
    // H = (7/14)·ln 2 + 2·(3/14)·ln(14/3) + (1/14)·ln 14 = 0.346574 + 0.660191 + 0.188504 = 1.195269; e^H = 3.3044.
    assert_eq!((found.people, found.lead), (4, Count { part: 7, of: 14 }));
    assert_eq!(format!("{:.4}", found.as_if.expect("enough")), "3.3044");
    let requests = found.signal.coverage.requests.expect("a forge");
    assert!(requests.reaches && requests.weeks == 26);
    assert_eq!(found.signal.numerator[2].link.as_deref(), Some("https://github.com/kassa/kassa/issues/8"));
}

#[test]
fn a_request_lands_when_it_is_merged_and_an_issue_when_it_is_done() {
    let mut team = team(3);
    let found = landing(&team.ground());
    // #1 on the third day, #4 after 31 days, #9 done, #10 not; #5 is younger.
    assert_eq!((found.signal.count, found.young), (Some(Count { part: 2, of: 4 }), 1));
    assert_eq!(ids(&found.signal.numerator), ["#1", "#9"]);
    assert_eq!((&found.rounds[..], found.of_log, found.untold), (&[2][..], 0, 0));
    // GitLab does not say why an issue was closed, nor therefore that an open one did not land.
    team.kind = ForgeKind::Gitlab;
    let found = landing(&team.ground());
    assert_eq!((found.signal.count, found.untold), (Some(Count { part: 1, of: 2 }), 2));
    assert_eq!(ids(&found.signal.denominator), ["!1", "!4"]);
}

#[test]
fn a_line_of_the_log_that_names_a_proposal_is_that_one() {
    let mut team = team(3);
    let ground = team.ground();
    let line = |number: u8, words: &str, opened: i64, landed: Option<i64>| Proposed {
        line: format!("0000000{number}-0000-7000-8000-000000000000"),
        words: words.to_owned(),
        day: ground.clock.day(opened),
        landed: landed.map(|days| ground.clock.day(opened) + days.days()),
    };
    let log = vec![
        line(1, "rfc: refunds", hour(20, 9), None),
        line(2, "the fee table, see #4", hour(12, 9), Some(10)),
        line(3, "nightly exports", hour(11, 9), Some(30)),
        line(4, "a day for papers", hour(11, 9), Some(31)),
    ];
    team.settings.proposed = log.clone();
    let found = landing(&team.ground());
    // #1, #4 by the log, #9 and the third line; #10 and the fourth line not.
    assert_eq!((found.signal.count, found.of_log), (Some(Count { part: 4, of: 6 }), 2));
    let third = log[2].line.as_str();
    assert_eq!(ids(&found.signal.numerator), ["#1", "#4", third, "#9"]);
    // Without a forge the log is all there is.
    team.since = None;
    let found = landing(&team.ground());
    assert_eq!((found.signal.count, found.of_log), (Some(Count { part: 2, of: 4 }), 4));
    assert_eq!((found.signal.coverage.requests, found.signal.status), (None, Status::Value));
}

#[test]
fn a_first_design_or_incident_lead_is_one_where_records_begin_early_enough() {
    let mut team = team(3);
    let found = first_leads(&team.ground());
    let status = &found.signal.status;
    assert!(matches!(status, Status::NotEnough { have: 20, need: 60, .. }), "{status:?}");
    // Jonas's first was earlier then; Priya's is #3 and Leila's the issue #8.
    team.request("jonas", &[(hour(65, 9), "jonas opens it")]).title = "An RFC".to_owned();
    let found = first_leads(&team.ground());
    assert_eq!((found.signal.value, found.people), (Some(2.0), 2));
    assert_eq!((found.designs, found.incidents), (Some(2), None));
    assert_eq!(ids(&found.signal.numerator), ["#3", "#8"]);
    let incident = |id: &str, opened, lead: Option<&str>| Incident {
        id: id.to_owned(),
        title: String::new(),
        class: None,
        opened,
        closed: None,
        lead: lead.map(str::to_owned),
        url: None,
    };
    let all = vec![
        incident("I-1", hour(70, 9), Some("jonas@kassa.example")),
        incident("I-2", hour(6, 9), Some("Jonas <jonas@kassa.example>")),
        incident("I-3", hour(5, 9), Some("@Leila")), // a login
        incident("I-4", hour(4, 9), Some("somebody")),
        incident("I-5", hour(4, 9), None),
        incident("I-6", hour(3, 9), Some("mira")),
    ];
    team.incidents = Some(Incidents { all, until: hour(-1, 0) });
    let found = first_leads(&team.ground());
    assert_eq!((found.signal.value, found.people), (Some(3.0), 2));
    assert_eq!((found.designs, found.incidents), (Some(2), Some(1)));
    assert_eq!(ids(&found.signal.numerator), ["#3", "#8", "I-3"]);
    // Incidents alone, while nothing says what a proposal is.
    team.settings.proposals = KnownBy::default();
    let found = first_leads(&team.ground());
    assert_eq!((found.designs, found.incidents, found.people), (None, Some(1), 1));
}

#[test]
fn where_nothing_says_what_a_proposal_is_or_nothing_is_connected_that_is_said() {
    let signals = |team: &mut Team| -> [Signal; 3] {
        let ground = team.ground();
        [discussion_spread(&ground).signal, landing(&ground).signal, first_leads(&ground).signal]
    };
    let mut team = team(3);
    team.settings.proposals = KnownBy::default();
    for signal in signals(&mut team) {
        assert!(is_not_said(&signal), "{:?}", signal.status);
        assert_eq!((signal.count, signal.value), (None, None));
    }
    team.since = None;
    for signal in signals(&mut team) {
        assert_eq!(signal.status, Status::NotConnected(FORGE), "{}", signal.definition.id);
    }
    let mut small = self::team(2);
    let [spread, landed, firsts] = signals(&mut small);
    assert_eq!(spread.status, Status::NotApplicable(THREE.to_owned()));
    assert_eq!(firsts.status, Status::NotApplicable(THREE.to_owned()));
    assert_eq!(landed.count, Some(Count { part: 2, of: 4 }), "what is one's own is one's own");
}

#[test]
fn a_forge_that_was_read_too_late_carries_no_figure() {
    let mut team = team(3);
    team.since = Some(hour(18, 0));
    let ground = team.ground();
    for mut signal in [discussion_spread(&ground).signal, landing(&ground).signal] {
        signal.keep_what_is_carried(&ground);
        assert!(signal.is_dropped(), "{:?}", signal.status);
    }
}
