//! `groundwork`: the scorecard.

use desk::{Failure, Report};
use jiff::Timestamp;

use crate::cli::Global;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::page::Page;
use crate::term::say;
use crate::{json, lines, missing, put, put_as_it_is, questions, scorecard, screen, since};

/// Reads what is new and prints the scorecard.
pub fn run(global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::unloaded(global)?;
    let asks = questions::are_due(&desk, global)?;
    match Page::kept(&desk, global, screen(global))? {
        Some(page) if !asks => {
            show(&mut desk, &page, global)?;
            Ok(Ending::Done)
        }
        _ => work_out(&mut desk, asks, global),
    }
}

/// Asks what must be asked, works the page out, shows it, and keeps what is to be kept of it.
fn work_out(desk: &mut Desk, asks: bool, global: &Global) -> Result<Ending, Failure> {
    desk.load(global)?;
    if asks {
        since::said_first(desk, &desk.ground(global)?);
        questions::ask(desk, global)?;
    }
    let ground = desk.ground(global)?;
    // Of a demo the first sentence was said, and what a reading of yours would miss is not missing.
    if !asks && !global.made_up {
        since::said_first(desk, &ground);
    }
    let whole = missing::sentences(desk, &ground).is_empty();
    let mut report = Report::of(&ground);
    let drawn = lines::draw(&mut report, desk, global)?;
    let text = if global.json {
        json::text(&json::scorecard(&report, global.as_of, global.made_up))
    } else {
        scorecard::print(&report, screen(global))
    };
    let page = Page::of(&report, text);
    let incomplete = report.is_incomplete().then(|| since::incomplete(&report));
    let division = (!report.knowledge.signal.is_dropped()).then(|| ground.division.clone());
    show(desk, &page, global)?;
    incomplete.iter().for_each(|sentence| say(sentence));
    if global.as_of.is_none() {
        // Areas are kept once, and so not of a history that is not whole.
        if let Some(division) = division {
            desk.keep_areas(&division)?;
        }
        lines::keep(desk, &drawn, global)?;
    }
    if whole && incomplete.is_none() {
        page.keep(desk, global, screen(global))?;
    }
    Ok(if incomplete.is_some() { Ending::Incomplete } else { Ending::Done })
}

/// Prints it, with what is new in it, and keeps that it was looked at.
fn show(desk: &mut Desk, page: &Page, global: &Global) -> Result<(), Failure> {
    if global.json {
        put_as_it_is(&page.text);
    } else {
        let now = Timestamp::from_second(desk.now).unwrap_or_default();
        let today = now.to_zoned(desk.zone.clone()).date();
        since::stale(&page.end, today, desk.repositories[0].has_remote(), global);
        since::what_is_new(desk, &page.shown, global)?;
        put(&page.text);
    }
    if global.as_of.is_none() {
        desk.data.look(&desk.team.clone(), &since::looked(&page.shown, global))?;
    }
    Ok(())
}
