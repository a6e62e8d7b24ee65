//! `cargo xtask test`: one line a step with its time, the whole output of a step that failed, and at the
//! end what was not run and why.

mod checks;
mod journey;
pub mod outcome;
pub mod tools;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use outcome::Outcome;

/// What becomes of a step that cannot be run here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is named at the end.
    Named,
    /// It is named, and the whole has failed.
    Refused,
}

type Step = (&'static str, fn() -> Outcome);

/// What is quick and often wrong comes first.
const STEPS: [Step; 14] = [
    ("tools", tools::all),
    ("format", checks::format),
    ("lints", checks::lints),
    ("build", checks::build),
    ("tests", checks::tests),
    ("documentation", checks::documentation),
    ("fuzz targets", checks::fuzz_targets),
    ("journey without a network", journey::journey),
    ("waits and trends", crate::survival::tests),
    ("calendar read back", crate::calendars::read_back),
    ("calendars against another", crate::calendars::oracle),
    ("calendar of the demo", crate::calendars::made_up),
    ("calendars of a real server", crate::calendars::server),
    ("browser", crate::browser::tests),
];

/// Runs every step, also after one has failed: one run says everything that is wrong.
pub fn run(left_out: LeftOut) -> ExitCode {
    let begun = Instant::now();
    let (mut failed, mut not_run) = (Vec::new(), Vec::new());
    for (name, step) in STEPS {
        say(&format!("{name:<28}"));
        let begun = Instant::now();
        let outcome = step();
        let seconds = begun.elapsed().as_secs_f64();
        match outcome {
            Outcome::Passed(note) => say(&format!("ok      {seconds:>6.1} s  {note}\n")),
            Outcome::Failed(output) => {
                say(&format!("failed  {seconds:>6.1} s\n\n{}\n\n", output.trim_end()));
                failed.push(name);
            }
            Outcome::NotRun(why) => {
                say(&format!("not run {seconds:>6.1} s\n"));
                not_run.push((name, why));
            }
        }
    }
    say(&format!("\n{:.0} s in all\n", begun.elapsed().as_secs_f64()));
    let passed = STEPS.len() - failed.len() - not_run.len();
    say(&format!("steps: {passed} passed, {} failed, {} skipped\n", failed.len(), not_run.len()));
    for (name, why) in &not_run {
        say(&format!("not run: {name}: {why}\n"));
    }
    if !failed.is_empty() {
        say(&format!("failed: {}\n", failed.join(", ")));
        return ExitCode::FAILURE;
    }
    if left_out == LeftOut::Refused && !not_run.is_empty() {
        say("failed: with --all nothing may be left out\n");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// At once, so that the step that runs stands on the screen. A reader that left is no failure of the tests.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
