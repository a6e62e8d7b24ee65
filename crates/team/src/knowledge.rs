//! Working knowledge (definitions 1.7): ours, and not the published degree of authorship.

use std::collections::HashMap;

use records::Act;

use crate::branch::{Branch, FileIx, teaches};
use crate::changes::{BULK, Changes, Counting};
use crate::clock::Seconds;
use crate::members::Active;
use crate::persons::{People, PersonIx};
use crate::requests::Requests;
use crate::reviewed::Reviewed;

const DAY: f64 = 86_400.0;
/// Half-life of a day's work, in days: what was done a year ago weighs half.
const HALF_LIFE: f64 = 365.0;
/// Half-life of the looser rule.
const LOOSE_HALF_LIFE: f64 = 180.0;
/// Days a file's creation is worth.
const CREATION: f64 = 3.0;
/// Sums of powers of two are not exact; two days of today are to be two.
const EPSILON: f64 = 1e-9;
/// Recent days that make somebody know an area.
const AREA_DAYS: f64 = 4.0;

/// Which rule says that somebody knows a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Worked on it on two days in the last year, or wrote it in the last year and a half.
    Strict,
    /// Once in half a year is enough.
    Loose,
}

/// What one person did to one file.
#[derive(Clone, Debug, Default)]
struct Work {
    /// Merge time and day, in order of merge time, of each day's work.
    days: Vec<(Seconds, i64)>,
    /// Each time they added it.
    added: Vec<Creation>,
}

/// An add of a file, which is the newest until somebody adds it again.
#[derive(Clone, Copy, Debug)]
struct Creation {
    time: Seconds,
    day: i64,
    /// The merge time of the next add, whoever's.
    until: Seconds,
}

impl Work {
    /// k(p,f,t): decayed days of work before `t`.
    fn at(&self, t: Seconds, half_life: f64) -> f64 {
        let decayed = |time: Seconds| (-(t - time) as f64 / DAY / half_life).exp2();
        let newest_add = self.added.iter().find(|add| add.time < t && t <= add.until);
        let mut sum = newest_add.map_or(0.0, |add| CREATION * decayed(add.time));
        let creation = newest_add.map(|add| add.day);
        let before = &self.days[..self.days.partition_point(|&(time, _)| time < t)];
        // A day counts once, from the newest merge that brought work of it.
        let mut seen: Vec<i64> = Vec::with_capacity(before.len());
        for &(time, day) in before.iter().rev() {
            if Some(day) != creation && !seen.contains(&day) {
                seen.push(day);
                sum += decayed(time);
            }
        }
        sum
    }
}

/// Who worked on what, and when.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    work: HashMap<FileIx, Vec<(PersonIx, Work)>>,
    /// Days of each person in each area's files are gathered from these: (person, file, time, day).
    touches: Vec<(PersonIx, FileIx, Seconds, i64)>,
    reviewed: Vec<Reviewed>,
}

impl Knowledge {
    /// Gathers the work of all commits that give knowledge: those of non-bulk changes and imports.
    pub(crate) fn of(
        branches: &[Branch],
        changes: &Changes,
        people: &People,
        counting: &impl Counting,
        ignored: &[std::collections::HashSet<records::CommitId>],
        (requests, reviewed): (&[Requests], Vec<Reviewed>),
    ) -> Knowledge {
        let mut gathered = Gathered { branches, people, counting, requests, rows: Vec::new() };
        for change in changes.all.iter().filter(|change| !change.bulk) {
            for &commit in &change.commits {
                gathered.commit(change.repository, commit, change.time);
            }
        }
        for import in &changes.imports {
            let branch = &branches[import.repository];
            for &commit in &import.commits {
                let record = &branch.history.commits[commit as usize];
                let bulk = gathered.counted_files(import.repository, commit) > BULK
                    || ignored[import.repository].contains(&record.id);
                if !bulk {
                    gathered.commit(import.repository, commit, record.committed.seconds);
                }
            }
        }
        Knowledge { reviewed, ..gathered.into_knowledge() }
    }

