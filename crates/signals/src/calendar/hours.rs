//! Time in meetings.

use records::Meeting;

use super::spans::{Span, union};

/// The meetings among what a calendar has: what the lead said yes to, that takes hours of theirs, and that somebody else is in. What is private
/// may be one, and counts.
///
/// Where a calendar lists nobody anywhere ([`lists_people`]), nobody knows which are meetings, and everything that takes hours counts.
pub fn meetings(all: &[Meeting]) -> impl Iterator<Item = &Meeting> {
    let lists_people = lists_people(all);
    let with_others = move |one: &&Meeting| !lists_people || one.attendees > 1 || one.group || one.private;
    all.iter().filter(|one| one.is_attended()).filter(with_others)
}

/// Whether it lists anybody at all: a feed of busy hours does not.
pub fn lists_people(all: &[Meeting]) -> bool {
    all.iter().any(|one| one.attendees > 0 || one.group)
}

/// The time of meetings; where they overlap it counts once.
pub fn meeting_spans(all: &[Meeting]) -> Vec<Span> {
    union(meetings(all).map(|one| (one.begins, one.ends)).collect())
}
