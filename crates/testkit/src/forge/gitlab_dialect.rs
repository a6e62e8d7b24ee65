//! GitLab's way to answer: paths, pages, tags, headers.

use std::collections::HashSet;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::dialect::{number, tagged};
use super::gitlab::{merge_request, notes, reopenings, states};
use super::gitlab_items::{iso, issue, member, note, own, user};
use super::http::{Head, Reply};
use super::{Story, World};

/// The right answer to a question.
pub fn gitlab(world: &World, head: &Head) -> Reply {
    let project = |name: &str| format!("/api/v4/projects/{}", name.replace('/', "%2F"));
    let path = head.path();
    if let Some(was) = &world.was
        && let Some(rest) = path.strip_prefix(&project(was))
    {
        let to = format!("http://{}/api/v4/projects/1{rest}", head.header("host").unwrap_or_default());
        let body = json!({ "message": "302 Found" });
        return plain(world, Reply::json(302, &body)).with("location", &to);
    }
    let below = path.strip_prefix(&project(&world.name)).or_else(|| path.strip_prefix("/api/v4/projects/1"));
    let reply = match below.map(|rest| rest.split('/').skip(1).collect::<Vec<_>>()).as_deref() {
        Some([]) => {
            Reply::json(200, &json!({ "id": 1, "path_with_namespace": world.name, "default_branch": "main" }))
        }
        Some(["merge_requests"]) => {
            let merges = merge_requests(world, head);
            paged_of(world, merges.len(), |at| listed(world, merges[at]), head)
        }
        Some(["merge_requests", number, "notes"]) => of_one(world, number, notes, head),
        Some(["merge_requests", number, "resource_state_events"]) => of_one(world, number, states, head),
        Some(["issues", number, "notes"]) => match world.issue(number) {
            Some(issue) => {
                let of = |(at, who): &(i64, String), system| {
                    let body = if system { "changed the description" } else { "x" };
                    note(issue.number, *at, user(who, &[]), None, system, body)
                };
                // What GitLab writes itself stands among it.
                let own = of(&(issue.opened, issue.author.clone()), true);
                let said = issue.said(world.now).map(|one| of(one, false));
                let assigned = issue.assigns(world.now).map(|(at, who, whom, begins)| {
                    let body = format!("{} @{whom}", if begins { "assigned to" } else { "unassigned" });
                    note(issue.number, at, user(who, &[]), None, true, &body)
                });
                let mut notes: Vec<Value> = std::iter::once(own).chain(said).chain(assigned).collect();
                notes.sort_by_key(|note| note["created_at"].to_string());
                paged(world, &notes, head)
            }
            None => Reply::json(404, &json!({ "message": "404 Not found" })),
        },
        Some(["issues"]) => paged(world, &issues(world, head), head),
        Some(["events"]) => {
            let events: Vec<Value> = world.opened().flat_map(|story| reopenings(story, world.now)).collect();
            paged(world, &events, head)
        }
        Some(["members", "all"]) => paged(world, &members(world), head),
        None if path == "/api/v4/user" => Reply::json(200, &own(&world.own, world.mail_of(&world.own))),
        _ => Reply::json(404, &json!({ "message": "404 Not found" })),
    };
    tagged(plain(world, reply), head)
}

/// Every answer has the clock, and how often one may still ask.
pub fn plain(world: &World, reply: Reply) -> Reply {
    let date = Timestamp::from_second(world.now).expect("a moment");
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&date).expect("a date");
    let reply = reply.with("date", &date).with("ratelimit-limit", "2000").with("ratelimit-observed", "1");
    reply.with("ratelimit-remaining", "1999").with("ratelimit-reset", &(world.now + 60).to_string())
}

/// One page of all there are, and where the next one is.
fn paged(world: &World, items: &[Value], head: &Head) -> Reply {
    paged_of(world, items.len(), |at| items[at].clone(), head)
}

fn paged_of(world: &World, all: usize, item: impl Fn(usize) -> Value, head: &Head) -> Reply {
    let (page, of) = (number(head, "page", 1), number(head, "per_page", 20).min(world.page));
    let on_page: Vec<Value> = ((page - 1) * of..all.min(page * of)).map(item).collect();
    let reply = Reply::json(200, &Value::Array(on_page));
    let mut link = format!("<{}>; rel=\"first\"", at_page(head, 1));
    if page * of < all {
        link = format!("<{}>; rel=\"next\", {link}", at_page(head, page + 1));
    }
    reply.with("link", &link)
}

