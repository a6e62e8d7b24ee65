//! s6a over a whole ground, with absences worked out by hand. T is Monday 16 November 2026, in UTC. Each of the others changes something
//! on every Monday, from 20 May 2024 on.

use jiff::civil::{Date, date};
use signals::s6a::{self, Absence, Absences, Asked, Missing, Side};
use signals::{Answer, Status};

use crate::team::{Team, hour};

fn days(team: &mut Team, off: &[(Date, Date)]) -> Absences {
    team.settings.days_off = off.to_vec();
    s6a::absences(&team.ground())
}

fn october(first: i8, last: i8) -> (Date, Date) {
    (date(2026, 10, first), date(2026, 10, last))
}

/// An hour of a day of October or November 2026.
fn at(day: Date, of_day: i64) -> i64 {
    let days = (date(2026, 11, 16) - day).get_days();
    hour(-1, of_day) - i64::from(days) * 86_400
}

fn changes(side: &Side) -> Result<u64, Missing> {
    side.as_ref().map(|span| span.changes).map_err(|missing| *missing)
}

/// During, before, after.
fn sides(absence: &Absence) -> [Result<u64, Missing>; 3] {
    [&absence.during, &absence.before, &absence.after].map(changes)
}

#[test]
fn a_holiday_over_a_weekend_is_one_absence_and_days_without_work_belong_to_the_day_before() {
    let mut team = Team::of(3);
    team.also("jonas", at(date(2026, 10, 10), 12)); // the Saturday before: it belongs to Friday the 9th
    team.also("jonas", at(date(2026, 10, 17), 12)); // a Saturday in it
    team.also("priya", at(date(2026, 10, 20), 23)); // the last evening
    team.also("priya", at(date(2026, 10, 21), 0)); // the first morning after it
    team.also("zoe", at(date(2026, 10, 14), 9)); // a visitor
    team.also("mira", at(date(2026, 10, 14), 10)); // the lead, on a day off
    let found = days(&mut team, &[october(12, 16), october(19, 20)]);
    let [absence] = found.all.as_slice() else { panic!("{:?}", found.all) };
    assert_eq!((absence.first, absence.last, absence.days), (date(2026, 10, 12), date(2026, 10, 20), 7));
    // Mondays 12 and 19, and two; Monday 5, and the Saturday; Monday 26, and the morning.
    assert_eq!(sides(absence), [Ok(8), Ok(4), Ok(4)]);
    let span = |side: &Side| side.as_ref().map(|span| (span.from, span.until)).expect("it is known");
    assert_eq!(span(&absence.before), (date(2026, 10, 1), date(2026, 10, 12)));
    assert_eq!(span(&absence.during), (date(2026, 10, 12), date(2026, 10, 21)));
    assert_eq!(span(&absence.after), (date(2026, 10, 21), date(2026, 10, 30)));
    assert_eq!(found.signal.value, Some(8.0));
    assert_eq!((found.signal.numerator.len(), found.signal.denominator.len()), (8, 8));
    assert_eq!(found.pooled, None, "one is not summed");
}

#[test]
fn two_absences_three_days_apart_are_compared_on_one_side_each() {
    let mut team = Team::of(3);
    // Monday 5 to Friday 9, and Thursday 15 to Wednesday 21: between them there was work on 12, 13 and 14.
    let found = days(&mut team, &[october(5, 9), october(15, 21)]);
    let all: Vec<_> = found.all.iter().map(sides).collect();
    assert_eq!(all, [[Ok(3), Ok(3), Err(Missing::OtherAbsence)], [Ok(3), Err(Missing::OtherAbsence), Ok(3)]]);
    // A day off alone, which is no absence, is a working day like any other beside one.
    let found = days(&mut team, &[october(5, 9), october(13, 13)]);
    assert_eq!(sides(&found.all[0]), [Ok(3), Ok(3), Ok(3)]);
}

