//! What takes place once: talks of which Mira's log tells, and whatever comes up in a week.

use super::super::people::{
    AIKO, ALL, BENEDIKT, HENRIK, JONAS, LEILA, MIRA, NADIA, PRIYA, PersonIx, SAM, TOMAS, VISITORS,
};
use super::super::story::{LAST_MONDAY, ROLE};
use super::meeting::{Answer, Mark, Meeting};
use super::{AUTUMN, BEHIND, FIRST, is_off};
use crate::Draw;
use crate::civil::day;

const CHIARA: PersonIx = VISITORS + 2;
const YUSUF: PersonIx = VISITORS + 3;

/// Day, minute, length, title, who else; the log or the incidents have more of them.
const TOLD: [(i64, i64, i64, &str, &[PersonIx]); 22] = [
    (day(2025, 11, 25), 870, 45, "One list of fee lines", &[PRIYA, JONAS]),
    (day(2025, 12, 2), 885, 60, "Black Friday, looked back at", &[TOMAS, AIKO]),
    (day(2026, 1, 6), 870, 90, "What Henrik leaves behind", &[HENRIK]),
    (day(2026, 3, 18), 1_020, 30, "Payouts", &[LEILA]),
    (day(2026, 4, 6), 1_110, 75, "Settlement failed: call", &[PRIYA, JONAS]),
    (day(2026, 4, 9), 885, 45, "Bank holiday, looked back at", &[PRIYA, JONAS, NADIA]),
    (day(2026, 4, 16), 930, 45, "Drain order", &[LEILA, BENEDIKT, YUSUF]),
    (day(2026, 5, 19), 930, 45, "Whose timeout is too short", &[JONAS, TOMAS]),
    (day(2026, 6, 10), 900, 45, "Certificate, looked back at", &[SAM, BENEDIKT]),
    (day(2026, 7, 6), 930, 60, "Card scheme change: one date", &[AIKO, BENEDIKT]),
    (day(2026, 8, 12), 900, 45, "Certificate, looked back at", &[SAM, BENEDIKT]),
    (day(2026, 8, 31), 1_095, 60, "Settlement failed: call", &[JONAS, PRIYA]),
    (day(2026, 9, 3), 900, 45, "Bank holiday, looked back at", &[JONAS, PRIYA, NADIA]),
    (day(2026, 9, 15), 1_020, 30, "The review that went round in circles", &[SAM]),
    (day(2026, 9, 21), 930, 45, "The bank’s new format", &[LEILA, CHIARA]),
    (day(2026, 9, 29), 885, 50, "The lost webhook, looked back at", &[TOMAS, SAM]),
    (day(2026, 10, 13), 690, 30, "What finance asks", &[NADIA]),
    (day(2026, 10, 21), 900, 120, "The risk team’s deadline", &[LEILA]),
    (day(2026, 10, 27), 1_020, 30, "Who says no to sales", &[JONAS]),
    (day(2026, 11, 3), 930, 40, "The path of a payment", &[AIKO]),
    (day(2026, 11, 11), 1_110, 45, "Settlement failed: call", &[PRIYA, JONAS]),
    (day(2026, 11, 17), 885, 45, "Auditors: ledger retention", &[NADIA]),
];

