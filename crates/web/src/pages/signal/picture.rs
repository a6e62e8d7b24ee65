//! The picture of a signal; where there is none, why.

use chart::{Cell, Name, Point, Scale, Series, Table, Value};
use desk::Report;
use desk::away::A_TABLE;
use desk::scorecard::drawn_anew;
use desk::text::{clean, hour_range, hours, percent, range};
use jiff::ToSpan;
use signals::{Signal, Status};

use super::{calendar, marked};
use crate::drawn::{REACH, count, look_back as look_back_on, series, time};
use crate::sentence::spaced;

/// The picture of a signal.
pub struct Picture {
    /// What it shows, in a sentence.
    pub heading: String,
    /// The hatchings it refers to.
    pub patterns: String,
    /// The picture; empty where there is none.
    pub svg: String,
    /// Its axis, where that is a drawing by itself.
    pub axis: String,
    /// What stands under it, or why there is none; a sentence each.
    pub caption: Vec<String>,
    /// The values behind it, as a table.
    pub table: String,
    /// A second picture: the five states.
    pub states: String,
    /// What a calendar says week by week, as a table.
    pub weeks: String,
}

impl Picture {
    /// The picture of a signal.
    pub fn of(report: &Report, signal: &Signal) -> Picture {
        let mut picture = match drawn(report, signal) {
            Ok(picture) => picture,
            Err(why) => Picture::none(why),
        };
        if signal.definition.id == "s5b" && signal.status == Status::Value {
            picture.states = states(report);
        }
        if signal.definition.id == "s8" {
            picture.weeks = calendar::weeks(report).map(|table| table.html()).unwrap_or_default();
        }
        if !(picture.svg.is_empty() && picture.states.is_empty()) {
            picture.patterns = chart::patterns();
        }
        picture
    }

    fn none(why: &str) -> Picture {
        Picture {
            heading: "No picture".to_owned(),
            patterns: String::new(),
            svg: String::new(),
            axis: String::new(),
            caption: vec![why.to_owned()],
            table: String::new(),
            states: String::new(),
            weeks: String::new(),
        }
    }
}

/// The values behind a signal's picture, or its rows, as a file; none where there are neither.
pub fn csv(report: &Report, signal: &Signal) -> Option<String> {
    let table = match signal.definition.id {
        "s6a" => absences(report),
        "s7" => first_steps(report, signal).map(|chart| chart.table),
        "s8" => calendar::weeks(report),
        id => match marked::of(id) {
            Some(marked) => marked.chart(report, signal).map(|chart| chart.table),
            None => line(report, signal).map(|(_, chart)| chart.table),
        },
    };
    table.or_else(|| rows(report, signal)).map(|table| table.csv())
}

/// The rows that stand in the place of a picture.
fn rows(report: &Report, signal: &Signal) -> Option<Table> {
    let rows = desk::signal::detail(report, signal).rows?;
    let mut head = vec![rows.of.to_owned()];
    head.extend(rows.columns.iter().map(|what| crate::sentence::capital(what)));
    let row = |(name, counts): &(String, Vec<u64>)| {
        let counts = counts.iter().map(|count| Cell::Number(*count));
        std::iter::once(Cell::Text(clean(name))).chain(counts).collect()
    };
    Some(Table { caption: rows.caption.to_owned(), head, rows: rows.rows.iter().map(row).collect() })
}

/// Changes by the others in each absence, and beside it.
fn absences(report: &Report) -> Option<Table> {
    let rows = desk::away::rows(report);
    let head = ["Away", "Working days", "During", "Before", "After"].map(str::to_owned).to_vec();
    let row = |row: desk::away::Row| {
        let side = |side: Result<(String, u64), &str>| match side {
            Ok((_, changes)) => Cell::Number(changes),
            Err(why) => Cell::None(why.to_owned()),
        };
        [Cell::Text(row.name), Cell::Number(row.days)].into_iter().chain(row.sides.map(side)).collect()
    };
    let caption = "Changes by the others in absences, and on as many working days beside them".to_owned();
    (!rows.is_empty()).then(|| Table { caption, head, rows: rows.into_iter().map(row).collect() })
}

