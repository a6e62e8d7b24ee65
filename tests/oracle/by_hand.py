"""The cases of whose-act-is-next.txt and reviews-by-hand.txt, worked out by hand, by the restatement; says how many differ.

    python3 tests/oracle/by_hand.py
"""

import os
import re
import sys
from datetime import datetime, timezone

from survival import median
from turn import turn_at

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../crates/signals/tests/fixtures")
NOBODY = ("forge ", "queue ", "checks ", "conflict ")
ACTS = {
    "opens it": ("Opened", False), "opens it as a draft": ("Opened", True), "marks it a draft": ("Drafted", None),
    "marks it ready": ("Readied", None), "approves": ("Decided", "Approved"),
    "requests changes": ("Decided", "ChangesWanted"), "comments on lines": ("Remarked", None),
    "comments": ("Commented", None), "replies": ("Commented", None), "takes back the approval": ("Withdrew", None),
    "pushes": ("Pushed", None), "force-pushes": ("Pushed", None), "updates the branch": ("Updated", None),
    "queues it": ("Queued", True), "drops it": ("Queued", False), "turns auto-merge on": ("MergesItself", True),
    "turns auto-merge off": ("MergesItself", False), "fail": ("Failing", True), "pass": ("Failing", False),
    "appears": ("InConflict", True), "ends": ("InConflict", False), "closes it": ("Closed", None),
    "reopens it": ("Reopened", None), "merges it": ("Merged", None),
}
ABOUT = {
    "asks": ("AskedFor", None), "takes back the request to": ("TookBack", None), "assigns": ("Assigned", None),
    "dismisses the approval of": ("Dismissed", "Approved"), "dismisses the changes of": ("Dismissed", "ChangesWanted"),
}


class Cast:
    def __init__(self):
        self.names = ["mira"]

    def who(self, name):
        if name.endswith("[bot]"):
            return "machine"
        if name.startswith("team/"):
            return ("team", name)
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


class Story:
    """A request, or an event of one, as far as the table asks."""

    def __init__(self, **parts):
        self.__dict__.update(parts)

    @property
    def is_review(self):
        return self.act in ("Decided", "Remarked")


def event(cast, at, words):
    by = None
    if not words.startswith(NOBODY):
        name, words = words.split(" ", 1)
        by = cast.who(name)
    else:
        words = words.split(" ", 1)[1]
    if words in ("is away", "moves the repository"):
        return None
    if words == "is deleted":
        return Story(at=at, by=None, act="Left", about=by, value=None)
    if words in ACTS:
        act, value = ACTS[words]
        return Story(at=at, by=by, act=act, about=None, value=value)
    verb, whom = words.rsplit(" ", 1)
    if verb == "mentions":
        return None
    act, value = ABOUT[verb]
    return Story(at=at, by=by, act=act, about=cast.who(whom), value=value)


def moment(words):
    day, clock = words.split()[1:]
    hour, minute = clock.split(":")
    return int(datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=timezone.utc).timestamp())


def turns():
    asked = differ = 0
    with open(os.path.join(FIXTURES, "whose-act-is-next.txt"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    cast = request = title = None
    for line in lines:
        if re.match(r"\d+\. ", line):
            title, cast = line, Cast()
            request = Story(author=None, outside=False, events=[])
            continue
        text = line.strip()
        if request is None or not line.startswith("   ") or not text or text.startswith("why:"):
            continue
        if text.startswith("by "):
            request.outside = text.endswith(", from outside")
            request.author = cast.who(text[3:].removesuffix(", from outside"))
            continue
        when, what = re.split(r" {2,}", text, maxsplit=1)
        if not what.startswith("next: "):
            one = event(cast, moment(when), what)
            request.events += [one] if one else []
            continue
        asked += 1
        wanted = re.fullmatch(r"next: (\w+)(?:, one of (\d+))?(?:, since (.*))? \(line (\d+)\)", what)
        who, of, number, since = turn_at(request, 0, moment(when))
        found = (who, of if of and of > 1 else None, number, since)
        expected = (wanted[1], int(wanted[2]) if wanted[2] else None, int(wanted[4]),
                    moment(wanted[3]) if wanted[3] else None)
        if found != expected:
            differ += 1
            print(f"{title}\n  {text}\n  found {found}, wanted {expected}")
    return asked, differ


def medians():
    asked = differ = 0
    with open(os.path.join(FIXTURES, "reviews-by-hand.txt"), encoding="utf-8") as file:
        lengths = None
        for line in map(str.strip, file):
            if line.startswith("waits: "):
                lengths = [(float(w.rstrip("+")), not w.endswith("+")) for w in line[7:].split()]
            elif line.startswith("median: ") and lengths is not None:
                asked += 1
                wanted = None if line[8:] == "none" else float(line[8:])
                if median(lengths) != wanted:
                    differ += 1
                    print(f"{lengths}: found {median(lengths)}, wanted {wanted}")
    return asked, differ


if __name__ == "__main__":
    found = [turns(), medians()]
    print(f"{found[0][0]} answers and {found[1][0]} medians, {sum(d for _, d in found)} differ")
    sys.exit(any(d for _, d in found))
