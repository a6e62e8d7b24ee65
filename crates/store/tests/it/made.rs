//! Records made for tests.

use records::{
    CommitId, EntryKind, Fresh, FreshAct, FreshCommit, FreshDiff, FreshEvent, FreshStep, FreshTag, Head,
    Identity, Said, Special, Stamp, Trailer,
};

/// The id with a number in it.
pub fn id(n: u64) -> CommitId {
    let mut raw = [7; 20];
    raw[..8].copy_from_slice(&n.to_be_bytes());
    CommitId::from_bytes(&raw).expect("twenty bytes")
}

/// A branch that ends there.
pub fn head(tip: u64) -> Head {
    Head { branch: "main".into(), origin: "HEAD".into(), tip: id(tip) }
}

/// Somebody with a name that can be searched for.
pub fn who(n: u64) -> Identity {
    Identity { name: format!("Marked-Name-{n}"), email: format!("marked-{n}@example.org") }
}

/// A commit with these parents; a merge has no events.
pub fn commit(n: u64, parents: &[u64]) -> Fresh {
    let path = |n: u64| bstr::BString::from(format!("marked/path-{n}"));
    let event = |act, n| FreshEvent { act, path: path(n), kind: EntryKind::File };
    let renamed = FreshAct::Renamed { from: path(n + 1), similarity: 80 };
    let events = vec![event(FreshAct::Added, n % 5), event(FreshAct::Modified, n % 3), event(renamed, n % 7)];
    Fresh::Commit(FreshCommit {
        id: id(n),
        parents: parents.iter().map(|&parent| id(parent)).collect(),
        cut: false,
        author: who(n % 4),
        committer: who(n % 3),
        authored: Stamp { seconds: 1_000 * n as i64, offset: 3_600 },
        committed: Stamp { seconds: 1_000 * n as i64 + 5, offset: -3_600 },
        subject: format!("marked subject {n}"),
        trailers: vec![Trailer {
            key: "Co-authored-by".into(),
            value: format!("Marked-Name-{n} <m@example.org>"),
        }],
        diff: if parents.len() > 1 { FreshDiff::Merge } else { FreshDiff::Events(events) },
        dropped: 0,
    })
}

/// Its step of the tree.
pub fn step(n: u64) -> Fresh {
    let path = bstr::BString::from(format!("marked/path-{}", n % 5));
    let text =
        (bstr::BString::from(".mailmap"), Special::Mailmap, Some(format!("marked text {n}").into_bytes()));
    Fresh::Step(FreshStep {
        commit: id(n),
        presence: Some(vec![(path, Some(EntryKind::File))]),
        texts: vec![text],
    })
}

/// Commits 1 to `last` in one line, with their steps.
pub fn line(last: u64) -> Vec<Fresh> {
    let parent = |n: u64| if n == 1 { vec![] } else { vec![n - 1] };
    (1..=last).flat_map(|n| [commit(n, &parent(n)), step(n)]).collect()
}

/// A tag of a commit.
pub fn tag(n: u64) -> FreshTag {
    let tagger = Some((who(n), Stamp { seconds: n as i64, offset: 0 }));
    FreshTag { id: id(1_000 + n), name: format!("v{n}"), commit: id(n), tagger }
}

/// A word that can be told from others.
pub fn word(n: u64) -> Said {
    Said::Me { address: format!("address-{n}@example.org") }
}
