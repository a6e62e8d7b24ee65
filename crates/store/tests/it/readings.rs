use std::collections::HashSet;
use std::path::Path;

use proptest::prelude::*;
use records::{CommitId, Fresh, FreshDiff, FreshTag, Gathering, History};
use store::{Data, Error, RepositoryId};

use crate::made::{commit, head, id, line, step, tag};

/// The same records by the plain way of putting them together.
pub fn gathered(fresh: Vec<Fresh>, tip: u64, tags: &[FreshTag]) -> History {
    let mut gathering = Gathering::default();
    gathering.add(fresh);
    gathering.into_history("kassa".into(), head(tip), tags.to_vec())
}

fn opened() -> (tempfile::TempDir, Data, RepositoryId) {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let repository = data.repository(Path::new("/code/kassa/.git")).expect("entered");
    (dir, data, repository)
}

fn ids(numbers: impl IntoIterator<Item = u64>) -> HashSet<CommitId> {
    numbers.into_iter().map(id).collect()
}

#[test]
fn a_reading_shows_only_once_it_is_finished() {
    let (_dir, mut data, repository) = opened();
    data.write(repository, &line(2)).expect("written");
    assert_eq!(data.load(repository).expect("read"), None);
    data.finish(repository, "kassa", &head(2), &[], 1).expect("finished");
    assert!(data.known(repository).expect("read").settled);
    data.write(repository, &[commit(3, &[2]), step(3)]).expect("written");
    assert!(!data.known(repository).expect("read").settled, "2 may be missing before 3");
    assert_eq!(data.load(repository).expect("read"), Some(gathered(line(2), 2, &[])));
    data.finish(repository, "kassa", &head(3), &[], 2).expect("finished");
    assert_eq!(data.load(repository).expect("read"), Some(gathered(line(3), 3, &[])));
}

#[test]
fn what_a_rewritten_branch_no_longer_reaches_leaves() {
    let (_dir, mut data, repository) = opened();
    data.write(repository, &line(5)).expect("written");
    data.finish(repository, "kassa", &head(5), &[], 1).expect("finished");
    let rewritten = [commit(14, &[3]), step(14)];
    data.write(repository, &rewritten).expect("written");
    data.finish(repository, "kassa", &head(14), &[], 2).expect("finished");
    let all = line(3).into_iter().chain(rewritten).collect();
    assert_eq!(data.load(repository).expect("read"), Some(gathered(all, 14, &[])));
    assert_eq!(data.known(repository).expect("read").whole, ids([1, 2, 3, 14]));
}

#[test]
fn a_reading_is_not_finished_at_a_commit_that_was_not_read() {
    let (_dir, mut data, repository) = opened();
    data.write(repository, &line(2)).expect("written");
    let error = data.finish(repository, "kassa", &head(9), &[], 1).expect_err("nobody read it");
    assert!(matches!(error, Error::Unread { tip } if tip == id(9)));
}

#[test]
fn a_commit_of_which_something_was_missing_is_known_only_in_part() {
    let (_dir, mut data, repository) = opened();
    let Fresh::Commit(mut cut) = commit(1, &[]) else { panic!("a commit") };
    cut.diff = FreshDiff::Missing;
    data.write(repository, &[Fresh::Commit(cut), step(1), commit(2, &[1]), step(2)]).expect("written");
    data.finish(repository, "kassa", &head(2), &[], 1).expect("finished");
    let known = data.known(repository).expect("read");
    assert_eq!((known.whole, known.partly, known.settled), (ids([2]), ids([1]), false));
    assert!(data.has_gaps(repository).expect("read"));
    data.write(repository, &[commit(1, &[]), step(1)]).expect("written");
    data.finish(repository, "kassa", &head(2), &[], 2).expect("finished");
    assert!(!data.has_gaps(repository).expect("read"));
    assert_eq!(data.load(repository).expect("read"), Some(gathered(line(2), 2, &[])));
}

#[test]
fn another_branch_that_runs_through_side_commits_asks_for_their_steps() {
    let (_dir, mut data, repository) = opened();
    // 2 was merged from the side by 4, so its step was not read.
    let all =
        vec![commit(1, &[]), step(1), commit(2, &[1]), commit(3, &[1]), step(3), commit(4, &[3, 2]), step(4)];
    data.write(repository, &all).expect("written");
    assert_eq!(data.finish(repository, "kassa", &head(4), &[], 1).expect("finished").again, 0);
    assert_eq!(data.finish(repository, "kassa", &head(2), &[], 2).expect("finished").again, 1);
    assert_eq!(data.known(repository).expect("read").whole, ids([1]));
    data.write(repository, &[commit(2, &[1]), step(2)]).expect("written");
    assert_eq!(data.finish(repository, "kassa", &head(2), &[], 3).expect("finished").again, 0);
    assert_eq!(data.load(repository).expect("read"), Some(gathered(line(2), 2, &[])));
}

#[test]
fn a_repository_that_was_forgotten_meanwhile_is_not_written_to() {
    let (_dir, mut data, repository) = opened();
    data.forget(repository).expect("forgotten");
    assert!(matches!(data.write(repository, &line(1)), Err(Error::Forgotten)));
}

/// Commits 1 to n, each with up to two parents among those before it, and a step each.
fn histories() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let parents = |n: usize| proptest::collection::vec(1..=n.max(1) as u64, usize::from(n > 0)..=2.min(n));
    (1..14_usize).prop_flat_map(move |commits| (0..commits).map(parents).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn in_whatever_order_and_batches_records_come_the_same_history_is_loaded(
        parents in histories(), order in any::<u64>(), batch in 1..9_usize, interrupted in any::<bool>()
    ) {
        let mut all = Vec::new();
        for (n, parents) in (1..).zip(&parents) {
            let mut own = parents.clone();
            own.dedup();
            all.extend([commit(n, &own), step(n)]);
        }
        let tip = parents.len() as u64;
        let expected = gathered(all.clone(), tip, &[tag(1), tag(tip)]);
        // A cheap shuffle: by the remainder of a multiple.
        let mut at: Vec<usize> = (0..all.len()).collect();
        at.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(order | 1) >> 7);
        let shuffled: Vec<Fresh> = at.into_iter().map(|at| all[at].clone()).collect();
        let (_dir, mut data, repository) = opened();
        for records in shuffled.chunks(batch) {
            data.write(repository, records).expect("written");
            if interrupted {
                data.write(repository, records).expect("written once more");
            }
        }
        data.finish(repository, "kassa", &head(tip), &[tag(tip), tag(1)], 1).expect("finished");
        prop_assert_eq!(data.load(repository).expect("read"), Some(expected));
    }
}
