//! What Today shows.

use std::collections::BTreeSet;

use growth::cycle::{Cycles, Goes};
use growth::days::days_after;
use growth::log::{Log, Why};
use growth::today::{Due, Given, Moment, Practice, Today, due, marked};
use growth::{Asking, Choice, Happened, Note, Step, Trigger};
use jiff::civil::{Date, date, time};
use proptest::prelude::*;
use records::WordId;

use crate::cycle::folds::any_notes;
use crate::cycle::{came, noticed, planned, settlement};
use crate::kept::{Notes, utc};
use crate::log::{again, decision, given, talk, unseen};

/// A lead at work: what they noted, what records hold, and on which days they looked.
#[derive(Default)]
struct Lead {
    notes: Notes,
    found: Vec<Moment>,
    shown: BTreeSet<Date>,
    week_off: bool,
}

impl Lead {
    /// Reads Today on a day.
    fn today<T>(&self, day: Date, read: impl FnOnce(&Today) -> T) -> T {
        let (log, cycles) = (Log::of(&self.notes.0, &utc()), Cycles::of(&self.notes.0, &utc()));
        let mut moments = marked(&self.notes.0, &utc());
        moments.extend(self.found.iter().cloned());
        let (shown, week_off) = (&self.shown, self.week_off);
        read(&Today::of(Given { log: &log, cycles: &cycles, moments: &moments, shown, week_off, day }))
    }

    /// Looks at Today on a day, and answers nothing; whether the practice was there and asked.
    fn looks(&mut self, day: Date) -> bool {
        let asks = self.today(day, |today| match &today.practice {
            Practice::Tied(tied) => tied.asks(day),
            _ => false,
        });
        if asks {
            self.shown.insert(day);
        }
        asks
    }

    /// The moment the practice is tied to on a day.
    fn tied(&self, day: Date) -> Option<(Date, String)> {
        self.today(day, |today| match &today.practice {
            Practice::Tied(tied) => Some((tied.moment.day, tied.moment.words.clone())),
            _ => None,
        })
    }

    fn marks(&mut self, on: Date, trigger: Trigger, day: Date, words: &str) -> WordId {
        self.notes.on(on, Note::Marked { trigger, day, words: words.to_owned() })
    }
}

fn found(trigger: Trigger, day: Date, words: &str) -> Moment {
    Moment { trigger, day, time: None, words: words.to_owned(), marked: None }
}

/// Thursday of week 7 of the settlement cycle.
const THURSDAY: Date = date(2026, 11, 19);

#[test]
fn the_first_day_says_so_also_after_a_first_line_and_a_later_day_without_a_practice_is_empty() {
    let mut lead = Lead::default();
    lead.today(THURSDAY, |today| {
        assert_eq!(today.practice, Practice::FirstDay);
        assert!(today.is_empty() && today.next.is_none());
    });
    lead.notes.entry(THURSDAY, unseen("talked Leila through the fee rules"));
    lead.today(THURSDAY, |today| assert_eq!(today.practice, Practice::FirstDay));
    lead.today(days_after(THURSDAY, 1), |today| {
        assert_eq!(today.practice, Practice::NoneChosen);
        assert!(today.is_empty());
    });
}

#[test]
fn a_practice_stands_with_a_moment_of_this_week_and_not_without_one() {
    let mut lead = Lead::default();
    settlement(&mut lead.notes);
    lead.found.push(found(Trigger::OwnMergeOnlyYou, THURSDAY, "another kind"));
    lead.found.push(found(Trigger::Planning, date(2026, 11, 15), "last Sunday"));
    lead.found.push(found(Trigger::Planning, date(2026, 11, 23), "next Monday"));
    lead.today(THURSDAY, |today| {
        assert!(matches!(today.practice, Practice::NoMoment { answered: None, .. }));
        assert!(!today.is_empty(), "a practice was chosen");
    });
    let mark = lead.marks(date(2026, 11, 18), Trigger::Planning, THURSDAY, "Payments planning");
    assert_eq!(lead.tied(date(2026, 11, 18)), Some((THURSDAY, "Payments planning".to_owned())));
    lead.today(THURSDAY, |today| {
        let Practice::Tied(tied) = &today.practice else { panic!("{:?}", today.practice) };
        assert_eq!(tied.plan.plan.moment, "planning reaches a settlement ticket");
        assert!(tied.asks(THURSDAY) && !tied.asks(date(2026, 11, 18)));
    });
    lead.notes = lead.notes.without(mark);
    assert_eq!(lead.tied(THURSDAY), None, "it was taken back");
}

