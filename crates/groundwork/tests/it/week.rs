//! A week drafted, as it is printed, asked about and saved.

use std::fs;

use testkit::cases::{Case, MIRA, NOW, OTHERS, Telling, founded, week};
use testkit::{Answer, Program};

use crate::terminal::pty::{Step, Stood, in_a_terminal};

/// Mira, alone in settlement, and four others, of whom one alone is in refunds; in the last whole week Leila twice with her.
fn told() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(60, 0), OTHERS[5]);
    for weeks_ago in 1..=30 {
        telling.commit(week(weeks_ago, 1), MIRA, "Settle", &["settlement/book.rs"]);
        for (day, who) in OTHERS[..4].iter().enumerate() {
            telling.commit(week(weeks_ago, day as i64), *who, "Book", &["ledger/entry.rs"]);
        }
    }
    for weeks_ago in 1..=30 {
        telling.commit(week(weeks_ago, 4), OTHERS[0], "Refund", &["refunds/rules.rs"]);
    }
    let with = "Co-authored-by: Mira Okafor <mira@kassa.example>";
    telling.commit(
        week(1, 0),
        OTHERS[1],
        &format!("Untangle the fees (#41)\n\n{with}\n"),
        &["ledger/fees.rs"],
    );
    telling.commit(week(1, 2), OTHERS[1], &format!("Round once\n\n{with}\n"), &["ledger/fees.rs"]);
    telling.commit(week(1, 3), OTHERS[3], "Refund", &["refunds/fees.rs"]);
    telling.commit(
        week(1, 4),
        MIRA,
        "Follow the bank\n\nDecision: use the bank's cut-off\n",
        &["ledger/fees.rs"],
    );
    telling.write("kassa", MIRA)
}

const PRINTED: &str = "\
The week to Sunday 15 November, drafted
  moved         2 changes by you; two areas 1 each
  only you      1 of them, by our estimate; the reasons pass is yours to say
  first time    one person’s first change in refunds
  reasons       2 changes, ten seconds each
  i  Untangle the fees                                                    11 Nov
     with 1 other; from 2 commits that name you as second author
  d  Use the bank's cut-off                                               13 Nov
     from a commit message; odds and a review date are still missing
";

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

fn saved(program: &Program) -> String {
    fs::read_to_string(program.data().join("weeks/2026-46.md")).expect("the week was saved")
}

