//! What the made-up forge answers has the shape that GitHub and GitLab publish, so that it and the client cannot agree on another.

use std::collections::BTreeSet;

use serde_json::Value;
use testkit::forge::{Forge, Issue, Speaks, Story, World};

use crate::kept::{client, hour, repository};

const GITHUB: &str = include_str!("../fixtures/github-shapes.json");
const GITLAB: &str = include_str!("../fixtures/gitlab-shapes.json");

/// Names for which the description has no schema of its own, but a general one.
const STATE_CHANGES: [&str; 10] = [
    "head_ref_force_pushed",
    "convert_to_draft",
    "ready_for_review",
    "closed",
    "reopened",
    "merged",
    "auto_merge_enabled",
    "auto_merge_disabled",
    "added_to_merge_queue",
    "removed_from_merge_queue",
];

struct Shapes {
    all: Value,
    /// The schemas that something was held against.
    held: BTreeSet<String>,
}

impl Shapes {
    fn of(text: &str) -> Shapes {
        Shapes { all: serde_json::from_str(text).expect("the fixture is JSON"), held: BTreeSet::new() }
    }

    fn hold(&mut self, schema: &str, object: &Value) {
        self.held.insert(schema.to_owned());
        let shape = self.all[schema].clone();
        let fields = object.as_object().unwrap_or_else(|| panic!("{schema}: {object}"));
        for name in shape["required"].as_array().unwrap_or_else(|| panic!("no shape of {schema}")) {
            let name = name.as_str().expect("a name");
            assert!(fields.contains_key(name), "{schema} has no {name}: {object}");
        }
        for (name, value) in fields {
            let types =
                shape["properties"][name].as_str().unwrap_or_else(|| panic!("{schema} knows no {name}"));
            let is = match value {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::Number(_) => "integer",
                Value::String(_) => "string",
                Value::Array(_) => "array",
                Value::Object(_) => "object",
            };
            // A deleted account is null wherever a user stands, whatever the description says; there are public examples of it.
            let gone = is == "null"
                && ["user", "actor", "assignee", "review_requester", "requested_reviewer"]
                    .contains(&name.as_str());
            assert!(
                gone || types.split('|').any(|one| one == is),
                "{schema}: {name} is {is} and not {types}"
            );
            if value["login"].is_string() {
                self.hold("simple-user", value);
            }
            if value["username"].is_string() {
                self.hold("user/basic", value);
            }
        }
    }

    fn hold_pull(&mut self, pull: &Value) {
        self.hold("pull-request-simple", pull);
        self.hold("head", &pull["head"]);
        self.hold("head", &pull["base"]);
        for user in pull["requested_reviewers"].as_array().expect("a list") {
            self.hold("simple-user", user);
        }
        for team in pull["requested_teams"].as_array().expect("a list") {
            self.hold("team", team);
        }
    }

    fn hold_item(&mut self, item: &Value) {
        let name = item["event"].as_str().expect("a name");
        match name {
            "review_requested" => self.hold("review-requested-issue-event", item),
            "review_request_removed" => self.hold("review-request-removed-issue-event", item),
            "reviewed" => self.hold("timeline-reviewed-event", item),
            "review_dismissed" => {
                self.hold("review-dismissed-issue-event", item);
                self.hold("dismissed-review", &item["dismissed_review"]);
            }
            "committed" => {
                self.hold("timeline-committed-event", item);
                self.hold("git-user", &item["author"]);
                self.hold("git-user", &item["committer"]);
            }
            "commented" => self.hold("timeline-comment-event", item),
            "assigned" => self.hold("timeline-assigned-issue-event", item),
            "unassigned" => self.hold("timeline-unassigned-issue-event", item),
            name if STATE_CHANGES.contains(&name) => self.hold("state-change-issue-event", item),
            name => panic!("no shape of {name}"),
        }
        if item["requested_team"].is_object() {
            self.hold("team", &item["requested_team"]);
        }
    }
}

/// Every act there is, in one story.
fn everything() -> Vec<Story> {
    let acts = [
        "jonas opens it as a draft",
        "jonas marks it ready",
        "jonas asks mira",
        "jonas asks sam",
        "jonas asks team/payments",
        "jonas takes back the request to team/payments",
        "jonas assigns priya",
        "mira requests changes",
        "jonas comments",
        "jonas pushes",
        "format[bot] pushes",
        "jonas updates the branch",
        "jonas force-pushes",
        "priya dismisses the changes of mira",
        "mira comments on lines",
        "sam approves",
        "sam is deleted",
        "jonas turns auto-merge on",
        "jonas turns auto-merge off",
        "jonas queues it",
        "queue drops it",
        "jonas marks it a draft",
        "jonas marks it ready",
        "jonas closes it",
        "jonas reopens it",
    ];
    let told = |acts: &[&str]| (1..).map(hour).zip(acts.iter().map(|&words| words.to_owned())).collect();
    let merged = told(&["mira opens it", "mira asks team/payments", "priya approves", "mira merges it"]);
    vec![Story::by("jonas", 1, told(&acts)), Story::by("mira", 2, merged)]
}

