//! The story: who works where, and when. Weeks are counted back from the last one, which is 0 and ends on
//! Sunday 15 November 2026.
//!
//! Mira led the team's work before she led the team. Since 15 September 2025 the second is her role, and
//! most of a year later she begins to merge less. Four areas have stayed hers; payouts went over in
//! winter, settlement has been going over since October, and Aiko has begun to own refunds.

use super::areas::{
    AreaIx, BANK_TRANSFERS, CARD_GATEWAY, DEPLOY, LEDGER, MERCHANT_API, PAYOUTS, RECONCILIATION, REFUNDS,
    RISK_RULES, SETTLEMENT, WEBHOOKS,
};
use super::people::{AIKO, BENEDIKT, HENRIK, JONAS, LEILA, MIRA, NADIA, PRIYA, PersonIx, SAM, TOMAS};
use crate::civil::{date, day, weekday};

/// The Monday on which the last week begins, in days since 1970.
pub(super) const LAST_MONDAY: i64 = day(2026, 11, 9);
/// Weeks beyond the years, so that a year ago has a past too.
pub(super) const A_BIT: i64 = 11;
/// The CODEOWNERS line that names her.
pub(super) const ROLE: i64 = day(2025, 9, 15);

/// Areas that only Mira knows; others pass by on days of their own.
pub(super) const HERS: [AreaIx; 4] = [LEDGER, RISK_RULES, RECONCILIATION, DEPLOY];

/// Who looks at what is done in an area that only Mira knows, beside her: somebody of another team, for whoever reviews in an area comes
/// to know it.
pub(super) fn second_eyes(area: AreaIx) -> Option<PersonIx> {
    match area {
        DEPLOY => Some(BENEDIKT),
        _ => HERS.contains(&area).then_some(NADIA),
    }
}

/// Modules of an area that are the lead's, and that are the lead's and others'.
pub(super) fn camps(area: AreaIx) -> (usize, usize) {
    match area {
        SETTLEMENT => (19, 7),
        LEDGER => (19, 6),
        RISK_RULES => (18, 4),
        RECONCILIATION => (17, 5),
        DEPLOY => (17, 4),
        CARD_GATEWAY => (11, 8),
        MERCHANT_API => (4, 11),
        BANK_TRANSFERS => (3, 9),
        _ => (1, 4),
    }
}

/// Of a hundred changes of Mira's in an area, how many are to modules that are hers.
pub(super) fn hers(area: AreaIx) -> u32 {
    match area {
        RISK_RULES => 53,
        RECONCILIATION => 53,
        DEPLOY => 34,
        LEDGER => 40,
        SETTLEMENT => 49,
        CARD_GATEWAY => 52,
        MERCHANT_API | BANK_TRANSFERS => 66,
        _ => 20,
    }
}

/// Of a hundred changes of the others in an area, how many touch a module that is Mira's: the more, the more
/// she gives away.
pub(super) fn met(area: AreaIx, weeks_ago: i64) -> u32 {
    let of_hundred = match area {
        SETTLEMENT => 48,
        CARD_GATEWAY => 15,
        MERCHANT_API => 4,
        BANK_TRANSFERS => 3,
        _ => 1,
    };
    match weeks_ago {
        ..12 => of_hundred,
        12..60 => of_hundred * 2 / 3,
        _ => of_hundred / 2,
    }
}

/// Changes a week, in hundredths.
pub(super) fn pace(person: PersonIx, weeks_ago: i64) -> i64 {
    match (person, weeks_ago) {
        (MIRA, 61..) => 1_520,
        (MIRA, 46..) => 1_390,
        (MIRA, 18..) => 1_140,
        (MIRA, 12..) => 1_000,
        (MIRA, _) => 672,
        (_, 52..) => 400,
        (_, 12..) => 328,
        (_, _) => 375,
    }
}

/// How many changes of a week Mira does not get to, and merges in the week after: no week is like the one before, and
/// she falls back now and then.
pub(super) fn left_over(weeks_ago: i64) -> usize {
    match weeks_ago {
        17 | 8 => 4,
        10 | 3 => 3,
        _ => 0,
    }
}

