"""Working knowledge (the definitions 1.7)."""

from clock import DAY_SECONDS

YEAR = (365, 1.0)  # half-life in days, least k
LOOSER = (180, 0.5)
ADDED = 3.0
AREA_LEAST = 4.0
REVIEWED = 0.5  # of a day with work
TOLERANCE = 1e-9


class Knowledge:
    """`rows` = (order, time, file, person, day, added), `area_rows` = (order, time, area, person, day);
    both in the order of events. `reviews` = (merged, at, area, person, day)."""

    def __init__(self, rows, area_rows, reviews=()):
        self.by_file, self.by_area = {}, {}
        for _, time, file, person, day, added in rows:
            self.by_file.setdefault(file, []).append((time, person, day, added))
        for _, time, area, person, day in area_rows:
            self.by_area.setdefault(area, []).append((time, person, day))
        self.reviews_by_area = {}
        for merged, at, area, person, day in reviews:
            self.reviews_by_area.setdefault(area, []).append((merged, at, person, day))
        self.cache = {}

    def knowers(self, file, t, rule=YEAR):
        """Everybody with enough k at t, active or not."""
        key = (file, t, rule)
        if key not in self.cache:
            half_life, least = rule
            strengths = self.strengths(file, t, half_life)
            self.cache[key] = frozenset(
                p for p, k in strengths.items() if k >= least - TOLERANCE
            )
        return self.cache[key]

    def strengths(self, file, t, half_life):
        """k(p, f, t) of each person."""
        days = {}
        newest_add = None
        for time, person, day, added in self.by_file.get(file, []):
            if time >= t:
                continue
            days[person, day] = max(time, days.get((person, day), time))
            if added:
                newest_add = (time, person, day)
        found = {}
        if newest_add is not None:
            time, person, day = newest_add
            found[person] = ADDED * decayed(t - time, half_life)
            del days[person, day]
        for (person, _), time in sorted(days.items()):
            found[person] = found.get(person, 0.0) + decayed(t - time, half_life)
        return found

    def area_knowers(self, area, t):
        """Everybody who knows an area at t: the sum over distinct days is at least 4."""
        days = {}
        for time, person, day in self.by_area.get(area, []):
            if time < t:
                days[person, day] = max(time, days.get((person, day), time))
        sums = {}
        for (person, _), time in sorted(days.items()):
            sums[person] = sums.get(person, 0.0) + decayed(t - time, YEAR[0])
        reviewed = {}
        for merged, at, person, day in self.reviews_by_area.get(area, []):
            if merged < t and at < t and (person, day) not in days:
                reviewed[person, day] = max(at, reviewed.get((person, day), at))
        for (person, _), at in sorted(reviewed.items(), key=str):
            sums[person] = sums.get(person, 0.0) + REVIEWED * decayed(t - at, YEAR[0])
        return {p for p, k in sums.items() if k >= AREA_LEAST - TOLERANCE}


def decayed(age_seconds, half_life):
    return 2.0 ** (-age_seconds / (half_life * DAY_SECONDS))
