//! Practise: whether it came up, moments that are near, pauses, weeks on and off.

use growth::cycle::{Cycle, WEEKS};
use growth::days::{days_after, monday_of};
use growth::{Happened, Note, Step, Trigger};
use jiff::civil::Date;

use super::Noted;
use crate::Failure;
use crate::moments::source_in_words;
use crate::notes::Notebook;
use crate::text::{clean, day, day_ahead, day_with_weekday, times};

/// What a moment is recognised by, in words; those in records first, then those the lead marks.
pub const TRIGGERS: [(Trigger, &str); 20] = [
    (Trigger::OwnMergeOnlyYou, "a change of yours in an area only you know"),
    (Trigger::ReleaseDay, "the day of a release"),
    (Trigger::Newcomer, "somebody’s first change in an area"),
    (Trigger::CameBack, "a fix in a file that was fixed before"),
    (Trigger::MergeWaits, "a change request that waits for you"),
    (Trigger::OwnAssignment, "work of somebody else’s that you assign to yourself"),
    (Trigger::OneToOneTomorrow, "the day before a one-to-one"),
    (Trigger::IncidentClosed, "an incident that is over"),
    (Trigger::Friday, "Friday"),
    (Trigger::Planning, "planning"),
    (Trigger::OneToOne, "a one-to-one"),
    (Trigger::ThirdTime, "explaining the same thing a third time"),
    (Trigger::Asked, "somebody who brings a question or a problem"),
    (Trigger::HandingOver, "handing something over"),
    (Trigger::Proposal, "a proposal"),
    (Trigger::Decision, "a decision"),
    (Trigger::Tension, "a tension"),
    (Trigger::Meeting, "a meeting"),
    (Trigger::Pressure, "too much at once"),
    (Trigger::ChangeAnnounced, "a change that is announced"),
];

/// How many of [`TRIGGERS`] are found without being marked.
const FOUND: usize = 9;

/// What a moment is recognised by.
pub fn trigger_in_words(trigger: Trigger) -> &'static str {
    TRIGGERS.iter().find(|(known, _)| *known == trigger).map_or("a moment", |(_, words)| words)
}

/// The same for who chooses one: with the source it needs beside git and the log.
pub fn trigger_to_choose(trigger: Trigger) -> String {
    let words = trigger_in_words(trigger);
    source_in_words(trigger).map_or_else(|| words.to_owned(), |source| format!("{words}, {source}"))
}

