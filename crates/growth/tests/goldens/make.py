"""Works the figures of trials, experiments, forecasts and recurrences out by other programs, for the tests to compare with.

    python3 -m venv venv
    venv/bin/pip install numpy==2.4.6 scipy==1.17.1 pymannkendall==1.4.3 reliability==0.9.0
    venv/bin/python make.py          # writes figures.json beside itself

Nothing here is a translation of the Rust code. Where another program has the figure it is asked: SciPy for pairs
(mannwhitneyu), roots (brentq), Kendall's S and its p (kendalltau, permutation_test), slopes (theilslopes), arrangements
(permutation_test) and Wilson's interval (binomtest); pymannkendall for S; reliability for Laplace's U. Ties are settled with fractions.Fraction. What was published is written down as published, with
where it stands, and this script fails when a program does not agree with it.
"""

import contextlib
import io
import itertools
import json
import math
from fractions import Fraction
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import numpy as np  # noqa: E402
import pymannkendall  # noqa: E402
from scipy import optimize, stats  # noqa: E402

Z = {"95": stats.norm.ppf(0.975), "99": stats.norm.ppf(0.995)}


def shares(points):
    return [Fraction(part, of) for part, of in points]


# --- pairs ------------------------------------------------------------------------------------------------------------


def pairs(before, since, wanted):
    """Pairs ahead and even; NAP is SciPy's U over mn."""
    sign = 1 if wanted == "more" else -1
    ahead = sum(sign * (b - a) > 0 for a in before for b in since)
    even = sum(a == b for a in before for b in since)
    # U counts on floats; equal fractions are equal floats here, because each is one division.
    u = stats.mannwhitneyu([sign * float(b) for b in since], [sign * float(a) for a in before]).statistic
    assert u == ahead + even / 2, (u, ahead, even)
    return ahead, even


def newcombe(nap, m, n, z):
    """Method 5 of Newcombe (2006) in the form of its definition, solved by Brent's method."""
    h = (m + n) / 2 - 1

    def off(theta):
        inner = 1 + h * (1 - theta) / (2 - theta) + h * theta / (1 + theta)
        return abs(nap - theta) - z * math.sqrt(theta * (1 - theta) / (m * n) * inner)

    tiny = 1e-13
    low = optimize.brentq(off, tiny, nap - tiny if nap == 1 else nap, xtol=1e-14) if nap > 0 else 0.0
    high = optimize.brentq(off, nap + tiny if nap == 0 else nap, 1 - tiny, xtol=1e-14) if nap < 1 else 1.0
    return low, high


def figures(before, since, wanted):
    ahead, even = pairs(before, since, wanted)
    m, n = len(before), len(since)
    nap = (ahead + even / 2) / (m * n)
    found = {"ahead": ahead, "even": even, "nap": nap, "tau": 2 * nap - 1}
    for level, z in Z.items():
        found["interval" + level] = [2 * end - 1 for end in newcombe(nap, m, n, z)]
    return found


# --- the trend before -------------------------------------------------------------------------------------------------


def trend(before):
    """Kendall's S against time, and the exact p over all distinct orders of the points."""
    s = sum((b > a) - (b < a) for a, b in itertools.combinations(before, 2))
    ranks = stats.rankdata([float(a) for a in before])
    if len(set(ranks)) > 1:
        assert pymannkendall.original_test(ranks).s == s
    if len(set(before)) == len(before):
        p = stats.kendalltau(range(len(before)), ranks, method="exact").pvalue
    else:

        def absolute_s(sample):
            return abs(sum(np.sign(b - a) for a, b in itertools.combinations(sample, 2)))

        p = stats.permutation_test(
            (ranks,), absolute_s, permutation_type="pairings", n_resamples=np.inf, alternative="greater"
        ).pvalue
    return s, p


def corrected(before, since):
    """Both sides without the slope of Theil and Sen, in fractions; SciPy's slope is the same."""
    times = range(1, len(before) + 1)
    between = sorted(
        (before[j] - before[i]) / (times[j] - times[i]) for i, j in itertools.combinations(range(len(before)), 2)
    )
    half = len(between) // 2
    slope = between[half] if len(between) % 2 else (between[half - 1] + between[half]) / 2
    assert math.isclose(slope, stats.theilslopes([float(a) for a in before], list(times)).slope, abs_tol=1e-12)
    later = range(len(before) + 1, len(before) + len(since) + 1)
    return slope, [a - slope * t for a, t in zip(before, times)], [b - slope * t for b, t in zip(since, later)]


