"""s9, outside your hours."""

from clock import DAYS_BLOCK, DAYS_NOW, recorded_clock, recorded_day
from lines import block_spans, line

FEWEST_DAYS = 20
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def compute(world):
    own = lead_commits(world)
    begin, t = world.window(DAYS_NOW)
    now = [c for c in own if begin <= c.author_time < t]
    usable = [c for c in now if is_usable(world, c)]
    minutes = {c.author_time // 60 for c in now}
    usable_minutes = {c.author_time // 60 for c in usable}
    days = {recorded_day(c.author_time, c.author_offset) for c in usable}
    result = {
        "commits": len(now), "usable": [len(usable_minutes), len(minutes)],
        "days": len(days), "denominator_ids": sorted(c.id for c in usable),
    }
    if 100 * len(usable_minutes) < 80 * len(minutes) or not minutes:
        result.update(status="not_enough", why="under 80 % of the commits are usable")
    elif len(days) < FEWEST_DAYS:
        result.update(status="not_enough", why=f"{len(days)} of {FEWEST_DAYS} days")
    else:
        result.update(status="value", why=None)
    hours = world.settings.get("hours")
    if not hours:
        result.update(numerator=None, denominator=len(days))
        return result
    usable_ever = [c for c in own if is_usable(world, c)]

    def counts(length, end):
        first, last = world.window(length, end)
        then = [c for c in usable_ever if first <= c.author_time < last]
        return [
            len({recorded_day(c.author_time, c.author_offset)
                 for c in then if is_outside(world, c, hours)}),
            len({recorded_day(c.author_time, c.author_offset) for c in then}),
        ]

    numerator, denominator = counts(DAYS_NOW, world.t_date)
    blocks = [counts(DAYS_BLOCK, end) for _, end in block_spans(world)]
    result.update(
        numerator=numerator, denominator=denominator,
        evidence=sorted(c.id for c in usable if is_outside(world, c, hours)),
    )
    result.update(line(world, lambda day: counts(DAYS_NOW, day), blocks))
    return result


def lead_commits(world):
    """The lead's commits, no merges, reachable from the tip (one run has one T, 1.1: tip(T)), without
    what the lead excluded (1.4); in several repositories each once."""
    found = {}
    for repo in world.repos:
        for commit in repo.walked:
            if commit.person == world.lead and commit.id not in repo.reading.left_out_ids:
                found[commit.id] = commit
    return list(found.values())


def is_usable(world, commit):
    """The lead is the committer, and the offset says something."""
    if world.persons.look_up(*commit.committer) != world.lead:
        return False
    return commit.author_offset != 0 or world.clock.offset(commit.author_time) == 0


def is_outside(world, commit, hours):
    """Outside the range of its day of the week; a day off has none, nor has one that was given."""
    day = recorded_day(commit.author_time, commit.author_offset)
    for first, last in world.settings.get("days_off", []):
        if first <= day.isoformat() <= last:
            return True
    span = hours.get(WEEKDAYS[day.weekday()])
    if not span:
        return True
    begin, end = (seconds_of(text) for text in span)
    return not begin <= recorded_clock(commit.author_time, commit.author_offset) < end


def seconds_of(text):
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60
