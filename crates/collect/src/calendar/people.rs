//! Who is in a meeting: numbers, what the lead answered, and of a meeting of two whether it is the same other one.

use std::collections::BTreeSet;

use calcard::icalendar::{ICalendarEntry, ICalendarParameterName, ICalendarProperty};
use records::{Opaque, Reply};

use super::Wanted;

/// What is kept of those who are invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct People {
    pub reply: Reply,
    pub organizes: bool,
    pub attendees: u32,
    pub group: bool,
    pub other: Option<Opaque>,
}

/// Out of an event's properties.
pub(super) fn people(entries: &[ICalendarEntry], wanted: &Wanted) -> People {
    let invited: Vec<&ICalendarEntry> =
        entries.iter().filter(|entry| entry.name == ICalendarProperty::Attendee).collect();
    let organizer = entries.iter().find(|entry| entry.name == ICalendarProperty::Organizer);
    let is_lead = |entry: &ICalendarEntry| addresses(entry).any(|address| wanted.is_mine(&address));
    let organizes = organizer.map_or(invited.is_empty(), is_lead);
    if organizes && invited.is_empty() {
        return People { reply: Reply::Accepted, organizes, attendees: 0, group: false, other: None };
    }
    let mut others: BTreeSet<String> = BTreeSet::new();
    let (mut lead, mut reply, mut group) = (organizes, None, false);
    for entry in &invited {
        let kind = word(entry, &ICalendarParameterName::Cutype);
        group |= kind == "GROUP";
        if is_lead(entry) {
            lead = true;
            reply = Some(answer(&word(entry, &ICalendarParameterName::Partstat)));
        } else if matches!(kind.as_str(), "" | "INDIVIDUAL" | "UNKNOWN")
            && word(entry, &ICalendarParameterName::Role) != "NON-PARTICIPANT"
        {
            others.extend(addresses(entry).next());
        }
    }
    // Who invites is in it, listed or not, but for a calendar that is shared, which invites by itself.
    if let Some(organizer) = organizer.filter(|_| !organizes)
        && let Some(address) = addresses(organizer).next().filter(|address| !is_calendar(address))
    {
        others.insert(address);
    }
    let reply = reply.unwrap_or(if organizes { Reply::Accepted } else { Reply::Unlisted });
    let other = (lead && !group && others.len() == 1)
        .then(|| others.first().map(|other| wanted.opaque("person", other)));
    let attendees = u32::try_from(others.len()).unwrap_or(u32::MAX).saturating_add(u32::from(lead));
    People { reply, organizes, attendees, group, other: other.flatten() }
}

/// What somebody answered; without a word none yet (RFC 5545, 3.2.12).
fn answer(word: &str) -> Reply {
    match word {
        "ACCEPTED" => Reply::Accepted,
        "TENTATIVE" => Reply::Tentative,
        // Who sent somebody else is not in it.
        "DECLINED" | "DELEGATED" => Reply::Declined,
        _ => Reply::Open,
    }
}

/// The addresses of a person: that of the property, and that beside it, which some programs write.
fn addresses(entry: &ICalendarEntry) -> impl Iterator<Item = String> {
    let value = entry.values.first().and_then(|value| value.as_text());
    let beside = entry.parameter(&ICalendarParameterName::Email).and_then(|value| value.as_text());
    let is_mail = |text: &&str| text.contains('@');
    // The mail first, so that one person has one name.
    let mails = value.into_iter().chain(beside).filter(is_mail);
    mails
        .chain(value.into_iter().filter(move |text| !is_mail(text)))
        .map(folded)
        .filter(|address| !address.is_empty())
}

/// An address as it is compared.
pub(super) fn folded(address: &str) -> String {
    let address = address.trim().to_lowercase();
    address.strip_prefix("mailto:").unwrap_or(&address).trim().to_owned()
}

/// Whether it is a calendar of several, which Google has as the one who invites.
fn is_calendar(address: &str) -> bool {
    address.ends_with("calendar.google.com")
}

fn word(entry: &ICalendarEntry, name: &ICalendarParameterName) -> String {
    entry.parameter(name).and_then(|value| value.as_text()).unwrap_or_default().to_uppercase()
}
