use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// Something worth saying while the work goes on; printed, it is a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Another process is writing; this one waits for it.
    Waiting {
        /// The database.
        at: PathBuf,
    },
    /// `records.db` was damaged, or is of another format, and is empty now; what it held is read again.
    Anew {
        /// The database.
        at: PathBuf,
        /// Whether it was damaged.
        damaged: bool,
    },
    /// `own.db` was brought to a newer format.
    Updated {
        /// The copy of how it was before.
        copy: PathBuf,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Waiting { .. } => f.write_str("Another groundwork is writing here; waiting for it."),
            Notice::Anew { at, damaged: true } => {
                write!(f, "{} was damaged. It held only what was read; that is read again.", at.display())
            }
            Notice::Anew { at, damaged: false } => {
                write!(f, "{} is of another version of groundwork; what it held is read again.", at.display())
            }
            Notice::Updated { copy } => {
                write!(f, "Your words were brought to a newer format; as they were: {}", copy.display())
            }
        }
    }
}

/// Who hears notices.
pub(crate) type Tell = Arc<dyn Fn(&Notice) + Send + Sync>;
