"""The unit of everything: changes, imports, upstream syncs (the definitions 1.3)."""

from dataclasses import dataclass, field

from forge import is_somebody

LARGEST_MERGE = 50
ROW_SECONDS = 60


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

    def __init__(self, chain, last, persons, settings, requests=()):
        """`requests` are those of the repository's forge, where one is connected."""
        self.chain, self.persons = chain, persons
        self.opened_by = opened_by(requests)
        self.became = {r.became for r in requests if r.became}
        self.excluded = set(settings.get("exclude_commits", []))
        self.answers = settings.get("sync", {})
        self.changes, self.imports, self.import_commits = [], [], []
        self.bot_commits = []
        self.people_outside = set()
        self.left_out_ids = set()  # commits the lead excluded, by themselves or with their merge
        split = []
        self._find_rows(last)
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
        if position in self.in_row:
            return None
        opened = self.opened_by.get(commit.id)
        if not commit.is_merge and opened is not None:
            self._add_requested(position, opened)
            return None
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
        author = one_author(side, opened)
        if author is None:
            return Merge(commit, position, side)
        self._add(commit.id, author, side, position, "merges")
        self.people_outside.update(c.person for c in side)
        return None

    def _find_rows(self, last):
        """Commits put on the branch one by one, by the place of the last one (1.3 with a forge)."""
        self.rows, self.in_row = {}, set()
        for position in range(last + 1):
            commit = self.chain.commits[position]
            if commit.is_merge or commit.id not in self.opened_by or self._is_committer_author(commit):
                continue
            row, before = [], position - 1
            while before >= 0 and self._belongs_to(self.chain.commits[before], commit):
                row.insert(0, before)
                before -= 1
            self.rows[position] = row
            self.in_row.update(row)

    def _belongs_to(self, commit, last):
        return (not commit.is_merge and commit.id not in self.became
                and commit.committer[:2] == last.committer[:2]
                and abs(last.commit_time - commit.commit_time) <= ROW_SECONDS)

    def _is_committer_author(self, commit):
        return (commit.committer[:2] == (commit.name, commit.address)
                or self.persons.look_up(*commit.committer) == commit.person)

    def _add_requested(self, position, opened):
        """A commit that a request became, and those of the same request before it: one change by who opened it."""
        row = [self.chain.commits[place] for place in self.rows.get(position, [])]
        last = self.chain.commits[position]
        commits = [c for c in row if not self.persons.is_bot[c.person]] + [last]
        commits = [c for c in commits if c.id not in self.excluded]
        for commit in row + [last]:
            # One that a program only pressed the button for is not among those that bots made.
            if not self.persons.is_bot[commit.person]:
                self.people_outside.add(commit.person)
            elif commit is not last:
                self.bot_commits.append(commit)
        for place in self.rows.get(position, []):
            self.chain.commits[place].merge_time = self.chain.times[place]
        if last.id in self.excluded:
            return
        for commit in commits:
            commit.known_by = opened
        kind = "squashed" if kind_of(last) == "suffix" else "commits"
        self._add(last.id, opened, commits, position, kind)

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


def opened_by(requests):
    """Commit -> who opened the one merged request that became it; not where they are deleted, or a program."""
    merged = {}
    for request in requests:
        if request.became and request.merged is not None:
            merged.setdefault(request.became, []).append(request.author)
    return {commit: who[0] for commit, who in merged.items() if len(who) == 1 and is_somebody(who[0])}


def one_author(side, opened=None):
    """The person who wrote at least half of a merge of at most 50 commits, or None. With a request that was
    opened by somebody it is they, where this says nothing, or two."""
    if len(side) > LARGEST_MERGE:
        return opened
    written = {}
    for commit in side:
        written[commit.person] = written.get(commit.person, 0) + 1
    best = max(written.values())
    if 2 * best < len(side):
        return opened
    tied = [p for p, n in written.items() if n == best]
    if len(tied) == 1:
        return tied[0]
    if opened in tied:
        return opened
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
