//! The stories of `whose-act-is-next.txt`, told by a forge over HTTP in each dialect and read back: the same answers, and the same records.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::{Account, AccountIx, AccountKind, Request};
use signals::reviews::{Next, Turn, Who, turn};
use testkit::forge::{Forge, Speaks, Story, World};

use crate::kept::{Memory, read_well};

const FIXTURE: &str = include_str!("../../../signals/tests/fixtures/whose-act-is-next.txt");
const LEAD: &str = "mira";

/// Cases that GitHub cannot tell, and what it does not say.
const NOT_BY_GITHUB: [(u32, &str); 9] = [
    (47, "there is no taking back of one's own approval there"),
    (48, "a review has ended the request there, and there is none to take back"),
    (69, "checks and conflicts are not in its timeline"),
    (86, "checks and conflicts are not in its timeline"),
    (87, "checks and conflicts are not in its timeline"),
    (88, "checks and conflicts are not in its timeline"),
    (89, "checks and conflicts are not in its timeline"),
    (98, "nobody can approve their own request there"),
    (101, "a review has ended the request there, and there is none to take back"),
];

/// Cases that GitLab cannot tell, and what it does not say.
const NOT_BY_GITLAB: [(u32, &str); 16] = [
    (13, "teams are not asked there"),
    (14, "teams are not asked there"),
    (15, "teams are not asked there"),
    (16, "teams are not asked there"),
    (17, "teams are not asked there"),
    (18, "teams are not asked there"),
    (45, "nobody dismisses another's approval there"),
    (69, "checks and conflicts are not in its notes"),
    (86, "checks and conflicts are not in its notes"),
    (87, "checks and conflicts are not in its notes"),
    (88, "checks and conflicts are not in its notes"),
    (89, "checks and conflicts are not in its notes"),
    (96, "teams are not asked there"),
    (97, "teams are not asked there"),
    (105, "teams are not asked there"),
    (106, "teams are not asked there"),
];

/// Cases that both can tell, in which something else happens at one than at the other: at GitLab whoever is asked again approves no longer.
const HAPPENS_OTHERWISE: [u32; 1] = [19];

/// Cases of which the answer is told, and not since when: no forge says when an account was deleted, and each shows the past as if it had never
/// been there.
const SINCE_IS_NOT_TOLD: [u32; 4] = [71, 72, 74, 103];

struct Case {
    number: u32,
    title: String,
    story: Story,
    /// Moments, and the answers that were worked out for them: whose act, and since when.
    asks: Vec<(i64, String, Option<i64>)>,
}

/// The second of a weekday, a day of November 2026 and a time.
fn moment(words: &str) -> i64 {
    let words: Vec<&str> = words.split_whitespace().collect();
    let [_, day, time] = words[..] else { panic!("a moment: {words:?}") };
    let (hour, minute) = time.split_once(':').expect("a time");
    let number = |text: &str| text.parse::<i8>().expect("a number");
    let day = Date::new(2026, 11, number(day)).expect("a day");
    let at = day.at(number(hour), number(minute), 0, 0).to_zoned(TimeZone::UTC);
    at.expect("a moment").timestamp().as_second()
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in FIXTURE.lines() {
        let title = line.split_once(". ").and_then(|(number, title)| Some((number.parse().ok()?, title)));
        if let Some((number, title)) = title {
            let story = Story::by("", 7, Vec::new());
            cases.push(Case { number, title: title.to_owned(), story, asks: Vec::new() });
            continue;
        }
        let Some(case) = cases.last_mut().filter(|_| line.starts_with("   ")) else { continue };
        let line = line.trim();
        if let Some(by) = line.strip_prefix("by ") {
            case.story.outside = by.ends_with(", from outside");
            case.story.author = by.trim_end_matches(", from outside").to_owned();
        } else if !line.starts_with("why: ") {
            let (when, what) = line.split_once("  ").unwrap_or_else(|| panic!("{line:?}"));
            let (at, what) = (moment(when), what.trim());
            let Some(answer) = what.strip_prefix("next: ") else {
                case.story.acts.push((at, what.to_owned()));
                continue;
            };
            let (next, by) = answer.split_once(" (line ").expect("a line of the table");
            let (next, since) = match next.split_once(", since ") {
                Some((next, since)) => (next, Some(moment(since))),
                None => (next, None),
            };
            case.asks.push((at, format!("{next} (line {by}"), since));
        }
    }
    cases
}

fn words(turn: &Turn) -> String {
    let next = match turn.next {
        Next::Lead { of: 1 } => "lead".to_owned(),
        Next::Lead { of } => format!("lead, one of {of}"),
        Next::Author => "author".to_owned(),
        Next::Others => "others".to_owned(),
        Next::Nobody => "nobody".to_owned(),
    };
    format!("{next} (line {})", turn.line as u8)
}

