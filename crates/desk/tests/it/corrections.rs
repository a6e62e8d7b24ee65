//! What the lead corrects: each changes what it is about, and nothing is left of it when it is taken back.

use desk::corrections::{self, Correction, areas, exclude, hours, me, people, reason, team, undo};
use desk::{Desk, Failure, Report};
use jiff::Timestamp;
use records::Answer;
use testkit::cases::{self, MIRA, OTHERS};

use crate::opened::{Opened, figures, words};

/// The lead's commits of the twelve weeks up to T, and everybody's, as git has them. T is a Monday in Lisbon's winter, and the
/// first day of the twelve weeks one in its summer.
fn of_now(opened: &Opened) -> (Vec<String>, Vec<String>) {
    between(opened, "2026-08-23T23:00:00Z", "2026-11-16T00:00:00Z")
}

/// The lead's commits from an instant up to before another, and everybody's.
fn between(opened: &Opened, from: &str, to: &str) -> (Vec<String>, Vec<String>) {
    let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
    let (from, to) = (at(from), at(to));
    let all = opened.case.git(&["log", "--format=%H %ct %ae", "main"]);
    let rows = all.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let now: Vec<Vec<&str>> =
        rows.filter(|row| (from..to).contains(&row[1].parse::<i64>().unwrap())).collect();
    let by = |is: &dyn Fn(&str) -> bool| -> Vec<String> {
        now.iter().filter(|row| is(row[2])).map(|row| row[0].to_owned()).collect()
    };
    let in_team = |address: &str| address == MIRA.email || OTHERS.iter().any(|other| other.email == address);
    (by(&|address| address == MIRA.email), by(&in_team))
}

fn maker_share(desk: &Desk) -> (u64, u64) {
    let ground = desk.ground().unwrap();
    let count = Report::of(&ground).maker_share.signal.count.unwrap();
    (count.part, count.of)
}

fn keep(desk: &mut Desk, correction: Result<Correction, Failure>) {
    let correction = correction.unwrap();
    assert!(correction.kept.ends_with('.'), "{}", correction.kept);
    desk.say(&correction.said).unwrap();
}

#[test]
fn a_commit_that_is_left_out_is_one_change_less_than_git_counts() {
    let opened = Opened::over(cases::seven());
    let (yours, all) = of_now(&opened);
    let mut desk = opened.desk();
    assert_eq!(maker_share(&desk), (yours.len() as u64, all.len() as u64));
    let left_out = exclude(&desk, &yours[0][..12], "a tool wrote it");
    keep(&mut desk, left_out);
    assert_eq!(maker_share(&desk), (yours.len() as u64 - 1, all.len() as u64 - 1));
    let other = all.iter().find(|id| !yours.contains(id)).unwrap();
    let left_out = exclude(&desk, other, "a tool wrote it");
    keep(&mut desk, left_out);
    assert_eq!(maker_share(&desk), (yours.len() as u64 - 1, all.len() as u64 - 2));
}

#[test]
fn who_is_out_of_the_team_is_in_no_denominator_and_a_program_neither() {
    let opened = Opened::over(cases::seven());
    let (yours, all) = of_now(&opened);
    let by = |address: &str| {
        let log = opened.case.git(&["log", &format!("--author={address}"), "--format=%H", "main"]);
        all.iter().filter(|id| log.contains(id.as_str())).count() as u64
    };
    let (one, other) = (OTHERS[0].email, OTHERS[1].email);
    assert!(by(one) > 0 && by(other) > 0);
    let mut desk = opened.desk();
    let out = team::member(&desk, one, false, (None, None));
    keep(&mut desk, out);
    assert_eq!(maker_share(&desk), (yours.len() as u64, all.len() as u64 - by(one)));
    let program = people(&desk, None, None, Some(other));
    keep(&mut desk, program);
    assert_eq!(maker_share(&desk), (yours.len() as u64, all.len() as u64 - by(one) - by(other)));
    let back = team::member(&desk, one, true, (None, None));
    keep(&mut desk, back);
    assert_eq!(maker_share(&desk), (yours.len() as u64, all.len() as u64 - by(other)));
}

type Say = fn(&mut Desk, &Opened) -> Result<String, Failure>;

fn said(desk: &mut Desk, correction: Result<Correction, Failure>) -> Result<String, Failure> {
    let correction = correction?;
    desk.say(&correction.said)?;
    Ok(correction.kept)
}

