//! What a calendar says on its page: week by week, and the meetings that come again, each with what it counts as.

use chart::{Cell, Table};
use desk::Report;
use desk::corrections::meetings::{Named, named, people};
use desk::scorecard::in_hours;
use desk::text::{clean, whole_or_tenth};

use crate::sitting::Seen;

/// A meeting that comes again.
pub struct Meeting {
    /// The digits it is named by.
    pub name: String,
    /// Its title where that is kept, else when it is.
    pub title: String,
    /// `Tuesday 10:00, 11 of 12 kept, 2 people`.
    pub said: String,
    /// Whether it counts as one-to-ones, and as time for what is far off.
    pub one_to_one: bool,
    pub far_off: bool,
}

/// The meetings that come again.
pub fn meetings(seen: &Seen) -> Vec<Meeting> {
    let Some(calendar) = seen.ground.calendar else { return Vec::new() };
    named(seen.ground, calendar).into_iter().map(meeting).collect()
}

fn meeting(named: Named) -> Meeting {
    let of = named.of;
    let when = format!("{:?} {}", of.at.0, of.at.1.strftime("%H:%M"));
    let people = people(of.listed);
    Meeting {
        title: of.title.as_deref().map_or_else(|| when.clone(), clean),
        said: format!("{when}, {} of {} kept, {people}", of.kept, of.planned),
        one_to_one: of.one_to_one,
        far_off: of.long_horizon,
        name: named.name,
    }
}

/// The sixty weeks, the newest first; none where no calendar says anything of them.
pub fn weeks(report: &Report) -> Option<Table> {
    let says = report.calendar.says.as_ref()?;
    let not_read = || Cell::None("not read".to_owned());
    let no_hours = || Cell::None("no hours said".to_owned());
    let row = |(weeks_ago, week): (usize, &Option<signals::s8::Week>)| {
        let mut cells = vec![Cell::Day(report.ground.clock.last_sunday(weeks_ago as i32))];
        cells.extend(match week {
            None => [not_read(), not_read(), not_read(), not_read()],
            Some(week) => [
                Cell::Text(whole_or_tenth(in_hours(week.meetings))),
                week.focus.map_or_else(no_hours, Cell::Number),
                week.days.map_or_else(no_hours, Cell::Number),
                Cell::Text(whole_or_tenth(in_hours(week.long_horizon))),
            ],
        });
        cells
    };
    let head =
        ["Week to", "Hours in meetings", "Two hours without", "Days of yours", "Hours for what is far off"];
    Some(Table {
        caption: "What your calendar says, week by week".to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: says.weeks.iter().enumerate().map(row).collect(),
    })
}
