//! Completions for a shell.

use clap::CommandFactory;
use desk::Failure;

use crate::cli::Cli;
use crate::ending::Ending;
use crate::put_as_it_is;

/// Completions for a shell, on standard output
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork completions bash > groundwork.bash")]
pub struct Args {
    /// bash, zsh, fish, elvish or powershell
    #[arg(hide_possible_values = true)]
    shell: clap_complete::Shell,
}

/// Prints them.
pub fn run(args: &Args) -> Result<Ending, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "groundwork", &mut text);
    put_as_it_is(&String::from_utf8_lossy(&text));
    Ok(Ending::Done)
}