#[test]
fn in_a_pipe_the_draft_is_printed_and_saved_and_nothing_is_kept() {
    let (program, case) = (program(), told());
    let out = program.out(case.path(), &["week"]);
    assert_eq!(out, format!("{PRINTED}Saved to ~/data/weeks/2026-46.md\n"));
    let file = saved(&program);
    assert!(
        file.starts_with("# The week to Sunday 15 November 2026\n\n- **Moved**: 2 changes by you"),
        "{file}"
    );
    assert!(
        file.contains("\n## Drafted, not kept yet\n\n- 11 Nov, work nobody saw: Untangle the fees ("),
        "{file}"
    );
    assert_eq!(program.out(case.path(), &["week"]), out, "the same again");
    assert!(program.out(case.path(), &["log"]).starts_with("Nothing is kept yet."));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let path = program.data().join("weeks/2026-46.md");
        assert_eq!(fs::metadata(path).expect("it is there").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn names_are_printed_only_when_they_are_asked_for() {
    let (program, case) = (program(), told());
    let out = program.out(case.path(), &["week", "--names"]);
    assert!(out.contains("first time    first change by Tomas in refunds\n"), "{out}");
    assert!(out.contains("     with Leila; from 2 commits that name you as second author\n"), "{out}");
    assert!(!saved(&program).contains("Leila"));
}

fn asked(program: &Program, case: &Case, steps: &[Step]) -> Stood {
    let mut command = program.command(case.path());
    command.env("TERM", "dumb").arg("week");
    in_a_terminal(&command, steps)
}

const ASKS: &str = "y, n, e, Enter  ";
const MORE: &str = "Enter ends: ";
const LOOKED: &str = "Kept: you looked back on this week.\n";

/// Weeks that count as looked back on.
fn looked_back(program: &Program) -> usize {
    let data = store::Data::open(&program.data()).expect("it opens");
    let notes = data.named_words::<growth::Note>("").expect("they can be read");
    notes.iter().filter(|(_, word)| matches!(word.said, growth::Note::Week { .. })).count()
}

/// A week counts as looked at where it was gone through, not where it was shown.
#[test]
fn a_week_is_looked_back_on_when_it_was_gone_through_and_lines_are_added_on_the_way() {
    let (program, case) = (program(), told());
    program.out(case.path(), &[]);
    for steps in
        [&[(ASKS, "q")][..], &[(ASKS, "\r"), (ASKS, "\u{4}")], &[(ASKS, "\r"), (ASKS, "\r"), (MORE, "\u{4}")]]
    {
        let stood = asked(&program, &case, steps);
        assert!(!stood.out.contains(LOOKED), "{}", stood.out);
        assert_eq!(looked_back(&program), 0, "{steps:?}");
    }
    let line = "i calmed two teams down, 40 min, 12 nov\n";
    let stood = asked(&program, &case, &[(ASKS, "\r"), (ASKS, "n"), (MORE, line), (MORE, "\n")]);
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(stood.out.contains("Kept: work nobody saw, 40 min, 12 Nov\n"), "{}", stood.out);
    assert!(stood.out.contains(LOOKED), "{}", stood.out);
    assert_eq!(looked_back(&program), 1);
    // That it was looked back on is an act of its own.
    let undone = program.out(case.path(), &["undo"]);
    assert!(undone.starts_with("Taken back: the week to 15 November 2026\n"), "{undone}");
    assert!(
        saved(&program).contains("- 12 Nov, work nobody saw: calmed two teams down\n"),
        "{}",
        saved(&program)
    );
}

/// What a saved week holds is found; the lines of the log in it are found as lines.
#[test]
fn a_saved_week_is_found_with_the_place_of_its_file() {
    let (program, case) = (program(), told());
    program.out(case.path(), &["log", "i calmed two teams down, 12 nov"]);
    program.out(case.path(), &["week"]);
    let found = program.out(case.path(), &["search", "estimate"]);
    let said = "  -  15 Nov  The week to Sunday 15 November 2026\n             in ~/data/weeks/2026-46.md\n";
    assert_eq!(found, said);
    assert_eq!(program.out(case.path(), &["search", "calmed"]).lines().count(), 1);
    let path = program.data().join("weeks/2026-46.md");
    fs::write(path, "a hard week, and calmed twice").expect("it is the user's");
    let found = program.out(case.path(), &["search", "calmed"]);
    assert_eq!(found.lines().count(), 4);
    assert!(found.starts_with("2 found, the newest first\n  -  15 Nov  The week to"), "{found}");
    // Saved again it stands beside the one that was changed by hand, and is the same week.
    program.out(case.path(), &["week"]);
    fs::write(program.data().join("weeks/2026-46.new.md"), "calmed, too").expect("it is the user's");
    assert_eq!(program.out(case.path(), &["search", "calmed"]), found);
}

#[test]
fn at_a_terminal_a_key_keeps_or_drops_a_draft_and_it_does_not_come_again() {
    let (program, case) = (program(), told());
    program.out(case.path(), &[]);
    let stood = asked(&program, &case, &[(ASKS, "y"), (ASKS, "n"), (MORE, "\u{4}")]);
    assert_eq!(stood.code, 0, "{}", stood.out);
    let head = "The week to Sunday 15 November, drafted; y keep, n drop, e change, Enter later\n";
    assert!(stood.out.contains(head), "{}", stood.out);
    let log = program.out(case.path(), &["log"]);
    assert_eq!(log.lines().next(), Some("  i  11 Nov       Untangle the fees"), "{log}");
    assert!(!log.contains("Leila") && !log.contains("cut-off"), "{log}");
    let again = program.out(case.path(), &["week"]);
    assert!(!again.contains("Untangle") && !again.contains("cut-off"), "{again}");
    assert!(saved(&program).ends_with("## Kept\n\n- 11 Nov, work nobody saw: Untangle the fees\n"));

    // The last act was the drop; before it the draft was kept.
    let undone: Answer = program.run(case.path(), &["undo"]);
    assert!(undone.out.starts_with("Taken back: dropping a draft\n"), "{}", undone.out);
    assert!(program.out(case.path(), &["week"]).contains("cut-off"));
}

#[test]
fn at_a_terminal_a_draft_is_kept_in_other_words_or_left_for_later() {
    let (program, case) = (program(), told());
    program.out(case.path(), &[]);
    let other = "70% the bank's cut-off, review 1 mar\n";
    let stood =
        asked(&program, &case, &[(ASKS, "\r"), (ASKS, "e"), ("In your words: ", other), (MORE, "\n")]);
    assert_eq!(stood.code, 0, "{}", stood.out);
    let log = program.out(case.path(), &["log"]);
    assert!(log.starts_with("  d  13 Nov       The bank's cut-off\n"), "{log}");
    assert!(log.contains("70 %, review 1 Mar 2027."), "{log}");
    let again = program.out(case.path(), &["week"]);
    assert!(again.contains("Untangle") && !again.contains("cut-off"), "{again}");
}

#[test]
fn a_file_that_was_changed_by_hand_is_left_as_it_is() {
    let (program, case) = (program(), told());
    program.out(case.path(), &["week"]);
    let path = program.data().join("weeks/2026-46.md");
    fs::write(&path, "mine").expect("it is the user's");
    let answer = program.run(case.path(), &["week"]);
    assert!(answer.out.ends_with("Saved to ~/data/weeks/2026-46.new.md\n"), "{}", answer.out);
    assert!(answer.err.contains("2026-46.md was changed by hand and is left as it is."), "{}", answer.err);
    assert_eq!(fs::read_to_string(path).expect("it is there"), "mine");
}

#[test]
fn from_friday_on_the_running_week_is_drafted() {
    let case = told();
    let friday = Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-20T16:00:00Z");
    let out = friday.out(case.path(), &["week"]);
    assert!(out.starts_with("The week to Sunday 22 November, drafted so far\n"), "{out}");
    assert!(out.contains("  moved         nothing was read: the branch ends on 13 November 2026\n"), "{out}");
    let back = friday.out(case.path(), &["week", "--as-of", "2026-11-16"]);
    assert!(back.starts_with("The week to Sunday 15 November, drafted\n"), "{back}");
}

/// What was written down about the week, and what came of lines in it, stand in the week on the screen and in its file.
#[test]
fn the_week_says_how_many_lines_were_kept_and_what_came_of_lines() {
    let (program, case) = (program(), told());
    program.out(case.path(), &["log", "i calmed two teams down, 12 nov"]);
    program.out(case.path(), &["log", "t with Sam about fees, noted 2 nov, held 11 nov"]);
    let out = program.out(case.path(), &["week"]);
    assert!(out.contains("  kept          1 line\n  outcomes      1 talk held\n"), "{out}");
    let file = saved(&program);
    assert!(
        file.contains("- **Kept**: 1 line\n- **Outcomes**: 1 talk held\n") && !file.contains("Sam"),
        "{file}"
    );
}