/// What comes up, and who else is in it; the first invites.
const COMES_UP: [(&str, &[PersonIx]); 18] = [
    ("Cut-off times of a bank", &[LEILA, CHIARA]),
    ("A merchant’s question", &[AIKO]),
    ("Payout states", &[LEILA, TOMAS]),
    ("Ledger: accounts for fees", &[JONAS]),
    ("Retries of webhooks", &[TOMAS, AIKO]),
    ("Refund limits, with finance", &[NADIA, AIKO]),
    ("What the card scheme changes", &[AIKO, LEILA]),
    ("Queue of reconciliation", &[NADIA, JONAS, TOMAS]),
    ("A window for the migration", &[BENEDIKT, YUSUF, LEILA]),
    ("Fee tables", &[PRIYA]),
    ("Open cases of support", &[TOMAS, AIKO]),
    ("What sales promised", &[JONAS, AIKO]),
    ("Design: bank’s calendar", &[PRIYA, JONAS, TOMAS]),
    ("Second region", &[YUSUF, BENEDIKT]),
    ("Alerts nobody reads", &[BENEDIKT, LEILA]),
    ("Numbers for the directors", &[NADIA]),
    ("Audit: who may see what", &[NADIA, PRIYA]),
    ("A name for a status", &[LEILA, AIKO, TOMAS]),
];
/// When, on each day of the week, in minutes of the day: where the week has room, or so it seems.
const ROOM: [[i64; 5]; 5] = [
    [975, 975, 990, 690, 690],
    [630, 900, 1_005, 690, 1_020],
    [630, 885, 720, 1_020, 990],
    [675, 690, 690, 705, 1_020],
    [675, 690, 690, 720, 1_005],
];

/// All of them.
pub(super) fn meetings(draw: &Draw) -> Vec<Meeting> {
    let told = TOLD.iter().map(|&(day, minute, minutes, title, with)| {
        Meeting::new(title, day, minute, minutes, if with.len() == 1 { MIRA } else { with[0] }, with)
    });
    let mut all: Vec<Meeting> = told.collect();
    for monday in (FIRST..BEHIND).step_by(7) {
        let mut draw = draw.aside(monday as u64);
        for _ in 0..number(monday, &mut draw) {
            all.extend(one(monday, &mut draw));
        }
        all.extend(evening(monday, &mut draw));
        if draw.percent(40) {
            let day = monday + draw.between(0, 4);
            let minute = *draw.pick(&[510, 540, 1_020]);
            let private = Meeting::new("Dentist", day, minute, 45, MIRA, &[]);
            all.extend((!is_off(&[], day)).then_some(Meeting { mark: Mark::Private, ..private }));
        }
    }
    all
}

/// How many come up in a week: more since she leads, and more since autumn. Of weeks ahead few are known yet.
fn number(monday: i64, draw: &mut Draw) -> i64 {
    let ahead = (monday - LAST_MONDAY) / 7;
    match monday {
        _ if ahead > 3 => 0,
        _ if ahead > 0 => draw.between(0, 4 - ahead),
        AUTUMN.. => draw.between(5, 7),
        ROLE.. => draw.between(3, 6),
        _ => draw.between(2, 5),
    }
}

/// One that comes up, if everybody is there.
fn one(monday: i64, draw: &mut Draw) -> Option<Meeting> {
    let &(title, with) = draw.pick(&COMES_UP);
    let weekday = draw.below(5);
    let (day, minute) = (monday + weekday as i64, *draw.pick(&ROOM[weekday]));
    let minutes = *draw.pick(&[30, 45, 45, 60, 60]);
    let by = if draw.percent(25) { MIRA } else { with[0] };
    let answer = match draw.below(20) {
        _ if by == MIRA => Answer::Yes,
        0 => Answer::Perhaps,
        1 => Answer::NotYet,
        2 | 3 => Answer::No,
        _ => Answer::Yes,
    };
    let there = with.iter().all(|&person| ALL[person].is_there(day)) && !is_off(with, day);
    there.then(|| Meeting { answer, ..Meeting::new(title, day, minute, minutes, by, with) })
}

/// Now and then one in the evening, or before the day begins.
fn evening(monday: i64, draw: &mut Draw) -> Option<Meeting> {
    if !draw.percent(if monday >= ROLE { 34 } else { 20 }) {
        return None;
    }
    let day = monday + draw.between(0, 3);
    let early = draw.percent(35);
    let (title, minute) = if early { ("The night run", 480) } else { ("Release of the scheme", 1_110) };
    let with = [*draw.pick(&[JONAS, TOMAS, LEILA])];
    let is_known = day < LAST_MONDAY + 14;
    (is_known && !is_off(&with, day)).then(|| Meeting::new(title, day, minute, 30, with[0], &with))
}
