"""Whose act is next: the table of crates/signals/tests/fixtures/whose-act-is-next.txt, in its words."""

from forge import is_human, is_somebody


class Reviewer:
    """What one person other than the author has to do with a request."""

    def __init__(self):
        self.asked = False  # is, or counts as, asked in person
        self.pending = False  # was asked, and has not reviewed since
        self.wants = False  # asked for changes, which are not there yet
        self.there = False  # asked for changes, and they are there
        self.question = False  # only commented, which has no answer
        self.answered = False  # only commented, and was answered
        self.gone = False  # their approval is gone
        self.approved = None  # the moment of an approval that stands, as a place among the events
        self.changes = False  # the last decision is for changes

    @property
    def awaited(self):
        return self.pending or self.there or self.answered or self.gone

    def reviews(self):
        self.pending = self.there = self.answered = self.gone = False


class State:
    def __init__(self, request, lead):
        self.request, self.lead = request, lead
        self.author = request.author
        self.open = self.draft = self.queued = self.merges_itself = False
        self.failing = self.conflict = False
        self.assigned, self.left, self.teams = [], set(), []
        self.people = {}

    def of(self, person):
        return self.people.setdefault(person, Reviewer())

    def is_there(self, person):
        return is_somebody(person) and person not in self.left

    @property
    def keeper(self):
        if self.is_there(self.author):
            return self.author
        return next((p for p in self.assigned if self.is_there(p)), None)

    # What happens

    def take(self, place, event):
        by, act, about = event.by, event.act, event.about
        if act == "Opened":
            self.open, self.draft = True, event.value
        elif act in ("Closed", "Merged"):
            self.open = self.queued = False  # what is closed is in no queue
        elif act == "Reopened":
            self.open = True
        elif act in ("Drafted", "Readied"):
            self.draft = act == "Drafted"
        elif act == "Queued":
            self.queued = event.value
        elif act == "MergesItself":
            self.merges_itself = event.value
        elif act == "Failing":
            self.failing = event.value
        elif act == "InConflict":
            self.conflict = event.value
        elif act == "Assigned":
            if is_somebody(about) and about not in self.assigned:
                self.assigned.append(about)
        elif act == "Unassigned":
            self.assigned = [p for p in self.assigned if p != about]
        elif act == "Left":
            self.left.add(about)
        elif act == "AskedFor":
            self.ask(about)
        elif act == "TookBack":
            self.take_back(about)
        elif act == "Dismissed":
            self.dismiss(about, event.value)
        elif act == "Withdrew":
            self.dismiss(by, "Approved")
        elif act == "Pushed":
            self.push(by)
        elif act in ("Commented", "Remarked", "Decided") and is_human(by):
            self.says(place, by, event)

    def ask(self, whom):
        if isinstance(whom, tuple) and whom[0] == "team":
            if whom not in self.teams:
                self.teams.append(whom)
        elif is_somebody(whom) and whom != self.author:
            person = self.of(whom)
            person.asked = person.pending = True
            person.wants = False  # asked again, the changes count as there

    def take_back(self, whom):
        if isinstance(whom, tuple) and whom[0] == "team":
            self.teams = [t for t in self.teams if t != whom]
        elif is_somebody(whom):
            person = self.of(whom)
            person.asked = person.pending = False
            person.question = person.answered = person.gone = False

    def dismiss(self, whom, decision):
        if not is_human(whom) or whom == self.author:
            return
        person = self.of(whom)
        if decision == "Approved" and person.approved is not None:
            person.approved = None
            person.gone = True
        elif decision == "ChangesWanted" and person.changes:
            person.changes = person.wants = person.there = False

    def push(self, by):
        if by is not None and not is_human(by):
            return
        for whom, person in self.people.items():
            if whom == by:
                continue
            if person.wants:
                person.wants, person.there = False, True
            if person.question:
                person.question, person.answered = False, True

    def says(self, place, by, event):
        if event.act != "Decided" and by == self.keeper:
            for whom, person in self.people.items():
                if whom != by and person.question:
                    person.question, person.answered = False, True
        if event.act == "Commented" or by == self.author:
            return
        person = self.of(by)
        if not person.awaited and self.teams:
            self.teams = []
            person.asked = True
        was_asked = person.asked
        stands = person.approved is not None
        person.reviews()
        if event.act == "Remarked":
            if person.changes:
                person.wants = True
            elif was_asked and not stands:
                person.question = True
            return
        person.question = False
        person.changes = event.value == "ChangesWanted"
        person.wants = person.changes
        person.approved = None if person.changes else place
        if person.changes:
            person.asked = True

    # What follows

    def answer(self):
        """(who: lead, author, others or nobody; how many are awaited, in line 5; the line of the table)."""
        keeper = self.keeper
        if not self.open:
            return "nobody", None, 1
        if self.draft:
            return "nobody", None, 2
        if self.queued:
            return "nobody", None, 3
        wanted = any(p.wants for who, p in self.people.items() if self.is_there(who))
        if keeper is not None and (wanted or self.failing or self.conflict):
            return self.word(keeper), None, 4
        awaited = [who for who, p in self.people.items() if p.awaited and self.is_there(who)]
        if self.lead in awaited:
            return "lead", len(awaited) + len(self.teams), 5
        if awaited or self.teams:
            return "others", None, 6
        if keeper is not None and any(p.question for who, p in self.people.items() if self.is_there(who)):
            return self.word(keeper), None, 7
        if self.merges_itself:
            return "nobody", None, 8
        approved = {who: p.approved for who, p in self.people.items() if p.approved is not None}
        outside = self.request.outside and keeper == self.author
        if approved:
            if keeper is not None and not outside:
                return self.word(keeper), None, 9
            there = [who for who in approved if self.is_there(who)]
            return (self.word(max(there, key=approved.get)) if there else "nobody"), None, 9
        if keeper is None or outside:
            return "nobody", None, 10
        return self.word(keeper), None, 10

    def word(self, person):
        if person == self.lead:
            return "lead"
        return "author" if person == self.author else "others"


FOR = {4: "mend", 5: "review", 7: "answer", 9: "merge", 10: "ask"}


def states(request, lead):
    """[(moment, answer)]: what the table says from each event on; events of one moment hold in their order."""
    state, found = State(request, lead), []
    for place, event in enumerate(request.events):
        state.take(place, event)
        found.append((event.at, state.answer()))
    return found


def turn_at(request, lead, moment):
    """(who, of, line, since) at a moment; since is none before the first event."""
    since, answer = None, ("nobody", None, 1)
    for at, (who, of, line) in states(request, lead):
        if at > moment:
            break
        if since is None or (who, line) != (answer[0], answer[2]):
            since = at
        answer = (who, of, line)
    return (*answer, since)


