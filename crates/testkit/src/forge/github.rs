//! What GitHub would say of a story at a moment.

use serde_json::{Value, json};

use super::Story;
use super::items::{
    self, commented, committed, event, event_with, id, iso, labels, reviewed, sha, team, user,
};

/// The item of the list.
pub fn pull(story: &Story, now: i64) -> Value {
    Telling::of(story, now).list()
}

/// The items of the timeline; accounts have these mails.
pub fn timeline(story: &Story, now: i64, mails: &[(String, String)]) -> Vec<Value> {
    Telling::with(story, now, mails).items
}

/// Comments on lines, which have a list of their own.
pub fn on_lines(story: &Story, now: i64) -> Vec<Value> {
    Telling::of(story, now).on_lines
}

/// Why GitHub cannot say what happens in a story; none where it can.
pub fn cannot_say(story: &Story) -> Option<&'static str> {
    Telling::of(story, i64::MAX).cannot
}

/// A review that still stands.
struct Review {
    id: u64,
    who: String,
    state: &'static str,
    item: usize,
}

/// A story as it goes on.
struct Telling<'s> {
    story: &'s Story,
    mails: &'s [(String, String)],
    deleted: Vec<String>,
    items: Vec<Value>,
    on_lines: Vec<Value>,
    /// What is written with the act that is told.
    text: Option<String>,
    reviews: Vec<Review>,
    asked: Vec<String>,
    teams: Vec<String>,
    draft: bool,
    closed_at: Option<i64>,
    merged_at: Option<i64>,
    merges_itself: bool,
    heads: Vec<String>,
    updated_at: i64,
    cannot: Option<&'static str>,
}

impl<'s> Telling<'s> {
    fn of(story: &'s Story, now: i64) -> Telling<'s> {
        Telling::with(story, now, &[])
    }

    fn with(story: &'s Story, now: i64, mails: &'s [(String, String)]) -> Telling<'s> {
        let mut telling = Telling {
            story,
            mails,
            deleted: story.deleted(now),
            items: Vec::new(),
            on_lines: Vec::new(),
            text: None,
            reviews: Vec::new(),
            asked: Vec::new(),
            teams: Vec::new(),
            draft: false,
            closed_at: None,
            merged_at: None,
            merges_itself: false,
            heads: Vec::new(),
            updated_at: 0,
            cannot: None,
        };
        for (at, words) in story.until(now) {
            telling.updated_at = *at;
            telling.goes_on(*at, words);
        }
        telling
    }

    fn user(&self, login: &str) -> Value {
        user(login, &self.deleted)
    }

    fn users(&self, logins: &[String]) -> Vec<Value> {
        logins.iter().map(|login| self.user(login)).filter(|user| !user.is_null()).collect()
    }

    fn happened(&mut self, name: &str, at: i64, actor: &str) {
        self.items.push(event(name, at, self.user(actor)));
    }

    fn goes_on(&mut self, at: i64, words: &str) {
        let (who, act) = words.split_once(' ').unwrap_or_else(|| panic!("who did what: {words:?}"));
        let (act, text) = Story::act_and_text(act);
        self.text = text.map(str::to_owned);
        // Whatever the forge does by itself is done in somebody's name.
        let nobody = ["forge", "queue", "checks", "conflict"].contains(&who);
        let who = if nobody { self.story.author.clone() } else { who.to_owned() };
        let who = who.as_str();
        match act {
            "opens it" => self.pushes(at - 3_600, who, 1),
            "opens it as a draft" => {
                self.draft = true;
                self.pushes(at - 3_600, who, 1);
            }
            "marks it a draft" | "marks it ready" => {
                self.draft = act.ends_with("draft");
                let name = if self.draft { "convert_to_draft" } else { "ready_for_review" };
                self.happened(name, at, who);
            }
            "approves" if who == self.story.author => {
                self.cannot = Some("nobody can approve their own request there");
            }
            "approves" => self.reviews(at, who, "approved"),
            "requests changes" => self.reviews(at, who, "changes_requested"),
            // An answer in a thread is a review too.
            "comments on lines" | "replies" => {
                let body = self.text.take().unwrap_or_else(|| "<b>here</b>".to_owned());
                let comment = items::on_lines(self.story.number, &self.user(who), at, &body);
                self.on_lines.push(comment);
                self.reviews(at, who, "commented");
            }
            "comments" => {
                let body = self.text.take().unwrap_or_else(|| "<script>alert(1)</script>".to_owned());
                self.items.push(commented(&self.user(who), at, &body));
            }
            "pushes" => self.pushes(at, who, 1),
            "updates the branch" => self.pushes(at, who, 2),
            "force-pushes" => {
                self.heads = vec![sha(&format!("{} {at}", self.story.number))];
                self.happened("head_ref_force_pushed", at, who);
            }
            "queues it" => self.happened("added_to_merge_queue", at, who),
            "drops it" => self.happened("removed_from_merge_queue", at, who),
            "turns auto-merge on" | "turns auto-merge off" => {
                self.merges_itself = act.ends_with("on");
                let name = if self.merges_itself { "auto_merge_enabled" } else { "auto_merge_disabled" };
                self.happened(name, at, who);
            }
            "closes it" => {
                self.closed_at = Some(at);
                self.happened("closed", at, who);
            }
            "reopens it" => {
                self.closed_at = None;
                self.happened("reopened", at, who);
            }
            "merges it" => {
                (self.closed_at, self.merged_at) = (Some(at), Some(at));
                let merge = json!({ "commit_id": self.story.merge() });
                self.items.push(event_with("merged", at, self.user(who), merge));
                self.happened("closed", at, who);
            }
            "is deleted" | "is away" | "moves the repository" => {}
            "fail" | "pass" | "appears" | "ends" => {
                self.cannot = Some("checks and conflicts are not in its timeline");
            }
            "takes back the approval" => {
                self.cannot = Some("there is no taking back of one's own approval there")
            }
            _ => self.about_somebody(at, who, act),
        }
    }

