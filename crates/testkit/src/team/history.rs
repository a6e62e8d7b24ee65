//! The weeks of a repository, told one by one.

use std::collections::HashMap;
use std::path::Path;

use madeup::git::{ObjectFormat, Shape as Repository};
use madeup::stream::{Commit, Mark, Person, Stream};
use madeup::{Draw, Error};

use super::people::{Cast, Role};
use super::shape::Shape;
use super::time::{WEEK, stamp};
use super::tree::{Difference, Tree};
use super::words::subject;
use super::{edits, papers};

/// A commit and what it holds.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub mark: Mark,
    pub tree: Tree,
}

/// A repository being told.
pub(super) struct History<'a> {
    pub stream: Stream,
    pub draw: Draw,
    pub shape: &'a Shape,
    pub cast: &'a mut Cast,
    /// The branch.
    pub main: At,
    /// The last commits of the branch, for side branches to begin at.
    pub recent: Vec<At>,
    /// Where upstream stands, in a fork.
    pub upstream: Option<At>,
    /// Files that were renamed on the branch, and to what.
    pub moved: HashMap<String, String>,
    /// Paths that are there no longer.
    pub gone: Vec<String>,
    /// Big commits that are to be listed for blame.
    pub reformats: Vec<Mark>,
    /// The number of the last request.
    pub request: u32,
    /// The week that is told.
    now: i64,
    written: usize,
    wanted: usize,
}

/// Who does something, when, and what they say.
pub(super) struct Doing<'d> {
    pub who: usize,
    pub time: i64,
    pub message: &'d str,
    /// Who records it, if not the author.
    pub by: Option<usize>,
    /// Whether the forge records it.
    pub forge: bool,
}

