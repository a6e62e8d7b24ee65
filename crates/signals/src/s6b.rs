//! s6b, absence, replayed.

use std::collections::BTreeMap;

use team::clock::{NOW, YEAR};
use team::{Active, FileIx, Ground, Rule};

use crate::blocks::{BLOCK, LINE, line, usual};
use crate::stats::quantile;
use crate::{Answer, Count, Definition, Needs, Record, Signal, evidence};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s6b",
    slug: "absence",
    name: "Absence, replayed",
    meaning: "what the others merged that touched a file only you had worked on",
    formula: "changes by the others that touch a file only you know at the start of each fortnight / their changes \
              to files that were there",
    unit: "changes by the others",
    window: "the last year, in 26 fortnights",
    records: "non-bulk changes by the others that touch a counted file that was there",
    source: "git",
    not_seen: "Git cannot see who would be asked in your place, or how fast people learn. Work is slowed when \
               someone is away, rarely more.",
    counter: "new owners (s7)",
    capability: "K2",
    minimum: "30 changes by the others in the year",
    needs: Needs {
        figure: YEAR + LINE,
        point: NOW + LINE,
        words: "a year, and two years before it for who knew what",
        files: true,
    },
};

/// The least changes by the others for a share.
pub const LEAST: u64 = 30;
/// A fortnight with fewer changes than this has no share of its own.
pub const LEAST_IN_SPAN: u64 = 5;
/// Percentiles need so many spans with a share.
const LEAST_SPANS: usize = 6;

/// One span of days, replayed.
#[derive(Clone, Debug, Default)]
pub struct Span {
    /// Its first Monday, in weeks before T.
    pub weeks_ago: i32,
    /// Hits of the others' changes.
    pub hits: Count,
    /// The same by the looser rule.
    pub looser: Count,
    /// The lead's changes then, of the lead's and the others'.
    pub own: Count,
}

/// The year, replayed.
#[derive(Clone, Debug)]
pub struct Absence {
    /// The signal; its value is over fortnights.
    pub signal: Signal,
    /// 26 fortnights, newest first.
    pub fortnights: Vec<Span>,
    /// 13 spans of four weeks, newest first.
    pub months: Vec<Span>,
    /// 10th, 50th and 90th percentile over fortnights with at least five changes, if there are six.
    pub percentiles: Option<[f64; 3]>,
    /// The lead's own share of changes then.
    pub own: Count,
    /// Hits by area, largest first: a change may be in several.
    pub areas: Vec<(String, u64)>,
    /// Hits by file, largest first.
    pub files: Vec<(FileIx, u64)>,
    /// Whether only hits may be said, because there are two others.
    pub hits_only: bool,
}

/// Replays the year.
pub fn absence(ground: &Ground) -> Absence {
    let signal = Signal::empty(&DEFINITION, ground);
    let others = ground.active.others.len();
    let replay =
        |weeks: i32| (1..=YEAR / weeks).map(|i| span(ground, i * weeks, weeks).0).collect::<Vec<Span>>();
    let fortnights = replay(2);
    if others < 2 {
        let why = if others == 0 { crate::why_alone(ground) } else { crate::TWO };
        // What the others did would be what one person did.
        return Absence::bare(signal.not_applicable(why));
    }
    let mut absence = Absence {
        signal,
        own: fortnights.iter().map(|span| span.own).sum(),
        percentiles: percentiles(&fortnights),
        fortnights,
        months: replay(4),
        areas: Vec::new(),
        files: Vec::new(),
        hits_only: others == 2,
    };
    gather(ground, &mut absence);
    if absence.hits_only {
        absence.keep_hits_only();
        return absence;
    }
    let weekly: Vec<Count> = (0..=LINE + NOW).map(|weeks| span(ground, weeks, 2).0.hits).collect();
    let signal = &mut absence.signal;
    signal.points = line(|weeks_ago| (1..=NOW / 2).map(|i| weekly[(weeks_ago + 2 * i) as usize]).sum());
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| (1..=2).map(|i| weekly[(block * BLOCK + 2 * i) as usize]).sum());
    signal.looser = Some(absence.fortnights.iter().map(|span| span.looser).sum());
    signal.figure(absence.fortnights.iter().map(|span| span.hits).sum(), LEAST, "changes by the others");
    absence
}

