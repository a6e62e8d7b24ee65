//! The forge of kassa: it tells of the merges that git has, at their seconds, and of nothing that git does not allow.

use std::collections::{BTreeMap, BTreeSet};

use madeup::kassa;
use records::{Account, AccountKind, Asked, Decision, Forge, Request, RequestAct};

use crate::kassa::{KASSA, asked};

fn forge() -> &'static Forge {
    &KASSA.2
}

fn login(account: u32) -> &'static str {
    &forge().accounts[account as usize].login
}

fn ended(request: &Request, act: &RequestAct) -> bool {
    request.events.last().is_some_and(|last| last.act == *act)
}

fn is_open(request: &Request) -> bool {
    !ended(request, &RequestAct::Merged) && !ended(request, &RequestAct::Closed)
}

fn is_review(act: &RequestAct) -> bool {
    matches!(act, RequestAct::Decided(_) | RequestAct::Remarked)
}

#[test]
fn each_merge_has_its_request_with_number_title_id_and_second() {
    let log = asked(&["log", "--first-parent", "--merges", "--reverse", "--format=%H%x09%ct%x09%s%x09%b"]);
    let merges: Vec<String> = log.into_iter().filter(|line| !line.is_empty()).collect();
    let mut told = 0;
    for line in &merges {
        let [id, at, subject, title] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let words: Vec<&str> = subject.split(' ').collect();
        let number: u64 = words[3].trim_start_matches('#').parse().expect("a number");
        let found = forge().requests.binary_search_by_key(&number, |request| request.number);
        let request = &forge().requests[found.unwrap_or_else(|_| panic!("none for {line}"))];
        assert_eq!(request.became.map(|id| id.to_string()).as_deref(), Some(id));
        assert_eq!((request.title.as_str(), request.into.as_str()), (title, "main"));
        let merged = request.events.last().expect("it was merged");
        assert_eq!((merged.act.clone(), merged.at.to_string().as_str()), (RequestAct::Merged, at), "{line}");
        // Whose the branch is, is its author; of a deleted one nothing is known.
        let owner = words[5].split('/').next().unwrap_or_default();
        let author = login(request.author);
        assert!(author == owner || author.is_empty() && owner == "ydemir", "{line}");
        told += 1;
    }
    let became = forge().requests.iter().filter(|request| request.became.is_some()).count();
    assert_eq!((told, became), (merges.len(), merges.len()));
}

#[test]
fn it_is_opened_after_its_first_commit_and_each_commit_is_there_before_it_is_ready() {
    let log = asked(&["log", "--no-merges", "--author-date-order", "--format=%ct"]);
    let commits: BTreeSet<i64> = log.iter().map(|at| at.parse().expect("seconds")).collect();
    let mut pushed_before_a_review = 0;
    for request in forge().requests.iter().filter(|request| request.became.is_some()) {
        let opened = request.events[0].at;
        assert!(commits.range(opened - 450..opened).next_back().is_some(), "#{}", request.number);
        let before = request.events.iter().take_while(|event| !is_review(&event.act));
        for event in before.filter(|event| event.act == RequestAct::Pushed) {
            pushed_before_a_review += 1;
            assert!(commits.contains(&event.at), "#{}", request.number);
        }
    }
    assert!(pushed_before_a_review > 500, "{pushed_before_a_review}");
}

#[test]
fn stories_go_forward_and_end_before_now() {
    assert!(forge().requests.windows(2).all(|pair| pair[0].number < pair[1].number));
    for request in &forge().requests {
        assert!(matches!(request.events[0].act, RequestAct::Opened { .. }), "#{}", request.number);
        assert!(request.events.windows(2).all(|pair| pair[0].at < pair[1].at), "#{}", request.number);
        assert!(request.events.iter().all(|event| event.at < kassa::NOW));
        let last_decisions: BTreeMap<_, _> = request
            .events
            .iter()
            .filter_map(|event| match event.act {
                RequestAct::Decided(decision) => Some((event.by, decision)),
                _ => None,
            })
            .collect();
        if request.became.is_some() {
            assert!(last_decisions.values().all(|decision| *decision == Decision::Approved));
        }
    }
}

