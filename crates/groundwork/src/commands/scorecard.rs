//! `groundwork`: the scorecard.

use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::{Ending, Failure};
use crate::report::Report;
use crate::{json, put, put_as_it_is, scorecard, screen, since};

/// Reads what is new and prints the scorecard.
pub fn run(global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::open(global)?;
    // Of a demo the first sentence was said, and what a reading of yours would miss is not missing.
    if !global.made_up {
        since::said_first(&desk, global)?;
    }
    crate::questions::ask(&mut desk, global)?;
    let ground = desk.ground(global)?;
    let report = Report::of(&ground);
    let text = if global.json {
        json::text(&json::scorecard(&report, global.as_of, global.made_up))
    } else {
        since::stale(&report, global);
        since::what_is_new(&desk, &report, global)?;
        scorecard::print(&report, screen(global))
    };
    if global.json {
        put_as_it_is(&text)
    } else {
        put(&text)
    }
    let incomplete = report.is_incomplete();
    if incomplete {
        since::incomplete(&report);
    }
    let whole = !report.knowledge.signal.is_dropped();
    let looked = since::looked(&report, global);
    let division = ground.division.clone();
    drop(report);
    if global.as_of.is_none() {
        // Areas are kept once, and so not of a history that is not whole.
        if whole {
            desk.keep_areas(&division)?;
        }
        desk.data.look(&desk.team.clone(), &looked)?;
    }
    Ok(if incomplete { Ending::Incomplete } else { Ending::Done })
}