#[test]
fn what_is_not_over_at_t_is_missing_and_never_zero() {
    let mut team = Team::of(3);
    let november = |first: i8, last: i8| (date(2026, 11, first), date(2026, 11, last));
    // As many days after it end on Friday before T.
    assert_eq!(sides(&days(&mut team, &[november(2, 6)]).all[0]), [Ok(3), Ok(3), Ok(3)]);
    assert_eq!(sides(&days(&mut team, &[november(9, 13)]).all[0]), [Ok(3), Ok(3), Err(Missing::NotOver)]);
    // It goes on at T, or has not begun: there is nothing to say yet.
    for goes_on in [november(9, 16), november(9, 27), november(23, 27)] {
        let found = days(&mut team, &[goes_on]);
        assert!(found.all.is_empty() && found.signal.count.is_none());
        assert!(matches!(found.signal.status, Status::NotEnough { have: 0, need: 5, .. }), "{goes_on:?}");
    }
    // Four days are no absence, and how many there were is said.
    let found = days(&mut team, &[november(3, 6)]);
    assert!(matches!(found.signal.status, Status::NotEnough { have: 4, need: 5, .. }));
}

#[test]
fn at_the_edge_of_history_nothing_is_said_of_what_was_not_there() {
    let mut team = Team::of(3);
    let of = |month: i8, first: i8, last: i8| (date(2024, month, first), date(2024, month, last));
    // On 17 June all three have four weeks with a change, a week before they had three: nobody was active then.
    let found = days(&mut team, &[of(6, 17, 21)]);
    assert_eq!(sides(&found.all[0]), [Ok(3), Err(Missing::TooFew), Ok(3)]);
    // Ten working days before 19 June would begin on 5 June, fifteen before 17 June on 27 May, and twenty on 20 May at midnight, ten hours before
    // the first commit.
    let found = days(&mut team, &[(date(2024, 6, 17), date(2024, 7, 12))]);
    assert_eq!(sides(&found.all[0]), [Ok(12), Err(Missing::NoHistory), Ok(12)]);
    // What was before the first commit is no absence from this team.
    let found = days(&mut team, &[of(5, 13, 17)]);
    assert!(found.all.is_empty());
    assert!(matches!(found.signal.status, Status::NotEnough { have: 0, .. }));
}

#[test]
fn absences_are_summed_from_three_and_thirty_changes_on() {
    let mut team = Team::of(7);
    let fortnights =
        [october(12, 23), (date(2026, 6, 1), date(2026, 6, 12)), (date(2026, 2, 2), date(2026, 2, 13))];
    let sum = days(&mut team, &fortnights).pooled.expect("three of fourteen changes");
    assert_eq!((sum.absences, sum.days, sum.changes), (3, 30, [42, 42, 42]));
    assert_eq!(days(&mut team, &fortnights[..2]).pooled, None);
    // Three weeks of seven changes are twenty-one.
    let weeks = fortnights.map(|(first, _)| (first, first.saturating_add(jiff::Span::new().days(4))));
    assert_eq!(days(&mut team, &weeks).pooled, None);
    // One of which a side is missing is not in the sum.
    let last = (date(2026, 11, 2), date(2026, 11, 13));
    let found = days(&mut team, &[&fortnights[..], &[last]].concat());
    assert_eq!(found.all.len(), 4);
    // October 26 to November 6 is after the first and before the last, which begins in it.
    assert_eq!(sides(&found.all[2])[2], Err(Missing::OtherAbsence));
    assert_eq!(found.pooled, None);
}

#[test]
fn a_team_too_small_has_no_figure_of_others() {
    let why = |others: usize| {
        let found = days(&mut Team::of(others), &[october(12, 16)]);
        assert!(found.all.is_empty() && found.signal.denominator.is_empty());
        match found.signal.status {
            Status::NotApplicable(why) => why,
            other => format!("{other:?}"),
        }
    };
    assert_eq!([why(0), why(1), why(2)], [signals::ALONE, signals::TWO, signals::THREE]);
    let found = days(&mut Team::of(3), &[]);
    assert_eq!(found.signal.status, Status::NotApplicable("you gave no days off".to_owned()));
    assert_eq!(found.signal().definition.id, "s6a");
}

fn asked(side: &Side) -> &Asked {
    side.as_ref().ok().and_then(|span| span.asked.as_ref()).expect("the forge was read")
}

/// Merged, asked, asked the lead, first answered by others, by the lead.
fn counts(side: &Side) -> [u64; 5] {
    let of = asked(side);
    [of.merged, of.all, of.lead, of.by_others, of.by_lead]
}

