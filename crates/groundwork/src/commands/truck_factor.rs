//! The published truck factor of a commit.

use std::ops::ControlFlow;

use collect::git::{Options, Repository};
use desk::{Failure, json};
use records::{EntryKind, Gathering, Head, Special};
use serde_json::json;
use signals::published::{Deeds, TruckFactor};
use team::attributes::Attributes;
use team::classes::{Class, ClassTable};

use crate::cli::Global;
use crate::ending::Ending;
use crate::{put, put_as_it_is};

/// The published truck factor of a commit, to compare with the literature
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork truck-factor --at HEAD~10 --all-files")]
pub struct Args {
    /// The commit; the branch's newest where none is named
    #[arg(long, value_name = "COMMIT")]
    at: Option<String>,
    /// Every entry of the tree, not only files of source and test
    #[arg(long)]
    all_files: bool,
}

/// Works it out, from the repository itself.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let repository = Repository::open(&global.repository()?)?;
    let tip = match &args.at {
        Some(revision) => repository.commit(revision)?,
        None => repository.head(None)?.tip,
    };
    let mut gathering = Gathering::default();
    let options = Options { renames: true, threads: 2, steps: true };
    repository.read(tip, &|_| false, options, &mut |fresh, _| {
        gathering.add(fresh);
        ControlFlow::Continue(())
    })?;
    let head = Head { branch: tip.to_string(), origin: "setting".to_owned(), tip };
    let history = gathering.into_history(repository.name(), head, Vec::new());
    let texts = history.texts.iter().filter_map(|text| {
        let path = &history.paths[text.path as usize];
        (Special::of(path) == Some(Special::Attributes))
            .then(|| (path.as_ref(), text.text.as_deref().unwrap_or_default()))
    });
    // Later texts of a path replace earlier ones.
    let newest: std::collections::BTreeMap<&bstr::BStr, &[u8]> = texts.collect();
    let attributes = Attributes::parse(newest);
    let table = ClassTable::shipped();
    let found = Deeds::of(&history, |_| true, args.all_files).truck_factor(|path, kind| {
        let path = history.paths[path as usize].as_ref();
        args.all_files
            || kind == EntryKind::File
                && matches!(table.classify(path, &attributes.of(path)), Class::Source | Class::Test)
    });
    if global.json {
        put_as_it_is(&json::text(&data(&found)))
    } else {
        put(&text(&found))
    }
    let missing = history.commits.iter().any(|commit| commit.diff == records::TreeDiff::Missing);
    Ok(if missing { Ending::Incomplete } else { Ending::Done })
}

fn data(found: &TruckFactor) -> serde_json::Value {
    json!({
        "schema": "groundwork/truck-factor/1",
        "files": found.files,
        "truck_factor": found.truck_factor,
        "shares_percent": found.shares_percent,
    })
}

fn text(found: &TruckFactor) -> String {
    let shares: Vec<String> = found.shares_percent.iter().map(|share| format!("{share:.2} %")).collect();
    format!(
        "  files         {:>8}\n  truck factor  {:>8}   published method; counts people who left\n  authors of    {}\n",
        desk::text::thousands(found.files as u64),
        found.truck_factor,
        shares.join(", ")
    )
}