def trial(name, before, since, wanted, published=None):
    a, b = shares(before), shares(since)
    s, p = trend(a)
    slope, flat_a, flat_b = corrected(a, b)
    case = {
        "name": name,
        "before": before,
        "since": since,
        "wanted": wanted,
        "plain": figures(a, b, wanted),
        "trend": {"s": s, "p": p},
        "corrected": figures(flat_a, flat_b, wanted),
    }
    for path, value in (published or {}).items():
        at = case
        for key in path.split("/"):
            at = at[int(key) if key.isdigit() else key]
        assert math.isclose(at, value, abs_tol=6e-5), (name, path, at, value)
    return case


def of_100(values):
    """Published examples are numbers below 100; as parts of 100 they have the same order and the same slopes."""
    return [[value, 100] for value in values]


def trials():
    design = trial(
        "a lead gives an area away: eight weeks before, six since",
        [[3, 5], [4, 6], [3, 4], [4, 5], [2, 4], [4, 6], [3, 5], [4, 6]],
        [[3, 6], [2, 5], [3, 6], [2, 5], [2, 6], [2, 5]],
        "less",
    )
    a, b = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
    vignette = trial(
        "Parker, Vannest and Davis 2011, NAP 38.5/42; intervals as in the vignette and the reference of SingleCaseES 0.7.0",
        of_100(a),
        of_100(b),
        "more",
        {
            "plain/nap": 0.9166667,
            "plain/tau": 35 / 42,
            "plain/interval95/0": 2 * 0.5973406 - 1,
            "plain/interval95/1": 2 * 0.9860176 - 1,
            "corrected/tau": 0.2857143,
            "corrected/interval95/0": -0.3260702,
            "corrected/interval95/1": 0.7180613,
        },
    )
    other_way = trial(
        "the same, less wanted: vignette of SingleCaseES 0.7.0",
        of_100(a),
        of_100(b),
        "less",
        {"plain/nap": 0.08333333, "plain/interval95/0": 2 * 0.01398242 - 1, "plain/interval95/1": 2 * 0.4026594 - 1},
    )
    phases = trial(
        "the same numbers, phases of five and five: vignette of SingleCaseES 0.7.0",
        of_100(a[:5]),
        of_100((a + b)[5:10]),
        "more",
        {"plain/nap": 0.78, "plain/interval95/0": 2 * 0.4115567 - 1, "plain/interval95/1": 2 * 0.9423658 - 1},
    )
    second = trial(
        "Parker, Vannest and Davis 2011, second example, Tau 16/20",
        of_100([3, 3, 4, 5]),
        of_100([4, 5, 6, 7, 7]),
        "more",
        {"plain/tau": 0.8},
    )
    ramp = trial(
        "a straight line: Tau 1, and 0 once it is corrected; test of SingleCaseES after Tarlow 2017",
        of_100([1, 2, 3, 4, 5]),
        of_100([6, 7, 8, 9, 10]),
        "more",
        {"plain/tau": 1.0, "corrected/tau": 0.0},
    )
    a, b = [33, 25, 17, 25, 14, 13, 14], [14, 15, 15, 4, 6, 9, 5, 4, 2, 2, 8, 11, 7]
    tarlow = trial("Tarlow 2017, example of page 439, numbers as in scan", of_100(a), of_100(b), "less")
    a, b = [33, 25, 17, 25, 14, 13, 15], [15, 16, 16, 5, 7, 9, 6, 5, 3, 3, 8, 11, 7]
    nearly = trial("the example of scan's reference for corrected_tau", of_100(a), of_100(b), "less")
    agrees_with_scan(nearly)
    flat = trial(
        "nothing moves at all",
        [[3, 6]] * 5,
        [[4, 8]] * 6,
        "less",
        {"plain/tau": 0.0, "corrected/tau": 0.0, "trend/p": 1.0},
    )
    apart = trial("no overlap, the other way", [[1, 5]] * 5, [[4, 5]] * 5, "less", {"plain/tau": -1.0})
    made = [random_trial(seed) for seed in range(60)]
    return [design, vignette, other_way, phases, second, ramp, tarlow, nearly, flat, apart, *made]


