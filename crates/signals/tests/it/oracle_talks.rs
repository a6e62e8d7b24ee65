//! Talks of the log drawn at random, for the second opinion on s19: days alone, around the edges of the twelve weeks.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use signals::talks::Talks;
use team::Talked;

use crate::ground::T;
use crate::oracle_records::pick;
use crate::requests_at_random::Draw;

/// What this program says of talks that are drawn; `asked` gets what the second opinion needs.
pub fn answer(draw: &mut Draw, asked: &mut Value) -> Value {
    let mut all = Vec::new();
    for _ in 0..draw.below(16) {
        let before = *pick(draw, &[-1, 0, 1, 83, 84, 85, 200]) + *pick(draw, &[0, 0, 3, 30]);
        let held = T.saturating_sub(i64::from(before).days());
        let noted = held.saturating_sub((draw.below(40) as i64).days());
        let held = (draw.below(4) != 0).then_some(held);
        // What was written down once it was held has no first note.
        let noted = (held.is_none() || draw.below(4) != 0).then_some(noted);
        all.push(Talked { noted, held, rehearsed: held.is_some() && draw.below(3) == 0 });
    }
    asked["talks"] = all.iter().map(|one| json!([one.noted, one.held, one.rehearsed])).collect();
    let first: Date = T.saturating_sub(84.days());
    let found = Talks::between(&all, first, T);
    json!({
        "held": found.held, "rehearsed": found.rehearsed, "without_note": found.held - found.days.len(),
        "days": found.days, "median": found.median(), "waiting": found.waiting,
    })
}
