//! s7f, s15 and s16, by hand.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use signals::proposals::{Proposal, is_known, of_request};
use signals::reviews::Who;
use signals::s7f::{Kind, Led, first_leads_of};
use signals::s15::{as_if, discussion_spread_of};
use signals::s16::landing_of;
use signals::{ALONE, Count, Named, Status, THREE, TWO};
use team::KnownBy;

use crate::ground::{LEAD, T, Team, noon};
use crate::story::{Cast, moment, request};

fn named(id: &str) -> Named {
    Named { id: id.to_owned(), ..Named::default() }
}

fn proposal(id: &str, by: u32, day: Date) -> Proposal {
    Proposal {
        named: named(id),
        by: Who::Person(by),
        at: noon(day),
        landed: None,
        tells: true,
        rounds: None,
        said: Vec::new(),
    }
}

#[test]
fn a_proposal_is_known_by_a_label_or_by_whole_words_of_its_title() {
    let known =
        KnownBy { labels: vec!["Design".to_owned()], titles: vec!["RFC".to_owned(), " how to ".to_owned()] };
    for title in ["RFC: refunds", "[rfc] refunds", "Refunds (rfc)", "How to refund", "rfcs and an RFC"] {
        assert!(is_known(&known, title, []), "{title}");
    }
    for title in ["Surfcam", "RFCs", "rfc2", "how  to refund", ""] {
        assert!(!is_known(&known, title, ["designs"]), "{title}");
    }
    assert!(is_known(&known, "Refunds", ["bug", " design"]));
    assert!(!is_known(&KnownBy::default(), "Refunds", ["design"]), "where nothing was said nothing is one");
}

#[test]
fn rounds_are_the_reviews_between_one_push_and_the_next() {
    let told = [
        ("Mon 2 Nov 09:00", "mira opens it"),
        ("Mon 2 Nov 10:00", "mira pushes"),
        ("Tue 3 Nov 09:00", "jonas requests changes"), // the first round
        ("Tue 3 Nov 10:00", "priya comments on lines"),
        ("Tue 3 Nov 11:00", "mira comments on lines"), // an answer of the author's
        ("Tue 3 Nov 12:00", "ai-review[bot] requests changes"),
        ("Wed 4 Nov 09:00", "mira pushes"),
        ("Wed 4 Nov 10:00", "ai-review[bot] pushes"),
        ("Wed 4 Nov 11:00", "jonas comments"),
        ("Thu 5 Nov 09:00", "priya approves"), // the second
        ("Thu 5 Nov 10:00", "jonas approves"),
        ("Thu 5 Nov 11:00", "mira merges it"),
        ("Thu 5 Nov 12:00", "leila comments on lines"), // after it landed
    ];
    let mut cast = Cast::default();
    let author = cast.account("mira");
    let moment = |words| moment(&TimeZone::UTC, words);
    let events = told.iter().filter_map(|(at, what)| cast.event(moment(at), what)).collect();
    let found =
        of_request(&request(author, false, events), |who| cast.who(who), named("#1")).expect("opened");
    assert_eq!((found.at, found.landed), (moment("Mon 2 Nov 09:00"), Some(moment("Thu 5 Nov 11:00"))));
    assert_eq!((found.rounds, found.said.len()), (Some(2), 7));
    assert_eq!(of_request(&request(author, false, Vec::new()), |who| cast.who(who), named("#2")), None);
}

#[test]
fn proposals_of_the_lead_that_had_their_thirty_days_landed_or_did_not() {
    let team = Team::with(3);
    let ground = team.ground();
    let landed = |id, by, day: Date, after: i64, rounds| Proposal {
        landed: Some(noon(day + after.days())),
        rounds,
        ..proposal(id, by, day)
    };
    let all = [
        landed("#1", LEAD, date(2026, 6, 1), 30, Some(3)),
        landed("#2", LEAD, date(2026, 6, 1), 31, Some(9)), // a day too late
        proposal("#3", LEAD, date(2026, 7, 1)),
        landed("#4", LEAD, date(2026, 10, 16), 1, Some(1)), // the last that had its thirty days before T
        landed("#5", LEAD, date(2026, 10, 17), 1, Some(1)), // the first that had not
        landed("0192", LEAD, date(2026, 8, 1), 0, None),    // of the log
        landed("#6", 1, date(2026, 6, 1), 1, Some(1)),      // another's
        landed("#7", LEAD, date(2026, 5, 17), 1, Some(1)),  // before the half year
    ];
    let found = landing_of(&ground, &all, i64::MIN);
    assert_eq!((found.signal.count, found.young), (Some(Count { part: 3, of: 5 }), 1));
    let ids: Vec<&str> = found.signal.numerator.iter().map(|one| one.id.as_str()).collect();
    assert_eq!((ids, &found.rounds[..]), (vec!["#1", "0192", "#4"], &[1, 3][..]));
    assert_eq!(found.median_rounds(), Some(1));
    let none = landing_of(&ground, &all[6..], ground.clock.weeks_ago(4));
    assert!(matches!(none.signal.status, Status::NotEnough { have: 0, need: 1, .. }));
    assert_eq!((none.median_rounds(), none.signal.coverage.reaches), (None, false));
}

