"""Classes of files: the table, and the linguist attributes before it (classes.md)."""

import csv
import re

ATTRIBUTES = [
    "linguist-vendored", "linguist-generated", "linguist-documentation",
    "linguist-detectable",
]
DETECTABLE_MAKES_SOURCE = ("documentation", "configuration", "data", "unknown")


def regex_text(pattern):
    """`*` any run but `/`, `?` one but `/`, `[..]` a set, `**/` any directories, final `**` all below."""
    out, i = "", 0
    while i < len(pattern):
        if pattern.startswith("**/", i):
            out += "(?:[^/]+/)*"
            i += 3
        elif pattern[i:] == "**":
            out += ".+"
            i += 2
        elif pattern[i] == "*":
            out += "[^/]*"
            i += 1
        elif pattern[i] == "?":
            out += "[^/]"
            i += 1
        elif pattern[i] == "[" and "]" in pattern[i:]:
            end = pattern.index("]", i)
            out += pattern[i:end + 1]
            i = end + 1
        else:
            out += re.escape(pattern[i])
            i += 1
    return out


def extension(name):
    """What follows the last dot; none if the only dot is the first character."""
    place = name.rfind(".")
    return None if place <= 0 else name[place + 1:]


class Row:
    def __init__(self, class_, match, pattern):
        self.class_, self.match = class_, match
        self.pattern = pattern.lower() if match in ("dir", "name", "ext") else pattern
        self.regex = re.compile(regex_text(pattern), re.DOTALL)

    def fits(self, path):
        name = path.rsplit("/", 1)[-1]
        if self.match == "dir":
            return self.pattern in path.lower().split("/")[:-1]
        if self.match == "name":
            return name.lower() == self.pattern
        if self.match == "ext":
            found = extension(name)
            return found is not None and found.lower() == self.pattern
        if self.match == "glob":
            return self.regex.fullmatch(name) is not None
        return self.regex.fullmatch(path) is not None


class Classes:
    def __init__(self, table_file):
        with open(table_file, newline="", encoding="utf-8") as file:
            rows = [Row(r["class"], r["match"], r["pattern"]) for r in csv.DictReader(file)]
        self.rows = [r for r in rows if r.class_ != "test"]
        self.test_rows = [r for r in rows if r.class_ == "test"]

    def of(self, path, attributes):
        """Class of one path; `attributes` maps the four names to set, unset or None."""
        skipped = set()
        for class_ in ("vendored", "generated", "documentation"):
            said = attributes.get("linguist-" + class_)
            if said == "set":
                return class_
            if said == "unset":
                skipped.add(class_)
        detectable = attributes.get("linguist-detectable")
        if detectable == "unset":
            return "data"
        found = "unknown"
        for row in self.rows:
            if row.class_ not in skipped and row.fits(path):
                found = row.class_
                break
        if detectable == "set" and found in DETECTABLE_MAKES_SOURCE:
            found = "source"
        if found == "source" and any(row.fits(path) for row in self.test_rows):
            return "test"
        return found


def read_attributes(git, commit, paths):
    """Path -> {attribute: set | unset}, from the `.gitattributes` files of one commit."""
    text = git(
        "check-attr", "--source=" + commit, "-z", "--stdin", *ATTRIBUTES,
        given="".join(p + "\0" for p in sorted(paths)),
    )
    cells = text.split("\0")
    found = {path: {} for path in paths}
    for start in range(0, len(cells) - 1, 3):
        path, attribute, value = cells[start:start + 3]
        if value in ("set", "true"):
            found[path][attribute] = "set"
        elif value in ("unset", "false"):
            found[path][attribute] = "unset"
    return found


def classify(git, commit, classes, paths):
    attributes = read_attributes(git, commit, paths)
    return {path: classes.of(path, attributes[path]) for path in paths}
