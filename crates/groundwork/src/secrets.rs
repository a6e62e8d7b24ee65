//! What a secret says: from where the lead said it is.

use std::process::{Command, Stdio};

use desk::Failure;
use desk::text::clean;
use store::Secret;

/// Opens it. Neither it nor the command that prints it is in any message.
pub fn open(secret: &Secret) -> Result<String, Failure> {
    match secret {
        Secret::Kept(text) => Ok(text.clone()),
        Secret::File(path) => {
            let place = clean(&path.display().to_string());
            let text = std::fs::read_to_string(path)
                .map_err(|error| Failure::new(format!("the secret cannot be read from {place}: {error}")))?;
            first_line(&text, &place)
        }
        Secret::Environment(name) => {
            let name = clean(name);
            let set = std::env::var(&name).ok().filter(|value| !value.is_empty());
            set.ok_or_else(|| {
                Failure::new(format!("{name}, where the secret was to be, is not set"))
                    .hint(format!("export {name}=…, or connect once more and name another place"))
            })
        }
        Secret::Command(command) => printed(command),
    }
}

fn printed(command: &str) -> Result<String, Failure> {
    let shell = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut run = Command::new(shell.0);
    run.args([shell.1, command]).stdin(Stdio::inherit()).stderr(Stdio::inherit());
    let output = run
        .output()
        .map_err(|error| Failure::new(format!("the command for the secret cannot be run: {error}")))?;
    if !output.status.success() {
        return Err(Failure::new("the command for the secret ended with a failure")
            .hint("run it by itself; it is to print the secret in its first line"));
    }
    first_line(&String::from_utf8_lossy(&output.stdout), "what the command prints")
}

fn first_line(text: &str, place: &str) -> Result<String, Failure> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty());
    line.map(str::to_owned).ok_or_else(|| Failure::new(format!("there is no secret in {place}")))
}
