use growth::log::{Counts, Log};
use growth::{Entry, Note, Outcome};
use jiff::civil::{Date, date};

use super::{again, decision, talk, unseen};
use crate::kept::{Notes, utc};

fn log_of(notes: &Notes) -> Log {
    Log::of(&notes.0, &utc())
}

#[test]
fn a_forecast_is_judged_by_the_odds_as_they_stood_when_its_outcome_was_first_said() {
    let mut notes = Notes::default();
    let review = Some(date(2026, 11, 1));
    let of = notes.entry(date(2026, 8, 1), decision("a", 70, review));
    let entry = decision("a", 60, review);
    notes.on(date(2026, 9, 1), Note::Rewritten { of, entry, day: None });
    notes.on(date(2026, 11, 3), Note::Came { of, outcome: Outcome::DidNotHold, words: String::new() });
    let entry = decision("a", 10, review);
    notes.on(date(2026, 11, 4), Note::Rewritten { of, entry, day: None });
    let log = log_of(&notes);
    let forecasts = log.forecasts();
    assert_eq!(forecasts.len(), 1);
    assert_eq!((u8::from(forecasts[0].odds), forecasts[0].held), (60, false));
    assert_eq!((forecasts[0].closed, forecasts[0].review), (date(2026, 11, 3), review));
}

#[test]
fn a_forecast_without_odds_or_that_became_moot_is_none_and_the_last_outcome_holds() {
    let mut notes = Notes::default();
    let moot = notes.entry(date(2026, 8, 1), decision("a", 70, None));
    let turned = notes.entry(date(2026, 8, 2), decision("b", 80, None));
    let bare = notes.entry(date(2026, 8, 3), Entry::Decision(growth::Decision::default()));
    for (of, outcome) in
        [(moot, Outcome::Moot), (turned, Outcome::DidNotHold), (turned, Outcome::Held), (bare, Outcome::Held)]
    {
        notes.on(date(2026, 9, 1), Note::Came { of, outcome, words: String::new() });
    }
    let log = log_of(&notes);
    let forecasts: Vec<_> =
        log.forecasts().iter().map(|forecast| (forecast.line.id, forecast.held)).collect();
    assert_eq!(forecasts, [(turned, true)]);
}

#[test]
fn a_problem_that_came_back_is_counted_by_class_with_the_days_before_it_was_logged() {
    let mut notes = Notes::default();
    let before = [date(2026, 4, 6), date(2026, 8, 31)];
    notes.entry(date(2026, 8, 31), again("Settlement failed", " Bank holiday ", &[date(2026, 4, 6)]));
    let last = notes.entry(date(2026, 11, 11), again("Settlement failed again", "bank holiday", &before));
    notes.entry(date(2026, 11, 12), again("The build is slow", "", &[]));
    notes.entry(date(2026, 11, 13), again("Nobody knew the plan", "", &[]));
    let log = log_of(&notes);
    let found = log.recurrences();
    assert_eq!(found.len(), 3, "without a class each stands alone");
    let holiday = &found[2];
    assert_eq!(holiday.class, "bank holiday");
    assert_eq!(holiday.days, [date(2026, 4, 6), date(2026, 8, 31), date(2026, 11, 11)]);
    // 6 April to 31 August: 24 + 31 + 30 + 31 + 31; to 11 November: 30 + 31 + 11.
    assert_eq!(holiday.gaps(), [147, 72]);
    assert_eq!(holiday.days_since(date(2026, 11, 19)), Some(8));
    assert!(!holiday.condition_changed());
    notes.on(date(2026, 12, 4), Note::Came { of: last, outcome: Outcome::Held, words: String::new() });
    assert!(log_of(&notes).recurrences()[2].condition_changed());
}

#[test]
fn a_talk_waits_from_the_first_note_of_the_tension_to_the_day_it_is_held() {
    let mut notes = Notes::default();
    notes.entry(date(2026, 10, 27), talk("sales", Some(date(2026, 10, 23)), Some(date(2026, 10, 27))));
    let said = notes.entry(date(2026, 5, 1), talk("reviews", None, None));
    notes.on(date(2026, 5, 20), Note::Came { of: said, outcome: Outcome::Held, words: String::new() });
    let open = notes.entry(date(2026, 11, 1), talk("hours", None, None));
    let moot = notes.entry(date(2026, 11, 1), talk("a move", None, None));
    notes.on(date(2026, 11, 9), Note::Came { of: moot, outcome: Outcome::Moot, words: String::new() });
    let log = log_of(&notes);
    let talks = log.talks();
    assert_eq!(talks.iter().map(|talk| talk.days()).collect::<Vec<_>>(), [Some(19), Some(4), None]);
    assert_eq!(talks[2].line.id, open);
}

/// Written down after it was held, nothing says when the tension was first noted: that is no wait of zero days.
#[test]
fn a_talk_without_a_first_note_did_not_wait_a_known_time() {
    let mut notes = Notes::default();
    notes.entry(date(2026, 11, 16), talk("reviews", None, Some(date(2026, 11, 10))));
    notes.entry(date(2026, 11, 16), talk("hours", None, Some(date(2026, 11, 16))));
    let log = log_of(&notes);
    for talk in log.talks() {
        assert_eq!((talk.noted, talk.days()), (None, None), "{}", talk.talk.words);
        assert!(talk.held.is_some());
    }
}

