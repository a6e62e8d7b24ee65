"""s5b, fresh knowledge."""

from authorship import Tally
from clock import DAYS_YEAR
from knowledge import LOOSER, YEAR
from lines import points, usual_range
from s1a import change_weight

FEWEST = 50
FEWEST_AREAS = 4
STATES = ["only_you", "you_and_others", "others", "cold", "nobody"]


def old_authors(world):
    """File -> its authors by the formula of 4 with the persons of 1.2 and the files of 1.1,
    all events up to T, no bots, nothing the lead excluded."""
    tallies = {}
    for repo in world.repos:
        for commit in repo.walked:
            if (commit.merge_time >= world.t or world.persons.is_bot[commit.person]
                    or commit.id in repo.reading.left_out_ids):
                continue
            for status, _, name in commit.file_events:
                tallies.setdefault(repo.file(name), Tally()).count(commit.person, status)
    return {file: tally.authors() for file, tally in tallies.items()}


def state(world, file, t, rule):
    """Only you, you and others, others; else None."""
    lead, others = world.knows(file, t, rule)
    if lead:
        return "you_and_others" if others else "only_you"
    return "others" if others else None


def weights(world, weight, authors, rule):
    """Change weight per state, and the part of *cold* that only the lead is the author of."""
    found, yours_once = dict.fromkeys(STATES, 0), 0
    present = world.team.active(world.t) | {world.lead}
    files = {}
    for file, n in weight.items():
        known = state(world, file, world.t, rule)
        if known is None:
            still_here = authors.get(file, set()) & present
            known = "cold" if still_here else "nobody"
            if still_here == {world.lead}:
                yours_once += n
        found[known] += n
        files[known] = files.get(known, 0) + 1
    return found, yours_once, files


def only_you(world, day):
    """[weight only the lead knows, all weight] at a Monday."""
    t = world.instant(day)
    weight = change_weight(world, day)
    alone = sum(n for f, n in weight.items() if n and state(world, f, t, YEAR) == "only_you")
    return [alone, sum(weight.values())]


def fresh_truck_factor(world, weight):
    """People ranked once by the weight of the files each knows, removed while those left
    know at least half of what all knew."""
    present = world.team.active(world.t) | {world.lead}
    knows = {
        f: world.knowledge.knowers(f, world.t, YEAR) & present for f, n in weight.items() if n
    }
    own = {p: sum(weight[f] for f, known in knows.items() if p in known) for p in present}
    left = sorted(present, key=lambda p: (-own[p], world.persons.smallest_address(p)))

    def covered():
        people = set(left)
        return sum(weight[f] for f, known in knows.items() if known & people)

    start, removed = covered(), 0
    while start and left and 2 * covered() >= start:
        left.pop(0)
        removed += 1
    return removed


def compute(world):
    weight = change_weight(world, world.t_date)
    begin, t = world.window(DAYS_YEAR)
    changes = [c for c in world.regular_between(begin, t) if c.in_scope & weight.keys()]
    authors = old_authors(world)
    found, yours_once, files = weights(world, weight, authors, YEAR)
    looser, yours_once_looser, _ = weights(world, weight, authors, LOOSER)
    areas = [a for a in world.area_names if not world.areas.tests_only(a)]
    alone = [a for a in areas
             if (known := world.knowledge.area_knowers(a, t)) and world.lead in known
             and not known & world.o]
    enough = len(changes) >= FEWEST
    drawn = points(world, lambda day: only_you(world, day))
    return {
        "status": "value" if enough else "not_enough",
        "why": None if enough else f"{len(changes)} of {FEWEST} changes",
        "numerator": found["only_you"], "denominator": sum(weight.values()),
        "changes": len(changes), "weights": found, "yours_once": yours_once,
        "files_by_state": files,
        "looser": looser, "looser_yours_once": yours_once_looser,
        "areas_only_you": len(alone), "areas_only_you_names": sorted(alone),
        "areas_total": len(areas), "areas_printed": len(areas) >= FEWEST_AREAS,
        "fresh_truck_factor": fresh_truck_factor(world, weight),
        "points": drawn, "usual_range": usual_range(world, drawn),
    }
