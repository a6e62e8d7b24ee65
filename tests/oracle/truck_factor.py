"""The published truck factor of one commit (the definitions 4).

    python3 tests/oracle/truck_factor.py --repo PATH --at COMMIT [--all-files] [--tables DIR]
"""

import argparse
import json
import os
import unicodedata

from authorship import Tally
from classes import Classes, classify
from git_log import Git, is_file_event, is_regular, read_commits, read_events, tree
from persons import Groups

COVERED = 0.5
HERE = os.path.dirname(os.path.abspath(__file__))


def fold(name):
    """Accents stripped, upper case: how the reference compares names."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).upper()


class Developers:
    """Raw names and addresses, closed over equal address or equal folded name."""

    def __init__(self, commits):
        groups = Groups()
        for commit in commits:
            groups.join(("address", commit.address), ("name", fold(commit.name)))
        self.groups = groups
        self.smallest = {}
        for commit in commits:
            root = groups.root(("address", commit.address))
            self.smallest[root] = min(self.smallest.get(root, commit.address), commit.address)

    def of(self, commit):
        return self.groups.root(("address", commit.address))


class History:
    """Events per path, and which paths a rename record leads from."""

    def __init__(self, commits, events, all_entries):
        written = [c for c in commits if not c.is_merge]
        self.developers = Developers(written)
        self.by_path, self.renames = {}, {}
        for commit in written:
            developer = self.developers.of(commit)
            for event in events.get(commit.id, []):
                if not counts(event, all_entries):
                    continue
                self.by_path.setdefault(event.path, []).append((developer, event.status))
                if event.status == "R":
                    record = (commit.id, event.path)
                    self.renames.setdefault(event.path, []).append((record, event.old_path))

    def events_of(self, path, followed):
        """Events of a path and of every path from which some rename record leads to it,
        without regard to time, each path once; a record that an earlier file has followed
        is not followed again."""
        seen, stack = {path}, [path]
        while stack:
            here = stack.pop()
            yield from self.by_path.get(here, [])
            for record, source in self.renames.get(here, ()):
                if record in followed:
                    continue
                followed.add(record)
                if source not in seen:
                    seen.add(source)
                    stack.append(source)


def counts(event, all_entries):
    """Additions, modifications and renames; links and submodules only with all entries."""
    if event.status not in "AMR" or event.same_content and event.status == "M":
        return False
    return True if all_entries else is_file_event(event) and is_regular(event.mode)


def truck_factor(history, files):
    """(files with an event, truck factor, [share in per cent of each one removed])."""
    authors, events, with_events, followed = {}, {}, 0, set()
    for file in sorted(files, key=lambda f: f.encode("utf-8", "surrogateescape")):
        tally, seen = Tally(), False
        for developer, status in history.events_of(file, followed):
            seen = True
            tally.count(developer, status)
            events[developer] = events.get(developer, 0) + 1
        if seen:
            with_events += 1
            authors[file] = tally.authors()
    authored = {}
    for people in authors.values():
        for person in people:
            authored[person] = authored.get(person, 0) + 1
    ranked = sorted(authored, key=lambda p: (
        -authored[p], -events[p], history.developers.smallest[p]))
    removed = 0
    covered = sum(1 for people in authors.values() if people)
    while removed < len(ranked) and covered / with_events >= COVERED:
        removed += 1
        gone = set(ranked[:removed])
        covered = sum(1 for people in authors.values() if people - gone)
    shares = [round(100 * authored[p] / with_events, 2) for p in ranked[:removed]]
    return with_events, removed, shares


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repo", required=True)
    parser.add_argument("--at", required=True)
    parser.add_argument("--all-files", action="store_true")
    parser.add_argument("--tables", default=os.path.join(HERE, "../../crates/team/data"))
    said = parser.parse_args()
    git = Git(said.repo)
    commit = git("rev-parse", "--verify", said.at + "^{commit}").strip()
    files = tree(git, commit, said.all_files)
    if not said.all_files:
        table = Classes(os.path.join(said.tables, "classes.csv"))
        found = classify(git, commit, table, files)
        files = {f for f in files if found[f] in ("source", "test")}
    history = History(read_commits(git, commit), read_events(git, commit), said.all_files)
    number, factor, shares = truck_factor(history, files)
    print(json.dumps({"files": number, "truck_factor": factor, "shares_percent": shares}))


if __name__ == "__main__":
    main()
