use super::{Issue, Story};

/// What there is on a made-up forge, and what time it is there.
#[derive(Clone, Debug)]
pub struct World {
    /// The name of its one repository.
    pub name: String,
    /// A name it had before, which leads to the new one.
    pub was: Option<String>,
    /// Its requests, in the order of their numbers.
    pub stories: Vec<Story>,
    /// Its issues, which have numbers of their own.
    pub issues: Vec<Issue>,
    /// Its clock, in seconds since 1970. What happens later has not happened yet.
    pub now: i64,
    /// Whether the token may read commits, whose mails are `LOGIN@example.org`.
    pub shows_commits: bool,
    /// Commits there are, each by somebody who did something.
    pub commits: usize,
    /// Whether what happens to a request moves its `updated_at`.
    pub moves: bool,
    /// The most items of a page, whatever is asked for.
    pub page: usize,
}

impl World {
    /// A repository with these requests.
    pub fn of(stories: Vec<Story>, now: i64) -> World {
        World {
            name: "kassa/kassa".to_owned(),
            was: None,
            stories,
            issues: Vec::new(),
            now,
            shows_commits: true,
            commits: 10,
            moves: true,
            page: 100,
        }
    }

    /// The issues that were opened by now, and have a label.
    pub(super) fn labelled(&self, label: &str) -> Vec<&Issue> {
        let has = |issue: &&Issue| issue.opened <= self.now && issue.labels.iter().any(|one| one == label);
        let mut issues: Vec<&Issue> = self.issues.iter().filter(has).collect();
        issues.sort_by_key(|issue| (issue.opened, issue.number));
        issues
    }

    /// The requests that were opened by now.
    pub(super) fn opened(&self) -> impl Iterator<Item = &Story> {
        self.stories.iter().filter(|story| story.acts.first().is_some_and(|(at, _)| *at <= self.now))
    }
}
