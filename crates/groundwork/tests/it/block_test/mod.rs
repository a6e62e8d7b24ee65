//! The block test (signals.md 1.8): in histories whose weeks have changed places nothing has changed, so
//! an arrow may stand in at most 3 % of them, for each signal with a verdict.
//!
//! `GROUNDWORK_SHUFFLES` says how many shuffles there are of each history (200 where nothing does), and
//! `GROUNDWORK_HISTORIES` names real ones besides those made up, as `PATH` names directories. `cargo xtask
//! truth` sets both. The rates are printed.

mod history;
mod series;

use madeup::Draw;
use signals::stats::{Verdict, Word};
use team::Ground;

use history::{Read, read};
use series::{Series, WEEKS, maker_share, planted, series_of};

/// Of a hundred shuffles of a signal, at most so many may show an arrow.
const AT_MOST: u32 = 3;
const SEED: u64 = 2_026;

/// Verdicts of one signal over shuffled histories.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    arrows: u32,
    /// Verdicts that a test stood behind; too few to compare is none.
    tested: u32,
}

impl Tally {
    fn add(&mut self, verdict: Option<Verdict>) {
        let Some(verdict) = verdict else { return };
        self.tested += u32::from(verdict.rank.is_some());
        self.arrows += u32::from(matches!(verdict.word, Word::Up | Word::Down));
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.arrows) / f64::from(self.tested.max(1))
    }
}

#[test]
fn shuffled_weeks_show_an_arrow_in_at_most_three_of_a_hundred() {
    let shuffles: u32 =
        std::env::var("GROUNDWORK_SHUFFLES").map_or(200, |text| text.parse().expect("it is a number"));
    let mut pooled: [Tally; 4] = Default::default();
    let mut histories: Vec<(String, Read)> =
        (1..=3).map(|seed| (format!("made up {seed}"), history::made_up(seed))).collect();
    let real = std::env::var_os("GROUNDWORK_HISTORIES").unwrap_or_default();
    for path in std::env::split_paths(&real).filter(|path| !path.as_os_str().is_empty()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        histories.push((name, read(&path, None)));
    }
    for (name, read) in &histories {
        let mut ground = read.ground();
        let made_up = name.starts_with("made up");
        if let Some(why) = cannot_be_shuffled(&ground) {
            assert!(!made_up, "{name}: {why}");
            println!("{name}: left out, {why}");
            continue;
        }
        let tallies = shuffled(&mut ground, shuffles);
        for (id, tally) in SIGNALS.iter().zip(&tallies) {
            println!("{name}: {id} {} arrows in {} ({:.1} %)", tally.arrows, tally.tested, tally.percent());
            // A made-up history is made so that there is something to compare.
            assert!(
                !made_up || 10 * tally.tested >= 9 * shuffles,
                "{name}: {id} was hardly ever tested: {tally:?}"
            );
        }
        for (all, tally) in pooled.iter_mut().zip(tallies) {
            all.arrows += tally.arrows;
            all.tested += tally.tested;
        }
    }
    for (id, tally) in SIGNALS.iter().zip(pooled) {
        println!("all: {id} {} arrows in {} ({:.2} %)", tally.arrows, tally.tested, tally.percent());
        assert!(100 * tally.arrows <= AT_MOST * tally.tested, "{id}: {tally:?}");
    }
}

#[test]
fn unshuffled_series_give_the_verdicts_of_the_program() {
    let read = history::made_up(1);
    let ground = read.ground();
    let still: Vec<usize> = (0..WEEKS).collect();
    let printed = [
        signals::s1b::own_it(&ground).signal.verdict,
        signals::s6b::absence(&ground).signal.verdict,
        signals::s9::outside_hours(&ground).signal.verdict,
    ];
    for (series, printed) in series_of(&ground).iter().zip(printed) {
        assert_eq!(Some(series.verdict(&still)), printed, "{}", series.id);
    }
}

#[test]
fn an_arrow_that_is_there_is_seen() {
    let read = history::made_up(1);
    let mut ground = read.ground();
    let still: Vec<usize> = (0..WEEKS).collect();
    for series in series_of(&ground) {
        let before = series.verdict(&still).before.share().unwrap_or_default();
        assert!((0.03..0.97).contains(&before), "{} could not move: {before}", series.id);
        let (id, verdict) = (series.id, planted(series).verdict(&still));
        assert_eq!(verdict.word, Word::Up, "{id}, all of the last twelve weeks: {verdict:?}");
    }
    let lead = ground.lead();
    let now = ground.clock.weeks_ago(team::clock::NOW);
    let mut kept = 0;
    ground.changes.all.retain(|change| {
        let own = change.person == lead && change.time >= now;
        kept += u32::from(own);
        !own || kept % 4 == 0
    });
    let all = ground.changes.all.clone();
    let word = maker_share(&mut ground, &all, &still).map(|verdict| verdict.word);
    assert_eq!(word, Some(Word::Down), "three of four changes less");
}

const SIGNALS: [&str; 4] = ["s1a", "s1b", "s6b", "s9"];

/// Shuffles a history again and again.
fn shuffled(ground: &mut Ground, shuffles: u32) -> [Tally; 4] {
    let mut tallies: [Tally; 4] = Default::default();
    let series: Vec<Series> = series_of(ground);
    let all = ground.changes.all.clone();
    let mut draw = Draw::new(SEED);
    for _ in 0..shuffles {
        let mut place: Vec<usize> = (0..WEEKS).collect();
        draw.shuffle(&mut place);
        tallies[0].add(maker_share(ground, &all, &place));
        for (tally, series) in tallies[1..].iter_mut().zip(&series) {
            tally.add(Some(series.verdict(&place)));
        }
    }
    tallies
}

/// Weeks can change places only where they are alike: the lead was there in all of them, and work came
/// to the branch in one way.
fn cannot_be_shuffled(ground: &Ground) -> Option<&'static str> {
    let first = ground.clock.weeks_ago(WEEKS as i32);
    if signals::began(ground).is_none_or(|began| began >= first) {
        return Some("the lead was not there in all of the 86 weeks");
    }
    if ground.regimes.iter().any(|mark| mark.weeks_ago < WEEKS as i32) {
        return Some("how the team merges changed in the 86 weeks");
    }
    (ground.active.others.len() < 3).then_some("there are too few others")
}
