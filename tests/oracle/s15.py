"""s15, discussion spread."""

from math import exp, log

from clock import DAYS_HALF
from forge import is_somebody
from of_requests import too_small

LEAST = 5


def compute(world, proposals):
    none = too_small(world, 2)
    if none:
        return none
    begin, t = world.window(DAYS_HALF)
    people = world.o | {world.lead}
    half = [p for p in proposals if begin <= p.at < t and is_somebody(p.by) and p.by in people]
    others = [p for p in half if p.by != world.lead]
    enough = len(half) >= LEAST
    result = {
        "status": "value" if enough else "not_enough",
        "numerator": len(others), "denominator": len(half),
        "evidence": sorted(p.id for p in others), "denominator_ids": sorted(p.id for p in half),
        "as_if": None, "people": None, "lead": None,
    }
    if not enough:
        return result
    # One person's words on one proposal on one day are one; the proposal itself is among them.
    words = set()
    for place, proposal in enumerate(half):
        for who, at in [(proposal.by, proposal.at)] + proposal.said:
            if is_somebody(who) and who in people and at < t:
                words.add((who, place, world.clock.date(at)))
    counts = {p: sum(who == p for who, _, _ in words) for p in people}
    spoke = [n for n in counts.values() if n]
    total = sum(spoke)
    result.update(
        as_if=exp(-sum(n / total * log(n / total) for n in spoke)),
        people=len(spoke), lead=[counts[world.lead], total],
    )
    return result
