//! Which column holds what.

use super::Columns;

// Headings that usual exports have, without space and signs, the likeliest first.
const ID: [&str; 10] = [
    "incidentid",
    "incidentnumber",
    "id",
    "number",
    "issuekey",
    "key",
    "iid",
    "identifier",
    "reference",
    "ref",
];
const TITLE: [&str; 8] = [
    "title",
    "incidenttitle",
    "incidentname",
    "name",
    "summary",
    "subject",
    "shortdescription",
    "description",
];
const CLASS: [&str; 16] = [
    "class",
    "category",
    "incidenttype",
    "problem",
    "rootcause",
    "cause",
    "type",
    "issuetype",
    "issuetypename",
    "component",
    "components",
    "servicename",
    "service",
    "labels",
    "label",
    "tags",
];
const OPENED: [&str; 18] = [
    "openedat",
    "opened",
    "startedat",
    "started",
    "starttime",
    "start",
    "began",
    "beganat",
    "impactstartedat",
    "detectedat",
    "reportedat",
    "reported",
    "createdat",
    "createdon",
    "created",
    "creationdate",
    "opendate",
    "date",
];
const CLOSED: [&str; 12] = [
    "closedat",
    "closed",
    "resolvedat",
    "resolved",
    "resolvedon",
    "endedat",
    "ended",
    "endtime",
    "end",
    "closedate",
    "resolutiondate",
    "finishedat",
];
const LEAD: [&str; 9] = [
    "incidentlead",
    "incidentcommander",
    "commander",
    "lead",
    "ledby",
    "owner",
    "assignedto",
    "assignee",
    "responder",
];
const URL: [&str; 6] = ["url", "htmlurl", "weburl", "permalink", "link", "shortlink"];

/// A part of an incident that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// When it began.
    Opened,
    /// What kind of problem it was.
    Class,
    /// Its title.
    Title,
    /// The name its source has for it.
    Id,
    /// When it ended.
    Closed,
    /// Who led the work on it.
    Lead,
    /// Its address.
    Url,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 7] =
        [Part::Opened, Part::Class, Part::Title, Part::Id, Part::Closed, Part::Lead, Part::Url];

    /// The word for it on a command line.
    pub fn word(self) -> &'static str {
        match self {
            Part::Opened => "opened",
            Part::Class => "class",
            Part::Title => "title",
            Part::Id => "id",
            Part::Closed => "closed",
            Part::Lead => "lead",
            Part::Url => "url",
        }
    }

    /// The heading of its column.
    pub fn of(self, columns: &Columns) -> Option<&str> {
        let Columns { id, title, class, opened, closed, lead, url } = columns;
        match self {
            Part::Opened => opened.as_deref(),
            Part::Class => class.as_deref(),
            Part::Title => title.as_deref(),
            Part::Id => id.as_deref(),
            Part::Closed => closed.as_deref(),
            Part::Lead => lead.as_deref(),
            Part::Url => url.as_deref(),
        }
    }

    /// The place of that heading.
    pub fn place(self, columns: &mut Columns) -> &mut Option<String> {
        let Columns { id, title, class, opened, closed, lead, url } = columns;
        match self {
            Part::Opened => opened,
            Part::Class => class,
            Part::Title => title,
            Part::Id => id,
            Part::Closed => closed,
            Part::Lead => lead,
            Part::Url => url,
        }
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Part::Opened => &OPENED,
            Part::Class => &CLASS,
            Part::Title => &TITLE,
            Part::Id => &ID,
            Part::Closed => &CLOSED,
            Part::Lead => &LEAD,
            Part::Url => &URL,
        }
    }
}

/// All headings that usual exports have for a part, the likeliest first. More than one: it may be another than is proposed.
pub fn candidates(part: Part, headings: &[String]) -> Vec<&str> {
    let is = |name: &str, heading: &str| plain(heading) == name || below(heading) == name;
    let named = |name: &&'static str| headings.iter().filter(|heading| is(name, heading)).collect::<Vec<_>>();
    part.names().iter().flat_map(named).map(String::as_str).collect()
}

/// What the columns probably are, by their headings; each heading is at most one thing. For the lead to look at.
pub fn propose(headings: &[String]) -> Columns {
    let plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
    let ends: Vec<String> = headings.iter().map(|heading| below(heading)).collect();
    let mut taken = vec![false; headings.len()];
    let mut find = |names: &[&str]| {
        let in_whole = names.iter().find_map(|name| free(&plain, name, &taken));
        let place = in_whole.or_else(|| names.iter().find_map(|name| free(&ends, name, &taken)))?;
        taken[place] = true;
        Some(headings[place].clone())
    };
    Columns {
        id: find(&ID),
        opened: find(&OPENED),
        closed: find(&CLOSED),
        title: find(&TITLE),
        class: find(&CLASS),
        lead: find(&LEAD),
        url: find(&URL),
    }
}

fn free(headings: &[String], name: &str, taken: &[bool]) -> Option<usize> {
    headings.iter().enumerate().position(|(place, heading)| heading == name && !taken[place])
}

/// Of `fields.created`, what lies below the first part.
fn below(heading: &str) -> String {
    plain(heading.split_once('.').map_or("", |(_, below)| below))
}

/// Letters and digits alone, in small letters.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(headings: &str) -> [Option<String>; 7] {
        let headings: Vec<String> = headings.split(", ").map(str::to_owned).collect();
        let Columns { id, title, class, opened, closed, lead, url } = propose(&headings);
        [id, title, class, opened, closed, lead, url]
    }

    fn wanted(headings: [&str; 7]) -> [Option<String>; 7] {
        headings.map(|heading| (!heading.is_empty()).then(|| heading.to_owned()))
    }

    #[test]
    fn headings_of_usual_exports_are_known() {
        assert_eq!(
            proposed(
                "Issue key, Issue Type, Status, Summary, Assignee, Reporter, Created, Updated, Resolved, Component/s"
            ),
            wanted(["Issue key", "Summary", "Issue Type", "Created", "Resolved", "Assignee", ""])
        );
        assert_eq!(
            proposed("number, short_description, category, opened_at, closed_at, assigned_to"),
            wanted(["number", "short_description", "category", "opened_at", "closed_at", "assigned_to", ""])
        );
        assert_eq!(
            proposed("incident_number, title, service.summary, created_at, resolved_at, html_url"),
            wanted(["incident_number", "title", "", "created_at", "resolved_at", "", "html_url"])
        );
        assert_eq!(
            proposed("ID, Name, Severity, Incident type, Reported at, Closed at, Incident lead, Permalink"),
            wanted(["ID", "Name", "Incident type", "Reported at", "Closed at", "Incident lead", "Permalink"])
        );
    }

    #[test]
    fn of_a_path_what_lies_below_is_looked_at_and_no_heading_is_two_things() {
        assert_eq!(
            proposed("key, fields.created, fields.summary, fields.issuetype.name"),
            wanted(["key", "fields.summary", "fields.issuetype.name", "fields.created", "", "", ""])
        );
        assert_eq!(proposed("what, when"), wanted([""; 7]));
    }
}
