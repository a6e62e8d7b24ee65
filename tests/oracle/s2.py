"""s2, gate share."""

from clock import DAYS_NOW
from forge import is_human
from of_requests import compared, coverage, not_carried, too_small
from reviews_given import review_days

LEAST = 5


def compute(world):
    none = not_carried(world) or too_small(world, 1)
    if none:
        return none
    counted, out_of_scope = of_others(world)

    def counts(begin, end):
        there = [one for one in counted if begin <= one.at < end]
        return [sum(one.gate == "lead" for one in there), len(there)]

    begin, t = world.window(DAYS_NOW)
    now = [one for one in counted if begin <= one.at < t]
    numerator, denominator = counts(begin, t)
    result = {
        "status": "value" if denominator >= LEAST else "not_enough",
        "why": None if denominator >= LEAST else f"{denominator} of {LEAST} requests",
        "numerator": numerator, "denominator": denominator,
        "evidence": sorted(one.id for one in now if one.gate == "lead"),
        "denominator_ids": sorted(one.id for one in now),
        "merged_by_you_unapproved": sum(one.gate == "none, by the lead" for one in now),
        "merged_by_others_unapproved": sum(one.gate == "none, by others" for one in now),
        "out_of_scope": sum(begin <= at < t for at in out_of_scope),
        "coverage": coverage(world),
    }
    result.update(compared(world, lambda day: counts(*world.window(DAYS_NOW, day)), counts))
    return result


class Merged:
    def __init__(self, request, at, gate):
        self.id, self.at, self.gate = request.id, at, gate


def of_others(world):
    """Requests of other humans merged into the branch that is read, and when those were merged that are out of scope."""
    counted, out_of_scope = [], []
    narrow = bool(world.settings.get("scope") or world.settings.get("exclude_areas"))
    for request in world.requests:
        merged = request.merged
        repo = world.repos[request.repository]
        if merged is None or not is_human(request.author) or request.author == world.lead:
            continue
        if not is_into_branch(repo, request):
            continue
        if request.became in repo.reading.excluded:
            continue
        if narrow and not touches_scope(world, request):
            out_of_scope.append(merged.at)
        else:
            counted.append(Merged(request, merged.at, gate(world, request)))
    return counted, out_of_scope


def is_into_branch(repo, request):
    """By the name of the branch, or as a commit of its chain; with a detached HEAD all."""
    if repo.branch == "HEAD":
        return True
    name = repo.branch
    for front in ("refs/heads/", "refs/remotes/origin/"):
        name = name.removeprefix(front)
    return request.into == name or any(
        c.id == request.became for c in repo.chain.commits[:repo.last + 1])


def touches_scope(world, request):
    """It became a commit, a change or a merge that touches a counted file in scope."""
    if request.became is None:
        return False
    repo = world.repos[request.repository]
    for change in world.changes:
        if change.order[-1] == request.repository and change.id == request.became and change.in_scope:
            return True
    commit = repo.by_id.get(request.became)
    if commit is None:
        return False
    brought = [commit]
    if commit.is_merge:
        place = next((p for p, c in enumerate(repo.chain.commits) if c is commit), None)
        brought = repo.chain.brought[place] if place is not None else []
    here = world.counted & world.scope
    human = [c for c in brought if not c.is_merge and not world.persons.is_bot[c.person]]
    return any(getattr(c, "touched", set()) & here for c in human)


def gate(world, request):
    """Whose approvals stand at the merge: the lead's alone, another's, nobody's."""
    decisions = {}
    for event in request.events:
        if event is request.merged:
            break
        if event.act == "Decided" and is_human(event.by) and event.by != request.author:
            decisions[event.by] = event.value
        elif event.act == "Dismissed" and decisions.get(event.about) == event.value:
            del decisions[event.about]
        elif event.act == "Withdrew" and decisions.get(event.by) == "Approved":
            del decisions[event.by]
    approved = {who for who, decision in decisions.items() if decision == "Approved"}
    if approved == {world.lead}:
        return "lead"
    if approved:
        return "others"
    return "none, by the lead" if request.merged.by == world.lead else "none, by others"

