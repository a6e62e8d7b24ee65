//! The common part of a row of a scorecard and of the large figure of a signal.

use crate::axis::Time;
use crate::count::{Count, Weight};
use crate::room::{Area, Room};
use crate::scale::Scale;
use crate::series::{Drawn, Series};
use crate::svg::{Anchor, At, Label, Svg, rounded};

/// Where the values are in the picture.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    /// The top of the scale, in percent of the height.
    pub top: f64,
    /// Its zero.
    pub base: f64,
    /// The height of the picture in pixels, at least.
    pub pixels: f64,
    /// The most lines across.
    pub ticks: u32,
    /// Whether there is room to say what a change was and is at a regime mark.
    pub kinds: bool,
}

impl Frame {
    /// A picture so many pixels high, with the top of the scale and its zero at these pixels.
    pub(crate) fn fixed(pixels: f64, [top, base]: [f64; 2], ticks: u32) -> Self {
        let percent = |at: f64| at / pixels * 100.0;
        Self { top: percent(top), base: percent(base), pixels, ticks, kinds: false }
    }

    pub(crate) fn y(&self, scale: &Scale, value: f64) -> f64 {
        self.base - scale.height(value) * (self.base - self.top)
    }

    /// Lines across with their values left of the plot, and the line at zero.
    pub(crate) fn grid(&self, svg: &mut Svg, scale: &Scale) {
        let across = [At::Px(0.0), At::Of(100.0)];
        for (value, said) in scale.ticks(self.ticks) {
            let y = At::Of(self.y(scale, value));
            svg.line("grid-line", across, [y, y]);
            let label = Label::new("tick", At::Px(0.0), y).moved(-8.0, 4.0).anchored(Anchor::End);
            svg.label(label, &said);
        }
        svg.line("base-line", across, [At::Of(self.base), At::Of(self.base)]);
    }
}

/// A point of the line with its place, in percent.
struct Place {
    x: f64,
    y: f64,
    drawn: Drawn,
    old: bool,
    regime: usize,
}

/// A series in a frame.
pub(crate) struct Plot<'a> {
    pub frame: Frame,
    pub time: &'a Time,
    pub scale: &'a Scale,
    pub series: &'a Series,
    places: Vec<Place>,
}

impl<'a> Plot<'a> {
    pub(crate) fn new(frame: Frame, time: &'a Time, scale: &'a Scale, series: &'a Series) -> Self {
        let shown = series.points.iter().filter(|point| time.axis.shows(point.sunday));
        let places = shown.map(|point| {
            let drawn = series.drawn(point);
            let share = match &drawn {
                Drawn::Joined(count) | Drawn::Alone(count) => series.measure.value(*count).unwrap_or(0.0),
                Drawn::Gap(_) | Drawn::Mixed => 0.0,
            };
            Place {
                x: time.axis.week(point.sunday),
                y: frame.y(scale, share),
                drawn,
                old: series.is_old(point),
                regime: series.regime(point),
            }
        });
        let places = places.collect();
        Self { frame, time, scale, series, places }
    }

    /// The room there is, with the points in it.
    pub(crate) fn room(&self) -> Room {
        let points = self.places.iter().filter(|place| place.is_drawn()).map(|place| (place.x, place.y));
        Room { points: points.collect(), taken: Vec::new() }
    }

    /// The band of the usual range, the line, its dots; then what is said at them.
    pub(crate) fn draw(&self, svg: &mut Svg, room: &mut Room) {
        let usual = self.series.usual_since(self.time.windows.before);
        let since = self.time.axis.percent(self.time.windows.before);
        if let Some((low, high)) = usual {
            let (bottom, top) = (self.frame.y(self.scale, low), self.frame.y(self.scale, high));
            svg.rect("band", [At::Of(since), At::Of(100.0 - since)], [At::Of(top), At::Of(bottom - top)]);
        }
        svg.paths(&self.paths());
        self.lone_dots(svg);
        self.last(svg, room);
        self.reason(svg, room);
        if let Some((low, high)) = usual {
            let text = format!("usual, {}", self.series.measure.range(low, high));
            let mut places =
                vec![(self.frame.y(self.scale, high), -6.0), (self.frame.y(self.scale, low), 14.0)];
            // Below a band that reaches down to zero are the months.
            places.retain(|(y, dy)| y + (dy + 4.0) / self.frame.pixels * 100.0 <= self.frame.base);
            let area = |&(y, dy): &(f64, f64)| Area::of_text(&text, since, y, dy, self.frame.pixels);
            let areas: Vec<Area> = places.iter().map(area).collect();
            if let Some(at) = room.best(&areas) {
                let (y, dy) = places[at];
                svg.label(Label::new("label-past", At::Of(since), At::Of(y)).moved(4.0, dy), &text);
            }
        }
    }

