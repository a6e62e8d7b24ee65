use records::AccountKind;
use serde_json::{Value, json};

use super::*;

fn user(login: &str) -> Value {
    json!({ "username": login })
}

fn at(hour: u32) -> String {
    format!("2026-11-02T{hour:02}:00:00.123Z")
}

/// A note that GitLab wrote.
fn system(hour: u32, who: &str, body: &str) -> Value {
    json!({ "type": null, "body": body, "author": user(who), "created_at": at(hour), "system": true })
}

fn comment(hour: u32, who: Value, kind: Option<&str>) -> Value {
    json!({ "type": kind, "body": "approved this merge request", "author": who, "created_at": at(hour), "system": false })
}

/// The hour, by whom, and what.
type Happened = (u32, Option<String>, RequestAct);

struct Read {
    acts: Vec<Happened>,
    request: Request,
    accounts: Vec<Account>,
    agrees: bool,
}

/// Told of by a list whose fields are changed, and these notes.
fn told_of(change: Value, notes: Value, states: Option<Value>) -> Read {
    let mut merge = json!({ "iid": 1, "title": "<b>x</b>", "state": "opened", "draft": false, "author": user("jonas"),
        "created_at": at(9), "updated_at": at(18), "closed_at": null, "merged_at": null, "target_branch": "main",
        "source_project_id": 1, "target_project_id": 1, "sha": "0a".repeat(20), "merge_commit_sha": null,
        "squash_commit_sha": null, "reviewers": [], "merge_when_pipeline_succeeds": false });
    merge.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
    let merge: MergeRequest = serde_json::from_value(merge).expect("an item of the list");
    let notes: Vec<Note> = serde_json::from_value(notes).expect("notes");
    let states = states.map(|states| serde_json::from_value(states).expect("states"));
    let (request, accounts) = story(&merge, &notes, &Asides { states, outside: false });
    let login = |by: AccountIx| accounts[by as usize].login.clone();
    let hour = |at: i64| ((at - 1_793_577_600) / 3_600) as u32;
    let acts = request.events.iter();
    let acts = acts.map(|act| (hour(act.at), act.by.map(login), act.act.clone())).collect();
    Read { acts, request, accounts, agrees: agrees(&merge, &notes) }
}

fn told(change: Value, notes: Value) -> Vec<Happened> {
    told_of(change, notes, None).acts
}

fn by(login: &str) -> Option<String> {
    Some(login.to_owned())
}

#[test]
fn what_somebody_writes_is_a_comment_whatever_it_says() {
    let acts = told(
        json!({}),
        json!([
            comment(10, user("mira"), None),
            comment(11, user("mira"), Some("DiscussionNote")),
            comment(12, user("mira"), Some("DiffNote")),
        ]),
    );
    let wanted = [RequestAct::Commented, RequestAct::Commented, RequestAct::Remarked];
    assert_eq!(acts[1..].iter().map(|act| act.2.clone()).collect::<Vec<_>>(), wanted);
}

#[test]
fn nothing_was_before_it_was_opened() {
    let acts = told(json!({}), json!([comment(3, user("mira"), None), comment(10, user("mira"), None)]));
    assert_eq!(acts.iter().map(|act| act.0).collect::<Vec<_>>(), [9, 9, 10]);
    assert_eq!(acts[0].2, RequestAct::Opened { draft: false });
}

#[test]
fn how_it_ended_is_in_the_list() {
    let merged = json!({ "state": "merged", "merged_at": at(12), "merged_by": user("mira") });
    assert_eq!(told(merged.clone(), json!([]))[1..], [(12, by("mira"), RequestAct::Merged)]);
    // Newer servers have another name for it, and older ones a note besides.
    let newer = json!({ "state": "merged", "merged_at": at(12), "merge_user": user("mira") });
    assert_eq!(told(newer, json!([]))[1..], [(12, by("mira"), RequestAct::Merged)]);
    assert_eq!(
        told(merged, json!([system(12, "mira", "merged")]))[1..],
        [(12, by("mira"), RequestAct::Merged)]
    );
    let closed = json!({ "state": "closed", "closed_at": at(12), "closed_by": user("mira") });
    assert_eq!(told(closed, json!([]))[1..], [(12, by("mira"), RequestAct::Closed)]);
    // A list that does not say when.
    let closed = json!({ "state": "closed" });
    assert_eq!(told(closed, json!([]))[1..], [(18, None, RequestAct::Closed)]);
}

