use growth::log::{CheckStands, Due, Log, Stands, Why};
use growth::{Again, Entry, Note, Outcome, Unseen};
use jiff::civil::{Date, date};
use records::WordId;

use super::{decision, given, talk};
use crate::kept::{Notes, utc};

fn log_of(notes: &Notes) -> Log {
    Log::of(&notes.0, &utc())
}

fn asked(due: Vec<Due>) -> Vec<(Date, WordId, Why)> {
    due.into_iter().map(|due| (due.day, due.line.id, due.why)).collect()
}

#[test]
fn what_is_due_is_asked_from_its_day_on_the_oldest_first() {
    let mut notes = Notes::default();
    let kept = date(2026, 8, 20);
    let bet = notes.entry(kept, decision("the nightly batch stays", 70, Some(date(2026, 11, 19))));
    let quiet = Unseen { not_happened_by: Some(date(2026, 11, 17)), ..Unseen::default() };
    let quiet = notes.entry(kept, Entry::Unseen(quiet));
    let change = Again { due: Some(date(2026, 12, 4)), ..Again::default() };
    let change = notes.entry(kept, Entry::Again(change));
    let log = log_of(&notes);
    assert_eq!(asked(log.due_on(date(2026, 11, 16))), []);
    assert_eq!(
        asked(log.due_on(date(2026, 11, 19))),
        [(date(2026, 11, 17), quiet, Why::NotHappened), (date(2026, 11, 19), bet, Why::Review)]
    );
    assert_eq!(
        asked(log.asked(date(2026, 11, 19))).last(),
        Some(&(date(2026, 12, 4), change, Why::Condition))
    );
}

#[test]
fn what_is_settled_or_moot_is_not_asked_again_and_what_is_put_off_is_asked_later() {
    let mut notes = Notes::default();
    let review = date(2026, 11, 1);
    let held = notes.entry(date(2026, 8, 1), decision("a", 60, Some(review)));
    let moot = notes.entry(date(2026, 8, 1), decision("b", 60, Some(review)));
    let later = notes.entry(date(2026, 8, 1), decision("c", 60, Some(review)));
    notes.on(review, Note::Came { of: held, outcome: Outcome::Held, words: String::new() });
    notes.on(review, Note::Came { of: moot, outcome: Outcome::Moot, words: String::new() });
    notes.on(review, Note::PutOff { of: later, until: date(2027, 3, 1) });
    let log = log_of(&notes);
    assert_eq!(asked(log.due_on(date(2027, 2, 28))), []);
    assert_eq!(asked(log.due_on(date(2027, 3, 1))), [(date(2027, 3, 1), later, Why::Review)]);
}

#[test]
fn a_new_review_date_holds_over_an_earlier_putting_off_and_other_words_do_not() {
    let mut notes = Notes::default();
    let first = notes.entry(date(2026, 8, 1), decision("a", 60, Some(date(2026, 9, 1))));
    let second = notes.entry(date(2026, 8, 1), decision("b", 60, Some(date(2026, 9, 1))));
    for of in [first, second] {
        notes.on(date(2026, 9, 1), Note::PutOff { of, until: date(2027, 3, 1) });
    }
    let entry = decision("a, sooner", 60, Some(date(2026, 12, 1)));
    notes.on(date(2026, 9, 2), Note::Rewritten { of: first, entry, day: None });
    let entry = decision("b, in better words", 60, Some(date(2026, 9, 1)));
    notes.on(date(2026, 9, 2), Note::Rewritten { of: second, entry, day: None });
    let asked = asked(log_of(&notes).asked(date(2026, 9, 3)));
    assert_eq!(asked, [(date(2026, 12, 1), first, Why::Review), (date(2027, 3, 1), second, Why::Review)]);
}

#[test]
fn a_talk_is_asked_about_three_days_after_the_tension_was_first_noted_until_it_is_held() {
    let mut notes = Notes::default();
    let noted = date(2026, 10, 19);
    let of = notes.entry(date(2026, 10, 23), talk("who says no to sales", Some(noted), None));
    assert_eq!(asked(log_of(&notes).due_on(date(2026, 10, 21))), []);
    assert_eq!(asked(log_of(&notes).due_on(date(2026, 10, 22))), [(date(2026, 10, 22), of, Why::Talk)]);
    let entry = talk("who says no to sales", Some(noted), Some(date(2026, 10, 27)));
    notes.on(date(2026, 10, 27), Note::Rewritten { of, entry, day: None });
    assert_eq!(asked(log_of(&notes).due_on(date(2026, 12, 1))), []);
}

