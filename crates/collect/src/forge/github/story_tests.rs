use records::AccountKind;
use serde_json::{Value, json};

use super::*;

const NOW: i64 = 1_793_664_000;

fn user(login: &str) -> Value {
    json!({ "login": login, "type": "User" })
}

fn at(hour: u32) -> String {
    format!("2026-11-02T{hour:02}:00:00Z")
}

/// The hour, by whom, and what.
type Told = (u32, Option<String>, RequestAct);

/// Told of by a list whose fields are changed, and these items.
fn told(change: Value, items: Value) -> (Vec<Told>, Vec<Account>) {
    let mut pull = json!({ "number": 1, "title": "<b>x</b>", "state": "open", "draft": false, "user": user("jonas"),
        "author_association": "MEMBER", "created_at": at(9), "updated_at": at(18), "closed_at": null, "merged_at": null,
        "merge_commit_sha": "ab".repeat(20), "head": { "sha": "0a" }, "base": { "ref": "main" }, "auto_merge": null });
    pull.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
    let pull: Pull = serde_json::from_value(pull).expect("an item of the list");
    let events: Vec<Event> = serde_json::from_value(items).expect("a timeline");
    let (request, accounts) = story(&pull, &events, &|_| None, NOW);
    assert_eq!(request.became.is_some(), pull.merged_at.is_some());
    let login = |by: AccountIx| accounts[by as usize].login.clone();
    let acts = request.events.into_iter();
    let hour = |at: i64| ((at - 1_793_577_600) / 3_600) as u32;
    let acts = acts.map(|act| (hour(act.at), act.by.map(login), act.act)).collect();
    (acts, accounts)
}

fn plain(event: &str, who: &str, hour: u32) -> Value {
    json!({ "event": event, "actor": user(who), "created_at": at(hour) })
}

fn by(login: &str) -> Option<String> {
    Some(login.to_owned())
}

#[test]
fn a_dismissed_review_keeps_what_it_was() {
    let (acts, _) = told(
        json!({}),
        json!([
            { "event": "reviewed", "id": 7, "user": user("mira"), "state": "dismissed", "submitted_at": at(10) },
            { "event": "reviewed", "id": 8, "user": user("priya"), "state": "dismissed", "submitted_at": at(11) },
            { "event": "review_dismissed", "actor": user("jonas"), "created_at": at(12),
              "dismissed_review": { "state": "approved", "review_id": 7 } },
        ]),
    );
    assert_eq!(acts[1], (10, by("mira"), RequestAct::Decided(Decision::Approved)));
    // Of this one nothing says what it was, but that it was one.
    assert_eq!(acts[2], (11, by("priya"), RequestAct::Remarked));
    let (hour, who, act) = &acts[3];
    assert_eq!((*hour, who.clone()), (12, by("jonas")));
    assert!(matches!(act, RequestAct::Dismissed(_, Decision::Approved)));
}

#[test]
fn a_merge_is_told_once() {
    let merged = json!({ "state": "closed", "merged_at": at(12), "closed_at": at(12) });
    let (acts, _) = told(merged.clone(), json!([plain("merged", "mira", 12), plain("closed", "mira", 12)]));
    assert_eq!(acts[1..], [(12, by("mira"), RequestAct::Merged)]);
    // Where the timeline does not tell of it, the list does.
    let (acts, _) = told(merged, json!([]));
    assert_eq!(acts[1..], [(12, None, RequestAct::Merged)]);
}

#[test]
fn it_is_a_draft_from_the_beginning_where_it_was_made_ready() {
    let opened = |draft: bool, items: Value| told(json!({ "draft": draft }), items).0[0].2.clone();
    let (ready, draft) = (plain("ready_for_review", "jonas", 10), plain("convert_to_draft", "jonas", 11));
    assert_eq!(opened(false, json!([])), RequestAct::Opened { draft: false });
    assert_eq!(opened(true, json!([])), RequestAct::Opened { draft: true });
    assert_eq!(opened(false, json!([ready])), RequestAct::Opened { draft: true });
    assert_eq!(opened(true, json!([draft])), RequestAct::Opened { draft: false });
    assert_eq!(opened(true, json!([ready, draft])), RequestAct::Opened { draft: true });
}

