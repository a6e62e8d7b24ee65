//! Which deletion and which addition are one rename: `git -M`, 50 %, limit 1,000, no copies.
//!
//! In git's order: equal content first; then the one deletion and the one addition left that share a
//! file name, if three quarters are the same; then every pair, the best first. Source: git 2.47,
//! diffcore-rename.c.

use std::collections::HashMap;

use bstr::{BStr, ByteSlice};
use gix::ObjectId;

use super::rows::{Entry, Row};
use super::similarity::{MAX_SCORE, Pieces, score, sizes_differ};

const MINIMUM: u64 = MAX_SCORE / 2;
const MINIMUM_BY_NAME: u64 = MINIMUM + (MAX_SCORE - MINIMUM) / 2;
/// More pairs than the square of this are not compared.
const LIMIT: usize = 1_000;
/// Candidates kept for a destination.
const CANDIDATES: usize = 4;
/// Sources of equal content that are looked at for a destination.
const EQUALS: usize = 100;

/// A rename: rows of the source and of the destination, and git's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rename {
    pub from: usize,
    pub to: usize,
    pub score: u64,
}

/// A blob that is needed is not there.
#[derive(Debug)]
pub(super) struct NoBlob;

/// What one deletion or addition is.
struct Side<'a> {
    row: usize,
    path: &'a BStr,
    entry: Entry,
    used: bool,
    pieces: Option<(Pieces, u64)>,
}

/// Finds the renames among rows in byte order of the path.
pub(super) fn renames(rows: &[Row], repo: &gix::Repository) -> Result<Vec<Rename>, NoBlob> {
    let side = |row: usize, path, entry: Option<Entry>| {
        entry.map(|entry| Side { row, path, entry, used: false, pieces: None })
    };
    let all = || rows.iter().enumerate();
    let sources = all()
        .filter(|(_, row)| row.new.is_none())
        .filter_map(|(at, row)| side(at, row.path.as_bstr(), row.old));
    let targets = all()
        .filter(|(_, row)| row.old.is_none())
        .filter_map(|(at, row)| side(at, row.path.as_bstr(), row.new));
    let mut pairing =
        Pairing { sources: sources.collect(), targets: targets.collect(), found: Vec::new(), repo };
    if pairing.sources.is_empty() || pairing.targets.is_empty() {
        return Ok(Vec::new());
    }
    pairing.equal_content();
    pairing.equal_names()?;
    pairing.every_pair()?;
    Ok(pairing.found)
}

struct Pairing<'a> {
    sources: Vec<Side<'a>>,
    targets: Vec<Side<'a>>,
    found: Vec<Rename>,
    repo: &'a gix::Repository,
}

