//! What a reading keeps, in memory, and readings of a made-up forge.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use collect::forge::{
    Address, Bounds, Client, Comment, Error, Far, Kept, Options, Read, Step, Tag, Token, Wait, github, gitlab,
};
use records::Account;
use testkit::forge::{Forge, Speaks, Story};

/// The token of the tests.
pub const TOKEN: &str = "a-secret-that-nobody-may-see";

/// What is kept of a repository.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub far: Option<Far>,
    pub read: BTreeMap<u64, Read>,
    pub mails: BTreeMap<String, Account>,
    pub tags: BTreeMap<String, Tag>,
    pub named: Option<String>,
    /// Requests that could not be read, and the sentence why.
    pub skipped: Vec<(u64, String)>,
    /// Whose comments are wanted, and what they wrote on each request.
    pub whose: Option<String>,
    pub said: BTreeMap<u64, Vec<Comment>>,
    /// Steps after which it ends a reading.
    pub ends_after: Option<u32>,
}

impl Kept for Memory {
    fn far(&self) -> Option<Far> {
        self.far
    }

    fn mark(&self, number: u64) -> Option<u64> {
        self.read.get(&number).map(|read| read.mark)
    }

    fn tag(&self, address: &str) -> Option<Tag> {
        self.tags.get(address).cloned()
    }

    fn account(&self, mail: &str) -> Option<Account> {
        self.mails.get(mail).cloned()
    }

    fn whose(&self) -> Option<String> {
        self.whose.clone()
    }

    fn said(&mut self, request: u64, comments: Vec<Comment>) -> ControlFlow<()> {
        self.said.insert(request, comments);
        ControlFlow::Continue(())
    }

    fn keep(&mut self, step: Step) -> ControlFlow<()> {
        match step {
            Step::Named(name) => self.named = Some(name),
            Step::Far(far) => self.far = Some(far),
            Step::Mails(mails) => self.mails.extend(mails),
            Step::Read(read) => {
                self.read.insert(read.request.number, *read);
            }
            Step::Skipped { number, why } => self.skipped.push((number, why.to_string())),
            Step::Tag { address, tag } => {
                self.tags.insert(address, tag);
            }
        }
        match &mut self.ends_after {
            None => ControlFlow::Continue(()),
            Some(1) => ControlFlow::Break(()),
            Some(steps) => {
                *steps -= 1;
                ControlFlow::Continue(())
            }
        }
    }
}

/// A client of a made-up forge, with the token of the tests.
pub fn client<'w>(forge: &Forge, wait: impl FnMut(Wait) -> ControlFlow<()> + 'w) -> Client<'w> {
    client_of(&forge.url(), forge.speaks(), Bounds::default(), wait)
}

pub fn client_of<'w>(
    url: &str,
    speaks: Speaks,
    bounds: Bounds,
    wait: impl FnMut(Wait) -> ControlFlow<()> + 'w,
) -> Client<'w> {
    let token = Token::of(TOKEN).expect("a token");
    let (dialect, below) = match speaks {
        Speaks::GitHub => (&github::DIALECT, ""),
        Speaks::GitLab => (&gitlab::DIALECT, "/api/v4"),
    };
    let address = Address::of(&format!("{url}{below}")).expect("an address");
    Client::new(address, dialect, Some(&token), bounds, wait).expect("a client")
}

/// Reads what is new of the repository of a forge, as it is to be spoken to.
pub fn read_by(
    client: &mut Client<'_>,
    speaks: Speaks,
    options: Options,
    memory: &mut Memory,
) -> Result<(), Error> {
    match speaks {
        Speaks::GitHub => github::read(client, &"kassa/kassa".parse().expect("a name"), options, memory),
        Speaks::GitLab => gitlab::read(client, &"kassa/kassa".parse().expect("a name"), options, memory),
    }
}

/// The part of an address that a repository's is.
pub fn repository(speaks: Speaks) -> &'static str {
    match speaks {
        Speaks::GitHub => "/repos/kassa/kassa",
        Speaks::GitLab => "/projects/kassa%2Fkassa",
    }
}

/// The part of an address that a list of requests has and nothing else.
pub fn list(speaks: Speaks) -> &'static str {
    match speaks {
        Speaks::GitHub => "/pulls?",
        Speaks::GitLab => "/merge_requests?",
    }
}

/// The part of an address that the story of a request has, or that of all without a number.
pub fn story(speaks: Speaks, number: Option<u64>) -> String {
    match (speaks, number) {
        (Speaks::GitHub, Some(number)) => format!("/issues/{number}/timeline"),
        (Speaks::GitHub, None) => "/timeline".to_owned(),
        (Speaks::GitLab, Some(number)) => format!("/merge_requests/{number}/notes"),
        (Speaks::GitLab, None) => "/notes".to_owned(),
    }
}

/// What sentences call the list, and the story of the second request.
pub fn called(speaks: Speaks) -> (&'static str, &'static str) {
    match speaks {
        Speaks::GitHub => ("the list of pull requests", "the timeline of #2"),
        Speaks::GitLab => ("the list of merge requests", "the notes of !2"),
    }
}

/// Reads what is new; pauses take no time. The pauses there were, in seconds, and how it ended.
pub fn read_with(forge: &Forge, memory: &mut Memory, bounds: Bounds) -> (Vec<u64>, Result<(), Error>) {
    let mut pauses = Vec::new();
    let ended = {
        let speaks = forge.speaks();
        let mut client = client_of(&forge.url(), speaks, bounds, |wait| {
            pauses.push(wait.lasts.as_secs());
            ControlFlow::Continue(())
        });
        read_by(&mut client, speaks, Options { since: i64::MIN }, memory)
    };
    (pauses, ended)
}

/// The same, with the usual bounds.
pub fn read(forge: &Forge, memory: &mut Memory) -> (Vec<u64>, Result<(), Error>) {
    read_with(forge, memory, Bounds::default())
}

/// Reads what is new, without any trouble.
pub fn read_well(forge: &Forge, memory: &mut Memory) {
    let (pauses, ended) = read(forge, memory);
    ended.unwrap_or_else(|error| panic!("{error}"));
    assert!(pauses.is_empty(), "{pauses:?}");
    assert!(memory.skipped.is_empty(), "{:?}", memory.skipped);
}

/// Monday, 2 November 2026, at an hour of the world's clock.
pub fn hour(hour: i64) -> i64 {
    1_793_577_600 + hour * 3_600
}

/// As many requests as are wanted, one an hour; every third is merged, every fourth has changes asked for.
pub fn stories(many: u64) -> Vec<Story> {
    let story = |number: u64| {
        let begins = hour(number as i64);
        let mut acts = vec![(begins, "jonas opens it"), (begins + 60, "jonas asks mira")];
        if number.is_multiple_of(4) {
            acts.extend([(begins + 600, "mira requests changes"), (begins + 1_200, "jonas pushes")]);
        }
        if number.is_multiple_of(3) {
            acts.extend([(begins + 1_800, "mira approves"), (begins + 2_400, "jonas merges it")]);
        }
        Story::by("jonas", number, acts.into_iter().map(|(at, words)| (at, words.to_owned())).collect())
    };
    (1..=many).map(story).collect()
}
