//! s14, question share.

use std::collections::BTreeSet;

use records::Comment;
use team::Ground;
use team::clock::{BEFORE, NOW, Seconds};

use crate::blocks::{BLOCK, compare, line, usual};
use crate::carried::NOTHING_OF_GIT;
use crate::{Answer, Count, Definition, Named, Signal};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s14",
    slug: "question-share",
    name: "Question share",
    meaning: "how many of your comments on the changes of others ask something",
    formula: "your comments on others' requests with a question mark beside quotes, code and links ÷ all of them",
    unit: "comments",
    window: "now, twelve weeks",
    records: "your comments on requests of others, by their text once and then by whether they ask",
    source: "forge",
    not_seen: "A question that only looks like one counts too, and what is asked in a talk does not.",
    counter: "first design or incident lead (s7f)",
    capability: "K3",
    minimum: "20 comments",
    needs: NOTHING_OF_GIT,
};

/// The least comments for a share.
const LEAST: u64 = 20;

/// The share, with what stands beside it.
#[derive(Clone, Debug)]
pub struct QuestionShare {
    /// The signal.
    pub signal: Signal,
    /// Different requests among them.
    pub requests: usize,
}

/// Works it out.
///
/// `comments` are the lead's; `named` gives the request of one by its number, where a human other than the lead opened it. `since` is from when on comments
/// were read.
pub fn question_share(
    ground: &Ground,
    comments: &[Comment],
    named: impl Fn(u64) -> Option<Named>,
    since: Seconds,
) -> QuestionShare {
    let mut own: Vec<(&Comment, Named)> =
        comments.iter().filter_map(|comment| Some((comment, named(comment.request)?))).collect();
    own.sort_by_key(|(comment, _)| (comment.at, comment.request));
    let between = |from: i32, to: i32| {
        let (from, to) = (ground.clock.weeks_ago(from), ground.clock.weeks_ago(to));
        own.iter().filter(move |(comment, _)| (from..to).contains(&comment.at))
    };
    let count = |from: i32, to: i32| {
        let mut count = Count::default();
        between(from, to).for_each(|(comment, _)| count.add(comment.asks));
        count
    };
    let record = |(comment, named): &(&Comment, Named)| named.record(ground, comment.at);
    let reaches = since <= ground.clock.weeks_ago(NOW);
    let mut found = QuestionShare::bare(Signal::outside(&DEFINITION, ground, reaches));
    found.requests = between(NOW, 0).map(|(_, named)| named).collect::<BTreeSet<_>>().len();
    let signal = &mut found.signal;
    signal.denominator = between(NOW, 0).map(record).collect();
    signal.numerator = between(NOW, 0).filter(|(comment, _)| comment.asks).map(record).collect();
    // A point that what was read does not reach would be a smaller one.
    let read = |weeks_ago: i32| since <= ground.clock.weeks_ago(weeks_ago);
    signal.points = line(|weeks_ago| count(weeks_ago + NOW, weeks_ago));
    signal.points.retain(|point| read(point.weeks_ago + NOW));
    if read(NOW + BEFORE) {
        signal.usual = usual(ground, &DEFINITION, &signal.points);
        signal.verdict =
            Some(compare(ground, &DEFINITION, |block| count((block + 1) * BLOCK, block * BLOCK)));
    }
    signal.figure(count(NOW, 0), LEAST, "comments of yours on others' requests");
    found
}
