//! What a correction changed, said back with the numbers.

use desk::text::{counted, share, thousands};
use desk::{Failure, Report};
use records::Said;
use signals::{Signal, Status};
use team::Settings;

use crate::cli::Global;
use crate::desk::Desk;
use crate::term::{columns, indent};

/// The figures corrections are said back with.
struct Figures {
    maker_share: Option<Figure>,
    only_areas: signals::Count,
    only_you: signals::Count,
    absence: Option<Figure>,
    active: usize,
}

/// A count, and whether a screen would give its share.
#[derive(Clone, Copy, PartialEq)]
struct Figure {
    count: signals::Count,
    share: bool,
}

/// What a screen says of a signal: a share, counts where there are too few for one, or nothing.
fn figure(signal: &Signal) -> Option<Figure> {
    let share = match signal.status {
        Status::Value => true,
        Status::NotEnough { .. } => false,
        Status::NotApplicable(_) | Status::Dropped(_) => return None,
    };
    signal.count.map(|count| Figure { count, share })
}

impl Figures {
    fn of(desk: &Desk, global: &Global) -> Result<Figures, Failure> {
        Figures::with(desk, &desk.settings, global)
    }

    fn with(desk: &Desk, settings: &Settings, global: &Global) -> Result<Figures, Failure> {
        let ground = desk.ground_with(global, settings)?;
        let report = Report::of(&ground);
        Ok(Figures {
            maker_share: figure(&report.maker_share.signal),
            only_areas: report.knowledge.only_areas,
            only_you: report.knowledge.weights.only_you(),
            absence: figure(&report.absence.signal),
            active: ground.active.len(),
        })
    }

    /// What differs now, at most three.
    fn against(&self, before: &Figures) -> Vec<String> {
        let mut changed = Vec::new();
        if self.active != before.active {
            changed.push(format!("active people: {} to {}", before.active, self.active));
        }
        let mut part = |name: &str, then: Option<Figure>, now: Option<Figure>| {
            if then != now {
                changed.push(format!("{name}: {} to {}", text(then), text(now)));
            }
        };
        part("maker share", before.maker_share, self.maker_share);
        let weight = |count| Some(Figure { count, share: true });
        part("only you", weight(before.only_you), weight(self.only_you));
        part("absence, replayed", before.absence, self.absence);
        if self.only_areas != before.only_areas {
            changed.push(format!(
                "areas only you know: {} to {}",
                counted(before.only_areas),
                counted(self.only_areas)
            ));
        }
        changed.truncate(3);
        changed
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

/// What the figures of one desk differ in from those of another, as lines.
pub fn sentence(before: &Desk, now: &Desk, global: &Global) -> Result<String, Failure> {
    let changed = Figures::of(now, global)?.against(&Figures::of(before, global)?);
    Ok(lines(&changed))
}

fn lines(changed: &[String]) -> String {
    if changed.is_empty() {
        return "  No figure changes.\n".to_owned();
    }
    changed.iter().map(|line| indent(line, 2, columns())).collect()
}

/// What would differ, were the settings others, as lines.
pub fn would(desk: &Desk, settings: &Settings, global: &Global) -> Result<String, Failure> {
    let changed = Figures::with(desk, settings, global)?.against(&Figures::of(desk, global)?);
    Ok(lines(&changed))
}

/// Keeps words and says back what they changed. Where figures cannot be worked out yet, because no
/// author is the lead, the words are kept all the same.
pub fn say(desk: &mut Desk, said: &[Said], global: &Global, what: &str) -> Result<String, Failure> {
    let before = Figures::of(desk, global).ok();
    desk.say(said, global)?;
    let now = Figures::of(desk, global)?;
    let mut text = indent(what, 0, columns());
    text += &match before {
        Some(before) => lines(&now.against(&before)),
        None => "  groundwork shows the scorecard now.\n".to_owned(),
    };
    if crate::lines::is_to_be_drawn_anew(desk, &desk.ground(global)?)? {
        text += "  Lines are drawn anew.\n";
    }
    text += "  groundwork undo    takes it back\n";
    Ok(text)
}
