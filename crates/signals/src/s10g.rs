//! s10g, hand-overs, checked; and drafts of them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use team::areas::AreaIx;
use team::clock::NOW;
use team::{Change, Ground};

use crate::{Count, Definition, EVERYTHING, Needs, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s10g",
    slug: "hand-overs",
    name: "Hand-overs, checked",
    meaning: "what git says of the areas you gave away, after the day you said",
    formula: "per twelve weeks from that day: your changes there / yours and the others'",
    unit: "hand-overs",
    window: "from the day of the hand-over",
    records: "your words, and non-bulk changes in the area",
    source: "what you said, and git",
    not_seen: "Git alone cannot tell a hand-over from a burst.",
    counter: "new owners (s7)",
    capability: "K2",
    minimum: "two periods of twelve weeks, together 10 changes",
    needs: Needs {
        figure: EVERYTHING,
        point: EVERYTHING,
        words: "all since the first hand-over",
        files: true,
    },
};

/// The least changes in two periods.
const LEAST: u64 = 10;
/// Working days of given absence that make a period say nothing.
const ABSENT: usize = 15;

/// What became of a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The lead's part stayed at most a quarter over two periods.
    Held,
    /// After it held, the lead's part was half or more over two periods.
    Returned,
    /// Under ten changes in 24 weeks.
    Quiet,
    /// Not yet to say.
    Undecided,
}

impl Outcome {
    /// As it is printed.
    pub fn text(self) -> &'static str {
        match self {
            Outcome::Held => "held",
            Outcome::Returned => "returned",
            Outcome::Quiet => "quiet",
            Outcome::Undecided => "undecided",
        }
    }
}

/// One hand-over the lead gave, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The area.
    pub area: String,
    /// The day.
    pub date: Date,
    /// The level, 1 to 7.
    pub level: u8,
    /// The lead's of the lead's and the others' changes, by period of twelve weeks; none for one
    /// that is skipped.
    pub periods: Vec<Option<Count>>,
    /// What became of it.
    pub outcome: Outcome,
}

impl HandOver {
    /// The lead's part in the two periods the outcome rests on, the last such two; none where no two say something.
    pub fn rests_on(&self) -> Option<Count> {
        let pairs = pairs(&self.periods);
        let is = |pair: &&Count| match self.outcome {
            Outcome::Held => is_held(**pair),
            Outcome::Returned => is_back(**pair),
            Outcome::Quiet | Outcome::Undecided => true,
        };
        pairs.iter().rev().find(is).copied()
    }
}

/// Hand-overs the lead gave.
#[derive(Clone, Debug)]
pub struct HandOvers {
    /// The signal; it has no figure of its own.
    pub signal: Signal,
    /// Each, oldest first.
    pub all: Vec<HandOver>,
}

/// Checks them.
pub fn hand_overs(ground: &Ground) -> HandOvers {
    let mut signal = Signal::empty(&DEFINITION, ground);
    match ground.active.others.len() {
        0 => signal.status = Status::NotApplicable(crate::why_alone(ground).to_owned()),
        1 => signal.status = Status::NotApplicable(crate::TWO.to_owned()),
        _ => {}
    }
    let mut all: Vec<HandOver> = Vec::new();
    for said in &ground.settings.hand_overs {
        if let (Some(level), Some(area)) = (said.level, ground.areas.named(&said.area)) {
            let periods = periods(ground, area, said.date);
            let outcome = outcome(&periods);
            all.push(HandOver { area: said.area.clone(), date: said.date, level, periods, outcome });
        }
    }
    all.sort_by(|one, other| (one.date, &one.area).cmp(&(other.date, &other.area)));
    if all.is_empty() && signal.status == Status::Value {
        signal.status = Status::NotApplicable("no hand-over was given".to_owned());
    }
    HandOvers { signal, all }
}

/// The lead's part in whole periods of twelve weeks from a day to T.
fn periods(ground: &Ground, area: AreaIx, date: Date) -> Vec<Option<Count>> {
    let mut periods = Vec::new();
    let mut first = date;
    loop {
        let after = first.saturating_add((7 * i64::from(NOW)).days());
        if after > ground.clock.date() || after == first {
            return periods;
        }
        let (from, to) = (ground.clock.start_of(first), ground.clock.start_of(after));
        let skipped = absent(ground, first, after) > ABSENT;
        periods.push((!skipped).then(|| part(ground, area, from, to)));
        first = after;
    }
}