impl<'a> History<'a> {
    pub fn begin(
        path: &Path,
        mut draw: Draw,
        shape: &'a Shape,
        cast: &'a mut Cast,
        wanted: usize,
    ) -> Result<History<'a>, Error> {
        let repository = if draw.percent(50) { Repository::Bare } else { Repository::WorkTree };
        let mut stream = Stream::create(path, repository, ObjectFormat::Sha1)?;
        let mut tree = Tree::new();
        for at in 0..super::words::DIRECTORIES.len() {
            if draw.percent(65) {
                edits::found(&mut draw, &mut tree, at);
            }
        }
        let first =
            cast.people[cast.there(Role::Team, 0).first().copied().unwrap_or(0)].identities[0].clone();
        let who = (Person::new(&first.0, &first.1), stamp(shape.zone.monday(0) - WEEK, 0));
        let empty = Tree::new();
        let all = Difference::between(&empty, &tree);
        let commit = Commit {
            branch: "refs/heads/main",
            author: who,
            committer: who,
            message: b"first steps\n",
            encoding: None,
            parents: &[],
            changes: &all.changes(),
        };
        let mark = stream.commit(&commit)?;
        let main = At { mark, tree };
        Ok(History {
            upstream: shape.fork.then(|| main.clone()),
            recent: vec![main.clone()],
            main,
            stream,
            draw,
            shape,
            cast,
            moved: HashMap::new(),
            gone: Vec::new(),
            reformats: Vec::new(),
            request: 100,
            now: 0,
            written: 1,
            wanted,
        })
    }

    /// All weeks to the end.
    pub fn tell(mut self) -> Result<(), Error> {
        for week in 0..self.shape.weeks {
            self.week(week)?;
        }
        self.stream.finish()
    }

    fn week(&mut self, week: i64) -> Result<(), Error> {
        self.now = week;
        let begin = self.shape.zone.monday(week);
        papers::of_week(self, week, begin)?;
        if self.shape.import == Some(week) {
            self.import(begin + 40_000)?;
        }
        if self.upstream.is_some() && week % 9 == 4 {
            self.sync(begin + 50_000)?;
        }
        if self.shape.turn == Some(week) {
            self.turn();
        }
        let due =
            (self.wanted * (week as usize + 1) / self.shape.weeks as usize).saturating_sub(self.written);
        let many = if due == 0 { 0 } else { self.draw.between(due as i64 / 2, due as i64 * 3 / 2) } as usize;
        let mut times: Vec<i64> = (0..many).map(|_| begin + self.moment()).collect();
        times.sort_unstable();
        let until = self.written + many;
        for time in times {
            if self.written >= until {
                break;
            }
            if let Some(who) = self.somebody(week) {
                self.land(who, time, self.shape.policy(week))?;
            }
        }
        Ok(())
    }

    /// Seconds into a week: mostly in working hours, now and then at the very first second.
    fn moment(&mut self) -> i64 {
        if self.draw.percent(3) {
            return 0;
        }
        let day = self.draw.weighted(&[20, 20, 20, 20, 16, 2, 2]) as i64;
        let hour = if self.draw.percent(85) { self.draw.between(8, 18) } else { self.draw.between(0, 23) };
        day * 86_400 + hour * 3_600 + self.draw.between(0, 3_599)
    }

    /// Somebody who is there in a week, the busy ones more often.
    pub fn somebody(&mut self, week: i64) -> Option<usize> {
        let mut there = self.cast.there(Role::Team, week);
        there.extend(self.cast.there(Role::Visitor, week));
        there.extend(self.cast.there(Role::Bot, week));
        let rates: Vec<u32> = there.iter().map(|&at| self.cast.people[at].rate).collect();
        (!there.is_empty()).then(|| there[self.draw.weighted(&rates)])
    }

    /// Who is in the team this week; nobody may be, then whoever was.
    fn team_now(&self) -> Vec<usize> {
        let there = self.cast.there(Role::Team, self.now);
        if !there.is_empty() {
            return there;
        }
        (0..self.cast.people.len()).rev().filter(|&at| self.cast.people[at].role == Role::Team).collect()
    }

    /// Who does what has to be done: the lead, where they are there.
    pub fn keeper(&self) -> usize {
        self.team_now()[0]
    }

    /// Somebody of the team.
    pub fn reviewer(&mut self) -> usize {
        let team = self.team_now();
        *self.draw.pick(&team)
    }

    /// The lead, and somebody else, turn to other directories.
    fn turn(&mut self) {
        for at in [0, 1] {
            if let Some(person) = self.cast.people.get_mut(at) {
                let many = super::words::DIRECTORIES.len();
                person.likes = vec![self.draw.below(many), self.draw.below(many)];
            }
        }
    }

    /// Writes a commit on a branch, which holds a tree from then on.
    pub fn commit(
        &mut self,
        branch: &str,
        parents: &[Mark],
        before: &Tree,
        after: &Tree,
        doing: &Doing<'_>,
    ) -> Result<Mark, Error> {
        let draw = &mut self.draw;
        let author = self.cast.people[doing.who].identity(draw);
        let committer = match doing.by {
            Some(by) => self.cast.people[by].identity(draw),
            None if doing.forge => ("GitHub".to_owned(), "noreply@github.com".to_owned()),
            None => author.clone(),
        };
        let minutes = self.cast.people[doing.who].minutes;
        let minutes = if draw.percent(95) { minutes } else { *draw.pick(&[0, 765, -570, 60]) };
        let lag = match draw.below(10) {
            0..6 => draw.between(0, 600),
            6..9 => draw.between(600, 200_000),
            _ => draw.between(-7_200, 3_000_000),
        };
        let difference = Difference::between(before, after);
        self.written += 1;
        self.stream.commit(&Commit {
            branch,
            author: (Person::new(&author.0, &author.1), stamp(doing.time - lag, minutes)),
            committer: (
                Person::new(&committer.0, &committer.1),
                stamp(doing.time, if doing.forge { 0 } else { minutes }),
            ),
            message: doing.message.as_bytes(),
            encoding: None,
            parents,
            changes: &difference.changes(),
        })
    }

    /// Writes a commit on the branch itself; its clock may run behind.
    pub fn commit_on_main(&mut self, tree: Tree, parents: &[Mark], doing: Doing<'_>) -> Result<Mark, Error> {
        let late = match self.draw.below(200) {
            0 => self.draw.between(0, 40_000_000),
            1..8 => self.draw.between(0, 400_000),
            8..10 => -self.draw.between(0, 30_000),
            _ => 0,
        };
        let before = std::mem::take(&mut self.main.tree);
        let mut all = vec![self.main.mark];
        all.extend(parents);
        let mark = self.commit(
            "refs/heads/main",
            &all,
            &before,
            &tree,
            &Doing { time: doing.time - late, ..doing },
        )?;
        self.gone.extend(before.keys().filter(|path| !tree.contains_key(*path)).cloned());
        self.main = At { mark, tree };
        self.recent.push(self.main.clone());
        if self.recent.len() > 8 {
            self.recent.remove(0);
        }
        Ok(mark)
    }

    /// A piece of somebody's work on a tree.
    pub fn work(&mut self, who: usize, tree: &mut Tree) -> edits::Moved {
        let likes = &self.cast.people[who].likes;
        let directory = if self.draw.percent(85) {
            *self.draw.pick(likes)
        } else {
            self.draw.below(super::words::DIRECTORIES.len())
        };
        edits::work(&mut self.draw, tree, directory, &self.gone)
    }

    /// A message: a subject, a number of a request where there is one, and whoever helped.
    pub fn message(&mut self, request: Option<u32>) -> String {
        let mut text = subject(&mut self.draw).to_owned();
        if let Some(number) = request {
            let sign = if self.draw.percent(90) { '#' } else { '!' };
            text += &format!(" ({sign}{number})");
        }
        text += "\n";
        if self.draw.percent(12) {
            text += "\nAs we said.\n\n";
            for _ in 0..self.draw.between(1, 2) {
                text += &self.co_author();
            }
        }
        text
    }

    fn co_author(&mut self) -> String {
        let key = *self.draw.pick(&["Co-authored-by", "Co-Authored-By", "co-authored-by"]);
        match self.draw.below(8) {
            0 => format!("{key}: Claude <noreply@anthropic.com>\n"),
            1 => format!("{key}: Nobody Known <unknown@nowhere.example>\n"),
            2 => format!("{key}: nobody at all\n"),
            _ => {
                let place = self.draw.below(self.cast.people.len());
                let (name, address) = self.cast.people[place].identity(&mut self.draw);
                format!("{key}: {name} <{address}>\n")
            }
        }
    }
}
