//! Every value that was chosen or found, with where it comes from.

use jiff::Timestamp;
use records::Said;
use team::classes::ClassTable;

use crate::text::{clean, day, percent};
use crate::{Desk, Failure};

/// A value.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is of.
    pub name: &'static str,
    /// What it is, clean.
    pub value: String,
    /// Where it comes from.
    pub from: String,
}

/// All of them; where the data directory was named, who runs the program knows.
pub fn values(desk: &Desk, data_from: &str) -> Result<Vec<Value>, Failure> {
    let settings = &desk.settings;
    let words = desk.data.words(&desk.team)?;
    // The last word about a thing is the one that holds.
    let you = |is: fn(&Said) -> bool| {
        let at = words.iter().rev().find(|word| is(&word.said)).map(|word| word.at.div_euclid(1_000_000));
        let date =
            at.and_then(|at| Timestamp::from_second(at).ok()).map(|at| at.to_zoned(desk.zone.clone()).date());
        date.map_or_else(|| "you".to_owned(), |date| format!("you, {}", day(date)))
    };
    let mut rows = Vec::new();
    let mut add = |name, value: String, from: String| rows.push(Value { name, value, from });
    for history in &desk.histories {
        let said = history.head.origin == "setting";
        let from = if said {
            you(|said| matches!(said, Said::Branch { .. }))
        } else {
            format!("from {}", history.head.origin)
        };
        add("branch", clean(&history.head.branch), from);
    }
    add("data", clean(&desk.asked.data.display().to_string()), data_from.to_owned());
    let from = match (&desk.asked.zone, &settings.zone) {
        (Some(_), _) => "from the command line".to_owned(),
        (None, Some(_)) => you(|said| matches!(said, Said::Zone { .. })),
        (None, None) => "from the system, at the first run".to_owned(),
    };
    add("zone", desk.zone.iana_name().unwrap_or("UTC").to_owned(), from);
    if let Some(folder) = &settings.content {
        add("content", clean(folder), you(|said| matches!(said, Said::Content { .. })));
    }
    if let Some(hours) = &settings.hours {
        let from = you(|said| matches!(said, Said::Hours { .. }));
        add("hours", crate::corrections::hours::shown(hours), from);
    }
    if let Some(date) = settings.role.flatten() {
        add("role", date.to_string(), you(|said| matches!(said, Said::Role { .. })));
    }
    if let Some(target) = settings.targets.get("s1a") {
        add("target", percent(*target), you(|said| matches!(said, Said::Target { .. })));
    }
    if !settings.proposals.is_empty() {
        let known = settings.proposals.labels.iter().map(|label| format!("label {label}"));
        let titles = settings.proposals.titles.iter().map(|title| format!("\"{title}\" in a title"));
        let known: Vec<String> = known.chain(titles).collect();
        let from = you(|said| matches!(said, Said::Proposals { .. }));
        add("proposals", clean(&known.join(", ")), from);
    }
    if !settings.scope.is_empty() {
        let from = you(|said| matches!(said, Said::Scope { .. }));
        add("scope", clean(&settings.scope.join(" ")), from);
    }
    let (counted, from) = match settings.count_configuration {
        None => ("not counted", "the definition".to_owned()),
        Some(yes) => {
            let counted = if yes { "counted" } else { "not counted" };
            (counted, you(|said| matches!(said, Said::CountConfiguration { .. })))
        }
    };
    add("configuration", counted.to_owned(), from);
    add("classes", ClassTable::shipped().version().to_owned(), "shipped".to_owned());
    Ok(rows)
}
