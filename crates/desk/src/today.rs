//! Today: one practice tied to a moment of this week, and at most two things due.

use std::collections::BTreeSet;

use growth::Entry;
use growth::cycle::Cycle;
use growth::line::{Side, with_day};
use growth::today::{Due, Given, Moment, Practice, Tied, Today, marked};
use growth::trial::Monday;
use jiff::civil::Date;
use store::Data;

use crate::Failure;
use crate::cycles::{Noted, is_found, met_in_words, name_of, no_practice, trigger_in_words};
use crate::moments::Unread;
use crate::notes::{Notebook, Short, on_a_row, title, title_as_written};
use crate::text::{capital, clean, day, day_short, day_with_weekday, number_of};
use crate::week::Week;

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

/// Why no practice stands there, in words, and what could be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    /// What is so.
    pub what: &'static str,
    /// What then.
    pub then: String,
    /// What could be done; may be nothing.
    pub ways: Vec<Way>,
}

/// Something that could be done about a practice that does not ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// In words, as it is pressed.
    pub words: &'static str,
    /// How, at a terminal.
    pub command: String,
    /// What the command answers.
    pub says: &'static str,
    /// Where, among the pages.
    pub place: &'static str,
}

impl Way {
    fn of(words: &'static str, command: impl Into<String>, says: &'static str, place: &'static str) -> Way {
        Way { words, command: command.into(), says, place }
    }

    /// Its moment is marked: only of a kind that nothing finds by itself.
    fn mark(cycle: &Cycle, unread: Option<&Unread>) -> Option<Way> {
        let trigger = cycle.plan()?.plan.trigger;
        let command = format!("groundwork today --near \"{} thu\"", name_of(trigger));
        let says = "its moment is near, on a day";
        let way = Way::of("Say when its moment is near", command, says, "/growth#near");
        (!is_found(trigger) || unread.is_some_and(Unread::is_not_connected)).then_some(way)
    }

    /// The source of its moments is connected, or read once more.
    fn read(unread: &Unread) -> Way {
        if unread.is_not_connected() {
            let says = "what can be connected, read only";
            Way::of("See what can be connected", "groundwork connect", says, "/sources")
        } else {
            Way::of("Read it now", "groundwork sources --read", "what came since, read now", "/sources")
        }
    }

    fn look(words: &'static str, place: &'static str) -> Way {
        Way::of(words, "groundwork grow", "how it stands", place)
    }
}

/// Why no practice stands there; none where one does. `unread` are the sources that do not show all there is.
pub fn without_practice(practice: &Practice, unread: &[Unread]) -> Option<Without> {
    let unread_of = |cycle: &Cycle| {
        let trigger = cycle.plan()?.plan.trigger;
        unread.iter().find(|source| source.has(trigger))
    };
    let said =
        |what: &'static str, then: &str, ways: Vec<Way>| Some(Without { what, then: then.to_owned(), ways });
    match practice {
        Practice::Tied(_) => None,
        Practice::FirstDay | Practice::NoneChosen => said(
            "Nothing is due.",
            "One practice will stand here each day, tied to something that is happening anyway.",
            Vec::new(),
        ),
        Practice::NoPlan(_) => said(
            "There is no plan yet.",
            "It takes a moment of your work and one thing you do then.",
            vec![Way::of("Make the plan", "groundwork grow", "makes the plan", "/growth#plan")],
        ),
        Practice::NoMoment { cycle, answered, next } => {
            let unread = unread_of(cycle);
            let mark = Way::mark(cycle, unread);
            let what = match answered {
                Some(_) => "Its moment is over this week.",
                None => "Nothing this week calls for your practice.",
            };
            let then = match (next, answered, &mark) {
                (Some(next), ..) => format!("The next one is on {}.", day_with_weekday(*next)),
                (None, Some(date), _) => format!("You said so on {}.", day_with_weekday(*date)),
                (None, None, _) if unread.is_some() => unread.map(Unread::in_words).unwrap_or_default(),
                (None, None, Some(_)) => "No record shows this moment. Say when it is near.".to_owned(),
                (None, None, None) => "It stands here again when its moment comes.".to_owned(),
            };
            said(what, &then, unread.map(Way::read).into_iter().chain(mark).collect())
        }
        Practice::PassedOver(cycle) => {
            let mark = Way::mark(cycle, unread_of(cycle));
            let can = if mark.is_some() { "Mark its moment, answer it" } else { "Answer it" };
            let then = format!(
                "It asked three times and you passed it over. {can}, or change it; until then nothing asks."
            );
            let answer = Way::of("Answer it", "groundwork today did", "also: not, never", "/growth#practise");
            let change = Way::of(
                "Change the plan",
                "groundwork grow --plan \"If ..., then I ...\"",
                "another plan",
                "/growth#plan",
            );
            said("Your practice is quiet.", &then, mark.into_iter().chain([answer, change]).collect())
        }
        Practice::Paused { until, .. } => said(
            "You pause.",
            &format!("Your practice is not asked for until {}. It costs nothing.", day_with_weekday(*until)),
            Vec::new(),
        ),
        Practice::WeekOff(_) => said(
            "This week is off.",
            "The order was drawn before anything was seen. Work as you did before.",
            vec![Way::look("The order that was drawn", "/growth#experiment")],
        ),
        Practice::WaitsForReview(_) => said(
            "Ten weeks are over.",
            "Keep the practice, hold it, change it, or let it go. All four are fine.",
            vec![Way::of("Review it", "groundwork open", "the four of them, in Growth", "/growth#review")],
        ),
        Practice::Quiet(_) => {
            said("Your practice goes on by itself.", "Nothing asks for it any more.", Vec::new())
        }
    }
}

