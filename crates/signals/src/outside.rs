//! Records that are not in git, and signals of them.

use records::Incident;
use team::clock::Seconds;
use team::{Ground, PersonIx};

use crate::{Count, Coverage, Definition, Record, Signal};

/// What can be named and opened outside of git: a request, an issue, an incident, a line of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its name where it stands, such as `#12`, `INC-7`, or the id of a line of the log.
    pub id: String,
    /// Its title. Hostile text.
    pub title: String,
    /// The address that opens it; none for what the log opens.
    pub link: Option<String>,
    /// Which repository of the team it belongs to; the first where it belongs to none.
    pub repository: usize,
}

impl Named {
    /// An incident out of a file. Without an id of its own it is called by when it began; its title stands beside that.
    pub fn of_incident(incident: &Incident) -> Named {
        let Incident { id, title, url, .. } = incident;
        let id = id.strip_suffix(title.as_str()).map(str::trim).filter(|id| !id.is_empty()).unwrap_or(id);
        Named { id: id.to_owned(), title: title.clone(), link: url.clone(), repository: 0 }
    }

    /// As a record behind a number.
    pub(crate) fn record(&self, ground: &Ground, at: Seconds) -> Record {
        Record {
            id: self.id.clone(),
            day: ground.clock.day(at),
            area: None,
            title: self.title.clone(),
            repository: self.repository,
            link: self.link.clone(),
        }
    }
}

impl Signal {
    /// An answer of records outside of git, to be filled; whether what was read of them reaches the start of its window.
    pub(crate) fn outside(definition: &'static Definition, ground: &Ground, reaches: bool) -> Signal {
        let coverage = Coverage { commits: Count::default(), reaches, requests: None };
        Signal { coverage, ..Signal::empty(definition, ground) }
    }
}

/// Why nothing is said of the others together, by how many there are; none from three on (definitions 1.5).
pub(crate) fn too_small(ground: &Ground) -> Option<&'static str> {
    match ground.active.others.len() {
        0 => Some(crate::why_alone(ground)),
        1 => Some(crate::TWO),
        2 => Some(crate::THREE),
        _ => None,
    }
}

/// Whether somebody is the lead (true) or one of the others active at T (false); neither: none.
pub(crate) fn of_team(ground: &Ground, person: PersonIx) -> Option<bool> {
    let lead = person == ground.lead();
    (lead || ground.active.has_other(person)).then_some(lead)
}
