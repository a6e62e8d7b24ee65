"""s10g, hand-overs checked."""

from datetime import timedelta

from clock import DAYS_NOW, parse_date

FEWEST = 10
MOST_WORKING_DAYS = 15


def compute(world):
    if not world.o:
        return {"status": "not_applicable", "why": "you work here alone"}
    if len(world.o) == 1:
        return {"status": "not_applicable", "why": "with two people each figure is the other's"}
    checked = []
    for said in world.settings.get("handovers", []):
        rows = periods(world, said["area"], parse_date(said["date"]))
        counts = [(n, d) for _, n, d, skipped in rows if not skipped]
        checked.append({
            "area": said["area"], "date": said["date"], "level": said.get("level"),
            "periods": rows, "state": state(counts),
        })
    return {"status": "value", "why": None, "handovers": checked}


def periods(world, area, first):
    """[first day, the lead's, the lead's and O's, skipped] of each complete period;
    O is that of the period's end."""
    rows = []
    begin = first
    while begin + timedelta(days=DAYS_NOW) <= world.t_date:
        end = begin + timedelta(days=DAYS_NOW)
        people = world.team.others(world.instant(end)) | {world.lead}
        there = [
            c for c in world.regular_between(world.instant(begin), world.instant(end))
            if area in c.areas and c.person in people
        ]
        own = sum(c.person == world.lead for c in there)
        skipped = working_days_off(world, begin, end) > MOST_WORKING_DAYS
        rows.append([begin.isoformat(), own, len(there), skipped])
        begin = end
    return rows


def working_days_off(world, begin, end):
    """Mondays to Fridays of given absence in [begin, end)."""
    found = set()
    for first, last in world.settings.get("days_off", []):
        day = parse_date(first)
        while day <= parse_date(last):
            if begin <= day < end and day.weekday() < 5:
                found.add(day)
            day += timedelta(days=1)
    return len(found)


def state(counts):
    """Held, then perhaps returned; else quiet or undecided. Two periods are two that
    follow each other, skipped ones left out."""
    pairs = [
        (first[0] + second[0], first[1] + second[1]) for first, second in zip(counts, counts[1:])
    ]
    held = next((i for i, (n, d) in enumerate(pairs) if d >= FEWEST and 100 * n <= 25 * d), None)
    if held is not None:
        after = pairs[held + 2:]
        if any(d >= FEWEST and 100 * n >= 50 * d for n, d in after):
            return "returned"
        return "held"
    if pairs and pairs[-1][1] < FEWEST:
        return "quiet"
    return "undecided"
