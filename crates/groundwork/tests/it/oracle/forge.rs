//! A forge for a team drawn at random: accounts of its people and of others, requests that commits of its branch were, and
//! requests that came to nothing. Awkward on purpose.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use madeup::Draw;
use records::{Account, AccountIx, AccountKind, Comment, CommitId, Forge, ForgeKind, Place, Request};
use serde_json::{Value, json};
use testkit::Team;

use super::stories::{self, Told};

const WEEK: i64 = 7 * 86_400;
/// So many weeks back requests are told of.
const WEEKS: i64 = 80;

/// A commit of the branch.
struct Landed {
    id: CommitId,
    at: i64,
    author: String,
}

/// One for each repository; of two the second may have none.
pub fn forges(team: &Team) -> Vec<Option<Forge>> {
    let mut draw = Draw::new(team.seed).aside(4_711);
    let all = team.repositories.iter().enumerate();
    all.map(|(at, path)| (at == 0 || draw.percent(70)).then(|| forge(team, path, draw.aside(at as u64))))
        .collect()
}

/// As the second opinion takes them.
pub fn asked(forges: &[Option<Forge>]) -> Value {
    let one = |forge: &Forge| {
        json!({
            "kind": forge.place.kind,
            "address": forge.place.address,
            "accounts": forge.accounts,
            "mails": forge.mails,
            "own": forge.own,
            "requests": forge.requests,
            "comments": forge.comments,
            "read": forge.read,
            "since": forge.since,
            "skipped": forge.skipped,
        })
    };
    forges.iter().map(|forge| forge.as_ref().map_or(Value::Null, one)).collect()
}

/// Who has an account there.
pub struct Accounts {
    pub all: Vec<Account>,
    pub mails: Vec<(String, AccountIx)>,
    /// People, of the team and others.
    pub people: Vec<AccountIx>,
    pub machines: Vec<AccountIx>,
    /// Who is found deleted now and then, and never had a commit.
    pub leaves: AccountIx,
    by_mail: BTreeMap<String, AccountIx>,
}

impl Accounts {
    fn add(&mut self, login: &str, kind: AccountKind) -> AccountIx {
        self.all.push(Account { login: login.to_owned(), kind });
        self.all.len() as AccountIx - 1
    }

    /// A deleted account, which did one thing.
    pub fn gone(&mut self) -> AccountIx {
        self.add("", AccountKind::Gone)
    }

    pub fn is_gone(&self, account: AccountIx) -> bool {
        self.all[account as usize].kind == AccountKind::Gone
    }

    fn draw(team: &Team, addresses: &[String], host: &str, draw: &mut Draw) -> Accounts {
        let mut accounts = Accounts {
            all: Vec::new(),
            mails: Vec::new(),
            people: Vec::new(),
            machines: Vec::new(),
            leaves: 0,
            by_mail: BTreeMap::new(),
        };
        let mine = accounts.add("Lead-Account", AccountKind::Person);
        accounts.people.push(mine);
        accounts.has(mine, &team.me);
        for (number, address) in addresses.iter().enumerate() {
            let (local, at_host) = address.split_once('@').unwrap_or((address, ""));
            if address.is_empty() || accounts.by_mail.contains_key(address) || draw.percent(10) {
                continue;
            }
            let hidden = at_host.eq_ignore_ascii_case(&format!("users.noreply.{host}"));
            let login = if hidden {
                let login = local.split_once('+').map_or(local, |(_, login)| login);
                if draw.percent(40) { login.to_uppercase() } else { login.to_owned() }
            } else {
                format!("{}-{number}", local.replace(['.', '[', ']', '+'], "-"))
            };
            if accounts.all.iter().any(|known| known.login.eq_ignore_ascii_case(&login)) {
                continue;
            }
            let machine = login.contains("[bot]") || address.contains("bot");
            // A forge takes some bots' accounts for people's, under a login that perhaps no pattern fits.
            let is_told = machine && draw.percent(60);
            let kind = if is_told { AccountKind::Machine } else { AccountKind::Person };
            let account = accounts.add(&login, kind);
            if machine {
                accounts.machines.push(account)
            } else {
                accounts.people.push(account)
            }
            if !hidden || draw.percent(30) {
                accounts.has(account, address);
            }
            accounts.by_mail.insert(address.clone(), account);
        }
        for (login, kind) in [
            ("zoe", AccountKind::Person),
            ("update[bot]", AccountKind::Machine),
            // A program that the forge takes for a person.
            ("renovate", AccountKind::Person),
        ] {
            let account = accounts.add(login, kind);
            if login == "zoe" { accounts.people.push(account) } else { accounts.machines.push(account) }
        }
        accounts.leaves = accounts.add("sam", AccountKind::Person);
        accounts
    }

