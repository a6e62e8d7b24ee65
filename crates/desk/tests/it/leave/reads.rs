//! What leaves, as it is read without this program: the calendar, the cycles, the log.

use std::collections::BTreeSet;

use desk::leave::{Gathered, Names, events, leaves};
use growth::{Asking, Entry, Note, Plan, Step, Trigger};
use jiff::civil::date;
use jiff::tz::TimeZone;
use records::{Said, Word};
use store::{Data, Told};

use super::made::id;
use super::{gathered, keep, lisbon, talk};

#[test]
fn a_cycle_puts_its_weeks_its_follow_ups_and_its_review_into_the_calendar() {
    let cycle = id(0);
    let plan = Plan {
        moment: "planning reaches settlement".to_owned(),
        act: "I ask who wants it".to_owned(),
        trigger: Trigger::Planning,
        can_be_switched_off: true,
    };
    let step = |step| Note::Step { of: cycle, step };
    let asking = Asking::Ideas;
    let notes = [
        Note::Noticed {
            capability: "k1".to_owned(),
            words: "everything waits for me".to_owned(),
            signal: None,
            place: None,
        },
        step(Step::Planned { plan, practice: None }),
        step(Step::Asked { who: "Jonas".to_owned(), asking, again: Some(date(2025, 7, 14)) }),
        step(Step::Experiment { first: date(2025, 6, 23), seed: 7, drawn_before: 1 }),
    ];
    let dir = tempfile::tempdir().unwrap();
    let mut data = Data::open(dir.path()).unwrap();
    // The first is kept on Sunday 15 June 2025, each of the others a day later.
    keep(&mut data, &notes);
    let gathered = Gathered::of(&mut data, &Names::default(), &lisbon()).unwrap();
    let all = events(&gathered.log, &gathered.cycles);
    let weeks: Vec<_> = all.iter().filter(|event| event.summary.starts_with("This week is")).collect();
    assert_eq!(weeks.len(), 10);
    assert_eq!(weeks.iter().filter(|week| week.summary.ends_with("on")).count(), 5);
    assert_eq!((weeks[0].first, weeks[0].last), (date(2025, 6, 23), date(2025, 6, 29)));
    let on = weeks.iter().find(|week| week.summary.ends_with("on")).unwrap();
    assert_eq!(on.description, "If planning reaches settlement, then I ask who wants it.");
    let follow_up = all.iter().find(|event| event.uid.contains("follow-up")).unwrap();
    assert_eq!(follow_up.first, date(2025, 7, 14));
    assert!(follow_up.summary.starts_with("Ask Person ") && !follow_up.summary.contains("Jonas"));
    let review = all.iter().find(|event| event.uid.contains("cycle-review")).unwrap();
    // Ten weeks from Monday 23 June end on Sunday 31 August.
    assert_eq!(review.first, date(2025, 8, 31));
    let uids: BTreeSet<&str> = all.iter().map(|event| event.uid.as_str()).collect();
    assert_eq!(uids.len(), all.len());
}

#[test]
fn a_cycle_reads_without_this_program_in_words_and_on_the_days_of_the_lead() {
    let cycle = id(0);
    let step = |step| Note::Step { of: cycle, step };
    let k2 = growth::content::Content::own().capability("K2").unwrap().clone();
    let chosen = k2.behaviours[0].clone();
    let plan = Plan {
        moment: "planning reaches settlement".to_owned(),
        act: "I ask who wants it".to_owned(),
        trigger: Trigger::Planning,
        can_be_switched_off: false,
    };
    let (noticed, none) = ("someone else led it".to_owned(), String::new());
    let suggestion = id(5);
    let notes = [
        Note::Noticed {
            capability: "K2".to_owned(),
            words: "everything waits for me".to_owned(),
            signal: Some("s1a".to_owned()),
            place: None,
        },
        step(Step::Chose { behaviour: chosen.id.clone(), measure: None, noticed, target: None }),
        step(Step::Planned { plan, practice: Some("k2-x".to_owned()) }),
        step(Step::Came { day: date(2025, 6, 17), happened: growth::Happened::DidNot, why: none }),
        step(Step::Reviewed { choice: growth::Choice::Another, words: String::new() }),
        step(Step::Suggested { who: "Jonas".to_owned(), words: "wait a minute".to_owned() }),
        step(Step::Picked { suggestion }),
        step(Step::Came { day: date(2025, 6, 17), happened: growth::Happened::Did, why: String::new() }),
        step(Step::Came {
            day: date(2025, 6, 17),
            happened: growth::Happened::NeverCame,
            why: String::new(),
        }),
        step(Step::FollowedUp {
            who: "Jonas".to_owned(),
            day: date(2025, 6, 16),
            noticed: "it waits.".to_owned(),
            stayed: Some(true),
        }),
        Note::Marked {
            trigger: Trigger::Planning,
            day: date(2025, 6, 19),
            words: "the settlement board".to_owned(),
        },
    ];
    let dir = tempfile::tempdir().unwrap();
    let mut data = Data::open(dir.path()).unwrap();
    // Just before midnight in UTC on Sunday 15 June 2025, which is Monday in Tokyo.
    let at = 1_750_028_399_000_000;
    let told: Vec<Told<Note>> = notes
        .iter()
        .enumerate()
        .map(|(number, said)| Told {
            team: String::new(),
            id: id(number),
            word: Word { at, said: said.clone() },
        })
        .collect();
    data.bring(&told, &[] as &[Told<Said>]).unwrap();
    let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
    let all = leaves(&Gathered::of(&mut data, &Names::default(), &tokyo).unwrap()).unwrap();
    let text = &all.iter().find(|file| file.name == "cycles.md").unwrap().text;
    for line in [
        &format!("## 1. {}: everything waits for me", k2.name),
        "- 16 June 2025: noticed, in maker share (s1a)",
        &format!(
            "- 16 June 2025: the behaviour I chose: {}; people would notice: someone else led it",
            chosen.text.trim_end_matches('.')
        ),
        "- 16 June 2025: the plan: If planning reaches settlement, then I ask who wants it; the moment is planning",
        "- 19 June 2025: the settlement board (planning)",
        "- 16 June 2025: the review: something else is next",
        "- 16 June 2025: I took one suggestion (“wait a minute”)",
    ] {
        assert!(text.lines().any(|there| there.to_lowercase() == line.to_lowercase()), "{line}\nin {text}");
    }
    let answers: Vec<&str> = text.lines().filter(|line| line.ends_with("on 17 June 2025")).collect();
    assert_eq!(answers.len(), 1, "the answer that stands alone: {answers:?}");
    assert!(answers[0].contains("never came"), "{answers:?}");
    assert!(
        text.contains("- 16 June 2025: asked again, Person ") && text.contains(": it waits. They see it.\n")
    );
    for code in ["K2", chosen.id.as_str(), "did\\_not", "did_not", "k2-x", "UTC"] {
        assert!(!text.contains(code), "{code} in {text}");
    }
}