fn area_edit(desk: &mut Desk, edit: &areas::Edit) -> Result<String, Failure> {
    let ground = desk.ground()?;
    let correction = areas::edit(&ground, edit, desk.today())?;
    drop(ground);
    areas::keep(desk, &correction)?;
    Ok(correction.kept)
}

/// Everything that can be corrected by typing, by what it is called here.
const ALL: [(&str, Say); 14] = [
    ("a commit", |desk, opened| {
        let commit = of_now(opened).0.pop().unwrap();
        let correction = exclude(desk, &commit, "made by a tool");
        said(desk, correction)
    }),
    ("an area", |desk, _| {
        let correction = exclude(desk, "webhooks", "a vendor's");
        said(desk, correction)
    }),
    ("a member out", |desk, _| {
        let correction = team::member(desk, OTHERS[2].email, false, (None, None));
        said(desk, correction)
    }),
    ("a program", |desk, _| {
        let correction = people(desk, None, None, Some(OTHERS[3].email));
        said(desk, correction)
    }),
    ("one person", |desk, _| {
        let correction = people(desk, Some([OTHERS[0].email, OTHERS[1].email]), None, None);
        said(desk, correction)
    }),
    ("also me", |desk, _| {
        let correction = me(desk, &[OTHERS[4].email.to_owned()], &[]);
        said(desk, correction)
    }),
    ("a scope", |desk, _| {
        let correction = team::scope(desk, &["ledger".to_owned(), "payouts".to_owned()]);
        said(desk, correction)
    }),
    ("a reason", |desk, opened| {
        let commit = of_now(opened).0.pop().unwrap();
        let correction = reason(desk, &commit, Answer::No);
        said(desk, correction)
    }),
    ("a disagreement", |desk, _| {
        said(desk, corrections::disagree("maker-share", "I paired on half of these"))
    }),
    ("a target", |desk, _| said(desk, corrections::target("s1a", "20 %"))),
    ("hours", |desk, _| hours::keep(desk, Some(&["08:30-18:00".to_owned(), "mon-fri".to_owned()]))),
    ("a role", |desk, _| corrections::role(desk, "2025-09-15")),
    ("a name of an area", |desk, _| {
        area_edit(desk, &areas::Edit::Rename { area: "ledger", name: "the books" })
    }),
    ("a split", |desk, _| {
        let globs = ["ledger/book.rs".to_owned()];
        area_edit(desk, &areas::Edit::Split { area: "ledger", name: "the book", globs: &globs })
    }),
];

#[test]
fn each_correction_is_in_the_figures_and_gone_with_undo_and_there_again_with_another() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let before = figures(&desk);
    let started = words(&desk);
    for (name, say) in ALL {
        let kept = say(&mut desk, &opened).unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        assert!(kept.ends_with('.') && kept.starts_with(char::is_uppercase), "{name}: {kept}");
        let after = figures(&desk);
        assert_ne!(after, before, "{name} stands somewhere");
        let undone = undo(&mut desk).unwrap().expect("something was said");
        assert!(!undone.holds && !undone.words.is_empty(), "{name}: {undone:?}");
        assert_eq!((figures(&desk), words(&desk)), (before.clone(), started), "{name} left something");
        // Taken back once more it holds again; who opens the desk anew sees the same.
        assert!(undo(&mut desk).unwrap().unwrap().holds, "{name}");
        assert_eq!(figures(&desk), after, "{name}");
        assert_eq!(figures(&opened.desk()), after, "{name}, opened anew");
        undo(&mut desk).unwrap();
    }
}

#[test]
fn days_off_are_said_back_with_what_the_others_merged_in_them_and_taken_back() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let said = corrections::days_off(&mut desk, "2026-07-27..2026-08-07").unwrap();
    let (yours, all) = between(&opened, "2026-07-26T23:00:00Z", "2026-08-09T23:00:00Z");
    let others = all.len() - yours.len();
    assert!(
        said.starts_with(&format!("Kept: 10 working days. The others merged {others} changes in them;")),
        "{said}"
    );
    assert_eq!(desk.settings.days_off.len(), 1);
    undo(&mut desk).unwrap();
    assert!(desk.settings.days_off.is_empty() && opened.desk().settings.days_off.is_empty());
}

