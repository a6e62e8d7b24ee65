//! s14, by hand.

use jiff::ToSpan;
use records::Comment;
use signals::s14::question_share;
use signals::stats::Word;
use signals::{Count, Named, Status};

use crate::ground::{T, Team, noon};

fn comment(request: u64, days_before_t: i64, asks: bool) -> Comment {
    Comment { request, at: noon(T - days_before_t.days()), asks }
}

/// Requests from 100 on are the lead's own.
fn named(request: u64) -> Option<Named> {
    let id = format!("#{request}");
    let link = Some(format!("https://forge.example/o/r/pull/{request}"));
    (request < 100).then(|| Named { id, title: "Refunds".to_owned(), link, repository: 0 })
}

#[test]
fn of_the_comments_on_others_requests_those_that_ask() {
    let team = Team::with(3);
    let ground = team.ground();
    let mut all: Vec<Comment> = (1..=20).map(|n| comment(n % 4, n as i64, n <= 5)).collect();
    all.push(comment(100, 3, true)); // on a request of the lead's own
    all.push(comment(1, 85, true)); // twelve weeks and a day before T
    all.push(comment(1, 0, true)); // on the Monday T
    let found = question_share(&ground, &all, named, i64::MIN);
    assert_eq!((found.signal.count, found.signal.value), (Some(Count { part: 5, of: 20 }), Some(0.25)));
    assert_eq!((found.requests, found.signal.numerator.len(), found.signal.denominator.len()), (4, 5, 20));
    let record = &found.signal.denominator[0];
    assert_eq!(
        (record.id.as_str(), record.link.as_deref()),
        ("#0", Some("https://forge.example/o/r/pull/0"))
    );
    let few = question_share(&ground, &all[1..20], named, i64::MIN);
    assert!(matches!(few.signal.status, Status::NotEnough { have: 19, need: 20, .. }));
    assert_eq!(few.signal.value, None);
}

#[test]
fn now_is_compared_with_before_by_blocks_of_four_weeks() {
    let team = Team::with(3);
    let ground = team.ground();
    // Ten comments in each of the fifteen blocks: two ask in each of the three of now, six in each of the twelve before.
    let all: Vec<Comment> = (0..15)
        .flat_map(|block| {
            (0..10).map(move |n| comment(1, block * 28 + 1 + n, n < if block < 3 { 2 } else { 6 }))
        })
        .collect();
    let found = question_share(&ground, &all, named, i64::MIN);
    let verdict = found.signal.verdict.expect("a verdict");
    assert_eq!((verdict.now, verdict.before), (Count { part: 6, of: 30 }, Count { part: 72, of: 120 }));
    assert_eq!((verdict.word, verdict.rank), (Word::Down, Some((1, 455))));
    assert_eq!(found.signal.points.len(), 105);
    // What was read from half a year ago on carries no verdict, and the points it reaches alone.
    let late = question_share(&ground, &all, named, ground.clock.weeks_ago(26));
    assert_eq!((late.signal.verdict, late.signal.usual), (None, None));
    assert_eq!((late.signal.points.len(), late.signal.coverage.reaches), (15, true));
    assert!(!question_share(&ground, &all, named, ground.clock.weeks_ago(3)).signal.coverage.reaches);
}
