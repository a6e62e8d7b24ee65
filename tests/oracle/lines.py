"""Usual ranges and "now against before" (the definitions 1.8)."""

from datetime import timedelta
from fractions import Fraction
from itertools import combinations

from clock import BLOCKS, DAYS_BLOCK
from regimes import borders

WEEKS_DRAWN = 104  # Mondays T - 104 w .. T
USUAL_BEGIN = 48
USUAL_MONDAYS = 37  # T - 48 w .. T - 12 w
BLOCKS_NOW = 3
FEWEST_BEFORE = 6
FEWEST_EACH_SIDE = 20
FEWEST_CHOICES = 50
LEVEL = Fraction(2, 100)
PAUSE_DAYS = 52 * 7


def percentile(values, q):
    """Linear interpolation between order statistics, at (n - 1) q."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * q
    low = place.numerator // place.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def points(world, value):
    """[[Monday, numerator, denominator]], oldest first; `value` takes the date of a Monday."""
    return [[day.isoformat(), *value(day)] for day in world.mondays(WEEKS_DRAWN)]


def usual_range(world, drawn, start=None):
    """The middle 80 % of the 37 Mondays T - 48 w .. T - 12 w. None where one of them has no denominator, where a
    regime mark lies within 60 weeks, or where the lead began less than 60 weeks before T."""
    before = drawn[-1 - USUAL_BEGIN:][:USUAL_MONDAYS]
    if not may_be_usual(world, first_that_counts(world) if start is None else start):
        return None
    if any(not d for _, _, d in before):
        return None
    shares = [Fraction(n, d) for _, n, d in before]
    return [float(percentile(shares, Fraction(1, 10))), float(percentile(shares, Fraction(9, 10)))]


def may_be_usual(world, start):
    """Whether the lead was there for sixty weeks, and nobody changed the way of merging in them."""
    begin = world.t_date - timedelta(days=DAYS_BLOCK * BLOCKS)
    return (start is not None and world.instant(begin) >= start
            and not any(begin < day < world.t_date for dates in marks(world) for day in dates))


def block_spans(world):
    """The 15 blocks of four weeks before T as (begin, end) dates, oldest first."""
    spans = []
    for number in range(BLOCKS, 0, -1):
        begin = world.t_date - timedelta(days=DAYS_BLOCK * number)
        spans.append((begin, begin + timedelta(days=DAYS_BLOCK)))
    return spans


def pooled(pairs):
    pairs = list(pairs)
    return [sum(n for n, _ in pairs), sum(d for _, d in pairs)]


def first_that_counts(world):
    """The lead's first counted change, or the first after more than 52 weeks without any."""
    return first_after_a_pause(world, world.lead_counted_times())


def first_after_a_pause(world, times):
    """The first of these, or the first after more than 52 weeks without any; they go forward."""
    start = last = None
    for time in times:
        if last is None or world.clock.days_before(time, PAUSE_DAYS) > last:
            start = time
        last = time
    return start


def marks(world):
    """Dates of regime borders, per repository."""
    return [borders(world.clock, world.t_date, r.chain, r.last) for r in world.repos]


def verdict(world, blocks, start=None):
    """`blocks` = 15 (numerator, denominator), oldest first; `start`: when the lead began, where that is not by
    changes alone."""
    start = first_that_counts(world) if start is None else start
    spans = block_spans(world)
    kept = [i for i, (_, end) in enumerate(spans)
            if start is not None and world.instant(end) > start]
    before = [blocks[i] for i in kept if i < BLOCKS - BLOCKS_NOW]
    now = [blocks[i] for i in kept if i >= BLOCKS - BLOCKS_NOW]
    found = {"word": None, "now": pooled(now), "before": pooled(before), "p": None}
    if len(before) < FEWEST_BEFORE:
        found["word"] = "too early"
    elif any(spans[kept[0]][0] < day < world.t_date for dates in marks(world) for day in dates):
        found["word"] = "not compared"
    elif min(found["now"][1], found["before"][1]) < FEWEST_EACH_SIDE:
        found["word"] = "too few"
    else:
        _decide(found, before + now)
    return found


def difference(chosen, rest):
    """Difference of the pooled shares; None when a side is empty."""
    (n, d), (m, e) = pooled(chosen), pooled(rest)
    return Fraction(n, d) - Fraction(m, e) if d and e else None


def _decide(found, blocks):
    observed = difference(blocks[-BLOCKS_NOW:], blocks[:-BLOCKS_NOW])
    as_large = choices = 0
    for chosen in combinations(range(len(blocks)), BLOCKS_NOW):
        choices += 1
        other = difference(
            [blocks[i] for i in chosen],
            [b for i, b in enumerate(blocks) if i not in chosen],
        )
        if other is None or abs(other) >= abs(observed):
            as_large += 1
    found["p"] = f"{as_large}/{choices}"
    if choices >= FEWEST_CHOICES and Fraction(as_large, choices) <= LEVEL:
        found["word"] = "up" if observed > 0 else "down"
    else:
        found["word"] = "no clear change"


def line(world, value, blocks):
    """Points, usual range, blocks and verdict of a signal."""
    drawn = points(world, value)
    return {
        "points": drawn, "usual_range": usual_range(world, drawn),
        "blocks": [list(b) for b in blocks], "verdict": verdict(world, blocks),
    }
