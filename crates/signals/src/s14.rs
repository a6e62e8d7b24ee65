//! s14, question share.

use std::collections::{BTreeSet, HashMap};

use team::clock::{NOW, Seconds};
use team::{Ground, Who};

use crate::blocks::{BLOCK, line, usual};
use crate::requests::{FORGE, OfForge, all};
use crate::{Answer, Count, Definition, Needs, Record, Signal};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s14",
    slug: "question-share",
    name: "Question share",
    meaning: "how many of your comments on the requests of others ask something",
    formula: "your comments on others' requests with a question mark beside quotes, code and links / all of them",
    unit: "comments",
    window: "now, twelve weeks",
    records: "your comments on requests of others, of whose text only whether it asks was kept",
    source: FORGE,
    not_seen: "A question that only looks like one counts too, and what is asked in a talk does not.",
    counter: "on how many requests they stand, and new owners (s7)",
    capability: "K3",
    minimum: "20 comments",
    needs: Needs { figure: 0, point: 0, words: "twelve weeks", files: false },
};

/// The least comments for a share.
pub const LEAST: u64 = 20;

/// The share, with what stands beside it.
#[derive(Clone, Debug)]
pub struct QuestionShare {
    /// The signal.
    pub signal: Signal,
    /// Different requests among them.
    pub requests: usize,
}

/// A comment of the lead's on a request of somebody else's.
struct Own<'g> {
    of: OfForge<'g>,
    at: Seconds,
    asks: bool,
}

/// Works it out.
pub fn question_share(ground: &Ground) -> QuestionShare {
    let mut found = QuestionShare::bare(Signal::of_requests(&DEFINITION, ground, NOW));
    if found.signal.is_not_connected() {
        return found;
    }
    let own = comments(ground);
    let between = |from: i32, to: i32| {
        let at = |weeks_ago: i32| {
            let border = ground.clock.weeks_ago(weeks_ago);
            own.partition_point(|comment| comment.at < border)
        };
        &own[at(from)..at(to)]
    };
    let count = |from: i32, to: i32| {
        let mut count = Count::default();
        between(from, to).iter().for_each(|comment| count.add(comment.asks));
        count
    };
    let of_now = between(NOW, 0);
    let requests = of_now.iter().map(|comment| (comment.of.repository, comment.of.request.number));
    found.requests = requests.collect::<BTreeSet<_>>().len();
    let signal = &mut found.signal;
    signal.numerator = of_now.iter().filter(|comment| comment.asks).map(Own::record).collect();
    signal.denominator = of_now.iter().map(Own::record).collect();
    signal.points = line(|weeks_ago| count(weeks_ago + NOW, weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| count((block + 1) * BLOCK, block * BLOCK));
    signal.figure(count(NOW, 0), LEAST, "comments of yours on others' requests");
    found
}

impl Own<'_> {
    fn record(&self) -> Record {
        self.of.record(self.at)
    }
}

/// The lead's comments before T on requests that a human other than the lead opened, in their order.
fn comments<'g>(ground: &'g Ground<'g>) -> Vec<Own<'g>> {
    // Numbers repeat in other repositories.
    let others: HashMap<(usize, u64), OfForge> = all(ground)
        .filter(|of| is_of_another(*of))
        .map(|of| ((of.repository, of.request.number), of))
        .collect();
    let mut own = Vec::new();
    for (repository, forge) in crate::requests::connected(ground) {
        for comment in &forge.comments {
            let Some(&of) = others.get(&(repository, comment.request)) else { continue };
            if comment.at < of.until_t() {
                own.push(Own { of, at: comment.at, asks: comment.asks });
            }
        }
    }
    own.sort_by_key(|comment| (comment.at, comment.of.repository, comment.of.request.number));
    own
}

fn is_of_another(of: OfForge) -> bool {
    match of.who()(of.request.author) {
        Who::Person(person) => person != of.ground.lead(),
        Who::Gone(_) => true,
        Who::Machine => false,
    }
}
