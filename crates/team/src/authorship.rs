//! The published degree of authorship (definitions 4), here with our persons and our files: it says
//! whether a file nobody knows any more was written by somebody who is still here.
//!
//! DOA(d,f) = 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC). Source: Avelino, Passos, Hora and
//! Valente, "A novel approach for estimating truck factors", ICPC 2016.

use std::collections::HashMap;
use std::hash::Hash;

use records::Act;

use crate::branch::{Branch, FileIx};
use crate::clock::Seconds;
use crate::persons::{People, PersonIx};

/// Degree of authorship of somebody who did nothing to a file, first author or not set aside.
const BASE: f64 = 3.293;
const FIRST: f64 = 1.098;
const DELIVERY: f64 = 0.164;
const OTHERS: f64 = 0.321;
/// An author's degree exceeds this part of the largest.
const PART_OF_LARGEST: f64 = 0.75;

/// What one developer did to one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deliveries {
    /// They added it, at least once.
    pub added: bool,
    /// Their modifications and renames.
    pub count: usize,
}

/// The authors of a file, given what each developer did to it.
pub fn authors<D: Copy + Eq + Hash>(done: &[(D, Deliveries)]) -> Vec<D> {
    let all: usize = done.iter().map(|(_, own)| own.count).sum();
    let degree = |own: &Deliveries| {
        let others = (all - own.count) as f64;
        BASE + FIRST * f64::from(u8::from(own.added)) + DELIVERY * own.count as f64
            - OTHERS * (1.0 + others).ln()
    };
    let largest = done.iter().map(|(_, own)| degree(own)).fold(f64::NEG_INFINITY, f64::max);
    done.iter()
        .filter(|(_, own)| degree(own) / largest > PART_OF_LARGEST && (degree(own) >= BASE || own.added))
        .map(|&(developer, _)| developer)
        .collect()
}

/// When each person added or changed each counted file.
#[derive(Clone, Debug, Default)]
pub struct Authorship {
    done: HashMap<FileIx, Vec<Done>>,
}

/// A person, their earliest add of a file, and the merge times of their modifications and renames, ascending.
type Done = (PersonIx, Option<Seconds>, Vec<Seconds>);

impl Authorship {
    /// Gathers all events of all commits, bulk ones and imports too; bots' left out.
    pub(crate) fn of(
        branches: &[Branch],
        people: &People,
        counted: &[bool],
        time: impl Fn(usize, records::CommitIx) -> Option<Seconds>,
    ) -> Authorship {
        let mut rows: Vec<(FileIx, PersonIx, bool, Seconds)> = Vec::new();
        for (repository, branch) in branches.iter().enumerate() {
            for (at, commit) in branch.history.commits.iter().enumerate() {
                let at = at as records::CommitIx;
                let (Some(person), Some(time)) =
                    (people.person(repository, commit.author), time(repository, at))
                else {
                    continue;
                };
                for (number, event) in branch.file_events(at) {
                    let file = branch.file_of_event(number);
                    if counted[file as usize] && event.act != Act::Deleted {
                        rows.push((file, person, event.act != Act::Added, time));
                    }
                }
            }
        }
        rows.sort_unstable();
        let mut done: HashMap<FileIx, Vec<Done>> = HashMap::new();
        for own in rows.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
            let added = own.iter().find(|row| !row.2).map(|row| row.3);
            let delivered = own.iter().filter(|row| row.2).map(|row| row.3).collect();
            done.entry(own[0].0).or_default().push((own[0].1, added, delivered));
        }
        Authorship { done }
    }

    /// The authors of a file by what was merged before `t`.
    pub fn authors_at(&self, file: FileIx, t: Seconds) -> Vec<PersonIx> {
        let done: Vec<(PersonIx, Deliveries)> = self
            .done
            .get(&file)
            .into_iter()
            .flatten()
            .map(|(person, added, delivered)| {
                let added = added.is_some_and(|time| time < t);
                (*person, Deliveries { added, count: delivered.partition_point(|&time| time < t) })
            })
            .filter(|(_, own)| own.added || own.count > 0)
            .collect();
        authors(&done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_added_a_file_and_nobody_else_touched_is_its_author() {
        let own = Deliveries { added: true, count: 0 };
        assert_eq!(authors(&[("ada", own)]), ["ada"]);
    }

    #[test]
    fn a_single_change_to_the_file_of_another_makes_no_author() {
        let first = Deliveries { added: true, count: 9 };
        let passing = Deliveries { added: false, count: 1 };
        // 3.293 + 1.098 + 0.164·9 − 0.321·ln 2 = 5.644; 3.293 + 0.164 − 0.321·ln 10 = 2.718.
        assert_eq!(authors(&[("ada", first), ("ben", passing)]), ["ada"]);
    }
}
