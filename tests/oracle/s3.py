"""s3, wait on the lead."""

from fractions import Fraction

from clock import BLOCKS, DAYS_BLOCK, DAYS_NOW
from lines import USUAL_BEGIN, USUAL_MONDAYS, block_spans, may_be_usual, percentile, verdict
from of_requests import coverage, lead_began, not_carried
from survival import median
from waits import waits
from weekdays import weekday_seconds

LEAST = 10
LEAST_OTHERS = 3
HOUR = 3600


def compute(world):
    none = not_carried(world)
    if none:
        return none
    begin, t = world.window(DAYS_NOW)
    begun = world.window(DAYS_BLOCK * BLOCKS)[0]
    known = waits_between(world, begun, t, t)
    now = [w for w in known if w.begins >= begin]
    own = [w for w in now if w.whom == world.lead]
    middle = median([(w.long, w.answered) for w in own])
    enough = len(own) >= LEAST and middle is not None
    others = others_median(world, now)
    result = {
        "status": "value" if enough else "not_enough", "why": None,
        "numerator": sum(w.answered for w in own), "denominator": len(own),
        "value": middle / HOUR if enough else None,
        "evidence": sorted(w.request.id for w in own if w.answered),
        "denominator_ids": sorted(w.request.id for w in own),
        "waits": sorted([w.request.id, world.clock.date(w.begins).isoformat(), w.long / HOUR, w.answered]
                        for w in own),
        "others": others, "ratio": None,
        "before": before(world, [w for w in known if w.begins < begin and w.whom == world.lead]),
        "coverage": coverage(world),
    }
    if enough and others and others[0]:
        result["ratio"] = result["value"] / others[0]
    result.update(line(world))
    result.update(judged(world, [w for w in known if w.whom == world.lead]))
    return result


def waits_between(world, begin, end, cut):
    """Waits on anybody that began in [begin, end), as they are known at `cut`, or where their own forge was read to,
    with their length in seconds of weekdays."""
    found = []
    for request in world.requests:
        if any(begin <= event.at < end for event in request.events):
            until = min(cut, world.forges.read_of(request.repository))
            for wait in waits(request, until):
                if begin <= wait.begins < end:
                    wait.until = until
                    wait.long = weekday_seconds(world.clock, wait.begins, wait.ends)
                    found.append(wait)
    return found


def others_median(world, now):
    """[hours or None, waits, people] of all others pooled, or None."""
    theirs = [w for w in now if w.whom != world.lead]
    people = {w.whom for w in theirs}
    if len(people) < LEAST_OTHERS or len(theirs) < LEAST:
        return None
    middle = median([(w.long, w.answered) for w in theirs])
    return [None if middle is None else middle / HOUR, len(theirs), len(people)]


def before(world, own):
    """[hours, waits] of those that began in *before*."""
    if not world.forges.holds_sixty_weeks(world) or len(own) < LEAST:
        return None
    middle = median([(w.long, w.answered) for w in own])
    return None if middle is None else [middle / HOUR, len(own)]


def line(world):
    """The median of the twelve weeks before each Monday, as it was on that Monday."""
    drawn = []
    for day in world.mondays(104):
        begin, end = world.window(DAYS_NOW, day)
        own = [w for w in waits_between(world, begin, end, end) if w.whom == world.lead]
        middle = median([(w.long, w.answered) for w in own])
        point = [day.isoformat(), 0, 0] if middle is None else [day.isoformat(), middle, len(own)]
        drawn.append((world.forges.holds(begin, end), point))
    usual = None
    before = [point for _, point in drawn][-1 - USUAL_BEGIN:][:USUAL_MONDAYS]
    if (world.forges.holds_sixty_weeks(world) and may_be_usual(world, lead_began(world))
            and all(of for _, _, of in before)):
        values = [Fraction(seconds, HOUR) for _, seconds, _ in before]
        usual = [float(percentile(values, Fraction(1, 10))), float(percentile(values, Fraction(9, 10)))]
    return {"points": [point for whole, point in drawn if whole], "usual_range": usual}


def judged(world, own):
    """The verdict on waits as long as the median of the sixty weeks, or longer."""
    if not world.forges.holds_sixty_weeks(world):
        return {"verdict": None, "at_least_hours": None}
    least = median([(w.long, w.answered) for w in own])
    if least is None:
        return {"verdict": None, "at_least_hours": None}
    blocks = []
    for _, end_day in block_spans(world):
        begin, end = world.window(DAYS_BLOCK, end_day)
        long = of = 0
        for wait in own:
            if not begin <= wait.begins < end:
                continue
            known = min(world.t, world.forges.read)
            if wait.begins > known or weekday_seconds(world.clock, wait.begins, known) < least:
                continue  # so much time had not passed
            if not wait.answered and wait.long < least:
                continue
            of += 1
            long += wait.long >= least
        blocks.append([long, of])
    return {"verdict": verdict(world, blocks, lead_began(world)), "at_least_hours": least / HOUR}
