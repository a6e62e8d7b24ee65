use records::{Account, AccountKind};

use super::wire::{Own, User};
use crate::forge::accounts::{GHOST, gone};

/// Programs that GitLab brings itself, where nobody took the name before.
///
/// Source: `lib/users/internal.rb` of GitLab.
const OWN_PROGRAMS: [&str; 8] = [
    "alert-bot",
    "automation-bot",
    "gitlab-admin-bot",
    "gitlab-llm-bot",
    "migration-bot",
    "gitlab-security-bot",
    "gitlabduo",
    "support-bot",
];

/// The account behind a user of an answer.
pub(super) fn account(user: Option<&User>) -> Account {
    match user {
        None => gone(),
        Some(user) if user.bot => Account { login: user.username.clone(), kind: AccountKind::Machine },
        Some(user) => named(&user.username),
    }
}

/// An account by its login alone.
pub(super) fn named(login: &str) -> Account {
    if login.eq_ignore_ascii_case(GHOST) || login.is_empty() {
        return gone();
    }
    let kind = if is_program(login) { AccountKind::Machine } else { AccountKind::Person };
    Account { login: login.to_owned(), kind }
}

fn is_program(login: &str) -> bool {
    let login = login.to_ascii_lowercase();
    is_of_a_token(&login)
        || login.starts_with("service_account_")
        || login.ends_with("[bot]")
        || OWN_PROGRAMS.contains(&login.as_str())
}

/// Whether it is the account of a token of a project or a group: `project_123_bot`, `group_9_bot_4ffca233d8298ea1`.
fn is_of_a_token(login: &str) -> bool {
    let rest = login.strip_prefix("project_").or_else(|| login.strip_prefix("group_"));
    let after = rest.map(|rest| rest.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    match (rest, after) {
        (Some(rest), Some(after)) if after.len() < rest.len() => {
            after == "_bot"
                || after
                    .strip_prefix("_bot_")
                    .is_some_and(|end| end.bytes().all(|byte| byte.is_ascii_hexdigit()))
                || after.strip_prefix("_bot").is_some_and(|end| end.bytes().all(|byte| byte.is_ascii_digit()))
        }
        _ => false,
    }
}

/// The mails of whoever the token belongs to, each once.
pub(super) fn own_mails(own: &Own) -> Vec<(String, Account)> {
    let account = account(Some(&own.user));
    let mut mails: Vec<&String> = [&own.email, &own.commit_email].into_iter().flatten().collect();
    mails.sort();
    mails.dedup();
    let is_mail = |mail: &&String| !mail.is_empty() && account.kind != AccountKind::Gone;
    mails.into_iter().filter(is_mail).map(|mail| (mail.clone(), account.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_the_deleted_are_told_from_people() {
        let kind = |login: &str| named(login).kind;
        for login in
            ["mira", "project_lead", "project_x_bot", "group_bot", "ro_bot", "project_12_botany", "bot"]
        {
            assert_eq!(kind(login), AccountKind::Person, "{login}");
        }
        for login in [
            "project_123_bot",
            "project_123_bot1",
            "project_123_bot_4ffca233d8298ea1",
            "group_9_bot_0a",
            "GitLabDuo",
            "support-bot",
            "service_account_group_1_4ffca233",
            "update[bot]",
        ] {
            assert_eq!(kind(login), AccountKind::Machine, "{login}");
        }
        assert_eq!(kind("ghost"), AccountKind::Gone);
        assert_eq!(account(None).kind, AccountKind::Gone);
        let user = User { username: "renovate".to_owned(), bot: true };
        assert_eq!(account(Some(&user)).kind, AccountKind::Machine);
    }

    #[test]
    fn whose_token_it_is_has_the_mails_that_are_told_of_oneself() {
        let own: Own = serde_json::from_str(
            r#"{"username":"mira","email":"mira@example.org","commit_email":"7-mira@users.noreply.gitlab.com"}"#,
        )
        .expect("a user");
        let mails: Vec<String> = own_mails(&own).into_iter().map(|(mail, _)| mail).collect();
        assert_eq!(mails, ["7-mira@users.noreply.gitlab.com", "mira@example.org"]);
        let same: Own = serde_json::from_str(r#"{"username":"mira","email":"a@b","commit_email":"a@b"}"#)
            .expect("a user");
        assert_eq!(own_mails(&same).len(), 1);
        let none: Own =
            serde_json::from_str(r#"{"username":"mira","email":"","commit_email":null}"#).expect("a user");
        assert!(own_mails(&none).is_empty());
    }
}
