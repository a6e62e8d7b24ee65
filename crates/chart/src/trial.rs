//! Did a practice move it? The weeks before it began, and those since.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::axis::{after, days};
use crate::count::Weight;
use crate::plot::Frame;
use crate::pooled::Pooled;
use crate::room::{Area, Room};
use crate::scale::Scale;
use crate::svg::{Anchor, At, Label, Svg};
use crate::under::Under;
use crate::words::{day, day_of_year, day_short, weekday};
use crate::{Cell, Chart, Count, CountWords, Name, Table};

/// A practice, and what was counted before it began and since.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The Monday it began on.
    pub began: Date,
    /// How many weeks are one point: 1, 2 or 4.
    pub weeks: i64,
    /// The points, oldest first. One that shares days with the one before it is left out: no week counts twice.
    pub points: Vec<TrialPoint>,
    /// Weeks that were paused, each by its last day, Sunday. They belong to no point.
    pub paused: Vec<Date>,
}

/// One week, or a few, and what was counted in them.
#[derive(Clone, Copy, Debug)]
pub struct TrialPoint {
    /// The first day.
    pub from: Date,
    /// The last day, a Sunday.
    pub to: Date,
    /// What was counted; of nothing where nothing was.
    pub count: Count,
}

const TOP: f64 = 28.0;
const BASE: f64 = 168.0;
/// What is left free at both sides, in percent.
const SIDE: f64 = 3.0;
/// The narrowest plot that still shows the counts under its dots, in pixels.
const NARROW: f64 = 440.0;

/// One dot a point and no line to join them: hollow with fewer than 20, none with fewer than 5. Dashed, all
/// points before together and all since; the start marked; paused weeks hatched, which the caption should
/// say. Under each dot its counts. The scale begins at 0.
pub fn trial(name: Name<'_>, words: CountWords<'_>, trial: &Trial) -> Chart {
    let plan = Plan::of(trial);
    let under = Under::of(plan.places(), NARROW);
    let bottom = BASE + 32.0 + under.lower();
    let frame = Frame::fixed(bottom + 4.0, [TOP, BASE], 3);
    let (before, since) = (plan.before(), plan.since());
    let shares = plan.drawn().filter_map(|(_, count)| count.share());
    let scale = Scale::for_shares(shares.chain(before.share()).chain(since.share()).fold(0.0, f64::max));

    let mut svg = Svg::picture(name.id, "chart", Some(frame.pixels as u32), name.title, &plan.said(words));
    let tall = [At::Of(frame.top), At::Of(frame.base - frame.top)];
    for sunday in &plan.paused {
        let [from, to] = [monday(*sunday), after(*sunday)].map(|day| plan.x(day));
        svg.hatched("", [At::Of(from), At::Of(to - from)], tall, "hatch-away");
    }
    frame.grid(&mut svg, &scale);
    let mut room = Room::default();
    start(&mut svg, &mut room, frame, plan.x(trial.began), &format!("began {}", weekday(trial.began)));
    for pooled in [&before, &since] {
        pooled.draw_line(&mut svg, frame, &scale);
    }
    for (x, count) in plan.drawn() {
        let y = frame.y(&scale, count.share().unwrap_or(0.0));
        let class = if count.weight() == Weight::Enough { "dot-last" } else { "dot-thin" };
        svg.circle(class, At::Of(x), At::Of(y), 5.0);
        room.dot((x, y), 5.0, frame.pixels);
    }
    for pooled in [&before, &since] {
        pooled.draw_words(&mut svg, frame, &scale, &mut room);
    }
    under.draw(&mut svg, frame.base, 16.0);
    plan.ends(&mut svg, bottom);
    Chart { svg: svg.done(), table: plan.table(words) }
}

/// The line of the start, and its words on the side where there is more room.
fn start(svg: &mut Svg, room: &mut Room, frame: Frame, x: f64, text: &str) {
    svg.line("line-role", [At::Of(x), At::Of(x)], [At::Px(8.0), At::Of(frame.base)]);
    let (dx, anchor) = if x > 60.0 { (-6.0, Anchor::End) } else { (6.0, Anchor::Start) };
    let label = Label::new("label-role", At::Of(x), At::Px(8.0)).moved(dx, 9.0);
    svg.label(label.anchored(anchor), text);
    let y = 17.0 / frame.pixels * 100.0;
    room.taken.push(match anchor {
        Anchor::End => Area::of_text_before(text, x, y, 0.0, frame.pixels),
        _ => Area::of_text(text, x, y, 0.0, frame.pixels),
    });
    room.taken.push(Area { x: [0.0, 100.0], y: [frame.base, 100.0] });
}

/// The points that are shown, and the days they are shown on.
struct Plan<'a> {
    trial: &'a Trial,
    points: Vec<TrialPoint>,
    paused: Vec<Date>,
    from: Date,
    days: f64,
}

impl<'a> Plan<'a> {
    fn of(trial: &'a Trial) -> Self {
        let mut points: Vec<TrialPoint> = Vec::new();
        for point in trial.points.iter().filter(|point| point.from <= point.to) {
            if points.last().is_none_or(|last| last.to < point.from) {
                points.push(*point);
            }
        }
        let mut paused = trial.paused.clone();
        paused.sort();
        paused.dedup();
        let firsts = points.iter().map(|point| point.from).chain(paused.iter().map(|day| monday(*day)));
        let from = firsts.fold(trial.began, Date::min);
        // With nothing since, there is still room behind the start.
        let first_since = trial.began.saturating_add((trial.weeks.max(1) * 7).days());
        let lasts = points.iter().map(|point| point.to).chain(paused.iter().copied()).map(after);
        let days = days(from, lasts.fold(first_since, Date::max)).max(1) as f64;
        Self { trial, points, paused, from, days }
    }

