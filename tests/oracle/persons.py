"""Who is one person, who is a bot, who is the lead (the definitions 1.2)."""

import re
import unicodedata


def fold_address(address):
    """Lower case; `id+login@users.noreply.github.com` is `login@users.noreply.github.com`."""
    address = address.strip().lower()
    found = re.fullmatch(r"\d+\+([^@]+@users\.noreply\.github\.com)", address)
    return found.group(1) if found else address


def address_key(address):
    """What an address joins by, or None if it joins nobody."""
    folded = fold_address(address)
    if not folded or folded.startswith(("noreply@", "root@")):
        return None
    return folded


def fold_name(name):
    """Case and accents folded, runs of blanks made one."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def name_key(name):
    """What a full name joins by; names of one word join nobody."""
    folded = fold_name(name)
    return folded if " " in folded else None


class Groups:
    """Closure: things that were ever said to be one."""

    def __init__(self):
        self.parent = {}

    def root(self, thing):
        self.parent.setdefault(thing, thing)
        while self.parent[thing] != thing:
            thing = self.parent[thing]
        return thing

    def join(self, one, other):
        one, other = self.root(one), self.root(other)
        if one != other:
            self.parent[max(one, other)] = min(one, other)


class Bots:
    """1.2 and bots.txt: one pattern a line, any case, only `*` is special."""

    def __init__(self, patterns):
        self.by_address, self.by_name = [], []
        for pattern in patterns:
            text = "".join(".*" if c == "*" else re.escape(c) for c in pattern.lower())
            target = self.by_address if "@" in pattern else self.by_name
            target.append(re.compile(text, re.DOTALL))

    def matches(self, name, address):
        address = fold_address(address)
        if any(p.fullmatch(address) for p in self.by_address):
            return True
        names = [name.strip().lower()]
        login = login_of(address)
        if login:
            names.append(login)
        return any(p.fullmatch(n) for p in self.by_name for n in names)


    def matches_login(self, login):
        """The login of an account of a forge."""
        return any(p.fullmatch(login.strip().lower()) for p in self.by_name)


def login_of(address):
    """The login of a folded users.noreply.github.com address, else None."""
    local, _, domain = address.partition("@")
    return local if domain == "users.noreply.github.com" else None


class Persons:
    """A person is a number; identities (name, address, mapped name, mapped address) point to it."""

    def __init__(self, commits, joins, bots):
        self.bots = bots
        self.groups = Groups()
        self.identities = {
            identity_of(c) for c in commits if not c.is_merge
        }
        for identity in self.identities:
            for key in keys_of(identity):
                self.groups.join(("identity", identity), key)
        for one, other in joins:
            self.groups.join(("address", fold_address(one)), ("address", fold_address(other)))
        self._number_and_describe()

    def renumber(self):
        """After more was joined."""
        self._number_and_describe()
        self.is_bot[self.number_of(self.lead_identity)] = False

    def add(self, address):
        """Somebody who wrote no commit."""
        self.members.append([])
        self.is_bot.append(False)
        self.addresses.append([address])
        return len(self.members) - 1

    def number_of(self, identity):
        return self.of_root[self.groups.root(("identity", identity))]

    def _number_and_describe(self):
        members = {}
        for identity in self.identities:
            members.setdefault(self.groups.root(("identity", identity)), []).append(identity)
        self.members = sorted(sorted(m) for m in members.values())
        self.of_root = {}
        for number, identities in enumerate(self.members):
            self.of_root[self.groups.root(("identity", identities[0]))] = number
        self.is_bot = [
            any(self.bots.matches(name, address) or self.bots.matches(mapped, mapped_address)
                for name, address, mapped, mapped_address in identities)
            for identities in self.members
        ]
        self.addresses = [
            sorted({fold_address(a) for i in identities for a in (i[1], i[3])} - {""})
            for identities in self.members
        ]

    def author(self, commit):
        return self.of_root[self.groups.root(("identity", identity_of(commit)))]

    def look_up(self, name, address, mapped_name, mapped_address):
        """Somebody who may be no author: found by identity, address, then full name; joins nobody."""
        identity = (name, address, mapped_name, mapped_address)
        for key in [("identity", identity)] + keys_of(identity):
            if key in self.groups.parent:
                number = self.of_root.get(self.groups.root(key))
                if number is not None:
                    return number
        return None

    def with_address(self, address):
        """Numbers of all persons holding an address, mapped or not."""
        folded = address_key(address)
        return {n for n, held in enumerate(self.addresses) if folded in held}

    def smallest_address(self, number):
        return self.addresses[number][0] if self.addresses[number] else ""

    def lead(self, addresses):
        """The closed set of the lead's addresses; never empty."""
        found = set().union(*(self.with_address(a) for a in addresses))
        if not found:
            raise SystemExit("no author has one of these addresses")
        for other in found:
            self.groups.join(
                ("identity", self.members[min(found)][0]), ("identity", self.members[other][0])
            )
        if len(found) > 1:
            self._number_and_describe()
        number = min(set().union(*(self.with_address(a) for a in addresses)))
        self.is_bot[number] = False
        self.lead_identity = self.members[number][0]
        return number


def identity_of(commit):
    return (commit.name, commit.address, commit.mapped_name, commit.mapped_address)


def keys_of(identity):
    """The keys an identity joins by: addresses before names, the mapped before the raw."""
    name, address, mapped_name, mapped_address = identity
    keys = []
    for candidate in (mapped_address, address):
        if address_key(candidate):
            keys.append(("address", address_key(candidate)))
    for candidate in (mapped_name, name):
        if name_key(candidate):
            keys.append(("name", name_key(candidate)))
    return keys
