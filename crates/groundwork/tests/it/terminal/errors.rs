//! An error says what is so, what was looked at, and what to do, in that order.

use testkit::Program;
use testkit::cases;

use crate::cases::in_one_line;

/// What is typed, the code, and what is said.
const ERRORS: &[(&[&str], i32, &str)] = &[
    (
        &["signal", "makershare"],
        2,
        "error: there is no signal makershare close: maker-share, gate-share, question-share hint: groundwork signal maker-share",
    ),
    (&["signal", "zzz"], 2, "error: there is no signal zzz there are maker-share, own-it"),
    (&["disagree", "s99", "why"], 2, "error: there is no signal s99"),
    (&["disagree", "s1a", " "], 2, "error: there are no words to keep hint: groundwork disagree s1a \"why\""),
    (&["knowledge", "ledgre"], 1, "error: there is no area ledgre close: ledger hint: groundwork areas"),
    (&["knowledge", "zzz"], 1, "error: there is no area zzz hint: groundwork areas lists those there are"),
    (
        &["team", "--remove", "leila@kasa.example"],
        1,
        "error: nobody here has the address leila@kasa.example hint: groundwork people --names",
    ),
    (&["team", "--remove", "leila@kasa.example", "--names"], 1, "close: leila@kassa.example"),
    (
        &["team", "--remove", "leila@kassa.example", "--from", "2026-06-01", "--to", "2026-05-01"],
        2,
        "error: the last day is not after the first",
    ),
    (&["team", "--scope", "ledgre"], 1, "error: no file lies below ledgre"),
    (&["me", "nobody@nowhere.example"], 1, "error: nobody here has the address nobody@nowhere.example"),
    (
        &["people", "--join", "leila@kassa.example", "sam@kasa.example"],
        1,
        "error: nobody here has the address sam@kasa.example",
    ),
    (&["role", "2027-01-01"], 2, "error: 1 January 2027 has not come yet"),
    (&["role", "soon"], 2, "error: soon is no date"),
    (&["areas", "handed-over", "ledger", "2027-01-01"], 2, "error: 1 January 2027 has not come yet"),
    (&["days-off", "2026-08-07..2026-07-27"], 2, "error: the last day is before the first"),
    (&["hours", "18:00-08:30", "mon-fri"], 2, "error: 18:00-08:30 ends before it begins"),
    (&["hours", "noon"], 2, "error: noon is no range of hours or days"),
    (&["exclude", "0000000", "--because", "why"], 1, "error: there is no commit and no area 0000000"),
    (&["exclude", "ledgre", "--because", "why"], 1, "close: ledger"),
    (&["exclude", "HEAD", "--because", " "], 2, "error: there is no reason to keep"),
    (
        &["areas", "rename", "ledger", "refunds"],
        1,
        "error: there is an area refunds already hint: groundwork areas merge",
    ),
    (&["areas", "rename", "nowhere", "books"], 1, "error: there is no area nowhere"),
    (&["areas", "merge", "ledger", "ledger"], 2, "error: both are one area already"),
    (
        &["areas", "split", "ledger", "--as", "x", "nothing/**"],
        1,
        "error: nothing/** matches no file of ledger such as ledger/",
    ),
    (&["config", "zone", "Mars/Olympus"], 2, "error: there is no zone Mars/Olympus"),
    (&["config", "branch", "nowhere"], 1, "error: there is no branch nowhere"),
    (&["add", "/nowhere"], 1, "error: this is not a git repository looked in /nowhere"),
    (&["forget", "/nowhere"], 1, "error: nothing was read of /nowhere"),
    (&["--as-of", "2001-01-01"], 1, "error: there is no history before"),
    (&["--as-of", "2027-01-01"], 2, "error: 1 January 2027 has not come yet"),
    (&["--as-of", "soon"], 2, "error: soon is no date hint: 2026-09-15, 15sep"),
    (
        &["away", "--days", "13"],
        2,
        "error: --days DAYS cannot be 13 14 or 28 days hint: groundwork away --help",
    ),
    (&["--json", "--names"], 2, "error: --json never holds names of people"),
    (&["signl", "s1a"], 2, "error: there is no command signl hint: groundwork signal"),
    (&["signal", "--evidence"], 2, "error: groundwork signal needs NAME hint: groundwork signal --help"),
    (&["signal", "--json"], 2, "error: groundwork signal without a name has no JSON"),
    (&["knowledge", "ledger", "--json"], 2, "error: groundwork knowledge AREA has no JSON --json goes with"),
    (&["me", "--json"], 2, "error: groundwork me has no JSON --json goes with groundwork, signal NAME"),
    (&["config", "show", "--json"], 2, "error: groundwork config has no JSON"),
    (&["hours", "09:00-17:00", "--json"], 2, "error: groundwork hours has no JSON"),
    (&["--repo"], 2, "error: --repo PATH needs a value hint: groundwork --help"),
    (&["signal", "s1a", "--evidenc"], 2, "error: groundwork signal does not take --evidenc"),
    (&["signal", "s1a", "--evidence", "--denominator"], 2, "do not go together"),
    (&["config"], 2, "error: groundwork config needs to know what to do hint: groundwork config --help"),
    (
        &["--color", "sometimes"],
        2,
        "error: --color WHEN cannot be sometimes it is one of auto, always, never",
    ),
];