#[test]
fn what_was_written_down_as_having_happened_again_is_a_moment_of_the_day_it_was_kept() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    let Step::Planned { mut plan, practice } = planned("an incident is over") else { panic!("a plan") };
    plan.trigger = Trigger::IncidentClosed;
    lead.notes.step(date(2026, 11, 2), of, Step::Planned { plan, practice });
    assert_eq!(lead.tied(THURSDAY), None);
    let kept = date(2026, 11, 18);
    let line = lead.notes.entry(kept, again("the bank cut-off", "cut-off", &[date(2026, 9, 1)]));
    let wednesday = Some((kept, "the bank cut-off".to_owned()));
    assert_eq!(lead.tied(kept), wednesday);
    assert_eq!(lead.tied(THURSDAY), wednesday, "nothing was answered since");
    assert_eq!(lead.tied(date(2026, 11, 23)), None, "the week is over");
    lead.notes = lead.notes.without(line);
    assert_eq!(lead.tied(THURSDAY), None, "it was taken back");
}

#[test]
fn today_s_moment_comes_first_then_the_last_unanswered_one_then_the_next() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    let on = |day: i8| date(2026, 11, day);
    for day in [16, 17, 19, 20] {
        lead.found.push(found(Trigger::Planning, on(day), &day.to_string()));
    }
    let tied = |lead: &Lead, day: i8| lead.tied(on(day)).map(|(moment, _)| moment.day());
    assert_eq!(tied(&lead, 19), Some(19));
    assert_eq!(tied(&lead, 18), Some(17));
    lead.shown.insert(on(17));
    assert_eq!(tied(&lead, 18), Some(19), "Tuesday's was asked about");
    assert_eq!(tied(&lead, 21), Some(20));
    lead.shown.insert(on(20));
    assert_eq!(tied(&lead, 21), Some(20), "nothing else is to come");
    lead.shown.clear();
    lead.notes.step(on(18), of, came(on(17), Happened::Did));
    assert_eq!(tied(&lead, 18), Some(19), "Monday is over too");
}

#[test]
fn a_moment_that_was_answered_is_over() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    lead.found.push(found(Trigger::Planning, date(2026, 11, 17), "planning"));
    lead.notes.step(date(2026, 11, 17), of, came(date(2026, 11, 17), Happened::Did));
    lead.today(date(2026, 11, 17), |today| {
        let Practice::Tied(tied) = &today.practice else { panic!("{:?}", today.practice) };
        assert_eq!(tied.answered.map(|answer| answer.happened), Some(Happened::Did));
        assert!(!tied.asks(date(2026, 11, 17)));
    });
    lead.today(THURSDAY, |today| {
        let answered = Some(date(2026, 11, 17));
        assert!(matches!(&today.practice, Practice::NoMoment { answered: day, .. } if *day == answered));
    });
}

#[test]
fn of_several_moments_of_a_day_the_earliest_stands() {
    let mut lead = Lead::default();
    settlement(&mut lead.notes);
    let at =
        |hour, words| Moment { time: Some(time(hour, 0, 0, 0)), ..found(Trigger::Planning, THURSDAY, words) };
    lead.found = vec![found(Trigger::Planning, THURSDAY, "some time"), at(14, "at two"), at(9, "at nine")];
    assert_eq!(lead.tied(THURSDAY), Some((THURSDAY, "at nine".to_owned())));
}

#[test]
fn a_friday_is_a_moment_of_every_week() {
    let mut lead = Lead::default();
    let of = lead.notes.on(date(2026, 11, 2), noticed());
    let plan = growth::Plan {
        moment: "the last meeting of Friday ends".to_owned(),
        act: "I keep one line".to_owned(),
        trigger: Trigger::Friday,
        can_be_switched_off: false,
    };
    lead.notes.step(date(2026, 11, 2), of, Step::Planned { plan, practice: None });
    assert_eq!(lead.tied(THURSDAY), Some((date(2026, 11, 20), String::new())));
    assert_eq!(lead.tied(date(2026, 11, 22)), Some((date(2026, 11, 20), String::new())), "Sunday");
}