    /// The paths, each a class and its data. A path ends where a value is missing, where two points cannot
    /// be compared, and where the ink changes.
    fn paths(&self) -> Vec<(&'static str, String)> {
        let mut paths: Vec<(&'static str, String)> = Vec::new();
        let mut last: Option<&Place> = None;
        for place in &self.places {
            let Some(ink) = place.ink() else {
                last = None;
                continue;
            };
            let at = |place: &Place| {
                format!("{} {}", rounded(place.x * 10.0, 10.0), rounded(place.y * 10.0, 10.0))
            };
            match last.filter(|last| last.regime == place.regime) {
                // A line of one point is a dot: its ends are round.
                None => paths.push((ink, format!("M{}h0", at(place)))),
                Some(last) => {
                    let ink = if last.ink() == Some(THIN) { THIN } else { ink };
                    match paths.last_mut().filter(|path| path.0 == ink || path.1.ends_with("h0")) {
                        Some(path) => {
                            path.0 = ink;
                            path.1.truncate(path.1.trim_end_matches("h0").len());
                            path.1.push_str(&format!("L{}", at(place)));
                        }
                        None => paths.push((ink, format!("M{}L{}", at(last), at(place)))),
                    }
                }
            }
            last = Some(place);
        }
        paths
    }

    /// Points below the signal's least n, without a line. Weeks that overlap would say the same twice, so
    /// only disjoint ones have a dot, counted back from the newest of a row of them.
    fn lone_dots(&self, svg: &mut Svg) {
        let pooled = self.series.weeks.max(1) as usize;
        let mut since = 0;
        for at in (0..self.places.len()).rev() {
            let place = &self.places[at];
            if !matches!(place.drawn, Drawn::Alone(_)) {
                since = 0;
                continue;
            }
            if since % pooled == 0 {
                svg.circle("dot-thin", At::Of(place.x), At::Of(place.y), 3.5);
            }
            since += 1;
        }
    }

    /// The dot and the figure of the newest point, by what its n carries.
    fn last(&self, svg: &mut Svg, room: &mut Room) {
        let Some((place, point)) = self.places.last().zip(self.series.points.last()) else { return };
        if self.time.axis.week(point.sunday) != place.x || !self.time.axis.shows(point.sunday) {
            return;
        }
        let (x, y) = (At::Of(place.x), At::Of(place.y));
        let mut said = |class: &str, text: &str, anchor: Anchor, y: f64| {
            let area = match anchor {
                Anchor::End => Area::of_text_before(text, 100.0, y, -11.0, self.frame.pixels),
                _ => Area::of_text_around(text, place.x, y, -11.0, self.frame.pixels),
            };
            room.taken.push(area);
            let x = if anchor == Anchor::End { At::Of(100.0) } else { x };
            svg.label(Label::new(class, x, At::Of(y)).moved(0.0, -11.0).anchored(anchor), text);
        };
        match &place.drawn {
            Drawn::Joined(count) if count.weight() == Weight::Enough => {
                said(
                    "last-label",
                    &self.series.measure.figure(*count).unwrap_or_default(),
                    Anchor::Middle,
                    place.y,
                );
                svg.circle("dot-last", x, y, 5.0);
            }
            Drawn::Joined(count) => {
                said("", &self.series.measure.said(*count), Anchor::End, place.y);
                svg.circle("dot-thin", x, y, 4.5);
            }
            Drawn::Alone(count) => {
                let text = format!("{} {}, {} needed", count.of, self.series.unit, self.series.least);
                said("", &text, Anchor::End, place.y);
            }
            Drawn::Gap(_) => {
                if let Some(count) = point.few() {
                    said("", &self.series.measure.counted(count), Anchor::End, self.frame.base);
                }
            }
            Drawn::Mixed => {}
        }
    }

    /// Why there is no line, at the longest place without one.
    fn reason(&self, svg: &mut Svg, room: &mut Room) {
        let axis = &self.time.axis;
        let gaps =
            self.series.gaps().into_iter().filter(|(from, to, _)| axis.shows(*from) && axis.shows(*to));
        let width = |from, to| axis.week(to) - axis.week(from);
        let longest = gaps.max_by(|a, b| width(a.0, a.1).total_cmp(&width(b.0, b.1)));
        let Some((from, to, why)) = longest else { return };
        if width(from, to) < 5.0 {
            return;
        }
        let x = ((axis.week(from) + axis.week(to)) / 2.0).clamp(12.0, 88.0);
        let area = Area::of_text_around(&why, x, self.frame.base, -12.0, self.frame.pixels);
        if room.best(&[area]).is_some() {
            let label = Label::new("minor", At::Of(x), At::Of(self.frame.base)).moved(0.0, -12.0);
            svg.label(label.anchored(Anchor::Middle), &why);
        }
    }
}

const THIN: &str = "line-thin";

impl Place {
    fn is_drawn(&self) -> bool {
        matches!(self.drawn, Drawn::Joined(_) | Drawn::Alone(_))
    }

    /// The class of the line here, if it goes through.
    fn ink(&self) -> Option<&'static str> {
        let Drawn::Joined(count) = &self.drawn else { return None };
        Some(match (count.weight(), self.old) {
            (Weight::Enough, true) => "line-others",
            (Weight::Enough, false) => "line-you",
            _ => THIN,
        })
    }
}

impl crate::series::Point {
    /// The count of a point that has too few for a dot.
    fn few(&self) -> Option<Count> {
        match self.value {
            crate::Value::Of(count) if count.of > 0 => Some(count),
            _ => None,
        }
    }
}
