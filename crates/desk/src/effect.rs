//! What a correction changed, in figures before and after.

use records::Said;
use signals::{Signal, Status};

use crate::text::{counted, share, thousands};
use crate::{Desk, Failure, Report, lines};

/// The figures corrections are said back with.
#[derive(Clone, Debug)]
pub struct Figures {
    maker_share: Option<Figure>,
    only_areas: signals::Count,
    only_you: signals::Count,
    absence: Option<Figure>,
    recurrence: Option<Figure>,
    spread: Option<Figure>,
    landing: Option<Figure>,
    active: usize,
    /// How many reasons were given, and the own-it share with them in the place of the estimate.
    reasons: (u64, signals::Count),
}

/// A count, and whether a screen would give its share.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Figure {
    count: signals::Count,
    share: bool,
}

/// What a screen says of a signal: a share, counts where there are too few for one, or nothing.
fn figure(signal: &Signal) -> Option<Figure> {
    let share = match signal.status {
        Status::Value => true,
        Status::NotEnough { .. } => false,
        Status::NotApplicable(_) | Status::Dropped(_) | Status::NotConnected(_) => return None,
    };
    signal.count.map(|count| Figure { count, share })
}

impl Figures {
    /// Those of a report.
    pub fn of(report: &Report) -> Figures {
        Figures {
            maker_share: figure(&report.maker_share.signal),
            only_areas: report.knowledge.only_areas,
            only_you: report.knowledge.weights.only_you(),
            absence: figure(&report.absence.signal),
            recurrence: figure(&report.recurrence.signal),
            spread: figure(&report.spread.signal),
            landing: figure(&report.landing.signal),
            active: report.ground.active.len(),
            reasons: (report.own_it.said.answers, report.own_it.said.wins),
        }
    }

    /// Those of a desk.
    fn now(desk: &Desk) -> Result<Figures, Failure> {
        Ok(Figures::of(&Report::of(&desk.ground()?)))
    }

    /// What differs from what was before.
    pub fn differences(&self, before: &Figures) -> Vec<Difference> {
        let mut all = Vec::new();
        let mut add = |what: &str, before: String, now: String| {
            all.push(Difference { what: what.to_owned(), before: Some(before), now: Some(now) });
        };
        if self.active != before.active {
            add("active people", before.active.to_string(), self.active.to_string());
        }
        let mut part = |name: &str, then: Option<Figure>, now: Option<Figure>| {
            if then != now {
                add(name, text(then), text(now));
            }
        };
        part("maker share", before.maker_share, self.maker_share);
        let weight = |count| Some(Figure { count, share: true });
        part("only you", weight(before.only_you), weight(self.only_you));
        part("absence, replayed", before.absence, self.absence);
        part("recurrence", before.recurrence, self.recurrence);
        part("discussion spread", before.spread, self.spread);
        part("landing", before.landing, self.landing);
        if self.only_areas != before.only_areas {
            add("areas only you know", counted(before.only_areas), counted(self.only_areas));
        }
        let ((answers_then, then), (answers, now)) = (before.reasons, self.reasons);
        if answers_then != answers && then != now {
            add("own-it share with your answers", text(weight(then)), text(weight(now)));
        }
        all
    }

    /// The same, at most three, a line each.
    pub fn against(&self, before: &Figures) -> Vec<String> {
        self.differences(before).iter().take(3).map(Difference::line).collect()
    }
}

/// A figure that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is of.
    pub what: String,
    /// What it was; none: there was none.
    pub before: Option<String>,
    /// What it is; none: there is none.
    pub now: Option<String>,
}

impl Difference {
    /// `maker share: 24 % (97 of 410) to 25 % (98 of 391)`.
    pub fn line(&self) -> String {
        let of = |figure: &Option<String>| figure.clone().unwrap_or_else(|| "none".to_owned());
        format!("{}: {} to {}", self.what, of(&self.before), of(&self.now))
    }
}

/// A share with its counts; counts alone where no share may be said; what is part of nothing alone.
fn text(figure: Option<Figure>) -> String {
    let Some(Figure { count, share: given }) =
        figure.filter(|Figure { count, .. }| count.part > 0 || count.of > 0)
    else {
        return "no figure".to_owned();
    };
    match share(count).filter(|_| given) {
        _ if count.of == 0 => thousands(count.part),
        Some(share) => format!("{share} ({})", counted(count)),
        None => counted(count),
    }
}

/// What the figures of one desk differ in from those of another, a line each.
pub fn between(before: &Desk, now: &Desk) -> Result<Vec<String>, Failure> {
    Ok(Figures::now(now)?.against(&Figures::now(before)?))
}

/// What words that were kept have changed.
#[derive(Clone, Debug)]
pub struct Effect {
    /// What differs, a line each, at most three; none where there were no figures before.
    pub changed: Option<Vec<String>>,
    /// Whether lines are drawn anew.
    pub anew: bool,
}

/// Keeps words and tells what they changed. Where figures cannot be worked out yet, because no author is
/// the lead, the words are kept all the same.
pub fn say(desk: &mut Desk, said: &[Said]) -> Result<Effect, Failure> {
    let before = Figures::now(desk).ok();
    desk.say(said)?;
    let now = Figures::now(desk)?;
    let changed = before.map(|before| now.against(&before));
    Ok(Effect { changed, anew: lines::is_to_be_drawn_anew(desk, &desk.ground()?)? })
}
