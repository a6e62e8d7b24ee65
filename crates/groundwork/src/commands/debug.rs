//! For timing.

use std::ops::ControlFlow;

use collect::git::{Options, Repository};
use desk::{Failure, json};
use records::{Fresh, FreshDiff};
use serde_json::json;

use super::records::OnOff;
use crate::cli::Global;
use crate::ending::Ending;
use crate::put_as_it_is;

/// For timing
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Read only, and print how many rows there were
    Read {
        /// Up to this commit, instead of the branch
        #[arg(long, value_name = "COMMIT")]
        at: Option<String>,
        /// Whether renames are looked for
        #[arg(long, value_enum, default_value_t = OnOff::On)]
        renames: OnOff,
    },
}

/// Reads.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let What::Read { at, renames } = &args.what;
    let repository = Repository::open(&global.repository()?)?;
    let tip = match at {
        Some(revision) => repository.commit(revision)?,
        None => repository.head(None)?.tip,
    };
    let (mut commits, mut rows, mut missing) = (0_u64, 0_u64, 0_u64);
    let options =
        Options { renames: *renames == OnOff::On, threads: global.threads.unwrap_or(1), steps: false };
    repository.read(tip, &|_| false, options, &mut |fresh, _| {
        for fresh in &fresh {
            let Fresh::Commit(commit) = fresh else { continue };
            match &commit.diff {
                FreshDiff::Merge => {}
                FreshDiff::Missing => missing += 1,
                FreshDiff::Events(events) => {
                    commits += 1;
                    rows += events.len() as u64 + u64::from(commit.dropped);
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    let text = if global.json {
        json::text(&json!({ "commits": commits, "file_rows": rows, "missing": missing }))
    } else {
        format!("  commits {commits}\n  file_rows {rows}\n  missing {missing}\n")
    };
    put_as_it_is(&text);
    Ok(if missing > 0 { Ending::Incomplete } else { Ending::Done })
}
