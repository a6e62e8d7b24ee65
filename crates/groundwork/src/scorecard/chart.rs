//! A line in two rows of sixteen steps, one mark every fourth week.

use desk::Report;
use desk::scorecard::{first_change, gone};
use desk::text::{hours, percent};
use signals::{FORGE, Point, Signal, Status};
use team::Ground;
use team::clock::{NOW, YEAR};

use super::Screen;
use super::row::missing_cells;

/// Weeks between marks, and how far back they reach.
const STEP: i32 = 4;
const REACH: i32 = 2 * YEAR - STEP;
/// With fewer records than this a window has no mark.
const LEAST: u64 = 5;

/// A chart of marks, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The upper row.
    pub upper: String,
    /// The lower row.
    pub lower: String,
}

/// The cells of a chart: a mark every fourth week of two years, and the line of the role.
pub const CELLS: usize = 29;

/// One scale for all signs with one unit: the first round value above every point.
pub fn scale(report: &Report) -> f64 {
    let signals = [&report.maker_share.signal, &report.absence.signal, &report.hours.signal];
    let most = signals
        .into_iter()
        .flat_map(|signal| marks(report.ground, signal))
        .filter_map(|point| point.and_then(|point| point.count.share()))
        .fold(0.0, f64::max);
    [0.1, 0.2, 0.5].into_iter().find(|&round| most <= round).unwrap_or(1.0)
}

/// The scale of hours, which has nothing in common with shares: the first round number of hours above every point.
fn hours_scale(report: &Report) -> f64 {
    let signal = &report.wait.signal;
    let marks = marks(report.ground, signal).into_iter().flatten();
    let most = marks.filter_map(|point| signal.definition.value_of(point.count)).fold(0.0, f64::max);
    round_hours(most)
}

/// The first round number of hours that is not less.
pub fn round_hours(most: f64) -> f64 {
    let tens = std::iter::successors(Some(1.0), |ten| Some(ten * 10.0));
    let mut round = tens.flat_map(|ten: f64| [1.0, 2.0, 4.0, 8.0].map(|times| ten * times));
    round.find(|round| most <= *round || *round > 1e9).unwrap_or(most)
}

fn draws_hours(report: &Report) -> bool {
    let signal = &report.wait.signal;
    signal.value.is_some() && !signal.points.is_empty()
}

/// Whether a sign has a line; where words stand in its place it has none.
pub fn is_drawn(report: &Report) -> bool {
    let drawn = |signal: &Signal| signal.status == Status::Value && !signal.points.is_empty();
    let (maker, absence) = (&report.maker_share.signal, &report.absence.signal);
    let merged = maker.count.is_some_and(|count| count.part > 0);
    let met = absence.verdict.is_some_and(|verdict| verdict.now.part > 0);
    let still_here = first_change(report.ground).is_some() && (met || gone(report.ground).is_none());
    drawn(maker) && merged
        || drawn(absence) && still_here
        || drawn(&report.hours.signal) && report.hours.days > 0
        || draws_hours(report)
}

/// What is said of the scale under the charts.
pub fn scale_sentence(report: &Report) -> String {
    let waits = match draws_hours(report) {
        true => format!(", that of waits to {}", hours(hours_scale(report))),
        false => String::new(),
    };
    format!(" All lines from 0 to {}{waits}.", percent(scale(report)))
}

/// Every fourth point, oldest first; none where it is not comparable with now, or ends before the
/// lead's first change: before that there is nothing, which is not zero.
fn marks(ground: &Ground, signal: &Signal) -> Vec<Option<Point>> {
    let mark = ground.regimes.iter().map(|mark| mark.weeks_ago).min();
    let first = first_change(ground);
    let comparable = |point: &Point| {
        mark.is_none_or(|mark| point.weeks_ago + NOW <= mark)
            && (signal.definition.source == FORGE
                || first.is_some_and(|first| first < ground.clock.weeks_ago(point.weeks_ago)))
    };
    let mut marks: Vec<Option<Point>> = vec![None; (REACH / STEP + 1) as usize];
    for point in signal.points.iter().filter(|point| point.weeks_ago <= REACH && point.weeks_ago % STEP == 0)
    {
        marks[(point.weeks_ago / STEP) as usize] = Some(*point).filter(&comparable);
    }
    marks.reverse();
    marks
}

impl Chart {
    /// The chart of a signal; the role's line stands before the first mark after it.
    pub fn of(report: &Report, signal: &Signal, screen: Screen) -> Chart {
        let in_hours = signal.definition.is_in_hours();
        let scale = if in_hours { hours_scale(report) } else { scale(report) };
        let role = role_mark(report.ground);
        let (ascii, skipped) = (screen.ink.ascii, missing_cells(screen.width));
        let mut chart = Chart { upper: String::new(), lower: String::new() };
        for (at, mark) in marks(report.ground, signal).iter().enumerate().skip(skipped) {
            if role == Some(at) && at > skipped {
                let line = if ascii { " | " } else { " ┆ " };
                chart.upper.push_str(line);
                chart.lower.push_str(line);
            }
            let (upper, lower) = match mark {
                Some(point) => cells(point, signal.definition.value_of(point.count), scale, ascii),
                None => (' ', ' '),
            };
            chart.upper.push(upper);
            chart.lower.push(lower);
        }
        chart
    }
}

/// Which mark is the first after the role began, when that is within the chart.
pub fn role_mark(ground: &Ground) -> Option<usize> {
    let date = ground.settings.role.flatten()?;
    let week = ground.clock.week_of(ground.clock.start_of(date));
    let at = (REACH - week) / STEP + 1;
    ((1..REACH).contains(&week) && at > 0).then_some(at as usize)
}

/// One mark as two cells.
fn cells(point: &Point, value: Option<f64>, scale: f64, ascii: bool) -> (char, char) {
    const STEPS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let Some(value) = value.filter(|_| point.count.of >= LEAST) else {
        return (' ', if ascii { '.' } else { '·' });
    };
    let part = (value / scale).min(1.0);
    if ascii {
        let digit = char::from_digit((part * 9.0).round() as u32, 10).unwrap_or('9');
        return (' ', digit);
    }
    let step = ((part * 16.0).round() as usize).max(1);
    (STEPS[step.saturating_sub(8)], STEPS[step.min(8)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use signals::Count;

    fn drawn((part, of): (u64, u64), ascii: bool) -> (char, char) {
        let point = Point { weeks_ago: 0, count: Count { part, of } };
        cells(&point, point.count.share(), 0.5, ascii)
    }

    #[test]
    fn a_mark_has_sixteen_steps_over_two_rows() {
        assert_eq!(drawn((50, 100), false), ('█', '█'));
        assert_eq!(drawn((25, 100), false), (' ', '█'));
        assert_eq!(drawn((28, 100), false), ('▁', '█'));
        assert_eq!(drawn((0, 100), false), (' ', '▁'), "zero of many is a mark, not a gap");
        assert_eq!(drawn((1, 4), false), (' ', '·'));
        assert_eq!(drawn((50, 100), true), (' ', '9'));
    }

    #[test]
    fn hours_have_a_round_scale() {
        assert_eq!([0.0, 1.5, 20.0, 41.0, 99.0].map(round_hours), [1.0, 2.0, 20.0, 80.0, 100.0]);
    }
}
