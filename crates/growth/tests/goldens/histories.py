"""How real weeks vary, and how often the rule for *maybe* (docs/trials.md) would speak on histories with no practice in them.

    venv/bin/python histories.py CLONE…      # the venv of make.py

For the four people with most commits on the first-parent chain of each clone: their part of the chain's commits, week by week
(committer time, Mondays, UTC). Printed for each, without a name:

- changes a week in the middle;
- lag: the correlation of a week's share with that of the week before, and over: the variance of a week's count as a multiple of
  what a binomial draw has, both the median over spans of 52 weeks, every 26;
- of all Mondays with 32 weeks before and 10 after: in how many the ten weeks since would be called maybe, either way.

This restates the rule from the page, on floats, and without the correction for a trend, which can only say less.
"""

import subprocess
import sys
from collections import Counter

import numpy as np
from scipy import optimize, stats

WEEK = 7 * 86_400
Z = stats.norm.ppf(0.995)


def commits(clone):
    log = ["git", "-C", clone, "log", "--first-parent", "--format=%ae\t%ct"]
    for line in subprocess.run(log, capture_output=True, check=True).stdout.decode("utf-8", "replace").splitlines():
        author, seconds = line.rsplit("\t", 1)
        yield author, (int(seconds) + 3 * 86_400) // WEEK  # 1 January 1970 was a Thursday.


def weekly(rows, author):
    """Rows of (part, of), from the person's first week to their last."""
    own = [week for who, week in rows if who == author]
    table = np.zeros((max(own) - min(own) + 1, 2), int)
    for who, week in rows:
        if min(own) <= week <= max(own):
            table[week - min(own)] += [who == author, 1]
    return table


def low(nap, m, n):
    """The lower end of NAP's interval, Newcombe's method 5."""
    h = (m + n) / 2 - 1

    def off(x):
        return m * n * (nap - x) ** 2 * (2 - x) * (1 + x) - Z**2 * x * (1 - x) * (2 + h + (1 + 2 * h) * x * (1 - x))

    return optimize.brentq(off, 0, nap - 1e-12 * (nap == 1)) if nap > 0 else 0.0


def word(table, began):
    for width in (1, 2, 4):
        groups = min(8, began // width)
        before = table[began - groups * width : began].reshape(-1, width, 2).sum(1)
        since = table[began : began + 10 // width * width].reshape(-1, width, 2).sum(1)
        if np.median(np.concatenate([before, since])[:, 1]) >= 5:
            break
    else:
        return "too early"
    a, b = (side[side[:, 1] > 0] for side in (before, since))
    if min(len(a), len(b)) < 5:
        return "too early"
    a, b = a[:, 0] / a[:, 1], b[:, 0] / b[:, 1]
    nap = ((b[None] < a[:, None]) + 0.5 * (b[None] == a[:, None])).mean()
    return "maybe" if max(low(nap, len(a), len(b)), low(1 - nap, len(a), len(b))) > 0.5 else "no change"


def variation(table):
    lags, overs = [], []
    for start in range(0, len(table) - 51, 26):
        part, of = table[start : start + 52].T
        there = of >= 3
        pooled = part.sum() / of.sum()
        if there.sum() < 30 or not 0.05 < pooled < 0.95:
            continue
        share = part / np.maximum(of, 1)
        apart = share - share[there].mean()
        lags.append((apart[1:] * apart[:-1])[there[1:] & there[:-1]].mean() / (apart[there] ** 2).mean())
        overs.append(((part - of * pooled) ** 2 / (np.maximum(of, 1) * pooled * (1 - pooled)))[there].mean())
    return (f"{np.median(lags):.2f}", f"{np.median(overs):.1f}") if lags else ("-", "-")


def main():
    total = Counter()
    for clone in sys.argv[1:]:
        rows = list(commits(clone))
        for author, _ in Counter(who for who, _ in rows if "[bot]" not in who).most_common(4):
            table = weekly(rows, author)
            if len(table) < 104:
                continue
            words = Counter(word(table, began) for began in range(32, len(table) - 9))
            total += words
            lag, over = variation(table)
            print(f"{np.median(table[:, 1]):.0f} a week, lag {lag}, over {over}:", dict(words))
    said = total["maybe"] + total["no change"]
    print(f"together: maybe on {total['maybe']} of {said} Mondays, {100 * total['maybe'] / said:.1f} %;", dict(total))


if __name__ == "__main__":
    main()
