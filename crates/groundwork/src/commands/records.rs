//! Comparing what is read with git, row by row.

use std::path::PathBuf;

use collect::git::Repository;
use desk::{Failure, json, missing};
use serde_json::json;

use crate::cli::Global;
use crate::ending::Ending;
use crate::verify::{Compared, compare};
use crate::{put, put_as_it_is};

/// What was read, compared with the local git
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork records verify")]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Read again and compare every row with git's
    #[command(after_help = "Example: groundwork records verify --at HEAD~10 --renames off")]
    Verify {
        /// The repository
        #[arg(value_name = "PATH")]
        path: Option<PathBuf>,
        /// Up to this commit, instead of the branch
        #[arg(long, value_name = "COMMIT")]
        at: Option<String>,
        /// Whether renames are looked for
        #[arg(long, value_enum, default_value_t = OnOff::On)]
        renames: OnOff,
    },
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum OnOff {
    /// On.
    On,
    /// Off.
    Off,
}

/// Compares.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let What::Verify { path, at, renames } = &args.what;
    let path = path.clone().map_or_else(|| global.repository(), Ok)?;
    let found = compare(&path, at.as_deref(), *renames == OnOff::On)?;
    if global.json {
        put_as_it_is(&json::text(&data(&found)))
    } else {
        put(&text(&found))
    }
    if found.differences.is_empty()
        && found.file_rows == found.git_file_rows
        && found.commits == found.git_commits
    {
        return Ok(Ending::Done);
    }
    let hint = match missing::command(&Repository::open(&path)?) {
        "fsck" => "git fsck says whether objects are missing or damaged".to_owned(),
        command => format!("where something is missing: git {command}"),
    };
    Err(Failure::new("what was read differs from git's").hint(hint))
}

fn data(found: &Compared) -> serde_json::Value {
    json!({
        "schema": "groundwork/verify/1",
        "commits": found.commits,
        "file_rows": found.file_rows,
        "git": { "commits": found.git_commits, "file_rows": found.git_file_rows },
        "differences": found.differences,
    })
}

fn text(found: &Compared) -> String {
    let thousands = desk::text::thousands;
    let mut text = format!(
        "  commits    {:>10}   git {:>10}\n  file rows  {:>10}   git {:>10}\n",
        thousands(found.commits),
        thousands(found.git_commits),
        thousands(found.file_rows),
        thousands(found.git_file_rows)
    );
    for difference in &found.differences {
        text += &format!("  {}\n", desk::text::clean(difference));
    }
    if found.differences.is_empty() {
        text += "  Every row is git's.\n";
    }
    text
}
