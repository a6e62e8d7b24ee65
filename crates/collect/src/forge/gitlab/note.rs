//! What GitLab writes down itself of a merge request: sentences in the language of its own source, each in one wording.

use records::Decision;

/// What a note of GitLab's own says. Names are logins, without the sign before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Reviews were asked for, and taken back.
    Reviewers {
        asked: Vec<String>,
        taken_back: Vec<String>,
    },
    /// A review was asked for again, and the approval there was, ended.
    AskedAgain {
        whom: String,
    },
    /// Who looks after it, and no longer does.
    Assignees {
        assigned: Vec<String>,
        unassigned: Vec<String>,
    },
    Decided(Decision),
    Withdrew,
    Remarked,
    /// A push ended the approvals of these.
    Reset {
        whose: Vec<String>,
    },
    /// Whatever changes were wanted are in the way no longer.
    Bypassed,
    Draft(bool),
    Pushed,
    /// The target branch was merged into it, and nothing else pushed.
    Updated,
    MergesItself(bool),
    Queued(bool),
    /// Older servers wrote these down too.
    Closed,
    Reopened,
    Merged,
    /// Something that says nothing about whose act is next, or has a wording that is not known.
    Other,
}

/// Wordings that stand for themselves.
const WHOLE: [(&str, Says); 15] = [
    ("approved this merge request", Says::Decided(Decision::Approved)),
    ("requested changes", Says::Decided(Decision::ChangesWanted)),
    ("unapproved this merge request", Says::Withdrew),
    ("left review comments", Says::Remarked),
    ("bypassed reviews on this merge request", Says::Bypassed),
    ("marked this merge request as **draft**", Says::Draft(true)),
    ("marked this merge request as **ready**", Says::Draft(false)),
    ("marked as a **Work In Progress**", Says::Draft(true)),
    ("unmarked as a **Work In Progress**", Says::Draft(false)),
    ("canceled the automatic merge", Says::MergesItself(false)),
    ("cancelled automatic add to merge train", Says::MergesItself(false)),
    ("started a merge train", Says::Queued(true)),
    ("closed", Says::Closed),
    ("reopened", Says::Reopened),
    ("merged", Says::Merged),
];

/// Wordings that go on with something that is not read.
const BEGINNINGS: [(&str, Says); 10] = [
    ("marked this merge request as **draft** from ", Says::Draft(true)),
    ("marked as a **Work In Progress** from ", Says::Draft(true)),
    ("enabled an automatic merge when ", Says::MergesItself(true)),
    ("enabled automatic add to merge train when ", Says::MergesItself(true)),
    ("aborted the automatic merge because ", Says::MergesItself(false)),
    ("aborted automatic add to merge train because ", Says::MergesItself(false)),
    ("added this merge request to the merge train at position ", Says::Queued(true)),
    ("removed this merge request from the merge train", Says::Queued(false)),
    ("closed via ", Says::Closed),
    ("reopened via ", Says::Reopened),
];

/// What a note says.
pub(super) fn says(body: &str) -> Says {
    if let Some((_, says)) = WHOLE.iter().find(|(whole, _)| body == *whole) {
        return says.clone();
    }
    if let Some((_, says)) = BEGINNINGS.iter().find(|(begins, _)| body.starts_with(begins)) {
        return says.clone();
    }
    commits(body).or_else(|| people(body)).unwrap_or(Says::Other)
}

/// Of whom a note says something.
fn people(body: &str) -> Option<Says> {
    if let Some(whom) = body
        .strip_prefix("requested review from ")
        .and_then(|rest| rest.strip_suffix(" and removed approval"))
    {
        return Some(Says::AskedAgain { whom: login(whom)?.to_owned() });
    }
    if let Some(rest) = body.strip_prefix("reset approvals from ") {
        return Some(Says::Reset { whose: logins(rest.strip_suffix(" by pushing to the branch")?)? });
    }
    if let Some((asked, taken_back)) = both(body, "requested review from ", "removed review request for ") {
        return Some(Says::Reviewers { asked, taken_back });
    }
    let (assigned, unassigned) = both(body, "assigned to ", "unassigned ")?;
    Some(Says::Assignees { assigned, unassigned })
}

/// The logins behind the one beginning, and behind the other: `one @a and @b and other @c`, or either alone.
fn both(body: &str, one: &str, other: &str) -> Option<(Vec<String>, Vec<String>)> {
    if let Some(rest) = body.strip_prefix(other) {
        return Some((Vec::new(), logins(rest)?));
    }
    let rest = body.strip_prefix(one)?;
    match rest.split_once(&format!(" and {other}")) {
        None => Some((logins(rest)?, Vec::new())),
        Some((first, second)) => Some((logins(first)?, logins(second)?)),
    }
}

/// Logins as a sentence has them: `@a`, `@a and @b`, `@a, @b, and @c`; older servers leave out the last comma.
fn logins(text: &str) -> Option<Vec<String>> {
    let text = text.replace(", and ", ", ").replace(" and ", ", ");
    text.split(", ").map(|one| login(one).map(str::to_owned)).collect()
}

fn login(text: &str) -> Option<&str> {
    let login = text.strip_prefix('@')?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (!login.is_empty() && login.bytes().all(plain)).then_some(login)
}

/// What was pushed: `added 2 commits`, and then a list of them in HTML.
fn commits(body: &str) -> Option<Says> {
    let (number, rest) = body.strip_prefix("added ")?.split_once(" commit")?;
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    if !rest.is_empty() && !rest.starts_with('\n') {
        return None;
    }
    let items: Vec<&str> =
        rest.split("<li>").skip(1).map(|item| item.split("</li>").next().unwrap_or("")).collect();
    let (of_target, own): (Vec<&str>, Vec<&str>) = items.into_iter().partition(|item| is_of_target(item));
    // Commits of the target branch come with a merge of it, and with a rebase, which writes one's own anew.
    let merges = own.iter().all(|item| is_merge(item));
    Some(if !of_target.is_empty() && !own.is_empty() && merges { Says::Updated } else { Says::Pushed })
}

/// `SHA...SHA - 24 commits from branch <code>main</code>`.
fn is_of_target(item: &str) -> bool {
    let what = item.split_once(" - ").map_or("", |(_, what)| what);
    let after = what.trim_start_matches(|sign: char| sign.is_ascii_digit());
    after.len() < what.len()
        && (after.starts_with(" commits from branch <code>")
            || after.starts_with(" commit from branch <code>"))
}

/// A commit with the title that git gives to a merge.
fn is_merge(item: &str) -> bool {
    let title = item.split_once(" - ").map_or("", |(_, title)| title);
    title.starts_with("Merge branch ") || title.starts_with("Merge remote-tracking branch ")
}

#[cfg(test)]
#[path = "note_tests.rs"]
mod tests;
