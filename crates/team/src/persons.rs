//! Who is one person (definitions 1.2).

use std::collections::{BTreeMap, HashMap};

use records::{History, Identity, IdentityIx};

use crate::bots::Bots;
use crate::fold::{canonical_address, fold_address, fold_name};
use crate::mailmap::Mailmap;
use crate::settings::Settings;

/// Where a person stands in [`People::persons`].
pub type PersonIx = u32;

/// A human who wrote at least one commit, under all names and addresses that are theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The smallest of their addresses, lower-cased; it orders people where an order is needed.
    pub address: String,
    /// A full name of theirs where there is one, else any.
    pub name: String,
    /// Every name and address, as written or as `.mailmap` has it.
    pub identities: Vec<Identity>,
}

/// Everyone who wrote a commit of a branch.
#[derive(Clone, Debug)]
pub struct People {
    /// Humans, by address.
    pub persons: Vec<Person>,
    /// The lead.
    pub lead: PersonIx,
    /// For each repository and identity: whose it is. Bots are nobody.
    of: Vec<Vec<Option<PersonIx>>>,
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
    /// Closes persons over the authors of non-merge commits of all branches.
    ///
    /// `lead` holds the lead's own identities as git's configuration or the command line gives them.
    pub fn of(
        histories: &[&History],
        mailmaps: &[Mailmap],
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
                if !machines[author] {
                    here[author] = Some(nodes.add(&history.identities[author], &mapped[author], settings));
                }
            }
            of.push(here);
            is_bot.push(machines);
        }
        for (one, other) in &settings.joined {
            nodes.join_addresses(one, other);
        }
        let mine = nodes.lead(lead, mailmaps, settings);
        let authors = nodes.roots().len();
        let Some(mine) = mine else {
            return Err(NoLead { authors, close: nodes.close_to(lead) });
        };
        Ok(nodes.into_people(of, is_bot, mine, histories, mailmaps, bots))
    }

    /// Whose identity this is; `None` for bots and for those who wrote no commit.
    pub fn person(&self, repository: usize, identity: IdentityIx) -> Option<PersonIx> {
        self.of[repository][identity as usize]
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

/// Identities with what they share, while they are being joined.
#[derive(Default)]
struct Nodes {
    /// Union-find: a parent each, and what each node was called.
    parent: Vec<u32>,
    called: Vec<Vec<Identity>>,
    known: HashMap<(Identity, Identity), u32>,
    by_address: HashMap<String, u32>,
    by_name: HashMap<String, u32>,
}

impl Nodes {
    fn add(&mut self, own: &Identity, mapped: &Identity, settings: &Settings) -> u32 {
        if let Some(&node) = self.known.get(&(own.clone(), mapped.clone())) {
            return node;
        }
        let node = self.parent.len() as u32;
        self.parent.push(node);
        self.called.push(if own == mapped { vec![own.clone()] } else { vec![mapped.clone(), own.clone()] });
        self.known.insert((own.clone(), mapped.clone()), node);
        let apart = [own, mapped].iter().any(|identity| settings.is_not_me(&identity.email));
        for identity in [own, mapped] {
            if let Some(address) = fold_address(&identity.email) {
                let same = *self.by_address.entry(address).or_insert(node);
                self.join(node, same);
            }
            if apart {
                continue;
            }
            if let Some(name) = fold_name(&identity.name) {
                let same = *self.by_name.entry(name).or_insert(node);
                self.join(node, same);
            }
        }
        node
    }

    fn root(&mut self, node: u32) -> u32 {
        let mut node = node;
        while self.parent[node as usize] != node {
            let up = self.parent[self.parent[node as usize] as usize];
            self.parent[node as usize] = up;
            node = up;
        }
        node
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.parent[one.max(other) as usize] = one.min(other);
    }

    fn roots(&mut self) -> Vec<u32> {
        (0..self.parent.len() as u32).filter(|&node| self.parent[node as usize] == node).collect()
    }

    /// Nodes with an address, also where the address by itself joins nobody.
    fn with_address(&self, address: &str) -> Vec<u32> {
        let wanted = plain(address);
        let has = |identity: &Identity| plain(&identity.email) == wanted;
        (0..self.called.len() as u32).filter(|&node| self.called[node as usize].iter().any(has)).collect()
    }

    fn join_addresses(&mut self, one: &str, other: &str) {
        let nodes: Vec<u32> = self.with_address(one).into_iter().chain(self.with_address(other)).collect();
        for pair in nodes.windows(2) {
            self.join(pair[0], pair[1]);
        }
    }

    /// Joins everything that is the lead's; `None` where nothing is.
    fn lead(&mut self, lead: &[Identity], mailmaps: &[Mailmap], settings: &Settings) -> Option<u32> {
        let mut addresses: Vec<String> = settings.me.clone();
        for own in lead {
            addresses.push(own.email.clone());
            addresses.extend(mailmaps.iter().map(|mailmap| mailmap.map(own).email));
        }
        addresses.retain(|address| !address.is_empty() && !settings.is_not_me(address));
        let nodes: Vec<u32> = addresses.iter().flat_map(|address| self.with_address(address)).collect();
        let first = *nodes.first()?;
        for &node in &nodes {
            self.join(first, node);
        }
        Some(first)
    }

    /// At most three identities that share a login, a part of the name, or the address's first part.
    fn close_to(&self, lead: &[Identity]) -> Vec<Identity> {
        let mut close: Vec<Identity> = Vec::new();
        for own in lead {
            let login = local_part(&own.email).to_lowercase();
            let words: Vec<String> = own.name.to_lowercase().split_whitespace().map(str::to_owned).collect();
            for identity in self.called.iter().flatten() {
                let other = local_part(&identity.email).to_lowercase();
                let other_name = identity.name.to_lowercase();
                let same_login = !login.is_empty() && (other == login || other_name == login);
                let same_name = words.len() > 1
                    && words.iter().all(|word| other_name.contains(word.as_str()))
                    || words.last().is_some_and(|last| {
                        last.len() > 3 && other_name.split_whitespace().any(|word| word == last)
                    });
                if (same_login || same_name) && !close.contains(identity) {
                    close.push(identity.clone());
                }
            }
        }
        close.sort();
        close.truncate(3);
        close
    }

    fn into_people(
        mut self,
        of: Vec<Vec<Option<u32>>>,
        bots: Vec<Vec<bool>>,
        lead: u32,
        histories: &[&History],
        mailmaps: &[Mailmap],
        machines: &Bots,
    ) -> People {
        let mut groups: BTreeMap<u32, Vec<Identity>> = BTreeMap::new();
        for node in 0..self.parent.len() as u32 {
            let root = self.root(node);
            groups.entry(root).or_default().extend(self.called[node as usize].iter().cloned());
        }
        let mut persons: Vec<(u32, Person)> =
            groups.into_iter().map(|(root, all)| (root, person(all))).collect();
        persons.sort_by(|(_, a), (_, b)| (&a.address, &a.name).cmp(&(&b.address, &b.name)));
        let place: HashMap<u32, PersonIx> =
            persons.iter().enumerate().map(|(at, (root, _))| (*root, at as PersonIx)).collect();
        let of_root = |nodes: &mut Nodes, node: u32| place[&nodes.root(node)];
        let lead = of_root(&mut self, lead);
        let by_address: HashMap<String, PersonIx> =
            self.by_address.clone().into_iter().map(|(key, node)| (key, of_root(&mut self, node))).collect();
        let by_name: HashMap<String, PersonIx> =
            self.by_name.clone().into_iter().map(|(key, node)| (key, of_root(&mut self, node))).collect();
        let of: Vec<Vec<Option<PersonIx>>> = of
            .into_iter()
            .map(|here| here.into_iter().map(|node| node.map(|node| of_root(&mut self, node))).collect())
            .collect();
        let persons = persons.into_iter().map(|(_, person)| person).collect();
        let mut people = People {
            persons,
            lead,
            of,
            bots,
            by_address,
            by_name,
            mailmaps: mailmaps.to_vec(),
            machines: machines.clone(),
        };
        people.look_up_the_rest(histories, mailmaps);
        people
    }
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

fn person(mut identities: Vec<Identity>) -> Person {
    identities.sort();
    identities.dedup();
    let address = identities.iter().map(|own| plain(&own.email)).min().unwrap_or_default();
    let full = identities.iter().find(|own| fold_name(&own.name).is_some());
    let name = full.or(identities.first()).map(|own| own.name.clone()).unwrap_or_default();
    Person { address, name, identities }
}

/// The address with which two spellings of one are equal, also for those that join nobody.
pub(crate) fn plain(address: &str) -> String {
    canonical_address(address)
}

fn local_part(address: &str) -> &str {
    let local = address.split('@').next().unwrap_or_default();
    local.rsplit('+').next().unwrap_or(local)
}