    fn has(&mut self, account: AccountIx, address: &str) {
        self.mails.push((address.to_owned(), account));
        self.by_mail.insert(address.to_owned(), account);
    }
}

fn forge(team: &Team, repository: &Path, mut draw: Draw) -> Forge {
    let landed = landed(repository);
    let end = landed.last().map_or(0, |commit| commit.at);
    let gitlab = draw.percent(25);
    let host = if gitlab { "gitlab.com" } else { "github.com" };
    let mut accounts = Accounts::draw(team, &addresses(repository), host, &mut draw);
    let mut told = Told { accounts: &mut accounts, draw: draw.aside(1), requests: Vec::new() };
    let begins = end - WEEKS * WEEK;
    for (number, commit) in landed.iter().enumerate().filter(|(_, commit)| commit.at >= begins) {
        // Of commits that were put on the branch one by one only the last is told.
        let next = landed.get(number + 1).is_some_and(|next| next.at - commit.at <= 60);
        if draw.percent(if next { 15 } else { 75 }) {
            let author = told.accounts.by_mail.get(&commit.author).copied();
            told.merged(author, commit.at, commit.id);
            if draw.percent(2) {
                told.merged(author, commit.at, commit.id);
            }
        }
    }
    for _ in 0..landed.len() / 8 + 5 {
        let at = begins + draw.between(0, WEEKS * WEEK + 2 * WEEK);
        told.unmerged(at);
    }
    let mut requests = told.requests;
    // A forge counts them as they are opened.
    requests.sort_by_key(|request| request.events[0].at);
    (1..).zip(&mut requests).for_each(|(number, request)| request.number = number);
    let comments = comments(&requests, &mut draw);
    let since = end
        - [200, 200, 200, 70, 40, 5][draw.weighted(&[60, 10, 10, 10, 7, 3])] * WEEK
        - draw.between(0, WEEK);
    let now: Timestamp = team.now.parse().expect("an instant");
    let read = end + draw.between(0, 2 * WEEK) - [0, 2, 4][draw.weighted(&[80, 15, 5])] * WEEK;
    let read = read.min(now.as_second());
    Forge {
        place: Place {
            kind: if gitlab { ForgeKind::Gitlab } else { ForgeKind::Github },
            address: if gitlab { "https://gitlab.com/api/v4" } else { "https://api.github.com" }.to_owned(),
            name: format!("kassa/{}", repository.file_name().unwrap_or_default().to_string_lossy()),
        },
        issues: Vec::new(),
        listed: records::Listed { own: true, ..records::Listed::default() },
        own: draw.percent(90).then_some(0),
        accounts: accounts.all,
        mails: accounts.mails,
        comments: comments.into_iter().filter(|comment| comment.at < read).collect(),
        skipped: if draw.percent(10) { draw.below(requests.len() / 3 + 2) } else { 0 },
        requests: requests
            .into_iter()
            .map(|request| stories::until(request, read))
            .filter(|request| !request.events.is_empty())
            .collect(),
        read: Some(read),
        since,
    }
}

/// What the lead wrote: on any of them, and on what is none.
fn comments(requests: &[Request], draw: &mut Draw) -> Vec<Comment> {
    let mut all: Vec<Comment> = (0..requests.len())
        .map(|_| {
            let request = draw.pick(requests);
            let number = if draw.percent(95) { request.number } else { 100_000 };
            let at = request.events[0].at + draw.between(0, 2 * WEEK);
            Comment { request: number, at, asks: draw.percent(35) }
        })
        .collect();
    all.sort_by_key(|comment| comment.at);
    all
}

fn git(repository: &Path, args: &[&str]) -> Vec<String> {
    let out = madeup::git::run(repository, args).expect("git answers");
    String::from_utf8_lossy(&out).lines().map(str::to_owned).collect()
}

/// The first parents, oldest first.
fn landed(repository: &Path) -> Vec<Landed> {
    let rows = git(repository, &["log", "--first-parent", "--reverse", "--format=%H%x09%ct%x09%ae"]);
    let mut all: Vec<Landed> = Vec::new();
    for row in rows {
        let [id, at, author] = row.split('\t').collect::<Vec<_>>()[..] else { continue };
        let at: i64 = at.parse().expect("seconds");
        let at = all.last().map_or(at, |before| at.max(before.at));
        all.push(Landed { id: id.parse().expect("an id"), at, author: author.to_owned() });
    }
    all
}

fn addresses(repository: &Path) -> Vec<String> {
    let mut all = git(repository, &["log", "--no-use-mailmap", "--format=%ae"]);
    all.sort();
    all.dedup();
    all
}
