//! What the tree held at each place of the chain (definitions 1.1).

use records::{EntryKind, History, PathIx};

/// Presence of every path over the chain.
#[derive(Clone, Debug)]
pub struct Trees {
    /// `steps[starts[p]..starts[p + 1]]` are the steps of path p, oldest first.
    starts: Vec<u32>,
    steps: Vec<(u32, Option<EntryKind>)>,
    /// Places whose step is not known; what is there from then on is not certain.
    pub unknown: Vec<u32>,
}

impl Trees {
    /// The trees of a history.
    pub fn of(history: &History) -> Trees {
        let mut starts = vec![0_u32; history.paths.len() + 1];
        for step in &history.presence {
            starts[step.path as usize + 1] += 1;
        }
        for path in 1..starts.len() {
            starts[path] += starts[path - 1];
        }
        let mut next = starts.clone();
        let mut steps = vec![(0, None); history.presence.len()];
        let mut unknown = Vec::new();
        for (place, (_, range)) in history.chain.iter().enumerate() {
            let Some(range) = range else {
                unknown.push(place as u32);
                continue;
            };
            for step in &history.presence[range.start as usize..range.end as usize] {
                let slot = &mut next[step.path as usize];
                steps[*slot as usize] = (place as u32, step.entry);
                *slot += 1;
            }
        }
        Trees { starts, steps, unknown }
    }

    /// What stands at a path at a place of the chain.
    pub fn entry(&self, path: PathIx, place: u32) -> Option<EntryKind> {
        let range = self.starts[path as usize] as usize..self.starts[path as usize + 1] as usize;
        let steps = &self.steps[range];
        let after = steps.partition_point(|&(at, _)| at <= place);
        after.checked_sub(1).and_then(|at| steps[at].1)
    }

    /// Whether an ordinary file stands there.
    pub fn holds_file(&self, path: PathIx, place: u32) -> bool {
        self.entry(path, place) == Some(EntryKind::File)
    }
}
