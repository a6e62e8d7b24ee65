//! Records as bytes. What is borrowed here is borrowed from the bytes, so that loading copies little.

use records::{CommitId, EntryKind, FreshAct, FreshCommit, FreshDiff, FreshEvent, FreshStep, Special, Stamp};
use serde::{Deserialize, Serialize};

use crate::db::Fault;

/// A name and an address.
pub(super) type Who<'a> = (&'a str, &'a str);

/// A commit without its id. The parents stand first: [`parents`] reads them and no more.
#[derive(Serialize, Deserialize)]
pub(super) struct Commit<'a> {
    #[serde(borrow)]
    pub(super) parents: Vec<&'a [u8]>,
    pub(super) cut: bool,
    pub(super) author: Who<'a>,
    /// `None`: the author.
    pub(super) committer: Option<Who<'a>>,
    pub(super) authored: Stamp,
    pub(super) committed: Stamp,
    pub(super) subject: &'a str,
    pub(super) trailers: Vec<(&'a str, &'a str)>,
    pub(super) diff: Diff<'a>,
    pub(super) dropped: u32,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Diff<'a> {
    #[serde(borrow)]
    Events(Vec<Event<'a>>),
    Merge,
    Missing,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Event<'a> {
    #[serde(borrow)]
    pub(super) act: Act<'a>,
    pub(super) path: &'a [u8],
    pub(super) kind: EntryKind,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Act<'a> {
    Added,
    Modified,
    Deleted,
    Renamed(&'a [u8], u8),
}

/// A step without its commit.
#[derive(Serialize, Deserialize)]
pub(super) struct Step<'a> {
    #[serde(borrow)]
    pub(super) presence: Option<Vec<(&'a [u8], Option<EntryKind>)>>,
    pub(super) texts: Vec<Text<'a>>,
}

/// Path, file, and its content if there is one.
type Text<'a> = (&'a [u8], Special, Option<&'a [u8]>);

impl<'a> Commit<'a> {
    pub(super) fn of(fresh: &'a FreshCommit) -> Commit<'a> {
        // Named one by one, so that a field that is added is not forgotten here.
        let FreshCommit {
            id: _,
            parents,
            cut,
            author,
            committer,
            authored,
            committed,
            subject,
            trailers,
            diff,
            dropped,
        } = fresh;
        Commit {
            parents: parents.iter().map(CommitId::as_bytes).collect(),
            cut: *cut,
            author: (&author.name, &author.email),
            committer: (author != committer).then_some((&committer.name, &committer.email)),
            authored: *authored,
            committed: *committed,
            subject,
            trailers: trailers.iter().map(|trailer| (trailer.key.as_str(), trailer.value.as_str())).collect(),
            diff: match diff {
                FreshDiff::Events(events) => Diff::Events(events.iter().map(Event::of).collect()),
                FreshDiff::Merge => Diff::Merge,
                FreshDiff::Missing => Diff::Missing,
            },
            dropped: *dropped,
        }
    }
}

impl<'a> Event<'a> {
    fn of(fresh: &'a FreshEvent) -> Event<'a> {
        let FreshEvent { act, path, kind } = fresh;
        let act = match act {
            FreshAct::Added => Act::Added,
            FreshAct::Modified => Act::Modified,
            FreshAct::Deleted => Act::Deleted,
            FreshAct::Renamed { from, similarity } => Act::Renamed(from, *similarity),
        };
        Event { act, path, kind: *kind }
    }
}

impl<'a> Step<'a> {
    pub(super) fn of(fresh: &'a FreshStep) -> Step<'a> {
        let FreshStep { commit: _, presence, texts } = fresh;
        let presence = presence.as_ref();
        Step {
            presence: presence
                .map(|rows| rows.iter().map(|(path, entry)| (path.as_slice(), *entry)).collect()),
            texts: texts.iter().map(|(path, kind, text)| (path.as_slice(), *kind, text.as_deref())).collect(),
        }
    }

    /// The step of a commit of which nothing is known.
    pub(super) fn unknown() -> Step<'a> {
        Step { presence: None, texts: Vec::new() }
    }
}

/// What packed bytes belong to: the id of a commit, and what of it they are.
pub(crate) type Name<'a> = (&'a [u8], u8);

/// The commit itself.
pub(super) const COMMIT: u8 = 0;
/// Its step of the tree.
pub(super) const STEP: u8 = 1;
/// The end of a reading, which has no id.
pub(super) const END: Name<'static> = (b"", 2);
/// A piece of a source that is not git, under its key.
pub(crate) const ITEM: u8 = 3;

/// The bytes of something that belongs to a name, with a check of both at their end: what is damaged inside
/// a row a database does not notice.
pub(crate) fn pack<T: Serialize>(name: Name<'_>, value: &T) -> Vec<u8> {
    let mut packed = postcard::to_stdvec(value).expect("records are plain data, which can always be packed");
    packed.extend(check(name, &packed));
    packed
}

/// What the bytes stand for.
pub(crate) fn unpack<'a, T: Deserialize<'a>>(name: Name<'_>, packed: &'a [u8]) -> Result<T, Fault> {
    postcard::from_bytes(body(name, packed)?).map_err(garbled)
}

/// The bytes without their check, if they are as they were written.
fn body<'a>(name: Name<'_>, packed: &'a [u8]) -> Result<&'a [u8], Fault> {
    match packed.split_last_chunk() {
        Some((body, found)) if *found == check(name, body) => Ok(body),
        _ => Err(garbled("a record is not as it was written")),
    }
}

/// Four bytes that are others where the bytes are others: FNV-1a, eight bytes at a time.
fn check((id, kind): Name<'_>, body: &[u8]) -> [u8; 4] {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(kind) << 32 ^ body.len() as u64;
    for bytes in id.chunks(8).chain(body.chunks(8)) {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3);
        hash ^= hash >> 32;
    }
    (hash as u32).to_le_bytes()
}

/// The parents of a packed commit.
pub(super) fn parents(name: Name<'_>, packed: &[u8]) -> Result<Vec<CommitId>, Fault> {
    let (raw, _) = postcard::take_from_bytes::<Vec<&[u8]>>(body(name, packed)?).map_err(garbled)?;
    raw.into_iter().map(id).collect()
}

/// The id with these bytes.
pub(super) fn id(raw: &[u8]) -> Result<CommitId, Fault> {
    CommitId::from_bytes(raw).map_err(garbled)
}

fn garbled(why: impl std::fmt::Display) -> Fault {
    Fault::Garbled(why.to_string())
}
