//! What kind of file a path is (`classes.md`): decided by path and attributes, never by content.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use bstr::BStr;

use crate::attributes::Linguist;
use crate::glob::{Glob, Letters, NotAGlob};

static SHIPPED: LazyLock<ClassTable> =
    LazyLock::new(|| ClassTable::parse(crate::tables::CLASSES).expect("a test reads the shipped table"));

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "classes.md says what each holds")]
pub enum Class {
    Vendored,
    Lock,
    Generated,
    Fixture,
    Translation,
    Configuration,
    Documentation,
    Data,
    Source,
    Test,
    Unknown,
}

/// A class, and what decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The class.
    pub class: Class,
    /// The row or attribute that gave it.
    pub why: Why,
}

/// What decided a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// This row of the table, counted from 0; [`ClassTable::row`] writes it out.
    Row(u16),
    /// This line in `.gitattributes`, such as `linguist-vendored` or `-linguist-detectable`.
    Attribute(&'static str),
    /// No row fits.
    NoRow,
}

/// Why a text is no class table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATable {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: String,
}

/// The rows of `classes.csv`, the first that fits gives the class.
#[derive(Clone, Debug)]
pub struct ClassTable {
    rows: Vec<Row>,
    /// Rows of every class but test.
    kinds: Rows,
    /// Rows of class test, tried on source only.
    tests: Rows,
    version: String,
}

#[derive(Clone, Debug)]
struct Row {
    class: Class,
    text: String,
}

/// Rows by what they look at; row numbers rise within each.
#[derive(Clone, Debug, Default)]
struct Rows {
    dirs: HashMap<Vec<u8>, Vec<u16>>,
    names: HashMap<Vec<u8>, Vec<u16>>,
    exts: HashMap<Vec<u8>, Vec<u16>>,
    globs: Vec<(u16, Glob)>,
    paths: Vec<(u16, Glob)>,
}

