//! The large figure of a signal.

use crate::axis::{Time, days};
use crate::furniture::{away, brackets, names};
use crate::measure::Measure;
use crate::plot::{Frame, Plot};
use crate::room::{Area, Room};
use crate::scale::Scale;
use crate::series::{Drawn, Series, Value};
use crate::stave::{said, table};
use crate::svg::{Anchor, At, Label, Svg};
use crate::words::{day_short, percent};
use crate::{Chart, Name};

const HEIGHT: u32 = 340;
const FRAME: Frame = Frame { top: 17.0, base: 84.0, pixels: HEIGHT as f64, ticks: 5, kinds: true };

/// One signal by itself: as in [`stave`](crate::stave()), with a scale of its own, the axis, the windows, days off
/// and the role in the picture, a place to point at for each point, and the lead's own target, a share from 0
/// to 1, if one is set.
pub fn line(name: Name<'_>, time: &Time, series: &Series, target: Option<f64>) -> Chart {
    let of_shares = series.measure == Measure::Share;
    let target = target.filter(|target| of_shares && (0.0..=1.0).contains(target));
    let scale = &match of_shares {
        true => Scale::for_shares(series.values().chain(target).fold(0.0, f64::max)),
        false => Scale::of_one(series),
    };
    let mut desc = said(time, series);
    if let Some(target) = target {
        desc.push_str(&format!(" Your own target is {}.", percent(target)));
    }
    let mut svg = Svg::picture(name.id, "chart", Some(HEIGHT), name.title, &desc);
    away(&mut svg, time, [At::Of(FRAME.top * 0.5), At::Of(FRAME.base - FRAME.top * 0.5)]);
    FRAME.grid(&mut svg, scale);
    let plot = Plot::new(FRAME, time, scale, series);
    let mut room = plot.room();
    plot.regimes(&mut svg, &mut room);
    role(&mut svg, time, &mut room);
    plot.draw(&mut svg, &mut room);
    if let Some(target) = target {
        self::target(&mut svg, scale, target, &mut room);
    }
    names(&mut svg, time, At::Of(FRAME.base), 17.0);
    svg.open(
        "svg",
        &[
            ("class", "chart".into()),
            ("y", At::Of(FRAME.base).to_string()),
            ("width", "100%".into()),
            ("height", "54".into()),
            ("overflow", "visible".into()),
        ],
    );
    brackets(&mut svg, time, 46.0);
    svg.close("svg");
    hits(&mut svg, time, series);
    Chart { svg: svg.done(), table: table(series, series.points.iter().rev()) }
}

/// The line of the role, with its words where there is room: at its top, below a regime mark's words, or at its foot.
fn role(svg: &mut Svg, time: &Time, room: &mut Room) {
    let Some(role) = time.role.filter(|role| time.axis.shows(*role)) else { return };
    let (x, y) = (time.axis.percent(role), 4.0);
    svg.line("line-role", [At::Of(x), At::Of(x)], [At::Of(y), At::Of(FRAME.base)]);
    let text = "your role changed";
    let mut places = Vec::new();
    let foot = FRAME.pixels * (FRAME.base - y) / 100.0 - 8.0;
    for dy in [9.0, 52.0, foot] {
        let older = Area::of_text_before(text, x, y, dy, FRAME.pixels);
        places.extend((older.x[0] >= -2.0).then_some((older, -6.0, dy, Anchor::End)));
        places.push((Area::of_text(text, x, y, dy, FRAME.pixels), 6.0, dy, Anchor::Start));
    }
    let areas: Vec<Area> = places.iter().map(|place| place.0).collect();
    if let Some((_, dx, dy, anchor)) = room.best(&areas).map(|at| places[at]) {
        svg.label(Label::new("label-role", At::Of(x), At::Of(y)).moved(dx, dy).anchored(anchor), text);
    }
}

/// A word on its line; not a zone.
fn target(svg: &mut Svg, scale: &Scale, target: f64, room: &mut Room) {
    let y = FRAME.y(scale, target);
    if !scale.ticks(FRAME.ticks).iter().any(|(tick, _)| (FRAME.y(scale, *tick) - y).abs() < 0.1) {
        svg.line("grid-line", [At::Px(0.0), At::Of(100.0)], [At::Of(y), At::Of(y)]);
    }
    let text = format!("your target, {}", percent(target));
    let moves = [-5.0, 14.0];
    let areas = moves.map(|dy| Area::of_text(&text, 0.0, y, dy, FRAME.pixels));
    if let Some(at) = room.best(&areas) {
        svg.label(Label::new("said-in", At::Px(0.0), At::Of(y)).moved(4.0, moves[at]), &text);
    }
}

/// A strip for each point, as wide as the step to the next, with its value for who points at it.
fn hits(svg: &mut Svg, time: &Time, series: &Series) {
    let axis = &time.axis;
    let steps = series.points.windows(2).map(|two| days(two[0].sunday, two[1].sunday));
    let step = steps.filter(|step| *step > 0).min().unwrap_or(7) as f64;
    let width = step / days(axis.from, axis.to).max(1) as f64 * 100.0;
    for point in series.points.iter().filter(|point| axis.shows(point.sunday)) {
        let value = match (series.drawn(point), &point.value) {
            (Drawn::Mixed, _) => "both kinds mix, not drawn".to_owned(),
            (Drawn::Alone(count), _) => {
                format!("{}, {} needed", series.measure.counted(count), series.least)
            }
            (_, Value::Of(count)) => series.measure.said(*count),
            (_, Value::Gap(why)) => why.clone(),
        };
        let weeks =
            if series.weeks > 1 { format!("{} weeks to", series.weeks) } else { "week to".to_owned() };
        let from = (axis.week(point.sunday) - width / 2.0).max(0.0);
        let width = width.min(100.0 - from);
        svg.hit(
            [At::Of(from), At::Of(width)],
            [At::Px(0.0), At::Of(FRAME.base)],
            &format!("{weeks} {}: {value}", day_short(point.sunday)),
        );
    }
}