fn begun() -> (cases::Case, Program) {
    let (case, program) = (cases::seven(), super::program());
    program.out(case.path(), &[]);
    (case, program)
}

#[test]
fn every_error_has_three_parts_and_changes_nothing() {
    let (case, program) = begun();
    let words = |program: &Program| program.out(case.path(), &["config", "show"]);
    let before = words(&program);
    for (args, code, said) in ERRORS {
        let answer = program.run(case.path(), args);
        let typed = args.join(" ");
        assert_eq!(
            (answer.code, answer.out.as_str()),
            (Some(*code), ""),
            "groundwork {typed}: {}",
            answer.err
        );
        assert!(in_one_line(&answer.err).contains(said), "groundwork {typed}: {}", answer.err);
        three_parts(&answer.err);
    }
    assert_eq!(words(&program), before);
}

/// What is so, then what was looked at, indented, then hints; nothing is blamed.
fn three_parts(error: &str) {
    let part = |line: &str| match line {
        line if line.starts_with("error: ") => 0,
        line if line.starts_with("hint: ") => 2,
        line if line.starts_with("  ") => 1,
        line => panic!("{line}: in no part of\n{error}"),
    };
    let parts: Vec<usize> = error.lines().map(part).collect();
    assert_eq!(parts.first(), Some(&0), "{error}");
    assert_eq!(parts.iter().filter(|&&part| part == 0).count(), 1, "{error}");
    assert!(parts.contains(&2), "there is always something to do: {error}");
    for blame in ["invalid", "failed to", "please", "oops", "Invalid", "Failed to"] {
        assert!(!error.contains(blame), "{error}");
    }
}

#[test]
fn nothing_to_take_back_is_said() {
    let (case, program) = begun();
    let answer = program.run(case.path(), &["undo"]);
    assert_eq!(
        (answer.code, answer.out.as_str()),
        (Some(0), "Nothing was said yet that could be taken back.\n")
    );
}

#[test]
fn a_repository_is_added_once() {
    let (case, guide) = cases::seven_and_their_guide();
    let program = super::program();
    program.out(case.path(), &[]);
    let path = guide.path().to_str().expect("a temporary path is text");
    assert!(program.out(case.path(), &["add", path]).starts_with("Read "));
    assert_eq!(program.out(case.path(), &["add", path]), "It is one of the team's already.\n");
}

#[test]
fn a_beginning_of_several_ids_is_said_to_be_one() {
    let (case, program) = begun();
    let all = case.git(&["rev-list", "--all"]);
    let ids: Vec<&str> = all.lines().collect();
    let twice = ids.iter().find_map(|one| {
        let begin = &one[..4];
        (ids.iter().filter(|other| other.starts_with(begin)).count() > 1).then_some(begin)
    });
    let begin = twice.expect("of so many commits two begin alike");
    let answer = program.run(case.path(), &["exclude", begin, "--because", "why"]);
    assert_eq!(answer.code, Some(1));
    assert!(
        answer.err.starts_with(&format!("error: {begin} is the beginning of several ids\nhint: ")),
        "{}",
        answer.err
    );
}
