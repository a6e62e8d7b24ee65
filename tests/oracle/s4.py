"""s4, review concentration."""

from fractions import Fraction

from clock import DAYS_NOW
from forge import is_gone
from of_requests import coverage, not_carried, too_small
from reviews_given import review_days

LEAST = 30


def compute(world):
    none = not_carried(world) or too_small(world, 2)
    if none:
        return none
    people = world.o | {world.lead}
    begin, t = world.window(DAYS_NOW)
    days = review_days(world, begin, t)
    inside = [one for one in days if one[0] in people]
    own = [one for one in inside if one[0] == world.lead]
    enough = len(inside) >= LEAST
    return {
        "status": "value" if enough else "not_enough", "why": None,
        "numerator": len(own), "denominator": len(inside),
        "evidence": sorted(id_ for _, _, id_, _ in own),
        "denominator_ids": sorted(id_ for _, _, id_, _ in inside),
        "index": float(index([sum(one[0] == p for one in inside) for p in people])) if enough else None,
        "people": len(people), "outside": sum(not is_gone(one[0]) for one in days) - len(inside),
        "coverage": coverage(world),
    }


def index(counts):
    """(H - 1/n) / (1 - 1/n), those without a review included."""
    n, all_ = len(counts), sum(counts)
    h = sum(Fraction(c, all_) ** 2 for c in counts)
    return (h - Fraction(1, n)) / (1 - Fraction(1, n))