impl ClassTable {
    /// The table this version of the program ships.
    pub fn shipped() -> &'static ClassTable {
        &SHIPPED
    }

    /// Reads a table: `class,match,pattern` and a row a line.
    pub fn parse(csv: &str) -> Result<ClassTable, NotATable> {
        let mut table = ClassTable {
            rows: Vec::new(),
            kinds: Rows::default(),
            tests: Rows::default(),
            version: String::new(),
        };
        let mut lines = (1..).zip(csv.lines().map(str::trim));
        if lines.next().is_none_or(|(_, header)| header != "class,match,pattern") {
            return Err(NotATable { line: 1, wrong: "the header is class,match,pattern".into() });
        }
        for (line, text) in lines.filter(|(_, text)| !text.is_empty()) {
            table.add(text).map_err(|wrong| NotATable { line, wrong })?;
        }
        table.version = format!("{}-{:016x}", table.rows.len(), table.fingerprint());
        Ok(table)
    }

    /// The number of rows and a fingerprint of them: changes whenever a row does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// A row as written, such as `lock,ext,lock`.
    pub fn row(&self, row: u16) -> Option<&str> {
        self.rows.get(usize::from(row)).map(|row| row.text.as_str())
    }

    /// What decided, in words: a row as written, an attribute, or that no row fits.
    pub fn because(&self, why: Why) -> String {
        match why {
            Why::Row(row) => format!("classes.csv: {}", self.row(row).unwrap_or_default()),
            Why::Attribute(attribute) => format!(".gitattributes: {attribute}"),
            Why::NoRow => "type not known".to_owned(),
        }
    }

    /// The class of an ordinary file. Links and submodules have none: do not ask.
    pub fn classify(&self, path: &BStr, attributes: &Linguist) -> Class {
        self.decide(path, attributes).class
    }

    /// The class of an ordinary file, and what gave it.
    pub fn decide(&self, path: &BStr, attributes: &Linguist) -> Decision {
        let set = |class, attribute| Decision { class, why: Why::Attribute(attribute) };
        if attributes.vendored == Some(true) {
            return set(Class::Vendored, "linguist-vendored");
        }
        if attributes.generated == Some(true) {
            return set(Class::Generated, "linguist-generated");
        }
        if attributes.documentation == Some(true) {
            return set(Class::Documentation, "linguist-documentation");
        }
        if attributes.detectable == Some(false) {
            return set(Class::Data, "-linguist-detectable");
        }
        let lower = path.to_ascii_lowercase();
        let skipped = |row: u16| match self.rows[usize::from(row)].class {
            Class::Vendored => attributes.vendored == Some(false),
            Class::Generated => attributes.generated == Some(false),
            Class::Documentation => attributes.documentation == Some(false),
            _ => false,
        };
        let mut decision = match self.kinds.first(path, &lower, skipped) {
            Some(row) => Decision { class: self.rows[usize::from(row)].class, why: Why::Row(row) },
            None => Decision { class: Class::Unknown, why: Why::NoRow },
        };
        let quiet = [Class::Documentation, Class::Configuration, Class::Data, Class::Unknown];
        if attributes.detectable == Some(true) && quiet.contains(&decision.class) {
            decision = set(Class::Source, "linguist-detectable");
        }
        if decision.class == Class::Source
            && let Some(row) = self.tests.first(path, &lower, |_| false)
        {
            decision = Decision { class: Class::Test, why: Why::Row(row) };
        }
        decision
    }

    fn add(&mut self, text: &str) -> Result<(), String> {
        let mut columns = text.splitn(3, ',');
        let (Some(class), Some(kind), Some(pattern)) = (columns.next(), columns.next(), columns.next())
        else {
            return Err("a row is class,match,pattern".into());
        };
        let class = Class::named(class).ok_or_else(|| format!("there is no class {class}"))?;
        let number = u16::try_from(self.rows.len()).map_err(|_| "too many rows".to_owned())?;
        let rows = if class == Class::Test { &mut self.tests } else { &mut self.kinds };
        let lower = pattern.to_ascii_lowercase().into_bytes();
        let glob = || Glob::checked(pattern).map_err(|problem: NotAGlob| problem.to_string());
        match kind {
            _ if pattern.is_empty() => return Err("the pattern is empty".into()),
            "dir" => rows.dirs.entry(lower).or_default().push(number),
            "name" => rows.names.entry(lower).or_default().push(number),
            "ext" => rows.exts.entry(lower).or_default().push(number),
            "glob" => rows.globs.push((number, glob()?)),
            "path" => rows.paths.push((number, glob()?)),
            _ => return Err(format!("there is no match {kind}; use dir, name, ext, glob or path")),
        }
        self.rows.push(Row { class, text: text.to_owned() });
        Ok(())
    }

    /// FNV-1a, 64 bits, over the rows, one a line: the same on every machine and version of Rust.
    fn fingerprint(&self) -> u64 {
        let bytes = self.rows.iter().flat_map(|row| row.text.bytes().chain([b'\n']));
        bytes
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

impl Rows {
    /// The first row that fits, of those not skipped.
    fn first(&self, path: &[u8], lower: &[u8], skipped: impl Fn(u16) -> bool) -> Option<u16> {
        let mut best: Option<u16> = None;
        let mut offer = |rows: Option<&Vec<u16>>| {
            let row = rows.and_then(|rows| rows.iter().copied().find(|&row| !skipped(row)));
            best = [best, row].into_iter().flatten().min();
        };
        let start = lower.iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
        let name = &lower[start..];
        for dir in lower[..start.saturating_sub(1)].split(|&byte| byte == b'/') {
            offer(self.dirs.get(dir));
        }
        offer(self.names.get(name));
        if let Some(dot) = name.iter().rposition(|&byte| byte == b'.').filter(|&dot| dot > 0) {
            offer(self.exts.get(&name[dot + 1..]));
        }
        for (globs, text) in [(&self.globs, &path[start..]), (&self.paths, path)] {
            let letters = Letters::of(text);
            let mut earlier = globs.iter().take_while(|(row, _)| best.is_none_or(|best| *row < best));
            let hit = earlier.find(|(row, glob)| glob.matches_with(letters, text) && !skipped(*row));
            best = hit.map_or(best, |&(row, _)| Some(row));
        }
        best
    }
}

impl Class {
    /// All classes, in the order of `classes.md`.
    pub const ALL: [Class; 11] = [
        Class::Vendored,
        Class::Lock,
        Class::Generated,
        Class::Fixture,
        Class::Translation,
        Class::Configuration,
        Class::Documentation,
        Class::Data,
        Class::Source,
        Class::Test,
        Class::Unknown,
    ];

    /// The name used in the table and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Class::Vendored => "vendored",
            Class::Lock => "lock",
            Class::Generated => "generated",
            Class::Fixture => "fixture",
            Class::Translation => "translation",
            Class::Configuration => "configuration",
            Class::Documentation => "documentation",
            Class::Data => "data",
            Class::Source => "source",
            Class::Test => "test",
            Class::Unknown => "unknown",
        }
    }

    fn named(name: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.name() == name && *class != Class::Unknown)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for NotATable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the class table: {}", self.line, self.wrong)
    }
}

impl std::error::Error for NotATable {}

#[cfg(test)]
#[path = "classes_tests.rs"]
mod tests;
