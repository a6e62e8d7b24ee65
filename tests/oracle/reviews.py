"""s2, s3 and s4 out of change requests, restated from the definitions 3, the words of `crates/signals/tests/fixtures/reviews-by-hand.txt` and
`whose-act-is-next.txt`, and `docs/reading-forges.md`; slowly, and without the program.

    python3 tests/oracle/reviews.py < WORLDS > FIGURES

A world is {"accounts": [{"kind": "Person", "person": 3}, …], "lead": 0, "team": [0, 3, …], "zone": …, "now": [from, to],
"requests": [as the program keeps them]}; WORLDS and FIGURES are lists, in one order."""

import json
import sys
from datetime import timedelta
from fractions import Fraction

from clock import Clock

LEAST_REVIEWS = 30
LEAST_PEOPLE = 4


class World:
    def __init__(self, told):
        self.accounts = told["accounts"]
        self.lead = ("person", told["lead"])
        self.team = {("person", number) for number in told["team"]} | {self.lead}
        self.clock = Clock(told["zone"])
        self.begin, self.end = told["now"]
        self.requests = told["requests"]

    def who(self, account):
        """Who stands behind an account; nobody where the forge names none. Each deleted account is somebody of their own."""
        if account is None:
            return None
        kind = self.accounts[account]["kind"]
        if kind == "Person":
            return ("person", self.accounts[account]["person"])
        return ("machine", account) if kind == "Machine" else ("gone", account)


def is_human(who):
    return who is not None and who[0] != "machine"


def acts(world, request):
    """(when, who, name of the act, what is told with it)"""
    for event in request["events"]:
        act = event["act"]
        name, told = (act, None) if isinstance(act, str) else next(iter(act.items()))
        yield event["at"], world.who(event["by"]), name, told


# s2: "An approval counts when a person other than the author gave it, at or before the merge, and it stands at the merge: it is that
# person's last decision, and it was neither dismissed nor taken back."

def gate(world, request):
    author = world.who(request["author"])
    if author == world.lead or not is_human(author):
        return None
    story = list(acts(world, request))
    merges = [place for place, (_, _, name, _) in enumerate(story) if name == "Merged"]
    if not merges:
        return None
    merged, by, _, _ = story[merges[0]]
    approving = {person for person in people_who_decided(world, story[:merges[0]])
                 if person != author and stands_approved(world, story[:merges[0]], person)}
    if approving - {world.lead}:
        word = "others"
    elif approving:
        word = "lead"
    else:
        word = "none, by the lead" if by == world.lead else "none, by others"
    return {"at": merged, "gate": word}


def people_who_decided(world, story):
    return {by for _, by, name, _ in story if name == "Decided" and is_human(by)}


def stands_approved(world, story, person):
    """Read from the end: the last thing that happened to a decision of theirs."""
    gone = set()
    for _, by, name, told in reversed(story):
        if name == "Dismissed" and world.who(told[0]) == person:
            gone.add(told[1])
        elif name == "Withdrew" and by == person:
            gone.add("Approved")
        elif name == "Decided" and by == person:
            return told == "Approved" and told not in gone
    return False


# s3: "A wait begins when a person is asked in person and the request is open and no draft: at the later of the two."

ANSWERS = {"Decided", "Remarked", "Commented", "Pushed", "Merged", "Closed"}


def waits(world, request):
    """Of each person by themselves: walk through the story with what is true of them."""
    author = world.who(request["author"])
    story = [act for act in acts(world, request) if act[0] < world.end]
    asked = {world.who(told["Account"]) for _, _, name, told in story if name == "AskedFor" and "Account" in told}
    found = []
    for person in asked:
        if person != author and person[0] == "person":
            found += waits_for(world, story, person)
    return sorted(found)


def waits_for(world, story, person):
    is_asked, is_open, is_draft, since = False, False, False, None
    for at, by, name, told in story:
        answered = False
        if name == "AskedFor" and told.get("Account") is not None and world.who(told["Account"]) == person:
            is_asked = True
        elif name == "TookBack" and told.get("Account") is not None and world.who(told["Account"]) == person:
            is_asked, answered = False, by == person
        elif name == "Left" and world.who(told) == person:
            is_asked = False
        elif name in ANSWERS and by == person:
            is_asked, answered = False, True
        if name == "Opened":
            is_open, is_draft = True, told["draft"]
        elif name in ("Merged", "Closed"):
            is_open = False
        elif name == "Reopened":
            is_open = True
        elif name in ("Drafted", "Readied"):
            is_draft = name == "Drafted"
        waiting = is_asked and is_open and not is_draft
        if since is None and waiting:
            since = at
        elif since is not None and not waiting:
            yield wait(world, person, since, at, answered)
            since = None
    if since is not None:
        yield wait(world, person, since, world.end, False)


def wait(world, person, begins, ends, answered):
    return [person[1], begins, ends, answered, weekday_seconds(world.clock, begins, ends)]


def weekday_seconds(clock, begins, ends):
    """Its length is the time between, without Saturdays and Sundays of the lead's zone."""
    seconds, day = 0, clock.date(begins)
    while clock.midnight(day) < ends:
        after = day + timedelta(days=1)
        if day.weekday() < 5:
            seconds += max(0, min(ends, clock.midnight(after)) - max(begins, clock.midnight(day)))
        day = after
    return seconds


def median(lengths):
    """Kaplan and Meier, in fractions; [(long, answered)]."""
    lasting = Fraction(1)
    for long in sorted({long for long, answered in lengths if answered}):
        at_risk = sum(1 for one, _ in lengths if one >= long)
        over = sum(1 for one, answered in lengths if one == long and answered)
        lasting *= 1 - Fraction(over, at_risk)
        if lasting <= Fraction(1, 2):
            return long
    return None


# s4: "A review is one person's review of one request on one day, in the lead's zone, submitted in now."

def reviews(world):
    seen = set()
    for place, request in enumerate(world.requests):
        for at, by, name, _ in acts(world, request):
            own = by == world.who(request["author"])
            if name in ("Decided", "Remarked") and world.begin <= at < world.end and by in world.team and not own:
                seen.add((by, place, world.clock.date(at)))
    return {person: sum(1 for by, _, _ in seen if by == person) for person in world.team}


def concentration(world, counts):
    total, people = sum(counts.values()), len(counts)
    if total < LEAST_REVIEWS or people < LEAST_PEOPLE:
        return None
    even = Fraction(1, people)
    spread = sum(Fraction(count, total) ** 2 for count in counts.values())
    return {"lead": [counts[world.lead], total], "index": float((spread - even) / (1 - even))}


def figures(told):
    world = World(told)
    gates = [gate(world, request) for request in world.requests]
    counted = [one["gate"] for one in gates if one and world.begin <= one["at"] < world.end]
    every = [waits(world, request) for request in world.requests]
    in_now = [one for of_request in every for one in of_request if world.begin <= one[1]]
    of_lead = [(one[4], one[3]) for one in in_now if one[0] == world.lead[1]]
    of_others = [(one[4], one[3]) for one in in_now if one[0] != world.lead[1]]
    counts = reviews(world)
    return {
        "gates": gates,
        "share": [counted.count("lead"), len(counted)],
        "waits": every,
        "medians": [median(of_lead), median(of_others)],
        "reviews": sorted([person[1], count] for person, count in counts.items()),
        "concentration": concentration(world, counts),
    }


if __name__ == "__main__":
    json.dump([figures(told) for told in json.load(sys.stdin)], sys.stdout)
