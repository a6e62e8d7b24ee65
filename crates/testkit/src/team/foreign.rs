//! What other people wrote: another repository merged in, upstream merged again and again.

use madeup::Error;

use super::edits;
use super::history::{At, Doing, History};
use super::people::Role;
use super::time::WEEK;
use super::tree::Tree;

impl History<'_> {
    /// Another repository, with its own first commit, becomes part of this one.
    pub fn import(&mut self, time: i64) -> Result<(), Error> {
        let mut here: Option<At> = None;
        let many = self.draw.between(4, 12);
        for at in 0..many {
            let who = if self.draw.percent(15) { self.keeper() } else { self.foreigner() };
            let then = time - (many - at) * self.draw.between(1, 5) * WEEK;
            let before = here.as_ref().map(|at| at.tree.clone()).unwrap_or_default();
            let mut tree = before.clone();
            for _ in 0..self.draw.between(1, 6) {
                let path = format!("import/part{}.rs", self.draw.below(12));
                tree.entry(path.clone()).or_insert_with(|| edits::file(&mut self.draw));
                edits::rewrite(&mut self.draw, &mut tree, &path, 3);
            }
            let parents: Vec<_> = here.iter().map(|at| at.mark).collect();
            let message = self.message(None);
            let doing = Doing { who, time: then, message: &message, by: None, forge: false };
            let mark = self.commit("refs/heads/import", &parents, &before, &tree, &doing)?;
            here = Some(At { mark, tree });
        }
        let Some(import) = here else { return Ok(()) };
        let mut tree = self.main.tree.clone();
        self.bring(&mut tree, &Tree::new(), &import.tree);
        let doing = Doing { who: self.keeper(), time, message: "Import the parts\n", by: None, forge: false };
        self.commit_on_main(tree, &[import.mark], doing).map(drop)
    }

    /// Upstream goes on, and is merged.
    pub fn sync(&mut self, time: i64) -> Result<(), Error> {
        let Some(base) = self.upstream.clone() else { return Ok(()) };
        let mut here = base.clone();
        let many = self.draw.between(2, 9);
        for at in 0..many {
            let who = match self.draw.below(12) {
                0 => self.keeper(),
                1 => self.cast.people.len() - 1,
                _ => self.foreigner(),
            };
            let mut tree = here.tree.clone();
            let moved = self.work(who, &mut tree);
            self.moved.extend(moved);
            let message = self.message(None);
            let doing =
                Doing { who, time: time - (many - at) * 90_000, message: &message, by: None, forge: false };
            let mark = self.commit("refs/heads/upstream", &[here.mark], &here.tree, &tree, &doing)?;
            here = At { mark, tree };
        }
        let mut tree = self.main.tree.clone();
        self.bring(&mut tree, &base.tree, &here.tree);
        let side = here.mark;
        self.upstream = Some(here);
        let message = *self.draw.pick(&[
            "Merge upstream main\n",
            "Merge upstream main again\n",
            "sync with upstream\n",
        ]);
        self.commit_on_main(
            tree,
            &[side],
            Doing { who: self.keeper(), time, message, by: None, forge: false },
        )
        .map(drop)
    }

    fn foreigner(&mut self) -> usize {
        let foreign: Vec<usize> =
            (0..self.cast.people.len()).filter(|&at| self.cast.people[at].role == Role::Foreign).collect();
        *self.draw.pick(&foreign)
    }
}
