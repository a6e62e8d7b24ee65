use growth::cycle::{Cycle, Cycles, FollowUp, Goes, Met, Stands};
use growth::{Asking, Choice, Happened, Note, Outcome, Step};
use jiff::civil::{Date, date};
use records::{Share, WordId};

use super::{came, noticed, planned, settlement};
use crate::kept::{Notes, utc};

fn cycles_of(notes: &Notes) -> Cycles {
    Cycles::of(&notes.0, &utc())
}

pub(super) fn cycle(notes: &Notes, id: WordId) -> Cycle {
    cycles_of(notes).cycle(id).unwrap().clone()
}

#[test]
fn a_cycle_is_noticed_chosen_practised_asked_about_and_reviewed() {
    let mut notes = Notes::default();
    let of = notes.on(date(2026, 9, 28), noticed());
    assert_eq!(cycle(&notes, of).stands(date(2026, 9, 30)), Stands::Noticed);
    let behaviour = "off-the-path".to_owned();
    let chose = Step::Chose { behaviour, measure: None, noticed: String::new(), target: Some(Share(0.4)) };
    notes.step(date(2026, 10, 4), of, chose);
    assert_eq!(cycle(&notes, of).stands(date(2026, 10, 4)), Stands::Chosen { begins: None });
    notes.step(date(2026, 10, 4), of, planned("planning reaches a settlement ticket"));
    let now = cycle(&notes, of);
    let monday = date(2026, 10, 5);
    assert_eq!(now.stands(date(2026, 10, 4)), Stands::Chosen { begins: Some(monday) });
    assert_eq!(now.stands(monday), Stands::Practising { week: 1 });
    assert_eq!(now.stands(date(2026, 11, 19)), Stands::Practising { week: 7 });
    assert_eq!(now.ends(), Some(date(2026, 12, 13)));
    assert_eq!(now.stands(date(2026, 11, 29)), Stands::Practising { week: 8 });
    assert_eq!(now.stands(date(2026, 11, 30)), Stands::Asking { week: 9 });
    assert_eq!(now.stands(date(2026, 12, 12)), Stands::Asking { week: 10 });
    assert_eq!(now.stands(date(2026, 12, 13)), Stands::ReviewDue { since: date(2026, 12, 13) });
    notes.step(date(2026, 12, 14), of, Step::Reviewed { choice: Choice::Keep, words: String::new() });
    let reviewed = Stands::Reviewed { day: date(2026, 12, 14), choice: Choice::Keep };
    assert_eq!(cycle(&notes, of).stands(date(2026, 12, 20)), reviewed);
}

#[test]
fn a_plan_made_on_a_monday_begins_that_day_and_one_made_later_the_next_monday() {
    for (made, begins) in [
        (date(2026, 10, 5), date(2026, 10, 5)),
        (date(2026, 10, 6), date(2026, 10, 12)),
        (date(2026, 10, 11), date(2026, 10, 12)),
    ] {
        let mut notes = Notes::default();
        let of = notes.on(made, noticed());
        notes.step(made, of, planned("planning is near"));
        assert_eq!(cycle(&notes, of).begins(), Some(begins), "{made}");
    }
}

#[test]
fn a_pause_costs_nothing_its_weeks_are_left_out_and_the_end_moves() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    // Wednesday of week 3 to Tuesday of week 5: three working days, five, and two.
    let (first, last) = (date(2026, 10, 21), date(2026, 11, 3));
    notes.step(date(2026, 10, 20), of, Step::Paused { first, last });
    let cycle = cycle(&notes, of);
    assert_eq!(cycle.ends(), Some(date(2026, 12, 27)), "two weeks later");
    assert_eq!(cycle.week_on(date(2026, 10, 18)), Some(2));
    assert_eq!(cycle.week_on(date(2026, 10, 28)), Some(2), "the pause is in no week of its own");
    assert_eq!(cycle.week_on(date(2026, 11, 2)), Some(3));
    assert_eq!(cycle.paused_until(date(2026, 10, 20)), None);
    assert_eq!(cycle.paused_until(date(2026, 10, 21)), Some(last));
    assert_eq!(cycle.paused_until(date(2026, 11, 4)), None);
}