#[test]
fn a_practice_passed_over_three_times_in_a_row_is_not_shown_a_fourth_time() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    lead.found.push(found(Trigger::Planning, date(2026, 11, 16), "planning"));
    let on = |day: i8| date(2026, 11, day);
    assert_eq!([16, 17, 18].map(|day| lead.looks(on(day))), [true; 3]);
    lead.today(on(18), |today| assert!(matches!(today.practice, Practice::Tied(_)), "today is not over"));
    let silent =
        |lead: &Lead, day: i8| lead.today(on(day), |today| matches!(today.practice, Practice::PassedOver(_)));
    assert!(silent(&lead, 19) && silent(&lead, 26));
    // Saying that a moment is near brings it back, and so does an answer, also about an earlier day.
    let mark = lead.marks(on(19), Trigger::Tension, on(20), "of another kind");
    assert!(silent(&lead, 19));
    lead.notes = lead.notes.without(mark);
    let mark = lead.marks(on(19), Trigger::Planning, on(20), "planning again");
    assert_eq!(lead.tied(on(19)).map(|(day, _)| day), Some(on(20)));
    lead.notes = lead.notes.without(mark);
    assert!(silent(&lead, 19));
    lead.notes.step(on(19), of, came(on(16), Happened::NotToday));
    assert!(!silent(&lead, 19));
}

#[test]
fn what_was_not_looked_at_or_did_not_ask_yet_was_not_passed_over() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    let on = |day: i8| date(2026, 11, day);
    lead.marks(on(16), Trigger::Planning, on(20), "planning on Friday");
    assert_eq!([16, 17, 18, 19].map(|day| lead.looks(on(day))), [false; 4], "it is still to come");
    assert_eq!(lead.tied(on(20)).map(|(day, _)| day), Some(on(20)));
    assert_eq!([20, 21].map(|day| lead.looks(on(day))), [true; 2]);
    lead.notes.step(on(21), of, came(on(20), Happened::DidNot));
    // Two and two, with an answer between.
    lead.marks(on(9), Trigger::Planning, on(23), "planning");
    assert_eq!([23, 24].map(|day| lead.looks(on(day))), [true; 2]);
    assert!(lead.looks(on(25)));
}

#[test]
fn a_pause_a_week_off_a_review_and_quiet_are_not_prompts() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    lead.found.push(found(Trigger::Planning, THURSDAY, "planning"));
    lead.week_off = true;
    lead.today(THURSDAY, |today| assert!(matches!(today.practice, Practice::WeekOff(_))));
    lead.week_off = false;
    let paused = Step::Paused { first: date(2026, 11, 18), last: date(2026, 11, 22) };
    let pause = lead.notes.step(date(2026, 11, 17), of, paused);
    lead.today(THURSDAY, |today| {
        assert!(matches!(today.practice, Practice::Paused { until, .. } if until == date(2026, 11, 22)));
    });
    lead.notes = lead.notes.without(pause);
    let after = date(2026, 12, 14);
    lead.found.push(found(Trigger::Planning, after, "planning"));
    lead.today(after, |today| {
        assert!(matches!(today.practice, Practice::WaitsForReview(_)));
        assert!(matches!(today.due[..], [Due::Review { day, .. }] if day == date(2026, 12, 13)));
    });
    lead.notes.step(after, of, Step::Reviewed { choice: Choice::Hold, words: String::new() });
    lead.today(after, |today| {
        assert!(matches!(today.practice, Practice::Quiet(cycle) if cycle.goes(after) == Goes::Quietly));
        assert!(today.due.is_empty());
    });
}

#[test]
fn what_was_noticed_without_a_plan_waits_for_one() {
    let mut lead = Lead::default();
    let of = lead.notes.on(date(2026, 11, 2), noticed());
    lead.today(THURSDAY, |today| {
        assert!(matches!(today.practice, Practice::NoPlan(cycle) if cycle.id == of))
    });
}

#[test]
fn at_most_two_things_are_due_the_newest_and_the_rest_is_counted() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    let bet = lead.notes.entry(date(2026, 8, 20), decision("the nightly batch stays", 70, Some(THURSDAY)));
    lead.notes.entry(date(2026, 10, 22), given("refunds", &[date(2026, 11, 20), date(2026, 12, 20)]));
    let ask = |who: &str, again: Date| Step::Asked {
        who: who.to_owned(),
        asking: Asking::Ideas,
        again: Some(again),
    };
    lead.notes.step(date(2026, 10, 6), of, ask("Leila", date(2026, 11, 3)));
    lead.today(THURSDAY, |today| {
        assert!(matches!(&today.due[..], [
            Due::Log(due),
            Due::FollowUp { follow_up, .. }
        ] if follow_up.asked.who == "Leila" && due.line.id == bet && due.why == Why::Review));
        assert_eq!((today.more_due, today.next), (0, Some(date(2026, 11, 20))));
    });
    lead.today(date(2026, 11, 20), |today| {
        assert_eq!((today.due.len(), today.more_due), (2, 1));
        assert!(matches!(&today.due[0], Due::Log(due) if matches!(due.why, Why::Check { .. })));
        // After the check of 20 November, the review of the cycle on 13 December.
        assert_eq!(today.next, Some(date(2026, 12, 13)));
    });
}

