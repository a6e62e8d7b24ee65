//! Incidents: what went wrong, when, and who led the work on it.

use serde::{Deserialize, Serialize};

/// An incident, as one source tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// The name its source has for it; no two of one source have the same.
    pub id: String,
    /// Its title, for the lead's own list. Hostile text.
    pub title: String,
    /// What kind of problem it was, as the source writes it; none where it does not say.
    pub class: Option<String>,
    /// When it began, in seconds since 1970-01-01T00:00:00Z.
    pub opened: i64,
    /// When it ended; none while it goes on, or where the source does not say.
    pub closed: Option<i64>,
    /// Who led the work on it, as the source writes them; who that is, is for others to say.
    pub lead: Option<String>,
    /// Where it can be opened.
    pub url: Option<String>,
}

/// The incidents that one file told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incidents {
    /// Each once.
    pub all: Vec<Incident>,
    /// The second up to which the file can tell, since 1970-01-01T00:00:00Z: when it was written, or its newest row.
    pub until: i64,
}

/// For each part of an incident the heading of its column in a file; in JSON a dotted path, such as `service.name`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IncidentColumns {
    /// The name its source has for it. Without one it is known by when it began and its title.
    pub id: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// What kind of problem it is.
    pub class: Option<String>,
    /// When it began: the one that is needed.
    pub opened: Option<String>,
    /// When it ended.
    pub closed: Option<String>,
    /// Who led the work on it.
    pub lead: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// A file of incidents that is connected, and which of its columns is what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentFile {
    /// By its absolute path.
    pub path: String,
    /// Its columns.
    pub columns: IncidentColumns,
}

/// By which labels an issue of a forge is an incident, and by which its class is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentLabels {
    /// One of these makes it one.
    pub labels: Vec<String>,
    /// What follows this in a label is its class.
    pub class_prefix: String,
}
