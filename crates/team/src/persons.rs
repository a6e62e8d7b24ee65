//! Who is one person (definitions 1.2).

mod joining;

use std::collections::HashMap;

use records::{AccountIx, Forge, History, Identity, IdentityIx};

use self::joining::{Node, Nodes, Placed};
use crate::accounts::Who;
use crate::bots::Bots;
use crate::fold::{canonical_address, fold_address, fold_name};
use crate::mailmap::Mailmap;
use crate::settings::Settings;

/// Where a person stands in [`People::persons`].
pub type PersonIx = u32;

/// A human who wrote at least one commit, or has an account of a forge, under all names and addresses that are theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The smallest of their addresses, lower-cased; it orders people where an order is needed.
    pub address: String,
    /// A full name of theirs where there is one, else any.
    pub name: String,
    /// Every name and address, as written or as `.mailmap` has it; of whom a forge alone tells, login and hidden address.
    pub identities: Vec<Identity>,
    /// Logins on forges.
    pub logins: Vec<String>,
}

/// Everyone who wrote a commit of a branch, and everyone a forge tells of.
#[derive(Clone, Debug)]
pub struct People {
    /// Humans: those who wrote a commit, by address, and after them those whom a forge alone tells of.
    pub persons: Vec<Person>,
    /// How many of them wrote a commit.
    pub authors: usize,
    /// The lead.
    pub lead: PersonIx,
    /// For each repository and identity: whose it is. Bots are nobody.
    of: Vec<Vec<Option<PersonIx>>>,
    /// For each repository and account of its forge.
    accounts: Vec<Vec<Who>>,
    bots: Vec<Vec<bool>>,
    by_address: HashMap<String, PersonIx>,
    by_name: HashMap<String, PersonIx>,
    mailmaps: Vec<Mailmap>,
    machines: Bots,
}

/// No author is the lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoLead {
    /// How many people wrote commits.
    pub authors: usize,
    /// At most three identities close to the lead's, by address and name only.
    pub close: Vec<Identity>,
}

impl People {
    /// Closes persons over the authors of non-merge commits of all branches, and the accounts of their forges.
    ///
    /// `forges` has one for each history; `lead` holds the lead's own identities as git's configuration or the command line gives them.
    pub fn of(
        histories: &[&History],
        mailmaps: &[Mailmap],
        forges: &[Option<&Forge>],
        bots: &Bots,
        settings: &Settings,
        lead: &[Identity],
    ) -> Result<People, NoLead> {
        let mut nodes = Nodes::default();
        let mut of = Vec::new();
        let mut is_bot = Vec::new();
        for (history, mailmap) in histories.iter().zip(mailmaps) {
            let mapped: Vec<Identity> = history.identities.iter().map(|own| mailmap.map(own)).collect();
            let machines: Vec<bool> = history
                .identities
                .iter()
                .zip(&mapped)
                .map(|(own, mapped)| bots.is_bot(own) || bots.is_bot(mapped))
                .collect();
            let mut here = vec![None; mapped.len()];
            for author in authors(history) {
                let author = author as usize;
                if machines[author] {
                    nodes.programs.extend([history.identities[author].clone(), mapped[author].clone()]);
                } else {
                    here[author] = Some(nodes.add(&history.identities[author], &mapped[author], settings));
                }
            }
            of.push(here);
            is_bot.push(machines);
        }
        let mine = nodes.lead(lead, mailmaps, settings);
        let authors = nodes.roots().len();
        let Some(mine) = mine else {
            return Err(NoLead { authors, close: nodes.close_to(lead) });
        };
        nodes.authors = nodes.parent.len();
        let accounts: Vec<Vec<Node>> = forges
            .iter()
            .map(|forge| {
                forge.map(|forge| nodes.add_accounts(forge, mine, bots, settings)).unwrap_or_default()
            })
            .collect();
        for (one, other) in &settings.joined {
            nodes.join_addresses(one, other);
        }
        let placed = Placed { of, accounts, bots: is_bot };
        Ok(nodes.into_people(placed, mine, histories, mailmaps, bots))
    }

    /// Whose identity this is; `None` for bots and for those who wrote no commit.
    pub fn person(&self, repository: usize, identity: IdentityIx) -> Option<PersonIx> {
        self.of[repository][identity as usize]
    }

    /// Who stands behind an account of the forge of a repository.
    pub fn who(&self, repository: usize, account: AccountIx) -> Who {
        self.accounts[repository][account as usize]
    }

    /// Whether this identity is a program's.
    pub fn is_bot(&self, repository: usize, identity: IdentityIx) -> bool {
        self.bots[repository][identity as usize]
    }

    /// Who a name and address met outside author lines belong to: by address, else by full name.
    pub fn look_up(&self, identity: &Identity) -> Option<PersonIx> {
        let by_address = fold_address(&identity.email).and_then(|address| self.by_address.get(&address));
        let found = by_address.or_else(|| fold_name(&identity.name).and_then(|name| self.by_name.get(&name)));
        found.copied()
    }
}

impl People {
    /// The human named in a `Co-authored-by` of a repository, through its mailmap; joins nobody.
    pub fn co_author(&self, repository: usize, named: &Identity) -> Option<PersonIx> {
        let mapped = self.mailmaps[repository].map(named);
        let machine = self.machines.is_bot(named) || self.machines.is_bot(&mapped);
        if machine { None } else { self.look_up(&mapped).or_else(|| self.look_up(named)) }
    }
}

fn authors(history: &History) -> Vec<IdentityIx> {
    let mut authors: Vec<IdentityIx> =
        history.commits.iter().filter(|commit| !commit.is_merge()).map(|commit| commit.author).collect();
    authors.sort_unstable();
    authors.dedup();
    authors
}

impl People {
    /// Committers and taggers are looked up among the authors and join nobody.
    fn look_up_the_rest(&mut self, histories: &[&History], mailmaps: &[Mailmap]) {
        for (repository, (history, mailmap)) in histories.iter().zip(mailmaps).enumerate() {
            for (at, identity) in history.identities.iter().enumerate() {
                if self.of[repository][at].is_none() && !self.bots[repository][at] {
                    self.of[repository][at] =
                        self.look_up(&mailmap.map(identity)).or_else(|| self.look_up(identity));
                }
            }
        }
    }
}

/// The address with which two spellings of one are equal, also for those that join nobody.
pub(crate) fn plain(address: &str) -> String {
    canonical_address(address)
}
