"""What the signals of change requests share (the definitions 3, "what change requests say")."""

from clock import DAYS_BLOCK, DAYS_NOW
from lines import block_spans, first_after_a_pause, points, usual_range, verdict

ALONE = "you work here alone"
TWO = "with two people each figure is the other's"
THREE = "what one other person did would show, so nothing is said about the others together"


def not_carried(world):
    """The answer where the forge gives none, or None."""
    status = world.forges.status(world)
    return status and {"status": status, "why": None}


def too_small(world, most):
    """Not applicable in teams of up to so many others."""
    words = [ALONE, TWO, THREE]
    if len(world.o) <= most:
        return {"status": "not_applicable", "why": words[len(world.o)]}
    return None


def lead_began(world):
    """First counted change or act in a request, or the first of either after 52 weeks without both."""
    acts = [e.at for r in world.requests for e in r.events if e.by == world.lead and e.at < world.t]
    return first_after_a_pause(world, sorted(world.lead_counted_times() + acts))


def carried_points(world, value):
    """Points whose twelve weeks were read whole."""
    found = []
    for day, *counts in points(world, lambda monday: [monday, *value(monday)]):
        begin, end = world.window(DAYS_NOW, counts[0])
        if world.forges.holds(begin, end):
            found.append([day, *counts[1:]])
    return found


def compared(world, value, block):
    """Points, usual range and verdict of counts: `value` of the twelve weeks before a Monday, `block` of a span."""
    start = lead_began(world)
    drawn = carried_points(world, value)
    found = {"points": drawn, "usual_range": None, "verdict": None}
    if world.forges.holds_sixty_weeks(world):
        blocks = [block(*world.window(DAYS_BLOCK, end)) for _, end in block_spans(world)]
        everything = points(world, value)
        found["usual_range"] = usual_range(world, everything, start)
        found["verdict"] = verdict(world, blocks, start)
    return found


def coverage(world):
    """How many counted changes of *now* a request became; requests and those read."""
    begin, t = world.window(DAYS_NOW)
    changes = [c for c in world.team.changes if begin <= c.time < t]
    became = {(r.repository, r.became) for r in world.requests if r.became and r.merged}
    requests = len(world.requests)
    return {
        "repositories": len(world.repos), "repositories_connected": len(world.forges.connected),
        "requests": requests + world.forges.skipped, "requests_read": requests,
        "from": world.clock.date(world.forges.since).isoformat(),
        "to": world.clock.date(world.forges.read).isoformat(),
        "changes": len(changes),
        "changes_with_request": sum((c.order[-1], c.id) in became for c in changes),
    }


