//! What differs between two trees, a row a file: `git diff-tree --raw -r --no-renames`.

use std::cmp::Ordering;

use bstr::{BStr, BString, ByteSlice};
use gix::ObjectId;
use gix::objs::TreeRefIter;
use gix::objs::tree::{EntryKind as Mode, EntryMode};
use records::EntryKind;

/// One side of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub id: ObjectId,
    pub mode: EntryMode,
}

impl Entry {
    /// Whether git sees no difference: what the first versions of git wrote (`100664`) is an ordinary file.
    fn is_same(&self, other: &Entry) -> bool {
        self.id == other.id && self.mode.kind() == other.mode.kind()
    }

    pub(super) fn kind(&self) -> EntryKind {
        match self.mode.kind() {
            Mode::Link => EntryKind::Link,
            Mode::Commit => EntryKind::Submodule,
            _ => EntryKind::File,
        }
    }
}

/// A path that differs; at least one side is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub path: BString,
    pub old: Option<Entry>,
    pub new: Option<Entry>,
}

/// A tree that is needed is not there, or cannot be read.
#[derive(Debug)]
pub(super) struct NoTree(pub ObjectId);

/// Walks pairs of trees, keeping its buffers.
pub(super) struct TreeDiff<'r> {
    repo: &'r gix::Repository,
    path: BString,
    spare: Vec<Vec<u8>>,
}

impl<'r> TreeDiff<'r> {
    pub(super) fn new(repo: &'r gix::Repository) -> TreeDiff<'r> {
        TreeDiff { repo, path: BString::default(), spare: Vec::new() }
    }

    /// All rows from one tree (or nothing) to another, in byte order of the path.
    pub(super) fn rows(&mut self, old: Option<ObjectId>, new: Option<ObjectId>) -> Result<Vec<Row>, NoTree> {
        let mut rows = Vec::new();
        self.path.clear();
        self.walk(old, new, &mut rows)?;
        Ok(rows)
    }

    fn walk(
        &mut self,
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        rows: &mut Vec<Row>,
    ) -> Result<(), NoTree> {
        if old == new {
            return Ok(());
        }
        let (old_data, new_data) = (self.tree(old)?, self.tree(new)?);
        let hash = self.repo.object_hash();
        let mut olds = Entries { tree: old, hash, rest: &old_data };
        let mut news = Entries { tree: new, hash, rest: &new_data };
        loop {
            let shared = shared_entries(olds.rest, news.rest, hash.len_in_bytes());
            olds.pass(shared);
            news.pass(shared);
            let (one, other) = (olds.first()?, news.first()?);
            let order = match (&one, &other) {
                (None, None) => break,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(one), Some(other)) => tree_order(one, other),
            };
            let one = one.filter(|_| order.is_le());
            let other = other.filter(|_| order.is_ge());
            olds.pass(one.map_or(0, |named| named.length));
            news.pass(other.map_or(0, |named| named.length));
            self.pair(one, other, rows)?;
        }
        self.spare.extend([old_data, new_data]);
        Ok(())
    }

    /// Entries of one name, both trees or both not.
    fn pair(&mut self, old: Option<Named>, new: Option<Named>, rows: &mut Vec<Row>) -> Result<(), NoTree> {
        let (Some(name), is_tree) = (
            old.as_ref().or(new.as_ref()).map(|entry| entry.name),
            old.as_ref().or(new.as_ref()).is_some_and(|entry| entry.entry.mode.is_tree()),
        ) else {
            return Ok(());
        };
        let (old, new) = (old.map(|named| named.entry), new.map(|named| named.entry));
        if old.zip(new).is_some_and(|(old, new)| old.is_same(&new)) {
            return Ok(());
        }
        let length = self.path.len();
        if length > 0 {
            self.path.push(b'/');
        }
        self.path.extend_from_slice(name);
        if is_tree {
            self.walk(old.map(|entry| entry.id), new.map(|entry| entry.id), rows)?;
        } else {
            rows.push(Row { path: self.path.clone(), old, new });
        }
        self.path.truncate(length);
        Ok(())
    }

    fn tree(&mut self, id: Option<ObjectId>) -> Result<Vec<u8>, NoTree> {
        let mut data = self.spare.pop().unwrap_or_default();
        data.clear();
        let Some(id) = id.filter(|id| !id.is_empty_tree()) else { return Ok(data) };
        let found = gix::objs::Find::try_find(&self.repo.objects, &id, &mut data);
        match found {
            Ok(Some(object)) if object.kind == gix::objs::Kind::Tree => Ok(data),
            _ => Err(NoTree(id)),
        }
    }
}

