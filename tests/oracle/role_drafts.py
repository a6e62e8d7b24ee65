"""Drafts of the day on which the lead's role changed (the definitions 2)."""

import math
import posixpath
import re
from datetime import timedelta

from clock import monday_of, recorded_day
from git_log import read_file
from persons import fold_name, login_of, name_key
from s9 import lead_commits

FILES = ("CODEOWNERS", "MAINTAINERS")
FEWEST_WEEKS = 13
LEAST_RATIO = 10


def compute(world):
    drafts = [d for repo in world.repos for d in first_line(world, repo)]
    drafts = sorted(drafts, key=lambda d: d["date"])[:1]  # the first, of all repositories
    shift = largest_shift(world)
    return drafts + ([shift] if shift else [])


def first_line(world, repo):
    """Merge time of the first line of CODEOWNERS or MAINTAINERS that holds the lead."""
    touching = [p for name in FILES for p in (
        f":(glob)**/{name}", f":(glob)**/{name}.*")]
    ids = repo.git(
        "log", "--first-parent", "--diff-merges=first-parent", "--no-patch", "--reverse",
        "--format=%H", repo.tip_at_t, "--", *touching,
    ).split()
    places = {c.id: i for i, c in enumerate(repo.chain.commits)}
    for id_ in ids:
        for path in repo.git("ls-tree", "-r", "-z", "--name-only", id_).split("\0"):
            if posixpath.basename(path).split(".")[0] not in FILES:
                continue
            text = read_file(repo.git, id_, path) or ""
            if any(names_the_lead(world, line) for line in text.splitlines()):
                time = repo.chain.times[places[id_]]
                return [{"kind": "line", "path": path, "commit": id_,
                         "date": world.clock.date(time).isoformat()}]
    return []


def names_the_lead(world, line):
    """The lead's address, `@login` or full name stands in the line."""
    low, folded = line.lower(), fold_name(line)
    for address in world.persons.addresses[world.lead]:
        if address in low:
            return True
        login = login_of(address)
        if login and re.search("@" + re.escape(login) + r"(?![\w-])", low):
            return True
    names = {name_key(n) for i in world.persons.members[world.lead] for n in (i[0], i[2])}
    return any(name in folded for name in names - {None})


def largest_shift(world):
    """The split into two Poisson rates of active days a week that gains most, from 10 on."""
    days = {recorded_day(c.author_time, c.author_offset) for c in lead_commits(world)}
    days = {d for d in days if d < world.t_date}
    if not days:
        return None
    first = monday_of(min(days))
    weeks = [0] * ((world.t_date - first).days // 7)
    for day in days:
        weeks[(monday_of(day) - first).days // 7] += 1
    best = None
    for split in range(FEWEST_WEEKS, len(weeks) - FEWEST_WEEKS + 1):
        gain = log_rate(weeks[:split]) + log_rate(weeks[split:]) - log_rate(weeks)
        if gain >= LEAST_RATIO and (best is None or gain > best[0] + 1e-9):
            best = (gain, split)
    if best is None:
        return None
    gain, split = best
    return {
        "kind": "shift", "date": (first + timedelta(days=7 * split)).isoformat(),
        "gain": round(gain, 6), "before": [sum(weeks[:split]), split],
        "after": [sum(weeks[split:]), len(weeks) - split],
    }


def log_rate(weeks):
    """The part of ln L that depends on the split: x ln(x / n)."""
    total = sum(weeks)
    return total * math.log(total / len(weeks)) if total else 0.0
