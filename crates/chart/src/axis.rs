//! Time from left to right, and what stands on it whatever is measured.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use crate::words::month_short;

/// The days a picture shows, shared by all its rows.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// The first day, at the left edge.
    pub from: Date,
    /// The day after the last one, at the right edge; after `from`.
    pub to: Date,
}

/// The windows that are compared: [before, now) and [now, end).
#[derive(Clone, Copy, Debug)]
pub struct Windows {
    /// The first day of *before*.
    pub before: Date,
    /// The first day of *now*.
    pub now: Date,
    /// The day after the last one of *now*.
    pub end: Date,
}

/// Days off that the lead gave, both ends among them.
#[derive(Clone, Copy, Debug)]
pub struct Away {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// What all rows of a picture share.
#[derive(Clone, Debug)]
pub struct Time {
    /// The days shown.
    pub axis: Axis,
    /// What is compared.
    pub windows: Windows,
    /// The day the lead's role changed, once it was confirmed.
    pub role: Option<Date>,
    /// Days off, in any order.
    pub away: Vec<Away>,
}

impl Axis {
    /// So many weeks before a day, and room behind it for the label of the last point.
    pub fn ending(end: Date, weeks: i64) -> Self {
        let room = (weeks * 7 / 36).max(1);
        Self { from: end.saturating_sub((weeks * 7).days()), to: end.saturating_add(room.days()) }
    }

    /// Where the morning of a day is, in percent of the width; days outside are at the edges.
    pub fn percent(&self, date: Date) -> f64 {
        let whole = days(self.from, self.to).max(1) as f64;
        (days(self.from, date) as f64 / whole * 100.0).clamp(0.0, 100.0)
    }

    /// Where a week that is named by its last day is drawn: at the end of that day.
    pub(crate) fn week(&self, sunday: Date) -> f64 {
        self.percent(after(sunday))
    }

    /// Whether the end of a day is shown.
    pub(crate) fn shows(&self, day: Date) -> bool {
        after(day) > self.from && after(day) <= self.to
    }

    /// The names below it: percent, text, and whether it goes where there is little room.
    pub(crate) fn names(&self) -> Vec<(f64, String, bool)> {
        let weeks = days(self.from, self.to) / 7;
        let every: i8 = match weeks {
            ..40 => 1,
            40..170 => 3,
            170.. => 12,
        };
        let mut names = Vec::new();
        let mut month = self.from.first_of_month();
        if month < self.from {
            month = month.saturating_add(1.month());
        }
        while month < self.to {
            let at = self.percent(month);
            if (month.month() - 1) % every == 0 && at <= 96.0 {
                let january = month.month() == 1;
                let name = if january { month.year().to_string() } else { month_short(month) };
                let minor = if every == 12 { names.len() % 2 == 1 } else { !january };
                names.push((at, name, minor));
            }
            let next = month.saturating_add(1.month());
            if next == month {
                break;
            }
            month = next;
        }
        // Without a January there is no year among them, so the first one says it.
        if every < 12
            && names.iter().all(|name| name.2)
            && let Some((_, name, minor)) = names.first_mut()
        {
            *name = format!("{name} {}", self.from.year());
            *minor = false;
        }
        names
    }
}

/// The day after.
pub(crate) fn after(day: Date) -> Date {
    day.saturating_add(1.day())
}

/// Days from one to the other.
pub(crate) fn days(from: Date, to: Date) -> i64 {
    from.until((Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}
