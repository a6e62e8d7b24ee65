//! Rows as they are read, beside those of git.

use serde_json::Value;

use super::program::Program;
use super::{Clone, Found};

/// Non-merge commits up to a commit, and git's rows without and with renames: a check of git too.
const KNOWN: [(&str, &str, u64, u64); 2] =
    [("tokio-rs/tokio", "ea91b33ca", 21_743, 20_787), ("rust-lang/cargo", "af373f761", 65_973, 62_817)];
/// With renames, one row in so many may differ. None should.
const ONE_IN: u64 = 5_000;

/// Every clone, with and without renames.
pub fn check(program: &Program, clones: &[Clone]) -> Result<Found, String> {
    println!("  {:<24} {:>8} {:>20} {:>20}   differ", "", "commits", "rows, no renames", "rows, renames");
    let mut found = Found::default();
    for clone in clones {
        let known = KNOWN.iter().find(|(name, ..)| clone.is(name));
        let at = known.map(|known| known.1);
        let plain = verify(program, clone, at, "off")?;
        let renames = verify(program, clone, at, "on")?;
        found.looked_at += 1;
        println!(
            "  {:<24} {:>8} {:>20} {:>20}   {} and {}",
            clone.name,
            plain["commits"],
            plain["file_rows"],
            renames["file_rows"],
            differing(&plain),
            differing(&renames)
        );
        for difference in
            [&plain, &renames].into_iter().flat_map(|answer| answer["differences"].as_array()).flatten()
        {
            println!("    {}", difference.as_str().unwrap_or_default());
        }
        let mut wrong = |what: &str| found.wrong.push(format!("{}: {what}", clone.name));
        if differing(&plain) > 0 || plain["file_rows"] != plain["git"]["file_rows"] {
            wrong("rows without renames are not git's");
        }
        if differing(&renames) * ONE_IN > renames["git"]["file_rows"].as_u64().unwrap_or_default() {
            wrong("too many rows with renames are not git's");
        }
        if known.is_some_and(|known| plain["file_rows"] != known.2 || renames["file_rows"] != known.3) {
            wrong("the totals are not those that are known");
        }
    }
    Ok(found)
}

fn verify(program: &Program, clone: &Clone, at: Option<&str>, renames: &str) -> Result<Value, String> {
    program.ask(|command| {
        command.args(["records", "verify", "--renames", renames, "--repo"]).arg(&clone.path);
        if let Some(at) = at {
            command.args(["--at", at]);
        }
    })
}

/// How many rows are not git's. A commit that git itself cannot show is named, and is no difference.
fn differing(answer: &Value) -> u64 {
    let differences = answer["differences"].as_array().into_iter().flatten().filter_map(Value::as_str);
    differences.filter(|difference| !difference.contains(" not compared, git says: ")).count() as u64
}
