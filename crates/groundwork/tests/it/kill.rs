//! kill -9 at any moment: the next run shows what an undisturbed one shows, and nothing confirmed is lost.
//!
//! `GROUNDWORK_KILLS` is how often it is killed in each of these and of `kill_notes`, 40 if not said; `GROUNDWORK_SEED` repeats a
//! run whose seed was printed.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use madeup::Draw;
use testkit::Program;
use testkit::kinds::{NOW, Place};

use crate::cases::in_one_line;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

pub(crate) fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

pub(crate) fn kills() -> usize {
    number("GROUNDWORK_KILLS").unwrap_or(40) as usize
}

/// Chance of this run, its seed printed.
pub(crate) fn drawn(what: &str) -> Draw {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
    let seed = number("GROUNDWORK_SEED").unwrap_or(now.as_nanos() as u64);
    println!("{what}: GROUNDWORK_SEED={seed}");
    Draw::new(seed)
}

/// Runs the program and kills it after so long; whether it came to its end before, and what it printed.
pub(crate) fn killed(program: &Program, repository: &Path, args: &[&str], after: Duration) -> (bool, String) {
    let mut command = program.command(repository);
    command.args(args).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program can be started");
    std::thread::sleep(after);
    // On Unix that is SIGKILL.
    child.kill().expect("a child can be killed");
    let output = child.wait_with_output().expect("it ends");
    (output.status.code().is_some(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A moment uniform over a run time.
pub(crate) fn moment(draw: &mut Draw, of: Duration) -> Duration {
    Duration::from_micros(draw.below(of.as_micros() as usize) as u64)
}

/// How long a run takes: the longest of three, each in a home of its own.
fn run_time(run: impl Fn(&Program)) -> Duration {
    let time = |_| {
        let program = program();
        let began = Instant::now();
        run(&program);
        began.elapsed()
    };
    (0..3).map(time).max().expect("three times")
}

#[test]
fn a_reading_that_is_killed_goes_on_to_the_same_page() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let undisturbed = program().out(&till, &["--json"]);
    let page = program().out(&till, &[]);
    let whole = run_time(|program| drop(program.out(&till, &["--json"])));
    let mut draw = drawn("reading");
    let mut alive = 0;
    for kill in 0..kills() {
        // Each begins with nothing; some are killed more than once before they may end.
        let program = program();
        for _ in 0..1 + kill % 3 {
            let (ended, _) = killed(&program, &till, &["--json"], moment(&mut draw, whole));
            alive += usize::from(ended);
        }
        assert_eq!(program.out(&till, &["--json"]), undisturbed, "kill {kill}");
        assert_eq!(program.out(&till, &[]), page, "kill {kill}");
        let sources = program.out(&till, &["sources"]);
        assert!(
            in_one_line(&sources).contains(&format!("; {} commits; nothing missing ", place.till.commits)),
            "{sources}"
        );
    }
    println!("reading: {} kills over {whole:?}, {alive} came to their end before", kills());
}

#[test]
fn no_word_that_was_confirmed_is_lost() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let changes: Vec<String> = place
        .git("till", &["log", "--format=%H", "--author=Ada", "--no-merges", "-30"])
        .lines()
        .map(str::to_owned)
        .collect();
    let prepared = || {
        let program = program();
        program.out(&till, &[]);
        program
    };
    let reason = |at: usize| vec!["exclude", changes[at % changes.len()].as_str(), "--because", "a test"];
    let mut program = prepared();
    let mut whole = Duration::ZERO;
    let mut draw = drawn("corrections");
    let mut holds: Vec<String> = Vec::new();
    let (mut confirmed, mut kept, mut nothing) = (0, 0, 0);
    for kill in 0..kills() {
        let at = kill % changes.len();
        if at == 0 && kill > 0 {
            // All of them are left out.
            program = prepared();
            holds.clear();
        }
        // A look costs what a correction costs but for keeping it; the machine may be busier than before.
        let began = Instant::now();
        program.out(&till, &["sources"]);
        whole = whole.max(began.elapsed());
        let (ended, said) = killed(&program, &till, &reason(at), moment(&mut draw, 3 * whole));
        let is_confirmed = !said.is_empty();
        let sources = program.out(&till, &["sources"]);
        let short = &changes[at][..7];
        let is_kept = sources.contains(&format!("left out: {short}"));
        assert!(
            is_kept || !is_confirmed,
            "kill {kill}: a word that was confirmed is lost\n{said}\n{sources}"
        );
        assert!(!ended || is_kept, "kill {kill}: it ended well and kept nothing");
        if is_kept {
            holds.push(changes[at].clone());
        }
        confirmed += usize::from(is_confirmed);
        kept += usize::from(is_kept && !is_confirmed);
        nothing += usize::from(!is_kept);
        // All words said before hold, each once, and the page is that of an undisturbed program with them.
        for (n, commit) in holds.iter().enumerate() {
            assert_eq!(
                sources.matches(&format!("left out: {}", &commit[..7])).count(),
                1,
                "kill {kill}: word {n}"
            );
        }
        if kill % 8 == 7 {
            let undisturbed = prepared();
            for commit in &holds {
                undisturbed.out(&till, &["exclude", commit, "--because", "a test"]);
            }
            assert_eq!(program.out(&till, &["--json"]), undisturbed.out(&till, &["--json"]), "kill {kill}");
        }
    }
    assert!(confirmed > 0 || kills() < 20, "some came far enough to be confirmed");
    println!(
        "corrections: {} kills over {:?}: {confirmed} confirmed, {kept} kept and not yet said, {nothing} not kept",
        kills(),
        3 * whole
    );
}
