"""s3w, waiting for you now."""

from datetime import timedelta

from clock import DAYS_NOW
from of_requests import coverage
from turn import FOR, states, turn_at
from working import working_spans

HOUR = 3600


def compute(world):
    if not world.forges.connected:
        return {"status": "not_connected", "why": None}
    if world.forges.too_few_read:
        return {"status": "dropped", "why": None}
    moment = world.forges.read
    if world.as_of is not None:
        moment = min(moment, world.instant(world.as_of + timedelta(days=1)))
    waiting, turns = [], []
    for request in world.requests:
        until = world.forges.read_of(request.repository)
        if world.as_of is not None:
            until = min(until, world.instant(world.as_of + timedelta(days=1)))
        who, of, line, since = turn_at(request, world.lead, until)
        if who == "lead":
            waiting.append([since, request.id, world.clock.date(since).isoformat(), of or 1, FOR[line]])
        turns += stretches(request, world.lead, until)
    waiting.sort()
    return {
        "status": "value", "why": None, "value": len(waiting),
        "numerator": len(waiting), "denominator": None,
        "evidence": sorted(id_ for _, id_, *_ in waiting),
        "as_of": world.clock.date(moment).isoformat(),
        "hours_said": bool(world.settings.get("hours")),
        "weeks": weeks(world, turns, moment),
        "waiting": sorted([day, id_, of, what] for _, id_, day, of, what in waiting),
        "coverage": coverage(world),
    }


def stretches(request, lead, moment):
    """When it was the lead's turn, between one event and the next."""
    told = [(at, who == "lead") for at, (who, _, _) in states(request, lead) if at <= moment]
    ends = [at for at, _ in told[1:]] + [moment]
    return [(at, end) for (at, is_lead), end in zip(told, ends) if is_lead and at < end]


def weeks(world, turns, moment):
    """[Sunday, hours or None] of each week of *now*, oldest first; two requests at once count twice."""
    found = []
    for number in range(DAYS_NOW // 7, 0, -1):
        monday = world.t_date - timedelta(days=7 * number)
        begin, end = world.instant(monday), world.instant(monday + timedelta(days=7))
        hours = None
        if world.forges.since <= begin and moment >= end:
            spans = working_spans(world, monday, monday + timedelta(days=7))
            seconds = sum(
                max(0, min(last, to) - max(first, since)) for first, last in spans for since, to in turns)
            hours = seconds / HOUR
        found.append([(monday + timedelta(days=6)).isoformat(), hours])
    return found