#[test]
fn the_log_reads_without_this_program_in_words() {
    let place = Some(growth::Place { team: "kassa".to_owned(), area: "ledger".to_owned() });
    let kept = |entry| Note::Kept { entry, day: None };
    let notes = [
        kept(Entry::Unseen(growth::Unseen {
            words: "the fee rules".to_owned(),
            sort: Some(growth::Sort::ConflictDefused),
            took: Some(growth::Minutes(50)),
            ..growth::Unseen::default()
        })),
        kept(Entry::GivenAway(growth::GivenAway {
            what: "refunds".to_owned(),
            level: Some(growth::Level::try_from(5).unwrap()),
            checks: vec![date(2026, 3, 1), date(2026, 4, 1)],
            place,
            ..growth::GivenAway::default()
        })),
        kept(Entry::Decision(growth::Decision {
            words: "nightly".to_owned(),
            odds: Some(growth::Odds::try_from(70).unwrap()),
            review: Some(date(2026, 3, 1)),
            ..growth::Decision::default()
        })),
    ];
    let dir = tempfile::tempdir().unwrap();
    let mut data = Data::open(dir.path()).unwrap();
    keep(&mut data, &notes);
    let all = gathered(&mut data, &Names::default());
    let text = &all.iter().find(|file| file.name == "log.md").unwrap().text;
    let five = growth::content::Content::own().levels.into_iter().find(|level| level.number == 5).unwrap();
    for line in [
        "- Sort: A quarrel settled",
        "- Took: 50 min",
        &format!("- Level: 5, {}", five.name),
        "- Checks: 1 March 2026; 1 April 2026",
        "- Area: ledger of kassa",
        "- Odds: 70 %",
        "- Review: 1 March 2026",
    ] {
        assert!(text.lines().any(|there| there == line), "{line}\nin {text}");
    }
}

#[test]
fn an_id_of_the_content_stays_what_it_is_whoever_is_called_by_a_word_of_it() {
    let content = growth::content::Content::own();
    let k5 = content.capability("K5").unwrap();
    let id = k5.behaviours.iter().map(|one| one.id.as_str()).find(|id| id.contains("week")).unwrap();
    let chose = |behaviour: &str| Note::Step {
        of: self::id(0),
        step: Step::Chose {
            behaviour: behaviour.to_owned(),
            measure: None,
            noticed: String::new(),
            target: None,
        },
    };
    let begun =
        Note::Noticed { capability: "K5".to_owned(), words: "late".to_owned(), signal: None, place: None };
    let dir = tempfile::tempdir().unwrap();
    let mut data = Data::open(dir.path()).unwrap();
    keep(&mut data, &[begun, chose(id), chose("what week says"), talk("week", "scope")]);
    let all = gathered(&mut data, &Names::default());
    let notes = &all.iter().find(|file| file.name == "notes.json").unwrap().text;
    assert!(notes.contains(&format!("\"{id}\"")), "{id} in {notes}");
    assert!(!notes.contains("what week says"), "words stay words: {notes}");
}