#[test]
fn two_days_off_take_no_week_out_and_pauses_that_meet_are_one() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let ends = |notes: &Notes| cycle(notes, of).ends();
    let mut pause = |first: Date, last: Date| {
        notes.step(date(2026, 10, 4), of, Step::Paused { first, last });
        ends(&notes)
    };
    assert_eq!(pause(date(2026, 10, 15), date(2026, 10, 18)), Some(date(2026, 12, 13)), "Thursday to Sunday");
    assert_eq!(pause(date(2026, 10, 14), date(2026, 10, 14)), Some(date(2026, 12, 20)), "and Wednesday");
    // The four weeks from 2 November are out; those of the first and the last day lose one and two days.
    assert_eq!(pause(date(2026, 10, 30), date(2026, 12, 1)), Some(date(2027, 1, 17)));
    // And the three from 30 November.
    assert_eq!(pause(date(2026, 11, 2), date(2026, 12, 22)), Some(date(2027, 2, 7)));
    assert_eq!(pause(date(2026, 12, 1), Date::MAX), None, "a pause that never ends");
}

#[test]
fn an_experiment_begins_on_its_own_monday() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    notes.step(
        date(2026, 10, 4),
        of,
        Step::Experiment { first: date(2026, 10, 14), seed: 20_260_503, drawn_before: 0 },
    );
    let cycle = cycle(&notes, of);
    assert_eq!(cycle.begins(), Some(date(2026, 10, 19)), "a Wednesday was said");
    assert_eq!(
        cycle.experiment.map(|drawn| (drawn.seed, drawn.drawn)),
        Some((20_260_503, date(2026, 10, 4)))
    );
}

#[test]
fn of_five_times_it_came_up_four_were_met_and_a_day_has_one_answer() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    use Happened::*;
    for (day, happened) in [
        (date(2026, 10, 8), Did),
        (date(2026, 10, 15), NeverCame),
        (date(2026, 10, 22), Did),
        (date(2026, 10, 29), Did),
        (date(2026, 10, 29), DidNot),
        (date(2026, 11, 5), Did),
        (date(2026, 11, 12), Did),
        (date(2026, 11, 13), NotToday),
    ] {
        notes.step(day, of, came(day, happened));
    }
    let cycle = cycle(&notes, of);
    assert_eq!(cycle.met(Date::MIN, Date::MAX), Met { came_up: 5, did: 4 });
    assert_eq!(cycle.met_of_last(3), Met { came_up: 3, did: 2 });
    assert_eq!(cycle.met(date(2026, 10, 9), date(2026, 10, 29)), Met { came_up: 2, did: 1 });
    assert_eq!(cycle.met(date(2026, 10, 29), date(2026, 10, 9)), Met::default());
}

#[test]
fn plans_have_a_history_and_the_last_holds() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    notes.step(date(2026, 10, 20), of, planned("planning reaches any ticket of two days"));
    let cycle = cycle(&notes, of);
    assert_eq!(cycle.plans.len(), 2);
    assert_eq!(cycle.plans[0].said_back, Some(date(2026, 10, 4)));
    assert_eq!(cycle.plan().unwrap().plan.moment, "planning reaches any ticket of two days");
    assert_eq!(cycle.plan().unwrap().said_back, None, "the new one was not said back");
    assert_eq!(cycle.begins(), Some(date(2026, 10, 5)), "a better plan begins no new weeks");
}

