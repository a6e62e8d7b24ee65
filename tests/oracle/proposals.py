"""What is a proposal, who spoke on it, when it landed, and in how many rounds (the definitions, s15 and s16)."""

from dataclasses import dataclass, field

from forge import MACHINE, is_human


@dataclass
class Proposal:
    id: str
    by: object
    at: int
    landed: int = None
    rounds: int = None
    said: list = field(default_factory=list)  # (who, when)


def fits(pattern, title, labels):
    """A label that was named, or words that were, whole and in any case."""
    named = {label.strip().lower() for label in pattern["labels"]} - {""}
    if any(label.strip().lower() in named for label in labels):
        return True
    return any(holds(title.lower(), words.strip().lower()) for words in pattern["titles"] if words.strip())


def holds(title, words):
    start = title.find(words)
    while start >= 0:
        end = start + len(words)
        before, after = title[start - 1:start], title[end:end + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = title.find(words, start + 1)
    return False


def of_request(request):
    """None where it was not opened."""
    opened = next((e for e in request.events if e.act == "Opened"), None)
    if opened is None:
        return None
    merged = request.merged
    said = [(e.by, e.at) for e in request.events
            if (e.is_review or e.act == "Commented") and is_human(e.by)]
    rounds = None
    if merged is not None:
        rounds = rounds_of(request, merged) or None
    return Proposal(
        request.id, request.author, opened.at, merged.at if merged else None, rounds, said)


def rounds_of(request, merged):
    """Reviews by humans other than the author between one push (no program's) and the next are one round, up to the merge."""
    rounds, reviewed = 0, False
    for event in request.events:
        if event is merged:
            break
        if event.act == "Pushed" and event.by != MACHINE:
            reviewed = False
        elif event.is_review and is_human(event.by) and event.by != request.author:
            rounds += not reviewed
            reviewed = True
    return rounds
