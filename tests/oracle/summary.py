"""What is printed about the repository, the team and the files before any signal."""

from clock import DAYS_HALF, DAYS_NOW, DAYS_YEAR
from lines import marks

SCOPE_PEOPLE = 30
SCOPE_SHARE = 80


def compute(world):
    repos, t = world.repos, world.t
    begin, _ = world.window(DAYS_NOW)
    classes = {}
    for file in world.tree:
        class_ = world.class_of[file]
        classes[class_] = classes.get(class_, 0) + 1
    return {
        "repository": one_or_all([r.git.path for r in repos]),
        "branch": one_or_all([short(r.branch) for r in repos]),
        "tip": one_or_all([r.tip for r in repos]),
        "tip_at_T": one_or_all([r.tip_at_t for r in repos]),
        "T": world.t_date.isoformat(),
        "zone": world.clock.zone_name,
        "unit": one_or_all([unit(r, begin) for r in repos]),
        "team": {"active": len(world.team.active(t)), "others": len(world.o),
                 "visitors": world.team.visitors(t)},
        "lead_alone": not world.o,
        "areas": [a for a in world.areas.table() if a["name"] in world.area_names],
        "imports": sorted(i for r in repos for i in r.reading.imports),
        "sync_candidates": sorted(
            ({"id": m.commit.id, "listed": m.listed} for r in repos for m in r.reading.candidates),
            key=lambda m: m["id"]),
        "sync_left_out": sum(len(r.reading.left_out) for r in repos),
        "regimes": one_or_all([[day.isoformat() for day in dates] for dates in marks(world)]),
        "bulk": sorted(c.id for c in world.changes if c.bulk and begin <= c.time < t),
        "classes": classes,
        "bots_changes": bots_changes(world, begin),
        "bots_changes_ever": sum(len(r.reading.bot_commits) for r in repos),
        "changes": len(world.changes),
        "configuration_only": configuration_only(world),
        "came_with_merge": came_with_merge(world),
        "scope_proposal": scope_proposal(world),
        "active_at_T": sorted(world.persons.smallest_address(p) for p in world.team.active(t)),
    }


def one_or_all(values):
    """With one repository its value, with several a list in their order."""
    return values[0] if len(values) == 1 else values


def short(branch):
    return branch.removeprefix("refs/heads/").removeprefix("refs/remotes/")


def unit(repo, begin):
    """The kind with most changes in *now*; ties in the order merges, commits, squashed."""
    counts = dict.fromkeys(["merges", "commits", "squashed"], 0)
    for change in repo.reading.changes:
        if change.time >= begin:
            counts[change.kind] += 1
    return max(counts, key=counts.get)


def bots_changes(world, begin):
    """Bots' commits merged in *now*."""
    return sum(
        1 for r in world.repos for c in r.reading.bot_commits if begin <= c.merge_time < world.t)


def configuration_only(world):
    """1.4: human changes of the year touching nothing but configuration, and all that touch a file."""
    begin, t = world.window(DAYS_YEAR)
    year = [c for c in world.changes if begin <= c.time < t and c.touched]
    only = [c for c in year if {world.class_of[f] for f in c.touched} == {"configuration"}]
    return [len(only), len(year)]


def came_with_merge(world):
    """1.1: files of the tree without any event."""
    seen = {r.file(name) for r in world.repos for c in r.walked for _, _, name in c.file_events}
    return len(world.tree - seen)


def scope_proposal(world):
    """1.5: with more than 30 people, the areas that together hold 80 % of the lead's
    changes of the half year; else None."""
    if len(world.team.active(world.t)) <= SCOPE_PEOPLE or world.settings.get("scope"):
        return None
    begin, t = world.window(DAYS_HALF)
    mine = [c for c in world.regular_between(begin, t) if c.person == world.lead]
    counts = {}
    for change in mine:
        for area in change.areas:
            counts[area] = counts.get(area, 0) + 1
    proposed = []
    for area in sorted(counts, key=lambda a: (-counts[a], a)):
        held = sum(1 for c in mine if c.areas & set(proposed))
        if 100 * held >= SCOPE_SHARE * len(mine):
            break
        proposed.append(area)
    return proposed
