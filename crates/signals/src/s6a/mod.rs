//! s6a, absence, what happened.

mod asked;
mod spans;

use jiff::civil::Date;
use team::clock::{HALF, Seconds};
use team::{Active, Change, Ground};

pub use self::asked::Asked;
use self::asked::Requests;
pub use self::spans::Missing;
use self::spans::{Run, Stretch, runs, stretches};
use crate::calendar::Days;
use crate::coverage::{coverage, unread_weeks};
use crate::outside::too_small;
use crate::{Answer, Count, Definition, Needs, Record, Signal, Status, evidence};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s6a",
    slug: "what-happened",
    name: "Absence, what happened",
    meaning: "what the others merged while you were away, beside as many working days before and after",
    formula: "changes by the others on the working days of an absence; the same on as many working days just before it and \
              just after it",
    unit: "changes by the others",
    window: "the days off you gave, from five working days in a row on, that are over",
    records: "non-bulk changes by the others; with a forge requests by others",
    source: "git",
    not_seen: "Git cannot see what was put off until you were back, nor what the others did not do in your place. It is a \
               table and no test: holidays of the others, a release or a deadline show in it as well as you do.",
    counter: "absence, replayed (s6b)",
    capability: "K2",
    minimum: "an absence of five working days; a sum of three absences and 30 changes in them",
    // Of the spans themselves each is asked whether it was read; who is active now says whether there is anything to say of the others.
    needs: Needs { figure: HALF, point: 0, words: "half a year for who is active", files: true },
};

/// Working days of an absence from which on it is compared.
pub const LEAST_DAYS: u64 = 5;
/// Absences and changes in them from which on they are summed.
pub const LEAST_POOLED: (usize, u64) = (3, 30);

/// Absences with what the others did then.
#[derive(Clone, Debug)]
pub struct Absences {
    /// The signal: how many changes the others merged in all of them.
    pub signal: Signal,
    /// Each, the oldest first.
    pub all: Vec<Absence>,
    /// Those of which nothing is missing, summed: from three and thirty changes on.
    pub pooled: Option<Pooled>,
}

/// Days off in a row, and the working days beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// The first working day.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// Working days.
    pub days: u64,
    /// What happened on them.
    pub during: Side,
    /// On as many working days before.
    pub before: Side,
    /// On as many after.
    pub after: Side,
}

/// What happened in a span, or why that is not said.
pub type Side = Result<Span, Missing>;

/// What the others did on some working days.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The first working day.
    pub from: Date,
    /// The first working day after the last: days without work belong to the working day before them.
    pub until: Date,
    /// Changes the others merged.
    pub changes: u64,
    /// Requests by others; none where no forge is connected, or none was read for all of it.
    pub asked: Option<Asked>,
}

/// Absences of which nothing is missing, summed.
#[derive(Clone, Debug, PartialEq)]
pub struct Pooled {
    /// How many.
    pub absences: usize,
    /// Working days in them.
    pub days: u64,
    /// Changes during, before, after.
    pub changes: [u64; 3],
    /// Requests during, before, after, where all of them have these.
    pub asked: Option<[Asked; 3]>,
}

/// Works it out.
pub fn absences(ground: &Ground) -> Absences {
    let bare = |signal| Absences::bare(signal);
    let signal = Signal::empty(&DEFINITION, ground);
    if let Some(why) = too_small(ground) {
        return bare(signal.not_applicable(why));
    }
    if ground.settings.days_off.is_empty() {
        return bare(signal.not_applicable("you gave no days off"));
    }
    let days = Days::of(ground);
    let seen = Seen::of(ground);
    let mut runs = runs(&days);
    // Days off are said of every team: what was there before this one began is none of its.
    runs.retain(|run| ground.clock.start_of(run.first) >= seen.begins);
    let long: Vec<Run> = runs.iter().copied().filter(|run| run.days >= LEAST_DAYS).collect();
    let over: Vec<Run> = long.iter().copied().filter(|run| run.until <= ground.clock.date()).collect();
    if over.is_empty() {
        let ended = runs.iter().filter(|run| run.until <= ground.clock.date());
        let have = ended.map(|run| run.days).max().unwrap_or(0);
        return bare(too_few(signal, have, LEAST_DAYS, "working days off in a row that are over"));
    }
    let mut found = bare(signal);
    let (mut during, mut beside) = (Vec::new(), Vec::new());
    for run in &over {
        let [before, own, after] = stretches(&days, run);
        let side = |stretch: Stretch, records: &mut Vec<Record>| -> Side {
            let others = long.iter().filter(|other| other.first != run.first);
            let touched =
                others.clone().any(|other| other.first < stretch.until && stretch.from < other.until);
            seen.side(stretch, touched, records)
        };
        found.all.push(Absence {
            first: run.first,
            last: run.last,
            days: run.days,
            during: side(own, &mut during),
            before: side(before, &mut beside),
            after: side(after, &mut beside),
        });
    }
    found.pooled = pooled(&found.all);
    // What lies between two absences may be after the one and before the other.
    beside.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    beside.dedup();
    seen.answer(&mut found, during, beside);
    found
}

impl Absence {
    /// The three of them, where none is missing: during, before, after.
    pub fn whole(&self) -> Option<[&Span; 3]> {
        let [during, before, after] =
            [&self.during, &self.before, &self.after].map(|side| side.as_ref().ok());
        Some([during?, before?, after?])
    }
}

