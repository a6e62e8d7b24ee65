//! What GitLab would say of a story at a moment.

use serde_json::{Value, json};

use super::Story;
use super::gitlab_items::{self as items, iso, note, state, user, username};
use super::items::sha;

/// The item of the list.
pub fn merge_request(story: &Story, now: i64) -> Value {
    Telling::of(story, now).list()
}

/// The notes, the oldest first.
pub fn notes(story: &Story, now: i64) -> Vec<Value> {
    Telling::of(story, now).notes
}

/// When it was closed, reopened and merged.
pub fn states(story: &Story, now: i64) -> Vec<Value> {
    Telling::of(story, now).states
}

/// When it was reopened, as the events of the project have it.
pub fn reopenings(story: &Story, now: i64) -> Vec<Value> {
    Telling::of(story, now).reopenings
}

/// Why GitLab cannot say what happens in a story; none where it can.
pub fn cannot_say(story: &Story) -> Option<&'static str> {
    Telling::of(story, i64::MAX).cannot
}

/// A story as it goes on.
struct Telling<'s> {
    story: &'s Story,
    deleted: Vec<String>,
    notes: Vec<Value>,
    states: Vec<Value>,
    reopenings: Vec<Value>,
    reviewers: Vec<String>,
    approved: Vec<String>,
    /// Whose changes are still wanted.
    wanting: Vec<String>,
    draft: bool,
    closed: Option<(i64, String)>,
    merged: Option<(i64, String)>,
    merges_itself: bool,
    comments: u64,
    /// What is written with the act that is told.
    text: Option<String>,
    head: String,
    updated_at: i64,
    cannot: Option<&'static str>,
}

