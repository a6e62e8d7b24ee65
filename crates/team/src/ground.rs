//! The common ground: everything the signals share, worked out once.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::{Calendar, CommitId, CommitIx, Forge, History, Identity, Incidents, Special};

use crate::areas::{self, AreaFile, AreaIx, Areas, Division};
use crate::authorship::Authorship;
use crate::bots::Bots;
use crate::branch::{Branch, FileIx};
use crate::changes::{Change, Changes, Counting, Kind, changes_of};
use crate::classes::{Class, ClassTable};
use crate::clock::{AREAS, Clock, NOW, Seconds, YEAR};
use crate::knowledge::Knowledge;
use crate::left_out::files_left_out;
use crate::members::{Active, Members, Visitors, visitors};
use crate::persons::{NoLead, People, PersonIx};
use crate::regimes::{Regime, regimes};
use crate::requests::Requests;
use crate::reviewed;
use crate::settings::Settings;

/// What a run is given.
#[derive(Debug)]
pub struct Inputs<'a> {
    /// The team's repositories, the one asked about first.
    pub histories: &'a [History],
    /// What was read of the forge of each, in the same order; none where none is connected.
    pub forges: &'a [Option<Forge>],
    /// What was read of the lead's calendars; none where none is connected.
    pub calendar: Option<&'a Calendar>,
    /// What was read of files of incidents; none where none is connected.
    pub incidents: Option<&'a Incidents>,
    /// What the lead said.
    pub settings: &'a Settings,
    /// The lead's identities by git's configuration or the command line.
    pub lead: &'a [Identity],
    /// The instant of the run.
    pub now: Seconds,
    /// The zone of weeks and days.
    pub zone: TimeZone,
    /// As it was on this day.
    pub as_of: Option<Date>,
    /// Areas worked out at an earlier run.
    pub division: Option<Division>,
}

/// Everything the signals share.
#[derive(Debug)]
pub struct Ground<'a> {
    /// Weeks and windows.
    pub clock: Clock,
    /// The day of the run, or the day that was asked for: what has not come yet is counted from it.
    pub today: Date,
    /// The repositories.
    pub branches: Vec<Branch<'a>>,
    /// The forge of each; none where none is connected, or its first reading is not at its end.
    pub forges: Vec<Option<&'a Forge>>,
    /// The lead's calendars; none where none is connected.
    pub calendar: Option<&'a Calendar>,
    /// Incidents out of a file; none where none is connected.
    pub incidents: Option<&'a Incidents>,
    /// Who is who.
    pub people: People,
    /// What the lead said.
    pub settings: &'a Settings,
    /// Changes up to T.
    pub changes: Changes,
    /// Who is active when.
    pub members: Members,
    /// Active at T.
    pub active: Active,
    /// Everyone else of the half year.
    pub visitors: Visitors,
    /// Borders between ways of merging, newest first within a repository.
    pub regimes: Vec<Regime>,
    /// Areas as found, before edits.
    pub division: Division,
    /// Areas.
    pub areas: Areas,
    /// Who worked on what.
    pub knowledge: Knowledge,
    /// Who wrote what, by the published method.
    pub authorship: Authorship,
    /// Whether a file counts: its class, the scope and the lead's exclusions.
    pub counted: Vec<bool>,
    pub(crate) left_out: Vec<bool>,
    /// Repositories of the team that could not be read, by their paths; none unless somebody says so.
    pub absent: Vec<String>,
    /// The command that would bring what is missing, where something is; none unless somebody says so.
    pub remedy: Option<String>,
}

