"""Drafts of hand-overs: areas the lead may have passed on (the definitions 2)."""

from datetime import timedelta
from fractions import Fraction
from itertools import combinations

from clock import DAYS_BLOCK

BLOCKS = 6  # on each side
EARLIEST = 13  # borders every four weeks, back to a year before T
FEWEST = 10
FEWEST_BLOCKS = 4
FEWEST_WEEKS = 4
HIGHEST_RANK = 2
OFFERED = 2


def compute(world):
    if not world.o:
        return []
    best = []
    for area in world.area_names:
        drafts = []
        for back in range(BLOCKS, EARLIEST + 1):
            border = world.t_date - timedelta(days=DAYS_BLOCK * back)
            draft = at_border(world, area, border)
            if draft is not None:
                drafts.append(draft)
        if drafts:
            best.append(min(drafts, key=lambda d: (d["rank"], -d["fall"])))
    best.sort(key=lambda d: (-d["fall"], d["area"]))
    for draft in best:
        draft["fall"] = float(draft["fall"])
    return [dict(draft, offered=place < OFFERED) for place, draft in enumerate(best)]


def at_border(world, area, border):
    """What is known of one border in one area, or None when it is no draft."""
    others = world.team.others(world.instant(border))
    blocks = []  # per block the lead's and O's changes in the area
    for number in range(-BLOCKS, BLOCKS):
        begin = border + timedelta(days=DAYS_BLOCK * number)
        there = [
            c for c in world.regular_between(
                world.instant(begin), world.instant(begin + timedelta(days=DAYS_BLOCK)))
            if area in c.areas
        ]
        own = sum(c.person == world.lead for c in there)
        blocks.append((own, own + sum(c.person in others for c in there)))
    before, after = total(blocks[:BLOCKS]), total(blocks[BLOCKS:])
    if min(before[1], after[1]) < FEWEST:
        return None
    if 100 * before[0] < 50 * before[1] or 100 * after[0] > 25 * after[1]:
        return None
    if sum(n > 0 for n, _ in blocks[:BLOCKS]) < FEWEST_BLOCKS:
        return None
    if sum(d > n for n, d in blocks[BLOCKS:]) < FEWEST_BLOCKS:
        return None
    if weeks_elsewhere(world, area, border) < FEWEST_WEEKS:
        return None
    rank = rank_of(blocks)
    if rank > HIGHEST_RANK:
        return None
    return {"area": area, "border": border.isoformat(), "before": before, "after": after,
            "fall": fall(before, after), "rank": rank}


def total(blocks):
    return [sum(n for n, _ in blocks), sum(d for _, d in blocks)]


def fall(before, after):
    """Share before less share after; None when a side is empty."""
    if not before[1] or not after[1]:
        return None
    return Fraction(*before) - Fraction(*after)


def rank_of(blocks):
    """How many of the 924 arrangements fall at least as much; an empty side counts as no smaller."""
    observed = fall(total(blocks[:BLOCKS]), total(blocks[BLOCKS:]))
    rank = 0
    for chosen in combinations(range(2 * BLOCKS), BLOCKS):
        other = fall(
            total([blocks[i] for i in chosen]),
            total([b for i, b in enumerate(blocks) if i not in chosen]),
        )
        if other is None or other >= observed:
            rank += 1
    return rank


def weeks_elsewhere(world, area, border):
    """Weeks of the 24 after the border with a change of the lead in another area."""
    begin = world.instant(border)
    end = world.instant(border + timedelta(days=DAYS_BLOCK * BLOCKS))
    return len({
        c.week for c in world.regular_between(begin, end)
        if c.person == world.lead and c.areas - {area}
    })
