"""s7f, s8, s12, s15, s16 and s19 of records that are given, many cases at once: JSON comes in and goes out.

    python3 tests/oracle/records.py < cases.json
"""

import json
import sys
from datetime import date

import issues
import s12
import s15
import s16
import s19
import s7f
import s8
from forge import Request
from plain import Plain
from proposals import Proposal, fits, of_request


def answer(asked):
    world = Plain(asked)
    found = {}
    if "incidents" in asked:
        found["s12"] = s12.compute(world, asked["incidents"], asked["changed"], asked["told_since"], asked["told_until"])
    if "meetings" in asked:
        found["s8"] = s8.compute(world, asked)
    if "pattern" in asked:
        all_ = [of_request(Request(world, 0, r)) for r in asked["requests"]
                if fits(asked["pattern"], r["title"], [])]
        all_ = [p for p in all_ if p is not None]
        found["proposals"] = sorted([p.id, p.landed, len(p.said)] for p in all_)
        all_ += [Proposal(p["id"], world.lead, p["at"], p["landed"]) for p in asked["log"]]
        found["s15"] = s15.compute(world, [p for p in all_ if p.id.startswith("#")])
        found["s16"] = s16.compute(world, all_)
    if "led" in asked:
        led = [(one["id"], world.person(one["by"], 0), one["at"], one["kind"]) for one in asked["led"]]
        found["s7f"] = s7f.compute(world, led, asked["led_since"])
    if "incident_labels" in asked:
        found.update(issues.compute(world, asked))
    if "talks" in asked:
        found["s19"] = s19.compute(world, asked["talks"])
    if "titles" in asked:
        found["fits"] = [fits(pattern, title, labels) for pattern, title, labels in asked["titles"]]
    return found


def main():
    cases = json.load(sys.stdin)
    json.dump([answer(case) for case in cases], sys.stdout, default=date.isoformat)


if __name__ == "__main__":
    main()
