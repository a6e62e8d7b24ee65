use records::{Account, AccountKind};

use super::wire::User;
use crate::forge::accounts::{GHOST, gone};

/// The account behind a user of an answer.
pub(super) fn account(user: Option<&User>) -> Account {
    match user {
        None => gone(),
        Some(user) => named(&user.login, &user.kind),
    }
}

/// An account by its login, and what GitHub calls its type; empty where it does not say.
pub(super) fn named(login: &str, kind: &str) -> Account {
    if login == GHOST || login.is_empty() {
        return gone();
    }
    // An organisation cannot act, and a `Mannequin` stands for a person of another forge.
    let is_machine = kind == "Bot" || login.ends_with("[bot]");
    let kind = if is_machine { AccountKind::Machine } else { AccountKind::Person };
    Account { login: login.to_owned(), kind }
}

/// The login in an address that GitHub gives to those who do not show theirs: `1234+mira@users.noreply.github.com`.
pub(super) fn of_noreply(mail: &str) -> Option<Account> {
    let name = mail.strip_suffix("@users.noreply.github.com")?;
    let login = match name.split_once('+') {
        Some((id, login)) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => login,
        Some(_) => return None,
        None => name,
    };
    (!login.is_empty()).then(|| named(login, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_the_deleted_are_told_from_people() {
        let kind = |login: &str, kind: &str| named(login, kind).kind;
        assert_eq!(kind("mira", "User"), AccountKind::Person);
        assert_eq!(kind("copilot", "Bot"), AccountKind::Machine);
        assert_eq!(kind("update[bot]", ""), AccountKind::Machine);
        assert_eq!(kind("ghost", "User"), AccountKind::Gone);
        assert_eq!(account(None).kind, AccountKind::Gone);
    }

    #[test]
    fn a_hidden_address_names_its_login() {
        let login = |mail: &str| of_noreply(mail).map(|account| account.login);
        assert_eq!(login("1234+mira@users.noreply.github.com").as_deref(), Some("mira"));
        assert_eq!(login("mira@users.noreply.github.com").as_deref(), Some("mira"));
        assert_eq!(login("49+up[bot]@users.noreply.github.com").as_deref(), Some("up[bot]"));
        for mail in [
            "mira@example.org",
            "noreply@github.com",
            "x+mira@users.noreply.github.com",
            "@users.noreply.github.com",
            "",
        ] {
            assert_eq!(login(mail), None, "{mail}");
        }
    }
}
