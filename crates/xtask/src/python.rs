//! Python with packages of PyPI, for what is compared with programs of others.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{output, target};
use crate::test::outcome::Outcome;

/// Python with the packages of `tests/NAME/requirements.txt`, in a folder of its own below the target directory.
pub fn with(name: &str) -> Result<PathBuf, Outcome> {
    let folder = target().map_err(Outcome::Failed)?.join(name);
    let failed = |error: std::io::Error| Outcome::Failed(format!("{}: {error}", folder.display()));
    let requirements = sources(name).join("requirements.txt");
    let wanted = std::fs::read_to_string(&requirements).map_err(failed)?;
    let (python, brought) = (folder.join("bin/python"), folder.join("brought"));
    if python.is_file() && std::fs::read_to_string(&brought).is_ok_and(|before| before == wanted) {
        return Ok(python);
    }
    let venv = output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    venv.map_err(|said| Outcome::NotRun(format!("python3 makes no environment here: {}", last_line(&said))))?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&requirements);
    output(&mut pip).map_err(|said| {
        let offline = ["NewConnectionError", "Temporary failure", "No matching distribution"];
        if offline.iter().any(|word| said.contains(word)) {
            let packages: Vec<&str> = wanted.lines().collect();
            Outcome::NotRun(format!("pip cannot be asked for {} from here", packages.join(", ")))
        } else {
            Outcome::Failed(said)
        }
    })?;
    std::fs::write(&brought, wanted).map_err(failed)?;
    Ok(python)
}

/// Where the programs in Python of that name lie.
pub fn sources(name: &str) -> PathBuf {
    crate::workspace().join("tests").join(name)
}

fn last_line(said: &str) -> &str {
    said.trim_end().lines().last().unwrap_or_default()
}
