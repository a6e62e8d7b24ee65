"""Everything the signals share: one T, persons, counted files, changes, areas, team, knowledge."""

import os
import re
from bisect import bisect_left
from datetime import timedelta

import clock as clocks
from areas import Areas
from classes import Classes, classify
from clock import Clock, recorded_day, week_begin
from codeowners import OwnersByRepository, read_owners
from forge import Forges, is_somebody
from knowledge import Knowledge
from persons import Bots, Persons
from repository import Repository
from team import Team

MOST_FILES = 30  # more counted files make a change bulk


class World:
    def __init__(self, repos, tables, me, now, as_of, zone, settings, read=None):
        """`read` is what was read beside git: `forges`, one for each repository."""
        self.settings, self.read, self.now, self.as_of = settings, read or {}, now, as_of
        self.clock = Clock(zone)
        self.repos = [Repository(path, settings.get("branch")) for path in repos]
        if len(repos) > 1:
            for repo, name in zip(self.repos, directory_names(repos)):
                repo.prefix = name + "/"
        self._persons(tables, me)
        tip_time = max(r.tip_time for r in self.repos)
        self.t_date = week_begin(self.clock, now, as_of, tip_time)
        self.t = self.clock.midnight(self.t_date)
        self.requests = list(self.forges.requests())
        for number, repo in enumerate(self.repos):
            theirs = [r for r in self.requests if r.repository == number]
            repo.read(self.t, self.persons, settings, theirs)
        self._classes(tables)
        self._changes()
        self._areas()
        self._knowledge()
        self.o = self.team.others(self.t)

    def _persons(self, tables, me):
        with open(os.path.join(tables, "bots.txt"), encoding="utf-8") as file:
            patterns = [line.strip() for line in file if line.strip()]
        commits = [c for r in self.repos for c in r.commits]
        self.persons = Persons(
            commits, self.settings.get("joins", []),
            Bots(patterns + self.settings.get("bots", [])),
        )
        self.lead = self.persons.lead(me)
        self.forges = Forges(self.read.get("forges"), len(self.repos))
        self.lead = self.forges.join(self.persons, self.lead)
        for commit in commits:
            if not commit.is_merge:
                commit.person = self.persons.author(commit)

    def _classes(self, tables):
        """Classes of every file that ever had an event or is in the tree, by its newest name."""
        table = Classes(os.path.join(tables, "classes.csv"))
        self.class_of, self.tree = {}, set()
        for repo in self.repos:
            names = set(repo.identity.tip_tree)
            for commit in repo.walked:
                names.update(name for _, _, name in commit.file_events)
            for name, class_ in classify(repo.git, repo.tip_at_t, table, names).items():
                self.class_of[repo.file(name)] = class_
            self.tree |= {repo.file(name) for name in repo.identity.tip_tree}
        kinds = {"source", "test"}
        if self.settings.get("count_configuration"):
            kinds.add("configuration")
        self.counted = {f for f, class_ in self.class_of.items() if class_ in kinds}
        scope = [prefix.strip("/") for prefix in self.settings.get("scope") or []]
        self.scope = {
            f for f in self.class_of
            if not scope or any(f == p or f.startswith(p + "/") or not p for p in scope)
        }

    def _changes(self):
        self.changes = []
        for number, repo in enumerate(self.repos):
            for commit in repo.walked:
                commit.touched = {
                    repo.file(name) for status, score, name in commit.file_events
                    if not (status == "R" and score == 100)
                }
                # A file may be deleted at one path and added at another by one commit.
                commit.changed = {
                    repo.file(name) for status, score, name in commit.file_events
                    if status != "D" and not (status == "R" and score == 100)
                }
                commit.added = {
                    repo.file(name) for status, _, name in commit.file_events if status == "A"
                }
                commit.order = (commit.merge_time, commit.position, -commit.topo, number)
                commit.day = recorded_day(commit.author_time, commit.author_offset)
            for change in repo.reading.changes:
                change.order += (number,)
                change.week = self.clock.week(change.time)
                change.touched = set().union(*(c.touched for c in change.commits))
                change.ignored = bool(
                    repo.ignored_revs & ({c.id for c in change.commits} | {change.id}))
                self.changes.append(change)
        self.changes.sort(key=lambda c: c.order)
        self._count()
        self._find_bulk()

    def _count(self):
        """What depends on which files are counted."""
        for change in self.changes:
            change.counted = change.touched & self.counted
            change.in_scope = change.counted & self.scope

    def _find_bulk(self):
        """Asked before areas are, which may then be left out (1.4)."""
        for change in self.changes:
            change.bulk = change.ignored or len(change.counted) > MOST_FILES

    def _areas(self):
        files = self.tree & self.counted & self.scope
        begin = self.clock.days_before(self.t, clocks.DAYS_AREAS)
        touched = [
            c.in_scope & files for c in self.changes if not c.bulk and begin <= c.time < self.t
        ]
        tests = {f for f in files if self.class_of[f] == "test"}
        found = [(repo.prefix, self._owners_in(repo, files)) for repo in self.repos]
        owners = OwnersByRepository([(prefix, o) for prefix, o in found if o is not None])
        self.areas = Areas(files, touched, tests, owners)
        excluded = set(self.settings.get("exclude_areas", []))
        if excluded:
            self.counted = {f for f in self.counted if self.areas.of(f) not in excluded}
            self._count()
        self.area_names = sorted(set(self.areas.holds) - excluded)
        self.files = self.tree & self.counted & self.scope
        self.area_of = {f: self.areas.of(f) for f in self.counted}
        for change in self.changes:
            change.areas = {self.area_of[f] for f in change.in_scope}
        self.regular = [c for c in self.changes if not c.bulk and c.in_scope]
        self.regular_times = [c.time for c in self.regular]
        self.team = Team(self.clock, self.changes, self.persons, self.lead, self.settings)

    def _owners_in(self, repo, files):
        """CODEOWNERS takes the place of the split in a repository (1.6)."""
        def here(paths):
            return {p[len(repo.prefix):] for p in paths if p.startswith(repo.prefix)}
        return read_owners(repo.git, repo.tip_at_t, here(self.tree), here(files))

    def _knowledge(self):
        rows, area_rows = [], []
        for commit in self._commits_that_teach():
            # Of a commit that a request became, who opened it (1.3 with a forge).
            author = getattr(commit, "known_by", commit.person)
            people = [author] + self._co_authors(commit)
            for file in commit.changed & self.counted:
                for person in dict.fromkeys(people):
                    added = file in commit.added and person == author
                    rows.append((commit.order, commit.merge_time, file, person, commit.day, added))
            for area in {self.area_of[f] for f in commit.changed & self.counted & self.scope}:
                for person in dict.fromkeys(people):
                    area_rows.append((commit.order, commit.merge_time, area, person, commit.day))
        rows.sort(key=lambda r: r[0])
        area_rows.sort(key=lambda r: r[0])
        self.knowledge = Knowledge(rows, area_rows, self._reviews_in_areas())

    def _reviews_in_areas(self):
        """Reviews of requests that were merged as a non-bulk change, as (merged, at, area, person, day) (1.7)."""
        by_commit = {(c.order[-1], c.id): c for c in self.regular}
        found = []
        for request in self.requests:
            change = by_commit.get((request.repository, request.became))
            if change is None or request.merged is None:
                continue
            for event in request.events:
                own = event.by in (request.author, change.person)
                if event.is_review and is_somebody(event.by) and not own:
                    day = self.clock.date(event.at)
                    found += [(change.time, event.at, area, event.by, day) for area in change.areas]
        return found

    def _commits_that_teach(self):
        """Commits of non-bulk changes; of imports those that are not bulk by themselves (1.3)."""
        for change in self.changes:
            if not change.bulk:
                yield from change.commits
        for repo in self.repos:
            for commit in repo.reading.import_commits:
                if (commit.id not in repo.ignored_revs
                        and len(commit.touched & self.counted) <= MOST_FILES):
                    yield commit

    def _co_authors(self, commit):
        """Humans named in the commit's `Co-authored-by`, looked up, joining nobody."""
        found = []
        for text in commit.co_authors:
            named = re.fullmatch(r"(.*)<([^<>]*)>.*", text, re.DOTALL)
            if named is None:
                continue
            name, address = named.group(1).strip(), named.group(2).strip()
            person = self.persons.look_up(name, address, *self._mapped(commit, name, address))
            if person is not None and not self.persons.is_bot[person]:
                found.append(person)
        return found

    def _mapped(self, commit, name, address):
        repo = next(r for r in self.repos if r.by_id.get(commit.id) is commit)
        return repo.mapped(name, address)

    # What signals ask

    def mondays(self, weeks):
        """T and the Mondays before it, oldest first, as dates."""
        return [self.t_date - timedelta(days=7 * w) for w in range(weeks, -1, -1)]

    def instant(self, day):
        return self.clock.midnight(day)

    def regular_between(self, begin, end):
        """Non-bulk human changes touching a counted file in scope, merged in [begin, end)."""
        return self.regular[
            bisect_left(self.regular_times, begin):bisect_left(self.regular_times, end)]

    def window(self, days, end=None):
        """(begin, end) of the calendar days before `end` (a date; T when not given)."""
        end = end or self.t_date
        return self.instant(end - timedelta(days=days)), self.instant(end)

    def files_before(self, t):
        """Counted files in scope that existed at t: those of the trees of tip(t)."""
        found = set()
        for repo in self.repos:
            found |= repo.files_at(repo.chain.position_before(t))
        return found & self.counted & self.scope

    def knows(self, file, t, rule):
        """(the lead knows it, those of O(t) who know it)."""
        knowers = self.knowledge.knowers(file, t, rule)
        return self.lead in knowers, knowers & self.team.others(t)

    def anonymous(self, person):
        """Others are numbered in the order of `active_at_T`; no names."""
        order = sorted(self.team.active(self.t), key=self.persons.smallest_address)
        return f"p{order.index(person) + 1}"

    def lead_counted_times(self):
        """Merge times of the lead's counted changes, bulk ones too."""
        return [c.time for c in self.team.changes if c.person == self.lead]


def directory_names(paths):
    """A repository is a directory below the root, named like its own."""
    names = []
    for path in paths:
        name = os.path.basename(os.path.abspath(path)).removesuffix(".git")
        names.append(name if name not in names else f"{name}-{len(names) + 1}")
    return names
