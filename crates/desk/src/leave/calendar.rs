//! What comes back, and when, as a calendar.

use growth::calendar::{self, Event};
use growth::cycle::Cycles;
use growth::log::{Due as LogDue, Log, Why};
use growth::today::{Due, asked};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Data;

use super::{Gathered, who};
use crate::Failure;
use crate::notes::Notebook;
use crate::today::due_row_as_written;

/// What the calendar is called.
const NAME: &str = "Groundwork";

/// Everything that is asked, past or to come: reviews, checks agreed on, conditions, talks, follow-ups, the review of a
/// cycle, the weeks of an experiment. The same notes give the same events, whatever the day.
pub fn events(log: &Log, cycles: &Cycles) -> Vec<Event> {
    // Before all days nothing has come, and so nothing was missed.
    let mut events: Vec<Event> = asked(log, cycles, Date::MIN).iter().map(event).collect();
    for cycle in cycles.all() {
        let Some(experiment) = cycle.on_off() else { continue };
        let weeks = experiment.mondays.iter().zip(experiment.order.weeks());
        events.extend((1..).zip(weeks).map(|(number, (monday, on))| Event {
            uid: uid(&cycle.id.to_string(), &format!("week-{number}")),
            noted: cycle.at,
            first: monday.day(),
            last: growth::days::days_after(monday.day(), 6),
            summary: if on { "This week is on".to_owned() } else { "This week is off".to_owned() },
            description: if on { plan(cycle) } else { "Work as you did before.".to_owned() },
        }));
    }
    events.sort_by(|one, other| (one.first, &one.uid).cmp(&(other.first, &other.uid)));
    events
}

fn event(due: &Due) -> Event {
    let (id, what, noted) = match due {
        Due::Log(LogDue { line, why, .. }) => {
            let what = match why {
                Why::Review => "review".to_owned(),
                Why::Check { agreed, .. } => format!("check-{agreed}"),
                Why::NotHappened => "not-happened".to_owned(),
                Why::Condition => "condition".to_owned(),
                Why::Talk => "talk".to_owned(),
            };
            (line.id, what, line.at)
        }
        Due::FollowUp { cycle, follow_up } => (follow_up.asked.id, "follow-up".to_owned(), cycle.at),
        Due::Review { cycle, .. } => (cycle.id, "cycle-review".to_owned(), cycle.at),
    };
    let row = due_row_as_written(due, Date::MIN);
    Event {
        uid: uid(&id.to_string(), &what),
        noted,
        first: due.day(),
        last: due.day(),
        summary: row.what,
        description: row.more,
    }
}

fn plan(cycle: &growth::cycle::Cycle) -> String {
    cycle
        .plan()
        .map(|planned| format!("If {}, then {}.", planned.plan.moment, planned.plan.act))
        .unwrap_or_default()
}

fn uid(id: &str, what: &str) -> String {
    format!("{id}-{what}@groundwork.invalid")
}

/// The file of these events.
pub(super) fn text(events: &[Event]) -> String {
    calendar::text(NAME, events)
}

/// The calendar of a data directory, with others as pseudonyms, or by name where the lead wants that.
pub fn feed(data: &mut Data, names: bool, system: &TimeZone) -> Result<String, Failure> {
    let events = if names {
        let book = Notebook::open(data, 0, system)?;
        events(&book.log, &book.cycles)
    } else {
        let gathered = Gathered::of(data, &who::Names::default(), system)?;
        events(&gathered.log, &gathered.cycles)
    };
    Ok(text(&events))
}

/// Whether a file is a calendar of ours, which another may take the place of.
pub fn is_ours(text: &str) -> bool {
    text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("PRODID:-//Groundwork//")
}