#[test]
fn what_was_closed_and_reopened_is_in_its_states() {
    let state =
        |hour: u32, state: &str| json!({ "user": user("jonas"), "created_at": at(hour), "state": state });
    let states =
        json!([state(10, "closed"), state(11, "reopened"), state(12, "locked"), state(13, "merged")]);
    let merged = json!({ "state": "merged", "merged_at": at(13), "merged_by": user("jonas") });
    let acts = told_of(merged, json!([system(10, "jonas", "closed")]), Some(states)).acts;
    let wanted = [(10, RequestAct::Closed), (11, RequestAct::Reopened), (13, RequestAct::Merged)];
    assert_eq!(acts[1..], wanted.map(|(hour, act)| (hour, by("jonas"), act)));
}

#[test]
fn what_older_servers_wrote_down_counts_where_there_are_no_states() {
    let notes = json!([
        system(10, "jonas", "closed"),
        system(11, "mira", "reopened"),
        system(12, "mira", "closed via merge request !2"),
    ]);
    let closed = json!({ "state": "closed", "closed_at": at(12), "closed_by": user("mira") });
    for states in [None, Some(json!([]))] {
        let acts = told_of(closed.clone(), notes.clone(), states).acts;
        let wanted = [
            ("jonas", 10, RequestAct::Closed),
            ("mira", 11, RequestAct::Reopened),
            ("mira", 12, RequestAct::Closed),
        ];
        assert_eq!(acts[1..], wanted.map(|(who, hour, act)| (hour, by(who), act)));
    }
}

#[test]
fn what_it_became_is_a_merge_or_a_squashed_commit_or_its_newest() {
    let sha = |sign: &str| sign.repeat(20);
    let became = |change: Value| {
        let became = told_of(change, json!([]), None).request.became;
        became.map(|id| id.to_string())
    };
    let merged = |merge: Value, squash: Value| json!({ "state": "merged", "merged_at": at(12), "merge_commit_sha": merge, "squash_commit_sha": squash });
    assert_eq!(became(merged(json!(sha("01")), json!(sha("02")))), Some(sha("01")));
    assert_eq!(became(merged(json!(null), json!(sha("02")))), Some(sha("02")));
    assert_eq!(became(merged(json!(null), json!(null))), Some(sha("0a")));
    assert_eq!(became(json!({ "merge_commit_sha": sha("01") })), None, "it is not merged");
}

#[test]
fn it_is_a_draft_from_the_beginning_where_it_was_made_ready() {
    let opened = |draft: bool, notes: Value| told(json!({ "draft": draft }), notes)[0].2.clone();
    let ready = system(10, "jonas", "marked this merge request as **ready**");
    let draft = system(11, "jonas", "marked this merge request as **draft**");
    assert_eq!(opened(false, json!([])), RequestAct::Opened { draft: false });
    assert_eq!(opened(true, json!([])), RequestAct::Opened { draft: true });
    assert_eq!(opened(false, json!([ready])), RequestAct::Opened { draft: true });
    assert_eq!(opened(true, json!([draft])), RequestAct::Opened { draft: false });
    // Older servers have another name for it.
    let acts = told(json!({ "draft": null, "work_in_progress": true }), json!([]));
    assert_eq!(acts[0].2, RequestAct::Opened { draft: true });
}

#[test]
fn a_title_is_told_without_the_word_that_makes_it_a_draft() {
    for (title, told) in [
        ("Draft: Count the drawer", "Count the drawer"),
        ("[draft] Count", "Count"),
        ("WIP: Count", "Count"),
        ("Drafting a plan", "Drafting a plan"),
        ("Draft:", "Draft:"),
        ("ß draft: x", "ß draft: x"),
    ] {
        assert_eq!(without_draft(title), told);
    }
}

#[test]
fn whoever_is_asked_again_approves_no_longer() {
    let notes = json!([
        system(10, "jonas", "requested review from @mira"),
        system(11, "mira", "approved this merge request"),
        system(12, "jonas", "requested review from @mira and removed approval"),
        system(13, "priya", "reset approvals from @mira by pushing to the branch"),
    ]);
    let read = told_of(json!({ "reviewers": [user("mira")] }), notes, None);
    let mira = 1;
    assert_eq!(read.accounts[mira as usize].login, "mira");
    let ended = RequestAct::Dismissed(mira, Decision::Approved);
    assert_eq!(read.acts[3], (12, by("jonas"), ended.clone()));
    assert_eq!(read.acts[4], (12, by("jonas"), RequestAct::AskedFor(Asked::Account(mira))));
    assert_eq!(read.acts[5], (13, by("priya"), ended));
    assert!(read.agrees);
}