/// Where somebody's changes go, by weight. Mira's own areas are not in the others' lists: they go there on
/// [`visits`].
pub(super) fn weights(person: PersonIx, weeks_ago: i64) -> Vec<(AreaIx, u32)> {
    match person {
        MIRA => mira(weeks_ago),
        AIKO => vec![(MERCHANT_API, 66), (CARD_GATEWAY, 62), (WEBHOOKS, 31)],
        JONAS => vec![(MERCHANT_API, 42), (BANK_TRANSFERS, 72), (SETTLEMENT, 32), (CARD_GATEWAY, 10)],
        LEILA if weeks_ago >= 46 => vec![(PAYOUTS, 34), (CARD_GATEWAY, 70), (MERCHANT_API, 50)],
        LEILA => vec![(PAYOUTS, 62), (CARD_GATEWAY, 60), (MERCHANT_API, 36)],
        PRIYA if weeks_ago < 6 => vec![(BANK_TRANSFERS, 40), (SETTLEMENT, 75), (PAYOUTS, 28)],
        PRIYA => vec![(BANK_TRANSFERS, 62), (SETTLEMENT, 55), (PAYOUTS, 32)],
        SAM => vec![(REFUNDS, 80), (CARD_GATEWAY, 35), (BANK_TRANSFERS, 20), (WEBHOOKS, 14)],
        TOMAS if weeks_ago < 6 => vec![(MERCHANT_API, 44), (WEBHOOKS, 52), (SETTLEMENT, 36), (PAYOUTS, 24)],
        TOMAS => vec![(MERCHANT_API, 44), (WEBHOOKS, 60), (SETTLEMENT, 17), (PAYOUTS, 30)],
        HENRIK => vec![(REFUNDS, 80), (BANK_TRANSFERS, 25), (CARD_GATEWAY, 35), (WEBHOOKS, 14)],
        _ => vec![(MERCHANT_API, 3), (PAYOUTS, 2), (WEBHOOKS, 1), (REFUNDS, 1), (CARD_GATEWAY, 1)],
    }
}

fn mira(weeks_ago: i64) -> Vec<(AreaIx, u32)> {
    let settlement = if weeks_ago < 6 { 60 } else { 118 };
    let payouts = if weeks_ago >= 46 { 92 } else { 8 };
    vec![
        (SETTLEMENT, settlement),
        (LEDGER, 140),
        (DEPLOY, 62),
        (RISK_RULES, 82),
        (RECONCILIATION, 70),
        (CARD_GATEWAY, 48),
        (MERCHANT_API, 22),
        (BANK_TRANSFERS, 10),
        (PAYOUTS, payouts),
        (REFUNDS, 5),
        (WEBHOOKS, 4),
    ]
}

/// Since so many weeks Mira answers slower, because more waits for her: since autumn.
pub(super) const SLOWER: i64 = 13;

/// Minutes of weekdays to the first answer of a review, in tenths of all answers: from the shortest, by tenths, to the longest. What is
/// merged earlier is answered earlier.
pub(super) fn answers(is_lead: bool, weeks_ago: i64) -> [i64; 11] {
    match (is_lead, weeks_ago) {
        (true, ..SLOWER) => [240, 640, 820, 960, 1_080, 1_200, 1_320, 1_440, 1_600, 1_900, 2_400],
        (true, _) => [10, 60, 140, 240, 330, 430, 560, 720, 920, 1_180, 1_600],
        (false, _) => [10, 110, 220, 330, 430, 530, 650, 780, 950, 1_150, 1_500],
    }
}

/// Mira's days off, first and last.
pub(super) const MIRA_AWAY: [(i64, i64); 3] = [
    (day(2025, 8, 4), day(2025, 8, 15)),
    (day(2026, 2, 16), day(2026, 2, 20)),
    (day(2026, 7, 27), day(2026, 8, 7)),
];

/// Days off, first and last: nothing is merged by them then.
pub(super) fn is_away(person: PersonIx, on: i64) -> bool {
    let away: &[(i64, i64)] = match person {
        MIRA => &MIRA_AWAY,
        AIKO => &[
            (day(2025, 8, 18), day(2025, 8, 29)),
            (day(2026, 4, 27), day(2026, 5, 8)),
            (day(2026, 8, 10), day(2026, 8, 14)),
        ],
        JONAS => &[(day(2025, 7, 7), day(2025, 7, 25)), (day(2026, 7, 6), day(2026, 7, 24))],
        LEILA => &[
            (day(2025, 8, 4), day(2025, 8, 15)),
            (day(2026, 3, 23), day(2026, 4, 3)),
            (day(2026, 8, 10), day(2026, 8, 14)),
        ],
        PRIYA => &[(day(2025, 10, 20), day(2025, 10, 31)), (day(2026, 5, 18), day(2026, 5, 29))],
        SAM => &[(day(2026, 8, 17), day(2026, 8, 21))],
        TOMAS => &[(day(2025, 6, 9), day(2025, 6, 20)), (day(2026, 6, 8), day(2026, 6, 19))],
        _ => &[],
    };
    let (year, month, of_month) = date(on);
    let christmas = (month == 12 && of_month >= 23) || (month == 1 && of_month <= 2);
    (christmas && !(person + year as usize).is_multiple_of(4))
        || away.iter().any(|&(first, last)| first <= on && on <= last)
}

