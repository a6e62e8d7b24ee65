"""s6c, acts only you do."""

from datetime import date, timedelta
from fractions import Fraction

from clock import DAYS_YEAR, recorded_day
from git_log import parse_raw_date
from lines import percentile

FEWEST_TAGS = 5
FEWEST_MONTHS = 8
MONTHS = 12
GAPS = 5
CLASSES = ("source", "test", "configuration", "documentation", "data")


def compute(world):
    if not world.o:
        return {"status": "not_applicable", "why": "you work here alone"}
    tags = tag_days(world)
    mine = sorted({day for person, day in tags if person == world.lead})
    files = files_of_the_lead(world)
    enough = len(tags) >= FEWEST_TAGS
    return {
        "status": "value" if enough else "not_enough",
        "why": None if enough else f"{len(tags)} of {FEWEST_TAGS} tags",
        "tags": [len(mine), len(tags)],
        "files": sorted(files),
        "next_dates": {
            "tags": next_date(mine),
            "files": {file: next_date(sorted(days)) for file, days in sorted(files.items())},
        },
    }


def tag_days(world):
    """Annotated tags of the year whose commit the tip reaches, no bots: {(tagger, day)}."""
    begin, t = world.window(DAYS_YEAR)
    found = set()
    for repo in world.repos:
        rows = repo.git(
            "for-each-ref", "refs/tags",
            "--format=%(objecttype)%00%(*objecttype)%00%(*objectname)"
            "%00%(taggername)%00%(taggeremail)%00%(taggerdate:raw)",
        )
        reached = {c.id for c in repo.chain.commits[:repo.last + 1]}  # one run has one T (1.1)
        reached |= {b.id for p in range(repo.last + 1) for b in repo.chain.brought[p]}
        for row in rows.splitlines():
            type_, peeled_type, peeled, name, address, when = row.split("\0")
            if type_ != "tag" or peeled_type != "commit" or peeled not in reached or not when:
                continue
            seconds, offset = parse_raw_date(when)
            address = address.removeprefix("<").removesuffix(">")
            if world.persons.bots.matches(name, address) or not begin <= seconds < t:
                continue
            mapped = repo.mapped(name, address)
            person = world.persons.look_up(name, address, *mapped)
            if person is not None and world.persons.is_bot[person]:
                continue
            tagger = person if person is not None else mapped
            found.add((tagger, recorded_day(seconds, offset)))
    return found


def files_of_the_lead(world):
    """File -> days on which the lead changed it, for those the lead changed in at least 8 of
    the 12 complete calendar months before T and nobody of O in any."""
    months = complete_months(world.t_date)
    excluded = set(world.settings.get("exclude_areas", []))  # 1.4: in no figure
    by_lead, by_others, days = {}, set(), {}
    for change in world.changes:
        if change.bulk:
            continue
        day = world.clock.date(change.time)
        month = (day.year, day.month)
        for file in change.touched:
            if change.person == world.lead:
                days.setdefault(file, set()).add(day)
                if month in months:
                    by_lead.setdefault(file, set()).add(month)
            elif change.person in world.o and month in months:
                by_others.add(file)
    return {
        file: days[file] for file, seen in by_lead.items()
        if len(seen) >= FEWEST_MONTHS and file not in by_others and file in world.tree
        and file in world.scope and world.class_of[file] in CLASSES
        and world.areas.of(file) not in excluded
    }


def complete_months(t_date):
    """(year, month) of the 12 calendar months that ended before or on T."""
    found, first = set(), date(t_date.year, t_date.month, 1)
    for _ in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        found.add((first.year, first.month))
    return found


def next_date(days):
    """Last + median of the last five gaps, if their middle 80 % lie within 25 % of it."""
    gaps = [Fraction((b - a).days) for a, b in zip(days, days[1:])][-GAPS:]
    if len(gaps) < GAPS:
        return None
    median = percentile(gaps, Fraction(1, 2))
    low, high = percentile(gaps, Fraction(1, 10)), percentile(gaps, Fraction(9, 10))
    if low < median * Fraction(3, 4) or high > median * Fraction(5, 4):
        return None
    return (days[-1] + timedelta(days=int(median))).isoformat()
