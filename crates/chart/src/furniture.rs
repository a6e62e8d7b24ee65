//! What stands on the time axis of a scorecard whatever is measured: names, windows, the role, days off.

use crate::axis::{Time, after, days};
use crate::svg::{Anchor, At, Label, Svg};
use crate::words::day_short;

/// The head of the shared axis: the day the role changed, and the brackets of *before* and *now*.
pub fn stave_top(time: &Time) -> String {
    let mut svg = Svg::furniture("chart");
    if let Some(role) = time.role.filter(|role| time.axis.shows(*role)) {
        let x = time.axis.percent(role);
        let anchor = match x {
            ..30.0 => Anchor::Start,
            70.0.. => Anchor::End,
            _ => Anchor::Middle,
        };
        let label = Label::new("label-role", At::Of(x), At::Px(12.0)).anchored(anchor);
        svg.label(label, &format!("your role changed, {}", day_short(role)));
    }
    brackets(&mut svg, time, 36.0);
    svg.done()
}

/// The foot of the shared axis: years, and months where there is room.
pub fn stave_bottom(time: &Time) -> String {
    let mut svg = Svg::furniture("chart");
    names(&mut svg, time, At::Px(0.0), 18.0);
    svg.done()
}

/// What runs behind a row: the days off that the lead gave, and the line of the role.
pub fn stave_time(time: &Time) -> String {
    let mut svg = Svg::furniture("stave__time");
    let whole = [At::Px(0.0), At::Of(100.0)];
    away(&mut svg, time, whole);
    if let Some(role) = time.role.filter(|role| time.axis.shows(*role)) {
        let x = At::Of(time.axis.percent(role));
        svg.line("line-role", [x, x], whole);
    }
    svg.done()
}

/// The days off, hatched.
pub(crate) fn away(svg: &mut Svg, time: &Time, y: [At; 2]) {
    for away in &time.away {
        let (from, to) = (time.axis.percent(away.from), time.axis.percent(after(away.to)));
        if to > from {
            svg.hatched("", [At::Of(from), At::Of(to - from)], y, "hatch-away");
        }
    }
}

/// The names of years and months under a picture.
pub(crate) fn names(svg: &mut Svg, time: &Time, y: At, dy: f64) {
    for (x, name, minor) in time.axis.names() {
        let class = if minor { "minor" } else { "" };
        svg.label(Label::new(class, At::Of(x), y).moved(0.0, dy), &name);
    }
}

/// The two brackets, where both are wide enough for their words.
pub(crate) fn brackets(svg: &mut Svg, time: &Time, y: f64) {
    let windows = time.windows;
    let gap = 0.4;
    let mut spans = Vec::new();
    for (word, more, from, to) in
        [("before", " weeks", windows.before, windows.now), ("now", "", windows.now, windows.end)]
    {
        let weeks = days(from, to) / 7;
        spans.push((
            word,
            format!(", {weeks}{more}"),
            time.axis.percent(from) + gap,
            time.axis.percent(to) - gap,
        ));
    }
    if spans.iter().any(|(_, _, from, to)| to - from < 6.0) {
        return;
    }
    for (word, more, from, to) in spans {
        svg.line("line-span", [At::Of(from), At::Of(to)], [At::Px(y), At::Px(y)]);
        svg.label_with_more(Label::new("", At::Of(from), At::Px(y)).moved(0.0, -5.0), word, &more);
    }
}
