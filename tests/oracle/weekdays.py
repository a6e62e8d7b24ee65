"""Time without Saturdays and Sundays of a zone (the definitions, s3)."""

from datetime import timedelta


def weekday_seconds(clock, begin, end):
    """Seconds of weekdays between two instants, day by day as the clock of the zone has them."""
    total, day = 0, clock.date(begin)
    while True:
        first, last = clock.midnight(day), clock.midnight(day + timedelta(days=1))
        if first >= end:
            return total
        if day.weekday() < 5:
            total += max(0, min(end, last) - max(begin, first))
        day += timedelta(days=1)
