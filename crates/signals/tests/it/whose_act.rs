//! Whose act is next, against the fixture: every answer there was worked out before the code was.

use jiff::tz::TimeZone;
use records::RequestEvent;
use signals::reviews::{Next, Turn, turn};

use crate::story::{Cast, LEAD, moment, request};

const FIXTURE: &str = include_str!("../fixtures/whose-act-is-next.txt");

/// An answer as the fixture writes it, and since when.
fn words(turn: &Turn) -> (String, Option<i64>) {
    let next = match turn.next {
        Next::Lead { of: 1 } => "lead".to_owned(),
        Next::Lead { of } => format!("lead, one of {of}"),
        Next::Author => "author".to_owned(),
        Next::Others => "others".to_owned(),
        Next::Nobody => "nobody".to_owned(),
    };
    (format!("{next} (line {})", turn.line as u8), turn.since)
}

/// Answers asked for, and those that differ.
fn asked(case: &str) -> (usize, Vec<String>) {
    let zone = TimeZone::UTC;
    let mut cast = Cast::default();
    let lead = cast.account(LEAD);
    let mut events: Vec<RequestEvent> = Vec::new();
    let (mut author, mut outside) = (lead, false);
    let (mut asked, mut differ) = (0, Vec::new());
    for line in case.lines().skip(1).map(str::trim) {
        if let Some(by) = line.strip_prefix("by ") {
            outside = by.ends_with(", from outside");
            author = cast.account(by.trim_end_matches(", from outside"));
            continue;
        }
        if line.starts_with("why: ") || line.is_empty() {
            continue;
        }
        let (when, what) = line.split_once("  ").unwrap_or_else(|| panic!("{line:?}"));
        let at = moment(&zone, when);
        let Some(answer) = what.trim().strip_prefix("next: ") else {
            events.extend(cast.event(at, what.trim()));
            continue;
        };
        asked += 1;
        let (next, rest) = answer.split_once(" (line ").expect("a line of the table");
        let (next, since) = match next.split_once(", since ") {
            Some((next, since)) => (next, Some(moment(&zone, since))),
            None => (next, None),
        };
        let wanted = (format!("{next} (line {rest}"), since);
        let found = words(&turn(&request(author, outside, events.clone()), |who| cast.who(who), lead, at));
        if found != wanted {
            differ.push(format!(
                "{}\n  {line}\n  found {found:?}, wanted {wanted:?}",
                case.lines().next().unwrap_or("")
            ));
        }
    }
    (asked, differ)
}

#[test]
fn every_case_of_the_fixture_has_the_answer_that_was_worked_out() {
    let is_title =
        |line: &str| line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    let mut cases: Vec<String> = Vec::new();
    for line in FIXTURE.lines() {
        if is_title(line) {
            cases.push(format!("{line}\n"));
        } else if let Some(case) = cases.last_mut().filter(|_| line.starts_with("   ")) {
            case.push_str(line);
            case.push('\n');
        }
    }
    assert_eq!(cases.len(), 107);
    let found: Vec<(usize, Vec<String>)> = cases.iter().map(|case| asked(case)).collect();
    assert_eq!(found.iter().map(|(asked, _)| asked).sum::<usize>(), 133);
    let differ: Vec<String> = found.into_iter().flat_map(|(_, differ)| differ).collect();
    assert!(differ.is_empty(), "{} differ\n{}", differ.len(), differ.join("\n"));
}
