"""Says when the events of calendars take place: `expand.py FROM TO FILE...`, FROM and TO as days in UTC.

A line `file<TAB>begin<TAB>end<TAB>summary<TAB>offsets` for each instance that begins in them: seconds since 1970, and how far the zone's
offset at the end is from that at the beginning."""

import datetime
import os
import sys

import icalendar
import recurring_ical_events

UTC = datetime.timezone.utc
first, last = (datetime.datetime.fromisoformat(day).replace(tzinfo=UTC) for day in sys.argv[1:3])


def instant(at):
    if not isinstance(at, datetime.datetime):
        at = datetime.datetime(at.year, at.month, at.day)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


for file in sys.argv[3:]:
    calendar = icalendar.Calendar.from_ical(open(file, "rb").read())
    # Two days more, and then by instant: a window of the other program is one of local times.
    week = datetime.timedelta(days=2)
    for event in recurring_ical_events.of(calendar).between(first - week, last + week):
        begins, ends = event["DTSTART"].dt, event["DTEND"].dt
        moved = 0
        if isinstance(begins, datetime.datetime) and begins.tzinfo and ends.tzinfo:
            moved = int((ends.utcoffset() - begins.utcoffset()).total_seconds())
        begins, ends = instant(begins), instant(ends)
        if first <= begins < last:
            row = (os.path.basename(file), int(begins.timestamp()), int(ends.timestamp()), event["SUMMARY"], moved)
            print(*row, sep="\t")
