"""What git says: commits, file events, trees, tags. Nothing is decided here.

Every question goes to the `git` command, with the user's and the system's configuration
switched off and each option that matters given explicitly (the definitions 1.1).
"""

import os
import subprocess
import sys
from dataclasses import dataclass, field

FIELDS = [
    "%H", "%P", "%an", "%ae", "%aN", "%aE", "%ad",
    "%cn", "%ce", "%cN", "%cE", "%cd", "%s",
    "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1e)",
]


@dataclass
class Event:
    """One row of `git log --raw`."""

    status: str  # A, M, D, R or T
    score: int  # similarity in per cent, of R only
    old_path: str
    path: str
    old_mode: str
    mode: str
    same_content: bool


@dataclass
class Commit:
    id: str
    parents: list
    name: str
    address: str
    mapped_name: str
    mapped_address: str
    author_time: int
    author_offset: int  # seconds east of Greenwich
    committer: tuple  # name, address, mapped name, mapped address
    commit_time: int
    subject: str
    co_authors: list  # raw texts
    topo: int = 0  # place in `git rev-list --topo-order`, 0 = newest
    events: list = field(default_factory=list)

    @property
    def is_merge(self):
        return len(self.parents) > 1


class Git:
    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.environment = {
            k: v for k, v in os.environ.items() if not k.startswith("GIT_")
        }
        self.environment.update(
            GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL="/dev/null",
            GIT_ATTR_NOSYSTEM="1", LC_ALL="C.UTF-8",
        )
        self.git_dir = self._run(
            ["git", "-C", self.path, "rev-parse", "--absolute-git-dir"]
        ).strip()

    def _run(self, command, given=None, may_fail=False):
        done = subprocess.run(
            command, env=self.environment, capture_output=True,
            input=None if given is None else given.encode("utf-8", "surrogateescape"),
        )
        if done.returncode != 0:
            if may_fail:
                return None
            raise SystemExit(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape")

    def __call__(self, *arguments, mailmap=None, given=None, may_fail=False):
        """Runs git as in a bare repository, so that no work tree is looked at."""
        command = [
            "git", "--git-dir=" + self.git_dir,
            "-c", "core.bare=true", "-c", "core.attributesFile=/dev/null",
            "-c", "mailmap.file=/dev/null",
            "-c", "mailmap.blob=" + (mailmap or ""),
            "-c", "log.showRoot=true", "-c", "log.showSignature=false",
            "-c", "i18n.logOutputEncoding=UTF-8",
        ]
        return self._run(command + list(arguments), given, may_fail)


def branch_and_tip(git, wanted):
    """The definitions 1.1: setting, else the target of origin/HEAD, else HEAD."""
    if wanted:
        return wanted, git("rev-parse", "--verify", wanted + "^{commit}").strip()
    remote = git("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD", may_fail=True)
    if remote:
        name = remote.strip()
    else:
        name = (git("symbolic-ref", "--quiet", "HEAD", may_fail=True) or "HEAD").strip()
    return name, git("rev-parse", "--verify", name + "^{commit}").strip()


def read_commits(git, tip):
    """All commits that the tip reaches, newest first, without their file events.

    Mapped names and addresses are those of the `.mailmap` of the tip (1.1, 1.2).
    """
    text = git(
        "log", "-z", "--topo-order", "--date=raw", "--no-show-signature",
        "--format=tformat:" + "%x00".join(FIELDS), tip,
        mailmap=tip + ":.mailmap",
    )
    cells = text.split("\0")
    cells.pop()
    commits = []
    for start in range(0, len(cells), len(FIELDS)):
        (id_, parents, name, address, mapped_name, mapped_address, authored,
         cname, caddress, cmapped_name, cmapped_address, committed,
         subject, trailers) = cells[start:start + len(FIELDS)]
        author_time, author_offset = parse_raw_date(authored)
        commit_time, _ = parse_raw_date(committed)
        commits.append(Commit(
            id_, parents.split(), name, address, mapped_name, mapped_address,
            author_time, author_offset,
            (cname, caddress, cmapped_name, cmapped_address), commit_time,
            subject, [t.strip() for t in trailers.split("\x1e") if t.strip()],
            topo=len(commits),
        ))
    return commits


def parse_raw_date(text):
    """`1700000000 +0530` -> seconds, offset in seconds."""
    seconds, zone = text.split()
    hours, minutes = divmod(int(zone[1:]), 100)
    offset = hours * 3600 + minutes * 60
    return int(seconds), -offset if zone[0] == "-" else offset


def read_events(git, tip):
    """Commit id -> list of Event; non-merge commits only (1.1: merges have none)."""
    text = git(
        "log", "-z", "--raw", "--no-abbrev", "-M50%", "-l1000", "--no-merges",
        "--topo-order", "--no-ext-diff", "--ignore-submodules=none",
        "--format=tformat:%x01%H", tip,
    )
    cells = iter(text.split("\0"))
    events = {}
    rows = None
    for cell in cells:
        if cell.startswith("\x01"):
            rows = events[cell[1:]] = []
        elif cell.lstrip("\n").startswith(":"):
            old_mode, mode, old_blob, blob, status = cell.lstrip("\n")[1:].split(" ")
            old_path = path = next(cells)
            if status[0] == "R":
                path = next(cells)
            rows.append(Event(
                status[0], int(status[1:] or 0), old_path, path,
                old_mode, mode, old_blob == blob,
            ))
    return events


def is_regular(mode):
    return mode.startswith("100")


def is_file_event(event):
    """1.1: type changes and mode-only changes are dropped; links and submodules are no files."""
    if event.status == "T" or (event.status == "M" and event.same_content):
        return False
    return is_regular(event.old_mode if event.status == "D" else event.mode)


def tree(git, commit, all_entries=False):
    """Paths of a commit's tree: regular files, or with `all_entries` links and submodules too."""
    text = git("ls-tree", "-r", "-z", "--full-tree", commit)
    paths = set()
    for row in text.split("\0"):
        if row:
            head, path = row.split("\t", 1)
            if all_entries or is_regular(head.split(" ")[0]):
                paths.add(sys.intern(path))
    return paths


def read_file(git, commit, path):
    """Text of a file in a commit, or None."""
    return git("cat-file", "blob", f"{commit}:{path}", may_fail=True)
