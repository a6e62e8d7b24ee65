use std::path::PathBuf;

use super::{MOST_BYTES, MOST_ROWS};

/// Why a file of incidents cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It cannot be opened.
    #[error("{} cannot be read: {why}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It is too large.
    #[error("the file is larger than {} MB", MOST_BYTES / 1024 / 1024)]
    TooLarge,
    /// It has too many rows.
    #[error("the file has more than {MOST_ROWS} incidents")]
    TooMany,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no text.
    #[error("the file is no text")]
    NotText,
    /// It begins like JSON, and is none.
    #[error("the file begins like JSON and is none: {why}")]
    NotJson {
        /// What the parser says.
        why: String,
    },
    /// It is JSON of another shape.
    #[error("the file is JSON, but no list of objects: {why}")]
    Shape {
        /// What it is instead.
        why: &'static str,
    },
    /// The first line is no line of headings.
    #[error("the first line of the file has one column only")]
    OneColumn,
    /// The table cannot be read as one.
    #[error("the file is no table: {why}")]
    NotATable {
        /// What the parser says.
        why: String,
    },
    /// A column that is needed was not named.
    #[error("nothing says in which column {what} stands")]
    NotNamed {
        /// What is in that column.
        what: &'static str,
    },
    /// A column that was named is not there.
    #[error("the file has no column “{name}”")]
    NoColumn {
        /// As it was named.
        name: String,
        /// The columns there are.
        have: Vec<String>,
    },
}

impl Error {
    /// What to do.
    pub fn hint(&self) -> String {
        match self {
            Error::File { .. } => "look at the path, and whether you may read it".to_owned(),
            Error::TooLarge | Error::TooMany => "export a shorter time; a year is enough".to_owned(),
            Error::Empty => "export it again; the first line has the names of the columns".to_owned(),
            Error::NotText => "export it as CSV or JSON; a spreadsheet's own format is not read".to_owned(),
            Error::NotJson { .. } => "export it again: it may have been cut off".to_owned(),
            Error::Shape { .. } => {
                "a list of objects is wanted, [{…}, {…}], or an object with one such list in it".to_owned()
            }
            Error::OneColumn | Error::NotATable { .. } => {
                "the first line has the names of the columns, with a comma, a semicolon or a tab between them"
                    .to_owned()
            }
            Error::NotNamed { .. } => "name the column as it stands in the file".to_owned(),
            Error::NoColumn { have, .. } => format!("there are: {}", have.join(", ")),
        }
    }
}
