//! What a work record is: commits, what they did to files, tags, and who is named in them; change requests and issues; meetings.
//!
//! **Invariant.** A [`History`] is what one branch of one repository says, in columns, and nothing
//! that was concluded from it: who is one person, what a change is and which files count belong to
//! `team`. Every index into a column is valid, and `commits` is ordered so that parents stand before
//! their children.
//!
//! **Does not** read or write anything: `collect` fills these structs, `store` keeps them.

mod calendar;
mod comment;
mod commit;
mod event;
mod forge;
mod fresh;
mod gather;
mod history;
mod id;
mod incident;
mod issue;
mod meeting;
mod request;
mod said;
mod stamp;
mod word_id;

pub use calendar::{Calendar, CalendarPlace, CalendarSource};
pub use comment::Comment;
pub use commit::{Commit, CommitIx, Identity, IdentityIx, Tag, Trailer, TreeDiff};
pub use event::{Act, EntryKind, FileEvent, Path, PathIx, Presence};
pub use forge::{Forge, ForgeKind, Place};
pub use fresh::{Fresh, FreshAct, FreshCommit, FreshDiff, FreshEvent, FreshStep, FreshTag};
pub use gather::Gathering;
pub use history::{FileText, Head, History, Special};
pub use id::{CommitId, NotAnId};
pub use incident::{Incident, IncidentColumns, IncidentFile, IncidentLabels, Incidents};
pub use issue::{Issue, Listed};
pub use meeting::{Meeting, NotOpaque, Opaque, Reply, Standing};
pub use request::{Account, AccountIx, AccountKind, Asked, Decision, Request, RequestAct, RequestEvent};
pub use said::{Answer, Because, Book, Hours, Said, Share, Word};
pub use stamp::Stamp;
pub use word_id::{NotAWordId, WordId};
