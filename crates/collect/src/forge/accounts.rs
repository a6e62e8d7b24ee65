use std::collections::HashMap;

use records::{Account, AccountIx, AccountKind, Asked, Request, RequestAct};

/// The login that stands for all accounts that were deleted, at each forge.
pub(super) const GHOST: &str = "ghost";

/// An account that was deleted.
pub(super) fn gone() -> Account {
    Account { login: String::new(), kind: AccountKind::Gone }
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

    pub(super) fn into_all(self) -> Vec<Account> {
        self.all
    }
}

/// Gives the accounts of a request their places in the order in which the request names them, so that it does not depend on how a forge
/// tells of it. Those whom it does not name are left out.
pub(super) fn in_order(request: &mut Request, accounts: Vec<Account>) -> Vec<Account> {
    let mut new: Vec<Option<AccountIx>> = vec![None; accounts.len()];
    let mut named = Vec::new();
    let mut place = |at: &mut AccountIx| {
        let old = *at as usize;
        *at = *new[old].get_or_insert_with(|| {
            named.push(old);
            named.len() as AccountIx - 1
        });
    };
    place(&mut request.author);
    for event in &mut request.events {
        if let Some(by) = &mut event.by {
            place(by);
        }
        match &mut event.act {
            RequestAct::AskedFor(Asked::Account(whom)) | RequestAct::TookBack(Asked::Account(whom)) => {
                place(whom);
            }
            RequestAct::Assigned(whom)
            | RequestAct::Unassigned(whom)
            | RequestAct::Dismissed(whom, _)
            | RequestAct::Left(whom) => place(whom),
            _ => {}
        }
    }
    named.into_iter().map(|old| accounts[old].clone()).collect()
}

#[cfg(test)]
mod tests {
    use records::RequestEvent;

    use super::*;

    fn person(login: &str) -> Account {
        Account { login: login.to_owned(), kind: AccountKind::Person }
    }

    #[test]
    fn one_login_is_one_account_and_each_deleted_one_its_own() {
        let mut accounts = Accounts::default();
        let found = [person("mira"), gone(), person("Mira"), gone()].map(|one| accounts.add(one));
        assert_eq!(found, [0, 1, 0, 2]);
        assert_eq!(accounts.into_all().len(), 3);
    }

    #[test]
    fn accounts_stand_in_the_order_in_which_they_are_named() {
        let event = |by, act| RequestEvent { at: 0, by, act };
        let mut request = Request {
            number: 1,
            title: String::new(),
            labels: Vec::new(),
            author: 2,
            outside: false,
            into: String::new(),
            became: None,
            events: vec![
                event(None, RequestAct::AskedFor(Asked::Account(0))),
                event(Some(3), RequestAct::Assigned(2)),
            ],
        };
        let all = ["a", "b", "c", "d"].map(person).to_vec();
        let accounts = in_order(&mut request, all);
        let logins: Vec<&str> = accounts.iter().map(|one| one.login.as_str()).collect();
        assert_eq!((request.author, logins), (0, vec!["c", "a", "d"]));
        assert_eq!(request.events[0].act, RequestAct::AskedFor(Asked::Account(1)));
        assert_eq!(request.events[1], event(Some(2), RequestAct::Assigned(0)));
    }
}
