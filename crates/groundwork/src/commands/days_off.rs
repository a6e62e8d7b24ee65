//! Days off.

use desk::corrections::{days_off, days_off_proposed, not_days_off};
use desk::text::{day, number_of};
use desk::{Desk, Failure};
use signals::calendar::Proposal;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{Answered, can_ask, indent, say};
use crate::{put, screen};

/// Days off: only what you say; a calendar proposes, and nothing counts before
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork days-off 2026-07-27..2026-08-07")]
pub struct Args {
    /// The first and the last day; none: what is kept, and what is proposed
    #[arg(value_name = "D1..D2")]
    span: Option<String>,
    /// These are no days off, so that they are not asked about again
    #[arg(long, requires = "span")]
    no: bool,
}

/// Shows or keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let screen = screen(global);
    let Some(span) = &args.span else {
        put(&kept(&desk, screen));
        proposed(&mut desk, screen)?;
        return Ok(Ending::Done);
    };
    let kept = if args.no { not_days_off(&mut desk, span)? } else { days_off(&mut desk, span)? };
    put(&(indent(&kept, 0, screen.width) + "  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}

fn kept(desk: &Desk, screen: Screen) -> String {
    let mut text = String::new();
    for (first, last) in &desk.settings.days_off {
        text += &indent(&format!("{} to {}", day(*first), day(*last)), 2, screen.width);
    }
    let none = "No days off said yet; groundwork days-off D1..D2 keeps some. Nothing is inferred.";
    if text.is_empty() { indent(none, 2, screen.width) } else { text }
}

/// What the calendar proposes: asked at a terminal, once each; elsewhere with the commands that answer.
fn proposed(desk: &mut Desk, screen: Screen) -> Result<(), Failure> {
    let proposals = days_off_proposed(desk)?;
    if proposals.is_empty() {
        return Ok(());
    }
    if !can_ask() {
        let mut text = "\n".to_owned();
        text +=
            &indent("Your calendar has these as days off. None counts before you say so.", 2, screen.width);
        for one in &proposals {
            text += &indent(&format!("{}:", in_words(one)), 2, screen.width);
            let (yes, no) = (
                format!("groundwork days-off {}", span(one)),
                format!("groundwork days-off {} --no", span(one)),
            );
            text += &commands(&[(&yes, "keeps them"), (&no, "they are none")], screen);
        }
        put(&text);
        return Ok(());
    }
    for one in proposals {
        match crate::term::ask(&format!("Days off? {} (y/n, Enter skips)", in_words(&one))) {
            Answered::Yes => say(&format!("  {}", days_off(desk, &span(&one))?)),
            Answered::No => say(&format!("  {}", not_days_off(desk, &span(&one))?)),
            Answered::Skipped | Answered::Words(_) => {}
            Answered::Ended => break,
        }
    }
    Ok(())
}

/// `9 November 2026 to 17 November 2026, 7 days of work`
fn in_words(one: &Proposal) -> String {
    let days = number_of(one.working_days as usize, "day");
    if one.first == one.last {
        return day(one.first);
    }
    format!("{} to {}, {days} of work", day(one.first), day(one.last))
}

fn span(one: &Proposal) -> String {
    format!("{}..{}", one.first, one.last)
}
