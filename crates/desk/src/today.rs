//! Today: one practice tied to a moment of this week, and at most two things due.

use std::collections::BTreeSet;

use growth::Entry;
use growth::cycle::Cycle;
use growth::log::{Due as LogDue, Why};
use growth::today::{Due, Given, Moment, Practice, Tied, Today, marked};
use growth::trial::Monday;
use jiff::civil::Date;
use store::Data;

use crate::Failure;
use crate::cycles::met_in_words;
use crate::notes::{Notebook, title, title_as_written};
use crate::text::{clean, day, day_short, day_with_weekday};

/// Under which name the days stand on which a practice asked on a page that was looked at.
const SHOWN: &str = "practice shown";
/// So many of these days are kept: more than are looked at.
const KEPT_DAYS: usize = 60;

/// The day as it stands; `found` are moments that records show.
pub fn of<R>(book: &Notebook, found: &[Moment], with: impl FnOnce(&Today<'_>) -> R) -> Result<R, Failure> {
    let mut moments = found.to_vec();
    moments.extend(marked(&book.notes, &book.zones));
    Ok(with(&on(book, &moments, &shown(book.data)?, book.today)))
}

/// A day as it stands, or would stand if nothing more were kept before it. `moments` are all there are, `shown` the days
/// on which a practice asked.
pub(crate) fn on<'b>(
    book: &'b Notebook,
    moments: &'b [Moment],
    shown: &'b BTreeSet<Date>,
    day: Date,
) -> Today<'b> {
    let week_off = book.cycles.current(day).is_some_and(|cycle| is_off(cycle, day));
    Today::of(Given { log: &book.log, cycles: &book.cycles, moments, shown, week_off, day })
}

/// Whether an experiment is under way, and the practice is off in the week of a day.
fn is_off(cycle: &Cycle, today: Date) -> bool {
    let Some(experiment) = cycle.on_off() else { return false };
    let weeks = experiment.mondays.into_iter().zip(experiment.order.weeks());
    weeks.into_iter().any(|(monday, on)| monday == Monday::of(today) && !on)
}

/// The days on which a practice asked on a page that was looked at.
pub(crate) fn shown(data: &Data) -> Result<BTreeSet<Date>, Failure> {
    let kept = data.kept("", SHOWN)?;
    Ok(kept.and_then(|days| serde_json::from_str(&days).ok()).unwrap_or_default())
}

/// Keeps that a practice asked on a page the lead looks at. It is a note of what was shown, and no word of theirs.
pub fn is_shown(data: &mut Data, today: Date) -> Result<(), Failure> {
    let mut days = shown(data)?;
    if days.insert(today) {
        while days.len() > KEPT_DAYS {
            days.pop_first();
        }
        let days = serde_json::to_string(&days).expect("days are text");
        data.keep("", SHOWN, &days)?;
    }
    Ok(())
}

/// Why no practice stands there, in words: first what is so, then what could be done.
pub fn without_practice(practice: &Practice) -> Option<(String, String)> {
    let said = |what: &str, then: &str| Some((what.to_owned(), then.to_owned()));
    match practice {
        Practice::Tied(_) => None,
        Practice::FirstDay | Practice::NoneChosen => said(
            "Nothing is due.",
            "One practice will stand here each day, tied to something that is happening anyway.",
        ),
        Practice::NoPlan(_) => {
            said("There is no plan yet.", "It takes a moment of your work and one thing you do then.")
        }
        Practice::NoMoment { answered: Some(date), .. } => Some((
            "Its moment is over this week.".to_owned(),
            format!("You said so on {}.", day_with_weekday(*date)),
        )),
        Practice::NoMoment { .. } => {
            said("Nothing this week calls for your practice.", "It stands here again when its moment comes.")
        }
        Practice::PassedOver(_) => said(
            "Your practice is quiet.",
            "It asked three times and you passed it over. Mark its moment, answer it, or change it; until then nothing asks.",
        ),
        Practice::Paused { until, .. } => Some((
            "You pause.".to_owned(),
            format!("Nothing is asked until {}. It costs nothing.", day_with_weekday(*until)),
        )),
        Practice::WeekOff(_) => {
            said("This week is off.", "The order was drawn before anything was seen. Work as you did before.")
        }
        Practice::WaitsForReview(_) => said(
            "Ten weeks are over.",
            "Keep the practice, hold it, change it, or let it go. All four are fine.",
        ),
        Practice::Quiet(_) => said("Your practice goes on by itself.", "Nothing asks for it any more."),
    }
}

