"""s7, new owners."""

from datetime import timedelta

from clock import DAYS_BEFORE, DAYS_NOW

FEWEST_CHANGES = 3
FEWEST_WEEKS = 2
FEWEST_IN_AREA = 5
MOST_WEEKS_BEFORE = 1


def compute(world):
    if not world.o:
        return {"status": "not_applicable", "why": "you work here alone"}
    if len(world.o) == 1:
        return {"status": "not_applicable", "why": "with two people each figure is the other's"}
    if len(world.o) == 2:  # 1.5: no figure of "others"
        return {"status": "not_applicable",
                "why": "what one other person did would show, so nothing is said about the others together"}
    begin, t = world.window(DAYS_NOW)
    before, _ = world.window(DAYS_BEFORE, world.t_date - timedelta(days=DAYS_NOW))
    past = [c for c in world.regular if c.time < t]
    now = [c for c in past if c.time >= begin]
    earlier = [c for c in past if before <= c.time < begin]
    led = {a for a in world.area_names if lead_made(world, earlier, a)}
    steps = first_steps(world, past, begin, before)
    owners = new_owners(world, now, earlier)
    return {
        "status": "value", "why": None,
        "first_steps": [[world.anonymous(p), area, id_] for p, area, id_ in steps],
        "people": len({p for p, _, _ in steps}),
        "first_steps_in_lead_areas": sum(area in led for _, area, _ in steps),
        "new_owners": [[world.anonymous(p), area, *counts] for p, area, *counts in owners],
        "in_lead_areas": sum(area in led for _, area, *_ in owners),
        "evidence": sorted({id_ for _, _, id_ in steps}),
    }


def first_steps(world, past, begin, before):
    """Members of O(T) who came before *before*, with their first counted change ever in an
    area in *now*."""
    came, first = {}, {}
    for change in past:
        came.setdefault(change.person, change.time)
        for area in change.areas:
            first.setdefault((change.person, area), change)
    return sorted(
        (person, area, change.id) for (person, area), change in first.items()
        if person in world.o and came[person] < before and change.time >= begin
    )


def new_owners(world, now, earlier):
    """Pairs (person, area) with (own changes, the lead's and O(T)'s) of *now*."""
    team = world.o | {world.lead}
    found = []
    for area in world.area_names:
        there = [c for c in now if area in c.areas and c.person in team]
        if len(there) < FEWEST_IN_AREA:
            continue
        for person in sorted(world.o):
            own = [c for c in there if c.person == person]
            weeks_before = {c.week for c in earlier if c.person == person and area in c.areas}
            if (len(own) >= FEWEST_CHANGES and len({c.week for c in own}) >= FEWEST_WEEKS
                    and 100 * len(own) >= 20 * len(there)
                    and len(weeks_before) <= MOST_WEEKS_BEFORE):
                found.append((person, area, len(own), len(there)))
    return found


def lead_made(world, earlier, area):
    """The lead made at least 30 % of the lead's and O(T)'s changes there in *before*."""
    team = world.o | {world.lead}
    there = [c for c in earlier if area in c.areas and c.person in team]
    own = sum(c.person == world.lead for c in there)
    return bool(there) and 100 * own >= 30 * len(there)