#[test]
fn agreed_checks_are_held_missed_due_or_to_come_and_other_looks_are_counted_beside() {
    let mut notes = Notes::default();
    let agreed =
        [date(2026, 10, 8), date(2026, 10, 22), date(2026, 11, 5), date(2026, 11, 19), date(2026, 12, 3)];
    let of = notes.entry(date(2026, 10, 1), given("Settlement runs", &agreed));
    // A day late, the second left out, the third a day early: two agreed, one look between.
    notes.on(date(2026, 10, 9), Note::Checked { of, day: date(2026, 10, 9), agreed: true });
    notes.on(date(2026, 10, 30), Note::Checked { of, day: date(2026, 10, 30), agreed: false });
    notes.on(date(2026, 11, 5), Note::Checked { of, day: date(2026, 11, 5), agreed: true });
    let log = log_of(&notes);
    let standing = |today: Date| {
        let delegation = log.delegations(today).remove(0);
        assert_eq!((delegation.beyond, delegation.stands), (1, Stands::Open));
        delegation.checks.iter().map(|check| check.stands).collect::<Vec<CheckStands>>()
    };
    use CheckStands::*;
    let held = (Held(date(2026, 10, 9)), Held(date(2026, 11, 5)));
    assert_eq!(standing(date(2026, 11, 18)), [held.0, Missed, held.1, Coming, Coming]);
    assert_eq!(standing(date(2026, 11, 19)), [held.0, Missed, held.1, Due, Coming]);
    assert_eq!(standing(date(2026, 12, 3)), [held.0, Missed, held.1, Missed, Due]);
    assert_eq!(
        asked(log.due_on(date(2026, 12, 3))),
        [(date(2026, 12, 3), of, Why::Check { agreed: date(2026, 12, 3), first: false })]
    );
}

#[test]
fn a_check_held_early_answers_the_next_agreed_day() {
    let mut notes = Notes::default();
    let agreed = [date(2026, 10, 8), date(2026, 10, 22)];
    let of = notes.entry(date(2026, 10, 1), given("Refunds", &agreed));
    notes.on(date(2026, 10, 7), Note::Checked { of, day: date(2026, 10, 7), agreed: true });
    let log = log_of(&notes);
    assert_eq!(asked(log.due_on(date(2026, 10, 21))), []);
    assert_eq!(
        asked(log.due_on(date(2026, 10, 22))),
        [(date(2026, 10, 22), of, Why::Check { agreed: date(2026, 10, 22), first: false })]
    );
    notes.on(date(2026, 10, 9), Note::Checked { of, day: date(2026, 10, 9), agreed: true });
    let held = [CheckStands::Held(date(2026, 10, 7)), CheckStands::Held(date(2026, 10, 9))];
    let log = log_of(&notes);
    assert_eq!(
        log.delegations(date(2026, 11, 1))[0].checks.iter().map(|one| one.stands).collect::<Vec<_>>(),
        held
    );
}

#[test]
fn a_check_that_is_put_off_leaves_later_ones_where_they_are() {
    let mut notes = Notes::default();
    let agreed = [date(2026, 10, 8), date(2026, 10, 22)];
    let of = notes.entry(date(2026, 10, 1), given("Refunds", &agreed));
    notes.on(date(2026, 10, 8), Note::PutOff { of, until: date(2026, 10, 12) });
    let days: Vec<Date> = log_of(&notes).asked(date(2026, 10, 8)).iter().map(|due| due.day).collect();
    assert_eq!(days, [date(2026, 10, 12), date(2026, 10, 22)]);
}

#[test]
fn what_was_taken_back_or_finished_says_so_and_is_checked_no_more() {
    let mut notes = Notes::default();
    let agreed = [date(2026, 10, 8)];
    let outcomes = [Outcome::TakenBack, Outcome::Finished, Outcome::Rescued];
    for outcome in outcomes {
        let of = notes.entry(date(2026, 10, 1), given("Refunds", &agreed));
        notes.on(date(2026, 10, 5), Note::Came { of, outcome, words: String::new() });
    }
    let log = log_of(&notes);
    let day = date(2026, 10, 5);
    let stands: Vec<Stands> =
        log.delegations(date(2026, 11, 1)).iter().map(|delegation| delegation.stands).collect();
    assert_eq!(stands, [Stands::TakenBack(day), Stands::Finished(day), Stands::Rescued(day)]);
    assert_eq!(asked(log.due_on(date(2026, 11, 1))), []);
}
