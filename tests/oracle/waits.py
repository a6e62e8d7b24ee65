"""Waits of people for each other, out of a request's story (the definitions, s3)."""

from dataclasses import dataclass

from forge import is_somebody

# What answers who asked; "a review of any kind, a comment, a push, the merge, closing it".
ANSWERS = {"Decided", "Remarked", "Commented", "Pushed", "Merged", "Closed"}


@dataclass
class Wait:
    request: object
    whom: object
    begins: int
    ends: int = None
    answered: bool = False


def waits(request, until):
    """All that began before `until`; events from then on are not known."""
    is_open = draft = False
    asked, running, found = [], {}, []

    def begin(person, at):
        if is_open and not draft and person not in running:
            running[person] = Wait(request, person, at)

    def end(person, at, answered):
        if person in running:
            wait = running.pop(person)
            wait.ends, wait.answered = at, answered
            found.append(wait)

    def end_all(at):
        for person in list(running):
            end(person, at, False)

    for event in request.events:
        if event.at >= until:
            break
        at = event.at
        takes_self_off = event.act == "TookBack" and event.about == event.by
        if is_somebody(event.by) and (event.act in ANSWERS or takes_self_off):
            end(event.by, at, True)
            asked = [p for p in asked if p != event.by]
        if event.act == "Opened":
            is_open, draft = True, event.value
        elif event.act in ("Merged", "Closed"):
            is_open = False
            end_all(at)
        elif event.act == "Reopened":
            is_open = True
        elif event.act == "Drafted":
            draft = True
            end_all(at)
        elif event.act == "Readied":
            draft = False
        elif event.act == "AskedFor":
            if is_somebody(event.about) and event.about != request.author:
                if event.about not in asked:
                    asked.append(event.about)
        elif event.act in ("TookBack", "Left"):
            end(event.about, at, False)
            asked = [p for p in asked if p != event.about]
        for person in asked:
            begin(person, at)
    end_all(until)
    return found

