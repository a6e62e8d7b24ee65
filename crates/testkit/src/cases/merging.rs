//! How work comes to the branch, which files it is in, and which branch is read.

use super::teams::{MIRA, OTHERS, Policy, Weeks, founded};
use super::telling::{Case, Telling, Who, week};

const FOUR: [Who; 4] = [MIRA, OTHERS[0], OTHERS[1], OTHERS[2]];

fn four(telling: &mut Telling, from: i64, to: i64, policy: Policy, seed: u64) {
    Weeks { people: &FOUR, per_hundred: 180, from, to, policy, seed }.tell(telling);
}

/// Four people who always merge in one way.
pub fn merged_by(policy: Policy) -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    four(&mut telling, 112, 1, policy, 31);
    telling.write("kassa", MIRA)
}

/// Four people who merged until forty weeks ago, and have squashed since.
pub fn policy_changed() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    four(&mut telling, 112, 41, Policy::Merges, 32);
    four(&mut telling, 40, 1, Policy::Squashes, 33);
    telling.write("kassa", MIRA)
}

/// A repository in which everything is configuration.
pub fn configuration_only() -> Case {
    const CLUSTERS: [&str; 4] = ["north", "south", "east", "west"];
    let mut telling = Telling::default();
    for cluster in CLUSTERS {
        let files: Vec<String> =
            ["app", "queue", "cache"].iter().map(|name| format!("{cluster}/{name}.yaml")).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        telling.commit(week(112, 0), MIRA, &format!("Found {cluster}"), &files);
    }
    for weeks_ago in 1..112 {
        for (at, who) in FOUR.iter().enumerate() {
            let cluster = CLUSTERS[(at + weeks_ago as usize / 5) % CLUSTERS.len()];
            telling.commit(
                week(weeks_ago, at as i64),
                *who,
                "Raise a limit",
                &[&format!("{cluster}/app.yaml")],
            );
        }
    }
    telling.write("clusters", MIRA)
}

/// A branch that ends on 19 October, a month before anybody looks.
pub fn stale() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    four(&mut telling, 112, 5, Policy::Merges, 34);
    telling.request(week(4, 0), OTHERS[0], "Make the last one right", &["ledger/book.rs"]);
    telling.write("kassa", MIRA)
}

/// Checked out on a branch of its own, with a commit that is on no other; `origin` has `main`.
pub fn on_a_feature_branch() -> Case {
    let case = merged_by(Policy::Merges);
    case.git(&["update-ref", "refs/remotes/origin/main", "refs/heads/main"]);
    case.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    case.git(&["update-ref", "refs/heads/try-it", "refs/heads/main"]);
    case.git(&["symbolic-ref", "HEAD", "refs/heads/try-it"]);
    case.git(&["commit", "--quiet", "--allow-empty", "--message=Try it"]);
    case
}
