"""s6a, absence, what happened: the part of it that git says."""

from datetime import timedelta

from clock import parse_date

FEWEST_DAYS = 5
FEWEST_OTHERS = 3
FEWEST_ABSENCES = 3
FEWEST_CHANGES = 30
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAY = timedelta(days=1)
WHY_TOO_SMALL = [
    "you work here alone",
    "with two people each figure is the other's",
    "what one other person did would show, so nothing is said about the others together",
]


class Calendar:
    """The lead's working days."""

    def __init__(self, settings):
        self.weekdays = set(settings.get("hours") or WEEKDAYS[:5])
        self.off = set()
        for first, last in settings.get("days_off", []):
            day = parse_date(first)
            while day <= parse_date(last):
                if self.works(day):
                    self.off.add(day)
                day += DAY

    def works(self, day):
        return WEEKDAYS[day.weekday()] in self.weekdays

    def walk(self, day, steps):
        """The working day that many working days away from one, backwards where negative."""
        way = DAY if steps > 0 else -DAY
        for _ in range(abs(steps)):
            day += way
            while not self.works(day):
                day += way
        return day

    def absences(self):
        """Lists of working days off, each the next working day after the one before it."""
        found = []
        for day in sorted(self.off):
            if found and self.walk(found[-1][-1], 1) == day:
                found[-1].append(day)
            else:
                found.append([day])
        return found


def compute(world):
    if len(world.o) < len(WHY_TOO_SMALL):
        return {"status": "not_applicable", "why": WHY_TOO_SMALL[len(world.o)]}
    calendar = Calendar(world.settings)
    if not world.settings.get("days_off"):
        return {"status": "not_applicable", "why": "no days off given"}
    begins = min(repo.chain.times[0] for repo in world.repos)
    there = [days for days in calendar.absences() if world.instant(days[0]) >= begins]
    long = [days for days in there if len(days) >= FEWEST_DAYS]
    over = [days for days in long if calendar.walk(days[-1], 1) <= world.t_date]
    if not over:
        return {"status": "not_enough", "why": "no absence of five working days that is over"}
    rows = []
    for days in over:
        n, until = len(days), calendar.walk(days[-1], 1)
        others = [other for other in long if other is not days]
        spans = {
            "during": (days[0], until),
            "before": (calendar.walk(days[0], -n), days[0]),
            "after": (until, calendar.walk(until, n)),
        }
        sides = {name: side(world, begins, others, *span) for name, span in spans.items()}
        rows.append({"first": days[0].isoformat(), "last": days[-1].isoformat(), "days": n, **sides})
    known = [row["during"] for row in rows if isinstance(row["during"], list)]
    during = [c for changes in known for c in changes]
    beside = {
        c for row in rows for name in ("before", "after") if isinstance(row[name], list)
        for c in row[name]
    }
    result = {
        "status": "value" if known else "not_enough", "why": None,
        "absences": [counted(row) for row in rows], "sum": summed(rows),
    }
    if known:
        result.update(
            numerator=len(during), denominator=len(beside),
            evidence=sorted(during), denominator_ids=sorted(beside),
        )
    return result


def side(world, begins, others, first, until):
    """The ids of the others' changes from one day to before another, or a word for why not."""
    if until > world.t_date:
        return "not_over"
    if any(first <= day < until for other in others for day in other):
        return "another_absence"
    begin, end = world.instant(first), world.instant(until)
    if begin < begins:
        return "no_history"
    people = world.team.others(begin)
    if len(people) < FEWEST_OTHERS:
        return "too_few_others"
    return [c.id for c in world.regular_between(begin, end) if c.person in people]


def counted(row):
    number = {
        name: len(row[name]) if isinstance(row[name], list) else row[name]
        for name in ("during", "before", "after")
    }
    return [row["first"], row["last"], row["days"], number["during"], number["before"], number["after"]]


def summed(rows):
    """[absences, working days, during, before, after] of those that are whole, if there are enough."""
    names = ("during", "before", "after")
    whole = [row for row in rows if all(isinstance(row[name], list) for name in names)]
    sums = [sum(len(row[name]) for row in whole) for name in names]
    if len(whole) < FEWEST_ABSENCES or sums[0] < FEWEST_CHANGES:
        return None
    return [len(whole), sum(row["days"] for row in whole), *sums]
