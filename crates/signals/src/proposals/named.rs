//! Who somebody is whom a source names in its own words.

use records::Identity;
use team::Ground;

use crate::reviews::Who;

/// Who is meant by a name, an address, both as git writes them, or a login of a forge that is connected; none where nobody is
/// known by it.
pub(crate) fn person_named(ground: &Ground, text: &str) -> Option<Who> {
    let text = text.trim();
    let both = text.strip_suffix('>').and_then(|text| text.split_once('<'));
    let (name, email) = match both {
        Some((name, email)) => (name.trim(), email.trim()),
        None if text.trim_start_matches('@').contains('@') => ("", text),
        None => (text, ""),
    };
    let identity = Identity { name: name.to_owned(), email: email.to_owned() };
    if let Some(person) = ground.people.look_up(&identity) {
        return Some(Who::Person(person));
    }
    let login = text.strip_prefix('@').unwrap_or(text);
    ground.forges.iter().enumerate().find_map(|(repository, forge)| {
        let of = |account: &records::Account| !login.is_empty() && account.login.eq_ignore_ascii_case(login);
        let at = (*forge)?.accounts.iter().position(of)?;
        Some(ground.people.who(repository, at as u32))
    })
}
