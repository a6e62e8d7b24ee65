//! Objects of GitHub, with every field that its description requires.
//!
//! A test of `collect` holds them against an excerpt of that description, so that they have no shape that GitHub has not.

use serde_json::{Map, Value, json};

/// What stands in front of every address in an answer; nobody asks there.
const API: &str = "https://api.github.com";

/// Seconds since 1970, as GitHub writes them.
pub fn iso(at: i64) -> String {
    jiff::Timestamp::from_second(at).expect("a moment").to_string()
}

/// A number that is made of bytes, the same each time.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// An id made of words.
pub fn id(words: &str) -> u64 {
    hash(words.as_bytes()) >> 24
}

/// A commit's id made of words.
pub fn sha(words: &str) -> String {
    let part = hash(words.as_bytes());
    format!("{part:016x}{part:016x}{:08x}", part as u32)
}

/// An object with further fields that hold an address.
fn with_urls(object: Value, names: &[&str]) -> Value {
    let Value::Object(mut object) = object else { panic!("an object") };
    object.extend(
        names.iter().map(|name| ((*name).to_owned(), json!(format!("{API}/{name}")))).collect::<Map<_, _>>(),
    );
    Value::Object(object)
}

/// `simple-user`; null for a deleted one.
pub fn user(login: &str, deleted: &[String]) -> Value {
    if deleted.iter().any(|one| one == login) {
        return Value::Null;
    }
    let kind = if login.ends_with("[bot]") { "Bot" } else { "User" };
    let own = json!({ "login": login, "id": id(login), "node_id": "x", "gravatar_id": "", "type": kind, "site_admin": false });
    with_urls(
        own,
        &[
            "avatar_url",
            "events_url",
            "followers_url",
            "following_url",
            "gists_url",
            "html_url",
            "organizations_url",
            "received_events_url",
            "repos_url",
            "starred_url",
            "subscriptions_url",
            "url",
        ],
    )
}

/// `team`.
pub fn team(slug: &str) -> Value {
    let own = json!({ "id": id(slug), "node_id": "x", "name": slug, "slug": slug, "description": null, "permission": "push",
        "type": "organization", "parent": null });
    with_urls(own, &["url", "members_url", "html_url", "repositories_url"])
}

/// What every issue event has.
pub fn event(name: &str, at: i64, actor: Value) -> Value {
    let words = format!("{name} {at} {}", actor["login"]);
    json!({ "id": id(&words), "node_id": "x", "url": format!("{API}/events"), "actor": actor, "event": name, "commit_id": null,
        "commit_url": null, "created_at": iso(at), "performed_via_github_app": null })
}

/// The same, with more.
pub fn event_with(name: &str, at: i64, actor: Value, more: Value) -> Value {
    let mut event = event(name, at, actor);
    let (Value::Object(fields), Value::Object(more)) = (&mut event, more) else { panic!("objects") };
    fields.extend(more);
    event
}

/// `timeline-reviewed-event`.
pub fn reviewed(id: u64, who: Value, state: &str, at: i64, commit: &str, body: &str) -> Value {
    let own = json!({ "event": "reviewed", "id": id, "node_id": "x", "user": who, "body": body, "state": state,
        "submitted_at": iso(at), "commit_id": commit, "author_association": "MEMBER", "_links": { "html": { "href": API },
        "pull_request": { "href": API } } });
    with_urls(own, &["html_url", "pull_request_url"])
}

/// `timeline-committed-event`, by a login with a mail.
pub fn committed(sha: &str, (login, mail): (&str, Option<&str>), at: i64, parents: usize) -> Value {
    let mail = match login.strip_suffix("[bot]") {
        _ if mail.is_some() => mail.unwrap_or_default().to_owned(),
        Some(_) => format!("{}+{login}@users.noreply.github.com", id(login)),
        None => format!("{login}@example.org"),
    };
    let signed = json!({ "date": iso(at), "email": mail, "name": login });
    let parent = json!({ "sha": "0".repeat(40), "url": API, "html_url": API });
    let own = json!({ "event": "committed", "sha": sha, "node_id": "x", "author": signed, "committer": signed,
        "tree": { "sha": sha, "url": API }, "message": "x", "parents": vec![parent; parents],
        "verification": { "verified": false, "reason": "unsigned", "signature": null, "payload": null, "verified_at": null } });
    with_urls(own, &["url", "html_url"])
}

/// `timeline-comment-event`.
pub fn commented(who: &Value, at: i64, body: &str) -> Value {
    let own = json!({ "event": "commented", "actor": who, "id": id(&iso(at)), "node_id": "x", "author_association": "MEMBER",
        "user": who, "created_at": iso(at), "updated_at": iso(at), "body": body });
    with_urls(own, &["html_url", "issue_url", "url"])
}

/// `pull-request-review-comment`.
pub fn on_lines(request: u64, who: &Value, at: i64, body: &str) -> Value {
    let own = json!({ "id": id(&format!("{request} {at}")), "node_id": "x", "pull_request_review_id": null, "diff_hunk": "@@", "path": "src/lib.rs",
        "commit_id": "0".repeat(40), "original_commit_id": "0".repeat(40), "user": who, "body": body, "created_at": iso(at),
        "updated_at": iso(at), "author_association": "MEMBER", "_links": {} });
    let mut own = with_urls(own, &["html_url", "url"]);
    own["pull_request_url"] = json!(format!("{API}/repos/kassa/kassa/pulls/{request}"));
    own
}

/// Labels as objects; one may be its name alone too.
pub fn labels(names: &[String]) -> Vec<Value> {
    names.iter().map(|name| json!({ "id": 1, "name": name, "color": "f00" })).collect()
}

/// `issue-comment`.
pub fn written(issue: u64, (at, who): (i64, Value)) -> Value {
    let own = json!({ "id": id(&format!("{issue} {at}")), "node_id": "x", "user": who, "body": "x", "created_at": iso(at),
        "updated_at": iso(at), "author_association": "MEMBER" });
    with_urls(own, &["html_url", "issue_url", "url"])
}

/// `issue`, of which the caller gives what changes.
pub fn issue(number: u64, own: Value) -> Value {
    let mut issue = json!({ "id": 5_000 + number, "node_id": "x", "number": number, "assignee": null, "assignees": [], "comments": 0,
        "locked": false, "milestone": null, "body": null });
    let (Value::Object(fields), Value::Object(own)) = (&mut issue, own) else { panic!("objects") };
    fields.extend(own);
    with_urls(issue, &["comments_url", "events_url", "html_url", "labels_url", "repository_url", "url"])
}

/// `pull-request-simple`, of which the caller gives what changes.
pub fn pull(number: u64, own: Value) -> Value {
    let mut pull = json!({ "id": 1_000 + number, "node_id": "x", "number": number, "assignee": null, "assignees": [], "labels": [],
        "body": null, "milestone": null, "locked": false,
        "_links": { "comments": { "href": API }, "commits": { "href": API }, "statuses": { "href": API }, "html": { "href": API },
            "issue": { "href": API }, "review_comments": { "href": API }, "review_comment": { "href": API },
            "self": { "href": API } } });
    let (Value::Object(fields), Value::Object(own)) = (&mut pull, own) else { panic!("objects") };
    fields.extend(own);
    with_urls(
        pull,
        &[
            "comments_url",
            "commits_url",
            "diff_url",
            "html_url",
            "issue_url",
            "patch_url",
            "review_comment_url",
            "review_comments_url",
            "statuses_url",
            "url",
        ],
    )
}
