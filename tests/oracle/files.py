"""File identity: which path, in which commit, belongs to which file (the definitions 1.1)."""

from git_log import is_file_event, tree


class Identity:
    """Walks from the tip back with a map *path here -> newest name*.

    A file is named by its newest name. `commit.file_events` becomes a list of
    (status, score, file), and `files_at` gives the files of an older tree.
    """

    def __init__(self, git, chain, last):
        self.git, self.chain = git, chain
        self.tip_tree = tree(git, chain.commits[last].id)
        self.steps_before = {}
        self.map, self.history = {}, {}
        self.cache = {}
        walked = []
        for position in range(last, -1, -1):
            self.steps_before[position] = len(walked)
            for commit in [chain.commits[position]] + chain.brought[position]:
                if not commit.is_merge:
                    self._backwards(commit, len(walked) + 1)
                    walked.append(commit)
        freed = {}
        for commit in reversed(walked):
            self._forwards(commit, freed)

    def _set(self, step, path, name):
        if name is None:
            self.map.pop(path, None)
        else:
            self.map[path] = name
        self.history.setdefault(path, []).append((step, name))

    def _backwards(self, commit, step):
        events = [e for e in commit.events if is_file_event(e)]
        resolved = [self.map.get(e.path, e.path) for e in events]
        for event in events:
            if event.status in "AR" and event.path in self.map:
                self._set(step, event.path, None)
        for event, name in zip(events, resolved):
            if event.status == "R":
                self._set(step, event.old_path, name)
        commit.resolved = list(zip(events, resolved))

    def _forwards(self, commit, freed):
        """M or D on a path not in the tree, mapping to itself and freed by an earlier
        rename, belongs to the renamed file."""
        commit.file_events = []
        for event, name in commit.resolved:
            path = event.path
            if (event.status in "MD" and name == path
                    and path not in self.tip_tree and path in freed):
                name = freed[path]
            commit.file_events.append((event.status, event.score, name))
        for event, name in commit.resolved:
            if event.status == "R":
                freed[event.old_path] = name
        for event, _ in commit.resolved:
            if event.status in "AR":
                freed.pop(event.path, None)
        del commit.resolved

    def name_at(self, position, path):
        """The newest name of what lay at `path` in the tree of a chain position."""
        step = self.steps_before[position]
        name = path
        for changed, value in self.history.get(path, []):
            if changed > step:
                break
            name = path if value is None else value
        return name

    def files_at(self, position):
        """Files (by newest name) that the tree of a chain position holds."""
        if position < 0:
            return set()
        if position not in self.cache:
            paths = tree(self.git, self.chain.commits[position].id)
            self.cache[position] = {self.name_at(position, p) for p in paths}
        return self.cache[position]
