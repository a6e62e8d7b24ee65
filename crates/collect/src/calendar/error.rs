use crate::forge;
use crate::line::Trouble;

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
    #[error("{what} is larger than {most} bytes")]
    TooLarge {
        /// What was asked for.
        what: &'static str,
        /// The most that is taken.
        most: usize,
    },
    /// The file cannot be read.
    #[error("the file of the calendar cannot be read: {why}")]
    File {
        /// What the system said.
        why: String,
    },
    /// The address is none.
    #[error("this is no address of a calendar: {why}")]
    Address {
        /// What is wrong with it.
        why: &'static str,
    },
    /// The address holds a name or a password.
    #[error("the address holds a name or a password")]
    Credentials,
    /// A secret would go over the network as it is.
    #[error("{host} would be asked in the clear")]
    InTheClear {
        /// The host.
        host: String,
    },
    /// The name or the password cannot be sent.
    #[error("this is no name and no password of a server")]
    NoPassword,
    /// The server does not know the name and the password.
    #[error("the server does not accept the name and the password")]
    WrongPassword,
    /// The server, or whoever has the feed, does not give it.
    #[error("{what} is refused (status {status})")]
    Refused {
        /// What was asked for.
        what: &'static str,
        /// The status.
        status: u16,
    },
    /// It is not there.
    #[error("{what} is not there")]
    NotFound {
        /// What was asked for.
        what: &'static str,
    },
    /// An answer leads to a place that is not asked.
    #[error("{what} leads to another place, {host}, which is not asked")]
    Elsewhere {
        /// What was asked for.
        what: &'static str,
        /// Where it leads.
        host: String,
    },
    /// It says that nothing changed, and was not asked that.
    #[error("{what} says that nothing changed (status 304), and was asked for all of it")]
    Unasked {
        /// What was asked for.
        what: &'static str,
    },
    /// Answers lead in a circle.
    #[error("{what} leads in a circle")]
    Circle {
        /// What was asked for.
        what: &'static str,
    },
    /// The server answers, and not as a calendar server does.
    #[error("the answer to {what} is not that of a calendar server: {why}")]
    Shape {
        /// What was asked for.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// It failed, several times.
    #[error("the server failed on {what}, again and again (status {status})")]
    Failing {
        /// What was asked for.
        what: &'static str,
        /// The last status.
        status: u16,
    },
    /// Nobody answers, or the connection breaks off again and again.
    #[error("nobody answers: {why}")]
    Down {
        /// What the system said.
        why: String,
    },
    /// The other side cannot show that it is who it should be.
    #[error("the connection is not safe: {why}")]
    Tls {
        /// What was wrong.
        why: String,
    },
    /// Whoever watched the reading ended it while it waited.
    #[error("the reading was ended while it waited")]
    Stopped,
}

impl Error {
    /// What to do.
    pub fn hint(&self) -> Vec<String> {
        let hint = match self {
            Error::Page => {
                "look whether the address is that of the feed itself, which often ends in .ics, and whether one has to sign in before it"
            }
            Error::NoCalendar => "a calendar begins with BEGIN:VCALENDAR; export it as iCalendar (.ics)",
            Error::TooLarge { .. } => "export fewer years, or leave out what is attached",
            Error::File { .. } => "look at the name of the file, and whether you may read it",
            Error::Address { .. } => {
                "an address looks like https://HOST/calendar.ics; webcal:// is taken too"
            }
            Error::Credentials => {
                "leave them out; a name and a password are given apart from the address, and are kept apart"
            }
            Error::InTheClear { .. } => "write https:// in place of http://",
            Error::NoPassword | Error::WrongPassword => {
                "many servers want a password made for one program, which you make in your account's settings"
            }
            Error::Refused { .. } => {
                "look whether the address still holds; a feed's secret address may have been made anew"
            }
            Error::NotFound { .. } => {
                "look at the address; for a server, that of your account or of one calendar"
            }
            Error::Elsewhere { .. } => {
                "nothing secret was sent there; if that is its new place, name its address"
            }
            Error::Unasked { .. } => {
                "whatever stands between keeps an older answer; read again later, or look at the address in a browser"
            }
            Error::Circle { .. } | Error::Shape { .. } => {
                "look whether the address is that of a CalDAV server"
            }
            Error::Failing { .. } => "what was read before is kept; try again later",
            Error::Down { .. } => {
                "look whether this machine is on the network; what was read before is all there"
            }
            Error::Tls { .. } => {
                "look at the clock of this machine, and whether the certificate of your own server is one that this system trusts"
            }
            Error::Stopped => "what was read is kept; read again later",
        };
        vec![hint.to_owned()]
    }

    /// An address that is refused.
    pub(super) fn of_address(error: forge::Error) -> Error {
        match error {
            forge::Error::Credentials => Error::Credentials,
            forge::Error::InTheClear { host } => Error::InTheClear { host },
            forge::Error::Address { why } => Error::Address { why },
            _ => Error::Address { why: "it cannot be read" },
        }
    }

    /// Why there is no answer to a question about something.
    pub(super) fn of_trouble(trouble: Trouble, what: &'static str) -> Error {
        match trouble {
            Trouble::Passes(why) | Trouble::Stays(why) => Error::Down { why },
            Trouble::Tls(why) => Error::Tls { why },
            Trouble::LargeHead(most) => Error::TooLarge { what, most },
        }
    }
}