/// Sums, where there are enough.
fn pooled(all: &[Absence]) -> Option<Pooled> {
    let whole: Vec<(u64, [&Span; 3])> =
        all.iter().filter_map(|absence| Some((absence.days, absence.whole()?))).collect();
    let changes = [0, 1, 2].map(|at| whole.iter().map(|(_, spans)| spans[at].changes).sum::<u64>());
    if whole.len() < LEAST_POOLED.0 || changes[0] < LEAST_POOLED.1 {
        return None;
    }
    let asked =
        |at: usize| whole.iter().map(|(_, spans)| spans[at].asked.as_ref()).collect::<Option<Vec<_>>>();
    let asked = |at: usize| asked(at).map(|all| all.into_iter().sum::<Asked>());
    let asked = || Some([asked(0)?, asked(1)?, asked(2)?]);
    let days = whole.iter().map(|(days, _)| days).sum();
    Some(Pooled { absences: whole.len(), days, changes, asked: asked() })
}

fn too_few(mut signal: Signal, have: u64, need: u64, why: &str) -> Signal {
    signal.status = Status::NotEnough { have, need, why: why.to_owned() };
    signal
}

/// What spans are looked up in.
struct Seen<'g> {
    ground: &'g Ground<'g>,
    /// When the history begins, were all of it read.
    begins: Seconds,
    /// From when on it was read, with the half year that says who was active.
    read: Seconds,
    unread: std::collections::BTreeSet<i32>,
    requests: Requests<'g>,
}

impl<'g> Seen<'g> {
    fn of(ground: &'g Ground<'g>) -> Seen<'g> {
        let first = ground.branches.iter().filter_map(|branch| branch.chain.time.first()).min();
        let cut = crate::begins(ground).map(|(whole, _)| ground.clock.weeks_ago(whole));
        Seen {
            ground,
            begins: first.copied().filter(|_| cut.is_none()).unwrap_or(Seconds::MIN),
            read: cut.map_or(Seconds::MIN, |cut| ground.clock.days_before(cut, -team::ACTIVE_DAYS)),
            unread: unread_weeks(ground),
            requests: Requests::of(ground),
        }
    }

    /// What happened in a stretch, and its changes as records.
    fn side(&self, stretch: Stretch, touched: bool, records: &mut Vec<Record>) -> Side {
        let clock = &self.ground.clock;
        if stretch.until > clock.date() {
            return Err(Missing::NotOver);
        }
        if touched {
            return Err(Missing::OtherAbsence);
        }
        let (from, to) = (clock.start_of(stretch.from), clock.start_of(stretch.until));
        if from < self.begins {
            return Err(Missing::NoHistory);
        }
        if from < self.read || self.is_unread(from, to) {
            return Err(Missing::NotRead);
        }
        let active = self.ground.active_at(from);
        if active.others.len() < FEWEST {
            return Err(Missing::TooFew);
        }
        let changes: Vec<&Change> = self.changes(&active, from, to).collect();
        records.extend(changes.iter().map(|change| evidence::of_change(self.ground, change)));
        Ok(Span {
            from: stretch.from,
            until: stretch.until,
            changes: changes.len() as u64,
            asked: self.requests.asked(from, to),
        })
    }

    fn changes<'s>(
        &'s self,
        active: &'s Active,
        from: Seconds,
        to: Seconds,
    ) -> impl Iterator<Item = &'s Change> {
        let counted = self.ground.between(from, to).iter();
        counted.filter(|change| !change.bulk && !change.files.is_empty() && active.has_other(change.person))
    }

    /// Whether a commit could not be read of a stretch, or of the half year before it that says who was active.
    fn is_unread(&self, from: Seconds, to: Seconds) -> bool {
        let clock = &self.ground.clock;
        let oldest = clock.week_of(clock.days_before(from, team::ACTIVE_DAYS));
        self.unread.range(clock.week_of(to - 1)..=oldest).next().is_some()
    }

    /// Its figure, with what it rests on.
    fn answer(&self, found: &mut Absences, during: Vec<Record>, beside: Vec<Record>) {
        let all = |missing: Missing| found.all.iter().all(|absence| absence.during == Err(missing));
        let signal = &mut found.signal;
        if all(Missing::NotRead) {
            signal.drop_because(
                "history does not reach back to the days off you gave, with the half year before them",
            );
            return;
        }
        let known = found.all.iter().flat_map(|absence| [&absence.during, &absence.before, &absence.after]);
        let first = known.filter_map(|side| side.as_ref().ok()).map(|span| span.from).min();
        let Some(first) = first.filter(|_| found.all.iter().any(|absence| absence.during.is_ok())) else {
            *signal = too_few(signal.clone(), 0, 1, "absences in which three others were active");
            return;
        };
        let clock = &self.ground.clock;
        let start = clock.days_before(clock.start_of(first), team::ACTIVE_DAYS);
        signal.coverage = coverage(self.ground, (clock.week_of(start) + 1).max(HALF));
        signal.count = Some(Count { part: during.len() as u64, of: 0 });
        signal.value = Some(during.len() as f64);
        (signal.numerator, signal.denominator) = (during, beside);
    }
}

/// Others active when a span begins for a figure of them together: of two it would tell each other's (definitions 1.5).
const FEWEST: usize = 3;
