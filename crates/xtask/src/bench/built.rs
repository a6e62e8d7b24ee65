//! What is built: how large it is, how long it takes, and whether 300 kills harm it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::cost;
use super::table::Row;
use crate::command::{cargo, output};

/// Builds the program as users get it, and says where it lies.
pub fn release() -> Result<PathBuf, String> {
    let build =
        ["build", "--release", "--package", "groundwork", "--message-format", "json-render-diagnostics"];
    let said = output(cargo().args(build))?;
    // The last artifact that can be run: `"executable":"/…/groundwork"`.
    let path = said.rsplit_once("\"executable\":\"").and_then(|(_, rest)| rest.split_once('"'));
    path.map(|(path, _)| path.into()).ok_or_else(|| "cargo named no binary".to_owned())
}

/// Its size.
pub fn size(binary: &Path) -> Result<Row, String> {
    let bytes = binary.metadata().map_err(|error| error.to_string())?.len();
    Ok(Row {
        work: "release binary, stripped",
        what: String::new(),
        here: String::new(),
        figure: Some((bytes as f64 / 1e6, 25.0)),
        unit: " MB",
    })
}

/// A clean debug build of the default members.
pub fn clean_build() -> Result<Row, String> {
    let target = TempDir::with_prefix("groundwork-build-").map_err(|error| error.to_string())?;
    let mut build = cargo();
    build.args(["build", "--quiet", "--jobs", "2", "--target-dir"]).arg(target.path());
    build.args(["--manifest-path"]).arg(crate::workspace().join("Cargo.toml"));
    let cost = cost::of(&build)?;
    Ok(Row {
        work: "clean debug build, CPU",
        what: String::new(),
        here: format!("wall {:.1} min", cost.wall / 60.0),
        figure: Some((cost.cpu / 60.0, 8.0)),
        unit: " min",
    })
}

/// The kills of the tests, more of them. `Err` is what the test printed.
pub fn kills(count: u32) -> Result<String, String> {
    let mut test = cargo();
    test.args(["test", "--package", "groundwork", "--test", "it", "kill", "--", "--nocapture"]);
    let said = output(test.env("GROUNDWORK_KILLS", count.to_string()))?;
    let ran = said.lines().any(|line| line.starts_with("test result: ok.") && !line.contains(" 0 passed"));
    if ran {
        Ok(format!("{count} kills, nothing lost"))
    } else {
        Err(format!("no test of kills was run\n{said}"))
    }
}