/// The lead's non-bulk changes in an area, of the lead's and of those active when the span ends.
pub(crate) fn part(ground: &Ground, area: AreaIx, from: i64, to: i64) -> Count {
    let active = ground.active_at(to);
    let mut count = Count::default();
    for change in ground.between(from, to).iter().filter(|change| in_area(ground, change, area)) {
        let mine = change.person == ground.lead();
        if mine || active.has_other(change.person) {
            count.add(mine);
        }
    }
    count
}

pub(crate) fn in_area(ground: &Ground, change: &Change, area: AreaIx) -> bool {
    !change.bulk && change.files.iter().any(|&file| ground.area(file) == Some(area))
}

/// Working days of given absence in a span.
fn absent(ground: &Ground, first: Date, end: Date) -> usize {
    let mut days = 0;
    let mut day = first;
    while day < end {
        let working = !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let off = ground.settings.days_off.iter().any(|(from, to)| *from <= day && day <= *to);
        days += usize::from(working && off);
        day = day.saturating_add(1.day());
    }
    days
}

/// What became of a hand-over, by its periods that say something.
fn outcome(periods: &[Option<Count>]) -> Outcome {
    let pairs = pairs(periods);
    let held = pairs.iter().position(|&pair| is_held(pair));
    let back = |from: usize| pairs[(from + 2).min(pairs.len())..].iter().any(|&pair| is_back(pair));
    match (held, pairs.last()) {
        (Some(at), _) if back(at) => Outcome::Returned,
        (Some(_), _) => Outcome::Held,
        (None, Some(pair)) if pair.of < LEAST => Outcome::Quiet,
        _ => Outcome::Undecided,
    }
}

/// Each two in a row of the periods that say something, together.
fn pairs(periods: &[Option<Count>]) -> Vec<Count> {
    let said: Vec<Count> = periods.iter().flatten().copied().collect();
    said.windows(2).map(|pair| pair.iter().copied().sum()).collect()
}

/// At most a quarter of enough is the lead's.
fn is_held(pair: Count) -> bool {
    pair.of >= LEAST && 4 * pair.part <= pair.of
}

/// At least half of enough is.
fn is_back(pair: Count) -> bool {
    pair.of >= LEAST && 2 * pair.part >= pair.of
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(all: &[(u64, u64)]) -> Vec<Option<Count>> {
        all.iter().map(|&(part, of)| Some(Count { part, of })).collect()
    }

    #[test]
    fn a_hand_over_is_held_returned_quiet_or_undecided() {
        assert_eq!(outcome(&periods(&[(1, 6), (1, 5)])), Outcome::Held);
        assert_eq!(outcome(&periods(&[(1, 6), (1, 5), (4, 6), (3, 5)])), Outcome::Returned);
        assert_eq!(outcome(&periods(&[(1, 4), (0, 5)])), Outcome::Quiet);
        assert_eq!(outcome(&periods(&[(4, 8), (4, 8)])), Outcome::Undecided);
        assert_eq!(outcome(&periods(&[(0, 20)])), Outcome::Undecided);
        assert_eq!(
            outcome(&[Some(Count { part: 1, of: 8 }), None, Some(Count { part: 0, of: 8 })]),
            Outcome::Held
        );
    }

    #[test]
    fn a_hand_over_shows_the_two_periods_its_outcome_rests_on() {
        let shown = |all: &[(u64, u64)]| {
            let periods = periods(all);
            let outcome = outcome(&periods);
            let date = jiff::civil::date(2025, 1, 6);
            HandOver { area: "ledger".to_owned(), date, level: 5, periods, outcome }.rests_on()
        };
        assert_eq!(shown(&[(1, 6), (1, 5), (2, 5)]), Some(Count { part: 2, of: 11 }));
        assert_eq!(shown(&[(1, 6), (1, 5), (4, 6), (3, 5)]), Some(Count { part: 7, of: 11 }));
        assert_eq!(shown(&[(4, 8), (4, 8)]), Some(Count { part: 8, of: 16 }));
        assert_eq!(shown(&[(0, 20)]), None, "one period is too early");
    }
}
