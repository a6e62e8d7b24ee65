//! What records show of a practice: weeks before and since; weeks on and off.

use chart::{Arrangements, CountWords, DrawnWeek, Name, TrialPoint, arrangements, experiment, trial};
use desk::cycles::{Compared, Ruled, compared, drawn, ruling, watched_in_words, why};
use desk::measures::Watched;
use desk::text::{capital, clean};
use growth::cycle::Cycle;
use growth::days::days_after;
use growth::trial::{Points, Ruling};
use growth::{Count, Measure};
use jiff::civil::Date;

use super::choosing::Choice;
use crate::sitting::Seen;

/// A cycle, as far as records show it.
pub struct Shown {
    /// The sentence the page opens with; none while what its weeks show is kept back.
    pub lede: Option<String>,
    /// The weeks before, said while those since are kept back.
    pub kept_back: Option<String>,
    /// The weeks since described; none where an order was drawn, which alone decides then.
    pub trial: Option<TrialShown>,
    pub on_off: Option<OnOff>,
    /// Whether there is a measure of the lead's own past.
    pub baseline: bool,
    /// Whether what moved has stayed since prompts faded.
    pub stayed: bool,
    /// That records end too early for a word, and what brings more of them.
    pub ends_too_early: Option<String>,
}

/// The weeks before and since.
pub struct TrialShown {
    pub heading: String,
    pub patterns: String,
    pub picture: String,
    pub table: String,
    pub caption: String,
    /// Whether no week of it is to come.
    pub is_over: bool,
    pub verdict: String,
    pub why: String,
    pub guard_rail: Option<String>,
}

/// Weeks on and off.
pub struct OnOff {
    pub drawn: String,
    pub weeks: String,
    pub table: String,
    pub orders: Option<String>,
    /// What may be said; none while it is kept back.
    pub said: Option<String>,
    pub guard_rail: Option<String>,
}

/// What records show, or why they do not. Nothing where no signal was chosen, or there is no plan yet.
pub fn shown(seen: &Seen, cycle: &Cycle, today: Date) -> Option<Result<Shown, String>> {
    let compared = compared(seen.ground, cycle, today)?;
    Some(
        compared.map(|compared| Shown::of(cycle, &compared)).map_err(|none| format!("Not compared: {none}.")),
    )
}

impl Shown {
    fn of(cycle: &Cycle, compared: &Compared) -> Shown {
        let lede = compared.lede();
        let is_trial = compared.ruled.is_none() && !compared.is_kept_back;
        Shown {
            kept_back: compared.is_kept_back.then(|| compared.before()),
            trial: is_trial.then(|| TrialShown::of(cycle, compared, lede.as_deref().unwrap_or_default())),
            on_off: compared.ruled.as_ref().map(|ruled| OnOff::of(cycle, compared, ruled)),
            baseline: compared.trial.before.of > 0,
            stayed: compared.stayed,
            ends_too_early: compared.ends_too_early(),
            lede,
        }
    }
}

impl TrialShown {
    fn of(cycle: &Cycle, compared: &Compared, title: &str) -> TrialShown {
        let points = &compared.trial.points;
        let weeks = chart::Trial {
            began: compared.began.day(),
            weeks: points.width().weeks() as i64,
            points: trial_points(points),
            paused: paused(cycle, compared),
        };
        let picture = trial(Name { id: "trial", title }, words_of(compared.measured.watched), &weeks);
        let each = match points.width().weeks() {
            1 => "one week".to_owned(),
            weeks => format!("{weeks} weeks"),
        };
        TrialShown {
            heading: format!("{} week by week", compared.what),
            patterns: chart::patterns(),
            picture: picture.svg,
            table: picture.table.html(),
            caption: format!(
                "Each dot is {each}, and no week counts twice. Dashed: all weeks together, {} before{}.",
                counted(compared.trial.before),
                since(compared.trial.since)
            ),
            is_over: compared.is_over,
            verdict: capital(compared.trial.finding.text()),
            why: why(&compared.trial),
            guard_rail: compared.rail(),
        }
    }
}

/// ` and 14 of 33 since`; nothing before any is there.
fn since(count: Count) -> String {
    if count.of == 0 { String::new() } else { format!(" and {} since", counted(count)) }
}

fn counted(count: Count) -> String {
    format!("{} of {}", count.part, count.of)
}

fn chart_count(count: Count) -> chart::Count {
    chart::Count { part: count.part, of: count.of }
}