#[test]
fn one_suggestion_is_picked_and_another_in_its_place() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let suggested = |who: &str, words: &str| Step::Suggested { who: who.to_owned(), words: words.to_owned() };
    let first = notes.step(date(2026, 10, 6), of, suggested("Leila", "wait for ten seconds"));
    let second =
        notes.step(date(2026, 10, 6), of, suggested("Jonas", "put the runbook where the alert points"));
    notes.step(date(2026, 10, 7), of, Step::Picked { suggestion: first });
    let change = notes.step(date(2026, 10, 8), of, Step::Picked { suggestion: second });
    assert_eq!(cycle(&notes, of).picked().map(|picked| picked.id), Some(second));
    assert_eq!(cycle(&notes.without(change), of).picked().map(|picked| picked.id), Some(first));
    assert_eq!(cycle(&notes.without(second), of).picked(), None, "it was taken back");
}

#[test]
fn a_follow_up_is_due_until_it_is_held_put_off_or_moot() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let ask = |who: &str, again: Date| Step::Asked {
        who: who.to_owned(),
        asking: Asking::Ideas,
        again: Some(again),
    };
    let day = date(2026, 10, 6);
    let leila = notes.step(day, of, ask("Leila", date(2026, 11, 3)));
    let jonas = notes.step(day, of, ask("Jonas", date(2026, 11, 3)));
    let noor = notes.step(day, of, ask("Noor", date(2026, 11, 3)));
    let again = notes.step(day, of, ask("Leila", date(2026, 12, 1)));
    notes.on(date(2026, 11, 3), Note::PutOff { of: jonas, until: date(2026, 11, 10) });
    notes.on(date(2026, 11, 3), Note::Came { of: noor, outcome: Outcome::Moot, words: String::new() });
    let held =
        |day: Date| Step::FollowedUp { who: " leila".to_owned(), day, noticed: String::new(), stayed: None };
    notes.step(date(2026, 11, 5), of, held(date(2026, 10, 5)));
    notes.step(date(2026, 11, 5), of, held(date(2026, 11, 4)));
    let cycle = cycle(&notes, of);
    let read: Vec<(WordId, Date, Option<Date>)> =
        cycle.follow_ups().iter().map(|one| (one.asked.id, one.due, one.held.map(|held| held.day))).collect();
    assert_eq!(
        read,
        [
            (leila, date(2026, 11, 3), Some(date(2026, 11, 4))),
            (jonas, date(2026, 11, 10), None),
            (again, date(2026, 12, 1), None),
        ]
    );
}

/// Who is asked twice is one person, with one card.
#[test]
fn one_follow_up_is_open_with_a_person() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let ask = |who: &str, again: Date| Step::Asked {
        who: who.to_owned(),
        asking: Asking::Ideas,
        again: Some(again),
    };
    let first = notes.step(date(2026, 10, 6), of, ask("Leila", date(2026, 11, 3)));
    notes.step(date(2026, 10, 6), of, ask("leila ", date(2026, 11, 3)));
    let read = |notes: &Notes| -> Vec<(WordId, bool)> {
        cycle(notes, of).follow_ups().iter().map(|one| (one.asked.id, one.held.is_some())).collect()
    };
    assert_eq!(read(&notes), [(first, false)]);
    let day = date(2026, 11, 2);
    let held = Step::FollowedUp { who: "Leila".to_owned(), day, noticed: String::new(), stayed: None };
    notes.step(day, of, held);
    assert_eq!(read(&notes), [(first, true)], "the other was answered with it");
    let cycle = cycle(&notes, of);
    assert!(cycle.has_asked(" LEILA") && !cycle.has_asked("Aiko"));
}

