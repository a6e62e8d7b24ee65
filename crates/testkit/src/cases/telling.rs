//! A history, told act by act in any order and written in the order of its days.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use madeup::civil::{DAY, day, european_summer};
use madeup::git::{self, ObjectFormat, Shape};
use madeup::stream::{Change, Commit, Entry, Mark, Offset, Person, Stamp, Stream, Tag};
use tempfile::TempDir;

/// The instant at which every case is looked at: a Thursday.
pub const NOW: &str = "2026-11-19T09:00:00Z";

/// The Monday T that follows from it.
const T: i64 = day(2026, 11, 16);

/// Somebody who wrote commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    /// The name.
    pub name: &'static str,
    /// The address.
    pub email: &'static str,
}

/// A repository that tells a case. It goes away with this.
#[derive(Debug)]
pub struct Case {
    path: PathBuf,
    _directory: TempDir,
}

impl Case {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs git in it.
    ///
    /// # Panics
    /// If git fails.
    pub fn git(&self, args: &[&str]) -> String {
        let out = git::run(&self.path, args).expect("git can be run in a made-up repository");
        String::from_utf8_lossy(&out).trim().to_owned()
    }
}

/// The day so many weeks before T; `weekday` 0 is its Monday.
pub fn week(weeks_ago: i64, weekday: i64) -> i64 {
    T - 7 * weeks_ago + weekday
}

/// How an act comes to the branch.
#[derive(Clone, Debug)]
enum Way {
    /// As a commit.
    Commit,
    /// As a merge of a commit of its own.
    Request,
    /// As a merge of a branch told apart: from a root of its own, or from where `upstream` stands.
    Brings { branch: &'static str, root: bool, told: Vec<Act> },
    /// As an annotated tag of what stands there.
    Tag,
}

/// Something somebody did on a day.
#[derive(Clone, Debug)]
struct Act {
    day: i64,
    who: Who,
    message: String,
    files: Vec<(String, Option<String>)>,
    way: Way,
}

/// A history being told.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    acts: Vec<Act>,
}

/// The hour of the day at which work begins.
const BEGINS: i64 = 9;

impl Telling {
    /// A commit of its own that writes some files anew.
    pub fn commit(&mut self, day: i64, who: Who, message: &str, files: &[&str]) {
        self.act(day, who, message, files, Way::Commit);
    }

    /// A commit by a squash: its subject ends in the number of its request.
    pub fn squash(&mut self, day: i64, who: Who, subject: &str, files: &[&str]) {
        let number = self.acts.len() + 1;
        self.act(day, who, &format!("{subject} (#{number})"), files, Way::Commit);
    }

    /// A commit that came by a merge.
    pub fn request(&mut self, day: i64, who: Who, subject: &str, files: &[&str]) {
        self.act(day, who, subject, files, Way::Request);
    }

    /// A file with the text it shall have.
    pub fn file(&mut self, day: i64, who: Who, path: &str, text: &str) {
        let files = vec![(path.to_owned(), Some(text.to_owned()))];
        self.acts.push(Act { day, who, message: format!("Write {path}"), files, way: Way::Commit });
    }

    /// A merge, on a day, of another repository with its history.
    pub fn import(&mut self, day: i64, who: Who, subject: &str, other: Telling) {
        self.brings(day, who, subject, "imported", true, other);
    }

    /// A merge, on a day, of what a branch called `upstream` holds since the last such merge.
    pub fn sync(&mut self, day: i64, who: Who, subject: &str, upstream: Telling) {
        self.brings(day, who, subject, "upstream", false, upstream);
    }

    /// An annotated tag on a day.
    pub fn tag(&mut self, day: i64, who: Who, name: &str) {
        self.act(day, who, name, &[], Way::Tag);
    }

    /// Takes over what another tells.
    pub fn and(&mut self, other: Telling) {
        self.acts.extend(other.acts);
    }

    /// Writes it as a repository called `name` whose configured identity is `lead`'s.
    ///
    /// # Panics
    /// If git cannot write it.
    pub fn write(self, name: &str, lead: Who) -> Case {
        let directory = TempDir::with_prefix("groundwork-case-").expect("a temporary directory can be made");
        let path = directory.path().join(name);
        let stream =
            Stream::create(&path, Shape::WorkTree, ObjectFormat::Sha1).expect("git can make a repository");
        let mut writer = Writer { stream, tips: HashMap::new(), blobs: 0, minutes: BTreeMap::new() };
        writer.all(self.acts, "refs/heads/main");
        writer.stream.finish().expect("git can write a history");
        let case = Case { path, _directory: directory };
        case.git(&["config", "user.name", lead.name]);
        case.git(&["config", "user.email", lead.email]);
        case
    }

