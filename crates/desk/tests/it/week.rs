//! A week drafted, in histories where each act is known.

use desk::notes::Notebook;
use desk::week::{self, Draft, Drafted, Week, drafted, rows};
use growth::line::line;
use growth::log::Log;
use growth::{About, Entry, Note};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{Answer, Said};
use testkit::cases::{MIRA, Telling, week};

use crate::history::{LEILA, PRIYA, SAM, Seat, TOMAS, VERA, founded_by, thirty_weeks};

/// The running week.
const SUNDAY: Date = date(2026, 11, 22);

fn of_week(seat: &Seat) -> Drafted {
    drafted(&seat.desk, Week::of(SUNDAY)).unwrap()
}

fn said(drafted: &Drafted, names: bool) -> Vec<String> {
    let rows = rows(&drafted.facts, &Log::default(), drafted.week, names);
    rows.into_iter().map(|(name, said)| format!("{name}: {said}")).collect()
}

/// What Mira, and others, did in the running week.
fn a_busy_week() -> Telling {
    let mut telling = thirty_weeks();
    for (day, path) in
        [(0, "settlement/book.rs"), (0, "settlement/fees.rs"), (1, "ledger/entry.rs"), (2, "deploy/book.rs")]
    {
        telling.commit(week(0, day), MIRA, "Work", &[path]);
    }
    telling.commit(week(0, 2), MIRA, "Write it down", &["README.md"]);
    telling.commit(week(0, 1), TOMAS, "Refund", &["refunds/fees.rs"]);
    telling.commit(week(0, 2), VERA, "Mend a word", &["refunds/parse.rs"]);
    telling
}

#[test]
fn the_rows_of_a_week_are_counts_and_names_stand_in_them_only_where_they_were_asked_for() {
    let drafted = of_week(&Seat::at(a_busy_week()));
    // Sam founded all more than a year ago, and still knows what nobody changed since: the three files Mira worked on
    // alone he could have owned too.
    assert_eq!(
        said(&drafted, false),
        [
            "moved: 4 changes by you; settlement 2, two areas 1 each; 1 more touches nothing that counts",
            "only you: none of them, by our estimate; the reasons pass is yours to say",
            "first time: one person’s first change in refunds",
            "reasons: 4 changes, ten seconds each",
        ]
    );
    assert_eq!(said(&drafted, true)[2], "first time: first change by Tomas in refunds");
}

#[test]
fn where_nobody_else_worked_on_a_file_only_the_lead_could_have_owned_its_change() {
    // Vera wrote all and is no longer here; of the four changes one is in the ledger.
    let mut telling = founded_by(VERA);
    for (day, path) in [(0, "settlement/book.rs"), (0, "ledger/entry.rs"), (1, "deploy/book.rs")] {
        telling.commit(week(0, day), MIRA, "Work", &[path]);
    }
    telling.commit(week(0, 1), MIRA, "Found", &["deploy/new.rs"]);
    let only =
        "only you: 2 of the 3 to files that were there, by our estimate; the reasons pass is yours to say";
    assert_eq!(said(&of_week(&Seat::at(telling)), false)[1], only);
}

#[test]
fn the_lead_s_answer_wins_over_the_estimate_and_is_not_waited_for() {
    let mut seat = Seat::at(a_busy_week());
    let id = |subject: &str| {
        seat.case.git(&["log", "-1", "--format=%H", &format!("--grep={subject}"), "--", "deploy"])
    };
    let change = id("Work").parse().unwrap();
    let team = seat.desk.team.clone();
    seat.desk.data.say(&team, &[Said::Reason { change, answer: Answer::No }], 1).unwrap();
    seat.desk.hear_again().unwrap();
    let facts = of_week(&seat).facts;
    assert_eq!((facts.asked, facts.waiting, facts.only_you), (4, 3, Some(1)));
}

#[test]
fn a_file_that_came_back_and_a_problem_that_happened_again_stand_in_one_row() {
    let mut telling = thirty_weeks();
    for weeks_ago in [40, 35, 30, 20, 10, 0] {
        telling.commit(week(weeks_ago, 3), SAM, "Fix the fee", &["refunds/fees.rs"]);
    }
    let mut seat = Seat::at(telling);
    let drafted = of_week(&seat);
    let mut book = notebook(&mut seat);
    let again =
        line("r settlement failed on a bank holiday, before 6 apr, before 31 aug, class holiday", book.today)
            .unwrap();
    book.keep(&[Note::Kept { entry: again.entry, day: None }]).unwrap();
    let rows = rows(&drafted.facts, &book.log, drafted.week, false);
    let came_back = &rows.iter().find(|(name, _)| *name == "came back").unwrap().1;
    assert!(came_back.starts_with("Settlement failed on a bank holiday"), "{came_back}");
    assert!(
        came_back.ends_with("; refunds/fees.rs, a fix; 6 of its 6 changes in a year are fixes"),
        "{came_back}"
    );
}

