//! What all that is connected adds to a run that reads nothing new: the made-up team's requests, 4,817 with 10,000 reviews in two years and a
//! bit, a calendar as full as any, and a file of incidents.

use std::path::Path;
use std::process::Command;

use madeup::kassa;
use tempfile::TempDir;

use super::cost::{self, median};
use super::table::Row;

/// Runs with them, and without.
const TIMES: usize = 9;
/// Seconds of CPU at most, from the records that are kept to the words of all signals. A year of them, 2,000 requests with 6,000 reviews and
/// 4,000 times that something is in a calendar, may take as long.
const MOST: f64 = 0.2;
/// Each meeting of the lead's stands so often in a second calendar, which makes 1,200 of a year 4,800 with the first.
const AGAIN: usize = 3;
/// What marks time for the long run.
const LONG: &str = "roadmap";

/// The row.
pub fn row(binary: &Path) -> Result<Row, String> {
    let scratch = TempDir::with_prefix("groundwork-bench-").map_err(|error| error.to_string())?;
    let kept = scratch.path().join("kept");
    cost::of(Command::new(binary).args(["demo", "--keep"]).arg(&kept))?;
    let run = || {
        let mut run = Command::new(binary);
        run.args(["--me", kassa::ADDRESS, "--zone", kassa::ZONE, "--now", "2026-11-19T09:00:00Z", "--repo"]);
        run.arg(kept.join("kassa")).arg("--data").arg(kept.join("data"));
        run
    };
    let fuller = scratch.path().join("fuller.ics");
    std::fs::write(&fuller, fuller_calendar()?).map_err(|error| error.to_string())?;
    cost::of(run().args(["connect", "calendar"]).arg(&fuller).args(["--titles", "--long-horizon", LONG]))?;
    // A page with names is never kept, so all of it is worked out each time.
    let cpu = || -> Result<f64, String> {
        let costs: Result<Vec<f64>, String> =
            (0..TIMES).map(|_| Ok(cost::of(run().arg("--names"))?.cpu)).collect();
        Ok(median(costs?))
    };
    let with = cpu()?;
    for what in [&["forge"][..], &["incidents"], &["calendar", "mira.ics"], &["calendar", "fuller.ics"]] {
        cost::of(run().arg("disconnect").args(what))?;
    }
    let without = cpu()?;
    Ok(Row {
        work: "what is connected adds, CPU",
        what: "the demo".to_owned(),
        here: format!("{with:.2} s with it, {without:.2} s without"),
        figure: Some((with - without, MOST)),
        unit: " s",
    })
}

/// The events of the lead's calendar, again and again under other names.
fn fuller_calendar() -> Result<String, String> {
    const BEGIN: &str = "BEGIN:VEVENT";
    const END: &str = "END:VCALENDAR\r\n";
    let text = String::from_utf8(kassa::calendar()).map_err(|error| error.to_string())?;
    let begins = text.find(BEGIN).ok_or("no event is in the calendar")?;
    let (head, events) = text.trim_end_matches(END).split_at(begins);
    let again = |number: usize| events.replace("\r\nUID:", &format!("\r\nUID:again-{number}-"));
    Ok(head.to_owned() + &(0..AGAIN).map(again).collect::<String>() + END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fuller_calendar_has_each_meeting_so_often_again() {
        let count = |text: &str| text.matches("BEGIN:VEVENT").count();
        let made = fuller_calendar().expect("it is made");
        let once = String::from_utf8(kassa::calendar()).expect("it is UTF-8");
        assert_eq!(count(&made), AGAIN * count(&once));
        assert!(made.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n") && !made.contains("UID:m"));
    }
}
