//! s2, gate share.

use std::collections::{HashMap, HashSet};

use records::CommitId;
use team::Ground;
use team::clock::{NOW, Seconds};

use crate::blocks::{BLOCK, line, usual};
use crate::requests::{FORGE, OfForge, all};
use crate::reviews::{Gate, gate};
use crate::{Answer, Count, Definition, Needs, Record, Signal, was_read, weeks_read};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s2",
    slug: "gate-share",
    name: "Gate share",
    meaning: "change requests by others that were merged on your approval alone",
    formula: "requests by others that have your approval and no other human's / all requests by others that were merged",
    unit: "requests",
    window: "now, twelve weeks",
    records: "change requests by others, visitors too, merged into the branch that is read",
    source: FORGE,
    not_seen: "A forge cannot see what was agreed outside of it, nor how closely anybody looked before they approved.",
    counter: "review concentration (s4)",
    capability: "K1",
    minimum: "5 requests; under 20 the share stands back",
    needs: Needs { figure: 0, point: 0, words: "twelve weeks", files: false },
};

/// The least requests for a share.
pub const LEAST: u64 = 5;

/// The gate share, with what stands beside it.
#[derive(Clone, Debug)]
pub struct GateShare {
    /// The signal.
    pub signal: Signal,
    /// Of all in *now*, those the lead merged without any approval.
    pub merged_by_lead: u64,
    /// Of all in *now*, those others merged without any approval.
    pub merged_by_others: u64,
    /// Merged in *now* and left out, because their commit touches nothing that counts in the scope.
    pub out_of_scope: u64,
    /// The 26 weeks before and after the role began, where the lead gave its date and both were read.
    pub role: Option<(Count, Count)>,
}

/// A request by somebody else that was merged into the branch that is read.
struct Merged<'g> {
    of: OfForge<'g>,
    at: Seconds,
    gate: Gate,
    /// The area of what it became, where that is a change of the branch.
    area: Option<String>,
}

/// Works it out.
pub fn gate_share(ground: &Ground) -> GateShare {
    let mut found = GateShare::bare(Signal::of_requests(&DEFINITION, ground, NOW));
    if found.signal.is_not_connected() {
        return found;
    }
    let why = match ground.active.others.len() {
        0 => Some(crate::why_alone(ground)),
        1 => Some(crate::TWO),
        _ => None,
    };
    if let Some(why) = why {
        found.signal = found.signal.not_applicable(why);
        return found;
    }
    let (merged, out) = merged(ground);
    let count = |from: Seconds, to: Seconds| count(&merged, from, to);
    let weeks = |from: i32, to: i32| count(ground.clock.weeks_ago(from), ground.clock.weeks_ago(to));
    let now = ground.clock.weeks_ago(NOW)..ground.clock.t();
    let of_now: Vec<&Merged> = merged.iter().filter(|one| now.contains(&one.at)).collect();
    let with = |gate: Gate| of_now.iter().filter(|one| one.gate == gate).count() as u64;
    found.merged_by_lead = with(Gate::NoneLeadMerged);
    found.merged_by_others = with(Gate::NoneOthersMerged);
    found.out_of_scope = out.iter().filter(|&at| now.contains(at)).count() as u64;
    found.role = role(ground, &found.signal, count);
    let signal = &mut found.signal;
    signal.numerator = of_now.iter().filter(|one| one.gate == Gate::Lead).map(|one| one.record()).collect();
    signal.denominator = of_now.iter().map(|one| one.record()).collect();
    signal.points = line(|weeks_ago| weeks(weeks_ago + NOW, weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| weeks((block + 1) * BLOCK, block * BLOCK));
    signal.figure(weeks(NOW, 0), LEAST, "merged requests by others");
    if is_scoped(ground) {
        keep_what_commits_carry(ground, signal);
    }
    found
}

impl Merged<'_> {
    fn record(&self) -> Record {
        Record { area: self.area.clone(), ..self.of.record(self.at) }
    }
}

/// When each request by somebody else that counts was merged, in order.
pub(crate) fn merge_times(ground: &Ground) -> Vec<Seconds> {
    merged(ground).0.iter().map(|one| one.at).collect()
}

/// Those merged in [from, to) on the lead's approval alone, of all.
fn count(merged: &[Merged], from: Seconds, to: Seconds) -> Count {
    let of = |at: Seconds| merged.partition_point(|one| one.at < at);
    let mut count = Count::default();
    for one in &merged[of(from)..of(to).max(of(from))] {
        count.add(one.gate == Gate::Lead);
    }
    count
}

