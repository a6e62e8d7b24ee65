//! Which addresses are the lead's.

use desk::corrections::{Correction, me};
use desk::lead::identity;
use desk::people::yours;
use desk::{Desk, Failure};
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::{indent, pad};
use crate::{effect, put, screen};

/// Which names and addresses are yours, and why
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork me mira@laptop.local")]
pub struct Args {
    /// Addresses that are yours too
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    /// An address that is not yours
    #[arg(long, value_name = "ADDRESS")]
    not: Vec<String>,
}

/// Shows them, or keeps what is said.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    if !(args.addresses.is_empty() && args.not.is_empty()) {
        let Correction { said, kept } = me(&desk, &args.addresses, &args.not)?;
        put(&effect::say(&mut desk, &said, &kept)?);
        return Ok(Ending::Done);
    }
    put(&list(&desk, global)?);
    Ok(Ending::Done)
}

fn list(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let ground = desk.ground()?;
    let screen = screen(global);
    let rows: Vec<(String, &str)> = yours(desk, &ground).into_iter().map(|own| (own.who, own.why)).collect();
    let widest = rows.iter().map(|(own, _)| own.width()).max().unwrap_or_default();
    let longest = rows.iter().map(|(_, why)| why.len()).max().unwrap_or_default();
    let mut text = String::new();
    for (own, why) in rows {
        if 2 + widest + 2 + longest <= screen.width {
            text += &format!("  {}  {why}\n", pad(&own, widest));
        } else {
            text += &indent(&format!("{own}, {why}"), 2, screen.width);
        }
    }
    let (proposals, lead) = (ground.people.proposals(&desk.settings), ground.lead());
    let mine: Vec<_> = proposals.iter().filter(|one| one.one == lead || one.other == lead).collect();
    for proposal in mine.iter().filter(|_| global.names) {
        let other = if proposal.one == lead { proposal.other } else { proposal.one };
        let shown =
            ground.people.persons[other as usize].identities.first().map(identity).unwrap_or_default();
        text += &indent(&format!("Also you? {shown} ({})", proposal.why), 2, screen.width);
    }
    let mut next = vec![("groundwork me --not ADDRESS", "takes one out; ADDRESS alone adds one")];
    if !mine.is_empty() && !global.names {
        // They may be somebody else's, and a terminal is shared.
        let what =
            if mine.len() == 1 { "1 question".to_owned() } else { format!("{} questions", mine.len()) };
        text += &indent(&format!("{what} left: also you?"), 2, screen.width);
        next.insert(0, ("groundwork me --names", "who that may be, for your eyes"));
    }
    Ok(text + &commands(&next, screen))
}
