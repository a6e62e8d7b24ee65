//! Running other programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The cargo that runs this, in the workspace.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(crate::workspace());
    cargo
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

/// The binary that was built for the tests of `groundwork`: beside the program that asks, which has the
/// same profile and target directory.
pub fn groundwork() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let binary = here.with_file_name("groundwork");
    if binary.is_file() { Ok(binary) } else { Err(format!("{} was not built", binary.display())) }
}

/// The target directory: two floors above the program that asks.
pub fn target() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = here.ancestors().nth(2).ok_or("this program lies nowhere")?;
    Ok(target.to_owned())
}
