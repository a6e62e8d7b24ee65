//! One word in a shell's prompt.

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use desk::Failure;
use desk::text::clean;

use crate::cli::Global;
use crate::ending::Ending;
use crate::{put, put_as_it_is};

/// One word for your shell's prompt: practice, due, or nothing
///
/// With --shell it prints what your shell runs at its start.
///
/// From then on a small file is kept up to date, and your shell reads it alone.
///
/// Without --shell it prints the word, for any other prompt.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork prompt --shell bash >> ~/.bashrc")]
pub struct Args {
    /// bash, zsh or fish
    #[arg(long, value_enum, value_name = "SHELL", hide_possible_values = true, conflicts_with = "off")]
    shell: Option<Shell>,
    /// Delete the file; the prompt shows nothing then
    #[arg(long)]
    off: bool,
}

/// A shell.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
}

/// Prints the word, or what a shell runs.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    if args.off {
        let was = global.notes(|book| Ok(book.data.drop_prompt()?))?;
        put(if was {
            "Deleted: the file of the prompt. What your shell runs at its start can go too.\n"
        } else {
            "There was no file of the prompt.\n"
        });
        return Ok(Ending::Done);
    }
    let Some(shell) = args.shell else {
        // What a prompt asks for at every command opens nothing but the file.
        let file = global.data_dir()?.join("prompt");
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(_) => fs::read_to_string(global.notes(desk::prompt::asked_for)?).unwrap_or_default(),
        };
        let word = clean(desk::prompt::now(&text, global.now()));
        if !word.is_empty() {
            put_as_it_is(&format!("{word}\n"));
        }
        return Ok(Ending::Done);
    };
    let file = global.notes(desk::prompt::asked_for)?;
    let file = fs::canonicalize(&file).unwrap_or(file);
    put_as_it_is(&snippet(shell, &file)?);
    Ok(Ending::Done)
}

fn snippet(shell: Shell, file: &Path) -> Result<String, Failure> {
    let path = file.to_str().filter(|path| !path.contains('\n')).ok_or_else(|| {
        Failure::new("the path of the data directory cannot be written in a shell")
            .hint("another place: groundwork --data DIR, or GROUNDWORK_DATA")
    })?;
    let (text, quoted) = match shell {
        Shell::Bash => (include_str!("../shell/bash.sh"), path.replace('\'', r"'\''")),
        Shell::Zsh => (include_str!("../shell/zsh.sh"), path.replace('\'', r"'\''")),
        // Between single quotes fish reads a backslash before a quote and before another.
        Shell::Fish => (include_str!("../shell/fish.fish"), path.replace('\\', r"\\").replace('\'', r"\'")),
    };
    Ok(text.replace("@FILE@", &format!("'{quoted}'")))
}
