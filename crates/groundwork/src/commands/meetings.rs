//! Meetings that come again, and what each counts as; single times of them, and what is there once.

use desk::corrections::meetings::{Counts, meeting, meetings, named_series};
use desk::corrections::once::{self, OfDay, Once};
use desk::days::date;
use desk::text::clean;
use desk::{Desk, Failure};
use records::Opaque;
use signals::s8::your_calendar;

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::{Answered, ask, can_ask, indent};
use crate::{pages, put, screen};

/// Meetings of your calendar, and what each counts as: a series, or one time
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork meetings 3fa92c --one-to-one
         groundwork meetings 2026-11-18 14:00 --long-horizon")]
pub struct Args {
    /// The digits of a series, or a day; none: all series
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Of a day the one that is meant: when it begins, or its digits
    #[arg(value_name = "WHICH")]
    which: Option<String>,
    #[command(flatten)]
    counts: As,
}

/// What it counts as.
#[derive(clap::Args, Debug)]
#[group(multiple = false)]
struct As {
    /// It counts as one-to-ones
    #[arg(long, requires = "name")]
    one_to_one: bool,
    /// It does not
    #[arg(long, requires = "name")]
    not_one_to_one: bool,
    /// Time for what is far off; without NAME: all of it
    #[arg(long)]
    long_horizon: bool,
    /// It does not
    #[arg(long, requires = "name")]
    not_long_horizon: bool,
}

impl As {
    fn said(&self) -> Option<Counts> {
        let given = [
            (self.one_to_one, Counts::OneToOne(true)),
            (self.not_one_to_one, Counts::OneToOne(false)),
            (self.long_horizon, Counts::LongHorizon(true)),
            (self.not_long_horizon, Counts::LongHorizon(false)),
        ];
        given.into_iter().find_map(|(is, counts)| is.then_some(counts))
    }
}

/// Shows them, or keeps what is said of one.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let counts = args.counts.said();
    let Some(name) = &args.name else {
        list(&desk, None, counts.is_some(), global)?;
        return Ok(Ending::Done);
    };
    let series = match named_series(&desk, name) {
        Ok(series) => series,
        // What is no series may be a day.
        Err(no_series) => {
            let day = date(name, desk.day(desk.asked.seconds())).map_err(|_| no_series)?;
            let found = once::that_day(&desk.ground()?, day)?;
            return of_day(&mut desk, &found, args, global);
        }
    };
    if let Some(which) = &args.which {
        return Err(Failure::usage(format!("a series is not said with what begins at {}", clean(which)))
            .hint("groundwork meetings DAY WHICH --long-horizon, for one time of it"));
    }
    match counts {
        Some(counts) => kept(&meeting(&mut desk, name, counts)?, global),
        None => list(&desk, Some(series), false, global)?,
    }
    Ok(Ending::Done)
}

/// Series, or all that counts as time for what is far off.
fn list(desk: &Desk, only: Option<Opaque>, far_off: bool, global: &Global) -> Result<(), Failure> {
    let screen = screen(global);
    let mut all = meetings(desk)?;
    let ground = desk.ground()?;
    let sunday = ground.clock.last_sunday(0);
    if far_off {
        put(&pages::once::far_off(&once::far_off(&ground, &your_calendar(&ground)), sunday, screen));
        return Ok(());
    }
    all.retain(|one| only.is_none_or(|only| one.of.series == only));
    put(&pages::meetings(&all, sunday, screen));
    Ok(())
}

/// What is there on a day, or what is said of one of it.
fn of_day(desk: &mut Desk, found: &OfDay, args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    let yes = match args.counts.said() {
        Some(Counts::LongHorizon(yes)) => yes,
        None if args.which.is_none() => {
            put(&pages::once::of_day(found, false, screen));
            return Ok(Ending::Done);
        }
        None => {
            let one = once::the_one(found, args.which.as_deref(), true)?;
            let alone = OfDay { all: vec![one.clone()], others: 0, ..found.clone() };
            put(&pages::once::of_day(&alone, false, screen));
            return Ok(Ending::Done);
        }
        Some(Counts::OneToOne(_)) => {
            return Err(Failure::usage("that meetings are one-to-ones is said of a series, not of one day")
                .hint("groundwork meetings"));
        }
    };
    let one = match args.which.as_deref() {
        None if found.all.len() > 1 && can_ask() => {
            put(&pages::once::of_day(found, true, screen));
            asked(found)?
        }
        which => once::the_one(found, which, yes)?,
    };
    kept(&once::mark(desk, one, yes)?, global);
    Ok(Ending::Done)
}

/// The one that is chosen at a terminal, by its number.
fn asked(found: &OfDay) -> Result<&Once, Failure> {
    let left = || Failure::new("nothing was marked").hint(format!("groundwork meetings {}", found.day));
    match ask(&format!("Which? (1 to {}, Enter leaves it)", found.all.len())) {
        Answered::Words(words) => {
            let at = words.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            at.and_then(|at| found.all.get(at)).ok_or_else(left)
        }
        _ => Err(left()),
    }
}

fn kept(sentence: &str, global: &Global) {
    put(&(indent(sentence, 0, screen(global).width) + "  groundwork undo    takes it back\n"));
}
