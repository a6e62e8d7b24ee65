//! What differs between two trees, a row a file: `git diff-tree --raw -r --no-renames`.

use std::cmp::Ordering;

use bstr::{BStr, BString};
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
        let mut olds = TreeRefIter::from_bytes(&old_data, hash).peekable_entries(old)?;
        let mut news = TreeRefIter::from_bytes(&new_data, hash).peekable_entries(new)?;
        loop {
            let order = match (olds.first(), news.first()) {
                (None, None) => break,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(one), Some(other)) => tree_order(one, other),
            };
            let one = if order.is_le() { olds.next() } else { None };
            let other = if order.is_ge() { news.next() } else { None };
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
}

/// Entries of a tree, one to look at.
struct Entries<'a> {
    entries: std::vec::IntoIter<Named<'a>>,
}

impl<'a> Entries<'a> {
    fn first(&self) -> Option<&Named<'a>> {
        self.entries.as_slice().first()
    }

    fn next(&mut self) -> Option<Named<'a>> {
        self.entries.next()
    }
}

trait Peekable<'a> {
    fn peekable_entries(self, tree: Option<ObjectId>) -> Result<Entries<'a>, NoTree>;
}

impl<'a> Peekable<'a> for TreeRefIter<'a> {
    fn peekable_entries(self, tree: Option<ObjectId>) -> Result<Entries<'a>, NoTree> {
        let mut entries = Vec::new();
        for entry in self {
            let Ok(entry) = entry else { return Err(NoTree(tree.expect("only a tree has entries"))) };
            let id = entry.oid.to_owned();
            entries.push(Named { name: entry.filename, entry: Entry { id, mode: entry.mode } });
        }
        Ok(Entries { entries: entries.into_iter() })
    }
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
    use super::*;

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
