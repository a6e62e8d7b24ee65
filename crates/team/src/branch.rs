//! One repository put in order: its chain, its trees, its files and what they count as.

use records::{Act, CommitIx, EntryKind, FileEvent, History, PathIx, Special};

use crate::attributes::{Attributes, Linguist};
use crate::chain::Chain;
use crate::classes::{Class, ClassTable};
use crate::clock::Seconds;
use crate::mailmap::Mailmap;
use crate::names::Names;
use crate::tree::Trees;

/// A file of any repository of the team, by its newest name.
pub type FileIx = u32;

/// One branch of one repository, in order, as of T.
#[derive(Debug)]
pub struct Branch<'a> {
    /// Its records.
    pub history: &'a History,
    /// Which commit of the chain brought which commit, and when.
    pub chain: Chain,
    /// What the tree held.
    pub trees: Trees,
    /// The place of tip(T); absent where nothing was merged before T.
    pub last: Option<u32>,
    /// What is one file.
    pub names: Names,
    /// The class of each path.
    pub classes: Vec<Class>,
    attributes: Attributes,
    /// The number the repository's first path has among the files of all.
    pub base: FileIx,
}

impl<'a> Branch<'a> {
    /// Puts a history in order.
    pub fn of(history: &'a History, t: Seconds, table: &ClassTable, base: FileIx) -> Branch<'a> {
        let chain = Chain::of(history);
        let trees = Trees::of(history);
        let last = chain.tip_before(t);
        let names =
            Names::of(history, &chain, last, |path| last.is_some_and(|last| trees.holds_file(path, last)));
        let mut branch = Branch {
            history,
            chain,
            trees,
            last,
            names,
            classes: Vec::new(),
            attributes: Attributes::default(),
            base,
        };
        branch.attributes = branch.newest_attributes();
        branch.classes = history
            .paths
            .iter()
            .map(|path| table.classify(path.as_ref(), &branch.linguist(path.as_ref())))
            .collect();
        branch
    }

    /// The file an event belongs to.
    pub fn file_of_event(&self, event: u32) -> FileIx {
        self.base + self.names.file_of_event[event as usize]
    }

    /// The path by which a file of this repository is called.
    pub fn path(&self, file: FileIx) -> &bstr::BStr {
        self.history.paths[(file - self.base) as usize].as_ref()
    }

    /// Whether a file of this repository is in the tree of a place, under the name it had then.
    pub fn existed(&self, file: FileIx, place: u32) -> bool {
        let file = file - self.base;
        self.names
            .paths_of(file)
            .any(|path| self.names.file_at(path, place) == file && self.trees.holds_file(path, place))
    }

    /// Files of this repository that are in the tree of a place.
    pub fn files_at(&self, place: u32) -> Vec<FileIx> {
        let mut files: Vec<FileIx> = (0..self.history.paths.len() as PathIx)
            .filter(|&path| self.trees.holds_file(path, place))
            .map(|path| self.base + self.names.file_at(path, place))
            .collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// The events of a commit with their number, links and submodules left out.
    pub fn file_events(&self, commit: CommitIx) -> impl Iterator<Item = (u32, &'a FileEvent)> + use<'a> {
        let history = self.history;
        let start = match &history.commits[commit as usize].diff {
            records::TreeDiff::Events(range) => range.start,
            records::TreeDiff::Merge | records::TreeDiff::Missing => 0,
        };
        let events = history.events_of(&history.commits[commit as usize]);
        (start..).zip(events).filter(|(_, event)| event.kind == EntryKind::File)
    }

    /// The newest text of each file of a kind at a place of the chain, by path.
    pub fn texts_at(&self, special: Special, place: u32) -> Vec<(&'a bstr::BStr, &'a [u8])> {
        let history = self.history;
        let mut newest: std::collections::BTreeMap<PathIx, &[u8]> = std::collections::BTreeMap::new();
        for text in &history.texts {
            let path = &history.paths[text.path as usize];
            if Special::of(path) == Some(special) && self.chain.position[text.commit as usize] <= place {
                match &text.text {
                    Some(content) => newest.insert(text.path, content),
                    None => newest.remove(&text.path),
                };
            }
        }
        newest
            .into_iter()
            .filter(|&(path, _)| self.trees.holds_file(path, place))
            .map(|(path, content)| (history.paths[path as usize].as_ref(), content))
            .collect()
    }

    /// The mailmap of the newest commit of the branch: who somebody is does not depend on T.
    pub fn mailmap(&self) -> Mailmap {
        let newest = self.history.chain.len().checked_sub(1).map(|place| place as u32);
        let text =
            newest.and_then(|place| self.texts_at(Special::Mailmap, place).first().map(|(_, text)| *text));
        Mailmap::parse(text.unwrap_or_default())
    }

    /// What `.gitattributes` of tip(T) say of a path.
    pub fn linguist(&self, path: &bstr::BStr) -> Linguist {
        self.attributes.of(path)
    }

    fn newest_attributes(&self) -> Attributes {
        let texts = self.last.map(|last| self.texts_at(Special::Attributes, last)).unwrap_or_default();
        Attributes::parse(texts)
    }
}

/// Whether an event touches its file: everything but a rename that changed nothing (1.4).
pub fn touches(event: &FileEvent) -> bool {
    !matches!(event.act, Act::Renamed { similarity: 100, .. })
}

/// Whether an event leaves its author knowing more: touching, but not deleting (1.4).
pub fn teaches(event: &FileEvent) -> bool {
    touches(event) && event.act != Act::Deleted
}