/// Marks the moment of the plan one is in as near, of what was typed: a day beside words, `planning thu`. Its name alone
/// is today.
pub fn near(book: &Notebook, typed: &str) -> Result<Noted, Failure> {
    let cycle = book.cycles.current(book.today);
    let planned = cycle.and_then(|cycle| Some((cycle, cycle.plan()?)));
    let (cycle, plan) = planned.ok_or_else(no_practice)?;
    let (words, day) = with_day(typed, book.today, Side::Ahead);
    let name = name_of(plan.plan.trigger);
    if let Some(day) = day {
        return crate::cycles::marked(cycle, day, &words, book.today);
    }
    if let (_, Some(over)) = with_day(typed, book.today, Side::Behind) {
        return crate::cycles::marked(cycle, over, &words, book.today);
    }
    if words.to_lowercase() == name || words == trigger_in_words(plan.plan.trigger) {
        return crate::cycles::marked(cycle, book.today, &words, book.today);
    }
    let what = match words.as_str() {
        "" => "nothing says what is near, or when".to_owned(),
        words => format!("no day is understood in “{}”", clean(words)),
    };
    Err(Failure::usage(what)
        .looked_at("a day is today, tomorrow, thu, next thu, 10 dec or 2026-12-10")
        .hint(format!("groundwork today --near \"{name} thu\"")))
}

/// The line above a practice: its moment.
pub fn moment_in_words(tied: &Tied, today: Date) -> String {
    let moment = &tied.moment;
    let words = if moment.words.is_empty() {
        capital(trigger_in_words(moment.trigger))
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

/// So many of the last times are said, where there were more.
const LAST: usize = 5;

/// `Of the last 5 times it came up, you did it 4 times.` Where it came up no more often since the weeks began, that is all
/// there is, and said as on the page of the cycle.
pub fn so_far(cycle: &Cycle, today: Date) -> Option<String> {
    let all = cycle.met(cycle.begins()?, today);
    if all.came_up <= LAST {
        return met_in_words(all).map(|met| format!("{met}."));
    }
    let last = cycle.met_of_last(LAST);
    let did = match last.did {
        0 => "not once".to_owned(),
        did if did == last.came_up => "each time".to_owned(),
        did => number_of(did, "time"),
    };
    Some(format!("Of the last {} it came up, you did it {did}.", number_of(last.came_up, "time")))
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
        Due::Log(due) => {
            let Short { what, more, act } = on_a_row(due, &title(&due.line.entry), today);
            DueRow { what, more, act, at: At::Line(due.line.id.to_string()) }
        }
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

/// Whether the week is drafted and waits: from Friday to Sunday, until it was looked back on; never on the first day.
pub fn week_waits(book: &Notebook, today: &Today) -> bool {
    let week = Week::of(today.day);
    week == Week::to_look_at(today.day)
        && today.practice != Practice::FirstDay
        && !book.cycles.weeks_looked_at().contains(&week.sunday())
}

/// What stands below: when something comes next.
pub fn closing(today: &Today) -> String {
    let next = today.next.map(|next| format!("The next thing comes on {}.", next_day(next, today.day)));
    // What can wait stands above it: that is not all, then.
    let all = (today.more_due == 0).then(|| "That is all for today.".to_owned());
    all.into_iter().chain(next).collect::<Vec<_>>().join(" ")
}

fn next_day(next: Date, today: Date) -> String {
    if next.year() == today.year() { day_with_weekday(next) } else { day(next) }
}
