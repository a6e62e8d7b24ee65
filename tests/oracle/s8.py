"""s8, your calendar: one-to-ones, time without meetings, hours in meetings, time for what is far off, days off to propose."""

from datetime import date, timedelta

from clock import BLOCKS, DAYS_BLOCK, DAYS_NOW
from working import WEEKDAYS, hours_of

BLOCK_SECONDS = 2 * 3600
WEEKS = BLOCKS * DAYS_BLOCK // 7


class Weeks:
    """The zone, the lead's hours and days off."""

    def __init__(self, world, hours, off):
        self.clock, self.hours = world.clock, hours
        self.off = {day for first, last in off for day in days_between(first, last)}

    def is_work(self, day):
        """By the hours, or Monday to Friday."""
        return bool(self.hours.get(WEEKDAYS[day.weekday()])) if self.hours else day.weekday() < 5


def days_between(first, last):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def compute(world, asked):
    meetings, window = asked["meetings"], asked["window"]
    weeks = Weeks(world, asked["hours"], asked["off"])
    of_two = series_of_two(meetings, asked["said_of_two"])
    spans = meeting_spans(meetings)
    far_off = union(span(m) for m in meetings if is_attended({**m, "free": False}) and is_far_off(m, asked["by_hand"]))
    read = [was_read(world, window, number) for number in range(WEEKS)]
    now = DAYS_NOW // 7
    return {
        "of_two": sorted(of_two),
        # Newest first, as the weeks are numbered.
        "weeks": [of_week(world, weeks, spans, far_off, number) if read[number] else None for number in range(WEEKS)],
        "now": of_known(world, meetings, of_two, weeks, read, range(now)),
        "before": of_known(world, meetings, of_two, weeks, read, range(now, WEEKS)),
        "proposals": proposals(meetings, weeks, asked["known"], asked["within"]),
        "outside": outside(world, weeks, spans) if asked["hours"] else None,
    }


# Hours


def takes_hours(m):
    return m["standing"] == "Stands" and m["days"] is None and not m["free"] and m["begins"] < m["ends"]


def is_attended(m):
    return takes_hours(m) and m["reply"] == "Accepted"


def has_somebody_else(m):
    return m["attendees"] >= 2 or m["group"] or m["private"]


def span(m):
    return m["begins"], m["ends"]


def meeting_spans(meetings):
    """What any meeting covers; where a calendar lists nobody anywhere, everything that takes hours counts."""
    lists_nobody = not any(m["attendees"] or m["group"] for m in meetings)
    return union(span(m) for m in meetings if is_attended(m) and (lists_nobody or has_somebody_else(m)))


def union(spans):
    found = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def within(spans, begin, end):
    clipped = ((max(b, begin), min(e, end)) for b, e in spans)
    return [(b, e) for b, e in clipped if b < e]


def seconds(spans):
    return sum(end - begin for begin, end in spans)


def is_far_off(m, by_hand):
    """Marked by a word, or by hand. What was said of one time goes before what was said of its series, that before a
    word; of what is there once all that was said is of the one time, wherever it stood then."""
    said = m["long_horizon"]
    for series, yes in by_hand["series"]:
        if series == m["series"]:
            said = yes
    for series, planned, yes in by_hand["times"]:
        if series == m["series"] and (planned == m["planned"] or not m["recurring"]):
            said = yes
    return said


def monday(world, number):
    return world.t_date - timedelta(days=7 * (number + 1))


def was_read(world, window, number):
    first = monday(world, number)
    return window[0] <= world.instant(first) and world.instant(first + timedelta(days=7)) <= window[1]