/// All that were merged before T, in the order of their merge; and when those were that the scope leaves out.
fn merged<'g>(ground: &'g Ground<'g>) -> (Vec<Merged<'g>>, Vec<Seconds>) {
    let (areas, is_scoped, chain) = (areas(ground), is_scoped(ground), chain(ground));
    let (mut merged, mut out) = (Vec::new(), Vec::new());
    for of in all(ground) {
        // Without a branch of its own what is read has no name that a request could have been merged into.
        let branch = &ground.branches[of.repository].history.head.branch;
        let named = of.request.into == *branch || branch == "HEAD";
        // A branch may have had another name then.
        let here = named || of.request.became.is_some_and(|id| chain.contains(&(of.repository, id)));
        let left_out = |id: &CommitId| ground.settings.excluded_commits.contains_key(id);
        if !here || of.request.became.as_ref().is_some_and(left_out) {
            continue;
        }
        let Some((at, gate)) = gate(of.request, of.who(), ground.lead()) else { continue };
        if at >= of.until_t() {
            continue;
        }
        let area = of.request.became.and_then(|id| areas.get(&(of.repository, id)));
        if is_scoped && area.is_none() {
            out.push(at);
            continue;
        }
        merged.push(Merged { of, at, gate, area: area.cloned().flatten() });
    }
    merged.sort_by_key(|one| (one.at, one.of.repository, one.of.request.number));
    (merged, out)
}

/// The commits of the first-parent chains.
fn chain(ground: &Ground) -> HashSet<(usize, CommitId)> {
    let of = |(repository, branch): (usize, &team::Branch)| -> Vec<(usize, CommitId)> {
        let history = branch.history;
        history.chain.iter().map(|&(at, _)| (repository, history.commits[at as usize].id)).collect()
    };
    ground.branches.iter().enumerate().flat_map(of).collect()
}

/// Whether not all of the repository counts: then a request is asked what it became.
fn is_scoped(ground: &Ground) -> bool {
    !ground.settings.scope.is_empty() || !ground.settings.excluded_areas.is_empty()
}

/// What a request may have become and touches a file that counts, with its area: a commit of a change, the change, or the
/// place of the chain that brought it.
fn areas(ground: &Ground) -> HashMap<(usize, CommitId), Option<String>> {
    let mut areas = HashMap::new();
    for change in ground.changes.all.iter().filter(|change| !change.files.is_empty()) {
        let branch = &ground.branches[change.repository];
        let brought = branch.chain.position[change.commit as usize] as usize;
        let area = change.files.iter().find_map(|&file| ground.area(file));
        let area = area.map(|area| ground.areas.all[area as usize].name.clone());
        let commits: HashSet<u32> =
            change.commits.iter().copied().chain([change.commit, branch.history.chain[brought].0]).collect();
        for commit in commits {
            let id = branch.history.commits[commit as usize].id;
            areas.entry((change.repository, id)).or_insert_with(|| area.clone());
        }
    }
    areas
}

/// Where a scope decides, what could not be read of commits is missing here too.
fn keep_what_commits_carry(ground: &Ground, signal: &mut Signal) {
    let read = weeks_read(ground, Needs { point: NOW, files: true, ..DEFINITION.needs });
    signal.points.retain(|point| read(point.weeks_ago));
    if !was_read(ground, NOW) {
        signal.drop_because(
            "needs the files of twelve weeks, which could not be read, to know what is in the scope",
        );
    } else if !was_read(ground, NOW + team::clock::BEFORE) {
        (signal.verdict, signal.month_before, signal.usual) = (None, None, None);
    }
}

/// Comparisons with before the role need 26 weeks on each side.
fn role(
    ground: &Ground,
    signal: &Signal,
    count: impl Fn(Seconds, Seconds) -> Count,
) -> Option<(Count, Count)> {
    const WEEKS: i64 = 26 * 7;
    let began = ground.clock.start_of(ground.settings.role.flatten()?);
    let (from, to) = (ground.clock.days_before(began, WEEKS), ground.clock.days_before(began, -WEEKS));
    let requests = signal.coverage.requests?;
    let is_known = requests.since <= from && to <= requests.until.min(ground.clock.t());
    is_known.then(|| (count(from, began), count(began, to)))
}
