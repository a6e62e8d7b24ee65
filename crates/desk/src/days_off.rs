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

/// Days off in a row, against equal spans beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// Working days in it.
    pub days: usize,
    /// What the others merged in it.
    pub during: usize,
    /// In the same span before.
    pub before: usize,
    /// In the same span after, once that is over.
    pub after: Option<usize>,
}

/// Working days of an absence from which on it is compared.
pub const LEAST_DAYS: usize = 5;
/// Absences and changes in them from which on they are summed.
const LEAST_POOLED: (usize, usize) = (3, 30);

/// Absences that are over and long enough, oldest first; none where nothing may be said of the others together.
pub fn absences(ground: &Ground) -> Vec<Absence> {
    if !may_be_said(ground) {
        return Vec::new();
    }
    let mut spans: Vec<(Date, Date)> = ground.settings.days_off.clone();
    spans.retain(|&(first, last)| last < ground.clock.date() && working_days(first, last) >= LEAST_DAYS);
    spans.sort_unstable();
    spans.dedup();
    let absence = |(first, last): (Date, Date)| {
        let (days, during, before, after) = of_span(ground, first, last);
        let over = last.saturating_add((i64::from((last - first).get_days()) + 1).days());
        Absence {
            first,
            last,
            days,
            during,
            before,
            after: Some(after).filter(|_| over < ground.clock.date()),
        }
    };
    spans.into_iter().map(absence).collect()
}

/// Their sums, from three absences and thirty changes on: days, during, before, after.
pub fn pooled(absences: &[Absence]) -> Option<[usize; 4]> {
    let sum = |of: fn(&Absence) -> usize| absences.iter().map(of).sum::<usize>();
    let after: Option<usize> = absences.iter().map(|absence| absence.after).sum();
    let all = [sum(|one| one.days), sum(|one| one.during), sum(|one| one.before), after?];
    (absences.len() >= LEAST_POOLED.0 && all[1] >= LEAST_POOLED.1).then_some(all)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn absence(during: usize, after: Option<usize>) -> Absence {
        let (first, last) = (date(2026, 2, 16), date(2026, 2, 20));
        Absence { first, last, days: 5, during, before: 9, after }
    }

    #[test]
    fn absences_are_summed_from_three_and_thirty_changes_on() {
        let three = |during| [absence(during, Some(8)), absence(during, Some(8)), absence(during, Some(8))];
        assert_eq!(pooled(&three(10)), Some([15, 30, 27, 24]));
        assert_eq!(pooled(&three(9)), None);
        assert_eq!(pooled(&three(20)[..2]), None);
        assert_eq!(
            pooled(&[three(10).as_slice(), &[absence(10, None)]].concat()),
            None,
            "one is not over yet"
        );
    }
}