#[test]
fn what_cannot_be_is_refused_with_its_reason_and_nothing_is_kept() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let (before, started) = (figures(&desk), words(&desk));
    let visitor = || opened.case.git(&["log", "--author=ada@elsewhere.example", "-1", "--format=%H", "main"]);
    let refused: [(&str, Result<String, Failure>); 17] = [
        ("there is no reason to keep", exclude(&desk, "HEAD", " \n").map(|c| c.kept)),
        ("there is no commit and no area nowhere", exclude(&desk, "nowhere", "x").map(|c| c.kept)),
        ("there is no commit and no area", exclude(&desk, "--output=/etc/passwd", "x").map(|c| c.kept)),
        ("nobody@else.example", me(&desk, &["nobody@else.example".to_owned()], &[]).map(|c| c.kept)),
        ("none of the authors here would be you", me(&desk, &[], &[MIRA.email.to_owned()]).map(|c| c.kept)),
        ("would make you a program", people(&desk, None, None, Some(MIRA.email)).map(|c| c.kept)),
        (
            "nobody@else.example",
            people(&desk, Some([MIRA.email, "nobody@else.example"]), None, None).map(|c| c.kept),
        ),
        (
            "nobody@else.example",
            team::member(&desk, "nobody@else.example", true, (None, None)).map(|c| c.kept),
        ),
        ("no file lies below nowhere", team::scope(&desk, &["nowhere".to_owned()]).map(|c| c.kept)),
        (
            "the last day is not after the first",
            team::period(desk.today(), Some("2026-06-01"), Some("2026-05-01")).map(|_| String::new()),
        ),
        ("is no change of yours", reason(&desk, &visitor(), Answer::Yes).map(|c| c.kept)),
        ("there are no words to keep", corrections::disagree("s1a", "\t").map(|c| c.kept)),
        ("there is no signal", corrections::disagree("velocity", "x").map(|c| c.kept)),
        ("there is no zone", corrections::zone("Europe/Nowhere\u{202e}").map(|c| c.kept)),
        ("the last day is before the first", corrections::days_off(&mut desk, "2026-08-07..2026-07-27")),
        ("tomorrow", corrections::role(&mut desk, "tomorrow")),
        ("never said", corrections::take_back(&mut desk, "00000000-0000-7000-8000-000000000000")),
    ];
    for (why, refused) in refused {
        let failure = refused.err().unwrap_or_else(|| panic!("{why}: it was taken"));
        assert!(failure.what.contains(why), "{why}: {}", failure.what);
        assert!(!failure.what.chars().any(desk::text::steers), "{}", failure.what);
    }
    assert_eq!((figures(&desk), words(&desk)), (before, started));
}

#[test]
fn a_word_is_taken_back_by_its_name_whenever_it_was_said_and_once() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let before = figures(&desk);
    keep(&mut desk, corrections::disagree("s1a", "the first"));
    keep(&mut desk, corrections::disagree("s1a", "the second"));
    let held = corrections::held(&desk).unwrap();
    let first =
        held.iter().find(|held| corrections::in_words(&held.said, false).contains("the first")).unwrap();
    let said = corrections::take_back(&mut desk, &first.id).unwrap();
    assert!(said.contains("the first"), "{said}");
    assert!(!figures(&desk).contains("the first") && figures(&desk).contains("the second"));
    let again = corrections::take_back(&mut desk, &first.id);
    assert!(again.is_err_and(|failure| failure.what.contains("taken back before")));
    let second = corrections::held(&desk).unwrap().pop().unwrap();
    corrections::take_back(&mut desk, &second.id).unwrap();
    assert_eq!(figures(&desk), before);
}

/// With no name asked for, what was said of somebody is said back without who it is.
#[test]
fn what_is_said_back_names_nobody_else() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    for (name, say) in ALL {
        let kept = say(&mut desk, &opened).unwrap();
        let held = corrections::held(&desk).unwrap().pop().unwrap();
        let undone = undo(&mut desk).unwrap().unwrap().words.join("; ");
        let about_me = name == "also me";
        for other in OTHERS {
            for said in [&corrections::in_words(&held.said, false), &undone] {
                let program = name == "a program";
                assert!(program || !said.contains(other.email), "{name}: {said}");
            }
            assert!(about_me || !kept.contains(other.email), "{name}: {kept}");
        }
    }
}
