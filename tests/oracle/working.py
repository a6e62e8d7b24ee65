"""The lead's hours, day by day (the definitions, s9, s3w and s8)."""

from datetime import date, datetime, timedelta

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def days_off(settings):
    """Days off that the lead gave, both ends included."""
    found = set()
    for first, last in settings.get("days_off", []):
        day = date.fromisoformat(first)
        while day <= date.fromisoformat(last):
            found.add(day)
            day += timedelta(days=1)
    return found


def hours_of(clock, hours, day):
    """(begin, end) instants of the range of a day, or None; without hours Monday to Friday around the clock."""
    if not hours:
        span = ("00:00", "24:00") if day.weekday() < 5 else None
    else:
        span = hours.get(WEEKDAYS[day.weekday()])
    return (at(clock, day, span[0]), at(clock, day, span[1])) if span else None


def at(clock, day, text):
    """The instant of a time of a day, as the clock on the wall has it."""
    hour, minute = map(int, text.split(":"))
    if hour == 24:
        return clock.midnight(day + timedelta(days=1))
    return int(datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.zone).timestamp())


def spans_of_work(clock, hours, off, first, last):
    """[(begin, end)] of the days from one to before another, without days off."""
    found, day = [], first
    while day < last:
        span = None if day in off else hours_of(clock, hours, day)
        if span:
            found.append(span)
        day += timedelta(days=1)
    return found


def working_spans(world, first, last):
    return spans_of_work(
        world.clock, world.settings.get("hours"), days_off(world.settings), first, last)
