use std::process::{Command, Stdio};

/// How a step went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Well; perhaps with a word on what was done.
    Passed(String),
    /// Not well; everything there is to read about it.
    Failed(String),
    /// It could not be run here, and why.
    NotRun(String),
}

impl Outcome {
    /// Well, and nothing more to say.
    pub fn passed() -> Outcome {
        Outcome::Passed(String::new())
    }
}

/// Runs a command to its end. `Ok` is its standard output; `Err` is the command and all it wrote.
pub fn output(command: &mut Command) -> Result<String, String> {
    match command.stdin(Stdio::null()).output() {
        Err(error) => Err(format!("{command:?} could not be started: {error}")),
        Ok(output) => {
            let out = String::from_utf8_lossy(&output.stdout).into_owned();
            if output.status.success() {
                return Ok(out);
            }
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("{command:?} ended with {}\n{out}{said}", output.status))
        }
    }
}

/// Whether it can be started and ends well.
pub fn works(command: &mut Command) -> bool {
    output(command).is_ok()
}
