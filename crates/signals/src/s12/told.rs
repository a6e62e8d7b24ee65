//! What files, forges and the log tell of incidents, as the ground has them.

use jiff::civil::Date;
use records::Incident;
use team::Ground;

use super::{Changed, Happened, Source};
use crate::Named;

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
}

/// What the sources tell; none where no file and no forge is read for incidents, and the log has nothing that came back.
pub fn told(ground: &Ground) -> Option<Told> {
    let log = &ground.settings.recurrences;
    if ground.incidents.is_none() && log.came_back.is_empty() {
        return None;
    }
    let mut told = Told::default();
    let day = |at| ground.clock.day(at);
    if let Some(file) = ground.incidents {
        let of_file = |incident: &Incident| Happened {
            named: Named::of_incident(incident),
            class: incident.class.clone(),
            day: day(incident.opened),
            source: Source::File,
        };
        told.happened.extend(file.all.iter().map(of_file));
        told.until = Some(day(file.until)).filter(|&until| until < ground.today);
    }
    for came in &log.came_back {
        let named = Named { id: came.line.clone(), title: came.words.clone(), ..Named::default() };
        let (class, day) = (came.class.clone(), came.day);
        told.happened.push(Happened { named, class, day, source: Source::Log });
    }
    told.changed.extend(log.changed.iter().map(|(class, day)| Changed { class: class.clone(), day: *day }));
    Some(told)
}