impl<'a> Ground<'a> {
    /// Works everything out.
    pub fn of(inputs: Inputs<'a>) -> Result<Ground<'a>, NoLead> {
        let newest_tip = inputs.histories.iter().filter_map(tip_merged).max();
        let clock = Clock::new(inputs.zone, inputs.now, newest_tip.unwrap_or(inputs.now), inputs.as_of);
        let today = inputs.as_of.unwrap_or_else(|| clock.day(inputs.now));
        let table = ClassTable::shipped();
        let mut branches: Vec<Branch<'a>> = Vec::new();
        let mut files = 0;
        for history in inputs.histories {
            branches.push(Branch::of(history, clock.t(), table, files));
            files += history.paths.len() as FileIx;
        }
        let mailmaps: Vec<_> = branches.iter().map(Branch::mailmap).collect();
        let histories: Vec<&History> = inputs.histories.iter().collect();
        let bots = Bots::shipped(&inputs.settings.bots);
        let whole = |forge: &'a Option<Forge>| forge.as_ref().filter(|forge| forge.read.is_some());
        let forges: Vec<Option<&Forge>> =
            (0..inputs.histories.len()).map(|at| inputs.forges.get(at).and_then(whole)).collect();
        let people = People::of(&histories, &mailmaps, &forges, &bots, inputs.settings, inputs.lead)?;
        let ignored: Vec<HashSet<CommitId>> = branches.iter().map(ignored_revisions).collect();
        let mut counting = Scope::of(inputs.settings, &branches, files);
        let requests: Vec<Requests> = branches
            .iter()
            .enumerate()
            .map(|(at, branch)| Requests::of(branch, at, forges[at], &people))
            .collect();
        let mut changes = changes_of(&branches, &people, inputs.settings, &counting, &ignored, &requests);

        let area_files = counting.area_files(&branches);
        let year_changes = changes_for_areas(&branches, &changes, &clock);
        let ground = areas::Ground { files: &area_files, changes: &year_changes };
        let basis = counting.basis(&branches);
        let division = match inputs.division {
            Some(known) if known.basis == basis => known,
            _ => divide(&branches, &ground, basis),
        };
        let mut areas = Areas::of(&division, &inputs.settings.area_edits, &ground);
        areas.leave_out(&inputs.settings.excluded_areas);
        let left_out = files_left_out(&areas, &division, inputs.settings, || files_of(&branches, |_| true));
        for (counts, &out) in counting.counted.iter_mut().zip(&left_out) {
            *counts &= !out;
        }
        for change in &mut changes.all {
            change.files.retain(|&file| counting.counted[file as usize]);
        }

        let members = Members::of(&changes.all, &clock, &people, inputs.settings);
        let active = members.active_at(&clock, clock.t());
        let visitors = visitors(&changes.all, &clock, &active, people.lead);
        let reviewed = reviewed::of(&changes.all, &requests, &people, &clock);
        let given = (requests.as_slice(), reviewed);
        let knowledge = Knowledge::of(&branches, &changes, &people, &counting, &ignored, given);
        let imported: HashSet<(usize, CommitIx)> = changes
            .imports
            .iter()
            .flat_map(|import| import.commits.iter().map(|&commit| (import.repository, commit)))
            .collect();
        let authorship = Authorship::of(&branches, &people, &counting.counted, |repository, commit| {
            let branch: &Branch = &branches[repository];
            let record = &branch.history.commits[commit as usize];
            let up_to_t = branch.last.is_some_and(|last| branch.chain.position[commit as usize] <= last);
            let own = imported.contains(&(repository, commit));
            let in_it = up_to_t && !branch.is_left_out(commit, inputs.settings);
            in_it.then(|| if own { record.committed.seconds } else { branch.chain.merge_time(commit) })
        });
        let regimes =
            branches.iter().enumerate().flat_map(|(at, branch)| regimes(branch, at, &clock)).collect();
        Ok(Ground {
            clock,
            today,
            branches,
            forges,
            calendar: inputs.calendar,
            incidents: inputs.incidents,
            people,
            settings: inputs.settings,
            changes,
            members,
            active,
            visitors,
            regimes,
            division,
            areas,
            knowledge,
            authorship,
            counted: counting.counted,
            left_out,
            absent: Vec::new(),
            remedy: None,
        })
    }

    /// For each repository the kind with most changes in *now*, ties as in [`Kind`]'s order; each kind once.
    pub fn units(&self) -> Vec<Kind> {
        let mut units = Vec::new();
        for repository in 0..self.branches.len() {
            let now = self.weeks(NOW, 0).iter().filter(|change| change.repository == repository);
            let count = |kind: Kind| now.clone().filter(|change| change.kind == kind).count();
            // The first of equals: `max_by_key` takes the last.
            let kinds = [Kind::Squashed, Kind::Plain, Kind::Merge];
            units.extend(
                kinds.into_iter().max_by_key(|&kind| count(kind)).filter(|kind| !units.contains(kind)),
            );
        }
        units
    }

    /// The share of the year's human changes that touch configuration and nothing else.
    pub fn configuration_share(&self) -> f64 {
        let year = self.weeks(YEAR, 0).iter().filter(|change| change.touches_something);
        let (only, all) = year.fold((0_u32, 0_u32), |(only, all), change| {
            (only + u32::from(change.configuration_only), all + 1)
        });
        if all == 0 { 0.0 } else { f64::from(only) / f64::from(all) }
    }

    /// The lead.
    pub fn lead(&self) -> PersonIx {
        self.people.lead
    }

    /// Who is active at a moment.
    pub fn active_at(&self, t: Seconds) -> Active {
        self.members.active_at(&self.clock, t)
    }

    /// Changes merged from one instant to before another.
    pub fn between(&self, from: Seconds, to: Seconds) -> &[Change] {
        let all = &self.changes.all;
        let first = all.partition_point(|change| change.time < from);
        let end = all.partition_point(|change| change.time < to);
        &all[first..end.max(first)]
    }

    /// Changes merged between two Mondays, in weeks before T.
    pub fn weeks(&self, from: i32, to: i32) -> &[Change] {
        self.between(self.clock.weeks_ago(from), self.clock.weeks_ago(to))
    }

    /// The counted files of a change that were in the tree of tip(t).
    pub fn existing(&self, change: &Change, t: Seconds) -> Vec<FileIx> {
        let branch = &self.branches[change.repository];
        let Some(place) = branch.chain.tip_before(t) else { return Vec::new() };
        change.files.iter().copied().filter(|&file| branch.existed(file, place)).collect()
    }

    /// Counted files in the trees of tip(t), over all repositories.
    pub fn files_at(&self, t: Seconds) -> Vec<FileIx> {
        let at = |branch: &Branch| {
            branch.chain.tip_before(t).map(|place| branch.files_at(place)).unwrap_or_default()
        };
        self.branches.iter().flat_map(at).filter(|&file| self.counted[file as usize]).collect()
    }

    /// The repository a file is in.
    pub fn repository_of(&self, file: FileIx) -> usize {
        self.branches.partition_point(|branch| branch.base <= file) - 1
    }

    /// The newest path of a file, below the repository's name where there are several.
    pub fn path(&self, file: FileIx) -> String {
        full_path(&self.branches, self.repository_of(file), file)
    }

    /// The area of a file.
    pub fn area(&self, file: FileIx) -> Option<AreaIx> {
        self.areas.of_file(file)
    }

    /// The full id of a change.
    pub fn id(&self, change: &Change) -> CommitId {
        self.branches[change.repository].history.commits[change.commit as usize].id
    }

    /// The class of a file.
    pub fn class(&self, file: FileIx) -> Class {
        let branch = &self.branches[self.repository_of(file)];
        branch.classes[(file - branch.base) as usize]
    }
}

fn full_path(branches: &[Branch], repository: usize, file: FileIx) -> String {
    let branch = &branches[repository];
    let path = branch.path(file).to_string();
    if branches.len() > 1 { format!("{}/{path}", branch.history.repository) } else { path }
}

/// Files that are wanted, in their order, as areas are found from them.
fn files_of(branches: &[Branch], wanted: impl Fn(FileIx) -> bool) -> Vec<AreaFile> {
    let mut files = Vec::new();
    for (repository, branch) in branches.iter().enumerate() {
        let all = (0..branch.history.paths.len() as FileIx).map(|path| (path, branch.base + path));
        for (path, file) in all.filter(|&(_, file)| wanted(file)) {
            let in_tree = branch.last.is_some_and(|last| branch.trees.holds_file(path, last));
            let test = branch.classes[path as usize] == Class::Test;
            files.push(AreaFile { file, path: full_path(branches, repository, file), in_tree, test });
        }
    }
    files
}

fn ignored_revisions(branch: &Branch) -> HashSet<CommitId> {
    let texts = branch.last.map(|last| branch.texts_at(Special::IgnoredRevs, last)).unwrap_or_default();
    texts.iter().flat_map(|(_, text)| crate::ignored_revs::parse(text)).collect()
}

/// For each non-bulk human change of 104 weeks with one: its counted files of the tree.
fn changes_for_areas(branches: &[Branch], changes: &Changes, clock: &Clock) -> Vec<Vec<FileIx>> {
    let (from, to) = (clock.weeks_ago(AREAS), clock.t());
    let recent = changes.all.iter().filter(|change| !change.bulk && from <= change.time && change.time < to);
    recent
        .map(|change| {
            let branch = &branches[change.repository];
            let stands = |file: &FileIx| {
                branch.last.is_some_and(|last| branch.trees.holds_file(file - branch.base, last))
            };
            change.files.iter().copied().filter(stands).collect::<Vec<_>>()
        })
        .filter(|files| !files.is_empty())
        .collect()
}

fn divide(branches: &[Branch], ground: &areas::Ground, basis: String) -> Division {
    let owners = crate::owners::owned_directories(branches, ground.files);
    let unmatched: Vec<AreaFile> =
        ground.files.iter().filter(|file| !owners.files.contains(&file.file)).cloned().collect();
    let split = areas::split(&areas::Ground { files: &unmatched, changes: ground.changes });
    let mut prefixes = split.prefixes;
    prefixes.extend(owners.directories.into_iter().map(|dir| (dir.clone(), dir)));
    let commit = branches.first().map(|branch| branch.history.head.tip.to_string()).unwrap_or_default();
    Division { commit, basis, changes: ground.changes.len(), c: split.c, prefixes }
}

/// Whether a path is a directory's, or below it.
pub fn lies_in(path: &str, directory: &str) -> bool {
    let directory = directory.trim_matches('/');
    directory.is_empty()
        || path.strip_prefix(directory).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What counts: classes, the scope, and what the lead left out.
struct Scope<'s> {
    configuration: bool,
    prefixes: &'s [String],
    counted: Vec<bool>,
}

impl<'s> Scope<'s> {
    fn of(settings: &'s Settings, branches: &[Branch], files: FileIx) -> Scope<'s> {
        let mut scope = Scope {
            configuration: settings.count_configuration == Some(true),
            prefixes: &settings.scope,
            counted: vec![false; files as usize],
        };
        for (repository, branch) in branches.iter().enumerate() {
            for path in 0..branch.history.paths.len() as FileIx {
                let file = branch.base + path;
                let inside = scope.prefixes.is_empty() || {
                    let path = full_path(branches, repository, file);
                    scope.prefixes.iter().any(|prefix| lies_in(&path, prefix))
                };
                scope.counted[file as usize] = inside && scope.counts(branch, file);
            }
        }
        scope
    }

    fn basis(&self, branches: &[Branch]) -> String {
        let names: Vec<&str> = branches.iter().map(|branch| branch.history.repository.as_str()).collect();
        format!(
            "{}; scope {}; configuration {}",
            names.join(", "),
            self.prefixes.join(", "),
            self.configuration
        )
    }

    fn area_files(&self, branches: &[Branch]) -> Vec<AreaFile> {
        files_of(branches, |file| self.counted[file as usize])
    }
}

/// The merge time of a tip: its committer time, raised to that of any commit of the chain before it.
fn tip_merged(history: &History) -> Option<Seconds> {
    history.chain.iter().map(|&(commit, _)| history.commits[commit as usize].committed.seconds).max()
}

impl Counting for Scope<'_> {
    fn counts(&self, branch: &Branch, file: FileIx) -> bool {
        match branch.classes[(file - branch.base) as usize] {
            Class::Source | Class::Test => true,
            Class::Configuration => self.configuration,
            _ => false,
        }
    }

    fn in_scope(&self, _: &Branch, file: FileIx) -> bool {
        self.counted[file as usize]
    }

    fn is_configuration(&self, branch: &Branch, file: FileIx) -> bool {
        branch.classes[(file - branch.base) as usize] == Class::Configuration
    }
}
