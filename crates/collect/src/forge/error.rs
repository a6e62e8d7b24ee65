use std::time::Duration;

/// Why a forge, or something of it, cannot be read.
///
/// No message holds an address as it was typed or a token: both may be a secret.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is none.
    #[error("this is no address of a forge: {why}")]
    Address {
        /// What is wrong with it.
        why: &'static str,
    },
    /// The address holds a name, a password or a token.
    #[error("the address holds a name or a password")]
    Credentials,
    /// A token would go over the network as it is.
    #[error("{host} would be sent the token in the clear")]
    InTheClear {
        /// The host.
        host: String,
    },
    /// The repository's name is none.
    #[error("this is no repository of a forge: a name is OWNER/REPOSITORY, or GROUP/PROJECT")]
    Name,
    /// The token cannot be sent: it is empty, or holds what a header cannot.
    #[error("this is no token")]
    NoToken,
    /// The forge does not know the token.
    #[error("the forge does not accept the token: it is wrong, was taken back or has expired")]
    WrongToken,
    /// The token may not do this.
    #[error("the token may not read {what}")]
    NoRight {
        /// What was asked for.
        what: String,
        /// The right that is missing, where the forge names it.
        needs: Option<String>,
    },
    /// Not there, or not to be seen with this token; a forge does not say which.
    #[error("{what} is not there, or the token may not see it")]
    NotFound {
        /// What was asked for.
        what: String,
    },
    /// It was there once.
    #[error("{what} was deleted")]
    Gone {
        /// What was asked for.
        what: String,
    },
    /// The forge still asks to wait, after several tries.
    #[error("the forge still asks to wait, after {tries} tries")]
    Limited {
        /// Times it was asked.
        tries: u32,
        /// How long it wants to be left alone now.
        lasts: Duration,
    },
    /// Whoever watched the reading ended it while it waited.
    #[error("the reading was ended while it waited")]
    Stopped {
        /// How long it would have waited.
        lasts: Duration,
    },
    /// An answer leads to another host, which was not asked.
    #[error("{what} leads to another place, {host}, which was not asked")]
    Elsewhere {
        /// What was asked for.
        what: String,
        /// Where it leads.
        host: String,
    },
    /// Answers lead in a circle.
    #[error("{what} leads in a circle")]
    Circle {
        /// What was asked for.
        what: String,
    },
    /// A page in place of data.
    #[error("{what} is answered with a page for a browser")]
    Page {
        /// What was asked for.
        what: String,
    },
    /// No JSON.
    #[error("the answer to {what} is no JSON")]
    NotJson {
        /// What was asked for.
        what: String,
    },
    /// JSON of another shape.
    #[error("the answer to {what} has another shape than this forge's: {why}")]
    Shape {
        /// What was asked for.
        what: String,
        /// What the parser said.
        why: String,
    },
    /// More than is taken.
    #[error("the answer to {what} is larger than {most} bytes")]
    TooLarge {
        /// What was asked for.
        what: String,
        /// The most that is taken.
        most: usize,
    },
    /// Pages that repeat, or are more than there can be.
    #[error("the pages of {what} do not end")]
    Endless {
        /// What was asked for.
        what: String,
    },
    /// The forge failed, several times.
    #[error("the forge failed on {what}, again and again (status {status})")]
    Failing {
        /// What was asked for.
        what: String,
        /// The last status.
        status: u16,
    },
    /// A status that a question of ours should not have.
    #[error("the forge refuses {what} (status {status})")]
    Refused {
        /// What was asked for.
        what: String,
        /// The status.
        status: u16,
    },
    /// Nobody answers, or the connection breaks off again and again.
    #[error("the forge cannot be reached: {why}")]
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
}

impl Error {
    /// Whether it is about one request or issue, so that the others can be read.
    pub fn is_about_one(&self) -> bool {
        match self {
            Error::NotFound { .. }
            | Error::Gone { .. }
            | Error::Elsewhere { .. }
            | Error::Circle { .. }
            | Error::Page { .. }
            | Error::NotJson { .. }
            | Error::Shape { .. }
            | Error::TooLarge { .. }
            | Error::Endless { .. }
            | Error::Failing { .. }
            | Error::Refused { .. } => true,
            Error::Address { .. }
            | Error::Credentials
            | Error::InTheClear { .. }
            | Error::Name
            | Error::NoToken
            | Error::WrongToken
            | Error::NoRight { .. }
            | Error::Limited { .. }
            | Error::Stopped { .. }
            | Error::Down { .. }
            | Error::Tls { .. } => false,
        }
    }

    /// What to do.
    pub fn hint(&self) -> Vec<String> {
        let hints: &[&str] = match self {
            Error::Address { .. } => &[
                "an address looks like https://api.github.com, or for your own server https://HOST/api/v3 (GitHub) or https://HOST/api/v4 (GitLab)",
            ],
            Error::Credentials => {
                &["leave them out; a token is given apart from the address, and is kept apart"]
            }
            Error::InTheClear { .. } => &["write https:// in place of http://"],
            Error::Name => &[
                "it stands in the repository's address: https://github.com/OWNER/REPOSITORY, https://gitlab.com/GROUP/PROJECT",
            ],
            Error::NoToken | Error::WrongToken => &[
                "make a new one on the forge: for GitHub under Settings, Developer settings, with the right to read pull requests; for GitLab under Preferences, Access tokens, with the right read_api",
            ],
            Error::NoRight { needs: Some(needs), .. } => {
                return vec![format!("the forge names the right that is missing: {needs}")];
            }
            Error::NoRight { .. } => &[
                "the token needs to read pull requests of this repository (GitLab: read_api, and a member who may see it); where an organisation wants it, it is to be let in there as well",
            ],
            Error::NotFound { .. } => &[
                "look at the name, and whether the token was made for this repository: a private one answers like one that is not there",
            ],
            Error::Gone { .. } => &["what was read of it before is kept"],
            Error::Limited { .. } | Error::Stopped { .. } => {
                &["what was read is kept; read again later, and it goes on where it stopped"]
            }
            Error::Elsewhere { .. } => {
                &["the token was not sent there; if that is the forge's new place, name its address"]
            }
            Error::Circle { .. } => {
                &["look whether the address is that of the forge's programming interface"]
            }
            Error::Page { .. } => &[
                "look whether the address is that of the forge's programming interface (https://api.github.com, https://HOST/api/v3 or /api/v4), and whether one has to sign in before it",
            ],
            Error::NotJson { .. } | Error::Shape { .. } => &[
                "look whether the address is that of the forge's programming interface, and of this kind of forge",
            ],
            Error::TooLarge { .. } | Error::Endless { .. } => {
                &["what was read before is kept, and this was left out"]
            }
            Error::Failing { .. } => {
                &["what was read is kept; the forge's status page may say what is wrong"]
            }
            Error::Refused { .. } => &["this is a fault of ours; please report it, without the token"],
            Error::Down { .. } => {
                &["look whether this machine is on the network; what was read before is all there"]
            }
            Error::Tls { .. } => &[
                "look at the clock of this machine, and whether the certificate of your own server is one that this system trusts",
            ],
        };
        hints.iter().map(|&hint| hint.to_owned()).collect()
    }
}
