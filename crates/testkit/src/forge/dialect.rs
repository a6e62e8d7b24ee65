//! GitHub's way to answer: paths, pages, tags, headers.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::github::{on_lines, pull, timeline};
use super::http::{Head, Reply};
use super::items::{event, event_with, hash, iso, issue, labels as named, user, written};
use super::{Story, World};

/// The right answer to a question.
pub fn github(world: &World, head: &Head) -> Reply {
    let path = head.path();
    let new = format!("/repos/{}", world.name);
    if let Some(old) = world.was.as_ref().map(|was| format!("/repos/{was}"))
        && let Some(rest) = path.strip_prefix(&old)
    {
        let to = format!("http://{}/repositories/1{rest}", head.header("host").unwrap_or_default());
        let body = json!({ "message": "Moved Permanently", "url": to, "documentation_url": "https://docs.github.com" });
        return plain(world, Reply::json(301, &body)).with("location", &to);
    }
    let below = path.strip_prefix(&new).or_else(|| path.strip_prefix("/repositories/1"));
    let reply = match below.map(|rest| rest.split('/').skip(1).collect::<Vec<_>>()).as_deref() {
        Some([]) => Reply::json(200, &json!({ "id": 1, "full_name": world.name, "default_branch": "main" })),
        Some(["pulls"]) => {
            let pulls = pulls(world, head);
            paged_of(world, pulls.len(), |at| listed(world, pulls[at]), head)
        }
        Some(["pulls", "comments"]) => paged(world, &comments(world, head), head),
        Some(["issues"]) => paged(world, &issues(world, head), head),
        Some(["issues", number, "comments"]) => match world.issue(number) {
            Some(issue) => {
                let said =
                    issue.said(world.now).map(|(at, who)| written(issue.number, (*at, user(who, &[]))));
                paged(world, &said.collect::<Vec<_>>(), head)
            }
            None => not_found(),
        },
        Some(["issues", number, "timeline"]) => match found(world, number) {
            None if world.issue(number).is_some() => {
                let items = world.issue(number).map(|issue| assigned(issue, world.now)).unwrap_or_default();
                paged(world, &left(items, head), head)
            }
            Some(items) => paged(world, &left(items, head), head),
            None => not_found(),
        },
        Some(["commits"]) if !world.shows_commits => not_found(),
        Some(["commits"]) => commits(world, head),
        None if path == "/user" => Reply::json(200, &user(&world.own, &[])),
        _ => not_found(),
    };
    tagged(plain(world, reply), head)
}

/// Every answer has the clock, and how often one may still ask.
pub fn plain(world: &World, reply: Reply) -> Reply {
    let date = Timestamp::from_second(world.now).expect("a moment");
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&date).expect("a date");
    let reply =
        reply.with("date", &date).with("x-ratelimit-limit", "5000").with("x-ratelimit-remaining", "4999");
    reply.with("x-ratelimit-reset", &(world.now + 3_600).to_string())
}

pub fn tagged(reply: Reply, head: &Head) -> Reply {
    if reply.status != 200 {
        return reply;
    }
    let etag = format!("W/\"{:016x}\"", hash(&reply.body));
    let reply = reply.with("etag", &etag);
    if head.header("if-none-match") == Some(&etag) {
        return Reply { status: 304, body: Vec::new(), ..reply };
    }
    reply
}

fn not_found() -> Reply {
    Reply::json(
        404,
        &json!({ "message": "Not Found", "documentation_url": "https://docs.github.com", "status": "404" }),
    )
}

pub fn number(head: &Head, name: &str, otherwise: usize) -> usize {
    head.asks(name).map_or(otherwise, |text| text.parse().expect("a number"))
}

/// One page of all there are, and where the next one is.
fn paged(world: &World, items: &[Value], head: &Head) -> Reply {
    paged_of(world, items.len(), |at| items[at].clone(), head)
}

fn paged_of(world: &World, all: usize, item: impl Fn(usize) -> Value, head: &Head) -> Reply {
    let (page, of) = (number(head, "page", 1), number(head, "per_page", 30).min(world.page));
    let on_page: Vec<Value> = ((page - 1) * of..all.min(page * of)).map(item).collect();
    let reply = Reply::json(200, &Value::Array(on_page));
    if page * of >= all { reply } else { reply.with("link", &link(head, page + 1)) }
}

fn link(head: &Head, page: usize) -> String {
    let query: Vec<&str> = head.target.split_once('?').map_or("", |(_, query)| query).split('&').collect();
    let query: Vec<&str> = query.into_iter().filter(|pair| !pair.starts_with("page=")).collect();
    // GitHub leads on by the repository's number, not its name.
    let rest: Vec<&str> =
        head.path().split('/').skip(if head.path().starts_with("/repositories") { 3 } else { 4 }).collect();
    let host = head.header("host").unwrap_or_default();
    let to = format!("http://{host}/repositories/1/{}?{}&page={page}", rest.join("/"), query.join("&"));
    format!("<{to}>; rel=\"next\"")
}

/// Where a page after this one would be.
pub fn after(head: &Head) -> String {
    link(head, number(head, "page", 1) + 1)
}

