//! A history to read when nobody has brought one: as many commits as wanted, of a team of eight.

use std::path::Path;

use madeup::civil::{self, DAY};
use madeup::git::{ObjectFormat, Shape};
use madeup::stream::{Change, Commit, Entry, Mark, Offset, Person, Stamp, Stream};
use madeup::{Draw, Error};

/// The address of its lead.
pub const LEAD: &str = "mira@kassa.example";
/// A moment after its last commit.
pub const NOW: &str = "2026-11-19T09:00:00Z";

const BRANCH: &str = "refs/heads/main";
const TEAM: [&str; 8] = ["mira", "ada", "bo", "cleo", "dara", "emil", "fay", "gus"];
/// Of a hundred changes; the lead makes the most, as leads do.
const SHARES: [u32; 8] = [30, 20, 15, 10, 10, 5, 5, 5];
const AREAS: [&str; 12] = [
    "ledger", "payouts", "refunds", "risk", "cards", "webhooks", "deploy", "reports", "api", "users",
    "audit", "search",
];
/// One commit in so many minutes: nine a day.
const MINUTES_BETWEEN: i64 = 160;

/// Writes a bare repository with a linear history of so many commits, four files each on average: edits,
/// new files, renames, deletions.
pub fn write(dir: &Path, commits: usize) -> Result<(), Error> {
    let mut stream = Stream::create(dir, Shape::Bare, ObjectFormat::Sha1)?;
    let mut tree = Tree::new();
    let mut last = None;
    for at in 0..commits {
        last = Some(commit(&mut stream, &mut tree, last, seconds(commits - at))?);
    }
    stream.finish()
}

fn commit(stream: &mut Stream, tree: &mut Tree, parent: Option<Mark>, seconds: i64) -> Result<Mark, Error> {
    let who = TEAM[tree.draw.weighted(&SHARES)];
    let email = format!("{who}@kassa.example");
    let signed = (Person::new(who, &email), Stamp { seconds, offset: Offset::Minutes(0) });
    let done = tree.next();
    let changes: Vec<Change<'_>> = done.iter().map(Done::change).collect();
    stream.commit(&Commit {
        branch: BRANCH,
        author: signed,
        committer: signed,
        message: format!("Change {} files\n", changes.len()).as_bytes(),
        encoding: None,
        parents: parent.as_slice(),
        changes: &changes,
    })
}

/// When the commit was made that has so many up to the end, itself included.
fn seconds(to_the_end: usize) -> i64 {
    civil::day(2026, 11, 18) * DAY - to_the_end as i64 * MINUTES_BETWEEN * 60
}

/// The files there are, each with the number its content was made from.
struct Tree {
    draw: Draw,
    files: Vec<(String, u64)>,
    made: u64,
}

enum Done {
    Written(String, Vec<u8>),
    Renamed(String, String),
    Deleted(String),
}

impl Done {
    fn change(&self) -> Change<'_> {
        match self {
            Done::Written(path, content) => Change::Put(path.as_bytes(), Entry::File(content)),
            Done::Renamed(from, to) => Change::Rename(from.as_bytes(), to.as_bytes()),
            Done::Deleted(path) => Change::Delete(path.as_bytes()),
        }
    }
}

impl Tree {
    fn new() -> Tree {
        Tree { draw: Draw::new(2_026), files: Vec::new(), made: 0 }
    }

    /// What the next commit does, to different files.
    fn next(&mut self) -> Vec<Done> {
        let steps = if self.files.is_empty() { 40 } else { self.draw.between(1, 7) };
        let mut touched = Vec::new();
        (0..steps).filter_map(|_| self.step(&mut touched)).collect()
    }

    fn step(&mut self, touched: &mut Vec<String>) -> Option<Done> {
        let kind = self.draw.below(100);
        if kind < 12 || self.files.len() < 40 {
            let path = self.new_path();
            touched.push(path.clone());
            self.files.push((path.clone(), self.made));
            return Some(Done::Written(path, content(self.made, 0)));
        }
        let at = self.draw.below(self.files.len());
        if touched.contains(&self.files[at].0) {
            return None;
        }
        let (path, seed) = self.files[at].clone();
        touched.push(path.clone());
        Some(match kind {
            12..17 => {
                self.files.swap_remove(at);
                Done::Deleted(path)
            }
            17..20 => {
                let to = self.new_path();
                touched.push(to.clone());
                self.files[at].0.clone_from(&to);
                Done::Renamed(path, to)
            }
            _ => Done::Written(path, content(seed, self.draw.below(1 << 20) as u64)),
        })
    }

    fn new_path(&mut self) -> String {
        self.made += 1;
        let area = self.draw.pick(&AREAS);
        format!("{area}/part{}/file{}.rs", self.draw.below(9), self.made)
    }
}

/// Eighty lines that no other file has, one of them new with each edit.
fn content(seed: u64, edit: u64) -> Vec<u8> {
    let mut draw = Draw::new(seed);
    let mut lines: Vec<String> =
        (0..80).map(|at| format!("let value{at} = {};\n", draw.below(1 << 30))).collect();
    lines[(edit % 80) as usize] = format!("let edited = {edit};\n");
    lines.concat().into_bytes()
}