    fn act(&mut self, day: i64, who: Who, message: &str, files: &[&str], way: Way) {
        let files = files.iter().map(|&path| (path.to_owned(), None)).collect();
        self.acts.push(Act { day, who, message: message.to_owned(), files, way });
    }

    fn brings(
        &mut self,
        day: i64,
        who: Who,
        subject: &str,
        branch: &'static str,
        root: bool,
        other: Telling,
    ) {
        let way = Way::Brings { branch, root, told: other.acts };
        self.acts.push(Act { day, who, message: subject.to_owned(), files: Vec::new(), way });
    }
}

struct Writer {
    stream: Stream,
    tips: HashMap<String, Mark>,
    /// Each file written is unlike every other, so that nothing looks like a rename.
    blobs: u64,
    /// Minutes already used of each day.
    minutes: BTreeMap<i64, i64>,
}

impl Writer {
    fn all(&mut self, mut acts: Vec<Act>, branch: &str) {
        acts.sort_by_key(|act| act.day);
        for act in acts {
            self.one(act, branch);
        }
    }

    fn one(&mut self, act: Act, branch: &str) {
        let here = self.tips.get(branch).copied();
        match act.way {
            Way::Commit => {
                let parents: Vec<Mark> = here.into_iter().collect();
                self.commit(branch, act.day, act.who, &act.message, &parents, &act.files);
            }
            Way::Request => {
                let parents: Vec<Mark> = here.into_iter().collect();
                let own =
                    self.commit("refs/heads/request", act.day, act.who, &act.message, &parents, &act.files);
                let merge = format!("Merge: {}", act.message);
                match here {
                    Some(here) => self.commit(branch, act.day, act.who, &merge, &[here, own], &act.files),
                    None => self.commit(branch, act.day, act.who, &merge, &[own], &act.files),
                };
            }
            Way::Brings { branch: from, root, told } => {
                let from = format!("refs/heads/{from}");
                if root {
                    self.tips.remove(&from);
                } else if let (None, Some(here)) = (self.tips.get(&from), here) {
                    self.tips.insert(from.clone(), here);
                }
                let files: Vec<(String, Option<String>)> =
                    told.iter().flat_map(|act| act.files.clone()).collect();
                self.all(told, &from);
                let parents: Vec<Mark> = here.into_iter().chain(self.tips.get(&from).copied()).collect();
                self.commit(branch, act.day, act.who, &act.message, &parents, &files);
            }
            Way::Tag => {
                let of = here.expect("a tag stands for a commit told before it");
                let tagger = (person(&act.who), self.stamp(act.day));
                let tag = Tag { name: &act.message, of, tagger, message: b"A release.\n" };
                self.stream.tag(&tag).expect("git takes a tag");
            }
        }
    }

    fn commit(
        &mut self,
        branch: &str,
        day: i64,
        who: Who,
        message: &str,
        parents: &[Mark],
        files: &[(String, Option<String>)],
    ) -> Mark {
        let stamp = self.stamp(day);
        let texts: Vec<String> = files
            .iter()
            .map(|(path, text)| {
                self.blobs += 1;
                text.clone().unwrap_or_else(|| format!("{} {path}\n", self.blobs))
            })
            .collect();
        let changes: Vec<Change> = files
            .iter()
            .zip(&texts)
            .map(|((path, _), text)| Change::Put(path.as_bytes(), Entry::File(text.as_bytes())))
            .collect();
        let commit = Commit {
            branch,
            author: (person(&who), stamp),
            committer: (person(&who), stamp),
            message: message.as_bytes(),
            encoding: None,
            parents,
            changes: &changes,
        };
        let mark = self.stream.commit(&commit).expect("git takes a commit");
        self.tips.insert(branch.to_owned(), mark);
        mark
    }

    /// The next free minute of a day, on the clock of Lisbon.
    fn stamp(&mut self, day: i64) -> Stamp {
        let used = self.minutes.entry(day).or_default();
        *used += 1;
        let civil = day * DAY + BEGINS * 3_600 + *used * 60;
        let summer = i64::from(european_summer(civil));
        Stamp { seconds: civil - summer * 3_600, offset: Offset::Minutes(60 * summer as i32) }
    }
}

fn person(who: &Who) -> Person<'static> {
    Person::new(who.name, who.email)
}
