//! How a proposal on a forge is known.

use desk::Failure;
use desk::corrections::Correction;
use desk::corrections::proposals::{how_it_is_known, proposals};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{effect, put, screen};

/// How a proposal is known: by a label, or by words of a title
#[derive(clap::Args, Debug)]
#[command(after_help = "What is said takes the place of what was said before.\n\n\
    Example: groundwork proposals --label rfc --title RFC")]
pub struct Args {
    /// A label of a change request or an issue; repeatable
    #[arg(long, value_name = "LABEL")]
    label: Vec<String>,
    /// Whole words of a title, in any case; repeatable
    #[arg(long, value_name = "WORDS")]
    title: Vec<String>,
    /// Nothing is taken for a proposal any more
    #[arg(long, conflicts_with_all = ["label", "title"])]
    none: bool,
}

/// Shows or keeps it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    if args.label.is_empty() && args.title.is_empty() && !args.none {
        let (screen, ground) = (screen(global), desk.ground()?);
        let said: String =
            how_it_is_known(&ground).iter().map(|line| indent(line, 2, screen.width)).collect();
        let next = [
            ("groundwork proposals --label rfc --title RFC", "says it"),
            ("groundwork signal landing", "what came of yours"),
        ];
        put(&(said + "\n" + &commands(&next, screen)));
        return Ok(Ending::Done);
    }
    let Correction { said, kept } = proposals(&desk, &args.label, &args.title)?;
    put(&effect::say(&mut desk, &said, &kept)?);
    Ok(Ending::Done)
}
