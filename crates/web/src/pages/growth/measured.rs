//! What records show of a practice: weeks before and since; weeks on and off.

use chart::{Arrangements, CountWords, DrawnWeek, Name, TrialPoint, arrangements, experiment, trial};
use desk::cycles::{finding, rail, ruling, trial_of, watched_in_words, why};
use desk::measures::{Measured, Watched, measure};
use desk::text::{clean, day, day_with_weekday};
use growth::Count;
use growth::cycle::Cycle;
use growth::days::days_after;
use growth::trial::{Monday, Points, Ruling, Wanted};

use super::choosing::Choice;
use crate::sitting::Seen;

/// A cycle, as far as records show it.
pub struct Shown {
    /// The sentence the page opens with, and the sentences under the picture.
    pub lede: String,
    pub heading: String,
    pub patterns: String,
    pub picture: String,
    pub table: String,
    pub caption: String,
    pub verdict: String,
    pub why: String,
    pub guard_rail: Option<String>,
    pub prediction: Option<String>,
    pub on_off: Option<OnOff>,
    /// Whether there is a measure of the lead's own past.
    pub baseline: bool,
}

/// Weeks on and off.
pub struct OnOff {
    pub drawn: String,
    pub weeks: String,
    pub table: String,
    pub orders: Option<String>,
    pub said: String,
    pub guard_rail: Option<String>,
}

/// What records show, or why they do not. Nothing where no signal was chosen, or there is no plan yet.
pub fn shown(seen: &Seen, cycle: &Cycle) -> Option<Result<Shown, String>> {
    let chosen = cycle.focus.as_ref()?.measure.as_ref()?;
    let began = Monday::of(cycle.begins()?);
    Some(match measure(seen.ground, chosen, began) {
        Err(none) => Err(format!("Not compared: {none}.")),
        Ok(measured) => {
            let area = chosen.place.as_ref().map(|place| clean(&place.area));
            Ok(Shown::of(cycle, &measured, began, area.as_deref()))
        }
    })
}

impl Shown {
    fn of(cycle: &Cycle, measured: &Measured, began: Monday, area: Option<&str>) -> Shown {
        let id = measured.watched.definition().id;
        let what = watched_in_words(id, area);
        let (trial_of, wanted) = trial_of(cycle, measured, began);
        let points = &trial_of.points;
        let words = words_of(measured.watched);
        let lede = finding(&what, &trial_of);
        let drawn = chart::Trial {
            began: began.day(),
            weeks: points.width().weeks() as i64,
            points: trial_points(points),
            paused: paused(cycle, measured, began),
        };
        let picture = trial(Name { id: "trial", title: &lede }, words, &drawn);
        let each = match points.width().weeks() {
            1 => "one week".to_owned(),
            weeks => format!("{weeks} weeks"),
        };
        Shown {
            heading: format!("{what} week by week"),
            patterns: chart::patterns(),
            picture: picture.svg,
            table: picture.table.html(),
            caption: format!(
                "Each dot is {each}, and no week counts twice. Dashed: all weeks together, {} before and {} since.",
                counted(trial_of.before),
                counted(trial_of.since)
            ),
            verdict: capital(trial_of.finding.text()),
            why: why(&trial_of),
            guard_rail: rail(measured, &trial_of, area),
            prediction: cycle.prediction().map(|predicted| {
                let share = predicted.share.map(|share| desk::text::percent(share.0)).unwrap_or_default();
                format!("{share} {}", clean(&predicted.words)).trim().to_owned()
            }),
            on_off: on_off(cycle, measured, wanted, words, area),
            baseline: trial_of.before.of > 0,
            lede,
        }
    }
}

fn of_area(area: Option<&str>) -> String {
    area.map(|area| format!(" in {area}")).unwrap_or_default()
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
fn paused(cycle: &Cycle, measured: &Measured, began: Monday) -> Vec<jiff::civil::Date> {
    let kept = measured.unpaused(&cycle.pauses);
    let gone = measured.weeks.all().iter().filter(|week| kept.of(week.monday).is_none());
    gone.filter(|week| week.monday >= began).map(|week| days_after(week.monday.day(), 6)).collect()
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

fn on_off(
    cycle: &Cycle,
    measured: &Measured,
    wanted: Wanted,
    words: CountWords<'static>,
    area: Option<&str>,
) -> Option<OnOff> {
    let drawn = cycle.on_off()?;
    let experiment_of = cycle.experiment?;
    let ruled = drawn.ruling(&measured.weeks, wanted, &measured.marks);
    let weeks: Vec<DrawnWeek> = drawn
        .mondays
        .iter()
        .zip(drawn.order.weeks())
        .map(|(monday, on)| DrawnWeek {
            sunday: days_after(monday.day(), 6),
            on,
            count: measured.weeks.of(*monday).map(chart_count),
        })
        .collect();
    let said = ruling(&ruled);
    let picture = experiment(Name { id: "on-off", title: &said }, words, &weeks);
    let orders = match &ruled {
        Ruling::Ranked(figures) => seen_difference(figures.on, figures.off).map(|seen| {
            let all = Arrangements { differences: &figures.differences, seen, as_far: figures.as_far };
            arrangements(Name { id: "orders", title: "Where that order stands among all 252" }, all).svg
        }),
        _ => None,
    };
    let side = |on: bool| {
        let weeks = drawn.mondays.iter().zip(drawn.order.weeks()).filter(|(_, is_on)| *is_on == on);
        let weeks: Vec<_> = weeks
            .filter_map(|(monday, _)| measured.weeks.all().iter().find(|week| week.monday == *monday))
            .copied()
            .collect();
        measured.pace(&weeks).and_then(|pace| pace.a_week())
    };
    let rail = side(true).zip(side(false)).map(|(on, off)| {
        format!("The team merged {on:.1} changes{} a week in weeks on, {off:.1} in weeks off.", of_area(area))
    });
    Some(OnOff {
        drawn: format!(
            "The order was drawn on {}, seed {}, before anything was seen. It begins on {}.",
            day(experiment_of.drawn),
            experiment_of.seed,
            day_with_weekday(experiment_of.first)
        ),
        weeks: picture.svg,
        table: picture.table.html(),
        orders,
        said,
        guard_rail: rail.filter(|_| matches!(ruled, Ruling::Ranked(_))),
    })
}

fn seen_difference(on: Count, off: Count) -> Option<f64> {
    Some(on.share()? - off.share()?)
}

/// What can be watched: of the team, and of each of its areas.
pub fn measures(seen: &Seen, cycle: Option<&Cycle>) -> Vec<Choice> {
    let chosen = cycle.and_then(|cycle| cycle.focus.as_ref()?.measure.clone());
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

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
