//! Truck factors that were published, worked out again by the program and by the second opinion.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::program::{Program, output};
use super::{Clone, Found};

/// Systems, commits and figures; `tests/truth/README.md` says what the columns are.
const TABLE: &str = include_str!("../../../../tests/truth/truck-factors.csv");
/// The largest share may be so many points off the reference.
const REFERENCE: f64 = 0.1;
/// A share that is further off the published one is traced to files.
const TRACED: f64 = 3.0;
/// With our classes, so many systems may have another truck factor than was published, and none by more than one.
const OFF_BY_ONE: usize = 1;

/// A row of the table.
struct System {
    name: &'static str,
    commit: &'static str,
    published: u64,
    /// As it stands: shares in per cent, in order.
    published_shares: &'static str,
    reference: u64,
    reference_share: f64,
}

fn systems() -> Vec<System> {
    let number = |text: &str| text.parse().expect("the table holds numbers there");
    let row = |line: &'static str| {
        let cells: Vec<&'static str> = line.split(',').collect();
        System {
            name: cells[0],
            commit: cells[1],
            published: number(cells[2]),
            published_shares: cells[3],
            reference: number(cells[4]),
            reference_share: cells[5].parse().expect("the table holds shares there"),
        }
    };
    TABLE.lines().skip(1).map(row).collect()
}

/// What was found for one choice of files.
struct Answer {
    truck_factor: u64,
    shares: Vec<f64>,
}

impl Answer {
    fn of(value: &Value) -> Answer {
        let shares = value["shares_percent"].as_array().into_iter().flatten();
        Answer {
            truck_factor: value["truck_factor"].as_u64().unwrap_or_default(),
            shares: shares.filter_map(Value::as_f64).collect(),
        }
    }

    /// To the hundredth of a point.
    fn agrees_with(&self, other: &Answer) -> bool {
        let near = |(one, other): (&f64, &f64)| (one - other).abs() < 0.006;
        self.truck_factor == other.truck_factor
            && self.shares.len() == other.shares.len()
            && self.shares.iter().zip(&other.shares).all(near)
    }

    fn first(&self, count: usize) -> String {
        let shares = self.shares.iter().take(count.max(1));
        shares.map(|share| format!("{share:.2}")).collect::<Vec<_>>().join(" ")
    }
}

/// Every system of the table that is here.
pub fn check(program: &Program, clones: &[Clone]) -> Result<Found, String> {
    println!("  {:<22} all files: reference     here   classes: published           here", "");
    let mut found = Found::default();
    let mut off_by_one = Vec::new();
    for system in systems() {
        let Some(clone) = clones.iter().find(|clone| clone.is(system.name)) else {
            println!("  {:<22} not here", system.name);
            continue;
        };
        found.looked_at += 1;
        let all = ask(program, clone, &system, &["--all-files"])?;
        let ours = ask(program, clone, &system, &[])?;
        let shares: Vec<f64> =
            system.published_shares.split(' ').filter_map(|share| share.parse().ok()).collect();
        println!(
            "  {:<22} {:>8} {:>10.2} {:>8} {:>6}   {:>8} {:>10} {:>5} {}",
            system.name,
            system.reference,
            system.reference_share,
            all.truck_factor,
            all.first(1),
            system.published,
            system.published_shares,
            ours.truck_factor,
            ours.first(shares.len()),
        );
        let largest = all.shares.first().copied().unwrap_or_default();
        if all.truck_factor != system.reference || (largest - system.reference_share).abs() > REFERENCE {
            found.wrong.push(format!("{}: over all files it is not the reference's", system.name));
        }
        match ours.truck_factor.abs_diff(system.published) {
            0 => {}
            1 => off_by_one.push(system.name),
            _ => found.wrong.push(format!("{}: more than one off what was published", system.name)),
        }
        if ours.shares.iter().zip(&shares).any(|(one, other)| (one - other).abs() > TRACED) {
            print!("{}", trace(clone, &system));
        }
        for (which, answer, args) in [("all files", &all, &["--all-files"][..]), ("our classes", &ours, &[])]
        {
            match second_opinion(clone, &system, args) {
                Ok(opinion) if opinion.agrees_with(answer) => {}
                Ok(_) => found.wrong.push(format!("{}: the second opinion differs, {which}", system.name)),
                Err(said) => println!("    no second opinion on {which}: {said}"),
            }
        }
    }
    if off_by_one.len() > OFF_BY_ONE {
        found.wrong.push(format!("one off what was published: {}", off_by_one.join(", ")));
    }
    Ok(found)
}

fn ask(program: &Program, clone: &Clone, system: &System, args: &[&str]) -> Result<Answer, String> {
    let answer = program.ask(|command| {
        command.args(["truck-factor", "--at", system.commit, "--repo"]).arg(&clone.path).args(args);
    })?;
    Ok(Answer::of(&answer))
}

/// The same by `tests/oracle`.
fn second_opinion(clone: &Clone, system: &System, args: &[&str]) -> Result<Answer, String> {
    let mut python = python("tests/oracle/truck_factor.py", clone, system);
    let said = output(python.args(args), &[0])?;
    serde_json::from_str(&said).map(|value| Answer::of(&value)).map_err(|error| error.to_string())
}

/// Which files carry a difference, indented.
fn trace(clone: &Clone, system: &System) -> String {
    let mut python = python("tests/truth/carried.py", clone, system);
    match output(python.args(["--published", system.published_shares]), &[0]) {
        Ok(said) => said.lines().map(|line| format!("    {line}\n")).collect(),
        Err(said) => format!("    not traced: {said}\n"),
    }
}

fn python(script: &str, clone: &Clone, system: &System) -> Command {
    let mut python = Command::new("python3");
    let script: &Path = script.as_ref();
    python.arg(crate::workspace().join(script)).arg("--repo").arg(&clone.path).args(["--at", system.commit]);
    python
}
