//! Who the lead is: as said, else as git's configuration has it. One lead per data directory.

use collect::git::Repository;
use records::{Identity, Said};
use store::Data;
use team::fold::canonical_address;
use team::{NoLead, Settings};

use crate::text::{self, clean};
use crate::{Asked, Desk, Failure, missing};

/// Who the lead is: as said, with the name git has for an address; where nothing was said, by `--me`; else by
/// git's configuration.
pub fn lead(settings: &Settings, configured: &[Identity], asked: &Asked) -> Vec<Identity> {
    let said = if settings.me.is_empty() { &asked.me } else { &settings.me };
    if said.is_empty() {
        return configured.to_vec();
    }
    let mut lead: Vec<Identity> = Vec::new();
    for address in said {
        let named = configured.iter().find(|own| is_one(own, address)).cloned();
        let own = named.unwrap_or_else(|| Identity { name: String::new(), email: address.clone() });
        if !lead.contains(&own) {
            lead.push(own);
        }
    }
    lead
}

/// Who git's configurations say commits.
pub(crate) fn configured(repositories: &[Repository]) -> Vec<Identity> {
    let mut all: Vec<Identity> = Vec::new();
    for own in repositories.iter().filter_map(Repository::configured_identity) {
        if !all.contains(&own) {
            all.push(own);
        }
    }
    all
}

/// Whether an address is that of an identity.
pub(crate) fn is_one(own: &Identity, address: &str) -> bool {
    canonical_address(&own.email) == canonical_address(address)
}

/// One lead per data directory: what is said where `--me` is somebody else than the one it holds.
pub fn different(
    data: &Data,
    here: &Settings,
    team: &str,
    asked: &Asked,
) -> Result<Option<Failure>, Failure> {
    if asked.me.is_empty() {
        return Ok(None);
    }
    let mut held: Vec<String> = here.me.clone();
    for other in data.teams()?.iter().filter(|other| *other != team) {
        held.extend(Settings::of(&data.words(other)?).me);
    }
    let holds = |address: &str| held.iter().any(|own| canonical_address(own) == canonical_address(address));
    let Some(other) = asked.me.iter().find(|address| !held.is_empty() && !holds(address)) else {
        return Ok(None);
    };
    held.sort();
    held.dedup();
    Ok(Some(
        Failure::new(format!("{} is not the lead of this data directory", clean(other)))
            .looked_at(format!("it holds {}", clean(&held.join(", "))))
            .hint("another address of yours: groundwork me ADDRESS")
            .hint("another lead needs another directory: groundwork --data DIR"),
    ))
}

impl Desk {
    /// Keeps `--me` where no lead is held yet and somebody here is that one: a slip is not kept.
    pub fn keep_who_was_said(&mut self) -> Result<(), Failure> {
        let is_new = !self.asked.me.is_empty() && self.settings.me.is_empty();
        // The ground is dear, and only .mailmap makes it say more than the authors do.
        if !is_new || !(self.lead.iter().any(|own| self.wrote_here(own)) || self.ground().is_ok()) {
            return Ok(());
        }
        let said: Vec<Said> =
            self.asked.me.iter().map(|address| Said::Me { address: address.clone() }).collect();
        self.data.say("", &said, self.asked.now)?;
        self.hear_again()
    }

    fn wrote_here(&self, who: &Identity) -> bool {
        self.histories.iter().any(|history| {
            let mut authors = history.commits.iter().filter(|commit| !commit.is_merge());
            authors.any(|commit| is_one(&history.identities[commit.author as usize], &who.email))
        })
    }

    /// The words that an address is the lead's too. The first such word says whom it is one with: what is
    /// said holds alone from then on.
    pub fn is_me(&self, address: &str) -> Vec<Said> {
        let first = self.settings.me.is_empty() && self.asked.me.is_empty();
        let own = self.lead.iter().filter(|own| first && !own.email.is_empty()).map(|own| own.email.as_str());
        let mut said: Vec<Said> = Vec::new();
        for address in own.chain([address]) {
            let word = Said::Me { address: address.to_owned() };
            if !said.contains(&word) {
                said.push(word);
            }
        }
        said
    }

    /// Whether git's configuration has this address.
    pub fn configured(&self, own: &Identity) -> bool {
        configured(&self.repositories).iter().any(|other| is_one(other, &own.email))
    }

    /// What is said where no author is the lead.
    pub fn nobody(&self, nobody: &NoLead) -> Failure {
        let mut failure =
            Failure::new(format!("none of the {} here is you", text::number_of(nobody.authors, "author")))
                .looked_at(self.who_that_is());
        for (at, close) in nobody.close.iter().enumerate() {
            let lead = if at == 0 { "close: " } else { "       " };
            failure = failure.looked_at(format!("{lead}{}", identity(close)));
        }
        if self.histories.iter().any(|history| history.commits.iter().any(|commit| commit.cut)) {
            failure = failure.looked_at("the history is cut, and you may be in what is not here");
            failure = missing::remedy(self).into_iter().fold(failure, Failure::hint);
        }
        let mut addresses: Vec<String> = nobody.close.iter().map(|close| clean(&close.email)).collect();
        if self.said_who {
            let own = configured(&self.repositories);
            addresses.extend(own.iter().filter(|own| self.wrote_here(own)).map(|own| clean(&own.email)));
        }
        addresses.dedup();
        let addresses = if addresses.is_empty() { "ADDRESS".to_owned() } else { addresses.join(" ") };
        match (self.said_who, self.settings.me.is_empty()) {
            (true, true) => failure.hint(format!("groundwork --me {addresses}")),
            (true, false) => failure.hint(format!("another address of yours: groundwork me {addresses}")),
            (false, _) => failure
                .hint(format!("groundwork me {addresses}"))
                .hint("another address from now on: git config user.email ADDRESS"),
        }
    }

    fn who_that_is(&self) -> String {
        if self.said_who {
            let all: Vec<String> = self.lead.iter().map(identity).collect();
            return format!("you said you are {}", all.join(", "));
        }
        self.lead.first().map_or_else(
            || "git says nobody commits here: user.email is not set".to_owned(),
            |own| format!("git says you are {}", identity(own)),
        )
    }
}

/// `Name <address>`, clean.
pub fn identity(own: &Identity) -> String {
    format!("{} <{}>", text::name(&own.name), text::name(&own.email)).trim().to_owned()
}
