//! Incidents, whatever tells of them: a file, issues of the forges. What the log says is none of these: it knows a class and a day.

mod issue;
mod once;
mod unread;

use records::Incident;
use team::Ground;
use team::clock::Seconds;

use crate::Named;
use crate::proposals::person_named;
use crate::reviews::Who;

pub use issue::class_of;
pub(crate) use once::groups;
pub use unread::{Unread, unread, unread_issues, until};

/// Where something that happened is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An issue of a forge.
    Forge,
    /// A file of incidents.
    File,
    /// A line of the lead's log.
    Log,
}

/// An incident, as one source tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What opens it.
    pub named: Named,
    /// What kind of problem it was; none where nothing says so.
    pub class: Option<String>,
    /// When it began.
    pub opened: Seconds,
    /// When it ended; none while it goes on, or where the source does not say.
    pub closed: Option<Seconds>,
    /// Who led the work on it, where somebody is named who is known.
    pub by: Option<Who>,
    /// Who tells it.
    pub source: Source,
    /// Who tells that it ended, where it did.
    pub ended_by: Source,
}

/// All that is told, as each source tells it: of the issues first, then of the file.
pub fn told(ground: &Ground) -> Vec<Told> {
    let of_file = |incident: &Incident| Told {
        named: Named::of_incident(incident),
        class: incident.class.clone(),
        opened: incident.opened,
        closed: incident.closed,
        by: incident.lead.as_deref().and_then(|lead| person_named(ground, lead)),
        source: Source::File,
        ended_by: Source::File,
    };
    let file = ground.incidents.into_iter().flat_map(|file| &file.all).map(of_file);
    issue::told(ground).into_iter().chain(file).collect()
}

/// Each incident once. What the forge says holds before the file, and of one source what began first; what only the other says of it is
/// taken from there.
pub fn all(ground: &Ground) -> Vec<Told> {
    let told = told(ground);
    let once = |mut group: Vec<usize>| {
        group.sort_by_key(|&place| (told[place].source, told[place].opened));
        let mut one = told[group[0]].clone();
        for other in group[1..].iter().map(|&place| &told[place]) {
            one.class = one.class.or_else(|| other.class.clone());
            if one.closed.is_none() {
                (one.closed, one.ended_by) = (other.closed, other.ended_by);
            }
            one.by = one.by.or(other.by);
        }
        one
    };
    groups(told.iter().map(|one| Some(&one.named))).into_iter().map(once).collect()
}
