"""s16, landing."""

from datetime import timedelta

from clock import DAYS_HALF

DAYS = 30


def compute(world, proposals):
    begin, t = world.window(DAYS_HALF)
    own = [p for p in proposals if p.by == world.lead and begin <= p.at < t]
    day = world.clock.date
    # Older than thirty days at T, so that each had its time.
    old = [p for p in own if (world.t_date - day(p.at)).days > DAYS]
    landed = [p for p in old if p.landed is not None and day(p.landed) - day(p.at) <= timedelta(days=DAYS)]
    rounds = sorted(p.rounds for p in landed if p.rounds)
    return {
        "status": "value" if old else "not_enough",
        "numerator": len(landed), "denominator": len(old), "young": len(own) - len(old),
        "evidence": sorted(p.id for p in landed), "denominator_ids": sorted(p.id for p in old),
        "rounds": rounds, "median_rounds": rounds[(len(rounds) - 1) // 2] if rounds else None,
    }