#[test]
fn the_log_is_read_in_this_week_and_thirds_of_months() {
    let mut notes = Notes::default();
    for day in [
        date(2025, 12, 31),
        date(2026, 10, 10),
        date(2026, 10, 11),
        date(2026, 10, 21),
        date(2026, 10, 27),
        date(2026, 11, 15),
        date(2026, 11, 16),
        date(2026, 11, 19),
        date(2026, 11, 23),
    ] {
        notes.entry(day, unseen("a"));
    }
    let log = log_of(&notes);
    let read: Vec<(String, Vec<Date>)> = log
        .sections(date(2026, 11, 19))
        .iter()
        .map(|section| (section.heading.to_string(), section.lines.iter().map(|line| line.day).collect()))
        .collect();
    let under = |heading: &str, days: &[Date]| (heading.to_owned(), days.to_vec());
    assert_eq!(
        read,
        [
            under("To come", &[date(2026, 11, 23)]),
            under("This week", &[date(2026, 11, 19), date(2026, 11, 16)]),
            under("Mid November", &[date(2026, 11, 15)]),
            under("Late October", &[date(2026, 10, 27), date(2026, 10, 21)]),
            under("Mid October", &[date(2026, 10, 11)]),
            under("Early October", &[date(2026, 10, 10)]),
            under("Late December 2025", &[date(2025, 12, 31)]),
        ]
    );
}

#[test]
fn sixty_four_lines_in_twenty_nine_weeks() {
    let mut notes = Notes::default();
    assert_eq!(log_of(&notes).counts(date(2026, 11, 19)), None);
    let since = date(2026, 5, 4);
    // 4 May is a Monday, and 16 November, the Monday of today's week, is 28 weeks after it.
    for number in 0..64 {
        let entry = if number < 34 { unseen("a") } else { decision("b", 50, None) };
        notes.entry(growth::days::days_after(since, number * 3), entry);
    }
    let counts = Counts { since, lines: 64, weeks: 29, unseen: 34 };
    assert_eq!(log_of(&notes).counts(date(2026, 11, 19)), Some(counts));
}

#[test]
fn a_review_is_on_time_within_a_week_of_the_day_it_is_asked_for() {
    let mut notes = Notes::default();
    let review = date(2026, 9, 1);
    let ids = [(); 5].map(|()| notes.entry(date(2026, 8, 1), decision("a", 70, Some(review))));
    notes.entry(date(2026, 8, 1), decision("to come", 70, Some(date(2026, 12, 1))));
    notes.on(review, Note::PutOff { of: ids[2], until: date(2026, 10, 1) });
    let outcomes =
        [(0, date(2026, 9, 8)), (1, date(2026, 9, 9)), (2, date(2026, 10, 8)), (3, date(2026, 8, 20))];
    for (which, day) in outcomes {
        notes.on(day, Note::Came { of: ids[which], outcome: Outcome::Held, words: String::new() });
    }
    let log = log_of(&notes);
    let reviews = log.reviews(date(2026, 11, 19));
    let on_time: Vec<_> = reviews.iter().map(|review| (review.line.id, review.on_time())).collect();
    let expected = [(ids[0], true), (ids[1], false), (ids[3], true), (ids[4], false), (ids[2], true)];
    assert_eq!(on_time, expected, "the last but one was never held; the last was put off");
}

#[test]
fn work_nobody_saw_is_confirmed_later_or_not() {
    let mut notes = Notes::default();
    let ids = ["a", "b", "c", "d"].map(|words| notes.entry(date(2026, 8, 1), unseen(words)));
    for (of, outcome) in [(ids[0], Outcome::Held), (ids[1], Outcome::DidNotHold), (ids[2], Outcome::Moot)] {
        notes.on(date(2026, 9, 1), Note::Came { of, outcome, words: String::new() });
    }
    let log = log_of(&notes);
    let held: Vec<Option<bool>> = log.unseen().map(|(line, _)| line.held()).collect();
    assert_eq!(held, [Some(true), Some(false), None, None]);
}

#[test]
fn a_proposal_landed_within_thirty_days_or_it_did_not() {
    let mut notes = Notes::default();
    let made = date(2026, 8, 1);
    let propose = |words: &str| {
        Entry::Landing(growth::Landing { words: words.to_owned(), ..growth::Landing::default() })
    };
    let ids = ["a", "b", "c", "d", "e"].map(|words| notes.entry(made, propose(words)));
    for (of, day, outcome) in [
        (ids[0], date(2026, 8, 31), Outcome::Landed),
        (ids[1], date(2026, 9, 1), Outcome::Landed),
        (ids[2], date(2026, 8, 5), Outcome::DidNotHold),
        (ids[3], date(2026, 8, 5), Outcome::Moot),
    ] {
        notes.on(day, Note::Came { of, outcome, words: String::new() });
    }
    let log = log_of(&notes);
    let landed: Vec<_> = log.proposals().iter().map(|one| (one.line.id, one.landed_within(30))).collect();
    assert_eq!(landed, [(ids[0], true), (ids[1], false), (ids[2], false), (ids[4], false)]);
}
