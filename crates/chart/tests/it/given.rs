//! Values to draw, by hand and at random, and every picture of them.

use chart::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// The Monday behind the last Sunday of the reference: T.
pub const END: Date = date(2026, 11, 16);

pub fn time() -> Time {
    Time {
        axis: Axis::ending(END, 104),
        windows: Windows { before: END - 60.weeks(), now: END - 12.weeks(), end: END },
        role: Some(date(2025, 9, 15)),
        away: vec![Away { from: date(2025, 8, 4), to: date(2025, 8, 15) }],
    }
}

/// The Sunday that ends the week so many before the last one.
pub fn sunday(weeks_ago: i64) -> Date {
    END - (weeks_ago * 7 + 1).days()
}

/// Weekly points to the last Sunday, oldest first.
pub fn series(values: impl IntoIterator<Item = Value>) -> Series {
    let values: Vec<Value> = values.into_iter().collect();
    let last = values.len() as i64 - 1;
    let points = values.into_iter().enumerate();
    Series {
        what: "Your share of the changes".into(),
        measure: Measure::Share,
        unit: "changes".into(),
        heads: ["Yours".into(), "Team".into()],
        weeks: 12,
        least: 10,
        points: points.map(|(at, value)| Point { sunday: sunday(last - at as i64), value }).collect(),
        usual: None,
        regimes: Vec::new(),
    }
}

pub fn of(part: u64, of: u64) -> Value {
    Value::Of(Count { part, of })
}

pub fn gap(why: &str) -> Value {
    Value::Gap(why.into())
}

pub fn regime(on: Date) -> Regime {
    Regime {
        on,
        label: "merge policy changed".into(),
        kinds: Some(["one commit, one change".into(), "one merge, one change".into()]),
    }
}

pub fn name(id: &str) -> Name<'_> {
    Name { id, title: "The finding" }
}

pub const WORDS: CountWords<'_> =
    CountWords { what: "Changes by others", whole: "By others", part: "Only you" };

pub fn fortnights(counts: &[(u64, u64)]) -> Vec<Fortnight> {
    let last = counts.len() as i64 - 1;
    let counts = counts.iter().enumerate();
    let fortnight = |(at, (part, of)): (usize, &(u64, u64))| Fortnight {
        sunday: sunday(2 * (last - at as i64)),
        count: Count { part: *part, of: *of },
    };
    counts.map(fortnight).collect()
}

/// What one picture may be asked to draw, with words that somebody else wrote.
#[derive(Clone, Debug)]
pub struct Anything {
    pub word: String,
    pub time: Time,
    pub series: Series,
    pub fortnights: Vec<Fortnight>,
    pub percentiles: [f64; 3],
    pub target: f64,
    pub known: Known,
    pub marks: Vec<(Date, bool)>,
}

pub fn anything() -> impl Strategy<Value = Anything> {
    let day = || (-900i64..200).prop_map(|days| END + days.days());
    let count = || (0u64..=120, 0u64..=120).prop_map(|(a, b)| (a.min(b), a.max(b)));
    let value = prop_oneof![
        6 => count().prop_map(|(part, whole)| of(part, whole)),
        1 => ".{0,8}".prop_map(|why| gap(&why)),
    ];
    let share = || prop_oneof![0.0..=1.0, Just(f64::NAN), Just(-1.0), Just(f64::INFINITY)];
    let axis = (1i64..700, prop_oneof![Just(0i64), 1i64..40])
        .prop_map(|(before, room)| Axis { from: END - before.days(), to: END + room.days() });
    let time = (axis, proptest::option::of(day()), proptest::collection::vec((day(), 0i64..40), 0..4));
    let series = (
        proptest::collection::vec(value, 0..130),
        0i64..14,
        0u64..40,
        proptest::option::of((share(), share())),
        proptest::collection::vec(day(), 0..3),
    );
    let rest = (
        proptest::collection::vec(count(), 0..30),
        [share(), share(), share()],
        share(),
        [0u64..1_000, 0..50, 0..9, 0..2, 0..1_000],
        proptest::collection::vec((day(), any::<bool>()), 0..200),
    );
    (any::<String>(), time, series, rest).prop_map(|(word, (axis, role, away), drawn, rest)| {
        let (values, weeks, least, usual, regimes) = drawn;
        let (counts, percentiles, target, known, marks) = rest;
        let away = away.into_iter().map(|(from, days)| Away { from, to: from + days.days() });
        let [only_you, you_and_others, others, cold, nobody] = known;
        let regimes = regimes.into_iter().map(|on| Regime {
            on,
            label: word.clone(),
            kinds: Some([word.clone(), word.clone()]),
        });
        Anything {
            time: Time { axis, role, away: away.collect(), ..self::time() },
            series: Series {
                what: word.clone(),
                unit: word.clone(),
                heads: [word.clone(), word.clone()],
                weeks,
                least,
                usual,
                regimes: regimes.collect(),
                ..self::series(values)
            },
            fortnights: fortnights(&counts),
            percentiles,
            target,
            known: Known { only_you, you_and_others, others, cold, nobody },
            marks,
            word,
        }
    })
}

