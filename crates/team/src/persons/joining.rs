//! Identities of commits and accounts of forges, joined into people (definitions 1.2).

use std::collections::{BTreeMap, HashMap, HashSet};

use records::{AccountIx, AccountKind, Forge, History, Identity, Place};

use super::{People, Person, PersonIx, plain};
use crate::accounts::{self, Who};
use crate::bots::Bots;
use crate::fold::{fold_address, fold_name};
use crate::mailmap::Mailmap;
use crate::settings::Settings;

/// For each repository its identities and accounts, by their nodes.
pub(super) struct Placed {
    pub(super) of: Vec<Vec<Option<u32>>>,
    pub(super) accounts: Vec<Vec<Node>>,
    pub(super) bots: Vec<Vec<bool>>,
}

/// Whose an account is, while identities are being joined.
pub(super) enum Node {
    Of(u32),
    Machine,
    Gone,
}

/// Identities with what they share, while they are being joined.
#[derive(Default)]
pub(super) struct Nodes {
    /// How many are of authors; those after them are of accounts.
    pub(super) authors: usize,
    /// Union-find: a parent each, and what each node was called.
    pub(super) parent: Vec<u32>,
    called: Vec<Vec<Identity>>,
    known: HashMap<(Identity, Identity), u32>,
    by_address: HashMap<String, u32>,
    by_name: HashMap<String, u32>,
    /// Names and addresses of authors that are programs: they join nobody.
    pub(super) programs: Vec<Identity>,
}

