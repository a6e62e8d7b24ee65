//! The sign of talks: whether what the lead proposes lands (s16), and beside it how long their talks waited (s19), as their log has it.

use signals::Status;
use signals::talks::Talks;
use team::clock::NOW;

use super::signs::{Shows, Sign};
use crate::Report;
use crate::notes::and;
use crate::text::{counted, number_of, percent};

/// What would change that no talk is logged.
const LOG_ONE: &str = "groundwork log \"t the talk I keep putting off\"";
/// Why nothing is said of talks.
const NONE_LOGGED: &str = "no talks are logged yet";

pub(super) fn talks<'r>(report: &'r Report) -> Sign<'r> {
    let name = "Communication strain";
    let landed = landed(report);
    let signal = landed.as_ref().map(|_| &report.landing.signal);
    let shows = match (landed, delay(report)) {
        (Some(landed), delay) => {
            Shows::Words(format!("{landed}; {}", delay.as_deref().unwrap_or(NONE_LOGGED)), None)
        }
        (None, Some(delay)) => Shows::Words(delay, None),
        (None, None) => Shows::Words(format!("not seen: {NONE_LOGGED}"), Some(LOG_ONE)),
    };
    Sign { name, signal, shows, hint: None }
}

/// `7 of 10 (70 %) of your proposals of half a year landed in 30 days`, where there is a figure.
fn landed(report: &Report) -> Option<String> {
    let signal = &report.landing.signal;
    let count = signal.count.filter(|_| signal.status == Status::Value)?;
    let share = count.share().filter(|_| count.of >= 5).map(percent);
    let share = share.map(|share| format!(" ({share})")).unwrap_or_default();
    let proposals = if count.of == 1 { "your proposal" } else { "your proposals" };
    Some(format!("{}{share} of {proposals} of half a year landed in 30 days", counted(count)))
}

/// How long talks waited, of the twelve weeks; none where the log has none.
fn delay(report: &Report) -> Option<String> {
    let (ground, clock) = (report.ground, &report.ground.clock);
    let logged = &ground.settings.talks;
    let from = clock.day(clock.weeks_ago(NOW));
    (!logged.is_empty()).then(|| in_words(&Talks::between(logged, from, clock.date())))
}

/// `3 talks held in the twelve weeks, 4, 9 and 11 days after the first note, 1 rehearsed; 1 noted and not held, for 39 days`
fn in_words(talks: &Talks) -> String {
    let after = |days: &str, last: i32| {
        format!(", {days} {} after the first note", if last == 1 { "day" } else { "days" })
    };
    let waited = match (talks.median(), talks.days.last()) {
        (Some(median), _) => after(&format!("a median of {median}"), median),
        (None, Some(&last)) => after(&and(&talks.days.iter().map(i32::to_string).collect::<Vec<_>>()), last),
        (None, None) => String::new(),
    };
    let rehearsed = match talks.rehearsed {
        0 if talks.held == 0 => String::new(),
        0 => ", none rehearsed".to_owned(),
        n => format!(", {n} rehearsed"),
    };
    let mut said = match talks.held {
        0 => "no talk was held in the twelve weeks".to_owned(),
        n => format!("{} held in the twelve weeks{waited}{rehearsed}", number_of(n, "talk")),
    };
    match talks.held - talks.days.len() {
        0 => {}
        n if n == talks.held => said += "; no first note says how long they waited",
        n => said += &format!("; {n} without a first note"),
    }
    if let Some(&longest) = talks.waiting.last() {
        let longest = number_of(longest as usize, "day");
        let (n, at_most) = (talks.waiting.len(), if talks.waiting.len() == 1 { "" } else { "up to " });
        said += &format!("; {n} noted and not held, for {at_most}{longest}");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(held: usize, rehearsed: usize, days: &[i32], waiting: &[i32]) -> String {
        in_words(&Talks { held, rehearsed, days: days.to_vec(), waiting: waiting.to_vec() })
    }

    #[test]
    fn few_talks_are_said_by_their_days_and_more_by_the_middle_one() {
        assert_eq!(
            said(1, 0, &[1], &[]),
            "1 talk held in the twelve weeks, 1 day after the first note, none rehearsed"
        );
        let few = "3 talks held in the twelve weeks, 4, 9 and 11 days after the first note, 1 rehearsed";
        assert_eq!(said(3, 1, &[4, 9, 11], &[]), few);
        let more = "6 talks held in the twelve weeks, a median of 8 days after the first note, 4 rehearsed; 1 without \
                    a first note";
        assert_eq!(said(6, 4, &[1, 2, 8, 9, 20], &[]), more);
    }

    #[test]
    fn what_is_not_known_of_a_talk_and_what_was_not_held_is_said() {
        let without =
            "2 talks held in the twelve weeks, none rehearsed; no first note says how long they waited";
        assert_eq!(said(2, 0, &[], &[]), without);
        let open = "no talk was held in the twelve weeks; 1 noted and not held, for 39 days";
        assert_eq!(said(0, 0, &[], &[39]), open);
        let several = "no talk was held in the twelve weeks; 2 noted and not held, for up to 39 days";
        assert_eq!(said(0, 0, &[], &[1, 39]), several);
        assert_eq!(said(0, 0, &[], &[]), "no talk was held in the twelve weeks");
    }
}
