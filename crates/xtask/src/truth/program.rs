//! The program as users get it, asked for data.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::bench::built;

/// A release build.
pub struct Program {
    binary: PathBuf,
}

impl Program {
    /// Builds it.
    pub fn build() -> Result<Program, String> {
        built::release().map(|binary| Program { binary })
    }

    /// What it answers to a question that ends in `--json`. It may say with 3 that an object is missing, and with
    /// 1 that rows differ.
    pub fn ask(&self, question: impl FnOnce(&mut Command)) -> Result<Value, String> {
        let mut command = Command::new(&self.binary);
        question(&mut command);
        let said = output(command.arg("--json"), &[0, 1, 3])?;
        serde_json::from_str(&said).map_err(|error| format!("{command:?} gave no data: {error}"))
    }
}

/// Standard output of a command that ends with one of these codes, else the first line of what it said.
pub fn output(command: &mut Command, codes: &[i32]) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{command:?} cannot be started: {error}"))?;
    if output.status.code().is_some_and(|code| codes.contains(&code)) {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said
        .lines()
        .next()
        .map_or_else(|| format!("{command:?} ended with {}", output.status), str::to_owned))
}
