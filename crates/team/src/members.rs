//! Who is in the team at a moment (definitions 1.5).

use jiff::civil::Date;

use crate::changes::Change;
use crate::clock::{Clock, Seconds};
use crate::persons::{People, PersonIx, plain};
use crate::settings::Settings;

/// Days in which somebody's changes make them active.
pub const ACTIVE_DAYS: i64 = 182;
/// Weeks of those with a change that are needed.
pub(crate) const ACTIVE_WEEKS: usize = 4;
/// A team larger than this is asked for a scope.
pub const TOO_MANY: usize = 30;

/// Who is active when.
#[derive(Clone, Debug)]
pub struct Members {
    /// For each person who ever could be active: when their counted changes were merged, ascending,
    /// with the week.
    regulars: Vec<(PersonIx, Vec<(Seconds, i32)>)>,
    lead: PersonIx,
    given: Vec<Given>,
}

#[derive(Clone, Debug)]
struct Given {
    person: PersonIx,
    is_in: bool,
    from: Option<Date>,
    to: Option<Date>,
}

/// The people active at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Active {
    /// The moment.
    pub at: Seconds,
    /// Everybody active but the lead, ascending.
    pub others: Vec<PersonIx>,
    /// Whether the lead is active too.
    pub lead: bool,
}

impl Active {
    /// People active, the lead among them if active: |A(t)|.
    pub fn len(&self) -> usize {
        self.others.len() + usize::from(self.lead)
    }

    /// Whether nobody is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a person is one of the others.
    pub fn has_other(&self, person: PersonIx) -> bool {
        self.others.binary_search(&person).is_ok()
    }
}

/// Everyone else with a change in the half year before T: one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Visitors {
    /// People.
    pub people: usize,
    /// Their changes.
    pub changes: usize,
}

impl Members {
    /// Members by the changes of a team.
    pub fn of(changes: &[Change], clock: &Clock, people: &People, settings: &Settings) -> Members {
        let mut merged: Vec<Vec<(Seconds, i32)>> = vec![Vec::new(); people.persons.len()];
        for change in changes.iter().filter(|change| !change.files.is_empty()) {
            merged[change.person as usize].push((change.time, clock.week_of(change.time)));
        }
        let regulars = merged
            .into_iter()
            .enumerate()
            .filter(|(_, merged)| distinct_weeks(merged) >= ACTIVE_WEEKS)
            .map(|(person, merged)| (person as PersonIx, merged))
            .collect();
        let by_address = |who: &str| {
            let wanted = plain(who);
            people
                .persons
                .iter()
                .position(|person| person.identities.iter().any(|own| plain(&own.email) == wanted))
        };
        let given = settings
            .memberships
            .iter()
            .filter_map(|said| {
                let person = by_address(&said.who)? as PersonIx;
                Some(Given { person, is_in: said.is_in, from: said.from, to: said.to })
            })
            .collect();
        Members { regulars, lead: people.lead, given }
    }

    /// A(t): who has counted changes in at least four weeks of the 182 days before `t`, and who the
    /// lead said is in.
    pub fn active_at(&self, clock: &Clock, t: Seconds) -> Active {
        let from = clock.days_before(t, ACTIVE_DAYS);
        let regular = |(_, merged): &&(PersonIx, Vec<(Seconds, i32)>)| is_regular(merged, from, t);
        let mut active: Vec<PersonIx> =
            self.regulars.iter().filter(regular).map(|&(person, _)| person).collect();
        if !self.given.is_empty() {
            let day = clock.day(t);
            for said in self.given.iter().filter(|said| said.holds(day)) {
                active.retain(|&person| person != said.person);
                if said.is_in {
                    active.push(said.person);
                }
            }
        }
        active.sort_unstable();
        let lead = active.contains(&self.lead);
        active.retain(|&person| person != self.lead);
        Active { at: t, others: active, lead }
    }

    /// The first of the Mondays up to T at all of which somebody is active; T itself where they are not.
    pub fn active_since(&self, clock: &Clock, person: PersonIx) -> Seconds {
        let merged =
            self.regulars.iter().find(|(one, _)| *one == person).map(|(_, merged)| merged.as_slice());
        let merged = merged.unwrap_or_default();
        let given: Vec<&Given> = self.given.iter().filter(|said| said.person == person).collect();
        let is_active = |t: Seconds| {
            let day = clock.day(t);
            let said = given.iter().rev().find(|said| said.holds(day)).map(|said| said.is_in);
            said.unwrap_or_else(|| is_regular(merged, clock.days_before(t, ACTIVE_DAYS), t))
        };
        // Before the first change of anybody there is no team; who is said to be in it always would have no first Monday.
        let first =
            self.regulars.iter().filter_map(|(_, merged)| merged.first()).map(|&(time, _)| time).min();
        let mondays = (0..).map(|weeks| clock.weeks_ago(weeks));
        let run = mondays.take_while(|&t| Some(t) >= first && is_active(t));
        run.last().unwrap_or_else(|| clock.t())
    }
}

impl Given {
    fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

/// Whether merges lie in enough weeks from one instant to before another.
fn is_regular(merged: &[(Seconds, i32)], from: Seconds, t: Seconds) -> bool {
    let first = merged.partition_point(|&(time, _)| time < from);
    let end = merged.partition_point(|&(time, _)| time < t);
    distinct_weeks(&merged[first..end.max(first)]) >= ACTIVE_WEEKS
}

/// Weeks among merges that are in order of time.
fn distinct_weeks(merged: &[(Seconds, i32)]) -> usize {
    merged.chunk_by(|(_, one), (_, next)| one == next).count()
}

/// Everybody who is not active at T and has a counted change in the half year before it.
pub(crate) fn visitors(changes: &[Change], clock: &Clock, active: &Active, lead: PersonIx) -> Visitors {
    let from = clock.days_before(clock.t(), ACTIVE_DAYS);
    let mut people = std::collections::HashSet::new();
    let mut count = 0;
    for change in changes {
        let recent = from <= change.time && change.time < clock.t() && !change.files.is_empty();
        if recent && change.person != lead && !active.has_other(change.person) {
            people.insert(change.person);
            count += 1;
        }
    }
    Visitors { people: people.len(), changes: count }
}
