//! Issues of the forges that are incidents: said by their labels, and read with the rest of a forge.

use records::{IncidentLabels, Said};
use signals::incidents::{Told, told, unread_issues};
use team::Settings;

use super::reading::of_classes;
use crate::corrections::proposals::typed;
use crate::failure::INTERRUPTED;
use crate::forges::{connected, forget_issues, named, read_again};
use crate::sources::{Connected, finish};
use crate::text::{clean, number_of, thousands};
use crate::{Asked, Desk, Failure, open_data};

/// What stands before a class in a label, where nothing else was said.
pub const CLASS_PREFIX: &str = "class:";
/// The command that says it.
pub const CONNECT_ISSUES: &str = "groundwork connect incidents --label incident";
/// The longest prefix.
const LONGEST: usize = 100;

/// Labels that are to make an issue an incident.
pub struct Labels {
    team: String,
    known_by: IncidentLabels,
    forges: Vec<(String, records::Place)>,
}

impl Labels {
    /// As they were typed, and what stands before a class; for the team a desk was opened for.
    pub fn of(desk: &Desk, labels: &[String], class_prefix: Option<&str>) -> Result<Labels, Failure> {
        let labels = typed(labels, "label of an incident", CONNECT_ISSUES)?;
        let class_prefix = class_prefix.unwrap_or(CLASS_PREFIX).trim().to_owned();
        if labels.is_empty() {
            return Err(Failure::usage("no label was named").hint(CONNECT_ISSUES));
        }
        let is_odd = class_prefix.chars().any(char::is_control) || class_prefix.chars().count() > LONGEST;
        if class_prefix.is_empty() || is_odd {
            let wrong = if is_odd { clean(&class_prefix) } else { "an empty text".to_owned() };
            return Err(Failure::usage(format!("{wrong} is no beginning of a label"))
                .hint(format!("{CONNECT_ISSUES} --class-prefix {CLASS_PREFIX}")));
        }
        let forges = connected(desk);
        if forges.is_empty() {
            return Err(Failure::new("no forge is connected that could have the issues")
                .hint("groundwork connect github OWNER/REPO")
                .hint("groundwork connect gitlab HOST GROUP/PROJECT"));
        }
        Ok(Labels { team: desk.team.clone(), known_by: IncidentLabels { labels, class_prefix }, forges })
    }

    /// Keeps that these are the labels, and reads what is new of the forges; beside whoever has the desk.
    pub fn begin(self, asked: &Asked) -> Result<Vec<String>, Failure> {
        let Labels { team, known_by, forges } = self;
        let mut kept = vec![format!("Kept: {}.", in_words(&known_by))];
        let mut data = open_data(&asked.data, &asked.watch)?;
        // The word stands before all is read: a reading that is cut off goes on later, and needs it.
        let before = Settings::of(&data.words(&team)?).incident_issues;
        if before.as_ref() != Some(&known_by) {
            data.say(&team, &[Said::IncidentIssues { known_by: Some(known_by) }], asked.now)?;
        }
        let settings = Settings::of(&data.words(&team)?);
        let labels = before.map(|before| before.labels).unwrap_or_default();
        forget_issues(&mut data, &settings, &labels)?;
        // One that cannot be read keeps no other from being read; of several the first is told.
        let mut failed = None;
        for (repository, place) in &forges {
            match read_again(&mut data, (repository, place), asked) {
                Ok(read) => kept.push(read.in_words(place)),
                Err(failure) if failure.code == INTERRUPTED => return Err(failure),
                Err(failure) => failed = failed.or(Some((place, failure))),
            }
        }
        match failed {
            None => Ok(kept),
            Some((place, failure)) => {
                let what = format!("{}: {}", named(place), failure.what);
                Err(Failure { what, ..failure }
                    .looked_at(format!("{} groundwork sources --read reads them", kept.join(" "))))
            }
        }
    }
}

/// Opens the desk again with what was read, and says which incidents there are.
pub fn finish_labels(desk: &mut Desk, kept: Vec<String>) -> Result<Connected, Failure> {
    let mut done = finish(desk, kept)?;
    done.kept.extend(found(desk)?);
    Ok(done)
}

/// `an incident is an issue with the label incident; its class is what follows class: in a label`
pub fn in_words(known_by: &IncidentLabels) -> String {
    let IncidentLabels { class_prefix, .. } = known_by;
    format!(
        "an incident is an issue with {}; its class is what follows {} in a label",
        labels_in_words(known_by),
        clean(class_prefix)
    )
}

/// `the label incident`, `the label incident or outage`
pub fn labels_in_words(known_by: &IncidentLabels) -> String {
    let labels: Vec<String> = known_by.labels.iter().map(|label| clean(label)).collect();
    format!("the label {}", labels.join(" or "))
}

/// How many there are, of how many classes; what is missing.
fn found(desk: &Desk) -> Result<Vec<String>, Failure> {
    let ground = desk.ground()?;
    if let Some(unread) = unread_issues(&ground) {
        return Ok(vec![format!("Not seen: {}.", unread.why())]);
    }
    let issues: Vec<Told> = of_issues(&ground);
    if issues.is_empty() {
        return Ok(vec!["No issue has it.".to_owned()]);
    }
    let are = if issues.len() == 1 { "is an incident" } else { "are incidents" };
    let of = of_classes(issues.iter().map(|one| one.class.as_deref()));
    let mut said = vec![format!("{} {are}{of}.", number_of(issues.len(), "issue"))];
    let n = issues.iter().filter(|one| one.class.is_none()).count();
    let they = if n == 1 { "it" } else { "they" };
    said.extend(without_class(&issues).map(|n| format!("{n}: nothing can say that {they} came again.")));
    Ok(said)
}

pub(super) fn of_issues(ground: &team::Ground) -> Vec<Told> {
    let mut all = told(ground);
    all.retain(|one| one.source == signals::incidents::Source::Forge);
    all
}

/// `3 have no class`; none where all have one.
pub(super) fn without_class(all: &[Told]) -> Option<String> {
    match all.iter().filter(|one| one.class.is_none()).count() {
        0 => None,
        1 => Some("1 has no class".to_owned()),
        n => Some(format!("{} have no class", thousands(n as u64))),
    }
}
