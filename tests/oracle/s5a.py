"""s5a, the published truck factor: whole scope, and areas with at least 20 counted files."""

from truck_factor import History, truck_factor

FEWEST_FILES = 20


def compute(world):
    whole, areas = [], {}
    for repo in world.repos:
        events = {c.id: c.events for c in repo.walked}
        history = History(repo.walked, events, False)
        names = {
            name for name in repo.identity.tip_tree
            if repo.file(name) in world.scope and world.class_of[repo.file(name)] in ("source", "test")
            and world.areas.of(repo.file(name)) not in world.settings.get("exclude_areas", [])
        }
        number, factor, shares = truck_factor(history, names)
        whole.append({"files": number, "truck_factor": factor, "shares": shares})
        held = {}
        for name in names:
            held.setdefault(world.areas.of(repo.file(name)), set()).add(name)
        for area, inside in held.items():
            if len(inside) >= FEWEST_FILES:
                number, factor, shares = truck_factor(history, inside)
                areas[area] = {"files": number, "truck_factor": factor, "shares": shares}
    result = {"status": "value", "why": None, "areas": areas}
    result.update(whole[0] if len(whole) == 1 else {"repositories": whole})
    return result
