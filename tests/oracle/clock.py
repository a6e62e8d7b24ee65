"""Time: the zone, Mondays, windows of calendar days (the definitions 1.1)."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

DAYS_NOW = 12 * 7
DAYS_BEFORE = 48 * 7
DAYS_HALF = 26 * 7
DAYS_YEAR = 52 * 7
DAYS_AREAS = 104 * 7
DAYS_BLOCK = 4 * 7
BLOCKS = 15
DAY_SECONDS = 86400


class Clock:
    def __init__(self, zone):
        self.zone_name = zone
        self.zone = ZoneInfo(zone)

    def local(self, instant):
        return datetime.fromtimestamp(instant, self.zone)

    def date(self, instant):
        return self.local(instant).date()

    def midnight(self, day):
        return int(datetime(day.year, day.month, day.day, tzinfo=self.zone).timestamp())

    def days_before(self, instant, days):
        """The same time of day, that many calendar days earlier."""
        moved = self.local(instant).replace(tzinfo=None) - timedelta(days=days)
        return int(moved.replace(tzinfo=self.zone).timestamp())

    def week(self, instant):
        """The Monday of the local week."""
        return monday_of(self.date(instant))

    def offset(self, instant):
        return int(self.local(instant).utcoffset().total_seconds())


def monday_of(day):
    return day - timedelta(days=day.weekday())


def recorded_day(instant, offset):
    """The date in the offset that the commit itself recorded."""
    return datetime.fromtimestamp(instant, timezone(timedelta(seconds=offset))).date()


def recorded_clock(instant, offset):
    """The time of day, in seconds, in the offset that the commit itself recorded."""
    moment = datetime.fromtimestamp(instant, timezone(timedelta(seconds=offset)))
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def week_begin(clock, now, as_of, tip_time):
    """T: `--as-of` gives the last Monday not after it; else the last Monday not after
    now, or the first Monday after the tip if that is earlier."""
    if as_of is not None:
        return monday_of(as_of)
    last = monday_of(clock.date(now))
    return min(last, clock.week(tip_time) + timedelta(days=7))


def parse_date(text):
    return date.fromisoformat(text)


def parse_instant(text):
    """An instant in ISO 8601; without an offset it is UTC."""
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return int(moment.timestamp())