/// An entry with its name.
#[derive(Clone, Copy)]
struct Named<'a> {
    name: &'a BStr,
    entry: Entry,
    /// Bytes it takes in its tree.
    length: usize,
}

/// Entries of a tree that are still to come.
struct Entries<'a> {
    tree: Option<ObjectId>,
    hash: gix::hash::Kind,
    rest: &'a [u8],
}

impl<'a> Entries<'a> {
    fn first(&self) -> Result<Option<Named<'a>>, NoTree> {
        let mut entries = TreeRefIter::from_bytes(self.rest, self.hash);
        let Some(entry) = entries.next() else { return Ok(None) };
        let Ok(entry) = entry else { return Err(NoTree(self.tree.expect("only a tree has entries"))) };
        let id = entry.oid.to_owned();
        let length = entries.offset_to_next_entry(self.rest);
        Ok(Some(Named { name: entry.filename, entry: Entry { id, mode: entry.mode }, length }))
    }

    fn pass(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
    }
}

/// How many bytes two trees begin with that are whole entries and the same in both. Most of two trees is, so this
/// is what makes comparing them quick.
fn shared_entries(old: &[u8], new: &[u8], id: usize) -> usize {
    const STRIDE: usize = 64;
    let strides = old.chunks(STRIDE).zip(new.chunks(STRIDE)).take_while(|(one, other)| one == other).count();
    let sure = (strides * STRIDE).min(old.len()).min(new.len());
    let more = old[sure..].iter().zip(&new[sure..]).take_while(|(one, other)| one == other).count();
    let same = &old[..sure + more];
    let mut whole = 0;
    // An entry is its mode and name, a zero, and its id.
    while let Some(name) = same[whole..].find_byte(0) {
        let end = whole + name + 1 + id;
        if end > same.len() {
            break;
        }
        whole = end;
    }
    whole
}

/// git's order of entries: a tree is compared as if its name ended in `/`.
fn tree_order(one: &Named, other: &Named) -> Ordering {
    let common = one.name.len().min(other.name.len());
    one.name[..common].cmp(&other.name[..common]).then_with(|| end(one, common).cmp(&end(other, common)))
}

/// The byte behind the common part: of the name, or `/` where a tree's name ends. Where both end, a
/// tree and something else of one name are still two.
fn end(entry: &Named, common: usize) -> Option<u8> {
    let next = entry.name.get(common).copied();
    next.or_else(|| entry.entry.mode.is_tree().then_some(b'/'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A tree of files with these names, all of one content but those marked.
    fn tree(names: &[(String, bool)]) -> Vec<u8> {
        let mut tree = Vec::new();
        for (name, other) in names {
            tree.extend(format!("100644 {name}\0").bytes());
            tree.extend([u8::from(*other); 20]);
        }
        tree
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_shared_are_the_first_entries_that_are_equal(
            old in prop::collection::vec(("[ab]{1,40}", any::<bool>()), 0..9),
            new in prop::collection::vec(("[ab]{1,40}", any::<bool>()), 0..9),
            from_old in 0_usize..9,
        ) {
            let new: Vec<(String, bool)> = old.iter().take(from_old).cloned().chain(new).collect();
            let equal = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
            let shared = shared_entries(&tree(&old), &tree(&new), 20);
            prop_assert_eq!(shared, tree(&old[..equal]).len());
        }

        #[test]
        fn no_bytes_make_it_panic(old in prop::collection::vec(0_u8..3, 0..90), new in prop::collection::vec(0_u8..3, 0..90)) {
            let shared = shared_entries(&old, &new, 20);
            prop_assert_eq!(&old[..shared], &new[..shared]);
        }
    }

    #[test]
    fn a_mode_that_only_old_versions_of_git_wrote_is_no_change() {
        let entry = |mode: u32| Entry {
            id: ObjectId::empty_blob(gix::hash::Kind::Sha1),
            mode: EntryMode::try_from(mode).expect("git wrote it"),
        };
        assert!(entry(0o100664).is_same(&entry(0o100644)));
        assert!(!entry(0o100755).is_same(&entry(0o100644)));
        assert!(!entry(0o120000).is_same(&entry(0o100644)));
    }
}