#[test]
fn what_the_list_says_of_now_holds() {
    let last = |change: Value, items: Value| told(change, items).0.pop().expect("an act");
    let on = json!({ "auto_merge": { "merge_method": "squash" } });
    assert_eq!(last(on.clone(), json!([])), (18, None, RequestAct::MergesItself(true)));
    assert_eq!(last(on, json!([plain("auto_merge_enabled", "jonas", 10)])).1, by("jonas"));
    assert_eq!(
        last(json!({}), json!([plain("auto_merge_enabled", "jonas", 10)])),
        (18, None, RequestAct::MergesItself(false))
    );
    assert_eq!(
        last(json!({}), json!([plain("convert_to_draft", "jonas", 10)])),
        (18, None, RequestAct::Readied)
    );
    assert_eq!(
        last(json!({ "state": "closed", "closed_at": at(11) }), json!([])),
        (11, None, RequestAct::Closed)
    );
    assert_eq!(last(json!({}), json!([plain("closed", "jonas", 10)])), (18, None, RequestAct::Reopened));
    // It was closed after the list was read, at six in the evening.
    assert_eq!(last(json!({}), json!([plain("closed", "jonas", 19)])), (19, by("jonas"), RequestAct::Closed));
}

#[test]
fn the_deleted_are_nobody_else_and_machines_are_machines() {
    let (acts, accounts) = told(
        json!({ "user": null }),
        json!([
            { "event": "reviewed", "id": 7, "user": null, "state": "approved", "submitted_at": at(10) },
            { "event": "commented", "user": user("ghost"), "created_at": at(11) },
            { "event": "commented", "user": { "login": "ai-review", "type": "Bot" }, "created_at": at(12) },
            { "event": "review_requested", "actor": user("mira"), "created_at": at(13) },
        ]),
    );
    let kinds: Vec<AccountKind> = accounts.iter().map(|account| account.kind).collect();
    let (gone, machine, person) = (AccountKind::Gone, AccountKind::Machine, AccountKind::Person);
    assert_eq!(kinds, [gone, gone, gone, machine, person, gone]);
    assert!(matches!(acts[4].2, RequestAct::AskedFor(Asked::Account(5))));
}

#[test]
fn a_review_that_was_not_sent_is_none() {
    let (acts, _) =
        told(json!({}), json!([{ "event": "reviewed", "id": 7, "user": user("mira"), "state": "pending" }]));
    assert_eq!(acts.len(), 1);
}

#[test]
fn who_made_a_commit_pushed_it_and_else_its_author() {
    let commit = |committer: &str, author: &str| {
        let signed = |mail: &str| json!({ "date": at(10), "email": mail });
        let item = json!({ "event": "committed", "sha": "a", "author": signed(author), "committer": signed(committer), "parents": [] });
        told(json!({}), json!([item])).0.remove(1).1
    };
    let (jonas, mira) = ("1+jonas@users.noreply.github.com", "mira@users.noreply.github.com");
    assert_eq!(commit(jonas, jonas), by("jonas"));
    // A rebase by somebody else.
    assert_eq!(commit(mira, jonas), by("mira"));
    assert_eq!(commit("noreply@github.com", jonas), by("jonas"));
    assert_eq!(commit("x@example.org", "y@example.org"), None);
}

/// An item of a timeline as somebody hostile, or a clock that is wrong, might have it.
fn item() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    let name = prop::sample::select(vec![
        "review_requested",
        "review_request_removed",
        "reviewed",
        "review_dismissed",
        "committed",
        "commented",
        "assigned",
        "merged",
        "closed",
        "reopened",
        "convert_to_draft",
        "ready_for_review",
        "head_ref_force_pushed",
        "nonsense",
    ]);
    let login =
        prop::sample::select(vec![json!(null), user("jonas"), user("mira"), user("ghost"), user("\u{0}")]);
    let state = prop::sample::select(vec!["approved", "dismissed", "commented", "changes_requested", "x"]);
    (name, login, state, 0..24_u32, 0..4_u64, 0..3_usize).prop_map(|(name, who, state, hour, id, parents)| {
        let signed = json!({ "date": at(hour), "email": "a@b" });
        json!({ "event": name, "actor": who, "user": who, "created_at": at(hour), "submitted_at": at(hour), "id": id, "state": state,
            "commit_id": id.to_string(), "sha": id.to_string(), "author": signed, "committer": signed,
            "parents": vec![json!({}); parents], "assignee": who, "requested_reviewer": who,
            "dismissed_review": { "state": state, "review_id": id } })
    })
}

proptest::proptest! {
    #[test]
    fn any_timeline_becomes_a_story_in_order_whose_accounts_are_there(items in proptest::collection::vec(item(), 0..30)) {
        let (acts, accounts) = told(json!({}), Value::Array(items));
        proptest::prop_assert!(acts.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        let named = |act: &RequestAct| match act {
            RequestAct::AskedFor(Asked::Account(one)) | RequestAct::TookBack(Asked::Account(one)) => Some(*one),
            RequestAct::Assigned(one) | RequestAct::Unassigned(one) | RequestAct::Dismissed(one, _) => Some(*one),
            _ => None,
        };
        proptest::prop_assert!(acts.iter().filter_map(|(_, _, act)| named(act)).all(|one| (one as usize) < accounts.len()));
    }
}
