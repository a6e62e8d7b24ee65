//! Not this commit, not this area.

use desk::Failure;
use desk::corrections::{Correction, exclude, reason_given};

use crate::cli::Global;
use crate::ending::Ending;
use crate::{effect, put};

/// Leave a commit or an area out of all figures, with a reason
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork exclude HEAD~2 --because \"a tool wrote this\"")]
pub struct Args {
    /// A commit, or the name of an area
    #[arg(value_name = "COMMIT|AREA")]
    what: String,
    /// Why
    #[arg(long, value_name = "WHY")]
    because: String,
}

/// Keeps it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    reason_given(&args.because)?;
    let mut desk = global.desk()?;
    let Correction { said, kept } = exclude(&desk, &args.what, &args.because)?;
    put(&effect::say(&mut desk, &said, &kept)?);
    Ok(Ending::Done)
}
