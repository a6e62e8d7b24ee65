//! What a command costs, measured from outside.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// What a process and all it started used up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// Processor time of all threads, user and system, in seconds.
    pub cpu: f64,
    /// From start to end, in seconds.
    pub wall: f64,
    /// The most memory that was in use at once, in megabytes (10⁶ bytes).
    pub peak: f64,
}

/// Runs a command to its end, which must be well, and measures it. What it prints is thrown away.
///
/// A process of its own does the waiting: the system adds up what ended children used, and says for all
/// of them only which was the largest.
pub fn of(command: &Command) -> Result<Cost, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut measured = Command::new(own);
    measured.arg("measured").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measured.env(name, value),
            None => measured.env_remove(name),
        };
    }
    let output = measured.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = said.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    match figures[..] {
        [cpu, wall, peak] if output.status.success() => Ok(Cost { cpu, wall, peak }),
        _ => Err(format!("{command:?}\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// `xtask measured PROGRAM ARGS…`: runs it and prints its cost. `Err` says how it ended.
pub fn measured(args: &[OsString]) -> Result<(), String> {
    let (program, args) = args.split_first().ok_or("what shall be measured?")?;
    let mut command = Command::new(program);
    command.args(args).stdout(Stdio::null());
    let begun = Instant::now();
    let status = command.status().map_err(|error| error.to_string())?;
    let wall = begun.elapsed();
    if !status.success() {
        return Err(format!("it ended with {status}"));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| error.to_string())?;
    let cpu = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    let cpu = Duration::from_micros(cpu.unsigned_abs());
    println!("{} {} {}", cpu.as_secs_f64(), wall.as_secs_f64(), megabytes(usage.max_rss()));
    Ok(())
}

/// The kernel of Apple counts in bytes, others in 1024 of them.
fn megabytes(max_rss: i64) -> f64 {
    let unit = if cfg!(target_vendor = "apple") { 1.0 } else { 1024.0 };
    max_rss as f64 * unit / 1e6
}

/// The middle one; of an even number the upper of the two.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_moved_by_no_single_figure() {
        assert_eq!(median(vec![2.0, 900.0, 1.0, 3.0, 2.5]), 2.5);
    }
}
