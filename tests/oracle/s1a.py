"""s1a, maker share."""

from clock import DAYS_BLOCK, DAYS_NOW, DAYS_YEAR
from knowledge import YEAR
from lines import block_spans, line

FEWEST = 10


def made(world, days, end):
    """(the lead's changes, all of the lead's and O's) of the days before a date; O at that date."""
    begin, t = world.window(days, end)
    people = world.team.others(t) | {world.lead}
    team = [c for c in world.team.changes_between(begin, t) if c.person in people]
    return [c for c in team if c.person == world.lead], team


def counts(world, days, end):
    lead, team = made(world, days, end)
    return [len(lead), len(team)]


def still_known(world):
    """The share of the year's change weight on files the lead knows."""
    weight = change_weight(world, world.t_date)
    known = sum(n for f, n in weight.items() if world.knows(f, world.t, YEAR)[0])
    return [known, sum(weight.values())]


def change_weight(world, day):
    """Non-bulk changes of all humans in the year before a date touching each counted file
    of the tree at that date."""
    begin, t = world.window(DAYS_YEAR, day)
    weight = dict.fromkeys(world.files_before(t), 0)
    for change in world.regular_between(begin, t):
        for file in change.in_scope:
            if file in weight:
                weight[file] += 1
    return weight


def compute(world):
    if not world.o:
        return {"status": "not_applicable", "why": "you work here alone"}
    lead, team = made(world, DAYS_NOW, world.t_date)
    result = {
        "status": "value", "why": None,
        "numerator": len(lead), "denominator": len(team),
        "evidence": sorted(c.id for c in lead),
        "denominator_ids": sorted(c.id for c in team),
        "still_known": still_known(world),
    }
    if len(world.o) == 1:
        result.update(why="with two people each figure is the other's",
                      denominator=None, denominator_ids=None)
        return result
    if len(team) < FEWEST:
        result.update(status="not_enough", why=f"{len(team)} of {FEWEST} team changes")
    blocks = [counts(world, DAYS_BLOCK, end) for _, end in block_spans(world)]
    result.update(line(world, lambda day: counts(world, DAYS_NOW, day), blocks))
    return result
