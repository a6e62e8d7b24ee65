//! `groundwork`: the scorecard.

use std::time::{Duration, Instant};

use desk::{Desk, Failure, Report, json, keep_areas, lines, missing};

use crate::cli::Global;
use crate::ending::Ending;
use crate::page::Page;
use crate::term::say;
use crate::{put, put_as_it_is, questions, scorecard, screen, since};

/// Reads what is new and prints the scorecard.
pub fn run(global: &Global) -> Result<Ending, Failure> {
    let began = Instant::now();
    let mut desk = Desk::unloaded(global.asked()?)?;
    let took = began.elapsed();
    let asks = questions::are_due(&desk, global)?;
    match Page::kept(&desk, global, screen(global))? {
        Some(page) if !asks => {
            show(&mut desk, &page, global)?;
            Ok(Ending::Done)
        }
        _ => work_out(&mut desk, took, asks, global),
    }
}

/// Asks what must be asked, works the page out, shows it, and keeps what is to be kept of it.
fn work_out(desk: &mut Desk, took: Duration, asks: bool, global: &Global) -> Result<Ending, Failure> {
    desk.load()?;
    if asks {
        since::said_first(desk, &desk.ground()?, took);
        questions::ask(desk)?;
    }
    let ground = desk.ground()?;
    // Of a demo the first sentence was said, and what a reading of yours would miss is not missing.
    if !asks && !global.made_up {
        since::said_first(desk, &ground, took);
    }
    let whole = missing::sentences(desk, &ground).is_empty();
    let mut report = Report::of(&ground);
    let drawn = lines::draw(&mut report, desk)?;
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
            keep_areas(&mut desk.data, &desk.team, &division)?;
        }
        lines::keep(&mut desk.data, &desk.team, &drawn, desk.asked.now)?;
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
        since::what_is_new(desk, &page.end, &page.shown)?;
        put(&page.text);
    }
    if global.as_of.is_none() {
        desk.data.look(&desk.team.clone(), &desk::since::looked(&page.shown, desk))?;
    }
    Ok(())
}
