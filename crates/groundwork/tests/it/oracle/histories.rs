//! The same questions about histories that were not made for us: `GROUNDWORK_HISTORIES` names them, as `PATH`
//! names directories.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::{Asked, agree, python_is_there, said};

const ZONE: &str = "Europe/Lisbon";
/// Weeks before the tip as of which the numbers are asked besides.
const EARLIER: [i64; 2] = [27, 63];

#[test]
#[ignore = "run by `cargo xtask truth DIR`, because it needs clones and minutes"]
fn the_program_and_the_oracle_agree_on_real_histories() {
    python_is_there();
    let histories = std::env::var_os("GROUNDWORK_HISTORIES").expect("GROUNDWORK_HISTORIES names clones");
    let mut found = Vec::new();
    let mut compared = 0;
    for path in std::env::split_paths(&histories) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let repositories = [path];
        let path = &repositories[0];
        let tip: i64 = git(path, &["log", "-1", "--format=%ct"]).trim().parse().expect("a time");
        // A day on which the week of the tip has ended.
        let now = format!("{}T00:00:00Z", said::date_of(tip / 86_400 + 8));
        for (which, me) in ["most active", "in the middle"].iter().zip(leads(path)) {
            for weeks in [None, Some(EARLIER[0]), Some(EARLIER[1])] {
                let date = weeks.map(|weeks| said::date(&now, 7 * weeks + 3));
                let asked = Asked { repositories: &repositories, me: &me, now: &now, zone: ZONE };
                let differences = agree(&asked, date.as_deref(), &|_| json!({}));
                let what = format!("{name}, {which}, as of {}", date.as_deref().unwrap_or(&now));
                println!("{what}: compared, {} differences", differences.len());
                compared += 1;
                found.extend(differences.into_iter().map(|text| format!("{what}: {text}")));
            }
        }
    }
    assert!(compared > 0, "no history was compared");
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// Of those with a commit in four weeks of the half year before the tip: who wrote most, and who stands in the
/// middle.
fn leads(repository: &Path) -> Vec<String> {
    const WEEK: i64 = 7 * 24 * 3600;
    let rows = git(repository, &["log", "--no-merges", "--format=%ct %ae"]);
    let rows: Vec<(i64, &str)> = rows
        .lines()
        .filter_map(|row| row.split_once(' '))
        .map(|(time, who)| (time.parse().expect("a time"), who))
        .collect();
    let newest = rows.iter().map(|row| row.0).max().expect("there is a commit");
    let mut own: BTreeMap<&str, (usize, BTreeSet<i64>)> = BTreeMap::new();
    for (time, who) in
        rows.into_iter().filter(|(time, who)| newest - time <= 26 * WEEK && !who.contains("[bot]"))
    {
        let own = own.entry(who).or_default();
        own.0 += 1;
        own.1.insert(time / WEEK);
    }
    own.retain(|_, own| own.1.len() >= 4);
    let mut active: Vec<(usize, &str)> = own.iter().map(|(who, own)| (own.0, *who)).collect();
    active.sort_by_key(|&(commits, who)| (std::cmp::Reverse(commits), who));
    let mut chosen: Vec<&(usize, &str)> =
        [0, active.len() / 2].iter().filter_map(|&at| active.get(at)).collect();
    chosen.dedup();
    chosen.into_iter().map(|(_, who)| (*who).to_owned()).collect()
}

fn git(repository: &Path, args: &[&str]) -> String {
    let output = Command::new("git").arg("-C").arg(repository).args(args).output();
    String::from_utf8_lossy(&output.expect("git can be started").stdout).into_owned()
}