/// The requests of a list, in its order. Only those on its page are told.
fn pulls<'w>(world: &'w World, head: &Head) -> Vec<&'w Story> {
    let mut pulls: Vec<&Story> = world.opened().collect();
    if head.asks("state") == Some("open") {
        pulls.retain(|story| story.is_open(world.now));
    }
    let by_updates = head.asks("sort") == Some("updated") && world.moves;
    pulls.sort_by_cached_key(|story| {
        let mut acts = story.until(world.now).map(|(at, _)| *at);
        (if by_updates { acts.last() } else { acts.next() }, story.number)
    });
    if head.asks("direction") != Some("asc") {
        pulls.reverse();
    }
    pulls
}

fn listed(world: &World, story: &Story) -> Value {
    let mut pull = pull(story, world.now);
    if !world.moves {
        pull["updated_at"] = pull["created_at"].clone();
    }
    pull
}

/// What was written on lines, or changed, since a second; the oldest first.
fn comments(world: &World, head: &Head) -> Vec<Value> {
    let mut all: Vec<Value> = world.opened().flat_map(|story| on_lines(story, world.now)).collect();
    if let Some(since) = head.asks_since("since") {
        all.retain(|comment| second(&comment["updated_at"]) >= since);
    }
    all.sort_by_key(|comment| second(&comment["created_at"]));
    all
}

fn second(at: &Value) -> i64 {
    at.as_str().and_then(|at| at.parse::<Timestamp>().ok()).expect("a moment").as_second()
}

/// What a timeline has of who is assigned to an issue, and the one before it that is nobody's.
fn assigned(issue: &super::Issue, now: i64) -> Vec<Value> {
    let opened = event("closed", issue.opened, user(&issue.author, &[]));
    let act = |(at, who, whom, begins): (i64, &str, &str, bool)| {
        let name = if begins { "assigned" } else { "unassigned" };
        event_with(name, at, user(who, &[]), json!({ "assignee": user(whom, &[]) }))
    };
    std::iter::once(opened).chain(issue.assigns(now).map(act)).collect()
}

/// Issues that have a label, or are assigned to somebody, and a pull request that is so too.
fn issues(world: &World, head: &Head) -> Vec<Value> {
    let (label, whose) = (head.asks_text("labels"), head.asks_text("assignee"));
    let since = head.asks_since("since").unwrap_or(i64::MIN);
    let of = |number: u64, title: &str, labels: &[String], opened: i64| {
        json!({ "number": number, "title": title, "state": "open", "labels": named(labels), "user": user("jonas", &[]),
            "created_at": iso(opened), "updated_at": iso(opened), "closed_at": null })
    };
    let changed = world
        .listed(label.as_deref(), whose.as_deref())
        .into_iter()
        .filter(|issue| issue.updated(world.now) >= since);
    let mut all: Vec<Value> = changed
        .map(|one| {
            let mut own = of(one.number, &one.title, &one.labels, one.opened);
            own["updated_at"] = json!(iso(one.updated(world.now)));
            own["user"] = user(&one.author, &[]);
            own["comments"] = json!(one.said(world.now).count());
            own["assignees"] = one.assigned(world.now).iter().map(|login| user(login, &[])).collect();
            if let Some((at, who)) = one.closed.as_ref().filter(|_| one.is_closed(world.now)) {
                (own["state"], own["closed_at"]) = (json!("closed"), json!(iso(*at)));
                own["closed_by"] = user(who, &[]);
                own["state_reason"] =
                    json!(one.done.map(|done| if done { "completed" } else { "not_planned" }));
            }
            issue(one.number, own)
        })
        .collect();
    if let Some(first) = all.first().cloned() {
        let mut pull = of(900, "A request with this label", &[], world.now);
        pull["assignees"] = first["assignees"].clone();
        pull["pull_request"] = json!({ "url": first["url"] });
        pull["labels"] = json!(["incident"]);
        all.push(issue(900, pull));
    }
    all
}

fn found(world: &World, number: &str) -> Option<Vec<Value>> {
    let number: u64 = number.parse().ok()?;
    world.opened().find(|story| story.number == number).map(|story| timeline(story, world.now, &world.mails))
}

/// Without the events that are not asked for.
fn left(items: Vec<Value>, head: &Head) -> Vec<Value> {
    let without: Vec<&str> = head.asks("exclude").unwrap_or_default().split(',').collect();
    items.into_iter().filter(|item| !without.contains(&item["event"].as_str().unwrap_or_default())).collect()
}

/// Commits by everybody who has a mail, or does something, in turn.
fn commits(world: &World, head: &Head) -> Reply {
    let mails = if world.mails.is_empty() { mails_of_all(world) } else { world.mails.clone() };
    let commit = |at: usize| {
        let (mail, login) = &mails[at % mails.len()];
        let signed = json!({ "name": login, "email": mail, "date": iso(world.now) });
        json!({ "sha": format!("{at:040x}"), "commit": { "author": signed, "committer": signed, "message": "x" },
            "author": user(login, &[]), "committer": null, "parents": [] })
    };
    paged_of(world, if mails.is_empty() { 0 } else { world.commits }, commit, head)
}

fn mails_of_all(world: &World) -> Vec<(String, String)> {
    let acts = world.opened().flat_map(|story| story.until(world.now));
    let mut logins: Vec<&str> = acts.filter_map(|(_, words)| words.split(' ').next()).collect();
    logins.sort_unstable();
    logins.dedup();
    logins.into_iter().map(|login| (format!("{login}@example.org"), login.to_owned())).collect()
}
