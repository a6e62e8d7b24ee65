"""What was read of forges, who stands behind an account, and how far it carries (the definitions 1.2 and 3)."""

import re

from clock import DAYS_BLOCK, BLOCKS, DAYS_NOW

MACHINE = "machine"


class Forges:
    """One forge or None for each repository, as the records have it: `accounts`, `mails`, `own`, `requests`,
    `comments`, `read`, `since`, `skipped`, `kind`, `address`."""

    def __init__(self, forges, count):
        forges = list(forges or []) + [None] * count
        # One whose first reading has not come to its end is as none.
        self.all = [f if f and f["read"] is not None else None for f in forges[:count]]
        self.connected = [f for f in self.all if f]
        self.read = min((f["read"] for f in self.connected), default=None)
        self.since = max((f["since"] for f in self.connected), default=None)
        self.skipped = sum(f["skipped"] for f in self.connected)

    def join(self, persons, lead):
        """Accounts become persons; gives the lead's number, which may be another now. `who` can be asked then."""
        self.persons = persons
        self.roots = {}
        for number, forge in enumerate(self.all):
            for place in range(len(forge["accounts"]) if forge else 0):
                if self._is_person(forge, place):
                    self.roots[number, place] = self._join_one(forge, place, lead)
        persons.renumber()
        # An account no author belongs to is a person of its own.
        for key in sorted(set(self.roots.values())):
            root = persons.groups.root(key)
            if root not in persons.of_root:
                persons.of_root[root] = persons.add(f"{key[2]}@users.noreply.{key[1]}")
        return persons.number_of(persons.lead_identity)

    def _is_person(self, forge, place):
        account = forge["accounts"][place]
        return account["kind"] == "Person" and not self.persons.bots.matches_login(account["login"])

    def _join_one(self, forge, place, lead):
        """It is one with every author who commits with its hidden address, or with one the forge says is its."""
        groups = self.persons.groups
        login = forge["accounts"][place]["login"].lower()
        host = host_of(forge)
        key = ("account", host, login)
        groups.root(key)
        spelled = re.compile(r"(?:\d+[+-])?" + re.escape(login) + "@users\\.noreply\\." + re.escape(host))
        mails = {mail.strip().lower() for mail, whose in forge["mails"] if whose == place}
        for identity in self.persons.identities:
            for address in (identity[1], identity[3]):
                address = address.strip().lower()
                if address.startswith(("noreply@", "root@")) or not address:
                    continue
                if address in mails or spelled.fullmatch(address):
                    groups.join(("identity", identity), key)
        if forge["own"] == place:
            groups.join(("identity", self.persons.lead_identity), key)
        return key

    def who(self, number, place):
        """A person's number, MACHINE, ("gone", …) or None."""
        if place is None:
            return None
        forge = self.all[number]
        if forge["accounts"][place]["kind"] == "Gone":
            return ("gone", number, place)
        if (number, place) not in self.roots:
            return MACHINE
        person = self.persons.of_root[self.persons.groups.root(self.roots[number, place])]
        return MACHINE if self.persons.is_bot[person] else person

    def is_gitlab(self, number):
        return self.all[number]["kind"] == "gitlab"

    def read_of(self, number):
        """How far the forge of one repository was read: each request is followed as far as its own was."""
        return self.all[number]["read"]

    def requests(self):
        """All requests, each with its repository."""
        for number, forge in enumerate(self.all):
            for request in forge["requests"] if forge else []:
                yield Request(self, number, request)

    def status(self, world):
        """Why a figure of twelve weeks cannot be given, or None (3, what must be read)."""
        if not self.connected:
            return "not_connected"
        begin, t = world.window(DAYS_NOW)
        if self.since > begin or 5 * (t - self.read) > t - begin or self.too_few_read:
            return "dropped"
        return None

    @property
    def too_few_read(self):
        """More than a fifth of all requests could not be read."""
        requests = sum(len(f["requests"]) for f in self.connected)
        return 5 * self.skipped > requests + self.skipped

    def holds(self, begin, end):
        """Whether a window was read whole."""
        return self.since <= begin and self.read >= end

    def holds_sixty_weeks(self, world):
        return self.since <= world.window(DAYS_BLOCK * BLOCKS)[0]


def host_of(forge):
    """Whose server it is: `api.github.com` is the address of `github.com`."""
    host = re.sub(r"^https?://", "", forge["address"]).split("/")[0].split(":")[0]
    return "github.com" if host == "api.github.com" else host


def is_human(who):
    return who is not None and who != MACHINE


def is_gone(who):
    return isinstance(who, tuple) and who[0] == "gone"


def is_somebody(who):
    """A human who is somebody in particular."""
    return isinstance(who, int)


class Request:
    """A change request, with people in the place of accounts."""

    def __init__(self, forges, repository, record):
        self.repository, self.number = repository, record["number"]
        self.title, self.into, self.outside = record["title"], record["into"], record["outside"]
        self.became = record["became"]
        self.sign = "!" if forges.is_gitlab(repository) else "#"
        self.author = forges.who(repository, record["author"])
        self.events = [Event(forges, repository, e) for e in record["events"]]

    @property
    def id(self):
        return f"{self.sign}{self.number}"

    @property
    def merged(self):
        """The first event of its merge, or None."""
        return next((e for e in self.events if e.act == "Merged"), None)


class Event:
    """When, by whom (None: nobody is named), what, and about whom: a person, or ("team", name)."""

    def __init__(self, forges, repository, record):
        self.at = record["at"]
        self.by = forges.who(repository, record["by"])
        self.about = self.value = None
        act = record["act"]
        if isinstance(act, str):
            self.act = act
            return
        (self.act, said), = act.items()
        if self.act in ("AskedFor", "TookBack"):
            (kind, whom), = said.items()
            self.about = ("team", whom) if kind == "Team" else forges.who(repository, whom)
        elif self.act in ("Assigned", "Unassigned", "Left"):
            self.about = forges.who(repository, said)
        elif self.act == "Dismissed":
            self.about, self.value = forges.who(repository, said[0]), said[1]
        elif self.act == "Opened":
            self.value = said["draft"]
        else:  # Decided, Queued, MergesItself, Failing, InConflict
            self.value = said

    @property
    def is_review(self):
        return self.act in ("Decided", "Remarked")
