//! What happened on the days off the lead gave (definitions 3, s6a, as far as git says).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use team::Ground;

/// Whether there are enough others for a figure of what they did together.
pub fn may_be_said(ground: &Ground) -> bool {
    ground.active.others.len() > 2 && ground.active.len() <= team::TOO_MANY
}

/// A sentence over all days off given that lie in the last year; none where none was given.
pub fn compare(ground: &Ground) -> Option<String> {
    if !may_be_said(ground) {
        return None;
    }
    let year = ground.clock.day(ground.clock.weeks_ago(team::clock::YEAR));
    let spans: Vec<(Date, Date)> = ground
        .settings
        .days_off
        .iter()
        .copied()
        .filter(|(first, last)| year <= *first && *last < ground.clock.date() && first <= last)
        .collect();
    let days: usize = spans.iter().map(|(first, last)| working_days(*first, *last)).sum();
    if days == 0 {
        return None;
    }
    let sum = |shift: i32| -> usize { spans.iter().map(|span| merged(ground, *span, shift)).sum() };
    let a_day = |changes: usize| format!("{:.1}", changes as f64 / days as f64);
    let during = sum(0);
    Some(format!(
        "What happened on the {days} days off you gave: the others merged {during} changes, {} a working day; {} in \
         equal spans before, {} after.",
        a_day(during),
        a_day(sum(-1)),
        a_day(sum(1))
    ))
}

/// One span: working days, what the others merged in it, in the same span before, and after.
pub fn of_span(ground: &Ground, first: Date, last: Date) -> (usize, usize, usize, usize) {
    let span = (first, last);
    (working_days(first, last), merged(ground, span, 0), merged(ground, span, -1), merged(ground, span, 1))
}

/// Changes by the others in a span, or in the equal one before (-1) or after (1) it.
fn merged(ground: &Ground, (first, last): (Date, Date), shift: i32) -> usize {
    let days = i64::from((last - first).get_days()) + 1;
    let from = first.saturating_add((days * i64::from(shift)).days());
    let to = from.saturating_add(days.days());
    let (from, to) = (ground.clock.start_of(from), ground.clock.start_of(to));
    let active = ground.active_at(from);
    let counted = ground.between(from, to).iter().filter(|change| !change.bulk && !change.files.is_empty());
    counted.filter(|change| active.has_other(change.person)).count()
}

/// Monday to Friday, both ends included.
pub fn working_days(first: Date, last: Date) -> usize {
    let mut days = 0;
    let mut day = first;
    while day <= last {
        days += usize::from(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
        day = day.saturating_add(1.day());
    }
    days
}
