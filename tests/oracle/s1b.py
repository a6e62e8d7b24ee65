"""s1b, own-it share."""

from datetime import timedelta

from clock import DAYS_BLOCK, DAYS_HALF, DAYS_NOW
from knowledge import YEAR
from lines import WEEKS_DRAWN, block_spans, line

FEWEST = 10


class OwnIt:
    """One of the lead's changes, judged strictly before its merge."""

    def __init__(self, world, change):
        self.change = change
        t = change.time
        self.files = change.in_scope & world.files_before(t)
        known = {}
        for file in self.files:
            for person in world.knows(file, t, YEAR)[1]:
                known[person] = known.get(person, 0) + 1
        most = max(known.values(), default=0)
        self.could = bool(self.files) and 2 * most >= len(self.files)
        self.strict = bool(self.files) and most == len(self.files)


def compute(world):
    if not world.o:
        return {"status": "not_applicable", "why": "you work here alone"}
    if len(world.o) == 1:
        return {"status": "not_applicable", "why": "with two people each figure is the other's"}
    earliest, _ = world.window(DAYS_NOW, world.t_date - timedelta(days=7 * WEEKS_DRAWN))
    judged = [
        OwnIt(world, c) for c in world.regular_between(earliest, world.t)
        if c.person == world.lead
    ]

    def between(days, end):
        begin, t = world.window(days, end)
        return [j for j in judged if begin <= j.change.time < t]

    def counts(days, end):
        judged_then = [j for j in between(days, end) if j.files]
        return [sum(j.could for j in judged_then), len(judged_then)]

    half = between(DAYS_HALF, world.t_date)
    asked = [j for j in half if j.files]
    per_area = {}
    for one in asked:
        for area in {world.area_of[f] for f in one.files}:
            pair = per_area.setdefault(area, [0, 0])
            pair[0] += one.could
            pair[1] += 1
    enough = len(asked) >= FEWEST
    result = {
        "status": "value" if enough else "not_enough",
        "why": None if enough else f"{len(asked)} of {FEWEST} changes",
        "numerator": sum(j.could for j in asked), "denominator": len(asked),
        "evidence": sorted(j.change.id for j in asked if j.could),
        "denominator_ids": sorted(j.change.id for j in asked),
        "strict": [sum(j.strict for j in asked), len(asked)],
        "new_files_only": len(half) - len(asked),
        "per_area": per_area,
    }
    blocks = [counts(DAYS_BLOCK, end) for _, end in block_spans(world)]
    result.update(line(world, lambda day: counts(DAYS_NOW, day), blocks))
    return result
