//! What must hold of a year of requests, whatever it is.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use jiff::civil::date;
use signals::stats::Word;
use signals::{s2, s3, s3w, s4};

use crate::team::{Team, hour, year_of};

#[test]
fn a_year_of_two_thousand_requests_takes_little_time() {
    let mut team = Team::of(3);
    year_of(&mut team, 2_000);
    let ground = team.ground();
    let start = Instant::now();
    let gate = s2::gate_share(&ground).signal.count;
    let wait = s3::wait_on_lead(&ground).signal.value;
    let waiting = s3w::waiting_now(&ground).weeks;
    let share = s4::review_share(&ground).signal.count;
    let took = start.elapsed();
    println!("2,000 requests, 6,000 reviews: s2, s3, s3w and s4 in {took:?}");
    assert!(gate.is_some() && wait.is_some() && share.is_some() && waiting.iter().all(Option::is_some));
    assert!(took < Duration::from_secs(2), "{took:?}: something is worse than linear");
}

/// Numbers that look like chance, and are the same each time (SplitMix64).
pub struct Draw(pub u64);

impl Draw {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

#[test]
fn the_verdict_of_a_month_ago_is_the_one_that_was_given_then() {
    let mut words = BTreeSet::new();
    for seed in 0..60 {
        let mut draw = Draw(seed);
        let mut team = Team::of(3);
        for weeks_ago in 0..70 {
            // In half of them the lead approves more from some week on.
            let lead = if seed % 2 == 0 && weeks_ago < 14 { 1 } else { 4 };
            for _ in 0..2 + draw.below(3) {
                let at = hour(weeks_ago, draw.below(100) as i64);
                let by = if draw.below(lead) == 0 { "mira approves" } else { "leila approves" };
                team.request(
                    "jonas",
                    &[(at, "jonas opens it"), (at + 60, by), (at + 120, "jonas merges it")],
                );
            }
        }
        let mut word = |as_of| s2::gate_share(&team.ground_as_of(as_of)).signal;
        let now = word(None).month_before;
        let then = word(Some(date(2026, 10, 19))).verdict.map(|verdict| verdict.word);
        assert_eq!(now, then, "seed {seed}");
        words.insert(now.map(Word::text));
    }
    assert!(words.contains(&Some("up")) && words.contains(&Some("no clear change")), "{words:?}");
}

#[test]
fn where_nothing_changed_an_arrow_is_rare() {
    let (mut arrows, all) = ([0, 0], 200);
    for seed in 0..all {
        let mut draw = Draw(seed);
        let mut team = Team::of(3);
        for weeks_ago in 0..60 {
            // Weeks are as unlike each other as they are in life: in some everything waits.
            let (busy, slow) = (1 + draw.below(5), 1 + draw.below(8));
            for _ in 0..busy {
                let at = hour(weeks_ago, draw.below(100) as i64);
                let waits = (draw.below(30) * slow * 1_800) as i64;
                let by = ["mira approves", "leila approves"][draw.below(slow.min(2)) as usize];
                let events = [
                    (at, "jonas opens it"),
                    (at, "jonas asks mira"),
                    (at + waits, by),
                    (at + waits + 60, "jonas merges it"),
                ];
                team.request("jonas", &events);
            }
        }
        let ground = team.ground();
        let verdicts = [s2::gate_share(&ground).signal.verdict, s3::wait_on_lead(&ground).signal.verdict];
        for (arrows, verdict) in arrows.iter_mut().zip(verdicts) {
            let word = verdict.map(|verdict| verdict.word);
            assert_ne!(word, Some(Word::TooEarly));
            *arrows += u64::from(matches!(word, Some(Word::Up | Word::Down)));
        }
    }
    println!("of {all}: {arrows:?} arrows");
    for arrows in arrows {
        assert!(100 * arrows <= 3 * all, "{arrows} of {all}");
    }
}
