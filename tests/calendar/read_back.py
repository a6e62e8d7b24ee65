"""Reads a calendar that groundwork wrote with two programs that share nothing with it, and compares what they find with
what was kept: `read_back.py FILE EXPECTED`, where EXPECTED has a line `first day, day behind the last, summary` each."""

import datetime
import sys

import icalendar
import recurring_ical_events

file, expected = sys.argv[1], sys.argv[2]
raw = open(file, "rb").read()
calendar = icalendar.Calendar.from_ical(raw)
assert calendar["VERSION"] == "2.0" and "Groundwork" in calendar["PRODID"]

events = [event for event in calendar.walk("VEVENT")]
uids = [str(event["UID"]) for event in events]
assert len(set(uids)) == len(uids), "each event has a name of its own"
assert not [error for event in events for error in event.errors], "no property is broken"
for event in events:
    for name in ("DTSTART", "DTEND"):
        assert type(event[name].dt) is datetime.date, f"{name} is a day"
    assert event["DTSTAMP"].dt.tzinfo is not None

wanted = []
for line in open(expected, encoding="utf-8").read().splitlines():
    first, behind, summary = line.split(" ", 2)
    wanted.append((datetime.date.fromisoformat(first), datetime.date.fromisoformat(behind), summary))
found = sorted((event["DTSTART"].dt, event["DTEND"].dt, str(event["SUMMARY"])) for event in events)
assert found == sorted(wanted), f"found {found}\nwanted {sorted(wanted)}"

# Asked day by day, an event stands on each of its days and on no other.
query = recurring_ical_events.of(calendar)
for first, behind, summary in wanted:
    day = first - datetime.timedelta(days=1)
    while day <= behind:
        there = [str(event["SUMMARY"]) for event in query.at(day)]
        assert (summary in there) == (first <= day < behind), (summary, day, there)
        day += datetime.timedelta(days=1)

# Lines as RFC 5545 has them: at most 75 octets, and each ends with CR LF.
lines = raw.split(b"\r\n")
assert lines[-1] == b"" and all(len(line) <= 75 and b"\n" not in line for line in lines)
print(f"{len(events)} events")