/// Asking what somebody noticed is the follow-up: it plans none, and leaves none open.
#[test]
fn asking_what_somebody_noticed_answers_the_follow_up_that_is_open() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let ask = |who: &str, asking, again| Step::Asked { who: who.to_owned(), asking, again };
    let leila = notes.step(date(2026, 10, 6), of, ask("Leila", Asking::Ideas, Some(date(2026, 11, 3))));
    notes.step(date(2026, 11, 4), of, ask("leila ", Asking::Noticed, None));
    let aiko = notes.step(date(2026, 11, 30), of, ask("Aiko", Asking::Noticed, None));
    let read = |notes: &Notes| -> Vec<(WordId, Date, Option<Date>, Option<String>)> {
        let cycle = cycle(notes, of);
        let row = |one: FollowUp| {
            let noticed = one.held.and_then(|held| held.noticed).map(str::to_owned);
            (one.asked.id, one.due, one.held.map(|held| held.day), noticed)
        };
        cycle.follow_ups().into_iter().map(row).collect()
    };
    let asked = (leila, date(2026, 11, 3), Some(date(2026, 11, 4)), None);
    let unplanned = (aiko, date(2026, 11, 30), Some(date(2026, 11, 30)), None);
    assert_eq!(read(&notes), [asked, unplanned.clone()]);
    // What is said a day later belongs to what was asked.
    let said = |day: Date| Step::FollowedUp {
        who: "Leila".to_owned(),
        day,
        noticed: "You wait now.".to_owned(),
        stayed: None,
    };
    notes.step(date(2026, 11, 5), of, said(date(2026, 11, 5)));
    let answered = (leila, date(2026, 11, 3), Some(date(2026, 11, 4)), Some("You wait now.".to_owned()));
    assert_eq!(read(&notes), [answered, unplanned]);
}

#[test]
fn what_was_expected_is_what_was_said_before_it_began() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let predicted = |share| Step::Predicted { words: String::new(), share: Some(Share(share)) };
    notes.step(date(2026, 10, 1), of, predicted(0.5));
    notes.step(date(2026, 10, 4), of, predicted(0.4));
    notes.step(date(2026, 12, 1), of, predicted(0.42));
    assert_eq!(cycle(&notes, of).prediction().unwrap().share, Some(Share(0.4)));
}

#[test]
fn an_assumption_is_tested_by_its_own_note() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let assumed = |words: &str| Step::Assumed { words: words.to_owned(), test: "ask two".to_owned() };
    let first = notes.step(date(2026, 9, 29), of, assumed("nobody wants settlement"));
    notes.step(date(2026, 9, 29), of, assumed("they are slower there"));
    let words = "two want it".to_owned();
    notes.step(date(2026, 10, 1), of, Step::Tested { assumption: first, words, right: false });
    let assumptions = cycle(&notes, of).assumptions;
    assert_eq!(
        assumptions[0].tested.as_ref().map(|(right, said)| (*right, said.day)),
        Some((false, date(2026, 10, 1)))
    );
    assert_eq!(assumptions[1].tested, None);
}

#[test]
fn after_the_review_a_practice_goes_on_goes_quiet_waits_for_a_plan_or_is_let_go() {
    let after = date(2026, 12, 20);
    for (choice, goes) in [
        (Choice::Keep, Goes::On),
        (Choice::Hold, Goes::Quietly),
        (Choice::Change, Goes::NoPlan),
        (Choice::Another, Goes::LetGo),
    ] {
        let mut notes = Notes::default();
        let of = settlement(&mut notes);
        assert_eq!(cycle(&notes, of).goes(date(2026, 12, 13)), Goes::On);
        assert_eq!(cycle(&notes, of).goes(date(2026, 12, 14)), Goes::WaitsForReview);
        notes.step(date(2026, 12, 14), of, Step::Reviewed { choice, words: String::new() });
        assert_eq!(cycle(&notes, of).goes(after), goes, "{choice:?}");
        if choice == Choice::Change {
            notes.step(date(2026, 12, 15), of, planned("a settlement ticket comes up in chat"));
            assert_eq!(cycle(&notes, of).goes(after), Goes::On);
        }
    }
}

#[test]
fn a_review_that_is_put_off_is_asked_for_later_and_the_practice_goes_on_until_then() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    notes.on(date(2026, 12, 13), Note::PutOff { of, until: date(2027, 1, 8) });
    let cycle = cycle(&notes, of);
    assert_eq!(cycle.review_asked(), Some(date(2027, 1, 8)));
    assert_eq!(cycle.goes(date(2027, 1, 7)), Goes::On);
    assert_eq!(cycle.stands(date(2027, 1, 7)), Stands::Asking { week: 10 });
    assert_eq!(cycle.stands(date(2027, 1, 8)), Stands::ReviewDue { since: date(2027, 1, 8) });
}