#[test]
fn those_who_left_are_nobody_else_and_programs_are_programs() {
    let notes = json!([
        system(10, "jonas", "requested review from @sam and @mira"),
        comment(11, user("ghost"), None),
        comment(12, json!(null), None),
        system(13, "project_7_bot_0a1b", "added 1 commit"),
        comment(14, user("GitLabDuo"), Some("DiffNote")),
    ]);
    // A note names sam for ever, and the list no longer does.
    let read = told_of(json!({ "reviewers": [user("Mira")] }), notes, None);
    let kinds: Vec<AccountKind> = read.accounts.iter().map(|account| account.kind).collect();
    let (gone, machine, person) = (AccountKind::Gone, AccountKind::Machine, AccountKind::Person);
    assert_eq!(kinds, [person, gone, person, gone, gone, machine, machine]);
    assert!(read.agrees);
}

#[test]
fn it_does_not_agree_where_somebody_is_asked_of_whom_no_note_tells() {
    let notes = json!([system(10, "jonas", "hat eine Überprüfung von @mira angefordert")]);
    assert!(!told_of(json!({ "reviewers": [user("mira")] }), notes.clone(), None).agrees);
    let merged = json!({ "reviewers": [user("mira")], "state": "merged", "merged_at": at(12) });
    assert!(told_of(merged, notes, None).agrees, "of what is over nothing is said");
}

#[test]
fn what_the_list_says_of_now_holds() {
    let last = |change: Value, notes: Value| told(change, notes).pop().expect("an act");
    let on = json!({ "merge_when_pipeline_succeeds": true });
    assert_eq!(last(on.clone(), json!([])), (18, None, RequestAct::MergesItself(true)));
    let queued = json!([system(10, "jonas", "started a merge train")]);
    assert_eq!(last(on, queued), (10, by("jonas"), RequestAct::Queued(true)));
    let draft = json!([system(10, "jonas", "marked this merge request as **draft**")]);
    assert_eq!(last(json!({}), draft), (18, None, RequestAct::Readied));
}

/// A note as somebody hostile might have it.
fn any_note() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    let body = prop::sample::select(vec![
        "requested review from @jonas, @mira, and @\u{0}",
        "requested review from @mira and removed approval",
        "removed review request for @mira",
        "assigned to @mira and unassigned @jonas",
        "reset approvals from @ghost by pushing to the branch",
        "approved this merge request",
        "left review comments",
        "marked this merge request as **ready**",
        "added 1 commit\n\n<ul><li>",
        "closed",
        "merged",
        "nonsense",
    ]);
    let who = prop::sample::select(vec![json!(null), user("jonas"), user("mira"), user("ghost"), user("")]);
    let kind = prop::sample::select(vec![None, Some("DiffNote"), Some("x")]);
    (body, who, kind, 0..24_u32, any::<bool>()).prop_map(|(body, who, kind, hour, system)| {
        json!({ "type": kind, "body": body, "author": who, "created_at": at(hour), "system": system })
    })
}

proptest::proptest! {
    #[test]
    fn any_notes_become_a_story_in_order_whose_accounts_are_there(
        notes in proptest::collection::vec(any_note(), 0..30)
    ) {
        let read = told_of(json!({}), Value::Array(notes), None);
        proptest::prop_assert!(read.acts.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        let named = |act: &RequestAct| match act {
            RequestAct::AskedFor(Asked::Account(one)) | RequestAct::TookBack(Asked::Account(one)) => Some(*one),
            RequestAct::Assigned(one) | RequestAct::Unassigned(one) | RequestAct::Dismissed(one, _) => Some(*one),
            _ => None,
        };
        let many = read.accounts.len();
        proptest::prop_assert!(read.acts.iter().filter_map(|(_, _, act)| named(act)).all(|one| (one as usize) < many));
    }
}

#[test]
fn a_bypass_lifts_all_changes_that_are_wanted_and_no_others() {
    let acts = told(
        json!({}),
        json!([
            system(10, "mira", "requested changes"),
            system(11, "sam", "requested changes"),
            system(12, "lena", "requested changes"),
            system(13, "sam", "approved this merge request"),
            system(14, "priya", "bypassed reviews on this merge request"),
            system(15, "priya", "removed the bypass on this merge request"),
            system(16, "priya", "bypassed reviews on this merge request"),
        ]),
    );
    let lifted: Vec<_> = acts.iter().filter(|act| matches!(act.2, RequestAct::Dismissed(..))).collect();
    // The author is 0, then whoever acts first.
    let of = |whom| (14, by("priya"), RequestAct::Dismissed(whom, Decision::ChangesWanted));
    assert_eq!(lifted, [&of(1), &of(3)]);
}
