//! Words beside a signal.

use desk::Failure;
use desk::corrections::{Correction, disagree};

use crate::cli::Global;
use crate::ending::Ending;
use crate::put;
use crate::signal_name::SignalName;

/// Put your words beside a signal, on every screen and in every export
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork disagree s1a \"Half of October's were made with a colleague\"")]
pub struct Args {
    /// The signal
    #[arg(value_name = "ID", value_parser = SignalName, hide_possible_values = true)]
    signal: String,
    /// Your words
    #[arg(value_name = "WHY")]
    why: String,
}

/// Keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let Correction { said, kept } = disagree(&args.signal, &args.why)?;
    global.desk()?.say(&said)?;
    put(&format!("{kept}\n  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}
