//! The same input gives the same bytes: with one thread or three, read at once or in pieces.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use madeup::Draw;
use testkit::{Program, Team};

const PROGRAM: &str = env!("CARGO_BIN_EXE_groundwork");

/// Everything that is printed of a team, by commands that read it.
fn printed(program: &Program, team: &Team, threads: &str) -> Vec<String> {
    let asked: [&[&str]; 7] = [
        &[],
        &["--json"],
        &["--json", "--as-of", &team.now[..10]],
        &["knowledge"],
        &["away", "--json"],
        &["signal", "s6b", "--denominator"],
        &["sources", "--excluded"],
    ];
    let answer = |args: &&[&str]| {
        let answer =
            program.run(&team.repositories[0], &[*args, &["--me", &team.me, "--threads", threads]].concat());
        format!("{:?} {}", answer.code, answer.out)
    };
    asked.iter().map(answer).collect()
}

fn program(team: &Team) -> Program {
    Program::new(PROGRAM, &team.now).in_zone(team.zone)
}

#[test]
fn two_runs_from_nothing_print_the_same_bytes_whatever_the_threads() {
    for seed in 200..204 {
        let team = Team::random(seed, 300);
        let one = printed(&program(&team), &team, "1");
        for threads in ["2", "3", "8"] {
            assert_eq!(printed(&program(&team), &team, threads), one, "seed {seed}, {threads} threads");
        }
    }
}

#[test]
fn reading_half_and_then_the_rest_prints_the_same_bytes_as_reading_at_once() {
    for seed in 210..214 {
        let team = Team::random(seed, 300);
        let at_once = printed(&program(&team), &team, "2");
        let in_pieces = program(&team);
        let git = |args: &[&str]| {
            let out = madeup::git::run(&team.repositories[0], args).expect("git can be run");
            String::from_utf8(out).expect("git prints text").trim().to_owned()
        };
        let tip = git(&["rev-parse", "main"]);
        let chain = git(&["rev-list", "--first-parent", "main"]);
        let chain: Vec<&str> = chain.lines().collect();
        for part in [4, 2] {
            git(&["update-ref", "refs/heads/main", chain[chain.len() - chain.len() / part]]);
            // It reads, and keeps nothing else: areas and what was last looked at belong to a scorecard.
            let answer = in_pieces.run(&team.repositories[0], &["sources", "--me", &team.me]);
            assert!(answer.code == Some(0) || answer.err.contains("here is you"), "{}", answer.err);
        }
        git(&["update-ref", "refs/heads/main", &tip]);
        assert_eq!(printed(&in_pieces, &team, "2"), at_once, "seed {seed}");
    }
}

#[test]
fn a_reading_that_was_killed_goes_on_and_prints_the_same_bytes() {
    let team = Team::random(220, 700);
    let undisturbed = program(&team);
    let started = Instant::now();
    let at_once = printed(&undisturbed, &team, "1");
    let whole = started.elapsed() / at_once.len() as u32;
    let seed = 220;
    let mut draw = Draw::new(seed);
    for round in 0..6 {
        let killed = program(&team);
        for _ in 0..2 {
            let after = Duration::from_micros(draw.between(0, whole.as_micros() as i64) as u64);
            kill_after(&killed, &team.repositories[0], &team.me, after);
        }
        assert_eq!(printed(&killed, &team, "1"), at_once, "seed {seed}, round {round}");
    }
}

/// A reading that is ended after a while; `sources` says nothing that is kept.
fn kill_after(program: &Program, repository: &Path, me: &str, after: Duration) {
    let mut command = program.command(repository);
    command.args(["sources", "--me", me, "--threads", "1"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program can be started");
    std::thread::sleep(after);
    child.kill().expect("it can be killed");
    child.wait().expect("it has ended");
}
