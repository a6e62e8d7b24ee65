//! How long others wait for the lead, as a sign.

use signals::stats::Word;
use signals::{Signal, Status};
use team::Ground;

use super::figure::{YouSaid, you_said};
use super::signs::{Shows, Sign, cut, without_figure};
use super::words::verdict_words;
use crate::Report;
use crate::text::{day_with_weekday, hour_range, hours, number_of, thousands};

/// The command that connects a forge.
pub const CONNECT: &str = "groundwork connect github OWNER/REPO";

/// A median in hours with its past, where a sign has no share.
#[derive(Clone, Debug)]
pub struct Hours {
    /// What is measured.
    pub about: &'static str,
    /// Now: `20 h`.
    pub now: String,
    /// Of how many waits.
    pub waits: u64,
    /// Before, where it is known.
    pub before: Option<String>,
    /// The usual range: `18 to 30 h`.
    pub usual: Option<String>,
    /// The verdict in words.
    pub verdict: String,
    /// Whether it is more or less than before.
    pub moved: bool,
    /// What stands beside it: the others, and what waits now.
    pub beside: Vec<String>,
    /// What the lead said when they disagreed.
    pub said: Vec<YouSaid>,
}

impl Hours {
    /// What goes on behind the verdict.
    pub fn behind(&self) -> String {
        let beside = self.beside.iter().map(|text| format!("; {text}"));
        let said = self.said.iter().map(|said| format!("; you said: \"{}\"", said.why));
        beside.chain(said).collect()
    }
}

/// The sign of those who wait.
pub(super) fn waits<'r>(report: &'r Report) -> Sign<'r> {
    let name = "Bottlenecks";
    let signal = &report.wait.signal;
    let words = |why: String, command| Sign {
        name,
        signal: Some(signal),
        shows: Shows::Words(why, command),
        hint: None,
    };
    if signal.is_not_connected() {
        return words(not_connected(report.ground).to_owned(), Some(CONNECT));
    }
    let now = waiting_now(report);
    if let Status::NotEnough { have, need, .. } = signal.status {
        let requests = match have {
            0 => "nobody asked you in person for a review in the twelve weeks".to_owned(),
            1 => "1 request to you for a review".to_owned(),
            have => format!("{have} requests to you for a review"),
        };
        let needed = if have == 0 {
            String::new()
        } else {
            format!(", {need} needed for a median{}", longest(report))
        };
        return words(format!("{requests}{needed}; {now}"), None);
    }
    if let Some(row) = without_figure(report, name, signal) {
        return row;
    }
    let waits = signal.count.unwrap_or_default();
    let Some(median) = signal.value else {
        let why = format!(
            "no median: {} of {} requests to you have an answer, and more than half waited on as far as they can be followed; {now}",
            thousands(waits.part),
            thousands(waits.of)
        );
        return words(why, None);
    };
    let others = report.wait.others.and_then(|others| others.median);
    let mut beside: Vec<String> =
        others.map(|others| format!("the others, {}", hours(others))).into_iter().collect();
    beside.push(now);
    let verdict = signal.verdict.map(|verdict| verdict_words(&verdict));
    let figure = Hours {
        about: "median wait on you for a review, weekends out",
        now: hours(median),
        waits: waits.of,
        before: report.wait.before.map(|(median, _)| hours(median)),
        usual: signal.usual.map(|usual| hour_range(usual.low, usual.high)),
        verdict: verdict.unwrap_or_else(|| not_compared(report, signal)),
        moved: signal.verdict.is_some_and(|verdict| matches!(verdict.word, Word::Up | Word::Down)),
        beside,
        said: you_said(report, signal),
    };
    Sign { name, signal: Some(signal), shows: Shows::Hours(figure), hint: None }
}

/// How long the longest wait of few was.
fn longest(report: &Report) -> String {
    let longest = report.wait.waits.iter().map(|wait| wait.seconds).max();
    longest.map_or_else(String::new, |seconds| format!("; the longest {}", hours(seconds as f64 / 3600.0)))
}

/// Why requests are not seen.
pub fn not_connected(ground: &Ground) -> &'static str {
    if ground.settings.forges.is_empty() {
        "not seen: git does not record who was asked for review"
    } else {
        "not seen: the first reading of your forge has not come to its end"
    }
}

/// `4 wait for you, the oldest since Tuesday 10 November`.
pub fn waiting_now(report: &Report) -> String {
    let items = &report.waiting.items;
    let Some(oldest) = items.first() else { return "nothing waits for you".to_owned() };
    let since = day_with_weekday(oldest.record.day);
    let year = oldest.record.day.year();
    let year = if year == report.ground.today.year() { String::new() } else { format!(" {year}") };
    match items.len() {
        1 => format!("1 waits for you, since {since}{year}"),
        n => format!("{n} wait for you, the oldest since {since}{year}"),
    }
}

/// Why nothing is compared where the forge does not reach back.
pub fn not_compared(report: &Report, signal: &Signal) -> String {
    match signal.coverage.requests {
        Some(requests) if signal.verdict.is_none() => {
            let since = crate::text::day(report.ground.clock.day(requests.since));
            let reaches =
                requests.since <= report.ground.clock.weeks_ago(team::clock::NOW + team::clock::BEFORE);
            if reaches {
                "not compared: more than half of the waits have no answer".to_owned()
            } else {
                format!("not compared: the forge was read from {since} on")
            }
        }
        _ => cut(report),
    }
}

/// What a forge shows of a lead who merges nothing: reviews given, and what waits.
pub(super) fn instead_of_changes(report: &Report) -> Option<String> {
    let reviews = report.reviews.signal.count.map(|count| count.part);
    let waits = report.waiting.signal.count?.part as usize;
    let waits = match waits {
        0 => "nothing waits for you".to_owned(),
        1 => "1 request waits for you".to_owned(),
        n => format!("{} wait for you", number_of(n, "request")),
    };
    Some(match reviews {
        Some(reviews) => {
            format!("you gave {} in twelve weeks, and {waits}", number_of(reviews as usize, "review"))
        }
        None => waits,
    })
}
