//! Objects of GitLab, with every field that its schemas require.
//!
//! A test of `collect` holds them against an excerpt of those schemas, so that they have no shape that GitLab has not.

use serde_json::{Value, json};

use super::items::id;

/// What stands in front of every address in an answer; nobody asks there.
const WEB: &str = "https://gitlab.example.org";

/// Seconds since 1970, as GitLab writes them.
pub fn iso(at: i64) -> String {
    super::items::iso(at).replace('Z', ".000Z")
}

/// The name of an account: that of a program is one that GitLab gives to the token of a project.
pub fn username(login: &str) -> String {
    match login.strip_suffix("[bot]") {
        Some(name) => format!("project_1_bot_{:08x}", id(name) as u32),
        None => login.to_owned(),
    }
}

/// `user/basic`; a deleted one is the ghost.
pub fn user(login: &str, deleted: &[String]) -> Value {
    let is_gone = deleted.iter().any(|one| one == login);
    let name = if is_gone { "ghost".to_owned() } else { username(login) };
    json!({ "id": id(&name) % 1_000_000, "username": name, "name": name, "state": "active", "locked": false,
        "avatar_url": format!("{WEB}/{name}.png"), "web_url": format!("{WEB}/{name}") })
}

/// `user/public`, of which GitLab tells oneself more than others.
pub fn own(login: &str, mail: Option<&str>) -> Value {
    let mut own = user(login, &[]);
    let mail = mail.map_or_else(|| format!("{login}@example.org"), str::to_owned);
    own["email"] = json!(mail);
    own["commit_email"] = json!(mail);
    own["bot"] = json!(false);
    own
}

/// `notes`, an item.
pub fn note(number: u64, at: i64, author: Value, kind: Option<&str>, system: bool, body: &str) -> Value {
    let mut note = json!({ "id": id(&format!("{number} {at} {body}")), "type": kind, "body": body, "attachment": null,
        "author": author, "created_at": iso(at), "updated_at": iso(at), "system": system, "noteable_id": 1_000 + number,
        "noteable_type": "MergeRequest", "noteable_iid": number, "resolvable": kind.is_some(), "confidential": false,
        "internal": false, "commands_changes": {} });
    if kind.is_some() {
        (note["resolved"], note["resolved_by"], note["resolved_at"]) =
            (json!(false), Value::Null, Value::Null);
    }
    note
}

/// `resource_state_event`.
pub fn state(number: u64, at: i64, user: Value, state: &str) -> Value {
    json!({ "id": id(&format!("{number} {at} {state}")), "user": user, "created_at": iso(at), "resource_type": "MergeRequest",
        "resource_id": 1_000 + number, "source_commit": null, "source_merge_request_id": null, "state": state })
}

/// `event`.
pub fn reopened(number: u64, at: i64, author: Value) -> Value {
    json!({ "id": id(&format!("{number} {at}")), "project_id": 1, "action_name": "reopened", "target_id": 1_000 + number,
        "target_iid": number, "target_type": "MergeRequest", "author_id": author["id"], "target_title": "x",
        "created_at": iso(at), "author_username": author["username"], "author": author })
}

/// `members`, an item.
pub fn member(login: &str, level: u64) -> Value {
    let mut member = user(login, &[]);
    (member["access_level"], member["expires_at"]) = (json!(level), Value::Null);
    member
}

/// `issue`, of which the caller gives what changes.
pub fn issue(number: u64, own: Value) -> Value {
    let mut issue = json!({ "id": 5_000 + number, "iid": number, "project_id": 1, "description": null, "milestone": null,
        "author": user("jonas", &[]), "assignee": null, "user_notes_count": 0, "upvotes": 0, "downvotes": 0, "due_date": null,
        "confidential": false, "web_url": format!("{WEB}/kassa/kassa/-/issues/{number}") });
    let (Value::Object(fields), Value::Object(own)) = (&mut issue, own) else { panic!("objects") };
    fields.extend(own);
    issue
}

/// `merge_request`, of which the caller gives what changes.
pub fn merge_request(number: u64, own: Value) -> Value {
    let mut merge = json!({ "id": 1_000 + number, "iid": number, "project_id": 1, "description": null, "source_branch": "topic",
        "target_branch": "main", "upvotes": 0, "downvotes": 0, "assignee": null, "assignees": [], "target_project_id": 1,
        "labels": [], "milestone": null, "merge_status": "can_be_merged", "should_remove_source_branch": null,
        "force_remove_source_branch": null, "discussion_locked": null, "web_url": format!("{WEB}/kassa/kassa/-/merge_requests/{number}"),
        "squash": false });
    let (Value::Object(fields), Value::Object(own)) = (&mut merge, own) else { panic!("objects") };
    fields.extend(own);
    merge
}
