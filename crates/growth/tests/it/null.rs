//! What is said when nothing happened: two thousand cycles of weeks that resemble their neighbours, without any effect; and, for
//! comparison, with one.
//!
//! Nothing here is random between runs or machines: the generator is seeded, and only operations are used that every machine
//! rounds alike. `docs/trials.md` states the rates, and is held to them.

use growth::trial::*;

use crate::given::{began, weeks};

const CYCLES: u64 = 2_000;
/// Points the lead's share falls by where there is an effect.
const EFFECT: f64 = 0.2;

/// A team whose weeks resemble their neighbours.
#[derive(Clone, Copy)]
struct Team {
    /// Changes a week, in the mean.
    changes: u64,
    /// How much of a week's mood is that of the week before, 0 to 1.
    memory: f64,
}

/// Small and large teams; weeks without memory, with some, with much.
const TEAMS: [Team; 9] = [
    Team { changes: 6, memory: 0.0 },
    Team { changes: 6, memory: 0.3 },
    Team { changes: 6, memory: 0.6 },
    Team { changes: 12, memory: 0.0 },
    Team { changes: 12, memory: 0.3 },
    Team { changes: 12, memory: 0.6 },
    Team { changes: 30, memory: 0.0 },
    Team { changes: 30, memory: 0.3 },
    Team { changes: 30, memory: 0.6 },
];

/// One team's weeks, one after the other.
struct Life {
    team: Team,
    lot: SplitMix64,
    /// Moods: of the team's pace, and of the lead's part.
    pace: f64,
    part: f64,
}

impl Life {
    fn new(team: Team, seed: u64) -> Life {
        let mut life = Life { team, lot: SplitMix64::new(seed), pace: 0.0, part: 0.0 };
        (life.pace, life.part) = (life.nudge(), life.nudge());
        life
    }

    /// 0 to 1.
    fn uniform(&mut self) -> f64 {
        self.lot.below(1 << 53) as f64 / (1_u64 << 53) as f64
    }

    /// Nearly normal, of mean 0 and variance 1: twelve uniform ones.
    fn nudge(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }

    /// A mood as a share around one half.
    fn share(mood: f64) -> f64 {
        0.5 + 0.3 * mood / (1.0 + 0.6 * mood.abs())
    }

    fn times(&mut self, tries: u64, share: f64) -> u64 {
        (0..tries).filter(|_| self.uniform() < share).count() as u64
    }

    /// The next week, with the lead's share less by so much.
    fn week(&mut self, effect: f64) -> (u64, u64) {
        let Team { changes, memory } = self.team;
        let fresh = (1.0 - memory * memory).sqrt();
        self.pace = memory * self.pace + fresh * self.nudge();
        self.part = memory * self.part + fresh * self.nudge();
        let of = self.times(2 * changes, Life::share(self.pace));
        (self.times(of, Life::share(self.part) - effect), of)
    }
}

/// In how many cycles an experiment says *likely*, either way.
fn likely(team: Team, effect: f64) -> u64 {
    let says = |seed: &u64| {
        let order = Order::drawn(*seed);
        let mut life = Life::new(team, seed.wrapping_mul(0x9e37_79b9));
        let ten = order.weeks().map(|on| life.week(if on { effect } else { 0.0 }));
        let mondays = std::array::from_fn(|week| began().later(week as i32));
        let found = OnOff { mondays, order }.ruling(&weeks(&[], &ten), Wanted::Less, &[]);
        assert!(matches!(found, Ruling::Ranked(_)));
        found.text().starts_with("likely")
    };
    (0..CYCLES).filter(says).count() as u64
}

/// In how many cycles a trial says *maybe* at the end of its ten weeks; the same of the other way; *maybe* in any of the weeks
/// in which it is looked at.
fn maybe(team: Team, effect: f64, looks: std::ops::RangeInclusive<usize>) -> (u64, u64, u64) {
    let (mut wanted, mut other, mut ever) = (0, 0, 0);
    for seed in 0..CYCLES {
        let mut life = Life::new(team, seed.wrapping_mul(0x9e37_79b9));
        let before: Vec<_> = (0..32).map(|_| life.week(0.0)).collect();
        let since: Vec<_> = (0..10).map(|_| life.week(effect)).collect();
        let text = |until| trial(&weeks(&before, &since[..until]), began(), Wanted::Less, &[]).finding.text();
        let by_week: Vec<_> = looks.clone().map(text).collect();
        wanted += u64::from(by_week.last() == Some(&"maybe"));
        other += u64::from(by_week.last() == Some(&"maybe, the other way"));
        ever += u64::from(by_week.contains(&"maybe"));
    }
    (wanted, other, ever)
}

fn percent(cycles: u64) -> String {
    format!("{:.1} %", 100.0 * cycles as f64 / CYCLES as f64)
}

#[test]
fn likely_is_said_in_at_most_five_percent_of_cycles_without_any_effect() {
    for team in TEAMS {
        let said = likely(team, 0.0);
        assert!(20 * said <= CYCLES, "{said} of {CYCLES} at {} changes a week", team.changes);
    }
}

#[test]
fn the_page_states_how_often_each_word_is_said_without_an_effect_and_with_one() {
    let page = include_str!("../../../../docs/trials.md");
    for team in TEAMS {
        let (wanted, other, ever) = maybe(team, 0.0, 5..=10);
        let row = [
            team.changes.to_string(),
            team.memory.to_string(),
            percent(likely(team, 0.0)),
            percent(wanted),
            percent(other),
            percent(ever),
            percent(likely(team, EFFECT)),
            percent(maybe(team, EFFECT, 10..=10).0),
        ];
        let row = format!("| {} |", row.join(" | "));
        assert!(page.contains(&row), "docs/trials.md lacks the row {row}");
    }
}

/// How much a week's share goes with that of the week before, and how much more counts vary than a coin's.
fn variation(team: Team) -> (f64, f64) {
    let mut life = Life::new(team, 1);
    let weeks: Vec<_> = (0..5_000).map(|_| life.week(0.0)).filter(|(_, of)| *of > 2).collect();
    let all = weeks.iter().fold((0, 0), |sum, week| (sum.0 + week.0, sum.1 + week.1));
    let pooled = all.0 as f64 / all.1 as f64;
    let apart: Vec<f64> = weeks.iter().map(|(part, of)| *part as f64 / *of as f64 - pooled).collect();
    let squares: f64 = apart.iter().map(|one| one * one).sum();
    let lag = apart.windows(2).map(|two| two[0] * two[1]).sum::<f64>() / squares;
    let over = weeks.iter().zip(&apart).map(|((_, of), apart)| apart * apart * *of as f64);
    (lag, over.sum::<f64>() / weeks.len() as f64 / (pooled * (1.0 - pooled)))
}

#[test]
fn weeks_of_the_made_up_teams_vary_as_the_page_says() {
    for team in TEAMS {
        let (lag, over) = variation(team);
        assert!((-0.005..0.44).contains(&lag) && (1.55..4.25).contains(&over), "{lag} {over}");
    }
}