fn incident() -> Issue {
    Issue {
        number: 7,
        title: "The drawer is empty".to_owned(),
        labels: vec!["incident".to_owned()],
        author: "jonas".to_owned(),
        opened: hour(1),
        closed: Some((hour(4), "mira".to_owned())),
        done: Some(true),
        assigned: vec!["jonas".to_owned()],
        acts: vec![(hour(3), "mira assigns mira".to_owned()), (hour(5), "mira unassigns mira".to_owned())],
        said: vec![(hour(2), "sam".to_owned())],
    }
}

/// What a forge answers to a question about its repository.
fn answered(forge: &Forge, path: &str) -> Vec<Value> {
    let mut client = client(forge, |_| panic!("there is nothing to wait for"));
    let address = client.at(&format!("{}{path}", repository(forge.speaks())));
    client.ask(&address, path).expect(path).read::<Vec<Value>>().expect(path)
}

fn everything_was_held(shapes: &Shapes) {
    let all: BTreeSet<String> = shapes.all.as_object().expect("an object").keys().cloned().collect();
    let unheld: Vec<&String> =
        all.iter().filter(|name| *name != "source" && !shapes.held.contains(*name)).collect();
    assert!(unheld.is_empty(), "nothing was held against {unheld:?}");
}

#[test]
fn what_the_made_up_github_answers_has_the_published_shape() {
    let forge = Forge::github(World { issues: vec![incident()], ..World::of(everything(), hour(100)) });
    let mut shapes = Shapes::of(GITHUB);
    // Also while somebody and a team are asked.
    for now in [hour(3), hour(5), hour(100)] {
        forge.goes_on(|world| world.now = now);
        let pulls = answered(&forge, "/pulls?state=all&per_page=100");
        assert_eq!(pulls.len(), 2);
        pulls.iter().for_each(|pull| shapes.hold_pull(pull));
        let comments = answered(&forge, "/pulls/comments?per_page=100");
        comments.iter().for_each(|comment| shapes.hold("pull-request-review-comment", comment));
        let issues = answered(&forge, "/issues?labels=incident&state=all&per_page=100");
        issues.iter().for_each(|issue| shapes.hold("issue", issue));
        let own = answered(&forge, "/issues?assignee=mira&state=all&per_page=100");
        own.iter().for_each(|issue| shapes.hold("issue", issue));
        let assigned = answered(&forge, "/issues/7/timeline?per_page=100");
        assigned.iter().for_each(|item| shapes.hold_item(item));
        let written = answered(&forge, "/issues/7/comments?per_page=100");
        written.iter().for_each(|one| shapes.hold("issue-comment", one));
        for number in [1, 2] {
            let items = answered(&forge, &format!("/issues/{number}/timeline?per_page=100"));
            items.iter().for_each(|item| shapes.hold_item(item));
        }
    }
    everything_was_held(&shapes);
}

#[test]
fn what_the_made_up_gitlab_answers_has_the_published_shape() {
    let mut stories = everything();
    stories[1].outside = true;
    let world = World { issues: vec![incident()], ..World::of(stories, hour(100)) };
    let forge = Forge::speaking(Speaks::GitLab, world);
    let mut shapes = Shapes::of(GITLAB);
    for now in [hour(3), hour(5), hour(24), hour(100)] {
        forge.goes_on(|world| world.now = now);
        let merges = answered(&forge, "/merge_requests?scope=all&state=all&per_page=100");
        assert_eq!(merges.len(), 2);
        for merge in &merges {
            shapes.hold("merge_request", merge);
            for user in merge["reviewers"].as_array().expect("a list") {
                shapes.hold("user/basic", user);
            }
        }
        for number in [1, 2] {
            let path = |of: &str| format!("/merge_requests/{number}/{of}?per_page=100");
            answered(&forge, &path("notes")).iter().for_each(|note| shapes.hold("notes", note));
            let states = answered(&forge, &path("resource_state_events"));
            states.iter().for_each(|state| shapes.hold("resource_state_event", state));
        }
        let events = answered(&forge, "/events?action=reopened&target_type=merge_request");
        events.iter().for_each(|event| shapes.hold("event", event));
        let issues = answered(&forge, "/issues?labels=incident&scope=all&state=all");
        assert_eq!(issues.len(), 1);
        issues.iter().for_each(|issue| shapes.hold("issue", issue));
        answered(&forge, "/issues/7/notes").iter().for_each(|note| shapes.hold("notes", note));
        let members = answered(&forge, "/members/all?per_page=100");
        members.iter().for_each(|member| shapes.hold("members", member));
    }
    everything_was_held(&shapes);
}