impl Anything {
    /// Every picture of it.
    pub fn charts(&self) -> Vec<Chart> {
        let name = |id| Name { id, title: &self.word };
        let scale = Scale::for_shares(1.0);
        let words = CountWords { what: &self.word, whole: &self.word, part: &self.word };
        let beside = DotMarks {
            percentiles: Some(self.percentiles),
            own: self.fortnights.first().map(|one| (self.word.as_str(), one.count)),
        };
        let marked = Marks {
            what: self.word.clone(),
            kinds: [self.word.clone(), self.word.clone()],
            marks: self.marks.clone(),
        };
        vec![
            stave(name("a"), &self.time, &scale, &self.series),
            line(name("b"), &self.time, &self.series, Some(self.target)),
            week_dots(name("c"), &self.time, &scale, &self.series),
            week_dots(name("d"), &self.time, &Scale::for_numbers(120, "d"), &self.series),
            marks(name("e"), &self.time, &marked),
            columns(name("f"), words, &self.fortnights),
            dots(name("g"), words, beside, &self.fortnights),
            share_bar(name("h"), self.known),
            self.steps(name("i")),
            trial(name("j"), words, &self.trial()),
            experiment(name("k"), words, &self.weeks()),
            arrangements(name("l"), self.arrangements(&self.differences())),
            outcomes(name("m"), &self.closed()),
            calibration(name("n"), &self.bands()),
        ]
    }

    fn counts(&self) -> impl Iterator<Item = Count> {
        self.fortnights.iter().map(|one| one.count)
    }

    /// Points and paused weeks on any days, in any order, some with a day in common.
    fn trial(&self) -> Trial {
        let days = self.marks.iter().map(|mark| mark.0);
        let point =
            |(from, count): (Date, Count)| TrialPoint { from, to: from + (count.of as i64).days(), count };
        Trial {
            began: self.time.role.unwrap_or(END),
            weeks: self.series.weeks,
            points: days.zip(self.counts()).map(point).collect(),
            paused: self.time.away.iter().map(|away| away.to).collect(),
        }
    }

    fn weeks(&self) -> Vec<DrawnWeek> {
        let come = |count: &Count| self.time.role.is_none() || !count.of.is_multiple_of(5);
        let week = |(at, count): (usize, Count)| DrawnWeek {
            sunday: sunday(at as i64),
            on: count.part.is_multiple_of(2),
            count: Some(count).filter(come),
        };
        self.counts().enumerate().map(week).collect()
    }

    fn differences(&self) -> Vec<Option<f64>> {
        let apart = self.counts().map(|one| Some(one.share()? - self.target));
        apart.chain(self.percentiles.map(Some)).collect()
    }

    fn arrangements<'a>(&self, differences: &'a [Option<f64>]) -> Arrangements<'a> {
        Arrangements { differences, seen: -self.percentiles[0], as_far: self.known.others }
    }

    fn closed(&self) -> Vec<Closed> {
        self.counts().map(|one| Closed { odds: one.of as u8, held: one.part.is_multiple_of(2) }).collect()
    }

    fn bands(&self) -> Vec<OddsBand> {
        let said = |count: Count| if count.part == 1 { self.target } else { count.share().unwrap_or(0.5) };
        let band =
            |held: Count| OddsBand { from: held.part as u8, to: held.of as u8, said: said(held), held };
        self.counts().map(band).collect()
    }

    /// Those who leave one after another know what the parts of a file are.
    fn steps(&self, name: Name<'_>) -> Chart {
        let Known { only_you, you_and_others, others, cold, nobody } = self.known;
        let step = |yours, known| Step { words: self.word.clone(), yours, known };
        let all = [step(true, you_and_others), step(false, others), step(true, cold), step(false, nobody)];
        let words = StepWords { what: &self.word, all: &self.word, start: &self.word };
        steps(name, words, only_you, you_and_others, &all)
    }

    /// Every picture, and what stands around them, as text.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces: Vec<String> =
            self.charts().into_iter().flat_map(|one| [one.svg, one.table.html()]).collect();
        pieces.extend([stave_top(&self.time), stave_bottom(&self.time), stave_time(&self.time), patterns()]);
        pieces.extend((0..=8).filter_map(level));
        pieces
    }
}
