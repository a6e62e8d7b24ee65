//! What comes again: the rhythm of the team, what it has with others, and Mira's own time.

use super::super::people::{
    AIKO, BENEDIKT, JONAS, LEILA, MIRA, NADIA, PRIYA, PersonIx, SAM, TOMAS, VISITORS,
};
use super::super::story::{FIRST_RELEASE, ROLE};
use super::meeting::{Change, Every, Mark, Meeting};
use super::{AUTUMN, FIRST, first};
use crate::civil::day;

/// The team without Mira, as it is invited now.
const TEAM: [PersonIx; 6] = [AIKO, JONAS, LEILA, PRIYA, SAM, TOMAS];
/// From the platform, as Benedikt.
const YUSUF: PersonIx = VISITORS + 3;
/// From where the bank's files come.
const CHIARA: PersonIx = VISITORS + 2;
/// The day on which she cut the retrospective to three questions.
const SHORTER: i64 = day(2026, 7, 8);
/// The Wednesday from which on nobody's week on call begins on a Monday.
const ON_CALL_WEDNESDAY: i64 = day(2026, 6, 10);
/// The day on which the change of the card scheme ships.
const SCHEME_SHIPS: i64 = day(2026, 9, 30);

/// All of them.
pub(super) fn meetings() -> Vec<Meeting> {
    let mut all = of_the_team();
    all.extend(with_others());
    all.extend(her_own());
    all
}

fn of_the_team() -> Vec<Meeting> {
    let team = |title: &str, day: i64, minute: i64, minutes: i64, by: PersonIx| {
        Meeting::new(title, day, minute, minutes, by, &TEAM)
    };
    let planning = Meeting { room: true, ..team("Planning", FIRST, 630, 90, MIRA).weekly(2, &[0]) };
    let planning = Meeting { day: first(FIRST, 0, true), ..planning };
    let on_call = |day| team("On-call hand-over", day, 690, 15, SAM);
    let release = Meeting::new("Release", FIRST_RELEASE, 960, 30, MIRA, &[SAM, LEILA]);
    vec![
        team("Stand-up", FIRST, 570, 15, JONAS).weekly(1, &[0, 1, 2, 3, 4]),
        planning,
        team("Retrospective", first(FIRST, 4, false), 645, 60, TOMAS).weekly(2, &[4]).until(SHORTER),
        team("Retrospective", first(SHORTER, 4, false), 645, 45, TOMAS).weekly(2, &[4]),
        team("Refinement", FIRST + 2, 810, 60, AIKO).weekly(1, &[2]),
        on_call(FIRST).weekly(1, &[0]).until(ON_CALL_WEDNESDAY - 2),
        on_call(ON_CALL_WEDNESDAY).weekly(1, &[2]),
        release.weekly(1, &[2]),
        Meeting::new("Settlement runs", AUTUMN + 4, 795, 60, PRIYA, &[PRIYA, JONAS]).weekly(1, &[4]),
    ]
}

fn with_others() -> Vec<Meeting> {
    let leads = Meeting::new("Leads", ROLE + 7, 825, 60, BENEDIKT, &[BENEDIKT, YUSUF, NADIA]);
    let platform =
        Meeting::new("Platform and payments", FIRST + 57, 945, 45, YUSUF, &[YUSUF, BENEDIKT, LEILA]);
    let risk = |day| Meeting {
        group: Some("risk@kassa.example"),
        ..Meeting::new("Risk rules and their dates", day, 825, 30, LEILA, &[LEILA])
    };
    let report = Meeting::new("Monthly report", AUTUMN + 10, 825, 30, NADIA, &[NADIA, JONAS]);
    let month_end = Meeting::new("Month end", day(2024, 9, 4), 870, 45, NADIA, &[NADIA]);
    let month_end = Meeting { every: Every::Month(1), ..month_end };
    let house = Meeting {
        every: Every::Month(2),
        group: Some("all@kassa.example"),
        by: "office@kassa.example",
        ..Meeting::new("The whole house", day(2024, 12, 12), 990, 60, MIRA, &[])
    };
    let merchants = Meeting::new(
        "Merchants in São Paulo",
        first(AUTUMN + 14, 3, false),
        1_095,
        45,
        LEILA,
        &[LEILA, AIKO],
    );
    vec![
        leads.weekly(1, &[0]),
        platform.weekly(1, &[1]),
        risk(first(ROLE, 1, true)).weekly(2, &[1]).until(AUTUMN),
        risk(AUTUMN + 8).weekly(1, &[1]),
        month_end.until(AUTUMN),
        report.weekly(1, &[3]),
        house,
        merchants.weekly(2, &[3]),
        Meeting::new("The card scheme’s change", AUTUMN, 975, 45, BENEDIKT, &[BENEDIKT, AIKO])
            .weekly(1, &[0])
            .until(SCHEME_SHIPS),
        Meeting::new("The card scheme’s report", SCHEME_SHIPS + 5, 975, 30, AIKO, &[AIKO, NADIA])
            .weekly(1, &[0]),
        Meeting::new("The second rota", SCHEME_SHIPS + 1, 690, 30, SAM, &[SAM, LEILA, YUSUF]).weekly(1, &[3]),
        Meeting::new("Whom the platform looks for", day(2026, 10, 16), 960, 45, YUSUF, &[YUSUF, BENEDIKT])
            .weekly(1, &[4]),
        Meeting::new("Bank files", AUTUMN + 4, 945, 30, CHIARA, &[CHIARA, PRIYA]).weekly(1, &[4]),
    ]
}

/// Time of nobody else's: for what is far off, and an hour of reading that may give way to anything.
fn her_own() -> Vec<Meeting> {
    let mut roadmap = Meeting::new("Roadmap", day(2026, 1, 15), 900, 120, MIRA, &[]).weekly(1, &[3]);
    for (day, change) in [
        (day(2026, 2, 12), Change::TakenOut),
        (day(2026, 4, 16), Change::TakenOut),
        (day(2026, 5, 21), Change::Moved(day(2026, 5, 22), 900)),
        (day(2026, 7, 16), Change::TakenOut),
        (day(2026, 9, 24), Change::TakenOut),
        (day(2026, 10, 15), Change::Moved(day(2026, 10, 16), 900)),
        (day(2026, 10, 29), Change::TakenOut),
        (day(2026, 11, 12), Change::TakenOut),
    ] {
        roadmap.put(day, change);
    }
    let reading = Meeting {
        mark: Mark::Free,
        ..Meeting::new("Reading hour", FIRST + 2, 750, 60, TOMAS, &[TOMAS, AIKO, PRIYA])
    };
    vec![roadmap, reading.weekly(1, &[2])]
}