#[test]
fn the_lead_is_in_one_cycle_the_newest_that_was_not_reviewed() {
    let mut notes = Notes::default();
    assert!(cycles_of(&notes).current(date(2026, 10, 1)).is_none());
    let first = settlement(&mut notes);
    let current = |notes: &Notes, day: Date| cycles_of(notes).current(day).map(|cycle| cycle.id);
    let practised = |notes: &Notes, day: Date| cycles_of(notes).practised(day).map(|cycle| cycle.id);
    assert_eq!(practised(&notes, date(2026, 10, 31)), Some(first), "to be reviewed before another");
    let second = notes.on(date(2026, 11, 1), noticed());
    assert_eq!(current(&notes, date(2026, 11, 19)), Some(second), "a plan said now is its plan");
    assert_eq!(practised(&notes, date(2026, 11, 19)), None, "without a plan it can give way");
    assert_eq!(cycles_of(&notes).number(second), Some(2));
    notes.step(date(2026, 12, 14), first, Step::Reviewed { choice: Choice::Hold, words: String::new() });
    assert_eq!(current(&notes, date(2026, 12, 14)), Some(second), "the first goes on quietly");
    notes.step(date(2026, 12, 14), second, planned("somebody asks how"));
    assert_eq!(practised(&notes, date(2026, 12, 20)), Some(second));
    notes.step(date(2027, 3, 1), second, Step::Reviewed { choice: Choice::Another, words: String::new() });
    assert_eq!(current(&notes, date(2027, 3, 1)), None, "what is held asks for nothing");
}

#[test]
fn after_a_review_of_every_kind_another_cycle_can_be_begun_and_is_the_one_the_lead_is_in() {
    for choice in [Choice::Keep, Choice::Hold, Choice::Change, Choice::Another] {
        let mut notes = Notes::default();
        let first = settlement(&mut notes);
        let day = date(2026, 12, 14);
        notes.step(day, first, Step::Reviewed { choice, words: String::new() });
        let still = cycles_of(&notes).current(day).map(|cycle| cycle.id);
        assert_eq!(still, Some(first).filter(|_| choice != Choice::Another), "{choice:?}");
        assert!(cycles_of(&notes).practised(day).is_none(), "{choice:?}");
        let abandoned = notes.on(day, noticed());
        let second = notes.on(day, noticed());
        notes.step(day, second, planned("somebody asks how"));
        assert_eq!(cycles_of(&notes).current(day).map(|cycle| cycle.id), Some(second), "{choice:?}");
        let let_go = Step::Reviewed { choice: Choice::Another, words: String::new() };
        notes.step(date(2027, 3, 1), second, let_go);
        let goes_on = cycles_of(&notes).current(date(2027, 3, 1)).map(|cycle| cycle.id);
        assert_ne!(goes_on, Some(abandoned), "it never had a plan");
        let prompts = matches!(choice, Choice::Keep | Choice::Change);
        assert_eq!(goes_on, Some(first).filter(|_| prompts), "{choice:?}");
    }
}

#[test]
fn its_weeks_are_compared_up_to_its_end_or_to_a_review_before_that() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    assert_eq!(cycle(&notes, of).compared_to(), Some(date(2026, 12, 13)));
    let review = |choice| Step::Reviewed { choice, words: String::new() };
    let late = notes.step(date(2027, 2, 1), of, review(Choice::Keep));
    assert_eq!(cycle(&notes, of).compared_to(), Some(date(2026, 12, 13)));
    notes = notes.without(late);
    notes.step(date(2026, 11, 18), of, review(Choice::Another));
    assert_eq!(cycle(&notes, of).compared_to(), Some(date(2026, 11, 18)));
}