def of_week(world, weeks, spans, far_off, number):
    first = monday(world, number)
    begin, end = world.instant(first), world.instant(first + timedelta(days=7))
    days = blocks = None
    if weeks.hours:
        days = blocks = 0
        for day in (first + timedelta(days=n) for n in range(7)):
            hours = hours_of(weeks.clock, weeks.hours, day)
            if day in weeks.off or hours is None:
                continue
            days += 1
            blocks += sum((e - b) // BLOCK_SECONDS for b, e in gaps(within(spans, *hours), *hours))
    return {
        "meetings": seconds(within(spans, begin, end)), "blocks": blocks, "days": days,
        "long_horizon": seconds(within(far_off, begin, end)),
    }


def gaps(taken, begin, end):
    """What is left of a stretch of time."""
    found = []
    for first, last in taken:
        found.append((begin, first))
        begin = last
    return found + [(begin, end)]


# One-to-ones


def series_of_two(meetings, said):
    """More than half of its instances are of you and one other, always the same one; what you say goes before."""
    instances = {}
    for m in meetings:
        if m["recurring"]:
            instances.setdefault(m["series"], []).append(m)
    found = set()
    for series, all_ in instances.items():
        others = [m["other"] for m in all_ if m["attendees"] == 2 and not m["group"] and m["other"]]
        if any(2 * others.count(other) > len(all_) for other in set(others)):
            found.add(series)
    for series, is_one in said:
        (found.add if is_one else found.discard)(series)
    return found


def of_known(world, meetings, of_two, weeks, read, numbers):
    """Of the weeks that are known, four fifths at least."""
    known = [n for n in numbers if read[n]]
    if 5 * len(known) < 4 * len(numbers):
        return None
    spans = [(world.instant(monday(world, n)), world.instant(monday(world, n) + timedelta(days=7))) for n in known]
    return one_to_ones(meetings, of_two, weeks, spans)


def one_to_ones(meetings, of_two, weeks, spans):
    """Of the series of two, by when the series had them begin."""
    counts = dict.fromkeys(["planned", "kept", "moved", "moved_by_lead", "declined", "cancelled", "off"], 0)
    for m in meetings:
        if m["series"] not in of_two or not any(begin <= m["planned"] < end for begin, end in spans):
            continue
        if weeks.clock.date(m["planned"]) in weeks.off:
            counts["off"] += 1
            continue
        counts["planned"] += 1
        if m["standing"] != "Stands":
            counts["cancelled"] += 1
        elif m["reply"] == "Declined":
            counts["declined"] += 1
        else:
            counts["kept"] += 1
            counts["moved"] += m["moved"]
            counts["moved_by_lead"] += m["moved"] and m["organizes"]
    return counts


# Days off


def proposals(meetings, weeks, known, limits):
    """[first, last, days of work] of rows without a day of work between two."""
    known = {day for first, last in known for day in days_between(first, last)}
    away = set()
    for m in meetings:
        if m["days"] and m["away"] and m["reply"] == "Accepted" and m["standing"] == "Stands":
            first, last = max(m["days"][0], limits[0]), min(m["days"][1], limits[1])
            if first <= last:
                away.update(days_between(first, last))
    work = sorted(day for day in away if weeks.is_work(day) and day not in known)
    rows = []
    for day in work:
        if rows:
            between = days_between(rows[-1][-1].isoformat(), day.isoformat())[1:-1]
            if not any(weeks.is_work(d) for d in between):
                rows[-1].append(day)
                continue
        rows.append([day])
    return [[row[0].isoformat(), row[-1].isoformat(), len(row)] for row in rows]


# For s9


def outside(world, weeks, spans):
    """Day -> [seconds in meetings, of these outside the hours], of the twelve weeks; a meeting past midnight is on both days."""
    found = {}
    for number in range(DAYS_NOW):
        day = world.t_date - timedelta(days=DAYS_NOW - number)
        there = within(spans, world.instant(day), world.instant(day + timedelta(days=1)))
        if not there:
            continue
        hours = None if day in weeks.off else hours_of(weeks.clock, weeks.hours, day)
        inside = seconds(within(there, *hours)) if hours else 0
        found[day.isoformat()] = [seconds(there), seconds(there) - inside]
    return found