fn at_page(head: &Head, page: usize) -> String {
    let query = head.target.split_once('?').map_or("", |(_, query)| query);
    let others: Vec<&str> =
        query.split('&').filter(|pair| !pair.starts_with("page=") && !pair.starts_with("id=")).collect();
    let host = head.header("host").unwrap_or_default();
    // The project stands in it a second time.
    format!("http://{host}{}?id=kassa%2Fkassa&{}&page={page}", head.path(), others.join("&"))
}

/// Where a page after this one would be.
pub fn after(head: &Head) -> String {
    format!("<{}>; rel=\"next\"", at_page(head, number(head, "page", 1) + 1))
}

fn of_one(world: &World, number: &str, what: fn(&Story, i64) -> Vec<Value>, head: &Head) -> Reply {
    let number: Option<u64> = number.parse().ok();
    match world.opened().find(|story| Some(story.number) == number) {
        Some(story) => paged(world, &what(story, world.now), head),
        None => Reply::json(404, &json!({ "message": "404 Not found" })),
    }
}

/// The requests of a list, in its order. Only those on its page are told.
fn merge_requests<'w>(world: &'w World, head: &Head) -> Vec<&'w Story> {
    let created = |story: &Story| story.until(world.now).next().map(|(at, _)| *at);
    let updated = |story: &Story| match world.moves {
        true => story.until(world.now).last().map(|(at, _)| *at),
        false => created(story),
    };
    let mut merges: Vec<&Story> = world.opened().collect();
    if head.asks("state") == Some("opened") {
        merges.retain(|story| story.is_open(world.now));
    }
    if let Some(after) = head.asks("updated_after") {
        let after: Timestamp = after.parse().expect("a moment");
        merges.retain(|story| updated(story) >= Some(after.as_second()));
    }
    let by_updates = head.asks("order_by") == Some("updated_at");
    merges
        .sort_by_cached_key(|story| (if by_updates { updated(story) } else { created(story) }, story.number));
    if head.asks("sort") != Some("asc") {
        merges.reverse();
    }
    merges
}

fn listed(world: &World, story: &Story) -> Value {
    let mut merge = merge_request(story, world.now);
    if !world.moves {
        merge["updated_at"] = merge["created_at"].clone();
    }
    merge
}

/// Issues that have a label, or are assigned to somebody.
fn issues(world: &World, head: &Head) -> Vec<Value> {
    let (label, whose) = (head.asks_text("labels"), head.asks_text("assignee_username"));
    let since = head.asks_since("updated_after").unwrap_or(i64::MIN);
    let changed = world
        .listed(label.as_deref(), whose.as_deref())
        .into_iter()
        .filter(|issue| issue.updated(world.now) >= since);
    let of = |one: &super::Issue| {
        let closed = one.closed.as_ref().filter(|_| one.is_closed(world.now));
        let own = json!({ "title": one.title, "labels": one.labels, "author": user(&one.author, &[]),
            "user_notes_count": one.said(world.now).count(), "created_at": iso(one.opened),
            "updated_at": iso(one.updated(world.now)), "state": if closed.is_some() { "closed" } else { "opened" },
            "closed_at": closed.map(|(at, _)| iso(*at)), "closed_by": closed.map(|(_, who)| user(who, &[])),
            "assignees": one.assigned(world.now).iter().map(|login| user(login, &[])).collect::<Vec<_>>() });
        issue(one.number, own)
    };
    changed.map(of).collect()
}

/// Everybody who does something may merge, but authors from outside.
fn members(world: &World) -> Vec<Value> {
    let outside = world.stories.iter().filter(|story| story.outside);
    let outside: HashSet<&str> = outside.map(|story| story.author.as_str()).collect();
    let mut logins: Vec<&str> = world
        .opened()
        .flat_map(|story| story.until(world.now))
        .filter_map(|(_, words)| words.split(' ').next())
        .filter(|login| !outside.contains(login))
        .collect();
    logins.sort_unstable();
    logins.dedup();
    logins.into_iter().map(|login| member(login, 30)).chain([member("guest", 10)]).collect()
}