impl Nodes {
    pub(super) fn add(&mut self, own: &Identity, mapped: &Identity, settings: &Settings) -> u32 {
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

    /// The accounts of a forge, each a node of its own, joined with whoever commits with an address of theirs.
    pub(super) fn add_accounts(
        &mut self,
        forge: &Forge,
        mine: u32,
        bots: &Bots,
        settings: &Settings,
    ) -> Vec<Node> {
        let place = &forge.place;
        let hidden = self.hidden(place);
        let programs = self.programs_of(forge);
        let mut all = Vec::new();
        for (at, account) in forge.accounts.iter().enumerate() {
            let own = accounts::identity(place, account);
            match accounts::kind(place, account, bots) {
                AccountKind::Machine => all.push(Node::Machine),
                AccountKind::Gone => all.push(Node::Gone),
                // The author it is one with is a program; a human's that has such an address too stays theirs.
                AccountKind::Person
                    if programs.contains(&(at as AccountIx))
                        && forge.own != Some(at as AccountIx)
                        && !hidden.contains_key(&account.login.to_lowercase())
                        && !self.has_author(accounts::addresses(forge, at as AccountIx)) =>
                {
                    all.push(Node::Machine);
                }
                AccountKind::Person => {
                    let node = self.add(&own, &own, settings);
                    for address in accounts::addresses(forge, at as AccountIx) {
                        if let Some(&same) =
                            self.by_address.get(&address).filter(|_| !settings.is_not_me(&address))
                        {
                            self.join(node, same);
                        }
                    }
                    for &author in hidden.get(&account.login.to_lowercase()).into_iter().flatten() {
                        self.join(node, author);
                    }
                    if forge.own == Some(at as AccountIx) && !settings.is_not_me(&own.email) {
                        self.join(node, mine);
                    }
                    all.push(Node::Of(node));
                }
            }
        }
        all
    }

    /// Authors who commit with an address behind which this forge hides theirs, by the login it may be of.
    fn hidden(&self, place: &Place) -> HashMap<String, Vec<u32>> {
        let mut hidden: HashMap<String, Vec<u32>> = HashMap::new();
        for node in 0..self.authors as u32 {
            for own in &self.called[node as usize] {
                for login in accounts::hidden_logins(place, &own.email) {
                    hidden.entry(login).or_default().push(node);
                }
            }
        }
        hidden
    }

    /// Accounts of this forge with an address that a program commits with.
    fn programs_of(&self, forge: &Forge) -> HashSet<AccountIx> {
        let (mut addresses, mut logins) = (HashSet::new(), HashSet::new());
        for own in &self.programs {
            addresses.extend(fold_address(&own.email));
            logins.extend(accounts::hidden_logins(&forge.place, &own.email));
        }
        let is_one = |at: AccountIx, login: &str| {
            logins.contains(&login.to_lowercase())
                || accounts::addresses(forge, at).any(|address| addresses.contains(&address))
        };
        let all = (0..).zip(&forge.accounts);
        all.filter(|(at, account)| is_one(*at, &account.login)).map(|(at, _)| at).collect()
    }

    /// Whether a human commits with one of these addresses.
    fn has_author(&self, mut addresses: impl Iterator<Item = String>) -> bool {
        let is_author = |node: &u32| (*node as usize) < self.authors;
        addresses.any(|address| self.by_address.get(&address).is_some_and(is_author))
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

    pub(super) fn roots(&mut self) -> Vec<u32> {
        (0..self.parent.len() as u32).filter(|&node| self.parent[node as usize] == node).collect()
    }

    /// Nodes with an address, also where the address by itself joins nobody.
    fn with_address(&self, address: &str) -> Vec<u32> {
        let wanted = plain(address);
        let has = |identity: &Identity| plain(&identity.email) == wanted;
        (0..self.called.len() as u32).filter(|&node| self.called[node as usize].iter().any(has)).collect()
    }

    pub(super) fn join_addresses(&mut self, one: &str, other: &str) {
        let nodes: Vec<u32> = self.with_address(one).into_iter().chain(self.with_address(other)).collect();
        for pair in nodes.windows(2) {
            self.join(pair[0], pair[1]);
        }
    }

    /// Joins everything that is the lead's; `None` where nothing is.
    pub(super) fn lead(
        &mut self,
        lead: &[Identity],
        mailmaps: &[Mailmap],
        settings: &Settings,
    ) -> Option<u32> {
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
    pub(super) fn close_to(&self, lead: &[Identity]) -> Vec<Identity> {
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

    pub(super) fn into_people(
        mut self,
        placed: Placed,
        lead: u32,
        histories: &[&History],
        mailmaps: &[Mailmap],
        machines: &Bots,
    ) -> People {
        // By root: what they are called in commits, and on forges.
        let mut groups: BTreeMap<u32, [Vec<Identity>; 2]> = BTreeMap::new();
        for node in 0..self.parent.len() as u32 {
            let root = self.root(node);
            let on_a_forge = usize::from(node as usize >= self.authors);
            groups.entry(root).or_default()[on_a_forge].extend(self.called[node as usize].iter().cloned());
        }
        let wrote: HashSet<u32> =
            groups.iter().filter(|(_, [commits, _])| !commits.is_empty()).map(|(&root, _)| root).collect();
        let mut persons: Vec<(u32, Person)> =
            groups.into_iter().map(|(root, [commits, forges])| (root, person(commits, forges))).collect();
        persons.sort_by(|(root, one), (other_root, other)| {
            let key = |root: &u32, person: &Person| {
                (!wrote.contains(root), person.address.clone(), person.name.clone())
            };
            key(root, one).cmp(&key(other_root, other))
        });
        let place: HashMap<u32, PersonIx> =
            persons.iter().enumerate().map(|(at, (root, _))| (*root, at as PersonIx)).collect();
        let accounts = placed
            .accounts
            .iter()
            .map(|here| {
                let who = |(at, node): (usize, &Node)| match node {
                    Node::Of(node) => Who::Person(place[&self.root(*node)]),
                    Node::Machine => Who::Machine,
                    Node::Gone => Who::Gone(at as AccountIx),
                };
                here.iter().enumerate().map(who).collect()
            })
            .collect();
        let of_root = |nodes: &mut Nodes, node: u32| place[&nodes.root(node)];
        let lead = of_root(&mut self, lead);
        let by_address: HashMap<String, PersonIx> =
            self.by_address.clone().into_iter().map(|(key, node)| (key, of_root(&mut self, node))).collect();
        let by_name: HashMap<String, PersonIx> =
            self.by_name.clone().into_iter().map(|(key, node)| (key, of_root(&mut self, node))).collect();
        let of: Vec<Vec<Option<PersonIx>>> = placed
            .of
            .into_iter()
            .map(|here| here.into_iter().map(|node| node.map(|node| of_root(&mut self, node))).collect())
            .collect();
        let persons = persons.into_iter().map(|(_, person)| person).collect();
        let mut people = People {
            persons,
            authors: wrote.len(),
            lead,
            of,
            accounts,
            bots: placed.bots,
            by_address,
            by_name,
            mailmaps: mailmaps.to_vec(),
            machines: machines.clone(),
        };
        people.look_up_the_rest(histories, mailmaps);
        people
    }
}

/// A person by what they are called in commits; where there is none, by what forges call them.
fn person(commits: Vec<Identity>, forges: Vec<Identity>) -> Person {
    let mut logins: Vec<String> = forges.iter().map(|own| own.name.clone()).collect();
    logins.sort();
    logins.dedup();
    let mut identities = if commits.is_empty() { forges } else { commits };
    identities.sort();
    identities.dedup();
    let address = identities.iter().map(|own| plain(&own.email)).min().unwrap_or_default();
    let full = identities.iter().find(|own| fold_name(&own.name).is_some());
    let name = full.or(identities.first()).map(|own| own.name.clone()).unwrap_or_default();
    Person { address, name, identities, logins }
}

fn local_part(address: &str) -> &str {
    let local = address.split('@').next().unwrap_or_default();
    local.rsplit('+').next().unwrap_or(local)
}