#[test]
fn what_is_said_is_counted_by_person_proposal_and_day_and_spread_is_e_to_the_entropy() {
    let team = Team::with(4);
    let ground = team.ground();
    let day = date(2026, 9, 1);
    let said = |by: Who, after: i64| (by, noon(day + after.days()));
    let person = Who::Person;
    let all = [
        Proposal {
            said: vec![
                said(person(LEAD), 0), // on the day it was made: once
                said(person(1), 0),
                said(person(1), 0),
                said(person(1), 1),
                said(person(99), 0), // not of the team
                said(Who::Machine, 0),
                said(Who::Gone(7), 0),
                said(person(2), 90), // after T
            ],
            ..proposal("#1", LEAD, day)
        },
        proposal("#2", LEAD, day),
        proposal("#3", 1, day),
        proposal("#4", 2, day),
        proposal("#5", 2, date(2026, 5, 18)), // the first day of the half year
        proposal("#6", 2, date(2026, 5, 17)),
        proposal("#7", 99, day), // a visitor's
    ];
    let found = discussion_spread_of(&ground, &all, i64::MIN);
    assert_eq!(found.signal.count, Some(Count { part: 3, of: 5 }));
    // Lead 2, person 1 three (two days and one proposal), person 2 two: 7. e^H with parts 2/7, 3/7, 2/7:
    // H = 2·(2/7)·ln(7/2) + (3/7)·ln(7/3) = 0.715865 + 0.363128 = 1.078992, e^H = 2.94171.
    assert_eq!((found.people, found.lead), (3, Count { part: 2, of: 7 }));
    assert_eq!(format!("{:.4}", found.as_if.expect("five proposals")), "2.9417");
    let few = discussion_spread_of(&ground, &all[1..], i64::MIN);
    assert!(matches!(few.signal.status, Status::NotEnough { have: 4, need: 5, .. }));
    assert_eq!(few.as_if, None);
}

#[test]
fn so_many_who_speak_equally_are_as_if_so_many() {
    let found = |counts: &[u64]| as_if(counts.iter().copied()).map(|found| format!("{found:.3}"));
    assert_eq!(found(&[4, 4, 4, 4]).as_deref(), Some("4.000"));
    assert_eq!(found(&[9, 0, 0]).as_deref(), Some("1.000"));
    assert_eq!(found(&[1, 1, 2]).as_deref(), Some("2.828"), "2^1.5");
    assert_eq!((found(&[]), found(&[0])), (None, None));
}

#[test]
fn a_first_of_a_kind_is_one_of_the_team_s_and_lies_in_now() {
    let team = Team::with(4);
    let ground = team.ground();
    let led = |id: &str, by: Who, kind, weeks: i64| Led {
        named: named(id),
        by,
        at: noon(T - (7 * weeks).days()),
        kind,
    };
    let person = Who::Person;
    let all = [
        led("#1", person(1), Kind::Design, 3),
        led("#2", person(1), Kind::Design, 2), // their second
        led("I-1", person(1), Kind::Incident, 4),
        led("#3", person(2), Kind::Design, 70), // so the next is no first
        led("#4", person(2), Kind::Design, 1),
        led("I-2", person(3), Kind::Incident, 12),
        led("#5", person(LEAD), Kind::Design, 1),
        led("#6", person(99), Kind::Design, 1), // not of the team
        led("#7", Who::Gone(4), Kind::Design, 1),
        led("#8", person(4), Kind::Design, 0), // at noon of the Monday T
    ];
    let found = first_leads_of(&ground, &all, |_| Some(i64::MIN));
    assert_eq!(found.signal.count, Some(Count { part: 3, of: 0 }));
    assert_eq!((found.people, found.designs, found.incidents), (2, Some(1), Some(2)));
    let ids: Vec<&str> = found.signal.numerator.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["I-2", "I-1", "#1"]);
    // Incidents are known for half a year only: which is a first cannot be told.
    let since = |kind| (kind == Kind::Design).then_some(i64::MIN).or(Some(ground.clock.weeks_ago(26)));
    let found = first_leads_of(&ground, &all, since);
    assert_eq!((found.people, found.designs, found.incidents), (1, Some(1), None));
    let found = first_leads_of(&ground, &all, |_| Some(ground.clock.weeks_ago(26)));
    assert!(
        matches!(found.signal.status, Status::NotEnough { have: 26, need: 60, .. }),
        "{:?}",
        found.signal.status
    );
    assert_eq!(found.signal.value, None);
    // From a second later that week is not whole, and what begins after T is in none.
    for (since, have) in
        [(ground.clock.weeks_ago(26) + 1, 25), (ground.clock.weeks_ago(59), 59), (i64::MAX, 0)]
    {
        let found = first_leads_of(&ground, &all, |_| Some(since));
        let why = "weeks of proposals or incidents, so that a first one can be told".to_owned();
        assert_eq!(found.signal.status, Status::NotEnough { have, need: 60, why });
    }
    let sixty = first_leads_of(&ground, &all, |_| Some(ground.clock.weeks_ago(60)));
    assert_eq!(sixty.signal.status, Status::Value);
}

#[test]
fn in_a_small_team_nothing_is_said_of_the_others_together() {
    for (others, why) in [(0, ALONE), (1, TWO), (2, THREE)] {
        let team = Team::with(others);
        let ground = team.ground();
        let all = [proposal("#1", LEAD, date(2026, 9, 1))];
        let spread = discussion_spread_of(&ground, &all, i64::MIN);
        let firsts = first_leads_of(&ground, &[], |_| Some(i64::MIN));
        for signal in [spread.signal, firsts.signal] {
            assert_eq!(signal.status, Status::NotApplicable(why.to_owned()));
            assert_eq!((signal.count, signal.numerator.len()), (None, 0));
        }
        // What the lead proposed is the lead's own.
        assert_eq!(landing_of(&ground, &all, i64::MIN).signal.count, Some(Count { part: 0, of: 1 }));
    }
}