/// Weeks between two of somebody's visits to an area of Mira's.
const VISIT_EVERY: i64 = 18;

/// Which of Mira's areas somebody passes by in a week, with how many changes on that day.
pub(super) fn visits(person: PersonIx, weeks_ago: i64) -> impl Iterator<Item = (AreaIx, u32)> {
    HERS.into_iter().enumerate().filter_map(move |(at, area)| {
        let turn = (person as i64 * 5 + at as i64 * 4 + 3) % VISIT_EVERY;
        let changes = match area {
            LEDGER | RISK_RULES => 3,
            DEPLOY => 1 + (weeks_ago / VISIT_EVERY % 2) as u32,
            _ => 2 + (weeks_ago / VISIT_EVERY % 2) as u32,
        };
        (weeks_ago % VISIT_EVERY == turn).then_some((area, changes))
    })
}

/// Days on which Aiko works in refunds, which were Sam's and before him Henrik's.
pub(super) const AIKO_IN_REFUNDS: [i64; 5] =
    [day(2026, 9, 17), day(2026, 9, 30), day(2026, 10, 14), day(2026, 10, 29), day(2026, 11, 12)];

/// Who has some modules of their own beside Mira in an area of hers.
pub(super) fn beside(area: AreaIx) -> &'static [PersonIx] {
    match area {
        LEDGER => &[JONAS, PRIYA],
        RISK_RULES => &[LEILA, SAM],
        RECONCILIATION => &[JONAS, TOMAS],
        DEPLOY => &[SAM],
        _ => &[],
    }
}

/// Who writes the first version of an area's modules, but for those that are Mira's.
pub(super) fn founders(area: AreaIx) -> &'static [PersonIx] {
    match area {
        SETTLEMENT => &[PRIYA, TOMAS, JONAS],
        CARD_GATEWAY => &[AIKO, LEILA],
        MERCHANT_API => &[AIKO, TOMAS, JONAS],
        BANK_TRANSFERS => &[JONAS, PRIYA],
        PAYOUTS => &[LEILA, PRIYA, TOMAS],
        REFUNDS => &[HENRIK],
        WEBHOOKS => &[TOMAS, AIKO],
        area => beside(area),
    }
}

/// The first Wednesday on which a release was tagged by hand; before, a job did it.
pub(super) const FIRST_RELEASE: i64 = day(2026, 6, 3);
/// Releases that were not Mira's, and whose they were: she was away.
pub(super) const RELEASES_BY_OTHERS: [(i64, PersonIx); 2] =
    [(day(2026, 7, 29), SAM), (day(2026, 8, 5), LEILA)];

/// When Mira carried the settlement calendar on: about the first working day of a month.
pub(super) const CALENDAR: [i64; 13] = [
    day(2025, 11, 3),
    day(2025, 12, 1),
    day(2026, 2, 2),
    day(2026, 3, 2),
    day(2026, 4, 1),
    day(2026, 5, 4),
    day(2026, 6, 5),
    day(2026, 7, 3),
    day(2026, 8, 3),
    day(2026, 9, 1),
    day(2026, 10, 5),
    day(2026, 11, 2),
    day(2025, 10, 1),
];
/// When Mira wrote the rota on: about the middle of a month.
pub(super) const ROTA: [i64; 10] = [
    day(2026, 2, 10),
    day(2026, 3, 11),
    day(2026, 4, 10),
    day(2026, 5, 8),
    day(2026, 6, 8),
    day(2026, 7, 8),
    day(2026, 8, 10),
    day(2026, 9, 10),
    day(2026, 10, 12),
    day(2026, 11, 13),
];

/// Of a hundred of Mira's days, how many end in the evening.
pub(super) fn evenings(weeks_ago: i64) -> u32 {
    if weeks_ago < 12 { 24 } else { 15 }
}

/// Whose release is tagged on a day, if one is.
pub(super) fn release(on: i64) -> Option<PersonIx> {
    let of_others = RELEASES_BY_OTHERS.iter().find(|(day, _)| *day == on).map(|(_, person)| *person);
    (on >= FIRST_RELEASE && (on - FIRST_RELEASE) % 7 == 0).then(|| of_others.unwrap_or(MIRA))
}

/// What a release is called: year and week of the year, Mondays first.
pub(super) fn release_name(on: i64) -> String {
    let thursday = on - weekday(on) + 3;
    let (year, ..) = date(thursday);
    format!("{year}.{:02}", (thursday - day(year, 1, 1)) / 7 + 1)
}
