//! A git hook that offers a line to keep a decision with. It is written into a repository only here, at the lead's word.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use collect::git::Repository;
use desk::Failure;
use desk::text::clean;

use crate::cli::Global;
use crate::ending::Ending;
use crate::{put, put_as_it_is};

/// A Decision: line, offered where you write a commit; install, remove
///
/// Without a word it prints the hook, to read it or put it into one of yours.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork hook install")]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand, Clone, Copy, Debug)]
enum What {
    /// Write it into this repository, where there is none
    #[command(after_help = "Example: groundwork hook install")]
    Install,
    /// Take it away again
    #[command(after_help = "Example: groundwork hook remove")]
    Remove,
}

/// What git runs before a message is written.
const HOOK: &str = include_str!("../shell/prepare-commit-msg.sh");
/// The name git runs it by.
const NAME: &str = "prepare-commit-msg";

/// Prints, installs or removes.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let Some(what) = args.what else {
        put_as_it_is(HOOK);
        return Ok(Ending::Done);
    };
    let repository = Repository::open(&global.repository()?)?;
    if let (Some(hooks), What::Install) = (repository.configured_hooks(), what) {
        return Err(Failure::new("the hooks of this repository are kept somewhere else")
            .looked_at(format!("core.hooksPath is {}", clean(&hooks)))
            .hint(format!("put it into a {NAME} there: groundwork hook prints it")));
    }
    let file = repository.git_dir().join("hooks").join(NAME);
    put(&match what {
        What::Install => install(&file)?,
        What::Remove => remove(&file)?,
    });
    Ok(Ending::Done)
}

fn install(file: &Path) -> Result<String, Failure> {
    match there(file)? {
        There::Ours => {
            return Ok("It is there already.\n  groundwork hook remove    takes it away\n".to_owned());
        }
        There::Other => {
            return Err(Failure::new(format!("there is a {NAME} of yours already"))
                .looked_at(clean(&file.display().to_string()))
                .hint("it is left as it is; call this one from it: groundwork hook prints it"));
        }
        There::Nothing => {}
    }
    let dir = file.parent().unwrap_or(file);
    fs::create_dir_all(dir).map_err(|error| cannot(dir, &error))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o755);
    let written = options.open(file).and_then(|mut made| made.write_all(HOOK.as_bytes()));
    written.map_err(|error| {
        // A hook that is not whole would stand in the way of every commit.
        if error.kind() != ErrorKind::AlreadyExists {
            let _ = fs::remove_file(file);
        }
        cannot(file, &error)
    })?;
    Ok(format!(
        "Written: {}. A message you write in your editor is offered a Decision: line.\n  groundwork hook remove    takes it away\n",
        clean(&file.display().to_string())
    ))
}

fn remove(file: &Path) -> Result<String, Failure> {
    match there(file)? {
        There::Ours => {
            fs::remove_file(file).map_err(|error| cannot(file, &error))?;
            Ok("Taken away. The repository is as it was.\n".to_owned())
        }
        There::Nothing => Ok("There is no such hook here.\n".to_owned()),
        There::Other => Err(Failure::new(format!("this {NAME} is not as Groundwork wrote it"))
            .looked_at(clean(&file.display().to_string()))
            .hint("it is left as it is; what is Groundwork's in it says so at its top")),
    }
}

/// What stands where the hook would.
enum There {
    Nothing,
    /// Ours, to the byte.
    Ours,
    Other,
}

fn there(file: &Path) -> Result<There, Failure> {
    // A link is somebody's own doing, also one that leads nowhere.
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(There::Nothing),
        Err(error) => Err(cannot(file, &error)),
        Ok(there) if !there.is_file() => Ok(There::Other),
        Ok(_) => {
            let text = fs::read(file).map_err(|error| cannot(file, &error))?;
            Ok(if text == HOOK.as_bytes() { There::Ours } else { There::Other })
        }
    }
}

fn cannot(at: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be written: {error}", clean(&at.display().to_string())))
}
