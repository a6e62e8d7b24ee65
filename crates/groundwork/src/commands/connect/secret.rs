//! Where a secret is, as a command line says it; else it is asked for.

use std::path::Path;

use desk::Failure;
use store::Secret;

use crate::term::{can_ask, secret};

/// The places that were named.
pub struct Places<'a> {
    /// A file.
    pub file: Option<&'a Path>,
    /// A variable of the environment.
    pub environment: Option<&'a str>,
    /// A command.
    pub command: Option<&'a str>,
}

impl Places<'_> {
    /// The one that was named; else what is answered to a question. `what` is wanted by whom it is for: `GitHub wants a token`; `option` begins the
    /// options that say where it is.
    pub fn secret(&self, question: &str, what: &str, option: &str) -> Result<Secret, Failure> {
        if let Some(file) = self.file {
            let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
            return Ok(Secret::File(file));
        }
        if let Some(name) = self.environment {
            return Ok(Secret::Environment(name.to_owned()));
        }
        if let Some(command) = self.command {
            return Ok(Secret::Command(command.to_owned()));
        }
        let none = || {
            Failure::new(format!("{what}, and nobody can be asked for one here")).hint(format!(
                "--{option}-env NAME, --{option}-file FILE or --{option}-command COMMAND says where it is"
            ))
        };
        if !can_ask() {
            return Err(none());
        }
        secret(question).map(Secret::Kept).ok_or_else(none)
    }
}
