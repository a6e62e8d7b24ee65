"""One repository, read: commits, chain, file identity, changes."""

import re

from chain import Chain
from changes import Reading
from files import Identity
from git_log import Git, branch_and_tip, read_commits, read_events, read_file


class Repository:
    def __init__(self, path, branch):
        self.git = Git(path)
        self.branch, self.tip = branch_and_tip(self.git, branch)
        self.prefix = ""  # "name/" when there are several
        self.commits = read_commits(self.git, self.tip)
        self.by_id = {c.id: c for c in self.commits}
        events = read_events(self.git, self.tip)
        for commit in self.commits:
            commit.events = events.get(commit.id, [])
        self.chain = Chain(self.by_id, self.tip)
        self.mapped_cache = {}

    @property
    def tip_time(self):
        return self.chain.times[-1]

    def read(self, instant, persons, settings, requests=()):
        """Everything that asks for T (1.1): the last position, the files, the changes."""
        self.last = self.chain.position_before(instant)
        if self.last < 0:
            raise SystemExit("no commit before T")
        self.tip_at_t = self.chain.commits[self.last].id
        self.identity = Identity(self.git, self.chain, self.last)
        self.reading = Reading(self.chain, self.last, persons, settings, requests)
        self.ignored_revs = read_ignored_revs(self.git, self.tip_at_t)
        self.walked = []
        for position in range(self.last + 1):
            for commit in self.chain.brought[position][::-1] + [self.chain.commits[position]]:
                commit.position = position
                if not commit.is_merge:
                    self.walked.append(commit)

    def mapped(self, name, address):
        """A name and address through the `.mailmap` of the newest commit."""
        key = (name, address)
        if key not in self.mapped_cache:
            answer = self.git(
                "check-mailmap", f"{name} <{address}>",
                mailmap=self.tip + ":.mailmap", may_fail=True,
            )
            found = re.fullmatch(r"(.*?) ?<(.*)>\n?", answer or "", re.DOTALL)
            self.mapped_cache[key] = found.groups() if found else key
        return self.mapped_cache[key]

    def file(self, name):
        """The name of a file over all repositories."""
        return self.prefix + name

    def files_at(self, position):
        return {self.file(name) for name in self.identity.files_at(position)}


def read_ignored_revs(git, commit):
    """Ids listed in `.git-blame-ignore-revs`; what follows a `#` is a comment."""
    text = read_file(git, commit, ".git-blame-ignore-revs") or ""
    return {line.split("#")[0].strip() for line in text.splitlines()} - {""}
