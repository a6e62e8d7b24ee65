//! What is said of calendars: how far each was read, what of it could not be taken, and what it does not show.

use records::{CalendarPlace, CalendarSource, Reply};
use signals::calendar::lists_people;

use super::kept::Known;
use crate::Desk;
use crate::text::{clean, day, entries};

/// All that is said of what was read, a sentence each.
pub(super) fn all(known: &Known) -> Vec<String> {
    let left_out = left_out(known);
    left_out
        .into_iter()
        .chain(unseen(known))
        .map(|line| crate::text::full_stop(&crate::text::capital(&line)))
        .collect()
}

/// What could not be taken, a line each.
pub fn left_out(known: &Known) -> Vec<String> {
    known.left_out.sentences().iter().map(|line| clean(line)).collect()
}

/// What the calendar does not show, a line each.
pub fn unseen(known: &Known) -> Vec<String> {
    let mut lines = Vec::new();
    if known.meetings.is_empty() {
        lines.push("nothing in it takes place in the three years and the weeks ahead that are read: look whether it is the one you mean".to_owned());
    }
    if known.meetings.iter().any(records::Meeting::takes_hours) && !lists_people(&known.meetings) {
        lines.push(
            "it does not list who is invited: nothing in it is of two, and where no calendar does, all that takes hours counts as a meeting"
                .to_owned(),
        );
    }
    let no_time = known.meetings.iter().filter(|one| one.days.is_none() && one.begins == one.ends).count();
    if no_time > 0 {
        let they = match no_time {
            1 => "takes no time: it ends when it begins, or before; it is in no hours",
            _ => "take no time: they end when they begin, or before; they are in no hours",
        };
        lines.push(format!("{} {they}", entries(no_time)));
    }
    let unlisted = known.meetings.iter().filter(|meeting| meeting.reply == Reply::Unlisted).count();
    if unlisted > 0 {
        let (lists, count) = if unlisted == 1 { ("lists", "counts") } else { ("list", "count") };
        lines.push(format!(
            "{} {lists} others and not you, and {count} nowhere: another address of yours is named with --mine",
            entries(unlisted)
        ));
    }
    lines
}

/// `18 November 2026; 4,060 entries from 27 November 2023 to 20 January 2027`
pub fn how_far(desk: &Desk, known: Option<&Known>) -> String {
    let Some(known) = known else { return "nothing was read yet".to_owned() };
    let (from, to) = known.window;
    format!(
        "{}; {} from {} to {}",
        day(desk.day(known.read)),
        entries(known.meetings.len()),
        day(desk.day(from)),
        day(desk.day(to - 1))
    )
}

/// Where it is: the path of a file, the host of a feed, a server with the account there.
pub fn place_of(source: &CalendarSource) -> String {
    match &source.place {
        CalendarPlace::File(path) => clean(path),
        CalendarPlace::Feed(host) => format!("a feed of {}", clean(host)),
        CalendarPlace::Server { address, user, .. } => format!("{} at {}", clean(user), clean(address)),
    }
}

/// What is kept besides times and numbers, if anything is.
pub fn kept_of(source: &CalendarSource) -> Option<String> {
    let mut kept = Vec::new();
    if source.titles {
        kept.push("titles are kept".to_owned());
    }
    if !source.long_horizon.is_empty() {
        kept.push(format!("for the long run: {}", clean(&source.long_horizon.join(", "))));
    }
    if !source.mine.is_empty() {
        kept.push(format!("also yours: {}", clean(&source.mine.join(", "))));
    }
    (!kept.is_empty()).then(|| kept.join("; "))
}