impl Absence {
    /// Takes away everything that tells how much two others merged; what is left needs no least n,
    /// because it is no share.
    fn keep_hits_only(&mut self) {
        let hits_of = |count: &mut Count| *count = Count { part: count.part, of: 0 };
        for span in self.fortnights.iter_mut().chain(&mut self.months) {
            hits_of(&mut span.hits);
            hits_of(&mut span.looser);
            span.own = Count::default();
        }
        self.own = Count::default();
        self.percentiles = None;
        self.signal.denominator.clear();
        self.signal.count = Some(self.fortnights.iter().map(|span| span.hits).sum());
        self.signal.looser = Some(self.fortnights.iter().map(|span| span.looser).sum());
    }
}

/// Replays one span that begins `weeks_ago` before T: what the others merged in it, and what of that
/// touched a file only the lead knew when it began. With each hit its change and files.
fn span<'g>(ground: &'g Ground, weeks_ago: i32, weeks: i32) -> (Span, Vec<Met<'g>>) {
    let t = ground.clock.weeks_ago(weeks_ago);
    let active = ground.active_at(t);
    let mut span = Span { weeks_ago, ..Span::default() };
    let mut met = Vec::new();
    for change in ground.weeks(weeks_ago, weeks_ago - weeks) {
        let mine = change.person == ground.lead();
        if change.bulk || !(mine || active.has_other(change.person)) {
            continue;
        }
        let there = ground.existing(change, t);
        if there.is_empty() {
            continue;
        }
        span.own.add(mine);
        if mine {
            continue;
        }
        let only = only_lead(ground, &there, &active, Rule::Strict);
        span.looser.add(!only_lead(ground, &there, &active, Rule::Loose).is_empty());
        span.hits.add(!only.is_empty());
        met.push(Met { change, only });
    }
    (span, met)
}

/// A change by the others, and its files only the lead knew.
struct Met<'g> {
    change: &'g team::Change,
    only: Vec<FileIx>,
}

fn only_lead(ground: &Ground, files: &[FileIx], active: &Active, rule: Rule) -> Vec<FileIx> {
    let only = |file: &FileIx| ground.knowledge.only_lead(*file, ground.lead(), active, rule);
    files.iter().copied().filter(only).collect()
}

fn gather(ground: &Ground, absence: &mut Absence) {
    let mut areas: BTreeMap<String, u64> = BTreeMap::new();
    let mut files: BTreeMap<FileIx, u64> = BTreeMap::new();
    let (mut hits, mut all): (Vec<Record>, Vec<Record>) = Default::default();
    for i in 1..=YEAR / 2 {
        for met in span(ground, 2 * i, 2).1 {
            let mut record = evidence::of_change(ground, met.change);
            let mut names: Vec<&str> = met
                .only
                .iter()
                .filter_map(|&file| ground.area(file))
                .map(|area| ground.areas.all[area as usize].name.as_str())
                .collect();
            names.sort_unstable();
            names.dedup();
            if !names.is_empty() {
                record.area = Some(names.join(", "));
            }
            for name in names {
                *areas.entry(name.to_owned()).or_default() += 1;
            }
            for &file in &met.only {
                *files.entry(file).or_default() += 1;
            }
            if !met.only.is_empty() {
                hits.push(record.clone());
            }
            all.push(record);
        }
    }
    absence.signal.numerator = hits;
    absence.signal.denominator = all;
    absence.areas = areas.into_iter().collect();
    absence.areas.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    absence.files = files.into_iter().collect();
    absence.files.sort_by(|one, other| {
        other.1.cmp(&one.1).then_with(|| ground.path(one.0).cmp(&ground.path(other.0)))
    });
}

fn percentiles(spans: &[Span]) -> Option<[f64; 3]> {
    let shares: Vec<f64> = spans
        .iter()
        .filter(|span| span.hits.of >= LEAST_IN_SPAN)
        .filter_map(|span| span.hits.share())
        .collect();
    if shares.len() < LEAST_SPANS {
        return None;
    }
    Some([quantile(&shares, 0.1)?, quantile(&shares, 0.5)?, quantile(&shares, 0.9)?])
}
