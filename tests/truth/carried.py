"""Which files carry the difference between a published share and ours.

    python3 tests/truth/carried.py --repo PATH --at COMMIT --published "64 17"

For each share that is over three points off: what it would be if the files of one class were counted
too (first only those that are source or test but for the rows of that class), or left out; and the files
that come nearest to the published share.
"""

import argparse
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../oracle"))

from authorship import Tally  # noqa: E402
from classes import Classes, classify  # noqa: E402
from git_log import Git, read_commits, read_events, tree  # noqa: E402
from truck_factor import History, truck_factor  # noqa: E402

COUNTED = {"source", "test"}
POINTS = 3.0
MOVES = 0.5
NAMED = 8


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repo", required=True)
    parser.add_argument("--at", required=True)
    parser.add_argument("--published", required=True, help="shares in per cent, in order")
    parser.add_argument("--tables", default=os.path.join(HERE, "../../crates/team/data"))
    said = parser.parse_args()
    git = Git(said.repo)
    commit = git("rev-parse", "--verify", said.at + "^{commit}").strip()
    files = tree(git, commit)
    table = Classes(os.path.join(said.tables, "classes.csv"))
    class_of = classify(git, commit, table, files)
    history = History(read_commits(git, commit), read_events(git, commit), False)
    counted = {f for f in files if class_of[f] in COUNTED}
    _, _, ours = truck_factor(history, counted)
    authors = authors_of(history, files)
    ranked = by_files_authored(authors, counted)
    choices = list(other_choices(table, class_of, counted))
    for place, published in enumerate(float(share) for share in said.published.split()):
        if place < len(ours) and abs(ours[place] - published) > POINTS:
            explain(place, published, ours[place], ranked[place], authors, choices)


def other_choices(table, class_of, counted):
    """(words, files that are more or less, files that would be counted)."""
    for name in sorted(set(class_of.values())):
        within = {f for f, class_ in class_of.items() if class_ == name}
        if name in COUNTED:
            yield f"without {name} files", within, counted - within
            continue
        others = Classes.__new__(Classes)
        others.rows = [row for row in table.rows if row.class_ != name]
        others.test_rows = table.test_rows
        code = {f for f in within if others.of(f, {}) in COUNTED}
        if code and code != within:
            yield f"with {name} files that are code but for their place", code, counted | code
        yield f"with {name} files", within, counted | within


def authors_of(history, files):
    """File -> its authors, for the files with an event."""
    found, followed = {}, set()
    for file in sorted(files, key=lambda f: f.encode("utf-8", "surrogateescape")):
        tally, seen = Tally(), False
        for developer, status in history.events_of(file, followed):
            seen = True
            tally.count(developer, status)
        if seen:
            found[file] = tally.authors()
    return found


def by_files_authored(authors, counted):
    authored = collections.Counter(p for f, people in authors.items() if f in counted for p in people)
    return [person for person, _ in authored.most_common()]


def explain(place, published, ours, person, authors, choices):
    print(f"share {place + 1}: published {published:.0f} %, here {ours:.2f} %")

    def own(files):
        return sum(1 for f in files if person in authors[f])

    found = []
    for words, moved, counted in choices:
        counted, moved = counted & authors.keys(), moved & authors.keys()
        share = 100 * own(counted) / len(counted) if counted else 0.0
        if abs(share - ours) >= MOVES:
            found.append((abs(share - published), words, share, moved))
    for _, words, share, _ in sorted(found, key=lambda row: row[:2]):
        print(f"  {words}: {share:.2f} %")
    if not found:
        print("  no class by itself moves it by half a point")
        return
    _, words, _, moved = min(found, key=lambda row: row[:2])
    within = sorted(moved)
    print(f"  carried by {len(within)} files, {own(within)} of them by this author ({words}):")
    folders = collections.Counter(os.path.dirname(f) for f in within)
    for folder, number in folders.most_common(NAMED):
        example = next(f for f in within if os.path.dirname(f) == folder)
        print(f"    {number:4}  {folder or '.'}/, such as {os.path.basename(example)}")
    if len(folders) > NAMED:
        rest = sum(number for _, number in folders.most_common()[NAMED:])
        print(f"    {rest:4}  in {len(folders) - NAMED} more directories")


if __name__ == "__main__":
    main()