#[test]
fn every_kind_of_story_is_in_it() {
    let count = |is: &dyn Fn(&Request) -> bool| forge().requests.iter().filter(|request| is(request)).count();
    let holds =
        |act: RequestAct| move |request: &Request| request.events.iter().any(|event| event.act == act);
    let of =
        |kind: AccountKind| move |request: &Request| forge().accounts[request.author as usize].kind == kind;
    let team = RequestAct::AskedFor(Asked::Team("payments".to_owned()));
    for (what, least, found) in [
        ("drafts made ready", 100, count(&holds(RequestAct::Readied))),
        ("changes wanted", 500, count(&holds(RequestAct::Decided(Decision::ChangesWanted)))),
        ("to a team", 10, count(&holds(team))),
        (
            "taken back",
            10,
            count(&|request| request.events.iter().any(|event| matches!(event.act, RequestAct::TookBack(_)))),
        ),
        ("closed", 200, count(&|request| ended(request, &RequestAct::Closed))),
        ("closed and opened again", 5, count(&holds(RequestAct::Reopened))),
        ("merged by itself", 300, count(&holds(RequestAct::MergesItself(true)))),
        ("of a program", 10, count(&of(AccountKind::Machine))),
        ("of a deleted account", 3, count(&of(AccountKind::Gone))),
        ("from outside", 3, count(&|request| request.outside)),
    ] {
        assert!(found >= least, "{what}: {found}");
    }
    assert_eq!(count(&is_open), 12);
}

#[test]
fn whatever_a_deleted_account_did_is_nobodys_in_particular() {
    let gone = |account: Option<u32>| {
        account.filter(|account| forge().accounts[*account as usize].kind == AccountKind::Gone)
    };
    let mut seen = BTreeSet::new();
    for request in &forge().requests {
        for event in &request.events {
            let Some(account) = gone(event.by) else { continue };
            let opens = matches!(event.act, RequestAct::Opened { .. });
            assert!(seen.insert(account) && (opens == (account == request.author)));
        }
    }
    let all = forge().accounts.iter().filter(|account| account.kind == AccountKind::Gone);
    assert!(seen.len() > 20 && seen.len() == all.count());
}

#[test]
fn accounts_have_the_mails_of_their_commits_and_mira_is_whose_token_it_is() {
    assert_eq!(forge().own.map(login), Some("mira-o"));
    let authors: BTreeSet<String> = asked(&["log", "--no-use-mailmap", "--format=%ae"]).into_iter().collect();
    for (mail, _) in &forge().mails {
        assert!(authors.contains(mail), "{mail}");
    }
    let hers = forge().mails.iter().filter(|(_, account)| Some(*account) == forge().own);
    assert_eq!(hers.count(), 2);
    assert!(forge().mails.iter().all(|(mail, _)| mail != kassa::LAPTOP));
    let named: Vec<&Account> = forge().accounts.iter().filter(|account| !account.login.is_empty()).collect();
    let logins: BTreeSet<&str> = named.iter().map(|account| account.login.as_str()).collect();
    assert_eq!((named.len(), logins.len()), (13, 13));
}

#[test]
fn it_has_as_many_requests_and_reviews_as_are_said_of_it() {
    let since = kassa::NOW - 364 * 86_400;
    let requests = forge().requests.iter().filter(|request| request.events[0].at >= since).count();
    let events = forge().requests.iter().flat_map(|request| &request.events);
    let reviews = events.filter(|event| event.at >= since && is_review(&event.act)).count();
    assert_eq!((forge().requests.len(), requests, reviews), (4_817, 1_907, 3_668));
}

#[test]
fn what_is_put_before_the_team_has_a_label_and_numbers_of_its_own() {
    let label = |labels: &[String]| labels == [kassa::PROPOSALS];
    assert!(forge().requests.iter().all(|one| one.labels.is_empty() || label(&one.labels)));
    let labelled = forge().requests.iter().filter(|one| label(&one.labels)).count();
    assert!((10..60).contains(&labelled), "{labelled}");
    let numbers: BTreeSet<u64> = forge().requests.iter().map(|one| one.number).collect();
    assert!(forge().issues.windows(2).all(|pair| pair[0].number < pair[1].number));
    for issue in &forge().issues {
        assert!(label(&issue.labels) && !numbers.contains(&issue.number), "#{}", issue.number);
        let ends = issue.closed.unwrap_or(kassa::NOW);
        assert!(issue.said.windows(2).all(|pair| pair[0].1 < pair[1].1), "#{}", issue.number);
        assert!(issue.said.iter().all(|(_, at)| issue.opened < *at && *at < ends), "#{}", issue.number);
        assert_eq!(issue.closed.is_some(), issue.done.is_some());
    }
}
