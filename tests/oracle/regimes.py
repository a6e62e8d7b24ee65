"""Regime marks: when the way of merging changed (the definitions 1.3)."""

from datetime import timedelta

from changes import kind_of
from clock import DAYS_NOW

ORDER = ["merge", "plain", "suffix"]
FEWEST = 10


def borders(clock, t_date, chain, last):
    """Dates of the borders at which the largest kind changes, newest first."""
    if last < 0:
        return []
    found = []
    newer = None
    end = t_date
    while clock.midnight(end) > chain.times[0]:
        begin = end - timedelta(days=DAYS_NOW)
        kind = window_kind(chain, last, clock.midnight(begin), clock.midnight(end), newer)
        if newer is not None and kind != newer:
            found.append(end)
        newer, end = kind, begin
    return found


def window_kind(chain, last, begin, end, newer):
    """The largest kind; under ten commits or a tie: that of the newer window."""
    counts = dict.fromkeys(ORDER, 0)
    for position in range(last + 1):
        if begin <= chain.times[position] < end:
            counts[kind_of(chain.commits[position])] += 1
    most = max(counts.values())
    tied = [kind for kind in ORDER if counts[kind] == most]
    if newer is not None and (sum(counts.values()) < FEWEST or len(tied) > 1):
        return newer
    return tied[0]
