//! What a commit holds, and the difference between two.

use std::collections::BTreeMap;
use std::rc::Rc;

use madeup::stream::{Change, Entry};

/// What a path holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// A file, by its lines, and whether it may be run.
    File(Rc<Vec<String>>, bool),
    /// Where a link points to.
    Link(String),
    /// A commit of another repository.
    Submodule,
}

/// Paths and what they hold.
pub(super) type Tree = BTreeMap<String, Held>;

/// What has to be done to one tree so that it is the other, as bytes that changes can point to.
pub(super) struct Difference<'t> {
    deleted: Vec<&'t str>,
    put: Vec<(&'t str, Vec<u8>, &'t Held)>,
}

impl<'t> Difference<'t> {
    pub fn between(old: &'t Tree, new: &'t Tree) -> Difference<'t> {
        let deleted = old.keys().filter(|path| !new.contains_key(*path)).map(String::as_str).collect();
        let changed = new.iter().filter(|(path, held)| old.get(*path) != Some(*held));
        let put = changed.map(|(path, held)| (path.as_str(), bytes(held), held)).collect();
        Difference { deleted, put }
    }

    /// As git fast-import is told.
    pub fn changes(&self) -> Vec<Change<'_>> {
        let deleted = self.deleted.iter().map(|path| Change::Delete(path.as_bytes()));
        let put = self.put.iter().map(|(path, bytes, held)| {
            let entry = match held {
                Held::File(_, false) => Entry::File(bytes),
                Held::File(_, true) => Entry::Executable(bytes),
                Held::Link(_) => Entry::Link(bytes),
                Held::Submodule => Entry::Submodule("1111111111111111111111111111111111111111"),
            };
            Change::Put(path.as_bytes(), entry)
        });
        deleted.chain(put).collect()
    }
}

fn bytes(held: &Held) -> Vec<u8> {
    match held {
        Held::File(lines, _) => {
            lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>().into_bytes()
        }
        Held::Link(target) => target.clone().into_bytes(),
        Held::Submodule => Vec::new(),
    }
}

/// Brings what a side branch did into a tree, as somebody does who merges by hand: the branch wins, and
/// follows a file that was renamed meanwhile where `renamed` says so.
pub(super) fn merge(main: &mut Tree, base: &Tree, side: &Tree, renamed: &dyn Fn(&str) -> Option<String>) {
    for path in base.keys().filter(|path| !side.contains_key(*path)) {
        main.remove(path);
    }
    for (path, held) in side {
        if base.get(path) == Some(held) {
            continue;
        }
        let place =
            if main.contains_key(path) { None } else { renamed(path).filter(|new| main.contains_key(new)) };
        put(main, &place.unwrap_or_else(|| path.clone()), held.clone());
    }
}

/// Puts something at a path, and takes away what cannot stand beside it: a file where a directory is to
/// be, or all below what is a file from now on.
pub(super) fn put(tree: &mut Tree, path: &str, held: Held) {
    let below = format!("{path}/");
    tree.retain(|other, _| !other.starts_with(&below) && !path.starts_with(&format!("{other}/")));
    tree.insert(path.to_owned(), held);
}
