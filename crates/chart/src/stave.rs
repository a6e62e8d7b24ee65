//! A row of a scorecard: one signal on the shared axis.

use crate::axis::Time;
use crate::count::Weight;
use crate::measure::Measure;
use crate::plot::{Frame, Plot};
use crate::scale::Scale;
use crate::series::{Drawn, Point, Series, Value};
use crate::svg::Svg;
use crate::words::day;
use crate::{Cell, Chart, Name, Table};

pub(crate) const FRAME: Frame = Frame { top: 16.0, base: 96.0, pixels: 144.0, ticks: 3, kinds: false };

/// One signal as a row: the band of the usual range, the line with its gaps, and the newest value at its dot.
/// Role and days off are in [`stave_time`](crate::stave_time), which lies behind it. The table has
/// every fourth week.
pub fn stave(name: Name<'_>, time: &Time, scale: &Scale, series: &Series) -> Chart {
    let svg = picture(name, time, scale, series, &said(time, series));
    Chart { svg, table: table(series, series.points.iter().rev().step_by(4)) }
}

/// The same picture for a page that is given away: its newest value is a share and nothing else, so that nobody works out from
/// it what others did. None where that share is one of few, which may not stand without its counts.
pub fn stave_of_shares(name: Name<'_>, time: &Time, scale: &Scale, series: &Series) -> Option<String> {
    let last = series.points.last()?;
    let Drawn::Joined(count) = series.drawn(last) else { return None };
    let share = series.measure.figure(count).filter(|_| count.weight() == Weight::Enough)?;
    let said = format!("{} Now: {share}.", over_time(time, series));
    Some(picture(name, time, scale, series, &said))
}

fn picture(name: Name<'_>, time: &Time, scale: &Scale, series: &Series, said: &str) -> String {
    let mut svg = Svg::picture(name.id, "chart", None, name.title, said);
    FRAME.grid(&mut svg, scale);
    let plot = Plot::new(FRAME, time, scale, series);
    let mut room = plot.room();
    plot.regimes(&mut svg, &mut room);
    plot.draw(&mut svg, &mut room);
    svg.done()
}

/// The series in sentences, for those who do not see the picture.
pub(crate) fn said(time: &Time, series: &Series) -> String {
    let mut said = over_time(time, series);
    if let Some(last) = series.points.last() {
        said.push_str(&format!(" {}.", newest(series, last)));
    }
    said
}

/// What there was, but for the newest value.
fn over_time(time: &Time, series: &Series) -> String {
    let mut said = series.what.clone();
    if series.weeks > 1 {
        said.push_str(&format!(", pooled over {} weeks", series.weeks));
    }
    if let Some((first, last)) = series.points.first().zip(series.points.last()) {
        let (from, to) = (day(first.sunday), day(last.sunday));
        said.push_str(&format!(", for weeks named by their last day, Sunday, from {from} to {to}"));
    }
    said.push('.');
    for regime in &series.regimes {
        said.push_str(&format!(
            " On {}: {}. What is older is not comparable, and weeks in which both kinds mix are not drawn.",
            day(regime.on),
            regime.label
        ));
    }
    let gaps = series.gaps();
    for (from, to, why) in gaps.iter().take(4) {
        let from_to = if from == to { day(*from) } else { format!("{} to {}", day(*from), day(*to)) };
        said.push_str(&format!(" No value for {from_to}: {why}."));
    }
    if gaps.len() > 4 {
        said.push_str(&format!(" {} more gaps are in the table.", gaps.len() - 4));
    }
    if let Some(role) = time.role {
        said.push_str(&format!(" Your role changed on {}.", day(role)));
    }
    let away = time.away.iter().filter(|away| time.axis.shows(away.from) || time.axis.shows(away.to));
    let away: Vec<String> = away.map(|away| format!("{} to {}", day(away.from), day(away.to))).collect();
    if !away.is_empty() {
        said.push_str(&format!(" Days off you gave: {}.", away.join(", ")));
    }
    if let Some((low, high)) = series.usual_since(time.windows.before) {
        said.push_str(&format!(" Your usual range before: {}.", series.measure.range(low, high)));
    }
    said
}

/// What the newest point says.
pub(crate) fn newest(series: &Series, point: &Point) -> String {
    match (series.drawn(point), &point.value) {
        (Drawn::Joined(count), _) => format!("Now: {}", series.measure.said(count)),
        (Drawn::Alone(count), _) => {
            format!("Too early to say: {} {}, {} needed", count.of, series.unit, series.least)
        }
        (_, Value::Of(count)) => format!("Now: {}", series.measure.counted(*count)),
        (_, Value::Gap(why)) => format!("Now: {why}"),
    }
}

/// What the weeks of a point are called at the head of a table.
pub(crate) fn weeks_to(series: &Series) -> String {
    match series.weeks {
        ..=1 => "Week to".to_owned(),
        weeks => format!("{weeks} weeks to"),
    }
}

/// The points as they come, each with its whole, its part and its share; of a median with how many it is of.
pub(crate) fn table<'a>(series: &Series, points: impl Iterator<Item = &'a Point>) -> Table {
    let (measure, [part, whole]) = (series.measure, series.heads.clone());
    let has_part = measure == Measure::Share;
    let rows = points.map(|point| {
        let nothing = || Cell::None(String::new());
        let [of, part] = match &point.value {
            Value::Of(count) => [Cell::Number(count.of), Cell::Number(count.part)],
            Value::Gap(_) => [nothing(), nothing()],
        };
        let value = match (series.drawn(point), &point.value) {
            (Drawn::Mixed, _) => Cell::None("both kinds mix".to_owned()),
            (Drawn::Alone(_), _) => Cell::None("too few".to_owned()),
            (_, Value::Of(count)) => measure.cell(*count),
            (_, Value::Gap(why)) => Cell::None(why.clone()),
        };
        let part = has_part.then_some(part);
        [Some(Cell::Day(point.sunday)), Some(of), part, Some(value)].into_iter().flatten().collect()
    });
    let rows = rows.collect();
    let heads =
        [Some(weeks_to(series)), Some(whole), has_part.then_some(part), Some(measure.head().to_owned())];
    Table { caption: series.what.clone(), head: heads.into_iter().flatten().collect(), rows }
}
