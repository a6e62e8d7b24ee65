"""s9, outside your hours: commits, and where they are joined reviews and comments on a forge, and meetings."""

from datetime import timedelta

from clock import BLOCKS, DAYS_BLOCK, DAYS_NOW, recorded_clock, recorded_day
from lines import USUAL_BEGIN, USUAL_MONDAYS, block_spans, points, usual_range, verdict
from of_requests import lead_began
from s8 import meeting_spans, within
from working import WEEKDAYS, days_off, hours_of

FEWEST_DAYS = 20
SAYS = {"Decided", "Remarked", "Commented"}  # a merge, a close and a push are none


class Joined:
    """A forge and a calendar that hold the sixty weeks."""

    def __init__(self, world):
        begin, t = world.window(DAYS_BLOCK * BLOCKS)
        self.since, self.read = [], []
        forges, calendar = world.forges, world.read.get("calendar")
        self.forge = bool(forges.connected) and not forges.too_few_read and self._holds(
            world, begin, t, forges.since, forges.read)
        # What was read of a calendar ends when it was read.
        self.calendar = bool(calendar) and self._holds(
            world, begin, t, calendar["window"][0], min(calendar["window"][1], calendar["read"]))

    def _holds(self, world, begin, t, since, read):
        """From T - 60 w on, and to the end of *now*, of which a fifth may be missing."""
        now, _ = world.window(DAYS_NOW)
        if since > begin or 5 * (t - read) > t - now:
            return False
        self.since.append(since)
        self.read.append(read)
        return True

    def whole(self, begin, end):
        return all(s <= begin for s in self.since) and all(r >= end for r in self.read)


def compute(world):
    own = lead_commits(world)
    begin, t = world.window(DAYS_NOW)
    now = [c for c in own if begin <= c.author_time < t]
    usable = [c for c in now if is_usable(world, c)]
    minutes = {c.author_time // 60 for c in now}
    usable_minutes = {c.author_time // 60 for c in usable}
    joined = Joined(world)
    work = work_of(world, [c for c in own if is_usable(world, c)], joined)

    def counts(length, end):
        """[days outside, days] of the days before a date."""
        first, last = world.window(length, end)
        then = [(day, outside) for at, day, outside in work if first <= at < last]
        return [len({day for day, outside in then if outside}), len({day for day, _ in then})]

    outside, days = counts(DAYS_NOW, world.t_date)
    result = {"commits": len(now), "usable": [len(usable_minutes), len(minutes)], "days": days}
    alone = not (joined.forge or joined.calendar)
    if alone:
        result["denominator_ids"] = sorted(c.id for c in usable)
    if 100 * len(usable_minutes) < 80 * len(minutes) or not minutes:
        result.update(status="not_enough", why="under 80 % of the commits are usable")
    elif days < FEWEST_DAYS:
        result.update(status="not_enough", why=f"{days} of {FEWEST_DAYS} days")
    else:
        result.update(status="value", why=None)
    if not world.settings.get("hours"):
        result.update(numerator=None, denominator=days)
        return result
    result.update(numerator=outside, denominator=days)
    if alone:
        hours, off = world.settings["hours"], days_off(world.settings)
        result["evidence"] = sorted(c.id for c in usable if is_outside(c, hours, off))
    start = lead_began(world) if joined.forge else None
    drawn = points(world, lambda day: counts(DAYS_NOW, day))
    kept = [p for p, day in zip(drawn, world.mondays(104)) if joined.whole(*world.window(DAYS_NOW, day))]
    usual = drawn[-1 - USUAL_BEGIN:][:USUAL_MONDAYS]
    blocks = [counts(DAYS_BLOCK, end) for _, end in block_spans(world)]
    result.update(
        points=kept, usual_range=usual_range(world, drawn, start) if usual[0] in kept else None,
        verdict=verdict(world, blocks, start),
    )
    return result


def work_of(world, commits, joined):
    """[(instant, day, outside)] of whatever there was; days not all of which is known are left out."""
    hours, off = world.settings.get("hours") or {}, days_off(world.settings)
    found = [(c.author_time, recorded_day(c.author_time, c.author_offset), is_outside(c, hours, off)) for c in commits]
    if joined.forge:
        for request in world.requests:
            for event in request.events:
                if event.act in SAYS and event.by == world.lead and event.at < world.forges.read:
                    day = world.clock.date(event.at)
                    found.append((event.at, day, not is_in(span_of(world, hours, off, day), event.at)))
        # Comments on lines may stand in no event: what a forge lists of the lead's comments is work as well.
        there = {(r.repository, r.number) for r in world.requests}
        for number, forge in enumerate(world.forges.all):
            for comment in forge["comments"] if forge else []:
                if (number, comment["request"]) in there and comment["at"] < world.forges.read:
                    day = world.clock.date(comment["at"])
                    found.append((comment["at"], day, not is_in(span_of(world, hours, off, day), comment["at"])))
    if joined.calendar:
        for begin, end in meeting_spans(world.read["calendar"]["meetings"]):
            day = world.clock.date(begin)
            while world.instant(day) < end:
                first, last = world.instant(day), world.instant(day + timedelta(days=1))
                for part in within([(begin, end)], first, last):
                    span = span_of(world, hours, off, day)
                    inside = span is not None and span[0] <= part[0] and part[1] <= span[1]
                    found.append((part[0], day, not inside))
                day += timedelta(days=1)
    if joined.read:
        last = world.clock.date(min(joined.read))
        found = [one for one in found if one[1] < last]
    return found


def span_of(world, hours, off, day):
    return None if day in off or not hours else hours_of(world.clock, hours, day)


def is_in(span, at):
    return span is not None and span[0] <= at < span[1]


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


def is_outside(commit, hours, off):
    """Outside the range of its day; a day off has none, of the week or given."""
    day = recorded_day(commit.author_time, commit.author_offset)
    span = None if day in off else hours.get(WEEKDAYS[day.weekday()])
    if not span:
        return True
    begin, end = (seconds_of(text) for text in span)
    return not begin <= recorded_clock(commit.author_time, commit.author_offset) < end


def seconds_of(text):
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60
