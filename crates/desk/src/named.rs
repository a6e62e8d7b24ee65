//! What is called by name: a signal, an area, an address; and what is said where
//! there is none of that name.

use std::collections::BTreeSet;

use team::Ground;
use team::areas::AreaIx;
use team::fold::canonical_address;

use crate::text::clean;
use crate::{Desk, Failure};

/// The signal of an id, a slug, or the name that screens show.
pub fn named_signal(name: &str) -> Result<&'static signals::Definition, Failure> {
    let wanted = name.to_lowercase();
    let all = signals::DEFINITIONS;
    let is = |definition: &&signals::Definition| {
        [definition.id, definition.slug, definition.name].iter().any(|name| words(name) == words(&wanted))
    };
    if let Some(found) = all.iter().copied().find(is) {
        return Ok(found);
    }
    let names = all.iter().flat_map(|definition| [definition.id, definition.slug]);
    let close = close_to(&wanted, names);
    let failure = Failure::usage(format!("there is no signal {}", clean(name)));
    if close.is_empty() {
        let slugs: Vec<&str> = all.iter().map(|definition| definition.slug).collect();
        return Err(failure
            .looked_at(format!("there are {}", slugs.join(", ")))
            .hint("groundwork signal maker-share"));
    }
    Err(failure
        .looked_at(format!("close: {}", close.join(", ")))
        .hint(format!("groundwork signal {}", close[0])))
}

/// The words of a name, small: what `Maker share` and `maker-share` have in common.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// The area of a name, or of what it ends in where one area alone does; a screen may have cut its front.
pub fn named_area(ground: &Ground, name: &str) -> Result<AreaIx, Failure> {
    if let Some(area) = ground.areas.named(name) {
        return Ok(area);
    }
    let last = name.trim_start_matches("...").trim_start_matches('…').trim_start_matches('/');
    let end = format!("/{}", last.to_lowercase());
    let all = (0..).zip(&ground.areas.all).filter(|(_, area)| area.files > 0);
    let fits: Vec<(AreaIx, &str)> = all
        .map(|(at, area)| (at, area.name.as_str()))
        .filter(|(_, area)| !last.is_empty() && format!("/{}", area.to_lowercase()).ends_with(&end))
        .collect();
    match fits.as_slice() {
        [] => Err(no_area(ground, name)),
        [(area, _)] => Ok(*area),
        several => {
            let names: Vec<String> = several.iter().map(|(_, area)| clean(area)).collect();
            Err(Failure::new(format!("{} areas end in {}", several.len(), clean(last)))
                .looked_at(names.join(", "))
                .hint("name one of them whole"))
        }
    }
}

/// What is said of an area that is not there, with those that are called nearly so.
pub fn no_area(ground: &Ground, name: &str) -> Failure {
    like_an_area(ground, name, "there is no area").hint("groundwork areas lists those there are")
}

/// What is said of something that could have been an area, with those that are called nearly so.
pub fn like_an_area(ground: &Ground, name: &str, so: &str) -> Failure {
    let all = ground.areas.all.iter().filter(|area| area.files > 0).map(|area| area.name.as_str());
    let close = close_to(name, all);
    let failure = Failure::new(format!("{so} {}", clean(name)));
    if close.is_empty() { failure } else { failure.looked_at(format!("close: {}", clean(&close.join(", ")))) }
}

/// An address somebody wrote a commit with. Another one changes nothing, and is more likely a slip; those
/// that are nearly so are shown where names were asked for.
pub fn known_address(desk: &Desk, address: &str) -> Result<String, Failure> {
    let folded = canonical_address(address);
    let all = || desk.histories.iter().flat_map(|history| &history.identities).map(|own| own.email.as_str());
    if all().any(|email| canonical_address(email) == folded) {
        return Ok(address.to_owned());
    }
    let mut failure = Failure::new(format!("nobody here has the address {}", clean(address)));
    if desk.asked.names {
        let all: BTreeSet<&str> = all().collect();
        let close = close_to(address, all.into_iter());
        if !close.is_empty() {
            failure = failure.looked_at(format!("close: {}", clean(&close.join(", "))));
        }
    }
    Err(failure.hint("groundwork people --names shows the addresses there are"))
}

/// Of names, those a slip away from a word, nearest first, at most three.
pub fn close_to<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let word = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = names
        .map(|name| {
            let lower = name.to_lowercase();
            let within = lower
                .split(['/', ' ', '-'])
                .any(|part| part.len() > 2 && (word.contains(part) || part == word));
            (strsim::levenshtein(&word, &lower).min(if within { 2 } else { usize::MAX }), name)
        })
        .filter(|(slips, name)| *slips <= 2.max(name.chars().count() / 3))
        .collect();
    near.sort_unstable();
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::close_to;

    #[test]
    fn a_slip_is_near() {
        let names = ["maker-share", "own-it", "hand-overs", "ledger"];
        assert_eq!(close_to("makershare", names.into_iter()), ["maker-share"]);
        assert_eq!(close_to("Ledgre", names.into_iter()), ["ledger"]);
        assert_eq!(close_to("zzz", names.into_iter()), Vec::<&str>::new());
    }
}