/// The line above a practice: its moment.
pub fn moment_in_words(tied: &Tied, today: Date) -> String {
    let moment = &tied.moment;
    let words = if moment.words.is_empty() {
        capital(crate::cycles::trigger_in_words(moment.trigger))
    } else {
        capital(&clean(&moment.words))
    };
    match (moment.day == today, moment.time) {
        (true, Some(time)) => format!("{}  {words}", time.strftime("%H:%M")),
        (true, None) => words,
        (false, _) if words == moment.day.strftime("%A").to_string() => words,
        (false, _) => format!("{}: {words}", moment.day.strftime("%A")),
    }
}

/// `Of the last 5 times it came up, you did it 4 times.`
pub fn so_far(cycle: &Cycle) -> Option<String> {
    met_in_words(cycle.met_of_last(5)).map(|met| format!("{met}."))
}

/// Something due, as a row: what is asked, what there is to it, what is pressed, and where it is done.
pub struct DueRow {
    /// The question.
    pub what: String,
    /// What more there is to it.
    pub more: String,
    /// What is pressed.
    pub act: &'static str,
    /// Where: the id of a line, or of a cycle.
    pub at: At,
}

/// Where something due is done.
pub enum At {
    /// At a line of the log.
    Line(String),
    /// At a cycle.
    Cycle(String),
}

/// A row of what is due.
pub fn due_row(due: &Due, today: Date) -> DueRow {
    row(due, today, title)
}

/// The same with lines as they were written, for a file in which others are pseudonyms.
pub fn due_row_as_written(due: &Due, today: Date) -> DueRow {
    row(due, today, title_as_written)
}

fn row(due: &Due, today: Date, title: fn(&Entry) -> String) -> DueRow {
    let short = |date: Date| day_short(date, today.year());
    match due {
        Due::Log(due) => log_row(due, title(&due.line.entry), short),
        Due::FollowUp { cycle, follow_up } => DueRow {
            what: format!("Ask {} what they have noticed", clean(&follow_up.asked.who)),
            more: format!("You asked on {}. Say thanks, nothing else.", short(follow_up.asked.day)),
            act: "Note it",
            at: At::Cycle(cycle.id.to_string()),
        },
        Due::Review { cycle, day } => DueRow {
            what: "What becomes of the practice?".to_owned(),
            more: format!("Its ten weeks ended on {}.", short(*day)),
            act: "Review it",
            at: At::Cycle(cycle.id.to_string()),
        },
    }
}

fn log_row(due: &LogDue, name: String, short: impl Fn(Date) -> String) -> DueRow {
    let line = due.line;
    let (what, more, act) = match due.why {
        Why::Review => {
            let odds = match &line.entry {
                Entry::Decision(decision) => decision.odds,
                _ => None,
            };
            let gave = odds.map_or_else(
                || format!("Decided on {}.", short(line.day)),
                |odds| format!("You gave it {} % on {}.", u8::from(odds), short(line.day)),
            );
            (format!("Was it right? {name}"), format!("{gave} Score it before you reread why."), "Score it")
        }
        Why::Check { agreed, first } => {
            let which = if first { "First agreed check" } else { "Agreed check" };
            let more = format!("For {}. Ask what they would like from you, nothing else.", short(agreed));
            (format!("{which}: {name}"), more, "Note it")
        }
        Why::NotHappened => (
            format!("Has it still not happened? {name}"),
            format!("You noted it on {}.", short(line.day)),
            "Say it",
        ),
        Why::Condition => (
            format!("Is the condition changed? {name}"),
            format!("It happened on {}.", short(line.day)),
            "Say it",
        ),
        Why::Talk => {
            (format!("The talk: {name}"), format!("Noted on {}, not held yet.", short(line.day)), "Note it")
        }
    };
    DueRow { what, more, act, at: At::Line(line.id.to_string()) }
}

/// What stands below: when something comes next.
pub fn closing(today: &Today) -> String {
    match today.next {
        Some(next) => {
            format!("That is all for today. The next thing comes on {}.", next_day(next, today.day))
        }
        None => "That is all for today.".to_owned(),
    }
}

fn next_day(next: Date, today: Date) -> String {
    if next.year() == today.year() { day_with_weekday(next) } else { day(next) }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