    /// Where the morning of a day is, in percent.
    fn x(&self, day: Date) -> f64 {
        let part = days(self.from, day) as f64 / self.days;
        SIDE + part.clamp(0.0, 1.0) * (100.0 - 2.0 * SIDE)
    }

    fn places(&self) -> impl Iterator<Item = (f64, Count)> {
        self.points.iter().map(|point| ((self.x(point.from) + self.x(after(point.to))) / 2.0, point.count))
    }

    fn drawn(&self) -> impl Iterator<Item = (f64, Count)> {
        self.places().filter(|(_, count)| count.weight() != Weight::CountsOnly)
    }

    fn side(&self, since: bool) -> &[TrialPoint] {
        let (before, after) =
            self.points.split_at(self.points.partition_point(|one| one.from < self.trial.began));
        if since { after } else { before }
    }

    fn before(&self) -> Pooled<'_> {
        self.pooled("before", "label-past", Anchor::Start, self.side(false))
    }

    fn since(&self) -> Pooled<'_> {
        self.pooled("since", "label-you", Anchor::End, self.side(true))
    }

    fn pooled<'b>(&self, word: &'b str, class: &'b str, at: Anchor, side: &[TrialPoint]) -> Pooled<'b> {
        let from = side.first().map_or(0.0, |first| self.x(first.from) + 0.8);
        let to = side.last().map_or(0.0, |last| self.x(after(last.to)) - 0.8);
        let count = Count::together(side.iter().map(|point| point.count));
        Pooled { word, class, count, x: [from, to.max(from)], at }
    }

    /// The last days of the first and of the last point.
    fn ends(&self, svg: &mut Svg, y: f64) {
        let Some((first, last)) = self.points.first().zip(self.points.last()) else { return };
        let said = |day: Date| {
            let year = first.to.year() != last.to.year();
            format!("to {}", if year { day_short(day) } else { day_of_year(day) })
        };
        let (left, right) = (self.x(first.from) - SIDE, self.x(after(last.to)) + SIDE);
        if right - left > 40.0 && self.points.len() > 1 {
            svg.label(Label::new("", At::Of(left), At::Px(y)), &said(first.to));
        }
        svg.label(Label::new("", At::Of(right), At::Px(y)).anchored(Anchor::End), &said(last.to));
    }

    fn one(&self) -> String {
        match self.trial.weeks {
            ..=1 => "week".to_owned(),
            weeks => format!("{weeks} weeks"),
        }
    }

    /// The points in sentences, for those who do not see the picture.
    fn said(&self, words: CountWords<'_>) -> String {
        let mut said = format!("{}, a dot for each {}, and no week counts twice.", words.what, self.one());
        let began = day(self.trial.began);
        for (when, pooled, side) in [
            (format!("Before {began}"), self.before(), self.side(false)),
            (format!("Since {began}"), self.since(), self.side(true)),
        ] {
            let counts: Vec<String> = side.iter().map(|point| point.count.counted()).collect();
            said.push_str(&match counts.as_slice() {
                [] => format!(" {when}: nothing yet."),
                counts => format!(" {when}: {}; together {}.", counts.join(", "), pooled.count.said()),
            });
        }
        let with = |weight| self.points.iter().filter(|one| one.count.weight() == weight).count();
        for (what, how_many) in [
            ("Hollow, with fewer than 20", with(Weight::Few)),
            ("Without a dot, with fewer than 5", with(Weight::CountsOnly)),
            ("Paused weeks, hatched", self.paused.len()),
        ] {
            if how_many > 0 {
                said.push_str(&format!(" {what}: {how_many}."));
            }
        }
        said
    }

    /// The points and the paused weeks, oldest first.
    fn table(&self, words: CountWords<'_>) -> Table {
        let when = |day: Date| Cell::Text(if day < self.trial.began { "before" } else { "since" }.to_owned());
        let points = self.points.iter().map(|point| {
            let Count { part, of } = point.count;
            let share = if of == 0 { Cell::None("none".to_owned()) } else { Cell::Share(point.count) };
            (point.to, vec![when(point.from), Cell::Number(part), Cell::Number(of), share])
        });
        let nothing = || Cell::None(String::new());
        let paused = self.paused.iter().map(|sunday| {
            (*sunday, vec![when(monday(*sunday)), nothing(), nothing(), Cell::None("paused".to_owned())])
        });
        let mut rows: Vec<(Date, Vec<Cell>)> = points.chain(paused).collect();
        rows.sort_by_key(|(to, _)| *to);
        let rows = rows.into_iter().map(|(to, cells)| [vec![Cell::Day(to)], cells].concat());
        let first = match self.trial.weeks {
            ..=1 => "Week to".to_owned(),
            weeks => format!("{weeks} weeks to"),
        };
        Table {
            caption: format!("{}; the practice began on {}", words.what, day(self.trial.began)),
            head: [&first, "Practice", words.part, words.whole, "Share"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }
    }
}

/// The first day of a week.
fn monday(sunday: Date) -> Date {
    sunday.saturating_sub(6.days())
}