/// Everybody by their login; the lead is 0.
fn who(accounts: &[Account], account: AccountIx) -> Who {
    let own = &accounts[account as usize];
    match own.kind {
        AccountKind::Machine => Who::Machine,
        AccountKind::Gone => Who::Gone(account),
        AccountKind::Person if own.login == LEAD => Who::Person(0),
        AccountKind::Person => Who::Person(1 + account),
    }
}

/// What is found in what was read, at a moment; an answer without a beginning where nothing was read yet.
fn found(memory: &Memory, at: i64) -> (String, Option<i64>) {
    match memory.read.get(&7) {
        None => ("nobody (line 1)".to_owned(), None),
        Some(read) => {
            let turn = turn(&read.request, |account| who(&read.accounts, account), 0, at);
            (words(&turn), turn.since)
        }
    }
}

fn cannot_be_said(speaks: Speaks, story: &Story) -> Option<&'static str> {
    match speaks {
        Speaks::GitHub => story.cannot_be_said_by_github(),
        Speaks::GitLab => story.cannot_be_said_by_gitlab(),
    }
}

fn not_told(speaks: Speaks) -> &'static [(u32, &'static str)] {
    match speaks {
        Speaks::GitHub => &NOT_BY_GITHUB,
        Speaks::GitLab => &NOT_BY_GITLAB,
    }
}

#[test]
fn every_story_that_a_forge_can_tell_has_the_answer_that_was_worked_out() {
    Speaks::ALL.into_iter().for_each(answers);
}

fn answers(speaks: Speaks) {
    let (mut told, mut without_since, mut differ) = (0, Vec::new(), Vec::new());
    let cases = cases();
    assert_eq!(cases.len(), 107);
    for case in cases.iter().filter(|case| cannot_be_said(speaks, &case.story).is_none()) {
        told += 1;
        let forge = Forge::speaking(speaks, World::of(vec![case.story.clone()], 0));
        let mut all_along = Memory::default();
        for (at, next, since) in &case.asks {
            // At each moment the forge tells what has happened until then, to one who reads it for the first time, and to one who
            // has read it before.
            forge.goes_on(|world| world.now = *at);
            let mut at_once = Memory::default();
            read_well(&forge, &mut at_once);
            read_well(&forge, &mut all_along);
            assert_eq!(at_once.read, all_along.read, "{}. {}", case.number, case.title);
            assert!(at_once.read.values().all(|read| read.agrees), "{}. {}", case.number, case.title);
            let found = found(&at_once, *at);
            if found.0 == *next && found.1 != *since && SINCE_IS_NOT_TOLD.contains(&case.number) {
                without_since.push(case.number);
            } else if found != (next.clone(), *since) {
                differ.push(format!(
                    "{}. {}\n  found {found:?}, wanted {next} {since:?}",
                    case.number, case.title
                ));
            }
        }
    }
    assert!(differ.is_empty(), "{speaks:?}: {} differ\n{}", differ.len(), differ.join("\n"));
    assert_eq!(without_since, SINCE_IS_NOT_TOLD);
    assert_eq!(told, cases.len() - not_told(speaks).len());
}

#[test]
fn what_a_forge_cannot_tell_is_known_and_has_its_reason() {
    for speaks in Speaks::ALL {
        let found: Vec<(u32, &str)> = cases()
            .iter()
            .filter_map(|case| Some((case.number, cannot_be_said(speaks, &case.story)?)))
            .collect();
        assert_eq!(found, not_told(speaks), "{speaks:?}");
    }
}

/// What is read of a story at a moment. A program has another login at each forge, so that only that it is one counts.
fn records(speaks: Speaks, story: &Story, now: i64) -> Option<(Request, Vec<Account>)> {
    let forge = Forge::speaking(speaks, World::of(vec![story.clone()], now));
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    let read = memory.read.remove(&7)?;
    let mut accounts = read.accounts;
    for account in accounts.iter_mut().filter(|account| account.kind == AccountKind::Machine) {
        account.login.clear();
    }
    Some((read.request, accounts))
}

#[test]
fn every_story_that_both_can_tell_becomes_the_same_records() {
    let both =
        |case: &&Case| Speaks::ALL.into_iter().all(|speaks| cannot_be_said(speaks, &case.story).is_none());
    let (mut compared, mut differ) = (0, Vec::new());
    for case in cases().iter().filter(both) {
        for (at, ..) in &case.asks {
            let [github, gitlab] = Speaks::ALL.map(|speaks| records(speaks, &case.story, *at));
            compared += usize::from(github.is_some());
            if github != gitlab {
                differ.push((case.number, github, gitlab));
            }
        }
    }
    let numbers: BTreeSet<u32> = differ.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers, BTreeSet::from(HAPPENS_OTHERWISE), "{differ:#?}");
    assert!(compared > 100, "{compared} were compared");
}
