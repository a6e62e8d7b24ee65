//! The day the role began.

use desk::text::{counted, day};
use desk::{Failure, Report, days};
use records::Said;

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
    let ground = desk.ground()?;
    let width = screen(global).width;
    let Some(text) = &args.date else {
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
    let date = days::past(text, desk.today())?;
    desk.data.say("", &[Said::Role { date: Some(date) }], desk.asked.now)?;
    desk.hear_again()?;
    let ground = desk.ground()?;
    let report = Report::of(&ground);
    let sentence = match report.maker_share.role {
        Some((before, after)) => {
            let share = |count: signals::Count| desk::text::share(count).unwrap_or_else(|| counted(count));
            format!(
                "Kept. Maker share {} in the 26 weeks before it, {} in the 26 weeks after.\n",
                share(before),
                share(after)
            )
        }
        None if ground.active.others.len() < 2 => "Kept.\n".to_owned(),
        None => "Kept. Comparisons with before it need 26 weeks on each side.\n".to_owned(),
    };
    put(&(indent(sentence.trim_end(), 0, width) + "  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}
