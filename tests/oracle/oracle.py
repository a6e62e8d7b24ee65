"""A plain restatement of the definitions (docs/signals.md), to be compared number by number.

    python3 tests/oracle/oracle.py --repo PATH --me ADDRESS [--zone IANA] [--as-of DATE] ...
"""

import argparse
import importlib
import json
import os
import sys
import time

import summary
from clock import parse_date, parse_instant
from world import World

SIGNALS = [
    "s1a", "s1b", "s2", "s3", "s3w", "s4", "s5a", "s5b", "s6a", "s6b", "s6c", "s7", "s9", "s10g", "s12g", "s14",
]
HERE = os.path.dirname(os.path.abspath(__file__))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repo", action="append", required=True)
    parser.add_argument("--me", action="append", required=True)
    parser.add_argument("--now", help="an instant in ISO 8601; default: the present")
    parser.add_argument("--as-of", help="a date")
    parser.add_argument("--zone", default="UTC")
    parser.add_argument("--settings", help="a JSON file of what the lead said")
    parser.add_argument("--read", help="a JSON file of what was read beside git")
    parser.add_argument("--signals", default=",".join(SIGNALS + ["drafts"]))
    parser.add_argument("--tables", default=os.path.join(HERE, "../../crates/team/data"))
    return parser.parse_args()


def from_file(path):
    if not path:
        return {}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    said = arguments()
    settings, read = from_file(said.settings), from_file(said.read)
    world = World(
        said.repo, said.tables, said.me,
        parse_instant(said.now) if said.now else int(time.time()),
        parse_date(said.as_of) if said.as_of else None,
        said.zone, settings, read,
    )
    wanted = said.signals.split(",")
    result = summary.compute(world)
    result["signals"] = {
        name: importlib.import_module(name).compute(world)
        for name in SIGNALS if name in wanted
    }
    if "drafts" in wanted:
        for name in ("handover_drafts", "role_drafts"):
            result[name] = importlib.import_module(name).compute(world)
    json.dump(result, sys.stdout, indent=1, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
