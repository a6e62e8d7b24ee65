//! What is put before the team: issues with a label, and a few requests that have it too.
//!
//! Only GitHub says whether an issue was closed as done.

use std::collections::BTreeSet;

use records::{Issue, Request};

use super::super::people::{AIKO, ALL, JONAS, LEILA, MIRA, PRIYA, PersonIx, SAM, TOMAS};
use super::accounts;
use crate::civil::day;

/// The label of what is put before the team.
pub(in super::super) const LABEL: &str = "rfc";

/// One in so many requests has the label: those whose number leaves so much. Seven of the last half year, three of them Mira's.
const LABELLED: (u64, u64) = (149, 26);

/// Who says something, so many days after it was opened, at a time of their clock.
type Said = (PersonIx, i64, &'static str);

/// By whom, on which day, what it is called, who says something, and so many days after which it is closed, as done or not.
type Row = (PersonIx, (i64, i64, i64), &'static str, &'static [Said], Option<(i64, bool)>);

/// The first of each is more than sixty weeks old, but Sam's, who came later, and Leila's.
const ROWS: [Row; 20] = [
    (
        JONAS,
        (2025, 6, 11),
        "Which currency a fee is kept in",
        &[(MIRA, 1, "10:20"), (PRIYA, 2, "15:05")],
        Some((12, true)),
    ),
    (
        MIRA,
        (2025, 7, 2),
        "One place where a payment changes its state",
        &[(JONAS, 1, "09:40")],
        Some((9, true)),
    ),
    (
        PRIYA,
        (2025, 8, 20),
        "How long a settlement may stay open",
        &[(MIRA, 0, "16:30"), (JONAS, 1, "11:10"), (MIRA, 5, "14:00")],
        Some((33, false)),
    ),
    (
        TOMAS,
        (2025, 9, 10),
        "Webhooks in order, or at once",
        &[(AIKO, 1, "10:05"), (MIRA, 2, "17:15")],
        Some((20, true)),
    ),
    (
        AIKO,
        (2025, 9, 17),
        "Deploy on Fridays too",
        &[(MIRA, 0, "18:02"), (TOMAS, 1, "09:30")],
        Some((6, false)),
    ),
    (
        MIRA,
        (2026, 1, 14),
        "Take reconciliation out of the ledger",
        &[(PRIYA, 1, "10:45"), (JONAS, 1, "13:20"), (MIRA, 2, "18:10")],
        Some((26, true)),
    ),
    (
        SAM,
        (2026, 3, 11),
        "Score refunds without a rule of their own",
        &[(MIRA, 2, "12:10")],
        Some((40, true)),
    ),
    (
        PRIYA,
        (2026, 4, 15),
        "Close the day bank by bank",
        &[(JONAS, 1, "10:00"), (MIRA, 1, "17:40")],
        Some((14, true)),
    ),
    (
        MIRA,
        (2026, 5, 27),
        "Keep fees apart from amounts",
        &[(PRIYA, 1, "11:20"), (JONAS, 2, "09:15"), (MIRA, 2, "16:50")],
        Some((19, true)),
    ),
    (
        JONAS,
        (2026, 6, 10),
        "Read transfer files once",
        &[(MIRA, 1, "17:05"), (PRIYA, 2, "10:30")],
        Some((21, true)),
    ),
    (
        PRIYA,
        (2026, 7, 1),
        "Say which bank is late before the run",
        &[(MIRA, 0, "18:20"), (SAM, 1, "14:10")],
        Some((12, true)),
    ),
    (
        MIRA,
        (2026, 7, 15),
        "One clock for settlement and payouts",
        &[(PRIYA, 1, "09:50"), (LEILA, 1, "15:30"), (MIRA, 2, "19:05")],
        Some((40, false)),
    ),
    (
        TOMAS,
        (2026, 8, 26),
        "Two keys for webhooks while one is changed",
        &[(AIKO, 1, "10:10"), (MIRA, 5, "17:30")],
        Some((16, true)),
    ),
    (
        MIRA,
        (2026, 9, 2),
        "Who may change a risk rule",
        &[(SAM, 0, "16:40"), (SAM, 1, "09:55"), (TOMAS, 1, "11:35"), (MIRA, 1, "18:15")],
        Some((23, true)),
    ),
    (
        PRIYA,
        (2026, 9, 16),
        "What a merchant sees of a refund",
        &[(MIRA, 1, "10:25"), (LEILA, 2, "14:45"), (PRIYA, 2, "16:00")],
        None,
    ),
    (
        MIRA,
        (2026, 9, 23),
        "A budget for slow tests",
        &[(AIKO, 5, "10:40"), (JONAS, 6, "13:00")],
        Some((44, true)),
    ),
    (
        LEILA,
        (2026, 10, 7),
        "Payouts on the merchant's own day",
        &[(MIRA, 0, "17:50"), (PRIYA, 1, "09:20"), (SAM, 1, "15:15")],
        Some((20, true)),
    ),
    (SAM, (2026, 10, 14), "Score a refund before it is shown", &[(MIRA, 1, "18:05")], None),
    (
        MIRA,
        (2026, 10, 28),
        "Give the settlement run to somebody else",
        &[(PRIYA, 0, "16:10"), (JONAS, 1, "10:50")],
        None,
    ),
    (JONAS, (2026, 11, 4), "Drop the old transfer codes", &[(PRIYA, 1, "11:05")], None),
];

/// The issues, with numbers that no request has.
pub(super) fn issues(requests: &[Request]) -> Vec<Issue> {
    let mut taken: BTreeSet<u64> = requests.iter().map(|request| request.number).collect();
    let mut issues: Vec<Issue> = ROWS.iter().map(|row| issue(row, requests, &mut taken)).collect();
    issues.sort_by_key(|issue| issue.number);
    issues
}

fn issue(
    &(by, (year, month, date), title, said, closed): &Row,
    requests: &[Request],
    taken: &mut BTreeSet<u64>,
) -> Issue {
    let on = day(year, month, date);
    let at = |person: PersonIx, days: i64, time: &str| {
        let (hour, minute) = time.split_once(':').expect("a time is written here");
        let minute = hour.parse::<i64>().expect("an hour") * 60 + minute.parse::<i64>().expect("a minute");
        ALL[person].at(on + days, minute).seconds
    };
    let opened = at(by, 0, "13:24");
    let before =
        requests.iter().filter(|request| request.events.first().is_some_and(|event| event.at < opened));
    let mut number = before.map(|request| request.number).max().unwrap_or_default() + 1;
    while !taken.insert(number) {
        number += 1;
    }
    let closed = closed.map(|(days, done)| (at(by, days, "15:12"), done));
    Issue {
        number,
        title: title.to_owned(),
        labels: vec![LABEL.to_owned()],
        author: accounts::of(by),
        opened,
        closed: closed.map(|(at, _)| at),
        closed_by: closed.map(|_| accounts::of(by)),
        done: closed.map(|(_, done)| done),
        assigned: Vec::new(),
        events: Vec::new(),
        said: said.iter().map(|&(who, days, time)| (accounts::of(who), at(who, days, time))).collect(),
    }
}

/// Gives the label to a few that were merged, by those who had put something before the team by then.
pub(super) fn label(requests: &mut [Request]) {
    let some = [MIRA, JONAS, PRIYA, TOMAS].map(accounts::of);
    for request in requests.iter_mut().filter(|request| some.contains(&request.author)) {
        if request.number % LABELLED.0 == LABELLED.1 && request.became.is_some() {
            request.labels = vec![LABEL.to_owned()];
        }
    }
}