/// The picture, or why there is none.
fn drawn(report: &Report, signal: &Signal) -> Result<Picture, &'static str> {
    match (signal.definition.id, &signal.status) {
        ("s12", Status::NotConnected(_)) => Err("There is nothing to draw until incidents are connected."),
        (_, Status::NotConnected(signals::calendar::CALENDAR)) => {
            Err("There is nothing to draw until a calendar is connected.")
        }
        (_, Status::NotConnected(_)) => Err("There is nothing to draw until a forge is connected."),
        ("s3w", _) => Err("It is a list of this moment; what waited before is in wait on you (s3)."),
        ("s4", _) => Err("It is a share of twelve weeks, and is not drawn week by week."),
        (_, Status::Dropped(_)) => Err("What a picture needs was not read."),
        ("s6b", Status::Value) if report.absence.hits_only => {
            Err("A line would tell what one of two others did.")
        }
        ("s5a", _) => Err("It is a number of today, and the published method knows no earlier one."),
        ("s10g", _) => Err("A hand-over has a few periods of twelve weeks; they stand below in words."),
        ("s12g", _) => Err("These are questions about files, and there is no rate to draw."),
        ("s6a", Status::Value) => {
            let table = absences(report).map(|table| table.html()).unwrap_or_default();
            Ok(Picture { table, ..Picture::none(A_TABLE) })
        }
        ("s6a", _) => Err("There is no table until an absence is over."),
        ("s7", Status::Value) => {
            let chart = first_steps(report, signal).ok_or("There is no first step to draw.")?;
            Ok(on_a_row(
                report,
                12,
                "First steps, week by week",
                chart,
                "Each dot is a week, named by its last day, a Sunday.",
            ))
        }
        ("s1a" | "s1b" | "s2" | "s5b" | "s6b" | "s7" | "s9", Status::NotApplicable(_)) => {
            Err("There is nothing to draw where there is no figure.")
        }
        ("s7f", _) => Err("It is a list: the first time of somebody comes once."),
        ("s8", _) => large(report, signal)
            .ok_or("There is no line: too few one-to-ones were planned in any twelve weeks."),
        (id, _) => match marked::of(id) {
            Some(marked) => {
                let chart = marked.chart(report, signal).ok_or(marked.without)?;
                Ok(on_a_row(report, marked.weeks, marked.heading, chart, marked.caption))
            }
            None => large(report, signal).ok_or("There is no line: nothing of it could be said in any week."),
        },
    }
}

/// A picture of the height of a row, with the axis under it.
fn on_a_row(report: &Report, weeks: i32, heading: &str, chart: chart::Chart, caption: &str) -> Picture {
    Picture {
        heading: heading.to_owned(),
        svg: chart.svg,
        axis: chart::stave_bottom(&time(report.ground, weeks)),
        table: chart.table.html(),
        ..Picture::none(caption)
    }
}

fn line(report: &Report, signal: &Signal) -> Option<(Series, chart::Chart)> {
    let series = series(report, signal)?;
    if !series.points.iter().any(|point| matches!(point.value, Value::Of(_))) {
        return None;
    }
    let target = report.ground.settings.targets.get(signal.definition.id).copied();
    let name = Name { id: "line", title: &title(signal) };
    let chart = chart::line(name, &time(report.ground, REACH), &series, target);
    Some((series, chart))
}

/// The large figure of a line.
fn large(report: &Report, signal: &Signal) -> Option<Picture> {
    let (series, chart) = line(report, signal)?;
    let each = if series.weeks == 0 {
        "Each point is its value on a Sunday"
    } else {
        "Each point is twelve weeks, pooled, named by the last day, a Sunday"
    };
    let mut caption = vec![match signal.definition.id {
        "s8" => format!("{each}, as the calendar stands now."),
        _ => format!("{each}; past points do not move when new commits come."),
    }];
    if signal.usual.is_some() {
        caption.push("Band: your usual range, the middle 80\u{a0}% of your own points in before.".to_owned());
    }
    if !report.ground.settings.days_off.is_empty() {
        caption.push("Hatching: days off you gave.".to_owned());
    }
    let axis = time(report.ground, REACH).axis;
    if series.regimes.iter().any(|mark| mark.on > axis.from) {
        caption
            .push("Double line: how the team merges changed, and nothing is compared across it.".to_owned());
    }
    // Of a calendar no line is kept.
    caption.extend(drawn_anew(report).filter(|_| signal.definition.id != "s8"));
    Some(Picture {
        heading: heading(signal).to_owned(),
        svg: chart.svg,
        caption,
        table: chart.table.html(),
        ..Picture::none("")
    })
}