    fn about_somebody(&mut self, at: i64, who: &str, act: &str) {
        let (verb, whom) = act.rsplit_once(' ').unwrap_or_else(|| panic!("no act: {act:?}"));
        match verb {
            "asks" => self.asks(at, who, whom, true),
            "takes back the request to" => self.asks(at, who, whom, false),
            "assigns" => {
                let assignee = json!({ "assignee": self.user(whom) });
                self.items.push(event_with("assigned", at, self.user(who), assignee));
            }
            "mentions" => self.happened("mentioned", at, whom),
            "dismisses the approval of" => self.dismisses(at, who, whom, "approved"),
            "dismisses the changes of" => self.dismisses(at, who, whom, "changes_requested"),
            _ => panic!("no act: {act:?}"),
        }
    }

    fn asks(&mut self, at: i64, who: &str, whom: &str, asks: bool) {
        let (list, name) = match whom.strip_prefix("team/") {
            Some(slug) => (&mut self.teams, slug),
            None => (&mut self.asked, whom),
        };
        let was_asked = list.iter().any(|one| one == name);
        list.retain(|one| one != name);
        if asks {
            list.push(name.to_owned());
        } else if !was_asked {
            self.cannot = Some("a review has ended the request there, and there is none to take back");
        }
        let of = match whom.strip_prefix("team/") {
            Some(slug) => json!({ "review_requester": self.user(who), "requested_team": team(slug) }),
            None => json!({ "review_requester": self.user(who), "requested_reviewer": self.user(whom) }),
        };
        let name = if asks { "review_requested" } else { "review_request_removed" };
        self.items.push(event_with(name, at, self.user(who), of));
    }

    fn reviews(&mut self, at: i64, who: &str, state: &'static str) {
        let id = id(&format!("{} {who} {at} {state}", self.story.number));
        let head = self.heads.last().cloned().unwrap_or_default();
        // What was asked of a person ends with it, and no event says so; else, if of a member, what was asked of a team.
        let asked = self.asked.iter().any(|one| one == who);
        self.asked.retain(|one| one != who);
        if !asked && who != self.story.author && !who.ends_with("[bot]") {
            self.teams.clear();
        }
        self.reviews.push(Review { id, who: who.to_owned(), state, item: self.items.len() });
        // What stands on lines does not stand above the review.
        let otherwise = if state == "commented" { "" } else { "<b>well</b>" };
        let body = self.text.take().unwrap_or_else(|| otherwise.to_owned());
        self.items.push(reviewed(id, self.user(who), state, at, &head, &body));
    }

    fn dismisses(&mut self, at: i64, who: &str, whose: &str, state: &str) {
        let found = self.reviews.iter().rev().find(|review| review.who == whose && review.state == state);
        let review = found.unwrap_or_else(|| panic!("there is no such review of {whose}"));
        // From now on it is listed as if it had always been dismissed.
        self.items[review.item]["state"] = json!("dismissed");
        let dismissed = json!({ "dismissed_review": { "state": state, "review_id": review.id, "dismissal_message": null } });
        self.items.push(event_with("review_dismissed", at, self.user(who), dismissed));
    }

    fn pushes(&mut self, at: i64, who: &str, parents: usize) {
        let head = sha(&format!("{} {at} {who}", self.story.number));
        let mail = self.mails.iter().find(|(_, login)| login == who).map(|(mail, _)| mail.as_str());
        self.items.push(committed(&head, (who, mail), at, parents));
        self.heads.push(head);
    }

    fn list(&self) -> Value {
        let number = self.story.number;
        let repository = json!({ "id": 1, "full_name": "kassa/kassa" });
        let branch = |name: &str, sha: &str| json!({ "label": format!("kassa:{name}"), "ref": name, "sha": sha, "repo": repository, "user": user("kassa", &[]) });
        let since = self.story.acts.first().map_or(0, |(at, _)| *at);
        let merge = self.merged_at.map(|_| self.story.merge());
        items::pull(
            number,
            json!({
                "title": self.story.title,
                "labels": labels(&self.story.labels),
                "state": if self.closed_at.is_some() { "closed" } else { "open" },
                "draft": self.draft,
                "user": self.user(&self.story.author),
                "author_association": if self.story.outside { "CONTRIBUTOR" } else { "MEMBER" },
                "created_at": iso(since),
                "updated_at": iso(self.updated_at),
                "closed_at": self.closed_at.map(iso),
                "merged_at": self.merged_at.map(iso),
                // While it is open this is a merge that was only tried.
                "merge_commit_sha": merge.unwrap_or_else(|| sha(&format!("tried {number}"))),
                "head": branch("topic", self.heads.last().map_or("", String::as_str)),
                "base": branch("main", &"0".repeat(40)),
                "requested_reviewers": self.users(&self.asked),
                "requested_teams": self.teams.iter().map(|slug| team(slug)).collect::<Vec<_>>(),
                "auto_merge": self.merges_itself.then(|| json!({ "enabled_by": self.user(&self.story.author),
                    "merge_method": "merge", "commit_title": "x", "commit_message": "x" })),
            }),
        )
    }
}