/// A decision comes back on its day, however long two talks have waited.
#[test]
fn talks_that_wait_block_nothing() {
    let mut lead = Lead::default();
    let talks = [20, 21, 22]
        .map(|day| lead.notes.entry(date(2026, 10, day), talk("we talk past each other", None, None)));
    let whats = |lead: &Lead, day: Date| -> (Vec<WordId>, usize) {
        lead.today(day, |today| {
            let line = |due: &Due| match due {
                Due::Log(due) => due.line.id,
                other => panic!("{other:?}"),
            };
            (today.due.iter().map(line).collect(), today.more_due)
        })
    };
    assert_eq!(whats(&lead, THURSDAY), (vec![talks[2]], 2), "one that is overdue is enough");
    let old = lead.notes.entry(date(2026, 8, 20), decision("the nightly batch", 70, Some(date(2026, 9, 1))));
    assert_eq!(whats(&lead, THURSDAY), (vec![talks[2], old], 2));
    let new = lead.notes.entry(date(2026, 8, 20), decision("the ledger", 70, Some(THURSDAY)));
    assert_eq!(whats(&lead, THURSDAY), (vec![new, talks[2]], 3));
    // On its own day a talk is as good as anything.
    assert_eq!(whats(&lead, date(2026, 10, 24)), (vec![talks[1], talks[0]], 1));
    let (log, cycles) = (Log::of(&lead.notes.0, &utc()), Cycles::of(&lead.notes.0, &utc()));
    let all: Vec<Date> = due(&log, &cycles, THURSDAY).iter().map(Due::day).collect();
    let on = |day: i8| date(2026, 10, day);
    assert_eq!(all, [THURSDAY, on(25), date(2026, 9, 1), on(24), on(23)]);
}

#[test]
fn a_moment_marked_for_another_week_is_known_in_this_one() {
    let mut lead = Lead::default();
    let of = settlement(&mut lead.notes);
    lead.notes.step(THURSDAY, of, came(THURSDAY, Happened::Did));
    let next = days_after(THURSDAY, 7);
    lead.marks(THURSDAY, Trigger::Meeting, days_after(THURSDAY, 5), "of another kind");
    lead.marks(THURSDAY, Trigger::Planning, next, "");
    lead.today(THURSDAY, |today| {
        let Practice::NoMoment { answered, next: known, .. } = &today.practice else {
            panic!("{:?}", today.practice)
        };
        assert_eq!((*answered, *known), (Some(THURSDAY), Some(next)));
    });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_kept_a_day_has_one_practice_of_a_moment_of_its_week_and_two_things_due(
        steps in any_notes(),
        entries in crate::log::folds::any_notes(),
        moments in prop::collection::vec((0_i32..400, any::<bool>()), 0..20),
        shown in prop::collection::btree_set(0_i32..400, 0..20),
        week_off in any::<bool>(),
        day in 0_i32..400,
    ) {
        let day = days_after(date(2026, 1, 1), day);
        let mut lead = Lead { week_off, ..Lead::default() };
        for (_, word) in steps.0.into_iter().chain(entries.0) {
            lead.notes.at(word.at, word.said);
        }
        let of_kind = |planning| if planning { Trigger::Planning } else { Trigger::Newcomer };
        lead.found = moments
            .into_iter()
            .map(|(day, planning)| found(of_kind(planning), days_after(date(2026, 1, 1), day), "a"))
            .collect();
        lead.shown = shown.into_iter().map(|day| days_after(date(2026, 1, 1), day)).collect();
        lead.today(day, |today| {
            prop_assert!(today.due.len() <= 2 && today.due.iter().all(|due| due.day() <= day));
            prop_assert!(today.next.is_none_or(|next| next > day));
            if let Practice::Tied(tied) = &today.practice {
                prop_assert_eq!(growth::days::monday_of(tied.moment.day), growth::days::monday_of(day));
                prop_assert_eq!(tied.moment.trigger, tied.plan.plan.trigger);
                prop_assert!(!week_off && tied.cycle.paused_until(day).is_none());
            }
            Ok(())
        })?;
    }
}
