//! Four people at work on a till.

use std::path::Path;

use madeup::Draw;
use madeup::civil::{DAY, day, european_summer};
use madeup::git::{ObjectFormat, Shape};
use madeup::stream::{Change, Commit, Entry, Mark, Offset, Person, Stamp, Stream, Tag};

/// The instant at which all tests of kinds look: a Thursday, so that the last whole week ends on Sunday
/// 15 November 2026.
pub const NOW: &str = "2026-11-19T09:00:00Z";
/// Who leads, and is configured in every repository that is made here.
pub const ADA: (&str, &str) = ("Ada Lind", "ada@till.example");
/// Who else merges most.
pub const BEN: (&str, &str) = ("Ben Okoro", "ben@till.example");
const CLEO: (&str, &str) = ("Cleo Marsh", "cleo@till.example");
const DAN: (&str, &str) = ("Dan Ferro", "dan@till.example");

const WEEKS: i64 = 70;
const NOW_WEEKS: i64 = 12;
const AREAS: [&str; 4] = ["ledger", "gateway", "refunds", "cli"];
const FILES: usize = 9;
/// Lines of a file, one of which each change rewrites.
const LINES: usize = 30;

/// What is known of the history because it was made so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Till {
    /// Commits, the merge among them.
    pub commits: usize,
    /// Changes of the twelve weeks: Ada's.
    pub ada_now: usize,
    /// Changes of the twelve weeks: everybody's.
    pub all_now: usize,
}

/// The Monday 00:00 UTC that lies so many weeks before 16 November 2026.
pub fn monday(weeks_ago: i64) -> i64 {
    (day(2026, 11, 16) - 7 * weeks_ago) * DAY
}

/// A history that is being written: the stream, and what lies at its tip.
#[derive(Debug)]
pub struct Writer {
    stream: Stream,
    tip: Option<Mark>,
    commits: usize,
}

impl Till {
    /// Writes the history into a new repository; `more` may write further commits on top of it.
    ///
    /// # Panics
    /// If git cannot write it.
    pub fn write(dir: &Path, shape: Shape, format: ObjectFormat, more: impl FnOnce(&mut Writer)) -> Till {
        let stream = Stream::create(dir, shape, format).expect("git makes a repository");
        let mut writer = Writer { stream, tip: None, commits: 0 };
        let mut till = writer.seventy_weeks();
        more(&mut writer);
        till.commits = writer.commits;
        writer.stream.finish().expect("git takes the stream");
        till
    }
}

