//! What writers wrote: capabilities with their practices, gates, messages, levels. Read from texts in TOML, and
//! checked as a whole, so that an organisation can put its own folder in the place of ours.
//!
//! The format is described in `content/README.md`.

mod capability;
mod check;
mod embedded;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;

pub use capability::{Behaviour, Capability, Claim, Item, Practice, Scale, Strength, Tag};
pub use check::{SIGNALS, faults};
pub use words::{Gate, Kind, LevelWords, Load, LoadItem, Message, Shift, Tone, Track};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// The capabilities, by number.
    pub capabilities: Vec<Capability>,
    /// The shifts they belong to.
    pub shifts: Vec<Shift>,
    /// Tracks for a lead who does not want to choose.
    pub tracks: Vec<Track>,
    /// The gates, in their order.
    pub gates: Vec<Gate>,
    /// Messages to copy.
    pub messages: Vec<Message>,
    /// The levels of giving away, 1 to 7.
    pub levels: Vec<LevelWords>,
    /// The sorts of work nobody saw.
    pub kinds: Vec<Kind>,
    /// The private check of load.
    pub load: Load,
}

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, from the folder of the content.
    pub file: String,
    /// What is so.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

impl Content {
    /// The content this program brings.
    pub fn own() -> Content {
        Content::read(&embedded::texts()).expect("a test reads the texts that are built in")
    }

    /// Content of texts, by the path of each from its folder. All faults of all files, or none.
    pub fn read(texts: &BTreeMap<String, String>) -> Result<Content, Vec<Fault>> {
        let mut reader = Reader { texts, faults: Vec::new() };
        let capabilities = texts.keys().filter(|path| path.starts_with("capabilities/"));
        let mut content = Content {
            capabilities: capabilities.filter_map(|path| reader.file(path)).collect(),
            shifts: reader.file("shifts.toml").map_or_else(Vec::new, |file: words::Shifts| file.shift),
            tracks: reader.file("tracks.toml").map_or_else(Vec::new, |file: words::Tracks| file.track),
            gates: reader.file("gates.toml").map_or_else(Vec::new, |file: words::Gates| file.gate),
            messages: reader
                .file("messages.toml")
                .map_or_else(Vec::new, |file: words::Messages| file.message),
            levels: reader.file("levels.toml").map_or_else(Vec::new, |file: words::Levels| file.level),
            kinds: reader.file("kinds.toml").map_or_else(Vec::new, |file: words::Kinds| file.kind),
            load: reader.file("load.toml").unwrap_or_default(),
        };
        content.capabilities.sort_by_key(Capability::number);
        let mut faults = reader.faults;
        if faults.is_empty() {
            faults = check::faults(&content);
        }
        if faults.is_empty() { Ok(content) } else { Err(faults) }
    }

    /// How far something is given away: what a level is called, and what is said at it.
    pub fn level(&self, level: crate::Level) -> Option<&LevelWords> {
        self.levels.iter().find(|known| known.number == u8::from(level))
    }

    /// A capability by its id, such as `K2`.
    pub fn capability(&self, id: &str) -> Option<&Capability> {
        self.capabilities.iter().find(|capability| capability.id == id)
    }

    /// A practice by its id, with its capability.
    pub fn practice(&self, id: &str) -> Option<(&Capability, &Practice)> {
        let all = self.capabilities.iter().flat_map(|of| of.practices.iter().map(move |one| (of, one)));
        all.into_iter().find(|(_, practice)| practice.id == id)
    }
}

struct Reader<'t> {
    texts: &'t BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn file<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let read = match self.texts.get(path) {
            Some(text) => toml::from_str(text).map_err(|error| error.to_string()),
            None => Err("is not there".to_owned()),
        };
        read.map_err(|what| self.faults.push(Fault { file: path.to_owned(), what })).ok()
    }
}
