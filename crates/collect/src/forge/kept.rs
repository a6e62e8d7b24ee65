use std::ops::ControlFlow;

use records::{Account, Request};

use super::{Comment, Error, Tag};

/// What to read.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Requests that were closed before this second are passed over, also later: an earlier second reads none of those that were.
    pub since: i64,
}

/// How far a repository is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// The forge's clock, in seconds since 1970, when a reading began after which nothing is missing that happened before.
    pub since: i64,
    /// Pages of the first list, oldest request first, of which every request is read.
    pub pages: u32,
    /// Whether that list was read to its end.
    pub listed: bool,
    /// Whether the mails of commits were read. A token may be good for requests and not for commits; then nobody is named for what was pushed, but
    /// those whose mail holds their login.
    pub mails: bool,
}

/// A request, read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// It takes the place of what was known of it.
    pub request: Request,
    /// The accounts it names, by their place.
    pub accounts: Vec<Account>,
    /// A number to keep beside it; when the list gives it another one, it is read again.
    pub mark: u64,
    /// Whether its story leads to those whom the list says are asked now.
    pub agrees: bool,
}

/// Something to keep, whole or not at all.
#[derive(Debug)]
pub enum Step {
    /// The repository has this name now, as its forge writes it.
    Named(String),
    /// How far the reading is.
    Far(Far),
    /// Mails of commits, and their accounts.
    Mails(Vec<(String, Account)>),
    /// A request.
    Read(Box<Read>),
    /// A request that could not be read, and why. It is tried again the next time.
    Skipped {
        /// Its number.
        number: u64,
        /// Why.
        why: Error,
    },
    /// The tag of a page of which everything was kept.
    Tag {
        /// Where the page is.
        address: String,
        /// Its tag.
        tag: Tag,
    },
}

/// What is kept of a repository. A reading asks it what is known, and gives it what is new.
///
/// Steps come in an order in which each can be kept by itself: wherever a reading is cut off, the next one goes on and ends with the same.
pub trait Kept {
    /// How far it is read; none before the first time.
    fn far(&self) -> Option<Far>;
    /// The mark of a request that is read.
    fn mark(&self, number: u64) -> Option<u64>;
    /// The tag of a page.
    fn tag(&self, address: &str) -> Option<Tag>;
    /// The account of a mail.
    fn account(&self, mail: &str) -> Option<Account>;
    /// Keeps a step, and says whether to go on.
    fn keep(&mut self, step: Step) -> ControlFlow<()>;

    /// The login whose own comments are wanted; none where nobody's are. Of no other comment is the text looked at. Whoever is named later
    /// than a request was read has their comments on it when it is read again.
    fn whose(&self) -> Option<String> {
        None
    }
    /// Keeps what that account wrote in the story of a request, in place of what was known of it, and says whether to go on. It is
    /// told before the request itself.
    fn said(&mut self, _request: u64, _comments: Vec<Comment>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
