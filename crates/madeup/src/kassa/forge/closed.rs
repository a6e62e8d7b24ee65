//! Requests that were closed without a merge. They have the numbers that merges have left out.

use records::{Request, RequestAct};

use super::super::areas;
use super::super::people::{ALL, MIRA, PersonIx, VISITORS};
use super::super::pull::Merged;
use super::super::words::{fill, one};
use super::super::{NOW, story};
use super::asked::is_there;
use super::told::Told;
use super::{accounts, clock};
use crate::Draw;
use crate::civil::{DAY, weekday};

/// What the program wants to have newer, and its versions before and after.
const LIBRARIES: [(&str, &str, &str); 6] = [
    ("iban-check", "2.4.0", "2.4.1"),
    ("camt-read", "0.9.3", "0.10.0"),
    ("bank-days", "3.1.0", "3.2.0"),
    ("http-kit", "1.18.2", "1.18.4"),
    ("money-round", "5.0.0", "5.0.1"),
    ("tls-roots", "0.26.1", "0.26.2"),
];
/// What somebody from outside wished for, in vain.
const WISHES: [&str; 4] = [
    "Accept amounts with a comma",
    "Send webhooks in the order of the payments",
    "Say in the guide which cards can be tried",
    "Let a webhook have two addresses",
];

/// All of them.
pub(super) fn requests(merged: &[&Merged], draw: &Draw) -> Vec<Request> {
    let mut requests = Vec::new();
    for pair in merged.windows(2) {
        let number = pair[0].number + 1;
        let mut draw = draw.aside(number);
        if number == pair[1].number || NOW - pair[0].at < 10 * DAY {
            continue;
        }
        match draw.below(400) {
            ..48 => requests.extend(by_the_team(number, pair[0].at, draw)),
            48..53 => requests.push(by_the_program(number, pair[0].at, &mut draw)),
            53..55 => requests.push(from_outside(number, pair[0].at, &mut draw)),
            _ => {}
        }
    }
    requests
}

/// The second of a weekday's working hour at or after another.
fn at_work(person: PersonIx, after: i64, draw: &mut Draw) -> i64 {
    let (mut day, minute) = ALL[person].clock(after);
    if minute > 15 * 60 {
        day += 1;
    }
    while weekday(day) > 4 {
        day += 1;
    }
    let of_day = draw.between(9 * 60 + 10, 16 * 60 + 50);
    ALL[person].at(day, of_day).seconds.max(after + 600) + draw.between(1, 59)
}

/// Begun by somebody of the team and given up after a review, or without one.
fn by_the_team(number: u64, about: i64, mut draw: Draw) -> Option<Request> {
    let there = |at: i64| -> Vec<PersonIx> { (0..VISITORS).filter(|&person| is_there(person, at)).collect() };
    let author = *there(about).get(draw.below(there(about).len()))?;
    let area = areas::ALL[draw.below(areas::ALL.len())];
    let title = fill(one(if draw.percent(70) { area.features } else { area.chores }, &mut draw), &mut draw);
    let mut told = Told::default();
    let opened = at_work(author, about, &mut draw);
    let by = accounts::of(author);
    let is_draft = draw.percent(25);
    told.happened(opened, by, RequestAct::Opened { draft: is_draft });
    let mut at = opened;
    let others: Vec<PersonIx> = there(opened).into_iter().filter(|&person| person != author).collect();
    if !is_draft && !others.is_empty() {
        let is_lead = draw.percent(30) && others.contains(&MIRA);
        let asked = if is_lead { MIRA } else { *draw.pick(&others) };
        told.asks(opened + 15, by, accounts::of(asked));
        let tenths = story::answers(asked == MIRA, super::asked::weeks_ago(opened));
        let tenth = draw.below(tenths.len() - 1);
        at = clock::later(opened + 15, draw.between(tenths[tenth], tenths[tenth + 1]));
        at = clock::awake(&ALL[asked], at, opened + 60..i64::MAX, &mut draw);
        if draw.percent(60) {
            told.wants_changes(at, accounts::of(asked));
        } else {
            told.happened(at, accounts::of(asked), RequestAct::Remarked);
        }
    }
    let days = draw.between(1, 4) * DAY;
    let comes_back = draw.percent(8);
    at = at_work(author, at + days, &mut draw);
    told.happened(at - 40, by, RequestAct::Commented);
    told.happened(at, by, RequestAct::Closed);
    if comes_back {
        told.happened(at + 1_900, by, RequestAct::Reopened);
        at = at_work(author, at + DAY, &mut draw);
        told.happened(at, by, RequestAct::Closed);
    }
    (at < NOW).then(|| told.request(number, &title, by, None))
}

/// Opened by the program on a Monday, and closed by it on the next, when all versions had been locked anew.
fn by_the_program(number: u64, about: i64, draw: &mut Draw) -> Request {
    let today = about.div_euclid(DAY);
    let monday = today - weekday(today);
    let (library, before, after) = draw.pick(&LIBRARIES);
    let title = format!("Bump {library} from {before} to {after}");
    let at = |day: i64, minute: i64, second: i64| day * DAY + minute * 60 + second;
    let mut told = Told::default();
    told.happened(at(monday, 310, draw.between(1, 59)), accounts::BOT, RequestAct::Opened { draft: false });
    told.happened(at(monday + 7, 301, 12), accounts::BOT, RequestAct::Commented);
    told.happened(at(monday + 7, 301, 14), accounts::BOT, RequestAct::Closed);
    told.request(number, &title, accounts::BOT, None)
}

/// By somebody who may not merge here: looked at, answered, closed.
fn from_outside(number: u64, about: i64, draw: &mut Draw) -> Request {
    let title = *draw.pick(&WISHES);
    let opened = about + draw.between(600, 5_000);
    let people: Vec<PersonIx> = (1..VISITORS).filter(|&person| is_there(person, opened)).collect();
    let answers = *draw.pick(&people);
    let first = at_work(answers, opened + DAY, draw);
    let second = at_work(answers, first + 2 * DAY, draw);
    let mut told = Told::default();
    told.happened(opened, accounts::OUTSIDE, RequestAct::Opened { draft: false });
    told.happened(first, accounts::of(answers), RequestAct::Remarked);
    told.happened(first + 40_000, accounts::OUTSIDE, RequestAct::Commented);
    told.happened(second, accounts::of(answers), RequestAct::Closed);
    told.request(number, title, accounts::OUTSIDE, None)
}