impl Writer {
    /// A commit of somebody on top of the last one, at an instant.
    ///
    /// # Panics
    /// If git does not take it.
    pub fn commit(&mut self, who: (&str, &str), at: i64, message: &str, changes: &[Change<'_>]) -> Mark {
        let parents: Vec<Mark> = self.tip.into_iter().collect();
        let mark = self.commit_on("refs/heads/main", &parents, who, at, message, changes);
        self.tip = Some(mark);
        mark
    }

    /// A commit of somebody on given parents, on a branch; of `main` it is the new tip.
    ///
    /// # Panics
    /// If git does not take it.
    pub fn commit_on(
        &mut self,
        branch: &str,
        parents: &[Mark],
        who: (&str, &str),
        at: i64,
        message: &str,
        changes: &[Change<'_>],
    ) -> Mark {
        let who = (Person::new(who.0, who.1), stamp(at));
        let message = message.as_bytes();
        self.write(&Commit { branch, author: who, committer: who, message, encoding: None, parents, changes })
    }

    /// A commit as it is given.
    ///
    /// # Panics
    /// If git does not take it.
    pub fn write(&mut self, commit: &Commit<'_>) -> Mark {
        self.commits += 1;
        let mark = self.stream.commit(commit).expect("git takes the commit");
        if commit.branch == "refs/heads/main" {
            self.tip = Some(mark);
        }
        mark
    }

    /// The newest commit.
    ///
    /// # Panics
    /// If nothing was written.
    pub fn tip(&self) -> Mark {
        self.tip.expect("something was written")
    }

    /// The stream itself, for what is written rarely.
    pub fn stream(&mut self) -> &mut Stream {
        &mut self.stream
    }

    fn seventy_weeks(&mut self) -> Till {
        let mut draw = Draw::new(70);
        let mut revisions = [[0_usize; FILES]; AREAS.len()];
        self.begin();
        let mut till = Till { commits: 0, ada_now: 0, all_now: 0 };
        for week in 0..WEEKS {
            for (at, who) in week_of(&mut draw, monday(WEEKS - week)) {
                let (area, file) = place_of(&mut draw, who);
                let revision = &mut revisions[area][file];
                *revision += 1;
                let text = content(area, file, *revision);
                let path = path(area, file);
                let change = [Change::Put(path.as_bytes(), Entry::File(&text))];
                let message = format!("Change {path}, part {revision}\n");
                if week == WEEKS - 10 && who == BEN {
                    self.merged(who, at, &message, &change);
                } else {
                    self.commit(who, at, &message, &change);
                }
                if week >= WEEKS - NOW_WEEKS {
                    till.all_now += 1;
                    till.ada_now += usize::from(who == ADA);
                }
            }
            if week % 10 == 9 {
                self.release(week, monday(WEEKS - week) + 5 * DAY);
            }
        }
        till
    }

    /// Everything there is at first, in one commit, too large to teach its author anything.
    fn begin(&mut self) {
        let texts: Vec<(String, Vec<u8>)> = (0..AREAS.len() * FILES)
            .map(|at| (at / FILES, at % FILES))
            .map(|(a, f)| (path(a, f), content(a, f, 0)))
            .collect();
        let mut changes = vec![Change::Put(b"README.md", Entry::File(b"A till.\n"))];
        changes.extend(texts.iter().map(|(path, text)| Change::Put(path.as_bytes(), Entry::File(text))));
        self.commit(ADA, monday(WEEKS) + 8 * 3_600, "Begin\n", &changes);
    }

    /// A change by way of a branch that Ada merges.
    fn merged(&mut self, who: (&str, &str), at: i64, message: &str, changes: &[Change<'_>]) {
        let before = self.tip();
        let side = self.commit_on("refs/heads/side", &[before], who, at, message, changes);
        self.commit_on("refs/heads/main", &[before, side], ADA, at + 60, "Merge branch 'side'\n", changes);
    }

    fn release(&mut self, week: i64, at: i64) {
        let name = format!("v{}", week / 10 + 1);
        let tagger = (Person::new(ADA.0, ADA.1), stamp(at));
        let tag = Tag { name: &name, of: self.tip(), tagger, message: b"A release\n" };
        self.stream.tag(&tag).expect("git takes the tag");
    }
}

/// Who commits when in a week, in order.
fn week_of(draw: &mut Draw, monday: i64) -> Vec<(i64, (&'static str, &'static str))> {
    let mut week: Vec<_> = [(ADA, 3), (BEN, 2), (CLEO, 2), (DAN, 1)]
        .into_iter()
        .flat_map(|(who, changes)| (0..changes).map(move |_| who))
        .map(|who| (monday + draw.between(0, 4) * DAY + draw.between(9 * 3_600, 17 * 3_600), who))
        .collect();
    week.sort_unstable();
    week
}

/// Where somebody works: Ada mostly in the ledger, the others mostly elsewhere.
fn place_of(draw: &mut Draw, who: (&str, &str)) -> (usize, usize) {
    let weights = if who == ADA { [6, 2, 1, 1] } else { [1, 3, 3, 3] };
    (draw.weighted(&weights), draw.below(FILES))
}

fn path(area: usize, file: usize) -> String {
    format!("{}/src/part_{file}.rs", AREAS[area])
}

/// A file after so many changes, each of which rewrote one line.
fn content(area: usize, file: usize, revision: usize) -> Vec<u8> {
    let line = |at: usize| {
        format!("fn step_{area}_{file}_{at}() {{ work({}) }}\n", (revision + LINES - 1 - at) / LINES)
    };
    (0..LINES).map(line).collect::<String>().into_bytes()
}

fn stamp(seconds: i64) -> Stamp {
    let minutes = if european_summer(seconds) { 60 } else { 0 };
    Stamp { seconds, offset: Offset::Minutes(minutes) }
}
