//! What is said of what tells of incidents: where it is, how far it tells, what is missing.

use collect::incidents::Part;
use records::IncidentColumns;
use signals::incidents::unread_issues;
use team::Ground;

use super::kept::kept;
use super::labels::{labels_in_words, of_issues, without_class};
use super::reading::{name, of_classes};
use crate::text::{clean, day, number_of};
use crate::{Desk, Failure};

/// What issues do not tell.
const UNSEEN: &str = "what has no issue, or lost its label, is not seen";

/// What is connected, as it is listed.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it lies, clean; of issues by which labels they are known.
    pub place: String,
    /// By which name it is taken back.
    pub name: String,
    /// Whether it is the file.
    pub is_file: bool,
    /// Whether all of it was read.
    pub is_read: bool,
    /// `read on 18 November 2026; 42 incidents since 3 March 2025`
    pub how_far: String,
    /// `3 rows left out`; none where none were.
    pub missing: Option<String>,
    /// What could not be read, with its place; the first of them.
    pub unread: Vec<String>,
    /// What it does not see.
    pub unseen: Option<String>,
}

/// All that is connected: the file, and the issues, of which a ground tells.
pub fn rows(desk: &Desk, ground: Option<&Ground>) -> Result<Vec<Row>, Failure> {
    let issues = ground.and_then(|ground| issues(desk, ground));
    Ok(file(desk)?.into_iter().chain(issues).collect())
}

/// Issues of the forges, by their labels.
fn issues(desk: &Desk, ground: &Ground) -> Option<Row> {
    let known_by = desk.settings.incident_issues.as_ref()?;
    let unread = unread_issues(ground);
    let all = of_issues(ground);
    let first = all.iter().map(|one| one.opened).min();
    let since = first.map(|first| format!(" since {}", day(desk.day(first)))).unwrap_or_default();
    let forges = ground.forges.iter().flatten();
    let read = forges.filter_map(|forge| forge.read).min().filter(|_| unread.is_none());
    let of = of_classes(all.iter().map(|one| one.class.as_deref()));
    let many = format!("{}{of}{since}", number_of(all.len(), "incident"));
    Some(Row {
        place: format!("issues with {}", labels_in_words(known_by)),
        name: known_by.labels.first().map(|label| clean(label)).unwrap_or_default(),
        is_file: false,
        is_read: unread.is_none(),
        how_far: match (read, unread) {
            (Some(read), _) => format!("read on {}; {many}", day(desk.day(read))),
            (None, Some(unread)) if all.is_empty() => unread.why().to_owned(),
            (None, Some(unread)) => format!("{}; so far {many}", unread.why()),
            (None, None) => many,
        },
        missing: without_class(&all),
        unread: Vec::new(),
        unseen: Some(UNSEEN.to_owned()),
    })
}

/// The file; none where none is.
fn file(desk: &Desk) -> Result<Option<Row>, Failure> {
    let Some(file) = &desk.settings.incidents else { return Ok(None) };
    let (place, name, is_file, unseen) = (clean(&file.path), name(&file.path), true, None);
    let Some(kept) = kept(&desk.data, &desk.team, file)? else {
        let how_far = "nothing was read yet".to_owned();
        let (is_read, missing, unread) = (false, None, Vec::new());
        return Ok(Some(Row { place, name, is_file, is_read, how_far, missing, unread, unseen }));
    };
    let on = |at: i64| day(desk.day(at));
    let first = kept.incidents.iter().map(|incident| incident.opened).min();
    let since = first.map(|first| format!(" since {}", on(first))).unwrap_or_default();
    let written = if on(kept.until) == on(kept.read) {
        String::new()
    } else {
        format!(", the file is of {}", on(kept.until))
    };
    let how_far =
        format!("read on {}{written}; {}{since}", on(kept.read), number_of(kept.incidents.len(), "incident"));
    let mut missing = Vec::new();
    if kept.left_out > 0 {
        missing.push(format!("{} left out", number_of(kept.left_out as usize, "row")));
    }
    if kept.replaced > 0 {
        missing.push(format!(
            "{} replaced by a later one with the same id",
            number_of(kept.replaced as usize, "row")
        ));
    }
    if kept.guessed {
        missing.push("letters read as windows-1252, because the file does not say".to_owned());
    }
    let missing = (!missing.is_empty()).then(|| missing.join("; "));
    let unread = kept.unread.iter().map(|line| clean(line)).collect();
    let is_read = true;
    Ok(Some(Row { place, name, is_file, is_read, how_far, missing, unread, unseen }))
}

/// `opened “Started”, class “Service”`
pub fn columns_in_words(columns: &IncidentColumns) -> String {
    let named = |part: Part| Some(format!("{} “{}”", part.word(), clean(part.of(columns)?)));
    Part::ALL.into_iter().filter_map(named).collect::<Vec<_>>().join(", ")
}
