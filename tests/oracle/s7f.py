"""s7f, first design or incident lead."""

from clock import BLOCKS, DAYS_BLOCK, DAYS_NOW
from forge import is_somebody
from of_requests import too_small

KINDS = ["design", "incident"]


def compute(world, led, since):
    """`led` = (id, by, at, kind); `since` = kind -> from when on the records tell all, or None."""
    none = too_small(world, 2)
    if none:
        return none
    before, _ = world.window(DAYS_BLOCK * BLOCKS)
    begin, t = world.window(DAYS_NOW)
    told = [k for k in KINDS if since.get(k) is not None and since[k] <= before]
    first = {}
    for id_, by, at, kind in led:
        if is_somebody(by) and by in world.o and kind in told and at < t:
            if (by, kind) not in first or at < first[by, kind][0]:
                first[by, kind] = (at, id_)
    now = {key: one for key, one in first.items() if one[0] >= begin}
    count = {kind: sum(k == kind for _, k in now) if kind in told else None for kind in KINDS}
    return {
        "status": "value" if told else "not_enough",
        "numerator": len(now) if told else None,
        "people": len({person for person, _ in now}),
        "designs": count["design"], "incidents": count["incident"],
        "evidence": sorted(id_ for _, id_ in now.values()),
    }
