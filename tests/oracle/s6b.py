"""s6b, absence replayed."""

from datetime import timedelta
from fractions import Fraction

from clock import BLOCKS, DAYS_BLOCK, DAYS_NOW
from knowledge import LOOSER, YEAR
from lines import line, percentile, pooled

FORTNIGHT = 14
LONGER = 28
SPAN = 364
FEWEST = 30
FEWEST_IN_FORTNIGHT = 5
FEWEST_FORTNIGHTS = 6


class Replay:
    def __init__(self, world):
        self.world = world
        self.cache = {}

    def away(self, day, length, rule=YEAR):
        """One absence from a date: (X, hits, the lead's own changes then);
        hits are (change, its files known by the lead and nobody in O)."""
        key = (day, length, rule)
        if key not in self.cache:
            world, t = self.world, self.world.instant(day)
            others, there = world.team.others(t), world.files_before(t)
            x, hits, own = [], [], []
            for change in world.regular_between(t, world.instant(day + timedelta(days=length))):
                files = change.in_scope & there
                if not files:
                    continue
                if change.person == world.lead:
                    own.append(change)
                elif change.person in others:
                    x.append(change)
                    alone = {f for f in files if world.knows(f, t, rule) == (True, frozenset())}
                    if alone:
                        hits.append((change, alone))
            self.cache[key] = x, hits, own
        return self.cache[key]

    def counts(self, day, length, rule=YEAR):
        x, hits, _ = self.away(day, length, rule)
        return [len(hits), len(x)]

    def pooled_before(self, day, days):
        """Sum over the fortnights that fill the days before a date."""
        return pooled(
            self.counts(day - timedelta(days=back), FORTNIGHT)
            for back in range(FORTNIGHT, days + 1, FORTNIGHT)
        )


def table(world, replay, length):
    """[[first day, hits, X]] for i = 1 .. 364/D."""
    days = [world.t_date - timedelta(days=length * i) for i in range(1, SPAN // length + 1)]
    return [[day.isoformat(), *replay.counts(day, length)] for day in days]


def percentiles(fortnights):
    """The 10th, 50th and 90th percentile over fortnights with X >= 5, if there are 6 of them."""
    shares = [Fraction(n, d) for _, n, d in fortnights if d >= FEWEST_IN_FORTNIGHT]
    if len(shares) < FEWEST_FORTNIGHTS:
        return None
    return [float(percentile(shares, Fraction(q, 100))) for q in (10, 50, 90)]


def compute(world):
    if not world.o:
        return {"status": "not_applicable", "why": "you work here alone"}
    if len(world.o) == 1:
        return {"status": "not_applicable", "why": "with two people each figure is the other's"}
    replay = Replay(world)
    days = [world.t_date - timedelta(days=FORTNIGHT * i) for i in range(1, SPAN // FORTNIGHT + 1)]
    away = [replay.away(day, FORTNIGHT) for day in days]
    x = [c for found, _, _ in away for c in found]
    hits = [h for _, found, _ in away for h in found]
    own = sum(len(found) for _, _, found in away)
    fortnights = table(world, replay, FORTNIGHT)
    areas, files = {}, {}
    for _, alone in hits:
        for area in {world.area_of[f] for f in alone}:
            areas[area] = areas.get(area, 0) + 1
        for file in alone:
            files[file] = files.get(file, 0) + 1
    enough = len(x) >= FEWEST
    why = "of three people only the hits" if len(world.o) == 2 else None
    blocks = [
        replay.pooled_before(world.t_date - timedelta(days=DAYS_BLOCK * back), DAYS_BLOCK)
        for back in range(BLOCKS - 1, -1, -1)
    ]
    result = {
        "status": "value" if enough else "not_enough",
        "why": why if enough else f"{len(x)} of {FEWEST} changes",
        "numerator": len(hits), "denominator": len(x),
        "evidence": sorted(c.id for c, _ in hits), "denominator_ids": sorted(c.id for c in x),
        "looser": pooled(replay.counts(day, FORTNIGHT, LOOSER) for day in days),
        "fortnights": fortnights, "d28": table(world, replay, LONGER),
        "percentiles": percentiles(fortnights), "own_share": [own, own + len(x)],
        "areas": areas, "files": files,
    }
    result.update(line(world, lambda day: replay.pooled_before(day, DAYS_NOW), blocks))
    return result