    /// k(p,f,t) by a rule's half-life.
    pub fn k(&self, person: PersonIx, file: FileIx, t: Seconds, rule: Rule) -> f64 {
        let work = self.work.get(&file).and_then(|all| all.iter().find(|(who, _)| *who == person));
        work.map_or(0.0, |(_, work)| work.at(t, half_life(rule)))
    }

    /// Whether a person's work makes them know a file at `t`, were they active.
    pub fn worked_enough(&self, person: PersonIx, file: FileIx, t: Seconds, rule: Rule) -> bool {
        self.k(person, file, t, rule) >= threshold(rule)
    }

    /// Whether the lead knows a file, and which of the others active at that moment do.
    pub fn who_knows(&self, file: FileIx, lead: PersonIx, active: &Active, rule: Rule) -> Knowers {
        let mut knowers = Knowers::default();
        for (person, work) in self.work.get(&file).into_iter().flatten() {
            let counts = *person == lead || active.has_other(*person);
            if counts && work.at(active.at, half_life(rule)) >= threshold(rule) {
                if *person == lead {
                    knowers.lead = true;
                } else {
                    knowers.others.push(*person);
                }
            }
        }
        knowers
    }

    /// Whether only the lead knows a file: known by them and by nobody of the others.
    pub fn only_lead(&self, file: FileIx, lead: PersonIx, active: &Active, rule: Rule) -> bool {
        let Some(all) = self.work.get(&file) else { return false };
        let knows = |work: &Work| work.at(active.at, half_life(rule)) >= threshold(rule);
        let lead_knows = all.iter().any(|(person, work)| *person == lead && knows(work));
        lead_knows && !all.iter().any(|(person, work)| active.has_other(*person) && knows(work))
    }

    /// Everyone whose work on some of these files makes them know the area, of the people given:
    /// decayed distinct days of at least four.
    pub fn knows_area(&self, person: PersonIx, in_area: impl Fn(FileIx) -> bool, t: Seconds) -> bool {
        self.area_days(person, in_area, t) >= AREA_DAYS - EPSILON
    }

    /// Decayed distinct days before `t` on which a person worked in an area; one on which they only reviewed is half of one.
    pub fn area_days(&self, person: PersonIx, in_area: impl Fn(FileIx) -> bool, t: Seconds) -> f64 {
        let start = self.touches.partition_point(|row| row.0 < person);
        let own = self.touches[start..].iter().take_while(|row| row.0 == person);
        let mut newest: HashMap<i64, Seconds> = HashMap::new();
        for &(_, file, time, day) in own {
            if time < t && in_area(file) {
                newest.entry(day).and_modify(|known| *known = (*known).max(time)).or_insert(time);
            }
        }
        let only_reviewed =
            crate::reviewed::days(&self.reviewed, person, &in_area, t, |day| newest.contains_key(&day));
        let mut times: Vec<Seconds> = newest.into_values().collect();
        times.sort_unstable();
        let decayed = |time: Seconds| (-(t - time) as f64 / DAY / HALF_LIFE).exp2();
        let reviews: f64 = only_reviewed.into_iter().map(|time| decayed(time) * crate::reviewed::WORTH).sum();
        times.into_iter().map(decayed).sum::<f64>() + reviews
    }

    /// Distinct days in the span on which a person worked on files of an area, and the newest merge.
    pub fn days_in(
        &self,
        person: PersonIx,
        in_area: impl Fn(FileIx) -> bool,
        from: Seconds,
        t: Seconds,
    ) -> (usize, Option<Seconds>) {
        let start = self.touches.partition_point(|row| row.0 < person);
        let own = self.touches[start..].iter().take_while(|row| row.0 == person);
        let recent = own.filter(|&&(_, file, time, _)| from <= time && time < t && in_area(file));
        let mut days = std::collections::HashSet::new();
        let mut last = None;
        for &(_, _, time, day) in recent {
            days.insert(day);
            last = last.max(Some(time));
        }
        (days.len(), last)
    }
}

/// Who knows a file at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowers {
    /// The lead does.
    pub lead: bool,
    /// Others active who do.
    pub others: Vec<PersonIx>,
}

