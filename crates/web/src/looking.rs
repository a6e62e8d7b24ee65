//! What belongs to looking at the scorecard: what came since it was read, what is new since the lead last looked, and that
//! they looked.
//!
//! A `GET` changes nothing a page shows. That the scorecard was looked at is kept all the same, as a terminal's run keeps it,
//! because that is a note of what was shown and no word of the lead: looking again keeps nothing new, and what is new is said
//! against what was looked at before these pages were opened, or before the day began, however often one looks.

use std::cell::RefCell;

use desk::come::Come;
use desk::since::{News, Shown, looked, news_since, shown};
use desk::{Desk, Report};
use store::{Data, Looked};

/// What is remembered between two looks.
#[derive(Default)]
pub struct Looks {
    /// What the lead had looked at before.
    before: Option<Looked>,
    /// What is kept of this sitting.
    kept: RefCell<Option<String>>,
    /// What had come when it was last counted.
    come: RefCell<Option<Come>>,
}

impl Looks {
    /// Before the first look of a sitting, or of a day.
    pub fn after(desk: &Desk) -> Looks {
        // What cannot be read now is as good as never looked at.
        Looks { before: desk.data.last_looked(&desk.team).ok().flatten(), ..Looks::default() }
    }

    /// What has come since the histories were read. The ends of the branches are looked up each time, which is a file or two;
    /// commits are counted once for each end.
    pub fn come(&self, desk: &Desk) -> Option<Come> {
        let ends = desk.has_come();
        if ends.is_empty() || desk.asked.as_of.is_some() {
            return None;
        }
        let counted = self.come.borrow().clone().filter(|come| come.ends == ends);
        let come = counted.unwrap_or_else(|| {
            // What cannot be walked is read with the rest, and said then.
            let commits = desk.count(&ends).unwrap_or_default();
            Come { ends, commits }
        });
        *self.come.borrow_mut() = Some(come.clone());
        Some(come)
    }

    /// What is new since the lead looked before.
    pub fn news(&self, desk: &Desk, report: &Report) -> Option<News> {
        news_since(desk, self.before.as_ref()?, &shown(report))
    }

    /// Keeps that this was looked at, unless that is what is kept.
    pub fn keep(&self, desk: &Desk, shown: &Shown, pen: &RefCell<Data>) -> Result<(), store::Error> {
        if desk.asked.as_of.is_some() {
            return Ok(());
        }
        let looked = looked(shown, desk);
        if self.kept.borrow().as_ref() != Some(&looked.body) {
            pen.borrow_mut().look(&desk.team, &looked)?;
            *self.kept.borrow_mut() = Some(looked.body);
        }
        Ok(())
    }
}
