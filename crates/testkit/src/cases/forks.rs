//! Histories that came from elsewhere.

use madeup::Draw;

use super::teams::{AREAS, MIRA, OTHERS, Policy, Weeks, founded};
use super::telling::{Case, Telling, Who, week};

const FOUR: [Who; 4] = [MIRA, OTHERS[0], OTHERS[1], OTHERS[2]];

/// People of long ago.
const OLD: [Who; 5] = [
    Who { name: "Alan Old", email: "alan@upstream.example" },
    Who { name: "Beth Old", email: "beth@upstream.example" },
    Who { name: "Carl Old", email: "carl@upstream.example" },
    Who { name: "Dora Old", email: "dora@upstream.example" },
    Who { name: "Egon Old", email: "egon@upstream.example" },
];
/// People who work upstream today.
const UPSTREAM: [Who; 4] = [
    Who { name: "Ursa Stream", email: "ursa@upstream.example" },
    Who { name: "Vito Stream", email: "vito@upstream.example" },
    Who { name: "Wim Stream", email: "wim@upstream.example" },
    Who { name: "Xena Stream", email: "xena@upstream.example" },
];

/// Fifteen years by five people who wrote everything, then a year by a team of four.
pub fn fork_of_fifteen_years() -> Case {
    let mut telling = long_ago();
    let four = Weeks { people: &FOUR, per_hundred: 130, from: 60, to: 1, policy: Policy::Commits, seed: 41 };
    four.tell(&mut telling);
    telling.write("kassa-db", MIRA)
}

/// A fork by a team of four that merges sixty commits of upstream every four weeks.
pub fn fork_of_a_living_upstream() -> Case {
    let mut telling = long_ago();
    let four = Weeks { people: &FOUR, per_hundred: 130, from: 60, to: 1, policy: Policy::Commits, seed: 42 };
    four.tell(&mut telling);
    let mut draw = Draw::new(43);
    for weeks_ago in (2..56).step_by(4) {
        let mut upstream = Telling::default();
        for at in 0..60 {
            let path = format!("{}/entry.rs", draw.pick(&AREAS));
            let on = week(weeks_ago + 1 + draw.between(0, 3), draw.between(0, 4));
            upstream.commit(on, UPSTREAM[at % UPSTREAM.len()], "Work upstream", &[&path]);
        }
        telling.sync(week(weeks_ago, 1), MIRA, "Merge upstream into main", upstream);
    }
    telling.write("kassa-db", MIRA)
}

/// A team of four that merged another repository twenty weeks ago, with all that three people had done in it.
pub fn with_another_repository_merged_in() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    Weeks { people: &FOUR, per_hundred: 150, from: 112, to: 1, policy: Policy::Commits, seed: 44 }
        .tell(&mut telling);
    let mut other = Telling::default();
    for weeks_ago in 21..60 {
        for (at, who) in UPSTREAM.iter().take(3).enumerate() {
            other.commit(
                week(weeks_ago, at as i64),
                *who,
                "Work elsewhere",
                &[&format!("guide/part_{at}.rs")],
            );
        }
    }
    telling.import(week(20, 2), MIRA, "Merge the guide with its history", other);
    telling.write("kassa", MIRA)
}

/// From fifteen years ago to seven: each wrote an area, the last one two, and none touched another's.
fn long_ago() -> Telling {
    let mut telling = Telling::default();
    for (at, area) in AREAS.iter().enumerate() {
        let who = OLD[at.min(OLD.len() - 1)];
        let files: Vec<String> = ["book.rs", "entry.rs", "fees.rs", "export.rs", "rules.rs", "parse.rs"]
            .iter()
            .map(|file| format!("{area}/{file}"))
            .collect();
        let paths: Vec<&str> = files.iter().map(String::as_str).collect();
        telling.commit(week(782, at as i64), who, &format!("Found {area}"), &paths);
        for weeks_ago in (380..780).step_by(2) {
            telling.commit(
                week(weeks_ago, at as i64),
                who,
                "Go on",
                &[paths[weeks_ago as usize / 2 % paths.len()]],
            );
        }
    }
    telling
}
