use records::Book;

use super::words::read;
use crate::Error;

/// Words that were taken back, or brought again, as one act.
#[derive(Clone, Debug)]
pub struct Turned {
    /// Whether they hold now.
    pub holds: bool,
    /// Each with its book, in the order they were said.
    pub(super) words: Vec<(String, String)>,
    pub(super) at: std::path::PathBuf,
}

impl Turned {
    /// Those of one book.
    pub fn of<B: Book>(&self) -> Result<Vec<B>, Error> {
        let own = self.words.iter().filter(|(book, _)| book == B::NAME);
        own.map(|(_, body)| read(&self.at, body)).collect()
    }
}
