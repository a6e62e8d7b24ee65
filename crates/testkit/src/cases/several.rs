//! A team with more than one repository.

use super::sizes::seven;
use super::teams::{MIRA, OTHERS};
use super::telling::{Case, Telling, Who, week};

/// The team of seven, and its guide: two of them write it under the address of another machine, and one
/// more person with them.
pub fn seven_and_their_guide() -> (Case, Case) {
    let mut guide = Telling::default();
    let elsewhere = [
        Who { name: OTHERS[0].name, email: "sam@guide.example" },
        Who { name: OTHERS[1].name, email: "leila@guide.example" },
        Who { name: "Gita Writer", email: "gita@guide.example" },
    ];
    for weeks_ago in 1..60 {
        for (at, who) in elsewhere.iter().enumerate() {
            let path = format!("site/page_{at}/{}.rs", ["head", "body", "foot"][weeks_ago as usize % 3]);
            guide.commit(week(weeks_ago, at as i64), *who, "Say it better", &[&path]);
        }
    }
    (seven(), guide.write("kassa-guide", MIRA))
}
