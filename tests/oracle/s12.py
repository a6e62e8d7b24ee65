"""s12, recurrence."""

from datetime import date, timedelta
from math import sqrt

from clock import DAYS_YEAR
from incidents import class_of, joined, read

AGAIN_DAYS = 90
LEAST_TREND = 4
LEAST_KNOWN = 80  # per cent of the year
LIMIT = 2.326


def compute(world, told, changed, since, until):
    return of_happened(world, read(told), changed, since, until)


def of_happened(world, happened, changed, since, until):
    """`changed` = (class, day) of conditions; `since`: from which day on the sources tell all, `until`: up to which, or None."""
    last_day = world.t_date - timedelta(days=1)
    first_day, run = world.t_date - timedelta(days=DAYS_YEAR), world.clock.date(world.now)
    told = run if until is None else min(run, date.fromisoformat(until))
    if until is not None and date.fromisoformat(until) < last_day:
        # So much less is known.
        last_day = date.fromisoformat(until)
        # Days that are over by then.
        if 100 * (last_day - first_day).days < LEAST_KNOWN * DAYS_YEAR:
            return {"status": "dropped"}
    all_ = sorted(joined(happened), key=lambda h: (h.day, h.id))
    past = [h for h in all_ if h.day < world.t_date]
    year = [h for h in past if h.day >= first_day]
    again = {id(h) for n, h in enumerate(past) if came_again(h, past[:n])}
    watched = watch(world, first_day, past, since)
    conditions = [(class_of(name), date.fromisoformat(day)) for name, day in changed if date.fromisoformat(day) <= run]
    classes = []
    for class_ in sorted({h.class_ for h in year if h.class_}):
        ever = [h for h in all_ if h.class_ == class_ and h.day <= run]
        own = [h for h in year if h.class_ == class_]
        days = [day for name, day in conditions if name == class_]
        classes.append({
            "class": class_, "again": [sum(id(h) in again for h in own), len(own)],
            # Where one source tells further than another, its newest may be later.
            "days_since": max(0, (told - max(h.day for h in ever)).days),
            "changed": max(days).isoformat() if days else None,
            "since_changed": sum(h.day > max(days) for h in ever) if days else 0,
            "trend": trend(last_day, watched, own),
        })
    return {
        "status": "value" if year else "not_enough",
        "numerator": sum(id(h) in again for h in year), "denominator": len(year),
        "evidence": sorted(h.id for h in year if id(h) in again), "denominator_ids": sorted(h.id for h in year),
        "without_class": sum(h.class_ is None for h in year),
        "changed": [sum(c["changed"] is not None for c in classes), len(classes)],
        "classes": classes, "trend": trend(last_day, watched, year),
    }


def came_again(one, earlier):
    """One of the same class began at most 90 days before, the same day included."""
    return one.class_ is not None and any(
        other.class_ == one.class_ and (one.day - other.day).days <= AGAIN_DAYS for other in earlier)


def watch(world, first_day, past, since):
    """The day before the first day watched; without a word on it the day of the first incident, which is left out so."""
    if since is not None:
        return max(first_day, date.fromisoformat(since)) - timedelta(days=1)
    if past and past[0].day >= first_day:
        return past[0].day
    return first_day - timedelta(days=1)


def trend(last_day, origin, all_):
    """[U, n, word], or None with fewer than four."""
    days = [(h.day - origin).days for h in all_ if origin < h.day <= last_day]
    whole = (last_day - origin).days
    if len(days) < LEAST_TREND or whole <= 0:
        return None
    n = len(days)
    u = (sum(days) / n - whole / 2) / (whole * sqrt(1 / (12 * n)))
    word = "less often" if u < -LIMIT else "more often" if u > LIMIT else "no clear trend"
    return [u, n, word]
