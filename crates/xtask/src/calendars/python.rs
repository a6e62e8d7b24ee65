use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{output, target};
use crate::test::outcome::Outcome;

/// Python with the packages that read and serve calendars, in a folder of its own below the target directory.
pub fn python() -> Result<PathBuf, Outcome> {
    let folder = target().map_err(Outcome::Failed)?.join("calendar");
    let failed = |error: std::io::Error| Outcome::Failed(format!("{}: {error}", folder.display()));
    let wanted = std::fs::read_to_string(sources().join("requirements.txt")).map_err(failed)?;
    let (python, brought) = (folder.join("bin/python"), folder.join("brought"));
    if python.is_file() && std::fs::read_to_string(&brought).is_ok_and(|before| before == wanted) {
        return Ok(python);
    }
    let venv = output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    venv.map_err(|said| Outcome::NotRun(format!("python3 makes no environment here: {}", last_line(&said))))?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(sources().join("requirements.txt"));
    output(&mut pip).map_err(|said| {
        let offline = ["NewConnectionError", "Temporary failure", "No matching distribution"];
        if offline.iter().any(|word| said.contains(word)) {
            Outcome::NotRun(
                "pip cannot be asked for icalendar, recurring-ical-events and radicale from here".to_owned(),
            )
        } else {
            Outcome::Failed(said)
        }
    })?;
    std::fs::write(&brought, wanted).map_err(failed)?;
    Ok(python)
}

/// Where the programs in Python lie.
pub fn sources() -> PathBuf {
    crate::workspace().join(Path::new("tests/calendar"))
}

fn last_line(said: &str) -> &str {
    said.trim_end().lines().last().unwrap_or_default()
}
