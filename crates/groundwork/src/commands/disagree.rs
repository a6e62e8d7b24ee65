//! Words beside a signal.

use desk::Failure;
use desk::named::named_signal;
use records::Said;

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
    let definition = named_signal(&args.signal)?;
    if args.why.trim().is_empty() {
        return Err(Failure::usage("there are no words to keep")
            .hint(format!("groundwork disagree {} \"why\"", definition.id)));
    }
    let mut desk = global.desk()?;
    desk.say(&[Said::Disagreed { signal: definition.id.to_owned(), why: args.why.clone() }])?;
    let name = definition.name.to_lowercase();
    put(&format!(
        "Kept beside {name}, on every screen and in every export.\n  groundwork undo    takes it back\n"
    ));
    Ok(Ending::Done)
}