fn half_life(rule: Rule) -> f64 {
    match rule {
        Rule::Strict => HALF_LIFE,
        Rule::Loose => LOOSE_HALF_LIFE,
    }
}

fn threshold(rule: Rule) -> f64 {
    match rule {
        Rule::Strict => 1.0 - EPSILON,
        Rule::Loose => 0.5 - EPSILON,
    }
}

struct Row {
    file: FileIx,
    person: PersonIx,
    time: Seconds,
    day: i64,
    /// Where in the order of events the file was added by this; absent: it was changed.
    added: Option<(u32, std::cmp::Reverse<u32>)>,
}

struct Gathered<'b, C> {
    branches: &'b [Branch<'b>],
    people: &'b People,
    counting: &'b C,
    requests: &'b [Requests<'b>],
    rows: Vec<Row>,
}

impl<C: Counting> Gathered<'_, C> {
    fn counted_files(&self, repository: usize, commit: records::CommitIx) -> usize {
        let branch = &self.branches[repository];
        let counted = branch.file_events(commit).filter(|(at, event)| {
            crate::branch::touches(event) && self.counting.counts(branch, branch.file_of_event(*at))
        });
        let files: std::collections::HashSet<FileIx> =
            counted.map(|(at, _)| branch.file_of_event(at)).collect();
        files.len()
    }

    fn commit(&mut self, repository: usize, commit: records::CommitIx, time: Seconds) {
        let branch = &self.branches[repository];
        let record = &branch.history.commits[commit as usize];
        let place =
            (branch.chain.position[commit as usize], std::cmp::Reverse(branch.chain.topo[commit as usize]));
        let day = record.authored.day();
        let author = self.requests[repository].author(branch, repository, self.people, commit);
        let mut beside: Vec<PersonIx> = crate::trailer_identity::co_authors(&record.trailers)
            .filter_map(|identity| self.people.co_author(repository, &identity))
            .filter(|&person| Some(person) != author)
            .collect();
        beside.sort_unstable();
        beside.dedup();
        for (at, event) in branch.file_events(commit) {
            let file = branch.file_of_event(at);
            if !teaches(event) || !self.counting.counts(branch, file) || !self.counting.in_scope(branch, file)
            {
                continue;
            }
            if let Some(person) = author {
                self.rows.push(Row {
                    file,
                    person,
                    time,
                    day,
                    added: (event.act == Act::Added).then_some(place),
                });
            }
            self.rows.extend(beside.iter().map(|&person| Row { file, person, time, day, added: None }));
        }
    }

    fn into_knowledge(mut self) -> Knowledge {
        self.rows.sort_unstable_by_key(|row| (row.file, row.person, row.time, row.day, row.added));
        let mut knowledge = Knowledge::default();
        for of_file in self.rows.chunk_by(|one, next| one.file == next.file) {
            let creations = creations(of_file);
            let people = of_file.chunk_by(|one, next| one.person == next.person).map(|own| {
                let days = own.iter().map(|row| (row.time, row.day)).collect();
                let mine = creations.iter().filter(|(person, _)| *person == own[0].person);
                (own[0].person, Work { days, added: mine.map(|&(_, creation)| creation).collect() })
            });
            knowledge.work.insert(of_file[0].file, people.collect());
        }
        knowledge.touches = self.rows.iter().map(|row| (row.person, row.file, row.time, row.day)).collect();
        knowledge.touches.sort_unstable();
        knowledge.touches.dedup();
        knowledge
    }
}

/// Who added a file when, in the order of events.
fn creations(of_file: &[Row]) -> Vec<(PersonIx, Creation)> {
    let mut adds: Vec<&Row> = of_file.iter().filter(|row| row.added.is_some()).collect();
    adds.sort_unstable_by_key(|row| (row.time, row.added));
    let next = adds.iter().skip(1).map(|row| row.time).chain(std::iter::once(Seconds::MAX));
    let creation =
        |(row, until): (&&Row, Seconds)| (row.person, Creation { time: row.time, day: row.day, until });
    adds.iter().zip(next).map(creation).collect()
}
