//! Lines as they were drawn: a point that was drawn once is kept, and does not move when commits come
//! (definitions 1.1). When the lead changes something a line rests on, it is drawn anew.

use std::collections::HashMap;

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use signals::{Count, Signal};
use store::{Data, StoredPoint};
use team::Ground;
use team::clock::NOW;

use crate::{Desk, Failure, Report};

/// Points that are to be kept.
#[derive(Debug, Default)]
pub struct Drawn {
    lines: Vec<(&'static str, String, Vec<StoredPoint>)>,
}

/// Puts points drawn at earlier runs in the place of those worked out now; what is new in them is to be
/// kept. A day in the past is worked out by itself: it has no lines of its own, and leaves none.
pub fn draw(report: &mut Report, desk: &Desk) -> Result<Drawn, Failure> {
    let mut drawn = Drawn::default();
    // A point that something was missing from would stay wrong when it comes.
    if desk.asked.as_of.is_some()
        || !report.ground.absent.is_empty()
        || !signals::line_is_whole(report.ground)
    {
        return Ok(drawn);
    }
    let ground = report.ground;
    let (mut anew, mut lines) = (None, Vec::new());
    let has_a_line = |signal: &&Signal| !signal.points.is_empty() && may_be_kept(signal);
    for signal in report.signals().into_iter().filter(has_a_line) {
        let id = signal.definition.id;
        let basis = basis(desk, ground, id);
        let line = desk.data.line(&desk.team, id, &basis)?;
        let (since, again) = match &line {
            Some(line) => (ground.clock.day(line.drawn.div_euclid(1_000_000)), line.anew),
            None => (desk.today(), desk.data.has_other_line(&desk.team, id, &basis)?),
        };
        if again && ground.clock.start_of(since) >= ground.clock.weeks_ago(NOW) {
            anew = anew.max(Some(since));
        }
        let kept = line.map(|line| line.points).unwrap_or_default();
        let kept: HashMap<i64, StoredPoint> = kept.into_iter().map(|point| (point.day, point)).collect();
        let new = points(ground, signal).into_iter().filter(|point| !kept.contains_key(&point.day)).collect();
        drawn.lines.push((id, basis, new));
        lines.push(kept);
    }
    let has_a_line = |signal: &&mut Signal| !signal.points.is_empty() && may_be_kept(signal);
    let with_line = report.signals_mut().into_iter().filter(has_a_line);
    for (signal, kept) in with_line.zip(lines) {
        signal.keep_drawn(ground, |weeks_ago| {
            let point = kept.get(&monday(ground, weeks_ago))?;
            Some(Count { part: point.part, of: point.whole })
        });
    }
    report.drawn_anew = anew;
    drawn.lines.retain(|(_, _, new)| !new.is_empty());
    Ok(drawn)
}

/// Keeps new points of a team; `now` in microseconds.
pub fn keep(data: &mut Data, team: &str, drawn: &Drawn, now: i64) -> Result<(), Failure> {
    if drawn.lines.is_empty() {
        return Ok(());
    }
    let lines: Vec<(&str, &str, Vec<StoredPoint>)> =
        drawn.lines.iter().map(|(id, basis, new)| (*id, basis.as_str(), new.clone())).collect();
    Ok(data.keep_points(team, &lines, now)?)
}

/// Whether a line that was drawn before stands on something else now.
pub fn is_to_be_drawn_anew(desk: &Desk, ground: &Ground) -> Result<bool, Failure> {
    for definition in signals::DEFINITIONS {
        let basis = basis(desk, ground, definition.id);
        let known = desk.data.line(&desk.team, definition.id, &basis)?.is_some();
        if !known && desk.data.has_other_line(&desk.team, definition.id, &basis)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn points(ground: &Ground, signal: &Signal) -> Vec<StoredPoint> {
    let stored = |point: &signals::Point| StoredPoint {
        day: monday(ground, point.weeks_ago),
        part: point.count.part,
        whole: point.count.of,
    };
    signal.points.iter().map(stored).collect()
}

/// The Monday a point ends before, in days since 1970-01-01.
fn monday(ground: &Ground, weeks_ago: i32) -> i64 {
    const EPOCH: Date = date(1970, 1, 1);
    i64::from((ground.clock.date() - EPOCH).get_days()) - 7 * i64::from(weeks_ago)
}

/// Whether a point of it would be right also when more is read: of requests, when none could not be read.
fn may_be_kept(signal: &Signal) -> bool {
    // A calendar is as it stands, and what was planned may be changed long after.
    signal.definition.source != signals::calendar::CALENDAR
        && signal.coverage.requests.is_none_or(|requests| requests.requests.part == requests.requests.of)
}

fn is_of_a_forge(id: &str) -> bool {
    signals::DEFINITIONS.iter().any(|definition| definition.id == id && definition.source == signals::FORGE)
}

/// All that a line depends on but the commits, in words that stay the same.
fn basis(desk: &Desk, ground: &Ground, signal: &str) -> String {
    let settings = &desk.settings;
    let sorted = |words: Vec<String>| {
        let mut words = words;
        words.sort();
        words.dedup();
        words
    };
    let pairs = |pairs: &[(String, String)]| {
        sorted(pairs.iter().map(|(one, other)| format!("{one} {other}")).collect())
    };
    // Who the lead is, whichever way it was said.
    let given = desk.lead.iter().map(|own| if own.email.is_empty() { &own.name } else { &own.email });
    let lead = given.chain(&settings.me).map(|address| team::fold::canonical_address(address));
    let repositories = std::iter::once(&desk.team).chain(&settings.repositories);
    let branches = settings.branches.iter().map(|(repository, branch)| format!("{repository} {branch}"));
    let commits = settings.excluded_commits.keys().map(ToString::to_string);
    let syncs = settings.sync.iter().map(|(merge, yes)| format!("{merge} {yes}"));
    let mut basis = json!({
        "definitions": signals::LINES_VERSION,
        "tables": format!("{:016x}", team::tables_version()),
        "zone": ground.clock.zone().iana_name(),
        "lead": sorted(lead.collect()),
        "not_me": sorted(settings.not_me.clone()),
        "joined": pairs(&settings.joined),
        "apart": pairs(&settings.apart),
        "bots": sorted(settings.bots.clone()),
        "team": settings.memberships.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>(),
        "scope": sorted(settings.scope.clone()),
        "repositories": sorted(repositories.cloned().collect()),
        "branches": sorted(branches.collect()),
        "excluded_commits": sorted(commits.collect()),
        "sync": sorted(syncs.collect()),
        "configuration": settings.count_configuration == Some(true),
    });
    if !settings.excluded_areas.is_empty() {
        // Which files an area holds matters only where one is left out.
        let areas: Vec<&String> = settings.excluded_areas.iter().map(|(area, _)| area).collect();
        let edits: Vec<String> = settings.area_edits.iter().map(|edit| format!("{edit:?}")).collect();
        basis["excluded_areas"] = json!([areas, edits, ground.division.prefixes]);
    }
    if is_of_a_forge(signal) {
        // A line drawn of one forge is not that of another, nor of as much as was read of it.
        let forge = |forge: &Option<&records::Forge>| forge.map(|forge| json!([forge.place, forge.since]));
        basis["forges"] = ground.forges.iter().map(forge).collect();
    }
    if signal == "s9" {
        basis["hours"] = settings.hours.map_or(Value::Null, |hours| json!(hours));
        let off = signals::s9::worked_days_off(ground);
        if !off.is_empty() {
            basis["worked_days_off"] = json!(off);
        }
        let joined = signals::s9::Joined::of(ground);
        if joined.forge.is_joined() {
            let place = |forge: &Option<&records::Forge>| forge.map(|forge| json!(forge.place));
            basis["joined_forges"] = ground.forges.iter().map(place).collect();
        }
        if joined.calendar.is_joined() {
            let places = settings.calendars.values().map(|calendar| json!([calendar.place, calendar.mine]));
            basis["joined_calendar"] = places.collect();
        }
    }
    basis.to_string()
}