def tau_b(case):
    """Kendall's tau-b of all values against before and since: what Tarlow's and scan's programs print."""
    before, since = shares(case["before"]), shares(case["since"])
    side = [0] * len(before) + [1] * len(since)
    return stats.kendalltau(side, [float(value) for value in before + since], variant="b").statistic


def agrees_with_scan(case):
    """The reference of scan 0.54.1 prints tau -0.68 (before), -0.57 (uncorrected) for these numbers."""
    ranks = stats.rankdata([part for part, _ in case["before"]])
    assert round(stats.kendalltau(range(len(ranks)), ranks).statistic, 2) == -0.68
    assert round(tau_b(case), 2) == -0.57


# --- random cases -----------------------------------------------------------------------------------------------------


def random_trial(seed):
    rng = np.random.default_rng(seed)
    m, n = rng.integers(5, 9), rng.integers(5, 14)
    most = int(rng.choice([8, 20, 60]))
    drift = rng.normal(0, 0.04)
    points = []
    for t in range(m + n):
        of = int(rng.integers(5, most + 1))
        share = min(0.95, max(0.05, 0.5 + drift * t + rng.normal(0, 0.15) - (0.2 * (seed % 2) if t >= m else 0)))
        points.append([int(rng.binomial(of, share)), of])
    return trial(f"made with seed {seed}", points[:m], points[m:], ["less", "more"][seed % 3 % 2])


# --- experiments ------------------------------------------------------------------------------------------------------

MASK = (1 << 64) - 1


