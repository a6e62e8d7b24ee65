use signals::stats::{Verdict, Word};
use signals::{Count, Status};

use crate::Report;
use crate::text::{percent, thousands};

/// A verdict in words.
pub fn verdict_words(verdict: &Verdict) -> String {
    match verdict.word {
        Word::TooFew => {
            format!("{} ({}, 20 needed)", verdict.word.text(), verdict.now.of.min(verdict.before.of))
        }
        Word::NotCompared => "not compared: how the team merges changed".to_owned(),
        word => word.text().to_owned(),
    }
}

/// What the looser rule of knowledge gives, beside a share.
pub fn looser(count: Option<Count>) -> Option<String> {
    Some(format!("{} if once in half a year is enough", percent(count?.share()?)))
}

/// A share of zero is neither good nor bad.
pub fn none_is_yours(all: u64) -> String {
    format!(
        "none of the {} changes is yours. That is not a success and not a failure; git cannot see the rest",
        thousands(all)
    )
}

/// `1 change met`, `13 changes met`.
pub fn met(hits: u64) -> String {
    if hits == 1 { "1 change met".to_owned() } else { format!("{} changes met", thousands(hits)) }
}

/// Why saying hours would give no share: most times are not the lead's own. None where it would, or where they are said.
pub fn few_own_times(report: &Report) -> Option<String> {
    let hours = &report.hours;
    (hours.days > 0 && !hours.said && !hours.own_enough()).then(|| {
        format!(
            "{} of {} times in twelve weeks are your own; the rest are of a click on merge, or of a machine",
            hours.usable.part, hours.usable.of
        )
    })
}

/// Why no share of days outside the lead's hours is given, once they were said.
pub fn no_share_of_days(report: &Report) -> Option<String> {
    let (hours, signal) = (&report.hours, &report.hours.signal);
    match &signal.status {
        Status::Value => None,
        Status::NotEnough { have, need, why } if *need > 20 => {
            Some(format!("no figure: too few commits carry your own time ({have} {why}, {need} needed)"))
        }
        Status::NotEnough { need, .. } => {
            let days = if hours.days == 1 { "1 day".to_owned() } else { format!("{} days", hours.days) };
            let outside = signal.count.unwrap_or_default().part;
            Some(format!("{outside} of {days} outside your hours; {need} days needed for a share"))
        }
        Status::NotApplicable(why) | Status::Dropped(why) => Some(why.clone()),
        Status::NotConnected(source) => Some(format!("no {source} is connected")),
    }
}

/// A small number as a word.
pub fn in_words(n: i32) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n as usize).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}
