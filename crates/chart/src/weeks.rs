//! Signals without a line: a dot a week, or a mark a change.

use jiff::civil::Date;

use crate::axis::{Time, days};
use crate::count::Weight;
use crate::plot::{Frame, Plot};
use crate::room::Room;
use crate::scale::Scale;
use crate::series::{Drawn, Point, Series, Value};
use crate::stave::FRAME;
use crate::svg::{Anchor, At, Label, Svg};
use crate::words::{day, thousands};
use crate::{Cell, Chart, Count, Name, Table};

/// One dot a week on a row of a scorecard, with no line to join them. On a scale of shares a dot is the part of
/// its whole; on one of numbers it is the part, and the whole is not used. Points that share days with a
/// newer one are not drawn: no week counts twice. What is older than a regime mark is hollow.
pub fn week_dots(name: Name<'_>, time: &Time, scale: &Scale, series: &Series) -> Chart {
    let points = disjoint(series);
    let mut svg = Svg::picture(name.id, "chart", None, name.title, &said(scale, series, &points));
    FRAME.grid(&mut svg, scale);
    Plot::new(FRAME, time, scale, series).regimes(&mut svg, &mut Room::default());
    for (at, point) in points.iter().enumerate() {
        let Value::Of(count) = point.value else { continue };
        if !time.axis.shows(point.sunday) {
            continue;
        }
        let last = at + 1 == points.len();
        let place = (At::Of(time.axis.week(point.sunday)), At::Of(height(FRAME, scale, count)));
        let old = series.is_old(point);
        dot(&mut svg, Dot::of(scale, series, point), count, place, [last, old]);
    }
    Chart { svg: svg.done(), table: table(scale, series, &points) }
}

/// How a dot is drawn.
#[derive(PartialEq)]
enum Dot {
    Number,
    Share,
    FewShare,
    None,
}

impl Dot {
    fn of(scale: &Scale, series: &Series, point: &Point) -> Self {
        match series.drawn(point) {
            Drawn::Mixed => Self::None,
            _ if !scale.is_share() => Self::Number,
            Drawn::Joined(count) if count.weight() == Weight::Enough => Self::Share,
            Drawn::Joined(_) | Drawn::Alone(_) => Self::FewShare,
            Drawn::Gap(_) => Self::None,
        }
    }
}

fn dot(svg: &mut Svg, dot: Dot, count: Count, (x, y): (At, At), [last, old]: [bool; 2]) {
    let (text, class) = match dot {
        Dot::None => return,
        Dot::Number => (thousands(count.part), "last-label"),
        Dot::Share => (count.percent().unwrap_or_default(), "last-label"),
        Dot::FewShare => (count.said(), ""),
    };
    let (ink, radius) = match (dot == Dot::FewShare, old, last) {
        (true, _, _) => ("dot-thin", 3.5),
        (false, true, _) => ("dot-open", 3.0),
        (false, false, true) => ("dot-last", 5.0),
        (false, false, false) => ("dot-you", 3.0),
    };
    svg.circle(ink, x, y, radius);
    if last {
        let (x, anchor) = if class.is_empty() { (At::Of(100.0), Anchor::End) } else { (x, Anchor::Middle) };
        svg.label(Label::new(class, x, y).moved(0.0, -11.0).anchored(anchor), &text);
    }
}

fn height(frame: Frame, scale: &Scale, count: Count) -> f64 {
    let value = if scale.is_share() { count.share().unwrap_or(0.0) } else { count.part as f64 };
    frame.y(scale, value)
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

fn counted(scale: &Scale, count: Count) -> String {
    if scale.is_share() { count.said() } else { thousands(count.part) }
}

fn said(scale: &Scale, series: &Series, points: &[&Point]) -> String {
    let mut said = format!("{}, a dot for each week, and no week counts twice", series.what);
    if let Some((first, last)) = points.first().zip(points.last()) {
        said.push_str(&format!(", from that to {} to that to {}", day(first.sunday), day(last.sunday)));
    }
    said.push('.');
    let counts = points.iter().filter_map(|point| match point.value {
        Value::Of(count) => Some((point.sunday, count)),
        Value::Gap(_) => None,
    });
    let counts: Vec<_> = counts.collect();
    // From the top down: the largest value has the smallest.
    let down = |one: &&(Date, Count)| height(FRAME, scale, one.1);
    let drawn = |(_, count): &&(Date, Count)| !scale.is_share() || count.weight() != Weight::CountsOnly;
    let drawn = || counts.iter().filter(drawn);
    if let Some((on, most)) = drawn().min_by(|a, b| down(a).total_cmp(&down(b))) {
        said.push_str(&format!(" Most in the week to {}: {}.", day(*on), counted(scale, *most)));
    }
    if let Some((on, least)) = drawn().max_by(|a, b| down(a).total_cmp(&down(b))) {
        said.push_str(&format!(" Least in the week to {}: {}.", day(*on), counted(scale, *least)));
    }
    if let Some((on, last)) = counts.last() {
        said.push_str(&format!(" Last, to {}: {}.", day(*on), counted(scale, *last)));
    }
    said
}

fn table(scale: &Scale, series: &Series, points: &[&Point]) -> Table {
    let [part, whole] = series.heads.clone();
    let share = scale.is_share();
    let rows = points.iter().rev().map(|point| {
        let day = Cell::Day(point.sunday);
        match (&point.value, share) {
            (Value::Of(count), true) => {
                vec![day, Cell::Number(count.of), Cell::Number(count.part), Cell::Share(*count)]
            }
            (Value::Of(count), false) => vec![day, Cell::Number(count.part)],
            (Value::Gap(why), true) => {
                let nothing = || Cell::None(String::new());
                vec![day, nothing(), nothing(), Cell::None(why.clone())]
            }
            (Value::Gap(why), false) => vec![day, Cell::None(why.clone())],
        }
    });
    let to = if series.weeks > 1 { format!("{} weeks to", series.weeks) } else { "Week to".to_owned() };
    let head = if share { vec![to, whole, part, "Share".to_owned()] } else { vec![to, part] };
    Table { caption: series.what.clone(), head, rows: rows.collect() }
}
