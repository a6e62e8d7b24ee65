//! The steps that cargo does.

use super::outcome::Outcome;
use super::tools::bring_component;
use crate::command::{cargo, output};

pub fn format() -> Outcome {
    match bring_component("fmt", "rustfmt") {
        Ok(()) => Outcome::of(cargo().args(["fmt", "--all", "--check"])),
        Err(why) => Outcome::NotRun(why),
    }
}

pub fn lints() -> Outcome {
    match bring_component("clippy", "clippy") {
        Ok(()) => Outcome::of(cargo().args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])),
        Err(why) => Outcome::NotRun(why),
    }
}

/// By itself, so that its time is not taken for that of the tests.
pub fn build() -> Outcome {
    Outcome::of(cargo().args(["test", "--quiet", "--workspace", "--no-run"]))
}

/// All tests, the structural ones and the oracle's among them. A test that is ignored is one left out, but
/// where it says by what it is run (`#[ignore = "run by …"]`).
pub fn tests() -> Outcome {
    match output(cargo().args(["test", "--workspace", "--no-fail-fast"])) {
        Err(said) => Outcome::Failed(said),
        Ok(said) => match Counts::of(&said) {
            Counts { passed: 0, .. } => Outcome::Failed(format!("no test was run\n{said}")),
            Counts { passed, ignored: 0 } => Outcome::Passed(format!("{passed} tests")),
            Counts { passed, ignored } => {
                Outcome::NotRun(format!("{passed} passed, but {ignored} are ignored"))
            }
        },
    }
}

/// That of private items too, which developers read; so public ones may point to them.
pub fn documentation() -> Outcome {
    let doc = ["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"];
    Outcome::of(cargo().args(doc).env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links"))
}

/// That they compile; linking them takes a C++ compiler, and running them has no end.
pub fn fuzz_targets() -> Outcome {
    let check = [
        "check",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--bins",
        "--manifest-path",
        "fuzz/Cargo.toml",
    ];
    Outcome::of(cargo().args(check))
}

/// What the lines `test result: ok. 12 passed; …` add up to, and the tests `… ignored, REASON` of which nothing
/// says by what they are run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    ignored: usize,
}

impl Counts {
    fn of(said: &str) -> Counts {
        let results = said.lines().filter_map(|line| line.strip_prefix("test result: ok. "));
        let passed = results.filter_map(|line| line.split_once(" passed;")?.0.parse::<usize>().ok());
        let ignored = said.lines().filter_map(|line| line.strip_prefix("test ")?.split_once(" ... ignored"));
        Counts {
            passed: passed.sum(),
            ignored: ignored.filter(|(_, reason)| !reason.starts_with(", run by ")).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_binaries_are_added_up_and_who_runs_a_test_that_is_ignored_is_asked() {
        let said = "running 3 tests\n\
            test one ... ok\n\
            test two ... ignored\n\
            test three ... ignored, too slow\n\
            test four ... ignored, run by another test\n\
            test result: ok. 3 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s\n";
        assert_eq!(Counts::of(said), Counts { passed: 43, ignored: 2 });
    }
}
