use records::Account;

use super::accounts::named;
use super::wire::Commit;

/// The mails of a page of commits whose accounts GitHub knows, each once.
pub(super) fn mails(commits: &[Commit]) -> Vec<(String, Account)> {
    let mut found: Vec<(String, Account)> = commits
        .iter()
        .filter_map(|commit| {
            let mail = commit.commit.author.as_ref()?.email.as_deref()?;
            let user = commit.author.as_ref()?;
            let login = user.login.as_deref().filter(|login| !login.is_empty())?;
            (!mail.is_empty()).then(|| (mail.to_owned(), named(login, &user.kind)))
        })
        .collect();
    found.sort_by(|one, other| (&one.0, &one.1.login).cmp(&(&other.0, &other.1.login)));
    found.dedup_by(|one, other| one.0 == other.0);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_without_an_account_is_left_out() {
        let commits: Vec<Commit> = serde_json::from_str(
            r#"[{"commit":{"author":{"email":"b@x"}},"author":{"login":"b","type":"User"}},
                {"commit":{"author":{"email":"a@x"}},"author":null},{"commit":{"author":{"email":"c@x"}},"author":{}},
                {"commit":{"author":null},"author":{"login":"d"}},
                {"commit":{"author":{"email":"b@x"}},"author":{"login":"b","type":"User"}}]"#,
        )
        .expect("a list of commits");
        assert_eq!(mails(&commits), [("b@x".to_owned(), named("b", "User"))]);
    }
}
