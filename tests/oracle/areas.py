"""Areas: how the counted files of the tree are split (the definitions 1.6)."""

import posixpath

SMALLEST_WEIGHT = 10
SMALLEST_FILES = 3
SMALLEST_N = 50
MOST_AREAS = 20
FIRST_C = 4
TOP = "top level"


class Areas:
    """`files` counted files of the tree in scope; `changes` the non-bulk human changes of
    104 weeks touching one of them, each as the set of those files."""

    def __init__(self, files, changes, tests, owners=None):
        self.files, self.tests = files, tests
        self.changes = [touched for touched in changes if touched]
        owner_of = {} if owners is None else {f: owners.area(f) for f in files}
        self.owned = set(owner_of.values()) - {None}  # directories that are areas
        unowned = {f for f in files if owner_of.get(f) is None}
        self.n = len(self.changes)
        self.below_weight, self.below_files = {}, {}
        for file in unowned:
            for directory in directories_of(file):
                self.below_files[directory] = self.below_files.get(directory, 0) + 1
        for touched in self.changes:
            for directory in {d for f in touched & unowned for d in directories_of(f)}:
                self.below_weight[directory] = self.below_weight.get(directory, 0) + 1
        self.unowned = unowned
        self._build()

    def _build(self):
        if self.n < SMALLEST_N:
            self.names = {d: d for d, n in self.below_files.items()
                          if d and "/" not in d and n >= SMALLEST_FILES}
            self.names[""] = TOP
        else:
            c = FIRST_C
            self._split_with(c)
            while len(set(self.names.values())) > MOST_AREAS:
                c += 1
                self._split_with(c)
        self._weigh()

    def _split_with(self, c):
        self.c = c
        self.names = {}  # directory -> area of what lies in it and below no longer one
        self.small = {}  # directory of a rest that joins -> its k of largest weight
        self._split("")
        for directory, k in sorted(self.small.items(), reverse=True):
            while k in self.small:
                k = self.small[k]
            self.names[directory] = self.names[k]

    def _split(self, d):
        weight = self.below_weight.get(d, 0)
        ks = sorted(
            (k for k in self.below_files if k and posixpath.dirname(k) == d
             and self.below_weight.get(k, 0) >= SMALLEST_WEIGHT
             and 100 * self.below_weight[k] >= self.c * self.n
             and self.below_files[k] >= SMALLEST_FILES),
            key=lambda k: (-self.below_weight[k], k),
        )
        if not ks or (d and 100 * weight <= 15 * self.n):
            self.names[d] = d or TOP
            return
        for k in ks:
            self._split(k)
        rest = {f for f in self.unowned
                if is_below(f, d) and not any(is_below(f, k) for k in ks)}
        rest_weight = sum(1 for touched in self.changes if touched & rest)
        if len(rest) < SMALLEST_FILES or 100 * rest_weight < self.n:
            self.small[d] = ks[0]
        else:
            self.names[d] = f"{d}, rest" if d else TOP

    def of(self, path):
        """Area of any path, deleted ones too: the longest prefix."""
        prefix, name = self._longest(path)
        for directory in directories_of(path):
            if directory in self.owned and len(directory) >= len(prefix):
                return directory
        return name

    def _longest(self, path):
        for directory in directories_of(path):
            if directory in self.names:
                return directory, self.names[directory]
        return "", TOP

    def _weigh(self):
        """Figures of each area that holds a counted file."""
        self.holds = {}
        for file in self.files:
            self.holds.setdefault(self.of(file), set()).add(file)
        self.weights = dict.fromkeys(self.holds, 0)
        for touched in self.changes:
            for name in {self.of(f) for f in touched}:
                self.weights[name] += 1

    def tests_only(self, name):
        return self.holds[name] <= self.tests

    def coarse(self, name):
        """Weight over 0.4 N; areas of tests are not called coarse."""
        return 10 * self.weights[name] > 4 * self.n and not self.tests_only(name)

    def table(self):
        return [
            {"name": name, "weight": self.weights[name], "files": len(self.holds[name]),
             "tests_only": self.tests_only(name), "coarse": self.coarse(name)}
            for name in sorted(self.holds)
        ]


def directories_of(path):
    """Every directory above a file, the nearest first, the root ("") last."""
    found = []
    while path:
        path = posixpath.dirname(path)
        found.append(path)
    return found


def is_below(path, directory):
    return not directory or path.startswith(directory + "/")
