//! The day the role began.

use desk::corrections::role;
use desk::text::day;
use desk::{Failure, Report};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{put, screen};

/// The day your role changed: one line through all charts
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork role 2025-09-15")]
pub struct Args {
    /// The day; none: what is kept, or what speaks for a day
    #[arg(value_name = "DATE")]
    date: Option<String>,
}

/// Shows or keeps it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let width = screen(global).width;
    let Some(text) = &args.date else {
        let ground = desk.ground()?;
        let mut text = match desk.settings.role.flatten() {
            Some(date) => indent(&format!("Your role changed on {}.", day(date)), 2, width),
            None => indent(
                "No day said yet. groundwork role DATE keeps one; nothing is drawn until you say it.",
                2,
                width,
            ),
        };
        for draft in Report::of(&ground).role_drafts() {
            let why = match draft.sign {
                signals::drafts::RoleSign::Owners => {
                    "the first line of CODEOWNERS or MAINTAINERS that names you"
                }
                signals::drafts::RoleSign::Days => "the largest shift in your active days a week",
            };
            text += &indent(
                &format!("{}: {why}? groundwork role {} keeps it", day(draft.date), draft.date),
                2,
                width,
            );
        }
        put(&text);
        return Ok(Ending::Done);
    };
    let kept = role(&mut desk, text)?;
    put(&(indent(&kept, 0, width) + "  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}
