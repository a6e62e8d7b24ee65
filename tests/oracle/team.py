"""Who is active when (the definitions 1.5)."""

from bisect import bisect_left

from clock import DAYS_HALF, parse_date

FEWEST_WEEKS = 4


class Team:
    def __init__(self, clock, changes, persons, lead, settings):
        """`changes` are all changes in order of merge time; those in scope make active."""
        self.clock, self.lead = clock, lead
        self.changes = [c for c in changes if c.in_scope]
        self.times = [c.time for c in self.changes]
        self.added = [spell(persons, s) for s in settings.get("team_add", [])]
        self.removed = [spell(persons, s) for s in settings.get("team_remove", [])]
        self.cache = {}

    def active(self, t):
        """A(t): a change in at least four distinct Monday weeks of [t - 182 d, t)."""
        if t not in self.cache:
            weeks = {}
            for change in self.changes_between(self.clock.days_before(t, DAYS_HALF), t):
                weeks.setdefault(change.person, set()).add(change.week)
            active = {p for p, w in weeks.items() if len(w) >= FEWEST_WEEKS}
            day = self.clock.date(t)
            active |= {p for people, begin, end in self.added
                       if begin <= day and (end is None or day < end) for p in people}
            active -= {p for people, begin, end in self.removed
                       if begin <= day and (end is None or day < end) for p in people}
            self.cache[t] = frozenset(active)
        return self.cache[t]

    def others(self, t):
        """O(t) = A(t) without the lead."""
        return self.active(t) - {self.lead}

    def changes_between(self, begin, end):
        """Changes touching a counted file in scope, merged in [begin, end)."""
        return self.changes[bisect_left(self.times, begin):bisect_left(self.times, end)]

    def visitors(self, t):
        """Everyone else: people and changes of the 26 weeks."""
        active = self.active(t) | {self.lead}
        theirs = [
            c for c in self.changes_between(self.clock.days_before(t, DAYS_HALF), t)
            if c.person not in active
        ]
        return {"people": len({c.person for c in theirs}), "changes": len(theirs)}


def spell(persons, said):
    """(people, first day, the day before which it ends, or None)."""
    begin = parse_date(said["from"]) if said.get("from") else parse_date("0001-01-01")
    end = parse_date(said["to"]) if said.get("to") else None
    return persons.with_address(said["who"]), begin, end
