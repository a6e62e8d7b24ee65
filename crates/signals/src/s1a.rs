//! s1a, maker share.

use team::clock::{HALF, NOW};
use team::{Active, Ground};

use crate::blocks::{BLOCK, LINE, line, usual};
use crate::{Count, Definition, Needs, Point, Signal, evidence, weight};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s1a",
    slug: "maker-share",
    name: "Maker share",
    meaning: "your part of the changes you and the team merged",
    formula: "changes merged by you / by you and the others who are active",
    unit: "changes",
    window: "now, twelve weeks",
    records: "changes that touch at least one counted file, bulk ones too",
    source: "git",
    not_seen: "Git cannot see reviews, design or pairing; one line counts like a thousand.",
    counter: "still known: the share of the year's change weight on files you know",
    capability: "K1",
    minimum: "10 changes of the team",
    needs: Needs { figure: HALF, point: HALF, words: "the half year that says who is active", files: true },
};

/// The least changes of the team for a share.
pub const LEAST: u64 = 10;

/// The maker share, with what stands beside it.
#[derive(Clone, Debug)]
pub struct MakerShare {
    /// The signal.
    pub signal: Signal,
    /// Beside it: the year's change weight on files the lead knows, of all.
    pub still_known: Count,
    /// An even share, 1 / (|O| + 1).
    pub even: f64,
    /// The 26 weeks before and after the role began, where the lead gave its date.
    pub role: Option<(Count, Count)>,
}

/// Works it out.
pub fn maker_share(ground: &Ground) -> MakerShare {
    let still_known = weight::still_known(ground);
    let others = ground.active.others.len();
    let even = 1.0 / (others + 1) as f64;
    let signal = Signal::empty(&DEFINITION, ground);
    // With fewer, the share before a day is everything, or tells the other's.
    let role = if others < 2 { None } else { role(ground) };
    let beside = |signal| MakerShare { signal, still_known, even, role };
    if others == 0 {
        return beside(signal.not_applicable(crate::why_alone(ground)));
    }
    let mut signal = signal;
    let count = share(ground, NOW, 0, &ground.active);
    let mine =
        ground.weeks(NOW, 0).iter().filter(|change| is_of(ground, change, &ground.active) == Some(true));
    signal.numerator = mine.map(|change| evidence::of_change(ground, change)).collect();
    if others == 1 {
        // With two people the team's figure is the other's: the lead's changes are part of nothing.
        signal.count = Some(Count { part: count.part, of: 0 });
        return beside(signal.not_applicable(crate::TWO));
    }
    let team = ground.weeks(NOW, 0).iter().filter(|change| is_of(ground, change, &ground.active).is_some());
    signal.denominator = team.map(|change| evidence::of_change(ground, change)).collect();
    signal.points = line(|weeks_ago| {
        let active = ground.active_at(ground.clock.weeks_ago(weeks_ago));
        share(ground, weeks_ago + NOW, weeks_ago, &active)
    });
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| {
        let end = block * BLOCK;
        share(ground, end + BLOCK, end, &ground.active_at(ground.clock.weeks_ago(end)))
    });
    signal.figure(count, LEAST, "changes of the team");
    beside(signal)
}

/// The line further back, every fourth week to the lead's first change, the newest first; empty where no mark lies
/// between that and the end of the line, or what is needed for it was not read.
pub fn look_back(ground: &Ground) -> Vec<Point> {
    let own = ground.changes.all.iter().find(|change| crate::is_leads(ground, change));
    let Some(first) = own.map(|change| ground.clock.week_of(change.time)) else { return Vec::new() };
    let marked = ground.regimes.iter().any(|mark| (LINE..first).contains(&mark.weeks_ago));
    let carried = || crate::coverage::coverage(ground, first + HALF).is_whole();
    if !marked || ground.active.others.len() < 2 || !carried() {
        return Vec::new();
    }
    let point = |weeks_ago| {
        let active = ground.active_at(ground.clock.weeks_ago(weeks_ago));
        Point { weeks_ago, count: share(ground, weeks_ago + NOW, weeks_ago, &active) }
    };
    (0..=first).step_by(BLOCK as usize).map(point).collect()
}

/// The lead's changes of theirs and the others' between two Mondays.
pub(crate) fn share(ground: &Ground, from: i32, to: i32, active: &Active) -> Count {
    let mut count = Count::default();
    for change in ground.weeks(from, to) {
        if let Some(mine) = is_of(ground, change, active) {
            count.add(mine);
        }
    }
    count
}

/// Whether a change is the lead's (true) or one of the others' (false); neither: none.
fn is_of(ground: &Ground, change: &team::Change, active: &Active) -> Option<bool> {
    let counted = !change.files.is_empty();
    let mine = change.person == ground.lead();
    (counted && (mine || active.has_other(change.person))).then_some(mine)
}

/// Comparisons with before the role need 26 weeks on each side.
fn role(ground: &Ground) -> Option<(Count, Count)> {
    const WEEKS: i64 = 26 * 7;
    let date = ground.settings.role.flatten()?;
    let began = ground.clock.start_of(date);
    let (from, to) = (ground.clock.days_before(began, WEEKS), ground.clock.days_before(began, -WEEKS));
    let first = ground.changes.all.first()?.time;
    if to > ground.clock.t() || first > from {
        return None;
    }
    let side = |from, to| {
        let active = ground.active_at(to);
        let mut count = Count::default();
        for mine in ground.between(from, to).iter().filter_map(|change| is_of(ground, change, &active)) {
            count.add(mine);
        }
        count
    };
    Some((side(from, began), side(began, to)))
}
