use records::{Account, AccountIx, AccountKind, Asked, Request, RequestAct};

use super::super::people::{self, ALL, MIRA, PersonIx};

/// Whose account was deleted since: of what they did, nobody is named any more.
const DELETED: PersonIx = ALL.len() - 1;
/// The one program.
pub(super) const BOT: AccountIx = DELETED as AccountIx;
/// Somebody who may not merge here, and is not in the history.
pub(super) const OUTSIDE: AccountIx = BOT + 1;
/// The deleted account, before each of its acts is somebody's of their own.
const GONE: AccountIx = AccountIx::MAX;

/// The account of a person.
pub(super) fn of(person: PersonIx) -> AccountIx {
    if person == DELETED { GONE } else { person as AccountIx }
}

/// The one who is no longer there, for what they did on others' requests.
pub(super) fn gone() -> AccountIx {
    GONE
}

/// Mails of commits, and whose the forge says they are. Mira's laptop, Jonas's build machine and an old address of Tomás's are nobody's
/// there, nor is what a deleted account had.
pub(super) fn mails() -> Vec<(String, AccountIx)> {
    let of_people = ALL[..DELETED].iter().zip(0..).map(|(person, at)| (person.email, at));
    let more = [(people::NOREPLY, of(MIRA)), (people::BOT.1, BOT)];
    of_people.chain(more).map(|(mail, account)| (mail.to_owned(), account)).collect()
}

/// All accounts of the forge.
pub(super) struct Accounts {
    pub all: Vec<Account>,
}

impl Accounts {
    pub fn new() -> Accounts {
        let account = |login: &str, kind| Account { login: login.to_owned(), kind };
        let people = ALL[..DELETED].iter().map(|person| account(person.login, AccountKind::Person));
        let more = [account(people::BOT.0, AccountKind::Machine), account("ines-v", AccountKind::Person)];
        Accounts { all: people.chain(more).collect() }
    }

    /// Makes each act of the deleted account somebody's of their own.
    pub fn put_deleted(&mut self, request: &mut Request) {
        if request.author == GONE {
            request.author = self.another();
        }
        for event in request.events.iter_mut().filter(|event| event.by == Some(GONE)) {
            let opens = matches!(event.act, RequestAct::Opened { .. });
            event.by = Some(if opens { request.author } else { self.another() });
        }
        let named = request.events.iter().filter_map(|event| match event.act {
            RequestAct::AskedFor(Asked::Account(whom)) | RequestAct::Assigned(whom) => Some(whom),
            _ => None,
        });
        debug_assert!(named.into_iter().all(|whom| whom != GONE), "nobody asks who is gone for anything");
    }

    fn another(&mut self) -> AccountIx {
        self.all.push(Account { login: String::new(), kind: AccountKind::Gone });
        (self.all.len() - 1) as AccountIx
    }
}