def splitmix64(seed):
    """Written from the reference by Vigna (2015)."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def order(seed):
    """The combination of that number, in the order of itertools; numbers past the last multiple of 252 are passed over."""
    for number in splitmix64(seed):
        if number < (1 << 64) // 252 * 252:
            on = list(itertools.combinations(range(10), 5))[number % 252]
            return "".join("+" if week in on else "-" for week in range(10))


def orders():
    known = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]
    assert list(itertools.islice(splitmix64(1234567), 5)) == known, "published outputs of seed 1234567"
    seeds = [0, 1, 2, 42, 1234567, 20260503, 20261004, 20261126, (1 << 63) - 1, MASK]
    return [{"seed": str(seed), "order": order(seed)} for seed in seeds]


def difference(weeks, on):
    inside = [weeks[i] for i in range(10) if i in on]
    outside = [weeks[i] for i in range(10) if i not in on]
    (p, n), (q, m) = (tuple(map(sum, zip(*side))) for side in (inside, outside))
    return Fraction(p, n) - Fraction(q, m) if n and m else None


def experiment(name, weeks, signs):
    on = tuple(i for i in range(10) if signs[i] == "+")
    seen = difference(weeks, on)
    every = [difference(weeks, chosen) for chosen in itertools.combinations(range(10), 5)]
    as_far = sum(one is None or seen is None or abs(one) >= abs(seen) for one in every)
    if seen is not None and None not in every:
        # SciPy makes the same 252 differences; it works with floats, so its list is compared, not its p.
        table = np.array(weeks)

        def pooled(inside, outside):
            inside, outside = table[np.asarray(inside, int)], table[np.asarray(outside, int)]
            return inside[:, 0].sum() / inside[:, 1].sum() - outside[:, 0].sum() / outside[:, 1].sum()

        off = [i for i in range(10) if i not in on]
        test = stats.permutation_test((list(on), off), pooled, n_resamples=np.inf, vectorized=False)
        assert np.allclose(sorted(test.null_distribution), sorted(map(float, every)))
    # Of the 252 differences the tests look at every seventh.
    seventh = [None if one is None else float(one) for one in every[::7]]
    return {"name": name, "weeks": weeks, "order": signs, "as_far": as_far, "every_seventh": seventh}


def experiments():
    design = experiment(
        "no ticket at planning, five weeks on and five off: 2 of 252, p 0.008",
        [[9, 32], [13, 35], [12, 33], [9, 34], [9, 31], [14, 36], [8, 30], [12, 35], [13, 34], [10, 33]],
        "+--++-+--+",
    )
    assert design["as_far"] == 2
    same = experiment("nothing differs, all 252 are as far", [[1, 4]] * 10, "+-+-+-+-+-")
    assert same["as_far"] == 252
    empty = experiment("five weeks are of nothing", [[1, 4]] * 5 + [[0, 0]] * 5, "+-+-+-+-+-")
    made = []
    for seed in range(25):
        rng = np.random.default_rng(1000 + seed)
        weeks = []
        for _ in range(10):
            of = int(rng.integers(0, 12))
            weeks.append([int(rng.binomial(of, 0.4)), of])
        made.append(experiment(f"made with seed {seed}", weeks, order(seed)))
    return [design, same, empty, *made]


# --- forecasts --------------------------------------------------------------------------------------------------------


def judgement(name, forecasts):
    odds = np.array([f for f, _ in forecasts]) / 100
    held = np.array([o for _, o in forecasts], float)
    overall = held.mean()
    reliability = resolution = 0.0
    for value in np.unique(odds):
        chosen = odds == value
        weight = chosen.mean()
        reliability += weight * (value - held[chosen].mean()) ** 2
        resolution += weight * (held[chosen].mean() - overall) ** 2
    brier, uncertainty = float(np.mean((odds - held) ** 2)), float(overall * (1 - overall))
    assert math.isclose(brier, reliability - resolution + uncertainty, abs_tol=1e-12)
    bands = []
    tenth = np.minimum([f // 10 for f, _ in forecasts], 9)
    for band in range(10):
        chosen = tenth == band
        if chosen.any():
            k, n = int(held[chosen].sum()), int(chosen.sum())
            ends = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
            bands.append(
                {"from": 10 * band, "said": float(odds[chosen].mean()), "held": [k, n], "interval": [ends.low, ends.high]}
            )
    return {
        "name": name,
        "forecasts": forecasts,
        "brier": brier,
        "reliability": float(reliability),
        "resolution": float(resolution),
        "uncertainty": uncertainty,
        "bands": bands,
    }


def judgements():
    made = []
    for seed, n in enumerate([20, 21, 35, 80, 200]):
        rng = np.random.default_rng(2000 + seed)
        odds = rng.choice([0, 5, 10, 30, 40, 50, 55, 60, 63, 70, 75, 80, 90, 95, 99, 100], n)
        made.append(
            judgement(f"made with seed {seed}", [[int(f), bool(rng.random() < f / 110 + 0.05)] for f in odds])
        )
    return made


# --- recurrence -------------------------------------------------------------------------------------------------------


def laplace(name, times, end):
    from reliability.Repairable_systems import ROCOF

    with contextlib.redirect_stdout(io.StringIO()):
        u = ROCOF(failure_times=list(times), test_end=end, show_plot=False, print_results=False).U
    return {"name": name, "times": [int(t) for t in times], "end": end, "u": float(u)}


def laplaces():
    from reliability.Repairable_systems import ROCOF

    # Modarres, Kaminskiy and Krivtsov, Reliability Engineering and Risk Analysis, example 5.11, in the documentation of
    # `reliability`: times between failures, watched until the last one. U = 2.409.
    gaps = [104, 131, 1597, 59, 4, 503, 157, 6, 118, 173, 114, 62, 101, 216, 106]
    gaps += [140, 1, 102, 3, 393, 96, 232, 89, 61, 37, 293, 7, 165, 87, 99]
    with contextlib.redirect_stdout(io.StringIO()):
        u = ROCOF(times_between_failures=gaps, show_plot=False, print_results=False).U
    assert round(u, 3) == 2.409
    times = np.cumsum(gaps)
    published = {"name": "Modarres, example 5.11: U = 2.409", "times": [int(t) for t in times[:-1]], "end": int(times[-1]), "u": float(u)}
    made = []
    for seed, n in enumerate([4, 5, 9, 20, 40]):
        rng = np.random.default_rng(3000 + seed)
        made.append(laplace(f"made with seed {seed}", sorted(rng.integers(1, 700, n)), 730))
    return [published, *made]


if __name__ == "__main__":
    all_figures = {
        "trials": trials(),
        "orders": orders(),
        "experiments": experiments(),
        "judgements": judgements(),
        "laplace": laplaces(),
    }
    kinds = []
    for kind, cases in all_figures.items():
        lines = [json.dumps(case) for case in cases]
        kinds.append(f'"{kind}": [\n' + ",\n".join(lines) + "\n]")
    Path(__file__).with_name("figures.json").write_text("{\n" + ",\n".join(kinds) + "\n}\n")
