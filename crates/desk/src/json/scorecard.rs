use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use signals::drafts::{HandOverDraft, RoleSign};
use team::clock::{BEFORE, NOW};
use team::{Ground, Kind};

use super::{Part, SignalJson};
use crate::Report;

/// The first command's answer.
#[derive(Serialize)]
pub struct ScorecardJson {
    schema: &'static str,
    made_up: bool,
    repository: String,
    branch: String,
    tip: String,
    window: Window,
    unit: String,
    zone: String,
    team: Team,
    scope: Vec<String>,
    left_out_by_you: Value,
    scope_proposed: Option<Vec<ProposedJson>>,
    areas: Vec<AreaJson>,
    as_of: Option<Date>,
    bots: u64,
    left_out: u64,
    imports: u64,
    regime_marks: Vec<Date>,
    drafts: Drafts,
    signals: Vec<SignalJson>,
}

/// Questions that wait for a yes.
#[derive(Serialize)]
struct Drafts {
    role: Vec<RoleDraftJson>,
    hand_overs: Vec<HandOverDraftJson>,
}

#[derive(Serialize)]
struct RoleDraftJson {
    date: Date,
    sign: &'static str,
}

#[derive(Serialize)]
struct HandOverDraftJson {
    area: String,
    date: Date,
    before: Part,
    after: Part,
    rank: u32,
}

#[derive(Serialize)]
struct Window {
    /// The Monday everything ends before.
    t: Date,
    now_from: Date,
    now_to: Date,
    before_from: Date,
    before_to: Date,
}

#[derive(Serialize)]
struct Team {
    active: Option<usize>,
    visitors: Option<usize>,
    visitor_changes: Option<usize>,
}

#[derive(Serialize)]
struct ProposedJson {
    path: String,
    your_changes: usize,
    of: usize,
    active: usize,
    /// Whether it is among those that together hold 80 % of the lead's changes.
    proposed: bool,
}

#[derive(Serialize)]
struct AreaJson {
    name: String,
    weight: usize,
    files: usize,
    tests_only: bool,
    coarse: bool,
}

/// The scorecard of a report.
pub fn scorecard(report: &Report, as_of: Option<Date>, made_up: bool) -> ScorecardJson {
    let ground = report.ground;
    let head = &ground.branches[0].history.head;
    let clock = &ground.clock;
    let known = |count: usize| signals::knows_who_is_active(ground).then_some(count);
    let monday = |weeks| clock.day(clock.weeks_ago(weeks));
    ScorecardJson {
        schema: "groundwork/scorecard/1",
        made_up,
        repository: ground.branches[0].history.repository.clone(),
        branch: head.branch.clone(),
        tip: head.tip.to_string(),
        window: Window {
            t: clock.date(),
            now_from: monday(NOW),
            now_to: clock.last_sunday(0),
            before_from: monday(NOW + BEFORE),
            before_to: clock.last_sunday(NOW),
        },
        unit: unit(&ground.units()),
        zone: clock.zone().iana_name().unwrap_or("system").to_owned(),
        team: Team {
            active: known(ground.active.len()),
            visitors: known(ground.visitors.people),
            visitor_changes: known(ground.visitors.changes),
        },
        scope: ground.settings.scope.clone(),
        left_out_by_you: super::left_out_by_you(ground),
        scope_proposed: (ground.active.len() > team::TOO_MANY).then(|| scope_proposed(ground)),
        areas: ground
            .areas
            .standing()
            .map(|(_, area)| AreaJson {
                name: area.name.clone(),
                weight: area.weight,
                files: area.files,
                tests_only: area.tests_only,
                coarse: area.coarse,
            })
            .collect(),
        as_of,
        bots: ground.changes.bots as u64,
        left_out: ground.changes.left_out.len() as u64,
        imports: ground.changes.imports.len() as u64,
        regime_marks: ground.regimes.iter().map(|mark| monday(mark.weeks_ago)).collect(),
        drafts: drafts(report),
        signals: report.signals().into_iter().map(|signal| SignalJson::of(report, signal)).collect(),
    }
}

fn drafts(report: &Report) -> Drafts {
    let sign = |sign| match sign {
        RoleSign::Owners => "owners",
        RoleSign::Days => "days",
    };
    let role = report
        .role_drafts()
        .into_iter()
        .map(|draft| RoleDraftJson { date: draft.date, sign: sign(draft.sign) });
    let hand_over = |draft: HandOverDraft| HandOverDraftJson {
        area: draft.area,
        date: draft.date,
        before: draft.before.into(),
        after: draft.after.into(),
        rank: draft.rank,
    };
    Drafts {
        role: role.collect(),
        hand_overs: report.hand_over_drafts().into_iter().map(hand_over).collect(),
    }
}

/// Paths for a scope, where there are too many people for one team.
fn scope_proposed(ground: &Ground) -> Vec<ProposedJson> {
    let proposal = crate::scope::propose(ground);
    let row = |row: crate::scope::Proposed| ProposedJson {
        path: row.prefix,
        your_changes: row.yours,
        of: proposal.changes,
        active: row.active,
        proposed: row.proposed,
    };
    proposal.rows.into_iter().map(row).collect()
}

/// The unit as it is printed; with several repositories each of their kinds.
pub fn unit(kinds: &[Kind]) -> String {
    let word = |kind: &Kind| match kind {
        Kind::Merge => "merges",
        Kind::Plain => "commits",
        Kind::Squashed => "squashed",
    };
    format!("changes ({})", kinds.iter().map(word).collect::<Vec<_>>().join(", "))
}
