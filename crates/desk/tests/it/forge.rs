//! A forge of the team of a case, made up: requests of a year and what waits.

use jiff::Timestamp;
use records::{
    Account, AccountIx, AccountKind, Asked, Comment, Decision, Forge, ForgeKind, Place, Request, RequestAct,
    RequestEvent,
};
use testkit::cases::{MIRA, NOW, OTHERS, week};

/// Mira, and behind her the others in their order; after them a program.
pub const LEAD: AccountIx = 0;

/// The second of an hour on a day of the case's weeks.
pub fn at(weeks_ago: i64, weekday: i64, hour: i64) -> i64 {
    week(weeks_ago, weekday) * 86_400 + hour * 3_600
}

/// A forge with these requests, read an hour before the case is looked at.
pub fn forge(requests: Vec<Request>) -> Forge {
    let people = std::iter::once(MIRA).chain(OTHERS);
    let now: Timestamp = NOW.parse().expect("an instant");
    let account = |login: String, kind| Account { login, kind };
    let mut accounts: Vec<Account> = people
        .clone()
        .map(|who| account(who.name.to_lowercase().replace(' ', "-"), AccountKind::Person))
        .collect();
    accounts.push(account("update[bot]".to_owned(), AccountKind::Machine));
    Forge {
        comments: Vec::new(),
        place: Place {
            kind: ForgeKind::Github,
            address: "https://api.github.com".to_owned(),
            name: "kassa/kassa".to_owned(),
        },
        accounts,
        mails: people.zip(0..).map(|(who, at)| (who.email.to_owned(), at)).collect(),
        own: Some(LEAD),
        requests,
        issues: Vec::new(),
        listed: records::Listed { own: true, ..records::Listed::default() },
        read: Some(now.as_second() - 3_600),
        since: at(160, 0, 0),
        skipped: 0,
    }
}

/// A request, opened at a second and then.
pub fn request(
    number: u64,
    author: AccountIx,
    opened: i64,
    acts: &[(i64, AccountIx, RequestAct)],
) -> Request {
    let event = |at, by, act| RequestEvent { at, by: Some(by), act };
    let mut events = vec![event(opened, author, RequestAct::Opened { draft: false })];
    events.extend(acts.iter().map(|(at, by, act)| event(*at, *by, act.clone())));
    Request {
        number,
        title: format!("Settle\u{1b}[2J it {number}"),
        labels: Vec::new(),
        author,
        outside: false,
        into: "main".to_owned(),
        became: None,
        events,
    }
}

pub fn asks(whom: AccountIx) -> RequestAct {
    RequestAct::AskedFor(Asked::Account(whom))
}

pub const APPROVES: RequestAct = RequestAct::Decided(Decision::Approved);

/// What Mira wrote: in each week of sixty four comments, one on each of the first four of `sixty_weeks`; one of the four
/// asks, before *now* two.
pub fn comments() -> Vec<Comment> {
    let of_week = |weeks_ago: i64| {
        let asking = if weeks_ago <= 12 { 1 } else { 2 };
        (0..4).map(move |n| Comment { request: n as u64 + 1, at: at(weeks_ago, 4, 9 + n), asks: n < asking })
    };
    (1..=60).rev().flat_map(of_week).collect()
}

/// In each week of sixty four requests by others: two are answered by Mira, after 20 hours and before *now* after 30, one of
/// them on her approval alone; two by others, after 4 hours. Four wait for her at the end, the oldest since Tuesday 10
/// November.
pub fn sixty_weeks() -> Vec<Request> {
    let mut requests = Vec::new();
    for weeks_ago in (1..=60).rev() {
        for n in 0..4 {
            let author = 1 + n as AccountIx;
            let other = 1 + (n as AccountIx + weeks_ago as AccountIx % 2 + 1) % 5;
            let opened = at(weeks_ago, n, 9);
            let waits = if weeks_ago <= 12 { 20 } else { 30 };
            let (asked, after) = if n < 2 { (LEAD, waits) } else { (other, 4) };
            let answers = opened + after * 3_600;
            let mut acts = vec![(opened, author, asks(asked)), (answers, asked, APPROVES)];
            if n == 1 {
                acts.push((answers + 60, other, APPROVES));
            }
            acts.push((answers + 3_600, author, RequestAct::Merged));
            requests.push(request(requests.len() as u64 + 1, author, opened, &acts));
        }
    }
    for (author, opened) in [(1, at(1, 1, 10)), (2, at(1, 2, 9)), (3, at(0, 0, 9)), (4, at(0, 1, 9))] {
        let number = requests.len() as u64 + 1;
        requests.push(request(number, author, opened, &[(opened, author, asks(LEAD))]));
    }
    requests
}
