//! What is kept back: the figures until something is expected, an order until nothing was seen, the last answers until they are guessed.

use growth::{Asking, Step};
use jiff::civil::date;

use super::loops::cycle;
use super::settlement;
use crate::kept::Notes;

#[test]
fn what_its_weeks_show_is_kept_back_until_something_is_expected_or_it_is_looked_at_without() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    assert!(cycle(&notes, of).keeps_back());
    let looked = notes.step(date(2026, 11, 1), of, Step::Looked);
    assert!(!cycle(&notes, of).keeps_back());
    assert_eq!(cycle(&notes, of).looked, Some(date(2026, 11, 1)));
    notes = notes.without(looked);
    let words = "Half of them go to others.".to_owned();
    notes.step(date(2026, 12, 1), of, Step::Predicted { words, share: None });
    let now = cycle(&notes, of);
    assert!(!now.keeps_back());
    assert!(now.prediction().is_some_and(|predicted| now.is_late(predicted)), "its weeks began before");
    notes.step(date(2026, 10, 5), of, Step::Predicted { words: "On its Monday.".to_owned(), share: None });
    let now = cycle(&notes, of);
    assert!(now.prediction().is_some_and(|predicted| !now.is_late(predicted)));
}

#[test]
fn an_order_is_drawn_before_the_first_week_is_over_and_each_draw_is_counted() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let now = cycle(&notes, of);
    assert!(now.is_unseen(date(2026, 10, 4)) && now.is_unseen(date(2026, 10, 11)));
    assert!(!now.is_unseen(date(2026, 10, 12)));
    let draw = |seed, drawn_before| Step::Experiment { first: date(2026, 10, 12), seed, drawn_before };
    notes.step(date(2026, 10, 6), of, draw(7, 0));
    assert_eq!(cycle(&notes, of).experiment.map(|drawn| drawn.draws), Some(1));
    notes.step(date(2026, 10, 6), of, draw(8, 0));
    assert_eq!(cycle(&notes, of).experiment.map(|drawn| drawn.draws), Some(2));
    notes.step(date(2026, 10, 7), of, draw(9, 4));
    assert_eq!(cycle(&notes, of).experiment.map(|drawn| (drawn.seed, drawn.draws)), Some((9, 5)));
}

/// What the last ones said is guessed first; who was asked in week 8 is none of them, whenever they answer.
#[test]
fn what_the_last_ones_noticed_is_closed_until_it_is_guessed_or_reviewed() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let from = cycle(&notes, of).asks_from().unwrap();
    let (before, after) = (growth::days::days_after(from, -1), growth::days::days_after(from, 1));
    for (who, day) in [("Leila", before), ("Jonas", from)] {
        notes.step(day, of, Step::Asked { who: who.to_owned(), asking: Asking::Noticed, again: None });
    }
    for who in ["Leila", "Jonas", "Sam"] {
        let (who, noticed) = (who.to_owned(), format!("{who} noticed"));
        notes.step(after, of, Step::FollowedUp { who, day: after, noticed, stayed: Some(true) });
    }
    let open = |notes: &Notes| -> Vec<String> {
        let cycle = cycle(notes, of);
        cycle.noticed_and_open().iter().map(|said| said.who.clone()).collect()
    };
    assert_eq!(open(&notes), ["Leila"]);
    notes.step(after, of, Step::Guessed { words: "they waited".to_owned() });
    assert_eq!(open(&notes), ["Leila", "Jonas", "Sam"]);
}