#[test]
fn requests_of_a_span_are_those_in_which_somebody_was_asked_in_it() {
    let mut team = Team::of(3);
    let on = |day: i8, of_day: i64| at(date(2026, 10, day), of_day);
    let opened = |team: &mut Team, author: &str, asks: &[(i64, &str)], more: &[(i64, &str)]| {
        let opens = format!("{author} opens it");
        let first = (asks[0].0 - 60, opens.as_str());
        let events: Vec<(i64, &str)> = [&[first], asks, more].concat();
        team.request(author, &events);
    };
    // Asked the lead on Monday 12; somebody else answers, and it is merged in it.
    opened(
        &mut team,
        "zoe",
        &[(on(12, 10), "zoe asks mira")],
        &[(on(12, 14), "priya approves"), (on(12, 15), "zoe merges it")],
    );
    // Asked on the last day, answered by the lead on Monday after.
    opened(&mut team, "jonas", &[(on(16, 10), "jonas asks mira")], &[(on(19, 9), "mira comments")]);
    // Asked somebody else, and the lead only after they were back.
    opened(&mut team, "leila", &[(on(13, 10), "leila asks jonas"), (on(20, 10), "leila asks mira")], &[]);
    // Before: a program's word is no answer, nor is the author's.
    let words = [
        (on(7, 11), "update[bot] comments"),
        (on(7, 12), "jonas pushes"),
        (on(8, 10), "leila comments on lines"),
    ];
    opened(&mut team, "jonas", &[(on(7, 10), "jonas asks mira")], &words);
    // After: closed by its author, so that nobody answered.
    opened(&mut team, "priya", &[(on(19, 10), "priya asks mira")], &[(on(19, 12), "priya closes it")]);
    // The lead's own, and a program's.
    opened(
        &mut team,
        "mira",
        &[(on(13, 10), "mira asks jonas")],
        &[(on(13, 11), "jonas approves"), (on(13, 12), "mira merges it")],
    );
    opened(&mut team, "update[bot]", &[(on(13, 10), "update[bot] asks mira")], &[]);
    let found = days(&mut team, &[october(12, 16)]);
    let absence = &found.all[0];
    assert_eq!(counts(&absence.during), [1, 3, 2, 1, 1]);
    assert_eq!(counts(&absence.before), [0, 1, 1, 1, 0]);
    assert_eq!(counts(&absence.after), [0, 2, 2, 0, 0]);
    assert_eq!(asked(&absence.during).median(), None, "three are too few");
    // A forge that was read from the first day of the absence on does not know what was before.
    team.since = Some(on(12, 0));
    let found = days(&mut team, &[october(12, 16)]);
    let known = |side: &Side| side.as_ref().is_ok_and(|span| span.asked.is_some());
    assert_eq!(
        [&found.all[0].during, &found.all[0].before, &found.all[0].after].map(known),
        [true, false, true]
    );
    team.since = None;
    let found = days(&mut team, &[october(12, 16)]);
    assert!(
        !known(&found.all[0].during) && changes(&found.all[0].during) == Ok(3),
        "git alone says as much as before"
    );
}

#[test]
fn the_first_answer_has_a_median_from_ten_requests_on() {
    let mut team = Team::of(3);
    let day = |day: i8, of_day: i64| at(date(2026, 10, day), of_day);
    // Ten asked on Friday 16 at 10:00: nine are answered after 1 to 9 hours of that day, one on Monday at 02:00, after 16 without the weekend.
    for hours in 1..=10 {
        let answered = if hours < 10 { day(16, 10 + hours) } else { day(19, 2) };
        let whom = if hours % 2 == 0 { "zoe asks mira" } else { "zoe asks jonas" };
        team.request(
            "zoe",
            &[(day(16, 9), "zoe opens it"), (day(16, 10), whom), (answered, "leila comments")],
        );
    }
    let found = days(&mut team, &[october(12, 16)]);
    // Half of ten are answered with the fifth.
    assert_eq!(asked(&found.all[0].during).median(), Some(5.0));
    assert_eq!(counts(&found.all[0].during), [0, 10, 5, 5, 0]);
    team.requests.pop();
    assert_eq!(asked(&days(&mut team, &[october(12, 16)]).all[0].during).median(), None);
}
