//! Taking back what tells of incidents: the file, or the labels of issues.

use records::{IncidentLabels, Said};
use team::Settings;

use super::kept::forget;
use super::labels::labels_in_words;
use super::reading::name;
use crate::forges::forget_issues;
use crate::sources::alone;
use crate::text::clean;
use crate::{Desk, Failure};

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disconnected {
    /// The file, by its path.
    File(String),
    /// Issues of these labels.
    Issues(IncidentLabels),
}

impl Disconnected {
    /// What it was: `/home/mira/incidents.csv`, `issues with the label incident`.
    pub fn in_words(&self) -> String {
        match self {
            Disconnected::File(path) => clean(path),
            Disconnected::Issues(known_by) => format!("issues with {}", labels_in_words(known_by)),
        }
    }
}

/// By which name each that is connected is taken back: the file by its own, issues by their first label.
pub fn names(desk: &Desk) -> Vec<String> {
    let settings = &desk.settings;
    let file = settings.incidents.as_ref().map(|file| name(&file.path));
    let label = settings.incident_issues.as_ref().and_then(|known_by| known_by.labels.first());
    file.into_iter().chain(label.map(|label| clean(label))).collect()
}

/// Takes one back, with all that was read by it: the only one, or the one of a name; none where nothing is connected.
pub fn disconnect(desk: &mut Desk, typed: Option<&str>) -> Result<Option<Disconnected>, Failure> {
    let settings = &desk.settings;
    let file = settings.incidents.as_ref().map(|file| Disconnected::File(file.path.clone()));
    let issues = settings.incident_issues.clone().map(Disconnected::Issues);
    let all: Vec<Disconnected> = issues.into_iter().chain(file).collect();
    let found = match (typed.map(str::trim), all.as_slice()) {
        (_, []) => return Ok(None),
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(typed), all) => all.iter().find(|one| is_called(one, typed)),
    };
    let Some(found) = found.cloned() else { return Err(which(typed, desk)) };
    let _alone = alone(&desk.data)?;
    // The word goes last: of what no word names nothing is left, wherever it is cut off.
    match &found {
        Disconnected::File(_) => {
            forget(&mut desk.data, &desk.team)?;
            desk.say(&[Said::Incidents { file: None }])?;
        }
        Disconnected::Issues(known_by) => {
            let without = Settings { incident_issues: None, ..desk.settings.clone() };
            forget_issues(&mut desk.data, &without, &known_by.labels)?;
            desk.say(&[Said::IncidentIssues { known_by: None }])?;
        }
    }
    desk.load()?;
    Ok(Some(found))
}

fn is_called(one: &Disconnected, typed: &str) -> bool {
    match one {
        Disconnected::File(path) => path == typed || name(path) == typed,
        Disconnected::Issues(known_by) => {
            known_by.labels.iter().any(|label| label == typed || clean(label) == typed)
        }
    }
}

/// Which there are, where none was named or none is called that.
fn which(typed: Option<&str>, desk: &Desk) -> Failure {
    let names = names(desk);
    let failure = match typed {
        None => Failure::usage("incidents come from a file and from issues: name one"),
        Some(typed) => Failure::new(format!("no incidents are called {}", clean(typed)))
            .looked_at(format!("connected: {}", names.join(", "))),
    };
    names.iter().fold(failure, |failure, name| failure.hint(disconnects(name)))
}

/// The command that takes back what is called so.
pub fn disconnects(name: &str) -> String {
    let name = clean(name);
    if name.contains(' ') {
        format!("groundwork disconnect incidents \"{name}\"")
    } else {
        format!("groundwork disconnect incidents {name}")
    }
}