fn trial_points(points: &Points) -> Vec<TrialPoint> {
    let days = 7 * points.width().weeks() as i32;
    let all = points.before().iter().chain(points.since());
    all.map(|point| TrialPoint {
        from: point.from.day(),
        to: days_after(point.from.day(), days - 1),
        count: chart_count(point.count),
    })
    .collect()
}

/// Weeks that were counted and belong to no point, because they were paused.
fn paused(cycle: &Cycle, compared: &Compared) -> Vec<Date> {
    let kept = compared.measured.unpaused(&cycle.pauses);
    let gone = compared.measured.weeks.all().iter().filter(|week| kept.of(week.monday).is_none());
    gone.filter(|week| week.monday >= compared.began).map(|week| days_after(week.monday.day(), 6)).collect()
}

fn words_of(watched: Watched) -> CountWords<'static> {
    match watched {
        Watched::MakerShare => CountWords { what: "Changes merged", whole: "All", part: "Yours" },
        Watched::OwnIt => CountWords { what: "Your changes", whole: "Yours", part: "Somebody could have" },
        Watched::OutsideHours => {
            CountWords { what: "Days with a commit of yours", whole: "Days", part: "Outside your hours" }
        }
    }
}

impl OnOff {
    fn of(cycle: &Cycle, compared: &Compared, ruled: &Ruled) -> OnOff {
        let words = words_of(compared.measured.watched);
        let is_shown = !compared.is_kept_back;
        // Which weeks are on is known all the time; what came of them is not.
        let week = |(monday, on): (&growth::trial::Monday, bool)| DrawnWeek {
            sunday: days_after(monday.day(), 6),
            on,
            count: compared.measured.weeks.of(*monday).filter(|_| is_shown).map(chart_count),
        };
        let weeks: Vec<DrawnWeek> =
            ruled.on_off.mondays.iter().zip(ruled.on_off.order.weeks()).map(week).collect();
        let said = Some(ruling(&ruled.ruling)).filter(|_| is_shown);
        let title = said.as_deref().unwrap_or("Five weeks on and five off, as they were drawn");
        let picture = experiment(Name { id: "on-off", title }, words, &weeks);
        let orders = match &ruled.ruling {
            Ruling::Ranked(figures) if is_shown => seen_difference(figures.on, figures.off).map(|seen| {
                let all = Arrangements { differences: &figures.differences, seen, as_far: figures.as_far };
                arrangements(Name { id: "orders", title: "Where that order stands among all 252" }, all).svg
            }),
            _ => None,
        };
        OnOff {
            drawn: cycle.experiment.as_ref().map(drawn).unwrap_or_default(),
            weeks: picture.svg,
            table: picture.table.html(),
            orders,
            said,
            guard_rail: compared.rail_on_off().filter(|_| is_shown),
        }
    }
}

fn seen_difference(on: Count, off: Count) -> Option<f64> {
    Some(on.share()? - off.share()?)
}

/// What can be watched: of the team, and of each of its areas.
pub fn measures(seen: &Seen, cycle: Option<&Cycle>) -> Vec<Choice> {
    // What was noticed in a signal is offered first to be watched in it.
    let noticed = |cycle: &Cycle| Some(Measure { signal: cycle.signal.clone()?, place: cycle.place.clone() });
    let chosen = cycle.and_then(|cycle| match &cycle.focus {
        Some(focus) => focus.measure.clone(),
        None => noticed(cycle),
    });
    let team = seen.ground.branches[0].history.repository.clone();
    let is_chosen = |signal: &str, area: Option<&str>| {
        chosen.as_ref().is_some_and(|chosen| {
            chosen.signal == signal && chosen.place.as_ref().map(|place| place.area.as_str()) == area
        })
    };
    let mut choices = Vec::new();
    for watched in Watched::ALL {
        let id = watched.definition().id;
        choices.push(Choice {
            id: id.to_owned(),
            words: watched_in_words(id, None).trim_end_matches(',').to_owned(),
            is_chosen: is_chosen(id, None),
        });
        if watched.in_an_area() {
            choices.extend(seen.ground.areas.plain().map(|(_, area)| Choice {
                id: format!("{id}/{team}/{}", area.name),
                words: watched_in_words(id, Some(&clean(&area.name))).trim_end_matches(',').to_owned(),
                is_chosen: is_chosen(id, Some(&area.name)),
            }));
        }
    }
    choices
}
