"""s14, question share."""

from clock import DAYS_NOW
from forge import is_human
from of_requests import compared, coverage, not_carried

LEAST = 20


def compute(world):
    none = not_carried(world)
    if none:
        return none
    opened = {(r.repository, r.number): r for r in world.requests}
    all_ = []
    for number, forge in enumerate(world.forges.all):
        for comment in forge["comments"] if forge else []:
            request = opened.get((number, comment["request"]))
            if request and is_human(request.author) and request.author != world.lead:
                all_.append((comment["at"], number, request.id, comment["asks"]))

    def counts(begin, end):
        there = [asks for at, _, _, asks in all_ if begin <= at < end]
        return [sum(there), len(there)]

    begin, t = world.window(DAYS_NOW)
    now = [one for one in all_ if begin <= one[0] < t]
    enough = len(now) >= LEAST
    result = {
        "status": "value" if enough else "not_enough", "why": None,
        "numerator": sum(one[3] for one in now), "denominator": len(now),
        "evidence": sorted(id_ for _, _, id_, asks in now if asks),
        "denominator_ids": sorted(id_ for _, _, id_, _ in now),
        "requests": len({one[1:3] for one in now}),
        "coverage": coverage(world),
    }
    result.update(compared(world, lambda day: counts(*world.window(DAYS_NOW, day)), counts))
    return result
