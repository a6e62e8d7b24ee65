//! From a week's work to commits.

use std::collections::HashMap;

use records::CommitId;

use super::people::{self, JONAS, MIRA, Person, PersonIx, TOMAS};
use super::pull::{Act, CALENDAR, CHANGELOG, Merged, OWNERS, Pull, ROTA};
use super::story;
use super::tree::{Part, Tree};
use crate::civil::{DAY, day};
use crate::stream::{Change, Commit, Entry, Mark, Offset, Person as Named, Stamp, Stream, Tag};
use crate::{Draw, Error};

const MAIN: &str = "refs/heads/main";
/// Where pull requests are written; gone in the end.
const BRANCH: &str = "refs/heads/pull";

/// Writes commits, merges and tags.
pub(super) struct Pen {
    stream: Stream,
    /// The first-parent chain: when, and what.
    chain: Vec<(i64, Mark)>,
    /// The place in the chain at which a path was last touched.
    touched: HashMap<String, usize>,
    /// How often a file that is no module was written.
    written: HashMap<&'static str, u32>,
    /// Pull requests so far.
    pulls: u32,
    /// What was merged, in that order.
    merged: Vec<Merged>,
    draw: Draw,
}

/// Something done to a tree.
enum Step {
    Put(String, Mark),
    Move(String, String),
}

impl Step {
    fn path(&self) -> &str {
        match self {
            Step::Put(path, _) | Step::Move(_, path) => path,
        }
    }
}

fn changes(steps: &[Step]) -> Vec<Change<'_>> {
    let change = |step| match step {
        &Step::Put(ref path, mark) => Change::Put(path.as_bytes(), Entry::FileOf(mark)),
        Step::Move(from, to) => Change::Rename(from.as_bytes(), to.as_bytes()),
    };
    steps.iter().map(change).collect()
}

impl Pen {
    pub fn new(stream: Stream, draw: &Draw) -> Pen {
        Pen {
            stream,
            chain: Vec::new(),
            touched: HashMap::new(),
            written: HashMap::new(),
            pulls: 311,
            merged: Vec::new(),
            draw: draw.aside(3),
        }
    }

    /// Ends the history; the references are there from then on. What was merged, and the id of each merge.
    pub fn finish(mut self) -> Result<Vec<(Merged, CommitId)>, Error> {
        self.stream.forget(BRANCH)?;
        let marks: Vec<Mark> = self.merged.iter().map(|merged| merged.mark).collect();
        let ids = self.stream.ids_of(&marks)?;
        self.stream.finish()?;
        let known = |((merged, id), mark): ((Merged, String), Mark)| {
            Ok((merged, id.parse().map_err(|_| Error::NoId(mark.0))?))
        };
        self.merged.into_iter().zip(ids).zip(marks).map(known).collect()
    }

    /// A commit on the branch itself, that puts files there.
    pub fn plain(
        &mut self,
        who: (&str, &str),
        at: Stamp,
        subject: &str,
        files: &[(String, String)],
    ) -> Result<(), Error> {
        let mut steps = Vec::new();
        for (path, text) in files {
            steps.push(Step::Put(path.clone(), self.stream.blob(text.as_bytes())?));
        }
        let last = self.chain.last().map_or(0, |(at, _)| *at);
        let at = Stamp { seconds: at.seconds.max(last + 1), ..at };
        let who = (Named::new(who.0, who.1), at);
        let parent: Vec<Mark> = self.chain.last().map(|(_, mark)| *mark).into_iter().collect();
        self.commit(MAIN, who, who, subject, &parent, &steps)
            .map(|mark| self.landed(at.seconds, mark, &steps))
    }

    /// A week's pull requests, in the order in which they were merged.
    pub fn week(&mut self, mut pulls: Vec<Pull>, tree: &mut Tree) -> Result<(), Error> {
        pulls.sort_by_key(merged);
        pulls.iter().try_for_each(|pull| self.pull(pull, tree))
    }

    fn pull(&mut self, pull: &Pull, tree: &mut Tree) -> Result<(), Error> {
        let person = &people::ALL[pull.person];
        let mut commits = Vec::new();
        for (subject, acts) in &pull.commits {
            let mut steps = Vec::new();
            for act in acts {
                self.step(act, tree, &mut steps)?;
            }
            commits.push((subject, steps));
        }
        let mut parent = self.base(pull, person, commits.iter().flat_map(|(_, steps)| steps));
        for ((subject, steps), &minute) in commits.iter().zip(&pull.minutes) {
            let at = person.at(pull.day, minute);
            let (name, email) = self.identity(pull.person, pull.day);
            let who = (Named::new(name, email), at);
            let message = match pull.with {
                Some(with) if with != pull.person => {
                    let with = &people::ALL[with];
                    format!("{subject}\n\nCo-authored-by: {} <{}>", with.name, with.email)
                }
                _ => (*subject).clone(),
            };
            parent = self.commit(BRANCH, who, who, &message, &[parent], steps)?;
        }
        let steps: Vec<Step> = commits.into_iter().flat_map(|(_, steps)| steps).collect();
        self.merge(pull, parent, &steps, tree)
    }

