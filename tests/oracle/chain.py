"""The first-parent chain, what each of its commits brought, and merge times (the definitions 1.1)."""

from bisect import bisect_left


class Chain:
    """`commits` oldest first; `brought[i]` = the commits (merges too) that came with commits[i]."""

    def __init__(self, by_id, tip):
        self.commits = first_parents(by_id, tip)
        self.brought = what_came(by_id, self.commits)
        self.times = []
        for commit in self.commits:
            earlier = self.times[-1] if self.times else commit.commit_time
            self.times.append(max(commit.commit_time, earlier))

    def position_before(self, instant):
        """Position of tip(t): the newest chain commit with merge time < t; -1 if there is none."""
        return bisect_left(self.times, instant) - 1


def first_parents(by_id, tip):
    commits = []
    here = by_id.get(tip)
    while here is not None:
        commits.append(here)
        here = by_id.get(here.parents[0]) if here.parents else None
    commits.reverse()
    return commits


def what_came(by_id, chain):
    """For each chain commit, what it reaches and its first parent does not, without itself;
    in the order of `git rev-list --topo-order`, newest first."""
    seen = set()
    brought = []
    for commit in chain:
        seen.add(commit.id)
        found = []
        stack = list(commit.parents[1:])
        while stack:
            other = stack.pop()
            if other in seen or other not in by_id:
                continue
            seen.add(other)
            found.append(by_id[other])
            stack.extend(by_id[other].parents)
        found.sort(key=lambda c: c.topo)
        brought.append(found)
    return brought
