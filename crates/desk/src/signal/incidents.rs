//! What recurrence (s12) says in words.

use growth::recurrence::Frequency;
use signals::incidents::{Source, Unread, told, unread, unread_issues};
use signals::s12::{Class, Recurrence};
use signals::{Signal, Status};
use team::Ground;

use super::detail::{Detail, Rows};
use super::facts::Fact;
use crate::Report;
use crate::text::{Sentence, capital, clean, counted, day, number_of, thousands};

/// The command that connects a file of incidents.
pub const CONNECT_INCIDENTS: &str = "groundwork connect incidents FILE";
/// The command that reads what is connected.
pub(super) const READ: &str = "groundwork sources --read";
/// Classes that are said in words.
const SAID: usize = 10;

/// Why nothing is said, and the command that changes it.
pub(super) fn not_connected(ground: &Ground) -> Sentence {
    if let Some(unread) = unread(ground) {
        return Sentence::from(format!("Not seen: {}: ", unread.why())).types(match unread {
            Unread::NoForge => crate::scorecard::CONNECT,
            _ => READ,
        });
    }
    Sentence::from("Git does not record incidents. A file of them does, and issues with a label: ")
        .types(CONNECT_INCIDENTS)
        .and(" or ")
        .types(crate::incidents::CONNECT_ISSUES)
        .and(" reads them; so does each problem that came back in your log.")
}

/// The classes of the year, and what was changed.
pub(super) fn detail(report: &Report, signal: &Signal) -> Detail {
    if !matches!(signal.status, Status::Value) {
        return Detail::default();
    }
    let found = &report.recurrence;
    let row = |class: &Class| {
        (class.name.clone(), vec![class.again.of, class.again.part, class.days_since.unsigned_abs().into()])
    };
    let rows = Rows {
        caption: "Incidents of the year by class, and those that came again within 90 days",
        of: "Class",
        columns: &["incidents", "came again", "days since the last"],
        rows: found.classes.iter().map(row).collect(),
    };
    Detail { said: said(found), rows: (!found.classes.is_empty()).then_some(rows), below: None }
}

fn said(found: &Recurrence) -> Vec<Sentence> {
    let mut said: Vec<String> = Vec::new();
    let changed = |class: &&Class| class.changed.is_some();
    for class in found.classes.iter().filter(changed).take(SAID) {
        let on = class.changed.map(day).unwrap_or_default();
        let since = match class.since_changed {
            0 => "none came since".to_owned(),
            n => format!("{} came since", thousands(n)),
        };
        said.push(format!("{}: a condition was changed on {on}; {since}.", clean(&class.name)));
    }
    let clear = |trend: &Frequency| trend.said.text() != "no clear trend";
    let trends = found.classes.iter().filter_map(|class| Some((class, class.trend.filter(clear)?)));
    said.extend(
        trends.take(SAID).map(|(class, trend)| format!("{}: {}.", clean(&class.name), trend_words(&trend))),
    );
    if found.without_class > 0 {
        said.push(format!(
            "{} no class: nothing can say that {} came again.",
            if found.without_class == 1 {
                "1 has".to_owned()
            } else {
                format!("{} have", thousands(found.without_class))
            },
            if found.without_class == 1 { "it" } else { "they" },
        ));
    }
    said.into_iter().map(Sentence::from).collect()
}

/// `less often, U −2.40 of 5`
fn trend_words(trend: &Frequency) -> String {
    let sign = if trend.u < 0.0 { "−" } else { "" };
    format!("{}, U {sign}{:.2} of {}", trend.said.text(), trend.u.abs(), trend.n)
}

/// What stands beside it.
pub(super) fn beside(report: &Report) -> Vec<Fact> {
    let found = &report.recurrence;
    let mut facts: Vec<Fact> = Vec::new();
    let back = number_of(report.comes_back.files.len(), "file");
    let in_git = match report.comes_back.signal.status {
        Status::Value => format!("; in git {back} read as if they came back (s12g)"),
        _ => String::new(),
    };
    let classes = counted(found.changed);
    facts.push(("Beside it", format!("classes of which a condition was changed: {classes}{in_git}").into()));
    let trend = found.trend.map(|trend| trend_words(&trend));
    let trend = trend.unwrap_or_else(|| "none said of fewer than four, the first aside".to_owned());
    facts.push(("Trend", format!("{}; Laplace's test", capital(&trend)).into()));
    facts
}

/// What told of incidents, and up to when.
pub(super) fn coverage(ground: &Ground, signal: &Signal) -> String {
    let mut from = Vec::new();
    let on = |at: i64| day(ground.clock.day(at));
    if let Some(incidents) = ground.incidents {
        let name = ground.settings.incidents.as_ref().map(|file| crate::incidents::name(&file.path));
        let name = name.unwrap_or_else(|| "a file".to_owned());
        let many = number_of(incidents.all.len(), "incident");
        from.push(format!("{many} in {name}, which tells up to {}", on(incidents.until)));
    }
    if let Some(known_by) = &ground.settings.incident_issues {
        let with = crate::incidents::labels_in_words(known_by);
        let issues = told(ground).into_iter().filter(|one| one.source == Source::Forge).count();
        let read = ground.forges.iter().flatten().filter_map(|forge| forge.read).min();
        from.push(match (unread_issues(ground), read) {
            (None, Some(read)) => {
                format!("{} with {with}, read on {}", number_of(issues, "issue"), on(read))
            }
            _ => format!("issues with {with}, not all read"),
        });
    }
    let log = ground.settings.recurrences.came_back.len();
    if log > 0 {
        from.push(format!("{} in your log", number_of(log, "time")));
    }
    if from.is_empty() {
        return "nothing that tells of incidents is connected".to_owned();
    }
    let reach = if signal.coverage.reaches {
        ""
    } else {
        "; they begin within the year, and nothing is known before"
    };
    format!("{}{reach}", from.join("; "))
}