fn notebook(seat: &mut Seat) -> Notebook<'_> {
    Notebook::open(&mut seat.desk.data, seat.desk.asked.now, &TimeZone::get("Europe/Lisbon").unwrap())
        .unwrap()
}

const WITH_MIRA: &str = "Co-authored-by: Mira Okafor <mira@kassa.example>";

/// Two commits of Leila's with Mira, one of Priya's, a decision, two reviews; and what looks like one of these and is
/// none.
fn drafts_of_all_kinds() -> Telling {
    let mut telling = thirty_weeks();
    let mut commit =
        |day, who, message: String| telling.commit(week(0, day), who, &message, &["ledger/fees.rs"]);
    commit(0, LEILA, format!("Untangle the fee rounding (#41)\n\n{WITH_MIRA}\n"));
    commit(2, LEILA, format!("Round once\n\n{WITH_MIRA}\n"));
    commit(1, PRIYA, "Name the fees\n\nco-authored-by: MIRA@kassa.example\n".to_owned());
    commit(0, MIRA, "Follow the bank\n\nDecision: use the bank's cut-off, not ours\n".to_owned());
    commit(1, MIRA, "Decided: 70% one ledger, review 1 mar (#42)".to_owned());
    commit(3, TOMAS, "Book\n\nReviewed-by: Mira Okafor <mira@kassa.example>\n".to_owned());
    commit(3, SAM, "Book\n\nReviewed-by: Mira Okafor <mira@kassa.example>\n".to_owned());
    commit(1, SAM, "Decision: mine, not hers".to_owned());
    commit(1, MIRA, "Book\n\nCo-authored-by: Sam Petrov <sam@kassa.example>\n".to_owned());
    commit(1, TOMAS, "Book\n\nCo-authored-by: Sam Petrov <sam@kassa.example>\n".to_owned());
    telling
}

fn seen(drafts: &[Draft]) -> Vec<(i8, &str, Vec<&str>, &str)> {
    let mut seen = Vec::new();
    for draft in drafts {
        let with = draft.with.iter().map(String::as_str).collect();
        seen.push((draft.day.day(), draft.entry.words(), with, draft.from.as_str()));
    }
    seen
}

#[test]
fn lines_are_drafted_from_second_authors_decisions_and_reviews() {
    let drafted = of_week(&Seat::at(drafts_of_all_kinds()));
    let mut seen = seen(&drafted.drafts);
    seen.sort();
    assert_eq!(
        seen,
        [
            (
                16,
                "use the bank's cut-off, not ours",
                vec![],
                "from a commit message; odds and a review date are still missing"
            ),
            (17, "Name the fees", vec!["Priya"], "from 1 commit that names you as second author"),
            (17, "one ledger", vec![], "from a commit message"),
            (18, "Untangle the fee rounding", vec!["Leila"], "from 2 commits that name you as second author"),
            (19, "Reviewed 2 commits", vec!["Sam", "Tomas"], "from 2 commits that name you as reviewer"),
        ]
    );
    let decided = drafted.drafts.iter().find(|draft| draft.entry.words() == "one ledger").unwrap();
    let Entry::Decision(decision) = &decided.entry else { panic!("{decided:?}") };
    assert_eq!((decision.odds.map(u8::from), decision.review), (Some(70), Some(date(2027, 3, 1))));
}

#[test]
fn a_draft_holds_names_only_where_it_is_asked_for_them() {
    let drafted = of_week(&Seat::at(drafts_of_all_kinds()));
    let pair = drafted.drafts.iter().find(|draft| draft.key.starts_with("pair:")).unwrap();
    let with = |entry: Entry| match entry {
        Entry::Unseen(unseen) => unseen.with,
        _ => panic!("it is work nobody saw"),
    };
    assert!(with(pair.entry.clone()).is_empty());
    assert_eq!(with(pair.named()).len(), 1);
    let page = week::page(&drafted.facts, &drafted.drafts, &Log::default(), drafted.week, date(2026, 11, 19));
    for name in ["Leila", "Priya", "Sam", "Tomas"] {
        assert!(!page.contains(name), "{page}");
    }
}