impl<'s> Telling<'s> {
    fn of(story: &'s Story, now: i64) -> Telling<'s> {
        let mut telling = Telling {
            story,
            deleted: story.deleted(now),
            notes: Vec::new(),
            states: Vec::new(),
            reopenings: Vec::new(),
            reviewers: Vec::new(),
            approved: Vec::new(),
            wanting: Vec::new(),
            draft: false,
            closed: None,
            merged: None,
            merges_itself: false,
            comments: 0,
            text: None,
            head: sha(&format!("{} opened", story.number)),
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

    /// GitLab writes down what happened.
    fn system(&mut self, at: i64, who: &str, body: &str) {
        self.notes.push(note(self.story.number, at, self.user(who), None, true, body));
    }

    fn comment(&mut self, at: i64, who: &str, kind: Option<&str>) {
        self.comments += 1;
        let otherwise = "<script>alert(1)</script> approved this merge request";
        let body = self.text.take().unwrap_or_else(|| otherwise.to_owned());
        self.notes.push(note(self.story.number, at, self.user(who), kind, false, &body));
    }

    /// What stands above a review is a comment before its decision.
    fn summary(&mut self, at: i64, who: &str) {
        if self.text.is_some() {
            self.comment(at, who, None);
        }
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
            "opens it" => {}
            "opens it as a draft" => self.draft = true,
            "marks it a draft" | "marks it ready" => {
                self.draft = act.ends_with("draft");
                let is = if self.draft { "draft" } else { "ready" };
                self.system(at, who, &format!("marked this merge request as **{is}**"));
            }
            "approves" => {
                self.summary(at, who);
                self.approved.push(who.to_owned());
                self.wanting.retain(|one| one != who);
                self.system(at, who, "approved this merge request");
            }
            "takes back the approval" => {
                self.approved.retain(|one| one != who);
                self.system(at, who, "unapproved this merge request");
            }
            "requests changes" => {
                self.summary(at, who);
                self.wanting.retain(|one| one != who);
                self.wanting.push(who.to_owned());
                self.system(at, who, "requested changes");
            }
            "comments on lines" | "replies" => self.comment(at, who, Some("DiffNote")),
            "comments" => self.comment(at, who, None),
            "pushes" | "force-pushes" => self.pushes(at, who, false),
            "updates the branch" => self.pushes(at, who, true),
            "queues it" => self.system(at, who, "started a merge train"),
            "drops it" => {
                self.system(
                    at,
                    who,
                    "removed this merge request from the merge train because pipeline did not succeed",
                );
            }
            "turns auto-merge on" => {
                self.merges_itself = true;
                self.system(at, who, "enabled an automatic merge when all merge checks for 4f3a2b1c pass");
            }
            "turns auto-merge off" => {
                self.merges_itself = false;
                self.system(at, who, "canceled the automatic merge");
            }
            "closes it" => {
                self.closed = Some((at, who.to_owned()));
                self.states.push(state(self.story.number, at, self.user(who), "closed"));
            }
            "reopens it" => {
                self.closed = None;
                self.states.push(state(self.story.number, at, self.user(who), "reopened"));
                self.reopenings.push(items::reopened(self.story.number, at, self.user(who)));
            }
            "merges it" => {
                self.merged = Some((at, who.to_owned()));
                self.states.push(state(self.story.number, at, self.user(who), "merged"));
            }
            "is deleted" | "is away" | "moves the repository" => {}
            "fail" | "pass" | "appears" | "ends" => {
                self.cannot = Some("checks and conflicts are not in its notes");
            }
            // Where a team sets it so, a push ends approvals.
            _ if nobody && act.starts_with("dismisses the approval of ") => {
                let whom = act.rsplit(' ').next().unwrap_or_default();
                self.approved.retain(|one| one != whom);
                let name = username(whom);
                self.system(at, who, &format!("reset approvals from @{name} by pushing to the branch"));
            }
            _ => self.about_somebody(at, who, act),
        }
    }

    fn about_somebody(&mut self, at: i64, who: &str, act: &str) {
        let (verb, whom) = act.rsplit_once(' ').unwrap_or_else(|| panic!("no act: {act:?}"));
        let name = username(whom);
        match verb {
            "asks" | "takes back the request to" if whom.starts_with("team/") => {
                self.cannot = Some("teams are not asked there");
            }
            "asks" => {
                let had_approved = self.approved.iter().any(|one| one == whom);
                self.approved.retain(|one| one != whom);
                self.reviewers.retain(|one| one != whom);
                self.reviewers.push(whom.to_owned());
                // Whoever is asked again approves no longer.
                let ended = if had_approved { " and removed approval" } else { "" };
                self.system(at, who, &format!("requested review from @{name}{ended}"));
            }
            "takes back the request to" => {
                self.reviewers.retain(|one| one != whom);
                self.system(at, who, &format!("removed review request for @{name}"));
            }
            "assigns" => self.system(at, who, &format!("assigned to @{name}")),
            "mentions" => {}
            "dismisses the approval of" => {
                self.cannot = Some("nobody dismisses another's approval there");
            }
            "dismisses the changes of" => {
                if self.wanting != [whom] {
                    self.cannot = Some("all changes that are wanted are lifted at once there");
                }
                self.wanting.clear();
                self.system(at, who, "bypassed reviews on this merge request");
            }
            _ => panic!("no act: {act:?}"),
        }
    }

    fn pushes(&mut self, at: i64, who: &str, updates: bool) {
        self.head = sha(&format!("{} {at} {who}", self.story.number));
        let short = &self.head[..8];
        let (number, list) = if updates {
            let of_target = "<li>0a1b2c3d...4e5f6a7b - 2 commits from branch <code>main</code></li>";
            ("3 commits", format!("{of_target}<li>{short} - Merge branch 'main' into 'topic'</li>"))
        } else {
            ("1 commit", format!("<li>{short} - Count the drawer</li>"))
        };
        let body =
            format!("added {number}\n\n<ul>{list}</ul>\n\n[Compare with previous version](/kassa/diffs)");
        self.system(at, who, &body);
    }

    fn list(&self) -> Value {
        let number = self.story.number;
        let since = self.story.acts.first().map_or(0, |(at, _)| *at);
        let by = |ended: &Option<(i64, String)>| ended.as_ref().map(|(_, who)| self.user(who));
        let at = |ended: &Option<(i64, String)>| ended.as_ref().map(|(at, _)| iso(*at));
        let state = match (&self.merged, &self.closed) {
            (Some(_), _) => "merged",
            (None, Some(_)) => "closed",
            (None, None) => "opened",
        };
        let title =
            if self.draft { format!("Draft: {}", self.story.title) } else { self.story.title.clone() };
        let left = |login: &&String| !self.deleted.contains(login);
        items::merge_request(
            number,
            json!({
                "title": title,
                "labels": self.story.labels,
                "state": state,
                "draft": self.draft,
                "work_in_progress": self.draft,
                "author": self.user(&self.story.author),
                "created_at": iso(since),
                "updated_at": iso(self.updated_at),
                "closed_at": at(&self.closed),
                "closed_by": by(&self.closed),
                "merged_at": at(&self.merged),
                "merged_by": by(&self.merged),
                "merge_user": by(&self.merged),
                "source_project_id": if self.story.outside { 2 } else { 1 },
                "sha": self.head,
                "merge_commit_sha": self.merged.as_ref().map(|_| self.story.merge()),
                "squash_commit_sha": null,
                "reviewers": self.reviewers.iter().filter(left).map(|login| self.user(login)).collect::<Vec<_>>(),
                "merge_when_pipeline_succeeds": self.merges_itself && state == "opened",
                "user_notes_count": self.comments,
            }),
        )
    }
}
