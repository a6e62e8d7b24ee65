//! The log: lines, what is due, one line with everything that can be said of it, what was given away, the bin.

mod bin;
mod due;
mod entry;
mod figures;
mod given;
mod lines;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use madeup::kassa;

use crate::team::{Team, repository};
use crate::visitor::{Answer, Visitor};

/// A visitor, and the clock of the pages.
async fn visitor() -> (Visitor, Arc<AtomicI64>) {
    let team = Team::kassa(&repository());
    let clock = Arc::clone(&team.now);
    (Visitor::of(team).await, clock)
}

/// The day it is in the made-up team.
async fn today(visitor: &Visitor) -> Date {
    visitor.sees(|seen| seen.desk.today()).await
}

pub fn days_pass(clock: &AtomicI64, days: i64) {
    clock.fetch_add(days * 24 * 60 * 60 * 1_000_000, Ordering::SeqCst);
    assert!(clock.load(Ordering::SeqCst) > kassa::NOW * 1_000_000);
}

impl Visitor {
    /// Keeps a line as it is typed; the address of its page.
    async fn line(&self, text: &str) -> String {
        let page = self.keeps("/log", &[("line", text)]).await;
        let edit = link(&page, "data-key=\"e\"");
        edit.expect("what was kept can be put in other words")
    }
}

/// The address of the first link whose tag holds a text.
fn link(page: &Answer, holds: &str) -> Option<String> {
    let links = page.body.split("<a ").skip(1);
    let found = links.filter_map(|rest| rest.split_once('>')).find(|(tag, _)| tag.contains(holds));
    found.and_then(|(tag, _)| Some(tag.split_once("href=\"")?.1.split_once('"')?.0.to_owned()))
}

/// The part of a page between two texts.
fn part<'p>(page: &'p Answer, from: &str, to: &str) -> &'p str {
    let rest = page.body.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or(rest, |(part, _)| part)
}
