"""Works medians out of waits with lifelines, and Laplace's U in a few lines, and compares them with groundwork's:
`compare.py FILE`, where FILE has {"medians": [{"long": […], "ended": […], "median": …}], "trends": [{"days": […], "watched": …, "u": …}]}.

A median is the smallest length at which the estimate is at most one half, null where it stays above. lifelines says infinity there."""

import json
import math
import sys
from fractions import Fraction

from lifelines import KaplanMeierFitter

HALF = Fraction(1, 2)


def exact_median(long, ended):
    """The same in fractions, so that what is exactly one half is."""
    lasting = Fraction(1)
    for length in sorted(set(long)):
        at_risk = sum(1 for one in long if one >= length)
        over = sum(1 for one, ends in zip(long, ended) if one == length and ends)
        lasting *= 1 - Fraction(over, at_risk)
        if lasting <= HALF:
            return length, lasting
    return None, lasting


def laplace(days, watched):
    n = len(days)
    return (sum(days) / n - watched / 2) / (watched * math.sqrt(1 / (12 * n)))


sets = json.load(open(sys.argv[1], encoding="utf-8"))
wrong, at_half = [], 0
for number, case in enumerate(sets["medians"]):
    fitter = KaplanMeierFitter().fit(case["long"], event_observed=case["ended"])
    theirs = fitter.median_survival_time_
    theirs = None if math.isinf(theirs) else theirs
    exact, lasting = exact_median(case["long"], case["ended"])
    if lasting == HALF:
        # Floating point may put one half on either side of itself; what it is, fractions say.
        at_half += 1
        curve = fitter.survival_function_["KM_estimate"]
        assert abs(curve[exact] - 0.5) < 1e-9, (number, "lifelines has no half there", case)
        theirs = exact
    if not theirs == exact == case["median"]:
        wrong.append((number, theirs, exact, case))
for number, case in enumerate(sets["trends"]):
    theirs = laplace(case["days"], case["watched"])
    if abs(theirs - case["u"]) > 1e-9:
        wrong.append((number, theirs, case))
assert not wrong, f"{len(wrong)} differ, the first: {wrong[0]}"
assert len(sets["medians"]) >= 500 and len(sets["trends"]) >= 500
none = sum(1 for case in sets["medians"] if case["median"] is None)
print(f"{len(sets['medians'])} medians ({none} without one, {at_half} at one half) and {len(sets['trends'])} trends")