/// The name of a trigger, as it is typed and sent: `own-merge-only-you`.
pub fn name_of(trigger: Trigger) -> String {
    let name = serde_json::to_value(trigger).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Whether a moment of this kind is found in records or the calendar week, so that nobody need mark it.
pub fn is_found(trigger: Trigger) -> bool {
    TRIGGERS[..FOUND].iter().any(|(known, _)| *known == trigger)
}

/// Whether the lead can mark it: nothing finds it, or only a source that need not be connected does.
pub fn may_be_marked(trigger: Trigger) -> bool {
    !is_found(trigger) || source_in_words(trigger).is_some()
}

/// Whether records are to be read to find it: the calendar is enough for a Friday.
pub fn is_in_records(trigger: Trigger) -> bool {
    is_found(trigger) && trigger != Trigger::Friday
}

/// It came up on a day, or it did not.
pub fn came(cycle: &Cycle, on: Date, happened: Happened, why: &str, today: Date) -> Result<Noted, Failure> {
    if cycle.plan().is_none() {
        return Err(Failure::new("there is no practice yet").hint("choose one first: groundwork grow"));
    }
    if on > today {
        return Err(Failure::usage(format!("{} has not come yet", day(on))));
    }
    let kept = match happened {
        Happened::Did => "Kept: you did it.",
        Happened::DidNot => "Kept: you did not. One time makes no difference.",
        Happened::NeverCame => "Kept: it never came up.",
        Happened::NotToday => "Kept: not today.",
    };
    Ok(Noted::step(cycle.id, Step::Came { day: on, happened, why: why.trim().to_owned() }, kept))
}

/// What is said where no plan has a moment.
pub(crate) fn no_practice() -> Failure {
    Failure::new("there is no practice yet whose moment could be near").hint("choose one: groundwork grow")
}

/// The moment of the plan of a cycle is near: on a day to come, while its ten weeks last.
pub fn marked(cycle: &Cycle, on: Date, words: &str, today: Date) -> Result<Noted, Failure> {
    let trigger = cycle.plan().ok_or_else(no_practice)?.plan.trigger;
    if on < today {
        return Err(Failure::usage(format!("{} is over", day(on))).hint("name today or a day to come"));
    }
    // A practice that is kept goes on behind its ten weeks.
    let ends = cycle.ends().filter(|ends| today <= *ends);
    let last = ends.unwrap_or_else(|| days_after(today, 7 * WEEKS as i32));
    if on > last {
        return Err(Failure::usage(format!("{} is too far ahead", day(on)))
            .hint(format!("name a day up to {}", day(last))));
    }
    let words = clean(words.trim());
    let name = trigger_in_words(trigger);
    let more = if words.is_empty() || words == name { String::new() } else { format!(": “{words}”") };
    let kept = format!("Kept: {name} on {}{more}.", day_ahead(on, today.year()));
    Ok(Noted { notes: vec![Note::Marked { trigger, day: on, words }], kept })
}

/// The practice is not asked for between two days, both included; the ten weeks end that much later.
pub fn pause(cycle: &Cycle, first: Date, last: Date) -> Result<Noted, Failure> {
    if last < first {
        return Err(Failure::usage("the last day is before the first").hint("name the first day first"));
    }
    let (first_day, last_day) = (day(first), day(last));
    let kept = format!(
        "Kept: your practice is not asked for from {first_day} to {last_day}. A pause costs nothing."
    );
    Ok(Noted::step(cycle.id, Step::Paused { first, last }, kept))
}

/// Five weeks on and five off, in an order drawn with this seed, from the next Monday on.
pub fn experiment(book: &Notebook, cycle: &Cycle, seed: u64) -> Result<Noted, Failure> {
    cannot_be_drawn(cycle, book.today)?;
    let first = days_after(monday_of(book.today), 7);
    let drawn_before = drawn_before(book, cycle)?;
    let again = match drawn_before {
        0 => String::new(),
        before => format!(" It was drawn {} before, and that is said beside it.", times(before)),
    };
    let kept =
        format!("Drawn: five weeks on and five off from {}, seed {seed}.{again}", day_with_weekday(first));
    Ok(Noted::step(cycle.id, Step::Experiment { first, seed, drawn_before }, kept))
}

/// Whether an order can be drawn: only before anything of its practice can be seen, and once.
pub fn may_be_drawn(cycle: &Cycle, today: Date) -> bool {
    cannot_be_drawn(cycle, today).is_ok()
}

fn cannot_be_drawn(cycle: &Cycle, today: Date) -> Result<(), Failure> {
    let Some(plan) = cycle.plan() else {
        return Err(Failure::new("there is no practice yet to switch on and off"));
    };
    if !plan.plan.can_be_switched_off {
        return Err(Failure::new("this practice cannot be left off for weeks without harm")
            .hint("only one that can be switched off carries an experiment"));
    }
    if cycle.experiment.is_some() {
        return Err(Failure::new("the order is drawn already, and stands"));
    }
    if cycle.review.is_some() || !cycle.is_unseen(today) {
        return Err(Failure::new("an order is drawn before anything of the practice was seen")
            .looked_at("this one has begun, and its weeks stand as they are")
            .hint("the next cycle can begin with weeks on and off"));
    }
    Ok(())
}

/// How many orders were drawn for a cycle and taken back: those in the bin, each with those it knew of.
fn drawn_before(book: &Notebook, cycle: &Cycle) -> Result<u32, Failure> {
    let bin = book.bin()?;
    let drawn = bin.iter().filter_map(|(_, word)| match &word.said {
        Note::Step { of, step: Step::Experiment { drawn_before, .. } } if *of == cycle.id => {
            Some(*drawn_before)
        }
        _ => None,
    });
    let (many, most) = drawn.fold((0, 0), |(many, most), before| (many + 1, before.max(most)));
    Ok(if many == 0 { 0 } else { many.max(most + 1) })
}
