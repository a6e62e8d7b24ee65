//! The one thing today.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::moments::Unread;
use desk::notes::Notebook;
use desk::text::{clean, day_with_weekday};
use desk::today::{
    At, DueRow, Without, closing, due_row, is_shown, moment_in_words, of, so_far, week_waits,
    without_practice,
};
use growth::today::{Practice, Today};

use super::growth::{Saying, sayings};
use crate::acts::Act;
use crate::forms::Refused;
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/today";

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    eyebrow: String,
    /// Where the cycle stands, for the link above.
    cycle: Option<String>,
    practice: Option<PracticeView>,
    /// Why there is none, and what could be done; on the page of its cycle.
    without: Option<Without>,
    /// The week is drafted, and was not looked back on.
    week_waits: bool,
    /// The plan that is not asked for now, in words.
    quiet_plan: Option<String>,
    sayings: Vec<Saying>,
    due: Vec<DueRow>,
    more_due: usize,
    closing: String,
}

struct PracticeView {
    moment: String,
    plan_moment: String,
    plan_act: String,
    so_far: Option<String>,
    /// Where the answer goes.
    cycle: String,
    /// The day it is about.
    day: String,
    answered: bool,
    asks: bool,
}

impl TodayPage {
    fn of(
        book: &Notebook,
        today: &Today,
        unread: &[Unread],
        page: Page,
        done: Option<Act>,
        refused: Refused,
    ) -> TodayPage {
        let current = book.cycles.current(book.today);
        let practice = match &today.practice {
            Practice::Tied(tied) => Some(PracticeView {
                moment: moment_in_words(tied, today.day),
                plan_moment: clean(&tied.plan.plan.moment),
                plan_act: clean(&tied.plan.plan.act),
                so_far: so_far(tied.cycle, today.day),
                cycle: tied.cycle.id.to_string(),
                day: tied.moment.day.min(today.day).to_string(),
                answered: tied.answered.is_some(),
                asks: tied.asks(today.day),
            }),
            _ => None,
        };
        let begins = matches!(today.practice, Practice::FirstDay | Practice::NoneChosen);
        TodayPage {
            page,
            done,
            refused,
            eyebrow: day_with_weekday(today.day),
            cycle: current.map(|cycle| desk::cycles::eyebrow(cycle, &book.cycles, today.day)),
            without: without_practice(&today.practice, unread),
            week_waits: week_waits(book, today),
            quiet_plan: current
                .filter(|_| practice.is_none())
                .and_then(|cycle| cycle.plan())
                .map(desk::cycles::sentence_of_plan),
            practice,
            sayings: if begins { sayings() } else { Vec::new() },
            due: today.due.iter().map(|due| due_row(due, today.day)).collect(),
            more_due: today.more_due,
            closing: closing(today),
        }
    }
}

/// The page, and that a practice asked on it.
pub fn shown(site: &Site, seen: &Seen, refused: Refused) -> Result<Response, Trouble> {
    let page = site.page("Today", PATH);
    let done = site.done.on(PATH);
    let status = refused.status();
    let made = seen.notes(|book| {
        let found = seen.found();
        let made =
            of(book, &found.moments, |today| TodayPage::of(book, today, &found.unread, page, done, refused))?;
        if made.practice.as_ref().is_some_and(|practice| practice.asks) {
            let today = book.today;
            // A full disk, say: it is then asked once more.
            let _ = is_shown(book.data, today);
        }
        desk::prompt::renew(book, Some(&found.moments));
        Ok(html(&made))
    });
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /today`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, Refused::default())).await?
}