/// The maker share over all years, where merging changed before the line begins.
pub fn look_back(report: &Report, signal: &Signal) -> Option<Picture> {
    if signal.definition.id != "s1a" || signal.status != Status::Value {
        return None;
    }
    let (series, weeks) = look_back_on(report)?;
    let first = series.points.first()?.sunday;
    let years = weeks / team::clock::YEAR;
    let title = spaced(&format!("{}, for {years} years, since {}", title(signal), desk::text::day(first)));
    let chart = chart::line(Name { id: "back", title: &title }, &time(report.ground, weeks), &series, None);
    let caption = "The double line marks where the kind of most changes changed; nothing is compared across it. Twelve weeks in \
        which both kinds mix are not drawn. A point is every fourth week.";
    Some(Picture {
        heading: format!("{years} years, and a line nothing is compared across"),
        svg: chart.svg,
        table: chart.table.html(),
        ..Picture::none(caption)
    })
}

/// Where the newest point is; of few it is not said, as they have no figure in ink either.
fn heading(signal: &Signal) -> &'static str {
    let now = signal.points.first().filter(|point| point.count.of >= 20);
    let now = now.and_then(|point| signal.definition.value_of(point.count));
    match (now, signal.usual) {
        (Some(now), Some(usual)) if now < usual.low => "The last weeks lie below your usual range",
        (Some(now), Some(usual)) if now > usual.high => "The last weeks lie above your usual range",
        (Some(_), Some(_)) => "The last weeks lie within your usual range",
        _ => "Two years, week by week",
    }
}

/// The finding of a line: `Maker share: 24 % now, usually 32 to 37 %`.
fn title(signal: &Signal) -> String {
    let newest = signal.points.first().map(|point| point.count).unwrap_or_default();
    let in_hours = signal.definition.is_in_hours();
    let now = match signal.definition.value_of(newest) {
        Some(median) if in_hours => hours(median),
        None if in_hours => "no median".to_owned(),
        Some(share) if newest.of >= 20 => percent(share),
        _ => desk::text::counted(newest),
    };
    let range = if in_hours { hour_range } else { range };
    let usual = signal.usual.map(|usual| format!(", usually {}", range(usual.low, usual.high)));
    spaced(&format!("{}: {now} now{}", signal.definition.name, usual.unwrap_or_default()))
}

/// First steps a week; none where there is no figure.
fn first_steps(report: &Report, signal: &Signal) -> Option<chart::Chart> {
    if signal.status != Status::Value {
        return None;
    }
    let clock = &report.ground.clock;
    let point = |weeks: i32| {
        let sunday = clock.last_sunday(weeks);
        let monday = sunday.saturating_sub(6.days());
        let here = signal.numerator.iter().filter(|record| (monday..=sunday).contains(&record.day));
        let n = here.count() as u64;
        Point { sunday, value: Value::Of(count(signals::Count { part: n, of: n })) }
    };
    let points: Vec<Point> = (0..team::clock::NOW).rev().map(point).collect();
    let most = signal.numerator.len() as u64;
    let series = Series {
        what: "First steps of the others in areas new to them".to_owned(),
        measure: chart::Measure::Share,
        unit: "first steps".to_owned(),
        heads: ["First steps".to_owned(), "All".to_owned()],
        weeks: 1,
        least: 0,
        points,
        usual: None,
        regimes: Vec::new(),
    };
    let name = Name {
        id: "steps",
        title: &spaced(&format!("New owners: {}", desk::signal::quantity(most, "first steps"))),
    };
    let time = time(report.ground, team::clock::NOW);
    Some(chart::week_dots(name, &time, &Scale::for_numbers(most, ""), &series))
}

/// The year's change weight by who knows the file.
fn states(report: &Report) -> String {
    let weights = report.knowledge.weights;
    let known = chart::Known {
        only_you: weights.only_you,
        you_and_others: weights.you_and_others,
        others: weights.others,
        cold: weights.cold,
        nobody: weights.nobody,
    };
    chart::share_bar(Name { id: "states", title: "The year’s change weight by who knows the file" }, known)
        .svg
}
