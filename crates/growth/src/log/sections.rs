use std::fmt;

use jiff::civil::Date;

use super::{Line, Log};
use crate::days::monday_of;

/// A stretch of the log under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<'a> {
    /// What it is called.
    pub heading: Heading,
    /// Its lines, newest first.
    pub lines: Vec<&'a Line>,
}

/// What a stretch of days is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Days after this week.
    ToCome,
    /// Monday to Sunday of the week of today.
    ThisWeek,
    /// A third of a month, with its year if that is not this year.
    Part {
        /// Which third.
        third: Third,
        /// 1 to 12.
        month: i8,
        /// The year, if it is not this year.
        year: Option<i16>,
    },
}

/// A third of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    /// The 1st to the 10th.
    Early,
    /// The 11th to the 20th.
    Mid,
    /// The 21st to its end.
    Late,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Log {
    /// The log as it is read, newest first, in stretches.
    pub fn sections(&self, today: Date) -> Vec<Section<'_>> {
        let mut sections: Vec<Section> = Vec::new();
        for line in self.lines.iter().rev() {
            let heading = heading(line.day, today);
            match sections.last_mut() {
                Some(section) if section.heading == heading => section.lines.push(line),
                _ => sections.push(Section { heading, lines: vec![line] }),
            }
        }
        sections
    }
}

fn heading(day: Date, today: Date) -> Heading {
    match monday_of(day).cmp(&monday_of(today)) {
        std::cmp::Ordering::Greater => Heading::ToCome,
        std::cmp::Ordering::Equal => Heading::ThisWeek,
        std::cmp::Ordering::Less => Heading::Part {
            third: match day.day() {
                ..=10 => Third::Early,
                11..=20 => Third::Mid,
                _ => Third::Late,
            },
            month: day.month(),
            year: (day.year() != today.year()).then_some(day.year()),
        },
    }
}

/// `This week`, `Late October`, `Mid November 2025`
impl fmt::Display for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Heading::Part { third, month, year } = *self else {
            return f.write_str(if *self == Heading::ThisWeek { "This week" } else { "To come" });
        };
        let third = match third {
            Third::Early => "Early",
            Third::Mid => "Mid",
            Third::Late => "Late",
        };
        // A month of a civil date is 1 to 12.
        let month = MONTHS[(month.clamp(1, 12) - 1) as usize];
        write!(f, "{third} {month}")?;
        year.map_or(Ok(()), |year| write!(f, " {year}"))
    }
}