impl Pairing<'_> {
    fn record(&mut self, source: usize, target: usize, score: u64) {
        self.sources[source].used = true;
        self.targets[target].used = true;
        self.found.push(Rename { from: self.sources[source].row, to: self.targets[target].row, score });
    }

    fn equal_content(&mut self) {
        let mut by_id: HashMap<ObjectId, Vec<usize>> = HashMap::new();
        for (at, source) in self.sources.iter().enumerate() {
            by_id.entry(source.entry.id).or_default().push(at);
        }
        for target in 0..self.targets.len() {
            let wanted = &self.targets[target];
            let Some(equals) = by_id.get(&wanted.entry.id) else { continue };
            let mut best: Option<(usize, bool)> = None;
            let mut looked_at = 0;
            for &source in equals {
                let candidate = &self.sources[source];
                let regular = candidate.entry.mode.is_blob() && wanted.entry.mode.is_blob();
                if candidate.used || !(regular || candidate.entry.mode == wanted.entry.mode) {
                    continue;
                }
                let same_name = file_name(candidate.path) == file_name(wanted.path);
                if best.is_none_or(|(_, best)| same_name && !best) {
                    best = Some((source, same_name));
                }
                looked_at += 1;
                if same_name || looked_at >= EQUALS {
                    break;
                }
            }
            if let Some((source, _)) = best {
                self.record(source, target, MAX_SCORE);
            }
        }
    }

    /// File names that are unique among what is left on both sides.
    fn equal_names(&mut self) -> Result<(), NoBlob> {
        let unique = |sides: &[Side]| {
            let mut by_name: HashMap<Vec<u8>, Option<usize>> = HashMap::new();
            for (at, side) in sides.iter().enumerate().filter(|(_, side)| !side.used) {
                by_name
                    .entry(file_name(side.path).to_vec())
                    .and_modify(|known| *known = None)
                    .or_insert(Some(at));
            }
            by_name
        };
        let (sources, targets) = (unique(&self.sources), unique(&self.targets));
        for source in 0..self.sources.len() {
            if self.sources[source].used {
                continue;
            }
            let name = file_name(self.sources[source].path);
            let pair = (sources.get(name).copied().flatten(), targets.get(name).copied().flatten());
            if let (Some(source), Some(target)) = pair
                && !self.targets[target].used
            {
                let score = self.score(source, target, MINIMUM_BY_NAME)?;
                if score >= MINIMUM_BY_NAME {
                    self.record(source, target, score);
                }
            }
        }
        Ok(())
    }

    fn every_pair(&mut self) -> Result<(), NoBlob> {
        let left =
            |sides: &[Side]| -> Vec<usize> { (0..sides.len()).filter(|&at| !sides[at].used).collect() };
        let (sources, targets) = (left(&self.sources), left(&self.targets));
        if sources.len() * targets.len() > LIMIT * LIMIT {
            return Ok(());
        }
        let mut candidates: Vec<Option<Candidate>> = Vec::new();
        for &target in &targets {
            let mut best: [Option<Candidate>; CANDIDATES] = [None; CANDIDATES];
            for &source in &sources {
                let score = self.score(source, target, MINIMUM)?;
                let same_name = file_name(self.sources[source].path) == file_name(self.targets[target].path);
                keep_if_better(&mut best, Candidate { source, target, score, same_name });
            }
            self.targets[target].pieces = None;
            candidates.extend(best);
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse(rank(candidate)));
        for Candidate { source, target, score, .. } in candidates.into_iter().flatten() {
            if score < MINIMUM {
                break;
            }
            if !self.targets[target].used && !self.sources[source].used {
                self.record(source, target, score);
            }
        }
        Ok(())
    }

    /// Only ordinary files are compared by content.
    fn score(&mut self, source: usize, target: usize, minimum: u64) -> Result<u64, NoBlob> {
        let (one, other) = (&self.sources[source].entry, &self.targets[target].entry);
        if !one.mode.is_blob() || !other.mode.is_blob() {
            return Ok(0);
        }
        if sizes_differ(size(self.repo, one.id)?, size(self.repo, other.id)?, minimum) {
            return Ok(0);
        }
        let (one, one_size) = pieces(self.repo, &mut self.sources[source])?;
        let (other, other_size) = pieces(self.repo, &mut self.targets[target])?;
        Ok(score(one, one_size, other, other_size))
    }
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    source: usize,
    target: usize,
    score: u64,
    same_name: bool,
}

/// Better candidates rank higher; a place without one ranks lowest.
fn rank(candidate: &Option<Candidate>) -> Option<(u64, bool)> {
    candidate.map(|candidate| (candidate.score, candidate.same_name))
}

/// Replaces the worst of those kept, the first of equals, if the new one is better.
fn keep_if_better(best: &mut [Option<Candidate>; CANDIDATES], new: Candidate) {
    let mut worst = 0;
    for at in 1..CANDIDATES {
        if rank(&best[at]) < rank(&best[worst]) {
            worst = at;
        }
    }
    if rank(&Some(new)) > rank(&best[worst]) {
        best[worst] = Some(new);
    }
}

fn file_name(path: &BStr) -> &[u8] {
    path.rfind_byte(b'/').map_or(path, |slash| &path[slash + 1..])
}

fn size(repo: &gix::Repository, id: ObjectId) -> Result<u64, NoBlob> {
    repo.find_header(id).map(|header| header.size()).map_err(|_| NoBlob)
}

fn pieces<'s>(repo: &gix::Repository, side: &'s mut Side) -> Result<(&'s Pieces, u64), NoBlob> {
    if side.pieces.is_none() {
        let blob = repo.find_object(side.entry.id).map_err(|_| NoBlob)?;
        side.pieces = Some((Pieces::of(&blob.data), blob.data.len() as u64));
    }
    let (pieces, size) = side.pieces.as_ref().expect("it was just put there");
    Ok((pieces, *size))
}
