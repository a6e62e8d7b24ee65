//! Signals without a line: a dot a week.

use crate::axis::{Time, days};
use crate::count::Weight;
use crate::plot::Plot;
use crate::room::Room;
use crate::scale::Scale;
use crate::series::{Drawn, Point, Series, Value};
use crate::stave::{FRAME, newest, table, weeks_to};
use crate::svg::{Anchor, At, Label, Svg};
use crate::words::{day, thousands};
use crate::{Cell, Chart, Count, Name, Table};

/// One dot a week on a row of a scorecard, with no line to join them. On a scale of shares a dot is the part of
/// its whole; on one of numbers it is the part, and the whole is not used. Points that share days with a
/// newer one are not drawn: no week counts twice. What is older than a regime mark is hollow.
pub fn week_dots(name: Name<'_>, time: &Time, scale: &Scale, series: &Series) -> Chart {
    let weeks = Weeks { scale, series, points: disjoint(series) };
    let mut svg = Svg::picture(name.id, "chart", None, name.title, &weeks.said());
    FRAME.grid(&mut svg, scale);
    Plot::new(FRAME, time, scale, series).regimes(&mut svg, &mut Room::default());
    let newest = weeks.points.last().map(|point| point.sunday);
    for point in weeks.points.iter().filter(|point| time.axis.shows(point.sunday)) {
        let Some(count) = weeks.drawn(point) else { continue };
        let (x, y) = (At::Of(time.axis.week(point.sunday)), At::Of(weeks.height(count)));
        let last = newest == Some(point.sunday);
        let few = scale.is_share() && (count.weight() == Weight::Few || count.of < series.least);
        match (few, series.is_old(point), last) {
            (true, _, _) => svg.circle("dot-thin", x, y, 3.5),
            (false, true, _) => svg.circle("dot-open", x, y, 3.0),
            (false, false, true) => svg.circle("dot-last", x, y, 5.0),
            (false, false, false) => svg.circle("dot-you", x, y, 3.0),
        }
        if last {
            let (class, x, anchor) =
                if few { ("", At::Of(100.0), Anchor::End) } else { ("last-label", x, Anchor::Middle) };
            svg.label(Label::new(class, x, y).moved(0.0, -11.0).anchored(anchor), &weeks.figure(count));
        }
    }
    Chart { svg: svg.done(), table: weeks.table() }
}

struct Weeks<'a> {
    scale: &'a Scale,
    series: &'a Series,
    points: Vec<&'a Point>,
}

impl Weeks<'_> {
    /// The count of a point that has a dot. A number needs no n.
    fn drawn(&self, point: &Point) -> Option<Count> {
        match (self.series.drawn(point), &point.value) {
            (Drawn::Joined(count) | Drawn::Alone(count), _) => Some(count),
            (Drawn::Gap(_), Value::Of(count)) if !self.scale.is_share() => Some(*count),
            (Drawn::Gap(_) | Drawn::Mixed, _) => None,
        }
    }

    fn height(&self, count: Count) -> f64 {
        let share = || count.share().unwrap_or(0.0);
        FRAME.y(self.scale, if self.scale.is_share() { share() } else { count.part as f64 })
    }

    fn figure(&self, count: Count) -> String {
        match self.scale.is_share() {
            false => thousands(count.part),
            true if count.of < self.series.least => {
                format!("{} {}, {} needed", count.of, self.series.unit, self.series.least)
            }
            true if count.weight() == Weight::Few => count.said(),
            true => count.percent().unwrap_or_default(),
        }
    }

    fn said(&self) -> String {
        let mut said = format!("{}, a dot for each week, and no week counts twice", self.series.what);
        if let Some((first, last)) = self.points.first().zip(self.points.last()) {
            said.push_str(&format!(
                ", from the week to {} to the week to {}",
                day(first.sunday),
                day(last.sunday)
            ));
        }
        said.push('.');
        if self.scale.is_share() {
            if let Some(last) = self.points.last() {
                said.push_str(&format!(" {}.", newest(self.series, last)));
            }
            return said;
        }
        let drawn = || self.points.iter().filter_map(|point| Some((self.drawn(point)?.part, point.sunday)));
        let ends = [("Least", drawn().min()), ("Most", drawn().max()), ("Last", drawn().next_back())];
        for (word, (part, on)) in ends.into_iter().filter_map(|(word, end)| Some((word, end?))) {
            said.push_str(&format!(" {word}: {}, in the week to {}.", thousands(part), day(on)));
        }
        said
    }

    fn table(&self) -> Table {
        let newest_first = self.points.iter().rev().copied();
        if self.scale.is_share() {
            return table(self.series, newest_first);
        }
        let rows = newest_first.map(|point| {
            let value = match &point.value {
                Value::Of(count) => Cell::Number(count.part),
                Value::Gap(why) => Cell::None(why.clone()),
            };
            vec![Cell::Day(point.sunday), value]
        });
        let head = vec![weeks_to(self.series), self.series.heads[0].clone()];
        Table { caption: self.series.what.clone(), head, rows: rows.collect() }
    }
}

/// The points of which no two share a day, counted back from the newest; oldest first.
fn disjoint(series: &Series) -> Vec<&Point> {
    let apart = series.weeks.max(1) * 7;
    let mut points: Vec<&Point> = Vec::new();
    for point in series.points.iter().rev() {
        if points.last().is_none_or(|newer| days(point.sunday, newer.sunday) >= apart) {
            points.push(point);
        }
    }
    points.reverse();
    points
}
