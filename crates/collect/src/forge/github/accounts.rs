use std::collections::HashMap;

use records::{Account, AccountIx, AccountKind};

use super::wire::User;

/// The login that stands for all accounts that were deleted.
const GHOST: &str = "ghost";

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

fn gone() -> Account {
    Account { login: String::new(), kind: AccountKind::Gone }
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

/// The accounts of one request. Each act of a deleted one is somebody of their own.
#[derive(Default)]
pub(super) struct Accounts {
    all: Vec<Account>,
    known: HashMap<String, AccountIx>,
}

impl Accounts {
    pub(super) fn add(&mut self, account: Account) -> AccountIx {
        let next = self.all.len() as AccountIx;
        if account.kind == AccountKind::Gone {
            self.all.push(account);
            return next;
        }
        // Logins are the same in small and in capital letters.
        *self.known.entry(account.login.to_ascii_lowercase()).or_insert_with(|| {
            self.all.push(account);
            next
        })
    }

    pub(super) fn user(&mut self, user: Option<&User>) -> AccountIx {
        self.add(account(user))
    }

    pub(super) fn into_all(self) -> Vec<Account> {
        self.all
    }
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

    #[test]
    fn one_login_is_one_account_and_each_deleted_one_its_own() {
        let mut accounts = Accounts::default();
        let found = [named("mira", ""), gone(), named("Mira", ""), gone()].map(|one| accounts.add(one));
        assert_eq!(found, [0, 1, 0, 2]);
        assert_eq!(accounts.into_all().len(), 3);
    }
}
