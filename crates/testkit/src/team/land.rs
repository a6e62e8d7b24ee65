//! How a piece of work comes to the branch.

use madeup::Error;
use madeup::stream::Mark;

use super::edits;
use super::history::{At, Doing, History};
use super::shape::Policy;
use super::tree::{Tree, merge};

impl History<'_> {
    /// Brings a piece of work of somebody to the branch.
    pub fn land(&mut self, who: usize, time: i64, policy: Policy) -> Result<(), Error> {
        match policy {
            Policy::Squash => self.squash(who, time, true),
            Policy::Plain => self.squash(who, time, false),
            Policy::Merge if self.draw.percent(90) => self.merge_request(who, time),
            Policy::Merge => self.squash(who, time, false),
            Policy::Mixed => {
                let policy = *self.draw.pick(&[Policy::Squash, Policy::Plain, Policy::Merge]);
                self.land(who, time, policy)
            }
        }
    }

    fn squash(&mut self, who: usize, time: i64, request: bool) -> Result<(), Error> {
        let mut tree = self.main.tree.clone();
        let bulk = self.draw.below(120) == 0;
        if bulk {
            let most = self.draw.between(31, 60) as usize;
            edits::reformat(&mut self.draw, &mut tree, most);
        } else {
            let moved = self.work(who, &mut tree);
            self.moved.extend(moved);
        }
        let number = request.then(|| self.next_request());
        let message = self.message(number);
        let by = self.draw.percent(8).then(|| self.reviewer());
        let forge = request && self.draw.percent(70);
        let mark = self.commit_on_main(
            tree,
            &[],
            Doing { who, time, message: &message, by: by.filter(|_| !forge), forge },
        )?;
        if bulk && self.draw.percent(60) {
            self.reformats.push(mark);
        }
        Ok(())
    }

    /// A merge of a side branch, of two, of one that others wrote as well, or of one that is far too large.
    fn merge_request(&mut self, who: usize, time: i64) -> Result<(), Error> {
        let base = self.draw.pick(&self.recent).clone();
        let mut authors = vec![who; self.draw.weighted(&[0, 40, 30, 15, 10, 5])];
        match self.draw.weighted(&[74, 8, 8, 8, 2]) {
            1 => authors.push(self.reviewer()),
            2 => authors = vec![who, self.reviewer(), self.reviewer(), self.reviewer()],
            3 => authors.insert(0, self.reviewer()),
            4 if self.shape.large => authors = vec![who; self.draw.between(49, 56) as usize],
            _ => {}
        }
        let side = self.side("refs/heads/side", &base, &authors, time)?;
        let mut tree = self.main.tree.clone();
        self.bring(&mut tree, &base.tree, &side.tree);
        let mut parents = vec![side.mark];
        if self.draw.percent(3) {
            let author = self.reviewer();
            let other = self.side("refs/heads/other", &base, &[author], time)?;
            self.bring(&mut tree, &base.tree, &other.tree);
            parents.push(other.mark);
        }
        if self.draw.percent(5) {
            // A merge into which somebody put work of its own: it carries no events all the same.
            self.work(who, &mut tree);
        }
        let number = self.next_request();
        let message = match self.draw.below(10) {
            0 => format!("Merge it all (#{number})\n"),
            _ => format!("Merge pull request #{number} from side\n"),
        };
        let by = if self.draw.percent(50) { who } else { self.reviewer() };
        let forge = self.draw.percent(40);
        self.commit_on_main(tree, &parents, Doing { who: by, time, message: &message, by: None, forge })?;
        Ok(())
    }

    /// A side branch of one commit by each of the authors, one after the other; it may take the branch in
    /// before it is done, or a branch of its own.
    fn side(&mut self, name: &str, base: &At, authors: &[usize], time: i64) -> Result<At, Error> {
        let mut here = base.clone();
        for (at, &who) in authors.iter().enumerate() {
            let left = (authors.len() - at) as i64;
            let then = time - left * self.draw.between(300, 40_000);
            if self.draw.percent(4) {
                let main = self.main.clone();
                here = self.join(name, &here, base, &main, who, then)?;
            } else if self.draw.percent(3) && name != "refs/heads/inner" {
                let inner = self.side("refs/heads/inner", &here.clone(), &[who], then)?;
                let from = here.clone();
                here = self.join(name, &from, &from, &inner, who, then)?;
            }
            let mut tree = here.tree.clone();
            let moved = self.work(who, &mut tree);
            self.moved.extend(moved);
            let message = self.message(None);
            let doing = Doing { who, time: then, message: &message, by: None, forge: false };
            here = self.on_side(name, &[here.mark], &here.tree, tree, &doing)?;
        }
        Ok(here)
    }

    /// A merge on a side branch.
    fn join(
        &mut self,
        name: &str,
        here: &At,
        base: &At,
        other: &At,
        who: usize,
        time: i64,
    ) -> Result<At, Error> {
        let mut tree = here.tree.clone();
        self.bring(&mut tree, &base.tree, &other.tree);
        let doing = Doing { who, time, message: "Merge branch 'main' into side\n", by: None, forge: false };
        self.on_side(name, &[here.mark, other.mark], &here.tree, tree, &doing)
    }

    fn on_side(
        &mut self,
        name: &str,
        parents: &[Mark],
        before: &Tree,
        tree: Tree,
        doing: &Doing<'_>,
    ) -> Result<At, Error> {
        let mark = self.commit(name, parents, before, &tree, doing)?;
        Ok(At { mark, tree })
    }

    /// Brings what a side did into a tree, mostly following renames.
    pub fn bring(&mut self, tree: &mut Tree, base: &Tree, side: &Tree) {
        let follow = self.draw.percent(75);
        let moved = &self.moved;
        merge(tree, base, side, &|path| if follow { moved.get(path).cloned() } else { None });
    }

    fn next_request(&mut self) -> u32 {
        self.request += 1 + self.draw.below(3) as u32;
        self.request
    }
}
