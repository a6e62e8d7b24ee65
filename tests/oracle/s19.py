"""s19, talk delay: of the talks held in the twelve weeks, the days from the first note of a tension to the talk."""

from datetime import date, timedelta

from clock import DAYS_NOW

LEAST_MEDIAN = 5


def compute(world, talks):
    """`talks` = (noted, held, rehearsed), days or None; what is not needed any more is not among them."""
    t, begin = world.t_date, world.t_date - timedelta(days=DAYS_NOW)
    talks = [(noted and date.fromisoformat(noted), held and date.fromisoformat(held), rehearsed)
             for noted, held, rehearsed in talks]
    now = [one for one in talks if one[1] and begin <= one[1] < t]
    days = sorted((held - noted).days for noted, held, _ in now if noted)
    waiting = [noted for noted, held, _ in talks if noted and noted < t and not (held and held < t)]
    return {
        "held": len(now), "rehearsed": sum(rehearsed for _, _, rehearsed in now),
        "without_note": sum(noted is None for noted, _, _ in now), "days": days,
        "median": days[(len(days) - 1) // 2] if len(days) >= LEAST_MEDIAN else None,
        "waiting": sorted((t - noted).days for noted in waiting),
    }
