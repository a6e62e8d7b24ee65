//! When somebody does something: weekdays, and not at night.

use super::super::people::{ALL, MIRA, Person};
use crate::Draw;
use crate::civil::{DAY, weekday};

/// First and last minute of a day at which somebody looks at a request.
const UP: std::ops::Range<i64> = 7 * 60..23 * 60;
/// The same of the lead, who keeps their hours.
const UP_OF_LEAD: std::ops::Range<i64> = 8 * 60 + 30..18 * 60;

fn up(person: &Person) -> std::ops::Range<i64> {
    if person.email == ALL[MIRA].email { UP_OF_LEAD } else { UP }
}

/// So many minutes later, weekends left out, by the days of UTC.
pub(super) fn later(from: i64, minutes: i64) -> i64 {
    let (mut at, mut left) = (from, minutes * 60);
    loop {
        let midnight = (at.div_euclid(DAY) + 1) * DAY;
        if is_weekend(at.div_euclid(DAY)) {
            at = midnight;
        } else if at + left < midnight {
            return at + left;
        } else {
            (at, left) = (midnight, left - (midnight - at));
        }
    }
}

/// Minutes from one second to another, weekends left out.
pub(super) fn minutes(from: i64, to: i64) -> i64 {
    let of_day = |day: i64| (to.min((day + 1) * DAY) - from.max(day * DAY)).max(0);
    let days = from.div_euclid(DAY)..=to.div_euclid(DAY);
    days.filter(|&day| !is_weekend(day)).map(of_day).sum::<i64>() / 60
}

/// Whether somebody works at a second, or could.
pub(super) fn is_up(person: &Person, at: i64) -> bool {
    let (day, minute) = person.clock(at);
    !is_weekend(day) && up(person).contains(&minute)
}

/// A second near another at which somebody is up, within bounds; the same one where there is none.
pub(super) fn awake(person: &Person, at: i64, within: std::ops::Range<i64>, draw: &mut Draw) -> i64 {
    if is_up(person, at) {
        return at;
    }
    let (day, minute) = person.clock(at);
    let up = up(person);
    let mut before = if minute < up.start { day - 1 } else { day };
    let mut after = before + 1;
    while is_weekend(before) {
        before -= 1;
    }
    while is_weekend(after) {
        after += 1;
    }
    let seconds = draw.between(0, 59);
    let evening = person.at(before, up.end - draw.between(1, 200)).seconds + seconds;
    let morning = person.at(after, up.start + draw.between(0, 140)).seconds + seconds;
    let both = if draw.percent(50) { [evening, morning] } else { [morning, evening] };
    both.into_iter().find(|at| within.contains(at)).unwrap_or(at)
}

fn is_weekend(day: i64) -> bool {
    weekday(day) > 4
}

#[cfg(test)]
mod tests {
    use super::super::super::people::{ALL, JONAS, MIRA};
    use super::*;
    use crate::civil::day;

    #[test]
    fn what_is_later_and_what_lies_between_agree_and_leave_weekends_out() {
        let friday = day(2026, 11, 13) * DAY + 20 * 3_600;
        assert_eq!(later(friday, 5 * 60), day(2026, 11, 16) * DAY + 3_600);
        for minutes_later in 0..4_000 {
            assert_eq!(minutes(friday, later(friday, minutes_later)), minutes_later);
        }
        assert_eq!(minutes(friday, friday + 4 * 3_600 + 36_000), 4 * 60);
    }

    #[test]
    fn nobody_is_woken_where_there_is_an_evening_or_a_morning() {
        let mut draw = Draw::new(1);
        for person in [&ALL[MIRA], &ALL[JONAS]] {
            for hour in 0..7 * 24 {
                let at = day(2026, 7, 6) * DAY + hour * 3_600;
                let moved = awake(person, at, at - 4 * DAY..at + 4 * DAY, &mut draw);
                assert!(is_up(person, moved), "{hour}");
                assert!(!is_up(person, at) || moved == at);
                assert_eq!(awake(person, at, at..at, &mut draw), at);
            }
        }
    }
}