    /// The commit a branch begins at: the newest before its first commit, or that which last touched what it
    /// touches.
    fn base<'s>(&self, pull: &Pull, person: &Person, steps: impl Iterator<Item = &'s Step>) -> Mark {
        let begun = person.at(pull.day, pull.minutes[0]).seconds;
        let before = self.chain.partition_point(|&(at, _)| at < begun).saturating_sub(1);
        let needs = |step: &Step| match step {
            Step::Put(path, _) => self.touched.get(path).copied(),
            Step::Move(from, _) => self.touched.get(from).copied(),
        };
        let place = steps.filter_map(needs).fold(before, usize::max);
        self.chain[place].1
    }

    fn merge(&mut self, pull: &Pull, branch: Mark, steps: &[Step], tree: &Tree) -> Result<(), Error> {
        self.pulls += 1 + self.draw.below(2) as u32;
        let person = &people::ALL[pull.person];
        let (subject, _) = &pull.commits[0];
        let message =
            format!("Merge pull request #{} from {}/{}\n\n{subject}", self.pulls, person.login, pull.branch);
        let last = self.chain.last().map_or(0, |(at, _)| *at);
        let at = Stamp { seconds: merged(pull).max(last + 1), offset: person.at(pull.day, 720).offset };
        let forge = Named::new(people::FORGE.0, people::FORGE.1);
        let merger = (Named::new(person.name, person.email), at);
        let parents = [self.chain.last().map_or(branch, |(_, mark)| *mark), branch];
        let mark = self.commit(MAIN, merger, (forge, at), &message, &parents, steps)?;
        self.landed(at.seconds, mark, steps);
        self.merged.push(Merged {
            number: u64::from(self.pulls),
            title: subject.clone(),
            person: pull.person,
            area: pull.area(tree),
            commits: pull.minutes.iter().map(|&minute| person.at(pull.day, minute).seconds).collect(),
            at: at.seconds,
            mark,
        });
        if subject.starts_with("Cut release ") {
            let name = story::release_name(pull.day);
            let at = Stamp { seconds: at.seconds + 900, ..at };
            let message = format!("Release {name}");
            let tagger = (Named::new(person.name, person.email), at);
            return self.stream.tag(&Tag {
                name: &format!("v{name}"),
                of: mark,
                tagger,
                message: message.as_bytes(),
            });
        }
        Ok(())
    }

    /// A tag that is only a name, as jobs make them.
    pub fn build(&mut self, name: &str) -> Result<(), Error> {
        let Some((_, mark)) = self.chain.last() else { return Ok(()) };
        self.stream.reset(&format!("refs/tags/{name}"), *mark)
    }

    fn commit(
        &mut self,
        branch: &str,
        author: (Named<'_>, Stamp),
        committer: (Named<'_>, Stamp),
        message: &str,
        parents: &[Mark],
        steps: &[Step],
    ) -> Result<Mark, Error> {
        let message = format!("{message}\n");
        self.stream.commit(&Commit {
            branch,
            author,
            committer,
            message: message.as_bytes(),
            encoding: None,
            parents,
            changes: &changes(steps),
        })
    }

    fn landed(&mut self, at: i64, mark: Mark, steps: &[Step]) {
        for step in steps {
            self.touched.insert(step.path().to_owned(), self.chain.len());
        }
        self.chain.push((at, mark));
    }

    fn step(&mut self, act: &Act, tree: &mut Tree, steps: &mut Vec<Step>) -> Result<(), Error> {
        match *act {
            Act::Module(module, part) => {
                let it = &tree.modules[module];
                let path = match part {
                    Part::Itself => it.path.clone(),
                    Part::Test => it.test.clone().unwrap_or_else(|| it.path.clone()),
                };
                let text = if self.touched.contains_key(&path) || steps.iter().any(|step| step.path() == path)
                {
                    tree.change(module, part)
                } else {
                    tree.write(module, part)
                };
                steps.push(Step::Put(path, self.stream.blob(text.as_bytes())?));
            }
            Act::Rename(module, name) => {
                let from = tree.rename(module, name);
                let to = tree.modules[module].path.clone();
                steps.push(Step::Move(from, to.clone()));
                // Its first line says what it is called.
                let text = tree.change(module, Part::Itself);
                steps.push(Step::Put(to, self.stream.blob(text.as_bytes())?));
            }
            Act::Other(path) => {
                let text = self.other(path);
                steps.push(Step::Put(path.to_owned(), self.stream.blob(text.as_bytes())?));
            }
        }
        Ok(())
    }

    /// The next version of a file that is no module.
    pub fn other(&mut self, path: &'static str) -> String {
        let written = self.written.entry(path).or_default();
        *written += 1;
        let number = *written;
        match path {
            CALENDAR => format!("# Days on which no bank settles.\nmonths = {number}\n"),
            ROTA => format!("# Who is called, and when.\nweeks = {number}\n"),
            CHANGELOG => format!("# Changelog\n\n{number} releases, the last one newest.\n"),
            OWNERS if number > 1 => "/merchant-api/ @kassa/api\n/settlement/ mira@kassa.example\n".to_owned(),
            OWNERS => "/merchant-api/ @kassa/api\n".to_owned(),
            _ => format!("{path}, version {number}\n"),
        }
    }

    /// The name and address somebody's commit has that day.
    fn identity(&mut self, person: PersonIx, on: i64) -> (&'static str, &'static str) {
        const SPRING: i64 = day(2025, 3, 1);
        let percent = self.draw.below(100);
        match person {
            MIRA if on < SPRING && percent < 14 => people::LAPTOP,
            MIRA if percent > 97 => (people::ALL[MIRA].name, people::NOREPLY),
            JONAS if on < SPRING && percent < 3 => people::BUILD_BOX,
            TOMAS if on < SPRING && percent < 10 => people::OLD_TOMAS,
            _ => (people::ALL[person].name, people::ALL[person].email),
        }
    }
}

/// When a pull request was merged.
fn merged(pull: &Pull) -> i64 {
    let last = *pull.minutes.last().expect("a pull request has a commit");
    people::ALL[pull.person].at(pull.day, last).seconds + pull.waits * 60
}

/// Five in the morning of a day, UTC.
pub(super) fn early(day: i64) -> Stamp {
    Stamp { seconds: day * DAY + 5 * 3_600, offset: Offset::Minutes(0) }
}
