"""s12g, comes back (a draft)."""

import re
from datetime import timedelta
from fractions import Fraction

from clock import DAYS_HALF, DAYS_YEAR

FIX = re.compile(r"\b(fix(e[sd])?|bug(s|fix)?|regress\w*|revert\w*)\b", re.IGNORECASE)
FEWEST = 3
OFFERED = 3


def compute(world):
    begin, t = world.window(DAYS_YEAR)
    middle = world.instant(world.t_date - timedelta(days=DAYS_HALF))
    counts = {}  # file -> [fix-like in the older half, in the newer, all]
    for change in world.regular_between(begin, t):
        fixed = {f for c in change.commits if FIX.search(c.subject) for f in c.touched}
        for file in change.in_scope & world.files:
            row = counts.setdefault(file, [0, 0, 0])
            row[2] += 1
            if file in fixed:
                row[0 if change.time < middle else 1] += 1
    found = [
        (file, *row) for file, row in counts.items()
        if row[0] >= FEWEST and row[1] >= FEWEST and 100 * (row[0] + row[1]) >= 30 * row[2]
    ]
    found.sort(key=lambda r: (-Fraction(r[1] + r[2], r[3]), r[0]))
    return {
        "status": "value", "why": None,
        "files": [list(r) for r in found], "offered": [r[0] for r in found[:OFFERED]],
    }
