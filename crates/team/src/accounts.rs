//! Whose an account of a forge is (definitions 1.2): logins join people by the same rules as addresses do.

use records::{Account, AccountIx, AccountKind, Forge, ForgeKind, Identity, Place};

use crate::bots::Bots;
use crate::fold::fold_address;
use crate::persons::PersonIx;

/// Who stands behind an account of a forge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// A human, by a number that is the same for all accounts of theirs.
    Person(PersonIx),
    /// A program, which holds no turn and takes none.
    Machine,
    /// A deleted account. It is nobody else.
    Gone(AccountIx),
}

impl Who {
    /// Whether it is a human, whoever that was.
    pub fn is_human(self) -> bool {
        !matches!(self, Who::Machine)
    }
}

/// An account as a name and an address: the one behind which the forge hides its own, so that commits made with it are the account's.
pub(crate) fn identity(place: &Place, account: &Account) -> Identity {
    let email = format!("{}@users.noreply.{}", account.login.to_lowercase(), host(place));
    Identity { name: account.login.clone(), email }
}

/// The logins whose hidden address a commit may have, lower-cased: `204-ana@users.noreply.gitlab.com` may be `ana`'s, or `204-ana`'s.
pub(crate) fn hidden_logins(place: &Place, address: &str) -> Vec<String> {
    let address = address.trim().to_lowercase();
    let Some(local) = address.strip_suffix(&format!("@users.noreply.{}", host(place))) else {
        return Vec::new();
    };
    let numbered = match place.kind {
        ForgeKind::Github => local.split_once('+'),
        ForgeKind::Gitlab => local.split_once('-'),
    };
    let is_number = |id: &str| !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_digit());
    let login = numbered.filter(|(id, _)| is_number(id)).map(|(_, login)| login);
    [Some(local), login].into_iter().flatten().map(str::to_owned).collect()
}

/// What an account is: also a person of the forge may be a program of the shipped list or the lead's.
pub(crate) fn kind(place: &Place, account: &Account, bots: &Bots) -> AccountKind {
    match account.kind {
        AccountKind::Person if bots.is_bot(&identity(place, account)) => AccountKind::Machine,
        kind => kind,
    }
}

/// Addresses that the forge says are an account's, folded; those that join nobody are left out.
pub(crate) fn addresses(forge: &Forge, account: AccountIx) -> impl Iterator<Item = String> {
    let own = forge.mails.iter().filter(move |(_, whose)| *whose == account);
    own.filter_map(|(mail, _)| fold_address(mail))
}

/// The host people see, of the address that programs ask.
fn host(place: &Place) -> &str {
    let rest = place.address.split_once("://").map_or(place.address.as_str(), |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    match host {
        "api.github.com" => "github.com",
        host => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(kind: ForgeKind, address: &str) -> Place {
        Place { kind, address: address.to_owned(), name: "kassa/kassa".to_owned() }
    }

    #[test]
    fn a_hidden_address_is_its_accounts() {
        let ana = Account { login: "Ana".to_owned(), kind: AccountKind::Person };
        for (kind, address, hidden) in [
            (ForgeKind::Github, "https://api.github.com", "ana@users.noreply.github.com"),
            (ForgeKind::Github, "https://api.github.com", "12+Ana@users.noreply.github.com"),
            (ForgeKind::Github, "https://git.example.org/api/v3", "12+ana@users.noreply.git.example.org"),
            (ForgeKind::Gitlab, "https://gitlab.com", "12-ana@users.noreply.gitlab.com"),
        ] {
            let place = place(kind, address);
            let holds = |address: &str| hidden_logins(&place, address).iter().any(|login| login == "ana");
            assert!(holds(hidden), "{hidden}");
            assert!(!holds(&hidden.replace("na@", "nna@")), "{hidden}");
            assert!(holds(&identity(&place, &ana).email));
        }
        let github = place(ForgeKind::Github, "https://api.github.com");
        for other in ["ana@users.noreply.gitlab.com", "x-ana@users.noreply.github.com", "ana@example.org", ""]
        {
            assert!(!hidden_logins(&github, other).iter().any(|login| login == "ana"), "{other}");
        }
    }
}
