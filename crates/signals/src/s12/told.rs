//! What files, forges and the log tell of incidents, as the ground has them.

use jiff::civil::Date;
use team::Ground;

use super::{Changed, Happened, Source};
use crate::Named;
use crate::incidents::{self, Unread, unread};

/// All that is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What happened, each as each source tells it.
    pub happened: Vec<Happened>,
    /// Conditions that were changed.
    pub changed: Vec<Changed>,
    /// The day from which on the sources tell all of it; none where nothing says so.
    pub since: Option<Date>,
    /// The last day of which all of them tell; none where that is the day of the run.
    pub until: Option<Date>,
    /// What is connected and was not read, so that nothing can be counted.
    pub unread: Option<Unread>,
}

/// What the sources tell; none where nothing is connected that tells of incidents, and the log has nothing that came back.
pub fn told(ground: &Ground) -> Option<Told> {
    let log = &ground.settings.recurrences;
    let unread = unread(ground);
    let of_sources = incidents::told(ground);
    let nothing =
        ground.incidents.is_none() && (ground.settings.incident_issues.is_none() || unread.is_some());
    if nothing && of_sources.is_empty() && log.came_back.is_empty() {
        return None;
    }
    let day = |at| ground.clock.day(at);
    let until = incidents::until(ground).map(day).filter(|&until| until < ground.today);
    let mut told = Told { until, unread, ..Told::default() };
    told.happened.extend(of_sources.into_iter().map(|one| {
        let (day, source) = (day(one.opened), one.source);
        Happened { named: one.named, class: one.class, day, source }
    }));
    for came in &log.came_back {
        let named = Named { id: came.line.clone(), title: came.words.clone(), ..Named::default() };
        let (class, day) = (came.class.clone(), came.day);
        told.happened.push(Happened { named, class, day, source: Source::Log });
    }
    told.changed.extend(log.changed.iter().map(|(class, day)| Changed { class: class.clone(), day: *day }));
    Some(told)
}
