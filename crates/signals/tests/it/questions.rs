//! s14 over a whole ground, with figures worked out by hand.

use records::Comment;
use signals::s14::question_share;
use signals::stats::Word;
use signals::{Count, Status};

use crate::team::{Team, hour};

fn comment(request: u64, at: i64, asks: bool) -> Comment {
    Comment { request, at, asks }
}

/// A team with requests by others, #1 to #4: by two of the team, by a visitor, and by an account that is deleted.
fn team() -> Team {
    let mut team = Team::of(3);
    for (author, opens) in [
        ("jonas", "jonas opens it"),
        ("priya", "priya opens it"),
        ("zoe", "zoe opens it"),
        ("a deleted account", "a deleted account opens it"),
    ] {
        team.request(author, &[(hour(70, 9), opens)]);
    }
    team
}

#[test]
fn of_the_comments_on_others_requests_those_that_ask() {
    let mut team = team();
    team.request("mira", &[(hour(70, 9), "mira opens it")]); // #5: the lead's own
    team.request("update[bot]", &[(hour(70, 9), "update[bot] opens it")]); // #6: a program's
    let all = (0..20).map(|n| comment(n % 4 + 1, hour(n as i64 % 12, 10), n < 5));
    team.comments = all.collect();
    let left_out = [
        comment(5, hour(2, 11), true),
        comment(6, hour(2, 11), true),
        comment(7, hour(2, 11), true),   // on one that was not read, an issue say
        comment(1, hour(12, 167), true), // an hour before the twelve weeks
        comment(1, hour(-1, 0), true),   // on the Monday T
    ];
    team.comments.extend(left_out);
    let found = question_share(&team.ground());
    assert_eq!((found.signal.count, found.signal.value), (Some(Count { part: 5, of: 20 }), Some(0.25)));
    assert_eq!((found.requests, found.signal.numerator.len(), found.signal.denominator.len()), (4, 5, 20));
    let record = found.signal.numerator.last().expect("there are five");
    assert_eq!(
        (record.id.as_str(), record.link.as_deref()),
        ("#1", Some("https://github.com/kassa/kassa/pull/1"))
    );
    team.comments.remove(19);
    let few = question_share(&team.ground());
    let why = "comments of yours on others' requests".to_owned();
    assert_eq!(few.signal.status, Status::NotEnough { have: 19, need: 20, why });
    assert_eq!(few.signal.value, None);
}

#[test]
fn a_number_is_one_of_its_own_repository() {
    let mut team = team();
    let mut theirs = team.requests.clone();
    // #1 of the second repository is the lead's own.
    theirs[0].author = team.cast.account("mira");
    team.comments = vec![comment(1, hour(1, 10), true)];
    team.second = Some((vec![comment(1, hour(1, 11), true), comment(2, hour(1, 12), false)], theirs));
    let ground = team.ground();
    let found = question_share(&ground);
    assert_eq!((found.signal.count, found.requests), (Some(Count { part: 1, of: 2 }), 2));
    let records: Vec<_> =
        found.signal.denominator.iter().map(|record| (record.repository, record.id.as_str())).collect();
    assert_eq!(records, [(0, "#1"), (1, "#2")]);
}

#[test]
fn now_is_compared_with_before_by_blocks_of_four_weeks() {
    let mut team = team();
    // Ten comments in each of the fifteen blocks: two ask in each of the three of now, six in each of the twelve before.
    team.comments = (0..15)
        .flat_map(|block| {
            (0..10)
                .map(move |n| comment(1, hour(block * 4 + n % 4, 10 + n), n < if block < 3 { 2 } else { 6 }))
        })
        .collect();
    let mut found = question_share(&team.ground());
    let verdict = found.signal.verdict.expect("a verdict");
    assert_eq!((verdict.now, verdict.before), (Count { part: 6, of: 30 }, Count { part: 72, of: 120 }));
    assert_eq!((verdict.word, verdict.rank), (Word::Down, Some((1, 455))));
    found.signal.keep_what_is_carried(&team.ground());
    assert_eq!(found.signal.points.len(), 105);
    // What was read from half a year ago on carries no verdict, and the points it reaches alone.
    team.since = Some(hour(25, 0));
    let ground = team.ground();
    let mut late = question_share(&ground);
    late.signal.keep_what_is_carried(&ground);
    assert_eq!((late.signal.verdict, late.signal.usual), (None, None));
    assert_eq!((late.signal.points.len(), late.signal.status.clone()), (15, Status::Value));
    // Where it begins within the twelve weeks there is no figure.
    team.since = Some(hour(3, 0));
    let ground = team.ground();
    let mut later = question_share(&ground);
    later.signal.keep_what_is_carried(&ground);
    assert!(later.signal.is_dropped() && later.signal.count.is_none());
}

#[test]
fn without_a_forge_nothing_is_said_and_nothing_is_missing() {
    let mut team = team();
    team.since = None;
    let ground = team.ground();
    let mut found = question_share(&ground);
    found.signal.keep_what_is_carried(&ground);
    assert_eq!(found.signal.status, Status::NotConnected("forge"));
    assert!(found.signal.count.is_none() && found.signal.points.is_empty());
}
