"""The unit of everything: changes, imports, upstream syncs (the definitions 1.3)."""

from dataclasses import dataclass, field

LARGEST_MERGE = 50


@dataclass
class Change:
    id: str
    person: int
    time: int
    kind: str  # squashed, merges or commits
    commits: list
    order: tuple
    touched: set = field(default_factory=set)  # files
    counted: set = field(default_factory=set)  # counted files
    in_scope: set = field(default_factory=set)  # counted files in scope
    bulk: bool = False
    areas: set = field(default_factory=set)
    week: object = None


@dataclass
class Merge:
    """A merge of the chain whose commits are not one change by one person."""

    commit: object
    position: int
    side: list
    listed: bool = False


class Reading:
    """Changes of one repository up to a chain position, and what is no change."""

    def __init__(self, chain, last, persons, settings):
        self.chain, self.persons = chain, persons
        self.excluded = set(settings.get("exclude_commits", []))
        self.answers = settings.get("sync", {})
        self.changes, self.imports, self.import_commits = [], [], []
        self.bot_commits = []
        self.people_outside = set()
        self.left_out_ids = set()  # commits the lead excluded, by themselves or with their merge
        split = []
        for position in range(last + 1):
            merge = self._read(position)
            if merge is not None:
                split.append(merge)
        self._settle(split)

    def _human(self, commits):
        """Bots' commits, and those the lead excluded, are removed first."""
        kept = []
        for commit in commits:
            if self.persons.is_bot[commit.person]:
                self.bot_commits.append(commit)
            elif commit.id not in self.excluded:
                kept.append(commit)
        return kept

    def _read(self, position):
        commit, time = self.chain.commits[position], self.chain.times[position]
        for brought in [commit] + self.chain.brought[position]:
            brought.merge_time = time
            if {brought.id, commit.id} & self.excluded:
                self.left_out_ids.add(brought.id)
        if not commit.is_merge:
            for human in self._human([commit]):
                kind = "squashed" if kind_of(commit) == "suffix" else "commits"
                self._add(human.id, human.person, [human], position, kind)
                self.people_outside.add(human.person)
            return None
        side = [c for c in self.chain.brought[position] if not c.is_merge]
        side = self._human(side)
        if not side or commit.id in self.excluded:
            return None
        if any(not c.parents for c in side):
            self.imports.append(commit.id)
            for other in side:
                other.merge_time = other.commit_time
                self.people_outside.add(other.person)
            self.import_commits += side
            return None
        author = one_author(side)
        if author is None:
            return Merge(commit, position, side)
        self._add(commit.id, author, side, position, "merges")
        self.people_outside.update(c.person for c in side)
        return None

    def _add(self, id_, person, commits, position, kind):
        time = self.chain.times[position]
        order = (time, position, -commits[0].topo)
        self.changes.append(Change(id_, person, time, kind, commits, order))

    def _settle(self, split):
        """Upstream syncs: which split merges are listed, and whose commits are left out."""
        ordinary = [m for m in split if self.answers.get(m.commit.id) is False]
        candidates = [m for m in split if self.answers.get(m.commit.id) is not False]
        known = set(self.people_outside)
        known.update(c.person for m in ordinary for c in m.side)
        for merge in candidates:
            authors = {c.person for c in merge.side}
            strangers = authors - known
            merge.listed = (
                len(merge.side) > LARGEST_MERGE or 2 * len(strangers) >= len(authors)
                or self._said_yes(merge, candidates)
            )
        listed = [m for m in candidates if m.listed]
        for merge in candidates:
            if not merge.listed:
                known.update(c.person for c in merge.side)
        self.candidates, self.left_out = candidates, []
        for merge in ordinary + candidates:
            for commit in merge.side:
                if merge.listed and commit.person not in known:
                    self.left_out.append(commit)
                else:
                    self._add(commit.id, commit.person, [commit], merge.position, "merges")
        self.listed = listed
        self.changes.sort(key=lambda c: c.order)

    def _said_yes(self, merge, candidates):
        """A yes holds for later merges with the same committer and the same first three words."""
        return any(
            self.answers.get(earlier.commit.id) is True
            and earlier.position <= merge.position
            and earlier.commit.committer[:2] == merge.commit.committer[:2]
            and earlier.commit.subject.split()[:3] == merge.commit.subject.split()[:3]
            for earlier in candidates
        )


def one_author(side):
    """The person who wrote at least half of a merge of at most 50 commits, or None."""
    if len(side) > LARGEST_MERGE:
        return None
    written = {}
    for commit in side:
        written[commit.person] = written.get(commit.person, 0) + 1
    best = max(written.values())
    if 2 * best < len(side):
        return None
    tied = [p for p, n in written.items() if n == best]
    if len(tied) == 1:
        return tied[0]
    opened = min(side, key=lambda c: (c.author_time, c.id))
    return opened.person


def kind_of(commit):
    """Of a chain commit, for the regime mark: merge, suffix or plain."""
    if commit.is_merge:
        return "merge"
    subject = commit.subject.rstrip()
    for sign in "#!":
        _, found, number = subject.rpartition(f"({sign}")
        if found and number.endswith(")") and number[:-1].isdigit():
            return "suffix"
    return "plain"
