"""Incidents as issues of a forge, rows of a file and lines of the log tell of them, and who led what (docs/reading-incidents.md;
docs/signals.md, s12 and s7f)."""

from dataclasses import dataclass
from datetime import date

import s12
import s7f
from forge import is_somebody
from incidents import Happened, groups_of, joined
from persons import address_key, name_key
from proposals import fits


@dataclass
class Told:
    """What one source tells of one incident."""
    id: str
    link: str
    name: str
    opened: int
    by: object
    source: str
    day: date


def compute(world, asked):
    told = of_issues(world, asked) + of_rows(world, asked)
    return {"s12": recurrence(world, asked, told), "s7f": firsts(world, asked, told)}


# Issues


def has_one_of(labels, named):
    """A label is the same in any case."""
    named = {label.strip().lower() for label in named}
    return any(label.strip().lower() in named for label in labels)


def class_of(labels, known_by):
    """What follows the prefix in the first label by name that has something there; in another label than those that make it one."""
    named, prefix = {label.strip().lower() for label in known_by["labels"]}, known_by["class_prefix"].lower()
    for label in sorted(labels, key=lambda label: (label.lower(), label)):
        if label.strip().lower() in named or not label.lower().startswith(prefix):
            continue
        rest = label[len(prefix):].lstrip(": ").strip()
        if rest:
            return rest
    return None


def address(forge, number):
    """Where an issue is opened in a browser."""
    host = forge["place"]["address"].replace("https://api.github.com", "https://github.com").removesuffix("/api/v4")
    between = "/-/issues/" if forge["place"]["kind"] == "gitlab" else "/issues/"
    return f"{host}/{forge['place']['name']}{between}{number}"


def of_issues(world, asked):
    known_by = asked["incident_labels"]
    if known_by is None:
        return []
    found = []
    for number, forge in enumerate(asked["forges"]):
        # One whose first reading has not come to its end is as none.
        for issue in forge["issues"] if forge and forge["read"] is not None else []:
            if not has_one_of(issue["labels"], known_by["labels"]):
                continue
            people = [world.who(number, account) for account in issue["assigned"]]
            first = next((who for who in people if is_somebody(who)), None)
            found.append(Told(f"#{issue['number']}", address(forge, issue["number"]), class_of(issue["labels"], known_by),
                              issue["opened"], first, "forge", world.clock.date(issue["opened"])))
    return found


# A file and the log


def of_rows(world, asked):
    rows = asked["file"]["rows"] if asked["file"] else []
    return [Told(row["id"], row["url"], row["class"], row["opened"], person(asked, row["lead"]), "file",
                 world.clock.date(row["opened"])) for row in rows]


def person(asked, lead):
    """By an address or a full name as in 1.2, or by a login of the forge."""
    if not (lead or "").strip():
        return None
    for one in asked["people"]:
        if address_key(lead) in {address_key(mail) for mail in one["mails"]}:
            return one["person"]
        if name_key(lead) and name_key(lead) == name_key(one["name"]):
            return one["person"]
        if any(asked["forges"]) and lead.strip().lower() == (one["login"] or "").lower():
            return one["person"]
    return None


def of_lines(asked):
    """The days before that a line names are times too; one without a class that names such days is a class of its own."""
    found = []
    for line in asked["lines"]:
        days = sorted({date.fromisoformat(day) for day in line["days"]})
        own = own_class(line) if len(days) > 1 and not (line["class"] or "").strip() else None
        found += [Happened(line["id"], None, own or line["class"], day, "log") for day in days]
    return found


def own_class(line):
    return f"of {line['id']}"


# What was read


def unread(asked):
    """A label that was named and not read yet, a forge that is not read to its end, and one that gives no list."""
    known_by = asked["incident_labels"]
    if known_by is None:
        return False
    connected = [forge for forge in asked["forges"] if forge]
    return not connected or any(
        forge["read"] is None or not set(known_by["labels"]) <= set(forge["listed"]["labels"])
        for forge in connected)


def until(world, asked):
    """Issues tell up to the last reading, of several up to the oldest; a file to its day."""
    ends = [asked["file"]["until"]] if asked["file"] else []
    if asked["incident_labels"] is not None:
        ends += [forge["read"] for forge in asked["forges"] if forge and forge["read"] is not None]
    return world.clock.date(min(ends)).isoformat() if ends else None


def recurrence(world, asked, told):
    lines = of_lines(asked)
    if unread(asked):
        # Nothing of them, and nothing else that tells: their first reading has not come to its end.
        return {"status": "dropped" if told or lines or asked["file"] else "not_connected"}
    if asked["incident_labels"] is None and asked["file"] is None and not lines:
        return {"status": "not_connected"}
    happened = [Happened(one.id, one.link, one.name, one.day, one.source) for one in told] + lines
    found = s12.of_happened(world, happened, asked["changed"], None, until(world, asked))
    # A class of its own is called by the words of its line.
    words = {own_class(line): line["words"].strip().lower() for line in asked["lines"]}
    for one in found.get("classes", []):
        one["class"] = words.get(one["class"], one["class"])
    found.get("classes", []).sort(key=lambda one: (one["class"], one["again"], one["days_since"]))
    return found


# Who led what


def firsts(world, asked, told):
    designs = proposals(world, asked)
    forges = [forge for forge in asked["forges"] if forge and forge["read"] is not None]
    read_from = max((forge["since"] for forge in forges), default=None)
    incidents, place = [], {id(one): number for number, one in enumerate(told)}
    if not unread(asked):
        for group in groups_of(told):
            # Of one source what began first, and of one second what stands first.
            group = sorted(group, key=lambda one: (one.source != "forge", one.opened, place[id(one)]))
            by = next((one.by for one in group if one.by is not None), None)
            incidents.append((group[0].id, by, group[0].opened, "incident"))
    led = designs + incidents
    since = {}
    for kind in s7f.KINDS:
        # All issues with a label are read, however old; of requests those that were open from some second on.
        begins = [max(at, read_from) if kind == "design" else at for _, by, at, of in led
                  if of == kind and (kind == "design" or is_somebody(by))]
        since[kind] = min(begins, default=None)
    found = s7f.compute(world, led, since)
    if found["status"] == "not_enough" and (unread(asked) or tells_nothing(asked, forges)):
        return {"status": "nothing"}
    return found


def tells_nothing(asked, forges):
    of_proposals = forges and (asked["pattern_of_proposals"]["labels"] or asked["pattern_of_proposals"]["titles"])
    return asked["incident_labels"] is None and asked["file"] is None and not of_proposals


def proposals(world, asked):
    """Who opened what is a proposal by its labels, a request also by its title."""
    found = []
    for number, forge in enumerate(asked["forges"]):
        if not forge or forge["read"] is None:
            continue
        for request in forge["requests"]:
            if fits(asked["pattern_of_proposals"], request["title"], request["labels"]):
                opened = min(event["at"] for event in request["events"])
                sign = "!" if forge["place"]["kind"] == "gitlab" else "#"
                found.append((f"{sign}{request['number']}", world.who(number, request["author"]), opened, "design"))
        for issue in forge["issues"]:
            if has_one_of(issue["labels"], asked["pattern_of_proposals"]["labels"]):
                found.append((f"#{issue['number']}", world.who(number, issue["author"]), issue["opened"], "design"))
    return found
