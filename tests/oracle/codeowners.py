"""CODEOWNERS instead of the split, when it says enough (the definitions 1.6)."""

import re

from classes import regex_text
from git_log import read_file

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
FEWEST_RULES = 3
FEWEST_FILES = 3


class Rule:
    def __init__(self, pattern, directories):
        self.pattern = pattern
        self.regex = rule_regex(pattern)
        self.directory = literal_directory(pattern, directories)

    def matches(self, path):
        return self.regex.fullmatch(path) is not None


class Owners:
    def __init__(self, rules):
        self.rules = [r for r in rules if r.directory is not None]

    def area(self, path):
        """The literal directory of the last matching rule that has one."""
        for rule in reversed(self.rules):
            if rule.matches(path):
                return rule.directory
        return None


class OwnersByRepository:
    """The owners of each repository that has enough rules, by the prefix of its paths."""

    def __init__(self, parts):
        self.parts = parts

    def area(self, path):
        for prefix, owners in self.parts:
            if path.startswith(prefix):
                directory = owners.area(path[len(prefix):])
                return None if directory is None else prefix + directory
        return None


def rule_regex(pattern):
    """A pattern of CODEOWNERS reads like one of .gitignore."""
    anchored = "/" in pattern.rstrip("/")
    start = "" if anchored else "(?:[^/]+/)*"
    end = "/.+" if pattern.endswith("/") else "(?:/.+)?"
    if pattern.endswith("/*"):
        end = ""
    return re.compile(start + regex_text(pattern.strip("/")) + end, re.DOTALL)


def literal_directory(pattern, directories):
    """The pattern when it names a directory of the tree, else what stands before its first
    `*`, `?` or `[`, cut at the last `/`, when that is one."""
    whole = pattern.strip("/")
    if whole in directories:
        return whole
    before = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
    cut = before.rpartition("/")[0].strip("/")
    return cut if cut in directories else None


def read_owners(git, commit, paths, counted):
    """Owners, or None when fewer than three rules qualify."""
    text = next((t for t in (read_file(git, commit, p) for p in PLACES) if t is not None), None)
    if text is None:
        return None
    directories = set()
    for path in paths:
        parts = path.split("/")[:-1]
        directories.update("/".join(parts[:i + 1]) for i in range(len(parts)))
    rules = []
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if words and not words[0].startswith(("[", "^[")):
            rules.append(Rule(words[0], directories))
    qualified = [
        r for r in rules
        if r.directory is not None and sum(map(r.matches, counted)) >= FEWEST_FILES
    ]
    return Owners(rules) if len(qualified) >= FEWEST_RULES else None
