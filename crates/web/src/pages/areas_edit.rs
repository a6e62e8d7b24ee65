//! An edit of areas, from what was typed to the word it is.

use desk::corrections::{self, Correction, areas};
use desk::{Desk, Failure};
use team::Ground;

use crate::address::segment;
use crate::forms::Typed;

/// The longest address, in bytes: a quarter of what the server reads of a head, which holds more than that.
const LONGEST: usize = 4 * 1024;

/// An edit that is open on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Which kind.
    pub kind: Kind,
    /// The area it is of; empty where it is of none.
    pub area: String,
    /// A name, the area it goes into, or a reason.
    text: String,
    /// Globs, one a line.
    globs: String,
}

/// The kinds of edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Another name.
    Rename,
    /// Two are one.
    Merge,
    /// What globs match is one of its own.
    Split,
    /// All of it is in no figure.
    LeaveOut,
    /// Worked out again.
    Anew,
    /// Configuration counts.
    Count,
    /// It does not.
    CountNot,
}

impl Kind {
    const ALL: [Kind; 7] =
        [Kind::Rename, Kind::Merge, Kind::Split, Kind::LeaveOut, Kind::Anew, Kind::Count, Kind::CountNot];

    /// Its name in a form.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Rename => "rename",
            Kind::Merge => "merge",
            Kind::Split => "split",
            Kind::LeaveOut => "leave-out",
            Kind::Anew => "anew",
            Kind::Count => "configuration",
            Kind::CountNot => "no-configuration",
        }
    }
}

impl Edit {
    /// The edit whose form is asked for: `?split=ledger`.
    pub fn asked_for(typed: &Typed) -> Option<Edit> {
        let of = |kind: Kind| typed.given(kind.name()).map(|area| (kind, area.to_owned()));
        let (kind, area) = Kind::ALL.into_iter().find_map(of)?;
        Some(Edit { kind, area, text: String::new(), globs: String::new() })
    }

    /// The edit that was sent.
    pub fn of(typed: &Typed) -> Edit {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == typed.get("edit"));
        Edit {
            kind: kind.unwrap_or(Kind::Rename),
            area: typed.get("area").to_owned(),
            text: typed.get("text").to_owned(),
            globs: typed.get("globs").replace("\r\n", "\n"),
        }
    }

    /// The address of the page that shows what it would change; none where it holds more than an address may.
    pub fn link(&self, path: &str) -> Option<String> {
        let fields =
            [("edit", self.kind.name()), ("area", &self.area), ("text", &self.text), ("globs", &self.globs)];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = fields.map(|(name, value)| format!("{name}={}", segment(value))).collect();
        Some(format!("{path}?{}", pairs.join("&"))).filter(|link| link.len() <= LONGEST)
    }

    /// Whether this very edit's effect was seen, so that it may be kept.
    pub fn was_seen(&self, typed: &Typed) -> bool {
        typed.get("seen") == self.fingerprint()
    }

    /// What tells it from any other edit.
    pub fn fingerprint(&self) -> String {
        let parts = [self.kind.name(), &self.area, &self.text, &self.globs].map(|part| format!("{part:?}"));
        format!("{:016x}", crate::assets::fingerprint(parts.join(",").as_bytes()))
    }

    /// What a field of its form holds.
    pub fn field(&self, field: &str) -> &str {
        match field {
            "text" => &self.text,
            "globs" => &self.globs,
            _ => "",
        }
    }

    /// The word it is.
    pub fn correction(&self, desk: &Desk, ground: &Ground) -> Result<Correction, Failure> {
        let (area, text) = (self.area.as_str(), self.text.as_str());
        let globs: Vec<String> =
            self.globs.lines().map(|glob| glob.trim().to_owned()).filter(|glob| !glob.is_empty()).collect();
        let edit = match self.kind {
            Kind::Rename => areas::Edit::Rename { area, name: text },
            Kind::Merge => areas::Edit::Merge { area, into: text },
            Kind::Split if globs.is_empty() => {
                return Err(Failure::usage("there is no glob to split by").hint("such as ledger/export/**"));
            }
            Kind::Split => areas::Edit::Split { area, name: text, globs: &globs },
            Kind::LeaveOut => return corrections::exclude_area(ground, area, text),
            Kind::Anew => areas::Edit::Anew,
            Kind::Count => areas::Edit::Configuration { count: true },
            Kind::CountNot => areas::Edit::Configuration { count: false },
        };
        areas::edit(ground, &edit, desk.today())
    }
}

/// The words of its form.
impl Edit {
    /// Its heading: `Split ledger by glob`.
    pub fn title(&self) -> String {
        let area = desk::text::clean(&self.area);
        match self.kind {
            Kind::Rename => format!("Rename {area}"),
            Kind::Merge => format!("Merge {area} with another"),
            Kind::Split => format!("Split {area} by glob"),
            Kind::LeaveOut => format!("Leave out all of {area}"),
            Kind::Anew => "Cut all areas anew".to_owned(),
            Kind::Count => "Count files of configuration".to_owned(),
            Kind::CountNot => "Count files of configuration no longer".to_owned(),
        }
    }

    /// The label of its one line of text; none where it has none.
    pub fn label(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Rename => Some("Its name from now on"),
            Kind::Merge => Some("Which it becomes part of"),
            Kind::Split => Some("Name of the new area; the rest keeps its own"),
            Kind::LeaveOut => Some("because"),
            Kind::Anew | Kind::Count | Kind::CountNot => None,
        }
    }

    /// What the button that keeps it says.
    pub fn keeps(&self) -> &'static str {
        match self.kind {
            Kind::Rename => "Keep this name",
            Kind::Merge => "Keep this merge",
            Kind::Split => "Keep this split",
            Kind::LeaveOut => "Leave it out",
            Kind::Anew => "Keep the fresh cut",
            Kind::Count | Kind::CountNot => "Keep this",
        }
    }
}
