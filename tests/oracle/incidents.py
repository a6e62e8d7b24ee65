"""One incident, several sources (the definitions, s12)."""

from dataclasses import dataclass
from datetime import date

ORDER = {"forge": 0, "file": 1, "log": 2}  # whose word holds before whose


@dataclass
class Happened:
    id: str
    link: str
    name: str  # of its class, as written; none where it says none
    day: date
    source: str

    @property
    def class_(self):
        return class_of(self.name)


def class_of(name):
    """The same whatever their case and the space around them."""
    return (name or "").strip().lower() or None


def read(said):
    return [Happened(o["id"], o.get("link"), o.get("class"), date.fromisoformat(o["day"]), o["source"])
            for o in said]


def joined(told):
    """Two are one by the same address, or the same id with a letter in it; a line of the log is the incident of its class and day."""
    own = [h for h in told if h.source != "log"]
    found = [as_one(group) for group in groups_of(own)]
    lines = []
    for line in (h for h in told if h.source == "log"):
        # As one of its sources tells of it, or as all of them do together.
        known = found + lines + own
        if line.class_ and any(k.class_ == line.class_ and k.day == line.day for k in known):
            continue
        lines.append(line)
    return found + lines


def groups_of(told):
    """What is one with either of two makes both one."""
    groups = []
    for one in told:
        same = [g for g in groups if any(is_same(one, other) for other in g)]
        groups = [g for g in groups if g not in same] + [[one] + [o for g in same for o in g]]
    return groups


def is_same(one, other):
    if one.link and other.link and one.link.rstrip("/") == other.link.rstrip("/"):
        return True
    one, other = one.id.lower(), other.id.lower()
    return one == other and any(c.isalpha() for c in one)


def as_one(group):
    """The forge's word before the file's; a class that only the other has is taken from it."""
    group = sorted(group, key=lambda h: (ORDER[h.source], h.day, h.id))
    first = group[0]
    name = next((h.name for h in group if h.class_), None)
    return Happened(first.id, first.link, name, first.day, first.source)