#[test]
fn a_draft_that_was_kept_or_dropped_does_not_come_again_and_taken_back_it_does() {
    let mut seat = Seat::at(drafts_of_all_kinds());
    let Drafted { drafts, .. } = of_week(&seat);
    let mut book = notebook(&mut seat);
    let open = week::open(drafts.clone(), &book);
    assert_eq!(open.len(), 5);
    let pair = open.iter().find(|draft| draft.commits.len() == 2 && draft.key.starts_with("pair:")).unwrap();
    let line = week::keep(&mut book, pair, pair.named(), None).unwrap();
    let kept = book.log.line(line).unwrap();
    assert_eq!(kept.day, date(2026, 11, 18));
    assert_eq!(kept.links, pair.commits.iter().map(|&commit| About::Commit(commit)).collect::<Vec<_>>());
    let decision = open.iter().find(|draft| draft.key.starts_with("decision:")).unwrap();
    week::drop(&mut book, decision).unwrap();
    let left: Vec<String> = week::open(drafts.clone(), &book).into_iter().map(|draft| draft.key).collect();
    assert_eq!(left.len(), 3);
    assert!(!left.contains(&pair.key) && !left.contains(&decision.key));
    desk::notes::undo(book.data, book.now, false, &TimeZone::UTC).unwrap();
    let book = notebook(&mut seat);
    assert_eq!(week::open(drafts, &book).len(), 4, "the drop was taken back");
}

#[test]
fn a_kept_draft_is_one_act_and_goes_back_as_one() {
    let mut seat = Seat::at(drafts_of_all_kinds());
    let Drafted { drafts, .. } = of_week(&seat);
    let mut book = notebook(&mut seat);
    week::keep(&mut book, &drafts[0], drafts[0].entry.clone(), None).unwrap();
    desk::notes::undo(book.data, book.now, false, &TimeZone::UTC).unwrap();
    let book = notebook(&mut seat);
    assert!(book.log.lines().is_empty());
    assert_eq!(week::open(drafts, &book).len(), 5);
}

#[test]
fn the_key_of_a_draft_stays_while_more_commits_come() {
    let key = |telling: Telling| {
        let drafted = of_week(&Seat::at(telling));
        let pair = drafted.drafts.into_iter().find(|draft| draft.with == ["Leila"]);
        let pair = pair.unwrap();
        (pair.key, pair.commits.len())
    };
    let mut early = thirty_weeks();
    early.commit(week(0, 0), LEILA, &format!("Untangle\n\n{WITH_MIRA}\n"), &["ledger/fees.rs"]);
    let mut late = early.clone();
    late.commit(week(0, 2), LEILA, &format!("Round\n\n{WITH_MIRA}\n"), &["ledger/fees.rs"]);
    let (one, two) = (key(early), key(late));
    assert_eq!((one.1, two.1), (1, 2));
    assert_eq!(one.0, two.0);
}

#[test]
fn a_week_is_looked_at_once() {
    let mut seat = Seat::at(thirty_weeks());
    let mut book = notebook(&mut seat);
    for _ in 0..2 {
        week::looked_at(&mut book, Week::of(SUNDAY)).unwrap();
    }
    assert_eq!(book.notes.len(), 1);
}

#[test]
fn the_file_holds_rows_and_lines_and_neither_talks_nor_people() {
    let mut seat = Seat::at(a_busy_week());
    let drafted = of_week(&seat);
    let mut book = notebook(&mut seat);
    for words in [
        "i context *for* sales <b>",
        "d 70% nightly export, review 1 mar",
        "t about who says no",
        "i last week, 12 nov",
    ] {
        let line = line(words, book.today).unwrap();
        book.keep(&[Note::Kept { entry: line.entry, day: line.day }]).unwrap();
        // Nobody keeps two lines in one microsecond.
        book.now += 1;
    }
    let page = week::page(&drafted.facts, &[], &book.log, drafted.week, book.today);
    let expected = "\
# The week to Sunday 22 November 2026

As it stood on Thursday 19 November.

- **Moved**: 4 changes by you; settlement 2, two areas 1 each; 1 more touches nothing that counts
- **Only you**: none of them, by our estimate; the reasons pass is yours to say
- **First time**: one person’s first change in refunds
- **Kept**: 3 lines; talks and people do not stand in this file
- **Reasons**: 4 changes, ten seconds each

## Kept

- 19 Nov, work nobody saw: context \\*for\\* sales \\<b\\>
- 19 Nov, decision: nightly export
";
    assert_eq!(page, expected);
    assert_eq!(week::file_name(drafted.week), "2026-47.md");
}
