/// Why a calendar cannot be read.
///
/// No message holds an address as it was typed, or a password: the address of a feed is often a secret.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A page for a browser.
    #[error("this is a page for a browser, and no calendar")]
    Page,
    /// Something else.
    #[error("this is no calendar")]
    NoCalendar,
    /// More than is taken.
    #[error("the calendar is larger than {most} bytes")]
    TooLarge {
        /// The most that is taken.
        most: usize,
    },
    /// The file cannot be read.
    #[error("the file of the calendar cannot be read: {why}")]
    File {
        /// What the system said.
        why: String,
    },
}
