use records::AccountIx;

use super::{Issue, Story};

/// What there is on a made-up forge, and what time it is there.
#[derive(Clone, Debug)]
pub struct World {
    /// The name of its one repository.
    pub name: String,
    /// A name it had before, which leads to the new one.
    pub was: Option<String>,
    /// The login of whoever asks.
    pub own: String,
    /// Its requests, in the order of their numbers.
    pub stories: Vec<Story>,
    /// Its issues, which have numbers of their own.
    pub issues: Vec<Issue>,
    /// Its clock, in seconds since 1970. What happens later has not happened yet.
    pub now: i64,
    /// Whether the token may read commits.
    pub shows_commits: bool,
    /// Mails of commits, and the login of each. Where none are said, everybody has `LOGIN@example.org`.
    pub mails: Vec<(String, String)>,
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
            own: "mira".to_owned(),
            stories,
            issues: Vec::new(),
            now,
            shows_commits: true,
            mails: Vec::new(),
            commits: 10,
            moves: true,
            page: 100,
        }
    }

    /// What a forge that speaks to `own` has to have there, so that a reading gives these records.
    ///
    /// # Panics
    /// If they hold something that no forge tells.
    pub fn told(forge: &records::Forge) -> World {
        let login = |account: AccountIx| forge.accounts[account as usize].login.clone();
        let stories = forge.requests.iter().map(|request| Story::told(request, &forge.accounts));
        World {
            name: forge.place.name.clone(),
            own: forge.own.map(login).expect("somebody asks"),
            mails: forge.mails.iter().map(|(mail, account)| (mail.clone(), login(*account))).collect(),
            commits: forge.mails.len(),
            issues: forge.issues.iter().map(|issue| Issue::told(issue, &forge.accounts)).collect(),
            ..World::of(stories.collect(), forge.read.expect("it was read"))
        }
    }

    /// The first mail that is said of a login.
    pub(super) fn mail_of(&self, login: &str) -> Option<&str> {
        self.mails.iter().find(|(_, whose)| whose == login).map(|(mail, _)| mail.as_str())
    }

    /// The issues that were opened by now, have a label, and are assigned to somebody, where either is asked.
    pub(super) fn listed(&self, label: Option<&str>, whose: Option<&str>) -> Vec<&Issue> {
        let has = |issue: &&Issue| {
            issue.opened <= self.now
                && label.is_none_or(|label| issue.labels.iter().any(|one| one == label))
                && whose.is_none_or(|whose| issue.assigned(self.now).contains(&whose))
        };
        let mut issues: Vec<&Issue> = self.issues.iter().filter(has).collect();
        issues.sort_by_key(|issue| (issue.opened, issue.number));
        issues
    }

    /// The issue of a number.
    pub(super) fn issue(&self, number: &str) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.number.to_string() == number && issue.opened <= self.now)
    }

    /// The requests that were opened by now.
    pub(super) fn opened(&self) -> impl Iterator<Item = &Story> {
        self.stories.iter().filter(|story| story.acts.first().is_some_and(|(at, _)| *at <= self.now))
    }
}

/// What madeup says of kassa's forge: all of it.
///
/// # Panics
/// If its repository cannot be written.
pub fn kassa() -> records::Forge {
    let home = tempfile::TempDir::new().expect("a temporary directory can be made");
    madeup::kassa::write(&home.path().join("kassa"), madeup::kassa::YEARS).expect("it can be written")
}
